"""The window's look, made from a theme: one stylesheet and one palette for the whole application."""

from pathlib import Path
from string import Template

from PySide6.QtGui import QColor, QPalette

from reader.model.source import SourceKind
from reader.ui.fonts import Fonts
from reader.ui.theme import Theme

SIZES = {"usual": 13, "small": 12.5, "note": 14, "heading": 15.5, "title": 19}  # px, while the usual size holds

ICON, ARROW = 16, 12  # px, of the drawing on a button, and of what unfolds something


def stylesheet(theme: Theme, fonts: Fonts, style_folder: Path, scale: float = 1) -> str:
    """Fill the template `kilde.qss`; a name it does not know raises KeyError. Text is `scale` times its usual size."""
    template = Template((style_folder / "kilde.qss").read_text("utf-8"))
    return template.substitute(
        interface=fonts.interface,
        chevron=(style_folder / f"chevron-{theme.scheme}.svg").as_posix(),
        chevron_up=(style_folder / f"chevron-up-{theme.scheme}.svg").as_posix(),
        icon=round(ICON * scale),  # whole numbers: Qt reads no others here
        arrow=round(ARROW * scale),
        tick=(style_folder / f"tick-{theme.scheme}.svg").as_posix(),
        paper=theme.paper,
        panel=theme.panel,
        card=theme.card,
        ink=theme.ink,
        soft=theme.soft,
        line=theme.line,
        segment=theme.segment,
        selection=theme.selection,
        hover=theme.hover,
        **{name: f"{size * scale:.1f}" for name, size in SIZES.items()},
        **{str(kind): colour for kind, colour in theme.kinds.items()},
    )


def palette(theme: Theme) -> QPalette:
    """Return the palette that what no stylesheet reaches is drawn with: selections, delegates, native parts."""
    made = QPalette()
    roles = QPalette.ColorRole
    for role, colour in (
        (roles.Window, theme.panel),
        (roles.Base, theme.paper),
        (roles.AlternateBase, theme.panel),
        (roles.Button, theme.card),
        (roles.WindowText, theme.ink),
        (roles.Text, theme.ink),
        (roles.ButtonText, theme.ink),
        (roles.ToolTipBase, theme.card),
        (roles.ToolTipText, theme.ink),
        (roles.PlaceholderText, theme.soft),
        (roles.Highlight, theme.selection),
        (roles.HighlightedText, theme.ink),
        (roles.Link, theme.ink),
        (roles.LinkVisited, theme.ink),
        (roles.Mid, theme.line),
        (roles.Dark, theme.line),
        (roles.Light, theme.card),
        (roles.Accent, theme.kind_colour(SourceKind.PERSON)),
    ):
        made.setColor(role, QColor(colour))
    return made
