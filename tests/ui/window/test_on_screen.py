"""What opens beside the window stays within the screen, also a small one."""

from PySide6.QtCore import QSize
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QLabel, QToolBar, QVBoxLayout, QWidget

from reader.ui.on_screen import FRAME, ScrolledPage, resize_on_screen
from reader.ui.print_dialog import PrintDialog
from reader.ui.print_pages import paper
from reader.ui.save_copy_dialog import SaveCopyDialog


def room(widget):
    return widget.screen().availableSize() - FRAME


def test_a_window_is_no_larger_than_the_screen(qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    resize_on_screen(window, 300, 5000)
    assert window.size() == QSize(300, room(window).height())


def test_the_buttons_under_the_pages_to_print_are_on_the_screen(qtbot):
    dialog = PrintDialog(paper(QPrinter()), "A title", has_private=True)
    qtbot.addWidget(dialog)
    assert dialog.size().boundedTo(room(dialog)) == dialog.size()
    assert dialog.minimumSizeHint().height() < room(dialog).height()


def test_a_page_asks_for_its_wrapped_lines_and_scrolls_when_it_gets_less(qtbot):
    page = QWidget()
    label = QLabel("word " * 400, wordWrap=True)
    QVBoxLayout(page).addWidget(label)
    area = ScrolledPage(page)
    qtbot.addWidget(area)
    area.resize(400, 200)
    area.show()
    assert area.sizeHint().height() == page.heightForWidth(area.sizeHint().width())
    assert area.verticalScrollBar().maximum() == page.height() - area.viewport().height() > 0
    assert label.height() >= label.heightForWidth(label.width())


def test_no_line_of_what_goes_into_a_copy_is_cut_however_small_the_dialog(qtbot, opened):
    dialog = SaveCopyDialog(opened)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.resize(dialog.width(), 240)
    for box in dialog._boxes():
        box.setChecked(True)
    dialog.resize(dialog.width(), 240)
    assert dialog.height() == 240
    assert dialog.contents.height() >= dialog.contents.heightForWidth(dialog.contents.width())


def test_the_bar_above_the_pages_has_room_for_all_it_offers_on_a_small_screen(qtbot, look):
    printer = paper(QPrinter())
    dialog = PrintDialog(printer, "A title", has_private=True)
    qtbot.addWidget(dialog)
    dialog.resize(780, 700)
    dialog.show()
    (bar,) = dialog.findChildren(QToolBar)
    shown = [bar.widgetForAction(action) for action in bar.actions()]
    assert all(part.isVisible() and bar.rect().contains(part.geometry()) for part in shown)
