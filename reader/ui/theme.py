"""The colours of the window, read from `resources/style/`, by day and by night."""

import json
import tomllib
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import replace
from enum import StrEnum
from functools import cache, partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QStyleHints

from reader.model.annotation import Colour
from reader.model.frozen import frozen
from reader.model.source import SourceKind


class Scheme(StrEnum):
    """The themes that ship; the value is the file's stem in `resources/style/`."""

    LIGHT = "light"
    SEPIA = "sepia"
    DARK = "dark"
    BLACK = "black"

    @property
    def is_dark(self) -> bool:
        """Tell whether ink is lighter than paper."""
        return self in (Scheme.DARK, Scheme.BLACK)


@frozen
class ThemeChoice:
    """Which theme the reader wants by day, which by night, and whether the system says when it is night."""

    day: Scheme = Scheme.LIGHT
    night: Scheme = Scheme.DARK
    held: bool | None = None  # True: always the night's, False: always the day's, None: as the system goes

    @property
    def follows(self) -> bool:
        """Tell whether the theme changes with the system's."""
        return self.held is None

    def scheme(self, *, is_night: bool) -> Scheme:
        """Return the theme to show while the system `is_night` or not."""
        return self.night if (is_night if self.held is None else self.held) else self.day

    def picked(self, scheme: Scheme, *, is_night: bool) -> "ThemeChoice":
        """Return the choice that shows `scheme` now, and from now on in its half of the day.

        The system is followed on only where `scheme` is for the half that it is in: `is_night`.
        """
        held = None if self.held is None and scheme.is_dark is is_night else scheme.is_dark
        return replace(self, night=scheme, held=held) if scheme.is_dark else replace(self, day=scheme, held=held)

    def as_json(self) -> str:
        """Return this as one line, for the library's settings."""
        return json.dumps([self.day, self.night, self.held])


def choice_from(line: str) -> ThemeChoice:
    """Read what `as_json` wrote; the usual choice where that is no such line."""
    with suppress(ValueError, TypeError, RecursionError):
        day, night, held = json.loads(line)
        chosen = ThemeChoice(Scheme(day), Scheme(night), held)
        if not chosen.day.is_dark and chosen.night.is_dark and held in (True, False, None):
            return chosen
    return ThemeChoice()


@frozen
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
    found: str  # words that were looked for; drawn with a frame of ink
    kinds: Mapping[SourceKind, str]
    tints: Mapping[SourceKind, str]  # ground of the selected source's statements
    highlights: Mapping[Colour, str]
    underlines: Mapping[Colour, str]

    @property
    def is_dark(self) -> bool:
        """Tell whether ink is lighter than paper."""
        return self.scheme.is_dark

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
    """Holds the theme that the reader has chosen for the system's hour, and says when it changes."""

    changed = Signal(object)  # Theme

    def __init__(self, folder: Path, hints: QStyleHints, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.theme = cache(partial(read_theme, folder))  # the colours of each theme, read when they are first wanted
        self._is_night = hints.colorScheme() is Qt.ColorScheme.Dark
        self.choice = ThemeChoice()
        self.current = self._wanted()
        hints.colorSchemeChanged.connect(self._follow)

    def choose(self, choice: ThemeChoice) -> None:
        """Show what the reader wants from now on."""
        self.choice = choice
        self._change()

    def _follow(self, scheme: Qt.ColorScheme) -> None:
        self._is_night = scheme is Qt.ColorScheme.Dark
        self._change()

    def _change(self) -> None:
        wanted = self._wanted()
        if wanted is not self.current:
            self.current = wanted
            self.changed.emit(wanted)

    def _wanted(self) -> Theme:
        return self.theme(self.choice.scheme(is_night=self._is_night))
