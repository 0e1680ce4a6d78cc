"""The fonts that ship with Kilde, so that it looks the same on a machine without any."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtGui import QFontDatabase

from reader.model.frozen import frozen

TEXT_FAMILIES = ("Noto Serif", "Source Serif 4", "Source Serif Pro", "DejaVu Serif")
INTERFACE_FAMILIES = ("Inter", "Noto Sans", "DejaVu Sans")

SHIPPED_FAMILIES = ("Noto Serif", "Inter", "Atkinson Hyperlegible Next")


@frozen
class Fonts:
    """The families in use."""

    text: str  # the article
    interface: str  # everything else


def load_fonts(folder: Path) -> Fonts:
    """Make the fonts of `folder` known to Qt and choose the families; the system's own where one is missing."""
    for file in sorted((*folder.glob("*.ttf"), *folder.glob("*.otf"))):
        QFontDatabase.addApplicationFont(str(file))
    known = frozenset(QFontDatabase.families())
    return Fonts(
        text=_first(TEXT_FAMILIES, known, QFontDatabase.SystemFont.GeneralFont),
        interface=_first(INTERFACE_FAMILIES, known, QFontDatabase.SystemFont.GeneralFont),
    )


def _first(wanted: Sequence[str], known: frozenset[str], otherwise: QFontDatabase.SystemFont) -> str:
    return next((family for family in wanted if family in known), QFontDatabase.systemFont(otherwise).family())
