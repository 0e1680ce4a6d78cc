"""The menu of the text: what can be done with the words selected, or with the mark at hand."""

from collections.abc import Iterable, Iterator, Mapping

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from reader.model.annotation import Colour
from reader.ui.menu import Menu
from reader.ui.settle_row import Settle

_WITH_EITHER = (*Colour, "underline", "note")
_WITH_WORDS = ("says", "fit", "copy")
_WITH_MARK = ("tags", "merge", "delete")
_ALWAYS = ("aloud here", "note on whole", "find", "compare", "changes", "versions", "import")


def text_menu(
    actions: Mapping[str, QAction],
    parent: QWidget,
    *,
    has_words: bool,
    has_mark: bool,
    answers: Iterable[Settle] = (),
) -> QMenu:
    """Return the menu; it goes once it is closed. `answers` are those that a mark's place asks for."""
    menu = Menu(parent)
    for name in (*answers, *_offered(has_words=has_words, has_mark=has_mark)):
        menu.addAction(actions[name])
    menu.aboutToHide.connect(menu.deleteLater)
    return menu


def _offered(*, has_words: bool, has_mark: bool) -> Iterator[str]:
    if has_words or has_mark:
        yield from _WITH_EITHER
    if has_words:
        yield from _WITH_WORDS
    if has_mark:
        yield from _WITH_MARK
    yield from _ALWAYS
