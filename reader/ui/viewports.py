"""Where views paint, got at without what PySide would load to tell what class it has."""

from PySide6.QtWidgets import QAbstractScrollArea, QWidget

_NAME = "qt_scrollarea_viewport"  # Qt's own, of the part of a view that scrolls


def viewport_of(view: QAbstractScrollArea) -> QWidget:
    """Return the viewport of a new view, for the view to keep: `viewport()` answers with it from then on.

    Asked for by `viewport()` first, its class has to be found out, and for that PySide makes every class of widgets
    that there is, down to wizards: 9 ms of a start.
    """
    return view.findChild(QWidget, _NAME) or view.viewport()
