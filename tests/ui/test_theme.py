from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QGuiApplication

from reader.model.annotation import Colour
from reader.model.source import SourceKind
from reader.ui.theme import Scheme, ThemeFollower, read_theme

STYLE = Path(__file__).parents[2] / "resources" / "style"


def luminance(colour: str) -> float:
    parts = [QColor(colour).redF(), QColor(colour).greenF(), QColor(colour).blueF()]
    red, green, blue = (p / 12.92 if p <= 0.03928 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.fixture(params=Scheme)
def theme(request):
    return read_theme(STYLE, request.param)


@pytest.mark.parametrize("colour", Colour)
def test_text_reads_on_every_highlight(theme, colour):
    assert contrast(theme.ink, theme.highlights[colour]) >= 4.5


@pytest.mark.parametrize("colour", Colour)
def test_underline_of_a_highlight_stands_out_from_paper_and_its_own_fill(theme, colour):
    assert contrast(theme.underlines[colour], theme.paper) >= 3
    assert contrast(theme.underlines[colour], theme.highlights[colour]) >= 3


@pytest.mark.parametrize("kind", SourceKind)
def test_names_and_statements_read_in_the_colour_of_their_kind(theme, kind):
    for ground in (theme.paper, theme.panel, theme.card, theme.kind_tint(kind)):
        assert contrast(theme.kind_colour(kind), ground) >= 4.5
    assert contrast(theme.ink, theme.kind_tint(kind)) >= 4.5


def test_text_reads_on_every_ground(theme):
    for ground in (theme.paper, theme.panel, theme.card, theme.hover, theme.selection, theme.line):
        assert contrast(theme.ink, ground) >= 4.5
    for ground in (theme.paper, theme.panel, theme.card, theme.hover):
        assert contrast(theme.soft, ground) >= 4.5


def test_theme_follows_the_system(qapp):
    hints = QGuiApplication.styleHints()
    follower = ThemeFollower(STYLE, hints)
    seen = []
    follower.changed.connect(seen.append)
    hints.colorSchemeChanged.emit(Qt.ColorScheme.Dark)
    hints.colorSchemeChanged.emit(Qt.ColorScheme.Dark)
    hints.colorSchemeChanged.emit(Qt.ColorScheme.Light)
    assert [theme.is_dark for theme in seen] == [True, False]
    assert follower.current.scheme is Scheme.LIGHT
