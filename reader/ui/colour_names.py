"""What the five colours are called, by themselves or by the reader."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QObject, Signal

from reader.model.annotation import Colour, Style

tr = QCoreApplication.translate

Named = Sequence[tuple[Colour, str]]


class ColourNames(QObject):
    """Says everywhere alike what a colour is called: on buttons, in menus and lists, to screen readers."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.named: Named = ()  # those that have a name of the reader's

    def show(self, named: Named) -> None:
        """Use these names from now on."""
        if tuple(named) != tuple(self.named):
            self.named = tuple(named)
            self.changed.emit()

    def of(self, colour: Colour) -> str:
        """Return what the colour is called."""
        return dict(self.named).get(colour) or own_name(colour)

    def spoken(self, colour: Colour) -> str:
        """Return the name with the colour itself where the name does not say it."""
        name = self.of(colour)
        return name if name == own_name(colour) else tr("Colours", "{0} ({1})").format(name, own_name(colour).lower())


def own_name(colour: Colour) -> str:
    """Return the colour's own name."""
    return {
        Colour.YELLOW: tr("Colours", "Yellow"),
        Colour.GREEN: tr("Colours", "Green"),
        Colour.BLUE: tr("Colours", "Blue"),
        Colour.PINK: tr("Colours", "Pink"),
        Colour.PURPLE: tr("Colours", "Purple"),
    }[colour]


def style_name(style: Style) -> str:
    """Return what a mark of that style is called."""
    return {
        Style.HIGHLIGHT: tr("Colours", "Highlight"),
        Style.UNDERLINE: tr("Colours", "Underline"),
        Style.NOTE: tr("Colours", "Note alone"),
    }[style]
