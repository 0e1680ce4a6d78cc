"""The top of a profile: who it is, what else it is called, its own page."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QPushButton, QWidget

from reader.model.library import Profile
from reader.ui.card_text import kind_name
from reader.ui.icons import Icons, kind_icon
from reader.ui.labels import plain_label
from reader.ui.profile_items import also_named, home_page
from reader.ui.shown_text import for_menu, for_tooltip, shown
from reader.ui.theme import Theme

_ICON = 36


class ProfileHead(QWidget):
    """Icon, name, also-names and the way to the source's own page."""

    link_asked = Signal(str)

    def __init__(self, theme: Theme, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._icons = icons
        self._profile: Profile | None = None
        self._icon = QLabel()
        self.name = plain_label("", "title", is_selectable=True)
        self.also = plain_label("", "soft", is_selectable=True)
        self.home = QPushButton()
        self.home.setObjectName("homePage")
        self.home.clicked.connect(self._ask_for_home)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 8, 0, 4)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(1)
        grid.setColumnStretch(1, 1)
        grid.addWidget(self._icon, 0, 0, 3, 1, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(self.name, 0, 1)
        grid.addWidget(self.also, 1, 1)
        grid.addWidget(self.home, 2, 1, Qt.AlignmentFlag.AlignLeft)

    def set_theme(self, theme: Theme) -> None:
        """Paint in the colours of `theme` from now on."""
        self._theme = theme
        if self._profile:
            self.show_profile(self._profile)

    def show_profile(self, profile: Profile) -> None:
        """Show whose profile this is."""
        self._profile = profile
        colour, size = self._theme.kind_colour(profile.kind), round(_ICON * self._icons.scale)
        self._icon.setPixmap(self._icons.pixmap(kind_icon(profile.kind), colour, size, self.devicePixelRatioF()))
        self.name.setText(shown(profile.name))
        self.also.setText(" · ".join(word for word in (kind_name(profile.kind), also_named(profile)) if word))
        address = home_page(profile)
        self.home.setVisible(address is not None)
        if address:
            self.home.setText(f"{for_menu(_site(address))} ↗")
            self.home.setToolTip(for_tooltip(address))
            self.home.setAccessibleName(self.tr("Home page: {}").format(_site(address)))

    def _ask_for_home(self) -> None:
        address = home_page(self._profile) if self._profile else None
        if address:
            self.link_asked.emit(address)


def _site(address: str) -> str:
    """Return the part of an address that one recognises: "fni.no"."""
    return address.split("//", 1)[-1].split("/", 1)[0].removeprefix("www.")
