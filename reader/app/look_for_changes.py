"""Whether the page of an article has changed since: asked on the reader's word only."""

from enum import StrEnum

from reader.anchoring.difference import difference
from reader.app.library import Library
from reader.app.open import fetch_original
from reader.app.workshop import Workshop
from reader.model.article import Article
from reader.model.copy import AnnotatedCopy
from reader.model.difference import Bridge, Difference
from reader.model.errors import AnalysisFailedError, ArticleUnreadableError
from reader.model.frozen import frozen
from reader.model.library import ArticleId, OpenArticle
from reader.model.original import Original
from reader.model.reading import Reading
from reader.model.span import Span
from reader.model.version import VersionRow

SAME_ARTICLE = 0.2  # share of its words that must stand on the page still: less, and it may be another page


class Found(StrEnum):
    """What the page holds."""

    UNCHANGED = "unchanged"
    CHANGED = "changed"
    ANOTHER = "another"  # so little of the article that the page may be a notice, a login or something else


@frozen
class Page:
    """What a page holds, as it was read just now."""

    original: Original
    article: Article
    reading: Reading | None  # None where the analysis failed


@frozen
class Looked:
    """What came of looking for changes."""

    found: Found
    article: ArticleId
    title: str
    newest: VersionRow  # of those known before
    difference: Difference  # from that to the page
    page: Page


def look_for_changes(opened: OpenArticle, library: Library, workshop: Workshop) -> Looked:
    """Return whether the article's page has changed; a changed one is kept as a version, and shown from now on.

    A page with next to nothing of the article is not kept until `keep_page` is called: it may be another.
    Raises PageUnreachableError, ArticleUnreadableError and AnalysisCancelledError; the library is as it was then.
    """
    article_id, address = opened.kept_as, opened.address
    if article_id is None or address is None:
        raise ArticleUnreadableError("No address of this article is known.", hint="Open its address to fetch it again.")
    newest = library.versions.of(article_id)[0]
    known = library.versions.read(article_id, newest.id).reading.article
    page = _read(fetch_original(address), workshop)
    found = difference(known.text, page.article.text)
    is_same = found.is_none
    former = None if is_same else library.versions.original(newest.id)
    if former is not None:
        is_same, page = _read_alike(known, former, page, workshop)
        found = difference(known.text, page.article.text)
    looked = Looked(_kind(found, known, is_same=is_same), article_id, known.title or "", newest, found, page)
    if looked.found is Found.UNCHANGED:
        library.versions.note_seen(newest.id, page.original)
    elif looked.found is Found.CHANGED:
        keep_page(looked, library)
    return looked


def keep_page(looked: Looked, library: Library) -> OpenArticle:
    """Keep what the page holds as the newest version of the article."""
    page = looked.page
    kept = library.versions.keep(looked.article, page.article, page.original)
    return library.keep_reading(looked.article, page.reading) if page.reading is not None else kept


def _read(original: Original, workshop: Workshop, *, whole_page: bool = False) -> Page:
    texts: list[Article] = []
    try:
        findings = workshop.read(original, whole_page=whole_page, on_article=texts.append)
    except AnalysisFailedError:
        if not texts:
            raise
        return Page(original, texts[-1], None)
    if isinstance(findings, AnnotatedCopy):
        hint = "Open it to see whose it is."
        raise ArticleUnreadableError("An annotated copy lies at the address of this article.", hint=hint)
    return Page(original, findings.article, findings)


def _read_alike(known: Article, former: Original, page: Page, workshop: Workshop) -> tuple[bool, Page]:
    """Return whether only Kilde has changed, and the page read as the former one was: whole, where that was.

    The former page, read as pages are read now, tells: it has the new words, the known ones, or neither.
    """
    try:
        again = _read(former, workshop)
        if difference(again.article.text, page.article.text).is_none:
            return True, page
        was_whole = (
            again.article.text != known.text and _read(former, workshop, whole_page=True).article.text == known.text
        )
    except (ArticleUnreadableError, AnalysisFailedError):
        return False, page  # it is read no longer: then what is known of it is all there is
    return False, _read(page.original, workshop, whole_page=True) if was_whole else page


def _kind(found: Difference, known: Article, *, is_same: bool) -> Found:
    if is_same:
        return Found.UNCHANGED
    kept = Bridge(found).kept(Span(0, len(known.text))) if known.text else 1.0
    return Found.CHANGED if kept >= SAME_ARTICLE else Found.ANOTHER
