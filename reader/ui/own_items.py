"""What stands on a profile of the reader's own doing: notes from before a merge, namesakes, the log."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from reader.model.library import Card, LogLine, MergedNote, SourceChoice
from reader.model.signal import Origin
from reader.model.span import Span
from reader.ui import counts
from reader.ui.card_text import capitalised, check_words, checked_on, kind_name, origin_words
from reader.ui.correcting import statement_check
from reader.ui.icons import kind_icon
from reader.ui.items import Detail, Item, ItemStyle
from reader.ui.shown_text import shown

tr = QCoreApplication.translate


def check_items(card: Card | None) -> tuple[Item, ...]:
    """Return that the reader has checked the source's card in the article on screen."""
    if card is None or card.check is None:
        return ()
    return (Item(capitalised(check_words(card.check)), icon="origin-reader", spoken=origin_words(Origin.READER)),)


def check_details(card: Card, span: Span) -> tuple[Detail, ...]:
    """Return that the reader has checked the card's statement at `span`."""
    check = statement_check(card, span)
    if check is None:
        return ()
    when = checked_on(check)
    words = when if check.holds else tr("Profile", "{}, with another speaker").format(when)
    return (Detail(words, "origin-reader"),)


def merged_note_items(notes: Sequence[MergedNote]) -> tuple[Item, ...]:
    """Return the reader's notes on sources that were merged into this one, each with whose it is."""
    return tuple(
        Item(
            note.note,
            details=(Detail(tr("Profile", "on {}").format(shown(note.name)), "origin-reader"),),
            style=ItemStyle.RULED,
        )
        for note in notes
    )


def same_named_items(namesakes: Sequence[SourceChoice]) -> tuple[Item, ...]:
    """Return the other sources of this name, each a way to its profile."""
    return tuple(
        Item(
            shown(choice.name),
            details=tuple(
                Detail(words) for words in (shown(capitalised(choice.post)), counts.articles(choice.articles)) if words
            ),
            icon=kind_icon(choice.kind),
            spoken=kind_name(choice.kind),
            target=choice.id,
        )
        for choice in namesakes
    )


def log_items(log: Sequence[LogLine]) -> tuple[Item, ...]:
    """Return what the reader did with the source; what can be taken back is followed to a menu that offers it."""
    return tuple(
        Item(
            shown(line.words),
            details=(Detail(counts.day(line.at), "origin-reader"),),
            style=ItemStyle.RULED,
            target=line if line.can_undo else None,
        )
        for line in log
    )
