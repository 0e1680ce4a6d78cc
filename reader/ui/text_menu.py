"""The menu of the text: what can be done with the words selected, the mark at hand, and the statement there."""

from collections.abc import Callable, Iterator, Mapping

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from reader.model.annotation import Colour, PlacedAnnotation, Style
from reader.model.frozen import frozen
from reader.ui.menu import Menu
from reader.ui.settle_row import Settle
from reader.ui.statement_ends import Said

_WITH_EITHER = (*Colour, "underline", "note")
_WITH_WORDS = ("says", "fit", "copy")
_WITH_MARK = ("tags", "merge", "delete")
_ALWAYS = ("aloud here", "note on whole", "find", "compare", "changes", "versions", "import")


@frozen
class TextPlace:
    """What there is where the menu was asked for."""

    has_words: bool = False  # selected
    mark: PlacedAnnotation | None = None  # at hand
    can_merge: bool = False  # it shares words with others
    answers: tuple[Settle, ...] = ()  # that a mark's place asks for
    said: Said | None = None  # the statement there


def text_menu(
    actions: Mapping[str, QAction], parent: QWidget, place: TextPlace, ask_why: Callable[[Said], None]
) -> QMenu:
    """Return the menu, each entry in the words that hold here; it goes once it is closed."""
    menu, own = Menu(parent), _own_words(place)
    for name in (*place.answers, *_offered(place)):
        _add(menu, actions[name], own.get(name, ""))
    if (said := place.said) is not None:
        menu.addAction(_tr("Why this source?"), lambda: ask_why(said))
    if not menu.isEmpty():
        menu.addSeparator()
    menu.addActions([actions[name] for name in _ALWAYS])
    menu.aboutToHide.connect(menu.deleteLater)
    return menu


def _add(menu: QMenu, action: QAction, own: str) -> None:
    """Offer an action; in `own` words, where those of the list of keys say more than holds here."""
    if not own:
        menu.addAction(action)
        return
    keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
    menu.addAction("\t".join(filter(None, (own, keys))), action.trigger).setEnabled(action.isEnabled())


def _own_words(place: TextPlace) -> Mapping[str, str]:
    mark = place.mark.annotation if place.mark is not None and not place.has_words else None
    is_lined = mark is not None and mark.style is Style.UNDERLINE
    return {
        "underline": _tr("Highlight") if is_lined else _tr("Underline"),
        "note": _tr("Edit the note") if mark is not None and mark.note else _tr("Write a note"),
        "merge": _tr("Merge with the marks that share words with it"),
        "delete": _tr("Delete the mark"),
    }


def _offered(place: TextPlace) -> Iterator[str]:
    if place.has_words or place.mark is not None:
        yield from _WITH_EITHER
    if place.has_words:
        yield from _WITH_WORDS
    if place.mark is not None:
        yield from (name for name in _WITH_MARK if name != "merge" or place.can_merge)


def _tr(words: str) -> str:
    return QCoreApplication.translate("TextMenu", words)
