"""The process that reads marks out of a file: a stranger's, as an article is."""

from reader.exchange.epub import ANNOTATIONS
from reader.exchange.foreign import address_of
from reader.exchange.opened_annotations import parse_json
from reader.exchange.opened_markdown import is_ours, parse_markdown
from reader.exchange.opened_readwise import is_readwise, parse_readwise
from reader.exchange.webannotation import text_hash
from reader.model.copy import AnnotatedCopy
from reader.model.errors import ArticleUnreadableError
from reader.model.found_marks import FoundMarks, MarkedArticle
from reader.model.original import Original
from reader.model.request import marks_request_from_json
from reader.model.wire_marks import found_to_json
from reader.text.encoding import decode
from reader.text.epub_package import Package, is_epub
from reader.text.saved_notes import has_notes, read_notes
from reader.text.unpack import unpacked
from reader.worker.copies import UNDATED, calibre_marks, whole_copy_in, with_calibres
from reader.worker.process import work_until_the_end
from reader.worker.service import Send

KNOWN = (
    "It reads annotated copies (HTML, PDF, EPUB, Markdown), books with marks of calibre, Web Annotations, EPUB "
    "annotation sets, Hypothesis, Readwise tables, and pages with notes saved by SingleFile."
)


def main() -> int:
    """Read files of marks until standard input ends; return the exit status."""
    return work_until_the_end(marks_request_from_json, answer)


def answer(original: Original, send: Send) -> None:
    """Send the marks; raises KildeError."""
    send({"marks": found_to_json(marks_in(original))})


def marks_in(original: Original) -> FoundMarks:
    """Return the marks in the file, known by its content; raises ArticleUnreadableError where there are none."""
    copy = whole_copy_in(original)
    found = _found(unpacked(original.content), original) if copy is None else _of_copy(copy)
    if not any(article.marks for article in found.articles):
        raise ArticleUnreadableError(f"There are no marks in {original.name} that Kilde can read.", hint=KNOWN)
    return found


def _found(content: bytes, original: Original) -> FoundMarks:
    now = original.fetched or UNDATED
    if is_epub(content):
        return _of_book(Package(content, original.name), now)
    text = decode(content, original.charset).lstrip("\ufeff")
    if text.lstrip().startswith(("{", "[")):
        return parse_json(text, now)
    if is_ours(text):
        return parse_markdown(text, now)
    if is_readwise(text):
        return parse_readwise(text, now)
    return read_notes(text, now) if has_notes(text) else FoundMarks(())


def _of_book(book: Package, now: str) -> FoundMarks:
    """Return the marks of a book: those of its annotation set, and what calibre has since put beside or into them."""
    stated = [(one.name, one.text) for one in book.description().stated()]
    addresses = (text for name, text in stated if name in ("source", "identifier") and address_of(text))
    source, title = next(addresses, None), next((text for name, text in stated if name == "title"), None)
    sets = [parse_json(decode(book.read(name)), now) for name in ANNOTATIONS if book.has(name)]
    marks = {mark.uid: mark for found in sets[:1] for article in found.articles for mark in article.marks}
    for mark in calibre_marks(book, now):
        marks[mark.uid] = with_calibres(marks.get(mark.uid, mark), mark)
    return FoundMarks((MarkedArticle(source, None, title, tuple(marks.values())),), sum(s.left_out for s in sets[:1]))


def _of_copy(copy: AnnotatedCopy) -> FoundMarks:
    article = copy.reading.article
    marks = tuple(placed.annotation for placed in copy.annotations)
    own = MarkedArticle(article.url, copy.article_uid, article.title, marks, text_hash(article.text))
    return FoundMarks((own,))
