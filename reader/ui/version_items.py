"""What became of an article, as a list beside the difference: each line a jump; plain data, without a screen."""

from collections.abc import Iterator, Sequence
from itertools import islice

from PySide6.QtCore import QCoreApplication

from reader.app.version_changes import (
    ChangedSource,
    ChangedStatement,
    SourceChange,
    StatementChange,
    VersionChanges,
)
from reader.model.anchor import PlacementState
from reader.model.annotation import PlacedAnnotation
from reader.model.difference import PieceKind, Row, RowKind
from reader.model.frozen import frozen
from reader.model.library import Card
from reader.model.span import Span
from reader.ui.icons import kind_icon
from reader.ui.items import Detail, Item, ItemStyle
from reader.ui.shown_text import shown

MOST = 400  # changed places that are listed
LONGEST = 160  # characters of a line

tr = QCoreApplication.translate


@frozen
class Side:
    """Words of the older or the newer version."""

    is_new: bool
    span: Span


def change_items(changes: VersionChanges) -> tuple[Item, ...]:
    """Return corrections, sources, statements, marks and changed words, each under its heading."""
    groups = (
        (tr("Versions", "Corrections"), [_notice(span, changes.new_text) for span in changes.notices]),
        (tr("Versions", "Sources"), [_source(changed) for changed in changes.sources]),
        (tr("Versions", "Statements"), [_statement(changed) for changed in changes.statements]),
        (tr("Versions", "Your marks"), [*map(_mark, changes.marks), *_staying(changes)]),
        (tr("Versions", "Words"), list(_places(changes))),
    )
    return tuple(
        item
        for name, items in groups
        if items
        for item in (Item(f"  {_count(items)}", lead=name, style=ItemStyle.HEADING), *items)
    )


def _count(items: Sequence[Item]) -> str:
    found = sum(item.target is not None for item in items)
    return str(found) if found else ""


def _notice(span: Span, text: str) -> Item:
    words = Detail(tr("Versions", "The article says that it was corrected"))
    return Item(_cut(span.of(text)), details=(words,), style=ItemStyle.RULED, target=Side(is_new=True, span=span))


def _source(changed: ChangedSource) -> Item:
    card = changed.card
    words = {
        SourceChange.APPEARED: tr("Versions", "New"),
        SourceChange.VANISHED: tr("Versions", "No longer in the article"),
        SourceChange.NAMED_BEFORE: tr("Versions", "New as a source; was named before"),
        SourceChange.NAMED_STILL: tr("Versions", "No longer a source; still named"),
        SourceChange.DESCRIBED: tr("Versions", "Described otherwise"),
    }[changed.change]
    details = [Detail(words)]
    if changed.change is SourceChange.DESCRIBED and changed.old is not None and changed.new is not None:
        details.append(Detail(tr("Versions", "before: {0}").format(_post(changed.old))))
        details.append(Detail(tr("Versions", "now: {0}").format(_post(changed.new))))
    return Item(
        shown(card.appearance.name),
        details=tuple(details),
        icon=kind_icon(card.appearance.kind),
        target=_first_mention(card, is_new=changed.new is not None),
    )


def _post(card: Card) -> str:
    said = (card.appearance.role, card.appearance.affiliation)
    return shown(", ".join(part for part in said if part)) or tr("Versions", "not stated")


def _first_mention(card: Card, *, is_new: bool) -> Side | None:
    spans = card.appearance.mentions or tuple(said.span for said in card.appearance.statements)
    return Side(is_new, spans[0]) if spans else None


