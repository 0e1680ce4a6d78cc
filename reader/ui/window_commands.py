"""The window's commands: their words, their keys, and what each does."""

from collections.abc import Callable, Mapping
from typing import Protocol

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QAction

from reader.model.annotation import Colour
from reader.ui.browse import Browse
from reader.ui.colour_names import own_name
from reader.ui.commands import Command
from reader.ui.desk import Desk
from reader.ui.reading_pane import ReadingPane
from reader.ui.recent import Recent
from reader.ui.side_by_side import SideBySide
from reader.ui.turning import Turning


class Commanded(Protocol):
    """What commands need of the window."""

    desk: Desk
    pane: ReadingPane
    browse: Browse
    turning: Turning
    beside: SideBySide
    recent: Recent

    def open_file(self) -> None: ...  # noqa: D102 - said in the window itself, as are all below
    def paste(self) -> None: ...  # noqa: D102
    def go_to_address(self) -> None: ...  # noqa: D102
    def find_words(self) -> None: ...  # noqa: D102
    def resize_text(self, step: int) -> None: ...  # noqa: D102
    def delete(self) -> None: ...  # noqa: D102
    def undo(self) -> None: ...  # noqa: D102
    def redo(self) -> None: ...  # noqa: D102
    def save_copy(self) -> None: ...  # noqa: D102
    def print_article(self) -> None: ...  # noqa: D102
    def show_keys(self) -> None: ...  # noqa: D102
    def show_marks(self) -> None: ...  # noqa: D102
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
        Command("recent", _tr("Opened last…"), ("Ctrl+Shift+O",), window.recent.show),
        Command("paste", _tr("Open what is on the clipboard"), ("Ctrl+V",), window.paste),
        Command("save", _tr("Save a copy…"), ("Ctrl+S",), window.save_copy),
        Command("print", _tr("Print…"), ("Ctrl+P",), window.print_article),
        Command(
            "compare", _tr("Compare with…"), ("Ctrl+Shift+K",), lambda: window.browse.seek_beside(window.desk.article)
        ),
        Command("focus", _tr("Next part of the window"), ("F6",), window.change_focus),
        Command("sidebar", _tr("Show or hide the sources"), ("F9",), window.beside.toggle),
        Command("keys", _tr("Keys"), ("F1", "?"), window.show_keys),
    )


def _reading(window: Commanded) -> tuple[Command, ...]:
    pane = window.pane
    return (
        Command("next", _tr("Next statement"), ("Alt+Down",), lambda: pane.walk(1), letters=("S",)),
        Command("previous", _tr("Previous statement"), ("Alt+Up",), lambda: pane.walk(-1), letters=("Shift+S",)),
        Command("next link", _tr("Next name or link"), (), lambda: pane.view.walk_links(1), letters=("L",)),
        Command(
            "previous link", _tr("Previous name or link"), (), lambda: pane.view.walk_links(-1), letters=("Shift+L",)
        ),
        Command("find", _tr("Find"), ("Ctrl+F",), window.find_words),
        Command("find next", _tr("Next place found"), ("F3",), lambda: window.pane.find_bar.step(1)),
        Command("find previous", _tr("Previous place found"), ("Shift+F3",), lambda: window.pane.find_bar.step(-1)),
        Command("text size", _tr("Text size"), (), lambda: None, label="Aa"),
        Command("larger", _tr("Larger text"), ("Ctrl++", "Ctrl+="), lambda: window.resize_text(1)),
        Command("smaller", _tr("Smaller text"), ("Ctrl+-",), lambda: window.resize_text(-1)),
        Command("usual size", _tr("Usual text size"), ("Ctrl+0",), lambda: window.resize_text(0)),
    )


def _marking(window: Commanded) -> tuple[Command, ...]:
    pane, marking = window.pane, window.pane.marking

    def on_text(
        name: str, words: str, act: Callable[[], object], keys: tuple[str, ...] = (), letters: tuple[str, ...] = ()
    ) -> Command:
        return Command(name, words, keys, _on_text(window, act), letters=letters)

    return (
        on_text("highlight", _tr("Highlight the words selected, or the paragraph"), marking.highlight, letters=("H",)),
        *(_highlighting(window, colour, number) for number, colour in enumerate(Colour, 1)),
        on_text("underline", _tr("Underline, or highlight again"), marking.underline, ("Ctrl+U",), ("U",)),
        on_text("note", _tr("Write a note"), marking.write_note, ("Ctrl+M",), ("N",)),
        on_text(
            "note on whole", _tr("Write a note on the whole article"), marking.write_note_on_whole, letters=("Shift+N",)
        ),
        on_text("tags", _tr("Tags of the mark"), marking.edit_tags, letters=("T",)),
        on_text("next mark", _tr("Next mark"), lambda: marking.walk(1), letters=("J",)),
        on_text("previous mark", _tr("Previous mark"), lambda: marking.walk(-1), letters=("K",)),
        on_text("merge", _tr("Merge the mark with those that share words with it"), marking.merge, letters=("M",)),
        Command("marks", _tr("Marks of this article"), ("Ctrl+Shift+M",), window.show_marks),
        on_text("says", _tr("Who says the selected words…"), pane.ask_speaker, ("Ctrl+Shift+S",)),
        on_text("fit", _tr("Let the statement be just the selected words"), pane.fit_statement, ("Ctrl+Shift+E",)),
        Command("copy", _tr("Copy"), (), pane.copy_words),
        Command("delete", _tr("Delete the mark, or the articles selected"), ("Del",), window.delete),
        Command("undo", _tr("Undo"), ("Ctrl+Z",), window.undo),
        Command("redo", _tr("Do again"), ("Ctrl+Shift+Z", "Ctrl+Y"), window.redo),
    )


def _highlighting(window: Commanded, colour: Colour, number: int) -> Command:
    marking = window.pane.marking
    return Command(
        str(colour),
        _highlight_words(own_name(colour)),
        (f"Ctrl+{number}",),
        _on_text(window, lambda: marking.highlight(colour)),
        letters=(str(number),),
    )


def name_colours(actions: Mapping[str, QAction], name_of: Callable[[Colour], str]) -> None:
    """Call the actions that highlight as the reader calls the colours."""
    for colour in Colour:
        actions[colour].setText(_highlight_words(name_of(colour)).replace("&", "&&"))


def _highlight_words(name: str) -> str:
    return _tr("Highlight: {0}").format(name)


def _on_text(window: Commanded, act: Callable[[], object]) -> Callable[[], None]:
    """Return what does it while the article is on screen: what lies behind a page of the library is not changed."""

    def do() -> None:
        if window.turning.is_at_article:
            act()

    return do


def _tr(words: str) -> str:
    return QCoreApplication.translate("Commands", words)
