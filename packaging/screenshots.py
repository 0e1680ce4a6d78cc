#!/usr/bin/env python3
"""Take the README's pictures: the sample article by day and by night, and a profile.

QT_QPA_PLATFORM=offscreen .venv/bin/python packaging/screenshots.py
"""

import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication

from reader.app import paths
from reader.app.library import Library
from reader.app.workshop import Workshop
from reader.model.anchor import Anchor
from reader.model.annotation import Annotation, Colour
from reader.model.span import Span
from reader.ui.crash import CrashHook
from reader.ui.look import Look
from reader.ui.main_window import MainWindow

FOLDER = Path(__file__).resolve().parent / "screenshots"
SETTLE_MS = 700


def main() -> int:
    """Open the sample in a library of its own and take picture after picture."""
    application = QApplication(sys.argv[:1])
    look = Look(paths.resource(), application)
    with tempfile.TemporaryDirectory() as home:
        library = Library(Path(home) / "library.sqlite")
        workshop = Workshop(paths.worker_command())
        window = MainWindow(library, workshop, look, CrashHook(None))
        window.resize(1360, 860)
        window.show()
        window.opener.analysed.connect(lambda _: QTimer.singleShot(SETTLE_MS, lambda: pose(window, library)))
        window.open_location(str(paths.sample_article()))
        application.exec()
        workshop.close()
        library.close()
    return 0


def pose(window: MainWindow, library: Library) -> None:
    """Mark, select, turn the lights off, open the profile: a picture of each."""
    article = window.desk.article
    if article is None or article.id is None:
        raise RuntimeError("the sample article is not on screen")
    text = article.reading.article.text
    words = "arms control"
    start = text.index(words)
    made = "2026-11-23T12:04:00+00:00"
    anchor = Anchor.at(Span(start, start + len(words)), text)
    library.add_annotation(article.id, Annotation("pose", anchor, Colour.YELLOW, "Since when?", made, made))
    window.desk.open_article(article.id)
    window.opener.open_stored(article.id)
    indices = {card.appearance.name: index for index, card in enumerate(article.cards)}
    bondarev, neumann = indices["Boris Bondarev"], article.cards[indices["Iver B. Neumann"]]
    if neumann.source_id is None:
        raise RuntimeError("the sample's sources are not in the library")
    profile = neumann.source_id
    steps: list[Callable[[], object]] = [
        lambda: window.sidebar.select_card(bondarev),
        lambda: take(window, "window-light.png"),
        lambda: scheme(Qt.ColorScheme.Dark),
        lambda: take(window, "window-dark.png"),
        lambda: scheme(Qt.ColorScheme.Light),
        lambda: window.desk.open_profile(profile),
        lambda: take(window, "profile-light.png"),
        window.close,
        lambda: QApplication.quit(),
    ]
    for at, step in enumerate(steps):
        QTimer.singleShot(SETTLE_MS * (at + 1), step)


def scheme(wanted: Qt.ColorScheme) -> None:
    """Turn the lights on or off, as the system would: without a desktop there is none to ask."""
    QApplication.styleHints().colorSchemeChanged.emit(wanted)


def take(window: MainWindow, name: str) -> None:
    """Write what the window shows."""
    FOLDER.mkdir(exist_ok=True)
    window.grab().save(str(FOLDER / name))


if __name__ == "__main__":
    sys.exit(main())
