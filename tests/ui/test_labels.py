"""Labels of words from the web: no name is so long that it widens the page."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QGuiApplication
from PySide6.QtWidgets import QApplication

from reader.ui.labels import plain_label
from reader.ui.shown_text import breakable

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
    label.setSelection(0, len(breakable(WORD)))
    qtbot.keyClick(label, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == WORD
    QGuiApplication.clipboard().setText("")
    at = QPoint(2, 2)
    label.contextMenuEvent(QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, label.mapToGlobal(at)))
    menu = QApplication.activePopupWidget()
    menu.actions()[0].trigger()
    menu.close()
    assert QGuiApplication.clipboard().text() == WORD


def test_it_is_heard_as_the_word(qtbot):
    label = plain_label(WORD)
    qtbot.addWidget(label)
    assert label.text() == label.accessibleName() == WORD
    label.setText("Short words are heard as they stand.")
    assert label.accessibleName() == ""


def test_a_name_that_was_given_stays_whatever_the_words(qtbot):
    label = plain_label("Two marks")
    qtbot.addWidget(label)
    label.setAccessibleName("Number of marks")
    label.setText("Three marks")
    assert label.accessibleName() == "Number of marks"


def test_a_label_of_one_line_keeps_its_words_as_they_are(qtbot):
    label = plain_label(WORD, wraps=False)
    qtbot.addWidget(label)
    assert label.text() == WORD
