"""The codec of marks that a file brings: the same rules as `wire`."""

from reader.model.anchor import Placement, PlacementState
from reader.model.annotation import PlacedAnnotation
from reader.model.checked import NAME_LENGTH, Checked
from reader.model.found_marks import FoundMarks, MarkedArticle
from reader.model.wire import Json
from reader.model.wire_copy import placed_to_json, read_placed

_NOWHERE = Placement(None, PlacementState.ORPHAN, 0.0)  # a file says where a mark stood, not where it stands here


def found_to_json(found: FoundMarks) -> Json:
    """Return what a file holds as an object."""
    return {"articles": [_article_to_json(article) for article in found.articles], "left_out": found.left_out}


def read_found(fields: Checked) -> FoundMarks:
    """Return what a file holds, at a place in a larger document; raises WireError."""
    articles = tuple(_read_article(article) for article in fields["articles"].items())
    return FoundMarks(articles, fields["left_out"].integer(0, 1 << 40))


def _article_to_json(article: MarkedArticle) -> Json:
    return {
        "url": article.url,
        "uid": article.uid,
        "title": article.title,
        "text_sha256": article.text_hash,
        "marks": [placed_to_json(PlacedAnnotation(mark, _NOWHERE)) for mark in article.marks],
    }


def _read_article(fields: Checked) -> MarkedArticle:
    url, uid, title, text_hash = (fields.get(name) for name in ("url", "uid", "title", "text_sha256"))
    return MarkedArticle(
        url=url.address() if url else None,
        uid=uid.uid() if uid else None,
        title=title.text(NAME_LENGTH) if title else None,
        marks=tuple(read_placed(mark, 0).annotation for mark in fields["marks"].items()),
        text_hash=text_hash.text(64) if text_hash else None,
    )
