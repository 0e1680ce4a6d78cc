"""The colours of the window, read from `resources/style/`, by day and by night."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QStyleHints

from reader.model.annotation import Colour
from reader.model.source import SourceKind


class Scheme(StrEnum):
    """The themes that ship; the value is the file's stem in `resources/style/`."""

    LIGHT = "light"
    DARK = "dark"


@dataclass(frozen=True, slots=True)
class Theme:
    """Every colour of the window, as "#RRGGBB", ready for `QColor`."""

    scheme: Scheme
    paper: str  # behind the article
    panel: str  # bars and sidebar
    card: str  # fields, the selected card, popups
    ink: str
    soft: str  # second-rank text
    line: str
    segment: str  # the bar of attributed words
    selection: str  # words the reader has just selected
    hover: str
    kinds: Mapping[SourceKind, str]
    tints: Mapping[SourceKind, str]  # ground of the selected source's statements
    highlights: Mapping[Colour, str]
    underlines: Mapping[Colour, str]

    @property
    def is_dark(self) -> bool:
        """Tell whether ink is lighter than paper."""
        return self.scheme is Scheme.DARK

    def kind_colour(self, kind: SourceKind) -> str:
        """Return the colour in which names, marks and icons of such a source are drawn."""
        return self.kinds[kind]

    def kind_tint(self, kind: SourceKind) -> str:
        """Return the ground of statements of such a source; ink reads on it."""
        return self.tints[kind]


def read_theme(folder: Path, scheme: Scheme) -> Theme:
    """Read a theme from `folder`; a file that lacks a colour is our own fault and raises KeyError."""
    colours = tomllib.loads((folder / f"{scheme}.toml").read_text("utf-8"))
    return Theme(
        scheme=scheme,
        kinds={kind: colours["kinds"][kind] for kind in SourceKind},
        tints={kind: colours["tints"][kind] for kind in SourceKind},
        highlights={colour: colours["highlights"][colour] for colour in Colour},
        underlines={colour: colours["underlines"][colour] for colour in Colour},
        **_plain_colours(colours),
    )


def _plain_colours(colours: dict[str, Any]) -> dict[str, str]:
    return {name: value for name, value in colours.items() if isinstance(value, str)}


class ThemeFollower(QObject):
    """Holds the theme that fits the system's colour scheme, and says when it changes."""

    changed = Signal(object)  # Theme

    def __init__(self, folder: Path, hints: QStyleHints, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._themes = {scheme: read_theme(folder, scheme) for scheme in Scheme}
        self.current = self._themes[_scheme_of(hints.colorScheme())]
        hints.colorSchemeChanged.connect(self._follow)

    def _follow(self, scheme: Qt.ColorScheme) -> None:
        wanted = self._themes[_scheme_of(scheme)]
        if wanted is not self.current:
            self.current = wanted
            self.changed.emit(wanted)


def _scheme_of(scheme: Qt.ColorScheme) -> Scheme:
    return Scheme.DARK if scheme is Qt.ColorScheme.Dark else Scheme.LIGHT
