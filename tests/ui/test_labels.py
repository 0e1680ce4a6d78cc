"""Labels of words from the web: no name is so long that it widens the page."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QGuiApplication
from PySide6.QtWidgets import QApplication

from reader.ui.labels import plain_label

WORD = "Rindfleischetikettierungsueberwachungsaufgabenuebertragungsgesetzbeauftragtenvertreterinnenverbandsvorsitz"


def test_a_word_longer_than_its_line_is_wrapped(qtbot):
    label = plain_label("", "title")
    qtbot.addWidget(label)
    label.setText(WORD)
    assert label.minimumSizeHint().width() < 200
    assert label.heightForWidth(200) > 3 * label.fontMetrics().height()


def test_what_is_copied_of_it_is_the_word(qtbot):
    label = plain_label(WORD, is_selectable=True)
    qtbot.addWidget(label)
    label.show()
    label.setSelection(0, len(label.text()))
    qtbot.keyClick(label, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == WORD
    QGuiApplication.clipboard().setText("")
    at = QPoint(2, 2)
    label.contextMenuEvent(QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, label.mapToGlobal(at)))
    menu = QApplication.activePopupWidget()
    menu.actions()[0].trigger()
    menu.close()
    assert QGuiApplication.clipboard().text() == WORD


def test_a_label_of_one_line_keeps_its_words_as_they_are(qtbot):
    label = plain_label(WORD, wraps=False)
    qtbot.addWidget(label)
    assert label.text() == WORD
