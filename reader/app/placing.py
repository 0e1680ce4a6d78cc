"""The reader's marks found again in a text that is new to them."""

from sqlite3 import Connection

from reader.anchoring.place import place
from reader.app.access import Access
from reader.model.annotation import Annotation
from reader.model.library import ArticleId
from reader.store import annotations, articles
from reader.store.articles import StoredArticle


def place_marks(access: Access, article: ArticleId) -> None:
    """Find the places of marks that have none in the shown version yet; outside the lane, as it may take long."""
    stored, unplaced = access.read(lambda connection: _unplaced(connection, article))
    if not unplaced:
        return
    placed = {mark.uid: place(mark.anchor, stored.article.text) for mark in unplaced}

    def keep(connection: Connection) -> None:
        for uid, placement in placed.items():
            annotations.save_placement(connection, uid, stored.version, placement)

    access.write(keep)


def _unplaced(connection: Connection, article: ArticleId) -> tuple[StoredArticle, tuple[Annotation, ...]]:
    stored = articles.load_article(connection, article)
    placed = annotations.load_placements(connection, stored.version)
    marks = annotations.load_annotations(connection, article)
    return stored, tuple(mark for mark in marks if mark.uid not in placed)
