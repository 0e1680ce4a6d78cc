"""The window's commands: their words, their keys, and what each does."""

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QCoreApplication

from reader.model.annotation import Colour
from reader.ui.browse import Browse
from reader.ui.commands import Command
from reader.ui.desk import Desk
from reader.ui.going_to import GoingTo
from reader.ui.reading_pane import ReadingPane
from reader.ui.side_by_side import SideBySide
from reader.ui.turning import Turning
from reader.ui.typesetting import Typesetting


class Commanded(Protocol):
    """What commands need of the window."""

    desk: Desk
    pane: ReadingPane
    browse: Browse
    turning: Turning
    beside: SideBySide
    typesetting: Typesetting
    going_to: GoingTo

    def open_file(self) -> None: ...  # noqa: D102 - said in the window itself, as are all below
    def paste(self) -> None: ...  # noqa: D102
    def go_to_address(self) -> None: ...  # noqa: D102
    def find_words(self) -> None: ...  # noqa: D102
    def delete(self) -> None: ...  # noqa: D102
    def undo(self) -> None: ...  # noqa: D102
    def redo(self) -> None: ...  # noqa: D102
    def save_copy(self) -> None: ...  # noqa: D102
    def show_keys(self) -> None: ...  # noqa: D102
    def show_registers(self) -> None: ...  # noqa: D102
    def change_focus(self) -> None: ...  # noqa: D102


def window_commands(window: Commanded) -> tuple[Command, ...]:
    """Return everything the window can do, in the order the list of keys shows."""
    return (*_going(window), *_reading(window), *_marking(window))


def _going(window: Commanded) -> tuple[Command, ...]:
    return (
        Command("back", _tr("Back"), ("Alt+Left",), window.turning.go_back),
        Command("forward", _tr("Forward"), ("Alt+Right",), window.desk.go_forward),
        Command("library", _tr("Library"), ("Ctrl+L",), window.browse.show_articles),
        Command("sources", _tr("Sources"), ("Ctrl+Shift+L",), window.browse.show_sources),
        Command("registers", _tr("Registers…"), ("Ctrl+Shift+R",), window.show_registers),
        Command("address", _tr("Search, or open a link"), ("Ctrl+K", "F2"), window.go_to_address),
        Command("open", _tr("Open…"), ("Ctrl+O",), window.open_file),
        Command("paste", _tr("Open what is on the clipboard"), ("Ctrl+V",), window.paste),
        Command("save", _tr("Save a copy…"), ("Ctrl+S",), window.save_copy),
        Command(
            "compare", _tr("Compare with…"), ("Ctrl+Shift+K",), lambda: window.browse.seek_beside(window.desk.article)
        ),
        Command("focus", _tr("Next part of the window"), ("F6",), window.change_focus),
        Command("sidebar", _tr("Show or hide the sources"), ("F9",), window.beside.toggle),
        Command("keys", _tr("Keys"), ("F1", "?"), window.show_keys),
    )


def _reading(window: Commanded) -> tuple[Command, ...]:
    return (
        Command("next", _tr("Next statement"), ("Alt+Down", "N"), lambda: window.pane.walk(1)),
        Command("previous", _tr("Previous statement"), ("Alt+Up", "P"), lambda: window.pane.walk(-1)),
        Command("find", _tr("Find"), ("Ctrl+F",), window.find_words),
        Command("find next", _tr("Next place found"), ("F3",), lambda: window.pane.find_bar.step(1)),
        Command("find previous", _tr("Previous place found"), ("Shift+F3",), lambda: window.pane.find_bar.step(-1)),
        Command("to statement", _tr("Go to a statement…"), ("Ctrl+G",), window.going_to.ask_statement),
        Command("to source", _tr("Go to a source…"), ("Ctrl+Shift+G",), window.going_to.ask_source),
        Command("type", _tr("Text and colours…"), ("Ctrl+Shift+A",), window.typesetting.show_panel, label="Aa"),
        Command("larger", _tr("Larger text"), ("Ctrl++", "Ctrl+="), lambda: window.typesetting.resize(1)),
        Command("smaller", _tr("Smaller text"), ("Ctrl+-",), lambda: window.typesetting.resize(-1)),
        Command("usual size", _tr("Usual text size"), ("Ctrl+0",), lambda: window.typesetting.resize(0)),
        Command(
            "larger window",
            _tr("Larger text in bars, cards and notes"),
            ("Ctrl+Alt++", "Ctrl+Alt+="),
            lambda: window.typesetting.resize_window(1),
        ),
        Command(
            "smaller window",
            _tr("Smaller text in bars, cards and notes"),
            ("Ctrl+Alt+-",),
            lambda: window.typesetting.resize_window(-1),
        ),
    )


def _marking(window: Commanded) -> tuple[Command, ...]:
    names = {
        Colour.YELLOW: _tr("Highlight in yellow"),
        Colour.GREEN: _tr("Highlight in green"),
        Colour.BLUE: _tr("Highlight in blue"),
        Colour.PINK: _tr("Highlight in pink"),
        Colour.PURPLE: _tr("Highlight in purple"),
    }
    return (
        *(_highlighting(window, colour, words, number) for number, (colour, words) in enumerate(names.items(), 1)),
        Command("note", _tr("Write a note"), ("Ctrl+M",), _on_text(window, window.pane.write_note)),
        Command(
            "says", _tr("Who says the selected words…"), ("Ctrl+Shift+S",), _on_text(window, window.pane.ask_speaker)
        ),
        Command(
            "fit",
            _tr("Let the statement be just the selected words"),
            ("Ctrl+Shift+E",),
            _on_text(window, window.pane.fit_statement),
        ),
        Command("copy", _tr("Copy"), (), window.pane.copy_words),
        Command("delete", _tr("Delete the mark, or the articles selected"), ("Del",), window.delete),
        Command("undo", _tr("Undo"), ("Ctrl+Z",), window.undo),
        Command("redo", _tr("Do again"), ("Ctrl+Shift+Z", "Ctrl+Y"), window.redo),
    )


def _highlighting(window: Commanded, colour: Colour, words: str, number: int) -> Command:
    return Command(str(colour), words, (f"Ctrl+{number}",), _on_text(window, lambda: window.pane.highlight(colour)))


def _on_text(window: Commanded, act: Callable[[], object]) -> Callable[[], None]:
    """Return what does it while the article is on screen: what lies behind a page of the library is not changed."""

    def do() -> None:
        if window.turning.is_at_article:
            act()

    return do


def _tr(words: str) -> str:
    return QCoreApplication.translate("Commands", words)
