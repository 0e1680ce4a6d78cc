"""The window's parts and where they stand."""

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from reader.ui.list_page import ListPage
from reader.ui.look import Look
from reader.ui.message_bar import MessageBar, Toast
from reader.ui.reading_pane import ReadingPane
from reader.ui.side_by_side import SideBySide
from reader.ui.source_sidebar import SourceSidebar
from reader.ui.status_line import StatusLine
from reader.ui.top_bar import TopBar
from reader.ui.typography import Typography

BEFORE_FIELD = (("back", "back"), ("forward", "forward"), ("library", ""), ("sources", ""))  # action, its drawing
AFTER_FIELD = (("open", ""), ("type", ""), ("find", ""), ("aloud", "aloud"), ("save", ""), ("sidebar", "sidebar"))
SPARE = ("aloud", "type", "sources", "open", "find", "save", "library")  # go into a menu, in this order


class WindowBody(QWidget):
    """Bar, article or list beside the sidebar, status line; and the lines that stand over the article."""

    def __init__(self, look: Look, typography: Typography) -> None:
        super().__init__()
        theme, icons = look.theme, look.icons
        self.top_bar = TopBar(icons, theme)
        self.pane = ReadingPane(look.setting(typography), icons)
        self.page = ListPage(theme, icons)
        self.sidebar = SourceSidebar(theme, icons)
        self.sidebar.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.status = StatusLine()
        self.pages = QStackedWidget()
        self.pages.addWidget(self.pane)
        self.pages.addWidget(self.page)
        area = QWidget()  # holds the lines that stand over whichever page is shown
        _column(area, self.pages)
        self.message_bar = MessageBar(icons, theme, area)
        self.toast = Toast(self.message_bar, area)
        self.beside = SideBySide(area, self.sidebar)
        _column(self, self.top_bar, self.beside, self.status).setStretch(1, 1)

    @property
    def type_button(self) -> QWidget:
        """Return the button under which the panel of type and colours opens."""
        return self.top_bar.button(self._type)

    def set_scale(self, scale: float) -> None:
        """Give parts more room whose text is `scale` times its usual size."""
        self.top_bar.set_scale(scale)
        self.beside.set_scale(scale)
        self.pane.set_scale(scale)

    def show_actions(self, actions: Mapping[str, QAction]) -> None:
        """Make the bar's buttons."""
        self._type = actions["type"]
        self.top_bar.fill(
            [(actions[name], drawing) for name, drawing in BEFORE_FIELD],
            [(actions[name], drawing) for name, drawing in AFTER_FIELD],
            [actions[name] for name in SPARE],
            actions["save"],
        )


def focus_side(sidebar: SourceSidebar) -> None:
    """Give the keyboard to the sidebar's page: to its list of cards, or to the first thing that takes it."""
    page = sidebar.pages.currentWidget()
    if page is sidebar.cards:
        sidebar.cards.list.setFocus(Qt.FocusReason.TabFocusReason)
        return
    for part in page.findChildren(QWidget) if page is not None else ():
        if part.isVisible() and part.focusPolicy() & Qt.FocusPolicy.TabFocus:
            part.setFocus(Qt.FocusReason.TabFocusReason)
            return


def _column(widget: QWidget, *parts: QWidget) -> QVBoxLayout:
    column = QVBoxLayout(widget)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    for part in parts:
        column.addWidget(part)
    return column
