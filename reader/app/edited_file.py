"""A file that was edited since it was opened: another state of the same article, though no address says so."""

from sqlite3 import Connection

from reader.anchoring.difference import difference
from reader.app.access import Access
from reader.model.article import Article
from reader.model.difference import Bridge
from reader.model.library import ArticleId
from reader.model.original import Original
from reader.model.span import Span
from reader.store import articles

STANDARD_INPUT_NAME = "standard input"
SAME_TEXT = 0.5  # share of the shorter text that the other has too: of the name "article.txt" are many
LOOKED_AT = 3  # articles of one name

Former = tuple[ArticleId, str]  # an article and its text


def edited_file(article: Article, original: Original, access: Access) -> ArticleId | None:
    """Return the article that this file held before it was edited; None where it is known as it is, or another.

    A page has an address for that; what was pasted or came in on standard input has no name of its own.
    """
    is_file = original.url is None and original.media_type is None and original.name != STANDARD_INPUT_NAME
    if not is_file or articles.identifying_url(article) is not None:
        return None
    named = access.read(lambda connection: _named_so(connection, article, original))
    return next((former for former, text in named if _is_like(text, article.text)), None)


def _named_so(connection: Connection, article: Article, original: Original) -> tuple[Former, ...]:
    if articles.find_article(connection, article, original) is not None:
        return ()
    named = articles.find_files(connection, original.name)[:LOOKED_AT]
    return tuple((former, articles.load_text(connection, former).text) for former in named)


def _is_like(former: str, text: str) -> bool:
    whole = Span(0, len(former))
    common = Bridge(difference(former, text)).kept(whole) * len(whole)
    return common >= SAME_TEXT * min(len(former), len(text)) > 0