def _statement(changed: ChangedStatement) -> Item:
    said = changed.new or changed.old
    if said is None:
        raise AssertionError("a statement stands in one version at least")
    before = changed.old.names if changed.old is not None else ()
    names = shown(", ".join(said.names))
    words = {
        StatementChange.APPEARED: tr("Versions", "New"),
        StatementChange.VANISHED: tr("Versions", "No longer in the article"),
        StatementChange.REWORDED: tr("Versions", "Reworded"),
        StatementChange.REASSIGNED: tr("Versions", "Given to {0} before").format(shown(", ".join(before))),
        StatementChange.GIVEN: tr("Versions", "Stood there before, given to nobody"),
        StatementChange.GIVEN_UP: tr("Versions", "Still there, given to nobody"),
    }[changed.change]
    title = f"“{_cut(said.statement.text)}”"
    if changed.old is not None and changed.old.statement.text != said.statement.text:
        title = tr("Versions", "{0} in place of “{1}”").format(title, _cut(changed.old.statement.text))
    target = Side(changed.new is not None, said.statement.span)
    return Item(title, details=(Detail(names), Detail(words)), style=ItemStyle.RULED, target=target)


def _mark(placed: PlacedAnnotation) -> Item:
    words = {
        PlacementState.ORPHAN: tr("Versions", "Lost its place"),
        PlacementState.UNCERTAIN: tr("Versions", "Place uncertain"),
        PlacementState.CHANGED: tr("Versions", "Its words have changed"),
    }.get(placed.placement.state, tr("Versions", "Moved with its paragraph"))
    return Item(
        _cut(placed.annotation.anchor.quote),
        details=(Detail(words),),
        style=ItemStyle.RULED,
        target=placed,
        rule=placed.annotation.colour,
    )


def _staying(changes: VersionChanges) -> Iterator[Item]:
    stay = changes.marks_that_stay
    if stay:
        words = tr("Versions", "1 mark stands on the same words")
        yield Item("", details=(Detail(words if stay == 1 else _many_stay(stay)),))


def _many_stay(count: int) -> str:
    return tr("Versions", "{} marks stand on the same words").format(count)


def _places(changes: VersionChanges) -> Iterator[Item]:
    found = [item for row in changes.difference.rows for item in _of_row(row, changes)]
    yield from islice(found, MOST)
    if len(found) > MOST:
        yield Item("", details=(Detail(tr("Versions", "… and {} more").format(len(found) - MOST)),))


def _of_row(row: Row, changes: VersionChanges) -> Iterator[Item]:
    """Yield what became of a paragraph, in words: for who cannot see lines through and under them."""
    if row.kind is RowKind.IN and row.new is not None:
        yield _place(row.new.of(changes.new_text), tr("Versions", "Paragraph put in"), Side(is_new=True, span=row.new))
    elif row.kind is RowKind.OUT and row.old is not None:
        yield _place(
            row.old.of(changes.old_text), tr("Versions", "Paragraph taken out"), Side(is_new=False, span=row.old)
        )
    elif row.kind is RowKind.MOVED and row.new is not None:
        yield _place(row.new.of(changes.new_text), tr("Versions", "Paragraph moved"), Side(is_new=True, span=row.new))
    gone: Span | None = None
    for piece in row.pieces if row.kind in (RowKind.EDITED, RowKind.MOVED) else ():
        if gone is not None and piece.kind is not PieceKind.IN:
            yield _place(gone.of(changes.old_text), tr("Versions", "Taken out"), Side(is_new=False, span=gone))
            gone = None
        if piece.kind is PieceKind.OUT:
            gone = piece.old
        elif piece.kind is PieceKind.IN and piece.new is not None:
            yield _came(gone, piece.new, changes)
            gone = None
    if gone is not None:
        yield _place(gone.of(changes.old_text), tr("Versions", "Taken out"), Side(is_new=False, span=gone))


def _came(gone: Span | None, new: Span, changes: VersionChanges) -> Item:
    words, target = new.of(changes.new_text), Side(is_new=True, span=new)
    if gone is None:
        return _place(words, tr("Versions", "Put in"), target)
    former = tr("Versions", "In place of “{0}”").format(_cut(gone.of(changes.old_text)))
    return _place(words, former, target)


def _place(words: str, what: str, target: Side) -> Item:
    return Item(_cut(words), details=(Detail(what),), style=ItemStyle.RULED, target=target)


def _cut(words: str) -> str:
    line = " ".join(shown(words).split())
    return line if len(line) <= LONGEST else f"{line[: LONGEST - 1].rstrip()}…"
