"""What a search finds, as items under headings."""

from PySide6.QtCore import QCoreApplication

from reader.model.catalogue import MOST_FOUND, Found, NamedSource, Passage, SourceNote, TagRow
from reader.ui import counts
from reader.ui.card_text import capitalised, kind_name
from reader.ui.icons import kind_icon
from reader.ui.items import Detail, Item, ItemStyle
from reader.ui.shown_text import shown, shown_with

tr = QCoreApplication.translate


def found_items(found: Found) -> tuple[Item, ...]:
    """Return sources, tags, statements, notes and articles, each group under its heading."""
    groups = (
        (tr("Found", "Sources"), [_source_item(source) for source in found.sources]),
        (tr("Found", "Tags"), [_tag_item(tag) for tag in found.tags]),
        (tr("Found", "Articles"), [_article_item(passage) for passage in found.articles]),
        (tr("Found", "Statements"), [_statement_item(passage) for passage in found.statements]),
        (tr("Found", "Your notes"), [*map(_note_item, found.notes), *map(_source_note_item, found.source_notes)]),
    )
    return tuple(item for name, items in groups if items for item in (_heading(name, len(items)), *items))


def _source_item(source: NamedSource) -> Item:
    post = ", ".join(shown(part) for part in (capitalised(source.role or ""), source.affiliation) if part)
    words = " · ".join(part for part in (kind_name(source.kind), post) if part)
    details = (Detail(words, kind_icon(source.kind)),)
    return Item("", lead=shown(source.name), details=details, style=ItemStyle.RULED, target=source)


def _tag_item(tag: TagRow) -> Item:
    words = tr("Found", "1 article") if tag.articles == 1 else tr("Found", "{} articles").format(tag.articles)
    return Item("", lead=shown(tag.name), details=(Detail(words),), style=ItemStyle.RULED, target=tag)


def _article_item(passage: Passage) -> Item:
    title = shown(passage.title) or tr("Found", "Without a title")
    where = _details(passage.publisher, counts.day(passage.published))
    if not passage.words:
        return Item("", lead=title, details=where, style=ItemStyle.RULED, target=passage)
    words, hits = shown_with(passage.words, passage.hits)
    return Item(words, lead=f"{title}  ", details=where, style=ItemStyle.RULED, target=passage, hits=hits)


def _statement_item(passage: Passage) -> Item:
    words, hits = shown_with(passage.words, passage.hits)
    speaker = shown(passage.speaker or "")
    whose = speaker if passage.is_certain else tr("Found", "{} (not certain)").format(speaker)
    where = _details(whose, passage.publisher, passage.title, counts.day(passage.published))
    return Item(words, details=where, style=ItemStyle.RULED, target=passage, hits=hits)


def _note_item(passage: Passage) -> Item:
    words, hits = shown_with(passage.words, passage.hits)
    where = _details(passage.title, passage.publisher, counts.day(passage.published), icon="origin-reader")
    return Item(words, details=where, style=ItemStyle.RULED, target=passage, hits=hits)


def _source_note_item(note: SourceNote) -> Item:
    words, hits = shown_with(note.words, note.hits)
    details = _details(tr("Found", "On {}").format(note.source.name), icon="origin-reader")
    return Item(words, details=details, style=ItemStyle.RULED, target=note.source, hits=hits)


def _details(*parts: str | None, icon: str | None = None) -> tuple[Detail, ...]:
    words = " · ".join(shown(part) for part in parts if part)
    return (Detail(words, icon),) if words else ()


def _heading(name: str, number: int) -> Item:
    many = tr("Found", "the newest {}").format(number) if number >= MOST_FOUND else str(number)
    return Item(f"  {many}", lead=name, style=ItemStyle.HEADING)
