"""The reader's marks and corrections found again in a text that is new to them."""

from collections.abc import Iterable, Mapping, Sequence
from sqlite3 import Connection

from reader.anchoring.place import ORPHAN, SearchedText
from reader.app.access import Access
from reader.model.anchor import Anchor, Placement, PlacementState
from reader.model.annotation import Annotation
from reader.model.frozen import frozen
from reader.model.library import ArticleId
from reader.store import annotations, articles
from reader.store.articles import StoredText


@frozen
class Sought:
    """An anchor, and the text that it was made on, where the library has it."""

    uid: str  # of what it anchors
    anchor: Anchor
    made_on: str | None


def sought(connection: Connection, article: ArticleId, uid: str, anchor: Anchor, made: str) -> Sought:
    """Return the anchor with the latest of the article's texts that it can have been made on at the moment `made`."""
    texts = articles.texts_until(connection, article, made)
    return Sought(uid, anchor, next((text for text in texts if anchor.stands_in(text)), None))


def sought_mark(connection: Connection, article: ArticleId, mark: Annotation) -> Sought:
    """Return the anchor of a mark of the article."""
    return sought(connection, article, mark.uid, mark.anchor, mark.since)


def placed(text: str, anchors: Iterable[Sought]) -> dict[str, Placement]:
    """Return where the anchors stand in the text, by their uid."""
    searched = SearchedText(text)
    return {one.uid: searched.place(one.anchor, one.made_on) for one in anchors}


def place_marks(access: Access, article: ArticleId) -> None:
    """Find the places of marks that have none in the shown version yet; outside the lane, as it may take long."""
    stored, marks, unplaced = access.read(lambda connection: _unplaced(connection, article))
    if not unplaced:
        return
    found = _settled(placed(stored.text, unplaced), marks)

    def keep(connection: Connection) -> None:
        for uid, placement in found.items():
            annotations.save_placement(connection, uid, stored.version, placement)

    access.write(keep)


def place_made(connection: Connection, stored: StoredText, marks: Sequence[Annotation]) -> None:
    """Keep where marks stand that were made or changed just now."""
    anchors = [sought_mark(connection, stored.article, mark) for mark in marks]
    for uid, placement in _settled(placed(stored.text, anchors), marks).items():
        annotations.save_placement(connection, uid, stored.version, placement)


def _unplaced(
    connection: Connection, article: ArticleId
) -> tuple[StoredText, tuple[Annotation, ...], tuple[Sought, ...]]:
    stored = articles.load_text(connection, article)
    known = annotations.load_placements(connection, stored.version)
    marks = tuple(mark for mark in annotations.load_annotations(connection, article) if mark.uid not in known)
    return stored, marks, tuple(sought_mark(connection, article, mark) for mark in marks)


def _settled(found: Mapping[str, Placement], marks: Iterable[Annotation]) -> dict[str, Placement]:
    """Return the places without guesses for marks that the reader keeps aside: those were declined once."""
    aside = {mark.uid for mark in marks if mark.is_aside}
    return {
        uid: ORPHAN if uid in aside and place.state is PlacementState.UNCERTAIN else place
        for uid, place in found.items()
    }
