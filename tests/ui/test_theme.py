import math
import re
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QGuiApplication

from reader.model.annotation import Colour
from reader.model.source import SourceKind
from reader.ui.theme import Scheme, ThemeChoice, ThemeFollower, read_theme

STYLE = Path(__file__).parents[2] / "resources" / "style"


def luminance(colour: str) -> float:
    parts = [QColor(colour).redF(), QColor(colour).greenF(), QColor(colour).blueF()]
    red, green, blue = (p / 12.92 if p <= 0.03928 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def lab(colour: str) -> tuple[float, float, float]:
    """CIE L*a*b*, in which distances are as far as they look."""
    parts = [QColor(colour).redF(), QColor(colour).greenF(), QColor(colour).blueF()]
    red, green, blue = (p / 12.92 if p <= 0.03928 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    x = (0.4124 * red + 0.3576 * green + 0.1805 * blue) / 0.95047
    z = (0.0193 * red + 0.1192 * green + 0.9505 * blue) / 1.08883
    roots = [t ** (1 / 3) if t > 0.008856 else 7.787 * t + 16 / 116 for t in (x, luminance(colour), z)]
    return 116 * roots[1] - 16, 500 * (roots[0] - roots[1]), 200 * (roots[1] - roots[2])


@pytest.fixture(params=Scheme)
def theme(request):
    return read_theme(STYLE, request.param)


def marked_grounds(theme) -> dict[str, str]:
    """Everything that words of the article may stand on."""
    grounds = {"paper": theme.paper, "selection": theme.selection, "found": theme.found, "spoken": theme.line}
    grounds |= {f"highlight {colour}": theme.highlights[colour] for colour in Colour}
    return grounds | {f"tint {kind}": theme.tints[kind] for kind in SourceKind}


def failing(pairs, least: float) -> dict[str, float]:
    """What has less contrast than it must."""
    return {words: round(contrast(one, other), 2) for words, one, other in pairs if contrast(one, other) < least}


def test_text_captions_and_names_read_on_every_mark(theme):
    texts = {"ink": theme.ink, "captions": theme.soft} | {str(kind): theme.kinds[kind] for kind in SourceKind}
    grounds = marked_grounds(theme)
    assert failing(((f"{t} on {g}", texts[t], grounds[g]) for t in texts for g in grounds), 4.5) == {}


def test_text_names_and_second_rank_text_read_on_every_ground_of_the_window(theme):
    texts = {"ink": theme.ink, "soft": theme.soft} | {str(kind): theme.kinds[kind] for kind in SourceKind}
    grounds = {"paper": theme.paper, "panel": theme.panel, "card": theme.card, "hover": theme.hover}
    assert failing(((f"{t} on {g}", texts[t], grounds[g]) for t in texts for g in grounds), 4.5) == {}


def test_rules_of_marks_stand_out_from_paper_and_from_their_own_fill(theme):
    rules = [(f"{c} on paper", theme.underlines[c], theme.paper) for c in Colour]
    rules += [(f"{c} on its fill", theme.underlines[c], theme.highlights[c]) for c in Colour]
    rules += [(f"{k} on its tint", theme.kinds[k], theme.tints[k]) for k in SourceKind]
    rules += [("frame of what was found", theme.ink, theme.found), ("links and names", theme.soft, theme.paper)]
    assert failing(rules, 3) == {}


def test_pins_and_bars_stand_out_from_what_they_stand_on(theme):
    shapes = [(f"pin {c} on {g}", theme.underlines[c], g) for c in Colour for g in (theme.paper, theme.card)]
    shapes += [("share of words", theme.segment, g) for g in (theme.paper, theme.panel)]
    shapes += [("chosen share beside the others", theme.ink, theme.segment)]
    assert failing(shapes, 3) == {}


def test_what_was_found_is_unlike_every_mark(theme):
    grounds = {name: colour for name, colour in marked_grounds(theme).items() if name not in ("found", "spoken")}
    assert {name: colour for name, colour in grounds.items() if math.dist(lab(theme.found), lab(colour)) < 30} == {}


def test_ink_of_a_dark_theme_is_lighter_than_its_paper(theme):
    assert (luminance(theme.ink) > luminance(theme.paper)) is theme.is_dark


@pytest.mark.parametrize("drawing", ["chevron", "chevron-up", "tick"])
def test_every_theme_has_its_drawings_and_they_stand_out(theme, drawing):
    svg = (STYLE / f"{drawing}-{theme.scheme}.svg").read_text("utf-8")
    (stroke,) = re.findall(r'stroke="(#\w{6})"', svg)
    grounds = (theme.kind_colour(SourceKind.PERSON),) if drawing == "tick" else (theme.card, theme.paper)
    assert failing(((drawing, stroke, ground) for ground in grounds), 3) == {}


def test_a_theme_that_is_picked_stands_whatever_the_system_says(qapp):
    hints = QGuiApplication.styleHints()
    follower = ThemeFollower(STYLE, hints)
    follower.choose(ThemeChoice(held=False).picked(Scheme.BLACK, is_night=False))
    assert follower.current.scheme is Scheme.BLACK
    hints.colorSchemeChanged.emit(Qt.ColorScheme.Dark)
    hints.colorSchemeChanged.emit(Qt.ColorScheme.Light)
    assert follower.current.scheme is Scheme.BLACK


def test_the_system_is_followed_on_with_another_theme_for_the_same_half_of_the_day(qapp):
    hints = QGuiApplication.styleHints()
    follower = ThemeFollower(STYLE, hints)
    follower.choose(ThemeChoice().picked(Scheme.SEPIA, is_night=False).picked(Scheme.BLACK, is_night=True))
    seen = [follower.current.scheme]
    follower.changed.connect(lambda theme: seen.append(theme.scheme))
    hints.colorSchemeChanged.emit(Qt.ColorScheme.Dark)
    hints.colorSchemeChanged.emit(Qt.ColorScheme.Light)
    assert seen == [Scheme.SEPIA, Scheme.BLACK, Scheme.SEPIA]


@pytest.mark.parametrize("is_night", [True, False])
@pytest.mark.parametrize("scheme", Scheme)
def test_what_is_picked_is_shown_at_once_by_day_and_by_night(scheme, is_night):
    assert ThemeChoice().picked(scheme, is_night=is_night).scheme(is_night=is_night) is scheme


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
