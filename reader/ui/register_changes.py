"""What a newer edition of a register says otherwise, a record a line."""

from collections.abc import Iterable, Iterator, Sequence

from PySide6.QtCore import QCoreApplication

from reader.model.entry import Entry, RecordChange, Tally
from reader.ui.items import Detail, Item, ItemStyle
from reader.ui.profile_items import fact_name
from reader.ui.record_words import claim_words, rating_words, record_words
from reader.ui.shown_text import shown

tr = QCoreApplication.translate

MOST_SAID = 6  # of one record, before and now each


def change_items(changes: Sequence[RecordChange], tally: Tally) -> tuple[Item, ...]:
    """Return the records under what became of them, and how many more there are of which the tally knows."""
    changed = [_changed(one.before, one.now) for one in changes if one.before and one.now]
    gone = [_whole(one.before) for one in changes if one.before and not one.now]
    new = [_whole(one.now) for one in changes if one.now and not one.before]
    return (
        *_section(tr("Registers", "Changed: {}"), tally.changed, changed),
        *_section(tr("Registers", "Gone: {}"), tally.gone, gone),
        *_section(tr("Registers", "New: {}"), tally.added, new),
    )


def _section(heading: str, count: int, items: Sequence[Item]) -> Iterator[Item]:
    if items:
        yield Item(heading.format(f"{max(count, len(items)):,}"), style=ItemStyle.HEADING)
        yield from items
    if items and count > len(items):
        yield Item(tr("Registers", "and {} more").format(f"{count - len(items):,}"), style=ItemStyle.RULED)


def _whole(entry: Entry) -> Item:
    said = record_words(entry)
    return Item(f"  {said}" if said else "", lead=shown(entry.names[0]), style=ItemStyle.RULED)


def _changed(before: Entry, now: Entry) -> Item:
    """Return the record with what it said before and says no more, and what it says instead."""
    was, told = list(_said(before)), list(_said(now))
    said = (
        *_details(tr("Registers", "before: {}"), [words for words in was if words not in told]),
        *_details(tr("Registers", "now: {}"), [words for words in told if words not in was]),
    )
    return Item("", lead=shown(now.names[0]), details=said, style=ItemStyle.RULED)


def _said(entry: Entry) -> Iterator[str]:
    """Yield all that a record says, in words."""
    for name in entry.names:
        yield tr("Registers", "Name: {}").format(shown(name))
    for claim in entry.claims:
        yield tr("Registers", "{0}: {1}").format(fact_name(claim.field), claim_words(claim))
    yield from map(rating_words, entry.ratings)
    if entry.link:
        yield tr("Registers", "Its page: {}").format(shown(entry.link))


def _details(lead: str, words: Iterable[str]) -> list[Detail]:
    told = list(dict.fromkeys(words))
    more = [tr("Registers", "and {} more").format(f"{len(told) - MOST_SAID:,}")] if len(told) > MOST_SAID else []
    return [Detail(lead.format(one)) for one in (*told[:MOST_SAID], *more)]
