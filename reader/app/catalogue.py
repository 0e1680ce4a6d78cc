"""Looking through the library: articles by tag, and everything that has certain words."""

import re
from collections.abc import Callable, Iterable, Sequence
from sqlite3 import Connection

from reader.app import history, listed
from reader.app.access import Access
from reader.app.cards import assemble
from reader.app.clock import now
from reader.app.compare import Comparison, compare
from reader.app.scopes import ArticleScope
from reader.model.catalogue import MOST_FOUND, Found, SourceNote, SourceRecord, SourceRow, TagRow
from reader.model.library import ArticleId, ArticleRow
from reader.model.name_key import name_key
from reader.model.span import Span
from reader.store import articles, passages, search, source_rows, tags

SOURCES_FOUND = 8
TAGS_FOUND = 8
LONGEST_TAG = 60


class Catalogue:
    """The library's articles, sources and tags, found and put in order."""

    def __init__(self, library: Access) -> None:
        self._library = library

    def find(self, words: str) -> Found:
        """Return what has all the words, the last of them perhaps half typed."""
        return self._library.read(lambda connection: _find(connection, words))

    def recently_opened(self, most: int) -> tuple[ArticleRow, ...]:
        """Return the articles that were opened last, the latest first."""
        return self._library.read(lambda connection: search.recent_articles(connection, most))

    def tags(self) -> tuple[TagRow, ...]:
        """Return the tags that articles have."""
        return self._library.read(tags.all_tags)

    def change_tags(
        self, wanted: Sequence[ArticleId], add: Iterable[str] = (), remove: Iterable[str] = ()
    ) -> tuple[ArticleId, ...]:
        """Add tags to articles and take others off; return those that have changed, for `undo_tags`."""
        added, removed = tuple(map(tag_name, add)), frozenset(map(tag_name, remove))

        def change(connection: Connection) -> tuple[ArticleId, ...]:
            changed = []
            for article in wanted:
                before = tags.tags_of(connection, article)
                kept = {*before, *added} - removed - {""}
                if kept != set(before):
                    history.set_tags(connection, ArticleScope.of(connection, article), tuple(sorted(kept)), now())
                    changed.append(article)
            return tuple(changed)

        return self._library.write(change)

    def delete_articles(self, unwanted: Sequence[ArticleId]) -> None:
        """Take articles out of lists and profiles; `restore_articles` brings them back with all their marks."""
        self._mark_deleted(unwanted, now())

    def restore_articles(self, wanted: Sequence[ArticleId]) -> None:
        """Bring deleted articles back."""
        self._mark_deleted(wanted, None)

    def sources(self) -> tuple[SourceRow, ...]:
        """Return the sources that articles cite or registers know, the one cited most first."""
        return self._library.read(listed.all_sources)

    def every_source(self) -> tuple[SourceRow, ...]:
        """Return them without the cap of a table: for lists that others count on."""
        return self._library.read(lambda connection: listed.all_sources(connection, most=-1))

    def complete_sources(self) -> bool:
        """Look up some of what the list of sources does not have yet; tell whether there was anything, and may be more.

        All of it takes seconds for a large library whose registers have changed, and nothing the next time.
        """
        return listed.complete_some(self._library)

    def source_records(self, rows: Sequence[SourceRow]) -> tuple[SourceRecord, ...]:
        """Return sources with all that a list for other programs has of them."""
        return self._library.read(lambda connection: listed.records_of(connection, rows))

    def compare(self, one: ArticleId, other: ArticleId) -> Comparison:
        """Return who speaks in which of two articles; LibraryError where one of them is gone."""

        def load(connection: Connection) -> Comparison:
            first, second = assemble(connection, one), assemble(connection, other)
            known = [card.source_id for card in (*first.cards, *second.cards) if card.source_id is not None]
            return compare(first, second, source_rows.merged_into(connection, known))

        return self._library.read(load)

    def undo_tags(self, changed: Sequence[ArticleId]) -> None:
        """Take the last change of these articles' tags back, where nothing else of theirs was changed since."""

        def undo(connection: Connection, scope: ArticleScope) -> None:
            if history.last_was_tags(connection, scope):
                history.undo(connection, scope, now=now())

        self._each(changed, undo)

    def redo_tags(self, changed: Sequence[ArticleId]) -> None:
        """Change these articles' tags again, where that is what was taken back last of theirs."""

        def redo(connection: Connection, scope: ArticleScope) -> None:
            if history.next_is_tags(connection, scope):
                history.redo(connection, scope, now=now())

        self._each(changed, redo)

    def _each(self, of: Sequence[ArticleId], do: Callable[[Connection, ArticleScope], None]) -> None:
        def work(connection: Connection) -> None:
            for article in of:
                do(connection, ArticleScope.of(connection, article))

        self._library.write(work)

    def _mark_deleted(self, which: Sequence[ArticleId], moment: str | None) -> None:
        def mark(connection: Connection) -> None:
            for article in which:
                articles.mark_deleted(connection, article, moment)

        self._library.write(mark)


def tag_name(words: str) -> str:
    """Return a tag as it is kept: printable, on one line, without the commas that part tags."""
    plain = "".join(letter if letter.isprintable() and letter != "," else " " for letter in words)
    return " ".join(plain.split())[:LONGEST_TAG].rstrip()


def has_all(words: str) -> Callable[[str], bool]:
    """Return what tells whether a text has all the words, the last as a beginning, however they are written."""
    *whole, begun = f" {name_key(words)}".rsplit(" ", 1)
    wanted = [f" {word} " for part in whole for word in part.split()]

    def tell(text: str) -> bool:
        folded = f" {name_key(text)} "
        return f" {begun}" in folded and all(word in folded for word in wanted)

    return tell


def hits_of(words: str, text: str) -> tuple[Span, ...]:
    """Return where the words stand in a text, each as the beginning of one."""
    pattern = "|".join(re.escape(word) for word in sorted(words.split(), key=len, reverse=True))
    return tuple(Span(*found.span()) for found in re.finditer(rf"(?<!\w)(?:{pattern})", text, re.IGNORECASE))


def _find(connection: Connection, words: str) -> Found:
    if not search.match_all(words):
        return Found()
    marked = passages.find_in_articles(connection, words)
    fits = has_all(words)
    return Found(
        sources=tuple(
            source_rows.named_source(connection, *found)
            for found in search.find_sources(connection, words, SOURCES_FOUND)
        ),
        tags=tuple(tag for tag in tags.all_tags(connection) if fits(tag.name))[:TAGS_FOUND],
        articles=tuple(map(passages.article_passage, marked)),
        statements=passages.find_statements(connection, marked, fits),
        notes=(*passages.find_notes(connection, words), *passages.find_tagged_notes(connection, words, fits))[
            :MOST_FOUND
        ],
        source_notes=tuple(
            SourceNote(source_rows.named_source(connection, source, name, kind), note, hits_of(words, note))
            for source, name, kind, note in passages.find_source_notes(connection, fits)
        ),
    )
