"""Marks from elsewhere on their way into the library: what would come in is said first, nothing is ever deleted.

A mark is here already where the library has its uid, or one on the same words with the same note; so a file read twice
adds nothing. Words are found by `anchoring`, outside the lane, as that may take long.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import partial
from sqlite3 import Connection

from reader.anchoring.from_file import SURE, placed_from_file
from reader.anchoring.place import SearchedText
from reader.app.access import Access
from reader.app.cards import assemble
from reader.app.clock import now
from reader.app.history import set_annotations
from reader.app.scopes import ArticleScope
from reader.model.anchor import PlacementState
from reader.model.annotation import Annotation, PlacedAnnotation
from reader.model.errors import ArticleUnreadableError
from reader.model.found_marks import FoundMarks, MarkedArticle
from reader.model.frozen import frozen
from reader.model.library import ArticleId, OpenArticle
from reader.model.uid import uid_from
from reader.store import annotations, articles


@frozen
class MarkImport:
    """What a file would bring to one article."""

    article: ArticleId
    title: str
    found: int
    new: tuple[PlacedAnnotation, ...]
    differing: tuple[Annotation, ...]  # here, as the file has them: with another note, other tags or another colour

    @property
    def there(self) -> int:
        """Return how many are here already, word for word."""
        return self.found - len(self.new) - len(self.differing)

    def placed(self, *states: PlacementState) -> int:
        """Return how many of the new ones are placed so."""
        return sum(mark.placement.state in states for mark in self.new)

    @property
    def sure(self) -> int:
        """Return how many new ones stand surely on their words."""
        return self.placed(*SURE)


@frozen
class Preview:
    """What a file would bring, and what of it stays outside."""

    imports: tuple[MarkImport, ...]
    elsewhere: int  # marks of articles that the library does not have
    left_out: int  # replies, and what is damaged
    is_named: bool = True  # False: the file names none of the library's articles, and the one at hand was taken

    @property
    def new(self) -> int:
        """Return how many marks would be added."""
        return sum(len(each.new) for each in self.imports)

    @property
    def differing(self) -> int:
        """Return how many marks are otherwise here than in the file."""
        return sum(len(each.differing) for each in self.imports)


def preview(found: FoundMarks, library: Access, to: ArticleId | None = None) -> Preview:
    """Return what the file would bring to its articles, or to the article `to` alone.

    A file about one article is for `to` whatever it says. Raises ArticleUnreadableError where nothing can be placed.
    """
    taken: dict[ArticleId, list[Annotation]] = {}
    elsewhere = 0
    for marked in found.articles:
        home = library.read(partial(_home, marked=marked))
        if to is not None and (home == to or len(found.articles) == 1):
            home = to
        if home is None or (to is not None and home != to):
            elsewhere += len(marked.marks)
        else:
            taken.setdefault(home, []).extend(marked.marks)
    if not taken:
        raise _homeless(found, to)
    imports = tuple(_import(library, article, marks) for article, marks in taken.items())
    return Preview(imports, elsewhere, found.left_out)


def preview_beside(found: FoundMarks, library: Access, beside: ArticleId | None) -> Preview:
    """Return what the file would bring to the articles it names or, where the library has none of them, to `beside`.

    Raises ArticleUnreadableError where nothing can be placed.
    """
    try:
        return preview(found, library)
    except ArticleUnreadableError:
        if beside is None or len(found.articles) > 1:
            raise
        return replace(preview(found, library, beside), is_named=False)


def carry_out(planned: Preview, library: Access, *, takes_notes: bool = False) -> int:
    """Take the marks in, all or none, each article's as one step of undo; return how many were added or changed.

    With `takes_notes`, marks that are otherwise in the file become as they are there.
    """

    def work(connection: Connection) -> int:
        moment = now()
        return sum(_keep(connection, each, moment, takes_notes=takes_notes) for each in planned.imports)

    return library.write(work)


def _keep(connection: Connection, planned: MarkImport, moment: str, *, takes_notes: bool) -> int:
    new = (mark.annotation for mark in planned.new)
    wanted = {mark.uid: mark for mark in new if annotations.find_annotation(connection, mark.uid) is None}
    for theirs in planned.differing if takes_notes else ():
        ours = annotations.find_annotation(connection, theirs.uid)
        if ours is not None:
            wanted[theirs.uid] = replace(
                ours, note=theirs.note, tags=theirs.tags, colour=theirs.colour, modified=moment
            )
    scope = ArticleScope.of(connection, planned.article)
    words = "1 mark imported" if len(wanted) == 1 else f"{len(wanted)} marks imported"
    set_annotations(connection, scope, wanted, words, moment)
    return len(wanted)


def _import(library: Access, article: ArticleId, marks: Sequence[Annotation]) -> MarkImport:
    opened = library.read(lambda connection: assemble(connection, article))
    text = opened.reading.article.text
    searched = SearchedText(text)
    here = {placed.annotation.uid: placed.annotation for placed in opened.annotations}
    known = {_same(placed) for placed in opened.annotations}
    new: list[PlacedAnnotation] = []
    differing: list[Annotation] = []
    for mark in library.read(lambda connection: _own_uids(connection, opened, marks)):
        ours = here.get(mark.uid)
        if ours is not None:
            differing += [mark] * (_said(mark) != _said(ours))
            continue
        placed = placed_from_file(mark, text, searched)
        if _same(placed) not in known:
            known.add(_same(placed))
            new.append(placed)
    title = opened.reading.article.title or text[:80]
    return MarkImport(article, title, len(marks), tuple(new), tuple(differing))


def _own_uids(connection: Connection, opened: OpenArticle, marks: Iterable[Annotation]) -> tuple[Annotation, ...]:
    """Return the marks; one whose uid a mark of another article has gets its own, the same at each import."""
    return tuple(
        mark
        if annotations.article_of(connection, mark.uid) in (None, opened.id)
        else replace(mark, uid=uid_from(f"{opened.uid} {mark.uid}"))
        for mark in marks
    )


def _same(placed: PlacedAnnotation) -> tuple[object, ...]:
    """Return what two marks have in common that are one: the words they stand on, and what is said of them."""
    where: object = placed.placement.span
    return (where or " ".join(placed.annotation.anchor.quote.split()), placed.annotation.note.strip())


def _said(mark: Annotation) -> tuple[object, ...]:
    return mark.note, mark.tags, mark.colour


def _home(connection: Connection, marked: MarkedArticle) -> ArticleId | None:
    """Return the article that is meant: by uid, by address, by a text or else a title that one alone has."""
    for name in (marked.uid, marked.url):
        found = articles.find_named(connection, name) if name and not name.isdecimal() else None
        if found is not None:
            return found
    texts = articles.find_text(connection, marked.text_hash) if marked.text_hash is not None else ()
    if len(texts) == 1:
        return texts[0]
    if marked.url is None and marked.text_hash is None and marked.title:
        titled = articles.find_titled(connection, marked.title)
        return titled[0] if len(titled) == 1 else None
    return None


def _homeless(found: FoundMarks, to: ArticleId | None) -> ArticleUnreadableError:
    if to is not None:
        message = "The file holds marks of several articles, and none of them is this one."
        return ArticleUnreadableError(message, hint="Import it without naming an article.")
    titles = [article.title or article.url for article in found.articles if article.title or article.url]
    named = f"The file names “{'”, “'.join(filter(None, titles[:3]))}”. " if titles else ""
    return ArticleUnreadableError(
        "The library has no article that these marks belong to.",
        hint=f"{named}Open that article, then import the marks again: they are offered to the one on screen. "
        "In a terminal, --to says which article they belong to; “kilde articles” lists what there is.",
    )
