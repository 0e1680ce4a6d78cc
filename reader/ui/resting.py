"""Where the keyboard rests once the field is gone that was typed in: what is typed on would act in the article."""

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import (
    QAbstractSlider,
    QFrame,
    QLineEdit,
    QPlainTextEdit,
    QTextBrowser,
    QTextEdit,
    QWidget,
)

_LEAVING = (Qt.Key.Key_Escape, Qt.Key.Key_Tab, Qt.Key.Key_Backtab)
_Scroll = QAbstractSlider.SliderAction
_SCROLLING = {
    Qt.Key.Key_Up: _Scroll.SliderSingleStepSub,
    Qt.Key.Key_Down: _Scroll.SliderSingleStepAdd,
    Qt.Key.Key_PageUp: _Scroll.SliderPageStepSub,
    Qt.Key.Key_PageDown: _Scroll.SliderPageStepAdd,
}


class Resting(QObject):
    """Gives the keyboard a place where letters do nothing, when a field goes that the reader did not leave."""

    typed_on = Signal()  # into nothing

    def __init__(self, view: QTextBrowser) -> None:
        super().__init__(view)
        self._view = view
        self._place: RestingPlace | None = None  # made when it is first needed, which most readers never do

    @contextmanager
    def when_a_field_goes(self) -> Iterator[None]:
        """Let the keyboard rest if what is done here takes the field away that it is in.

        The window's own keyboard, not the system's: the field may be typed in again once the reader comes back.
        """
        field = self._view.window().focusWidget()
        yield
        if is_field(field) and self._view.window().focusWidget() is not field:
            self._rest()

    def _rest(self) -> None:
        if self._place is None:
            self._place = RestingPlace(self._view)
            self._place.typed_on.connect(self.typed_on)
            self._place.show()
        self._place.setFocus(Qt.FocusReason.OtherFocusReason)


class RestingPlace(QPlainTextEdit):
    """A field that keeps no word: only a field has the letters to itself, before any command of the window.

    Escape and Tab lead into the article, the arrows scroll it.
    """

    typed_on = Signal()

    def __init__(self, view: QTextBrowser) -> None:
        super().__init__(view)
        self._view = view
        self.setAccessibleName(self.tr("Another article is here. Escape leads into it."))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setStyleSheet("border: none; background: transparent; padding: 0")
        self.setFixedSize(1, 1)
        self.setCursorWidth(0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Lead on into the article, or take the letter and do nothing with it."""
        key = Qt.Key(event.key())
        if key in _LEAVING:
            by_tab = key is not Qt.Key.Key_Escape
            self._view.setFocus(Qt.FocusReason.TabFocusReason if by_tab else Qt.FocusReason.OtherFocusReason)
        elif key in _SCROLLING:
            self._view.verticalScrollBar().triggerAction(_SCROLLING[key])
        elif event.text():
            self.typed_on.emit()

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Take also what is composed of several keys."""
        if event.commitString():
            self.typed_on.emit()
        event.accept()


def is_field(widget: QWidget | None) -> bool:
    """Tell whether letters are typed into a widget."""
    return isinstance(widget, QLineEdit | QPlainTextEdit | QTextEdit) and not widget.isReadOnly()
