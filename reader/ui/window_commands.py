"""The window's commands: their words, their keys, and what each does."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any, Protocol

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QAction

from reader.model.annotation import Colour
from reader.ui.arrivals import Arrivals
from reader.ui.browse import Browse
from reader.ui.colour_names import own_name
from reader.ui.commands import Command
from reader.ui.deletion import Deletion
from reader.ui.desk import Desk
from reader.ui.going_to import GoingTo
from reader.ui.read_aloud import ReadAloud
from reader.ui.reading_pane import ReadingPane
from reader.ui.recent import Recent
from reader.ui.settle_row import Settle
from reader.ui.side_by_side import SideBySide
from reader.ui.turning import Turning
from reader.ui.typesetting import Typesetting
from reader.ui.undoing import Undoing
from reader.ui.versioning import Versioning


class Commanded(Protocol):
    """What commands need of the window."""

    arrivals: Arrivals
    desk: Desk
    pane: ReadingPane
    browse: Browse
    turning: Turning
    beside: SideBySide
    deletion: Deletion
    typesetting: Typesetting
    going_to: GoingTo
    aloud: ReadAloud
    undoing: Undoing
    versioning: Versioning
    recent: Recent

    @property
    def finding(self) -> Any: ...  # noqa: D102
    def find_words(self) -> None: ...  # noqa: D102 - said in the window itself, as are all below
    def save_copy(self) -> None: ...  # noqa: D102
    def print_article(self) -> None: ...  # noqa: D102
    def show_keys(self) -> None: ...  # noqa: D102
    def show_marks(self) -> None: ...  # noqa: D102
    def show_registers(self) -> None: ...  # noqa: D102


def window_commands(window: Commanded) -> tuple[Command, ...]:
    """Return everything the window can do, in the order the list of keys shows."""
    return (*_going(window), *_reading(window), *_aloud(window), *_marking(window))


def _going(window: Commanded) -> tuple[Command, ...]:
    return (
        Command("back", _tr("Back"), ("Alt+Left",), window.turning.go_back),
        Command("forward", _tr("Forward"), ("Alt+Right",), window.desk.go_forward),
        Command("library", _tr("Library"), ("Ctrl+L",), window.browse.show_articles),
        Command("sources", _tr("Sources"), ("Ctrl+Shift+L",), window.browse.show_sources),
        Command("registers", _tr("Registers…"), ("Ctrl+Shift+R",), window.show_registers),
        Command("address", _tr("Search, or open a link"), ("Ctrl+K", "F2"), window.turning.focus_address),
        Command("open", _tr("Open…"), ("Ctrl+O",), window.arrivals.ask_file),
        Command("recent", _tr("Opened last…"), ("Ctrl+Shift+O",), window.recent.show),
        Command("paste", _tr("Open what is on the clipboard"), ("Ctrl+V",), window.arrivals.paste),
        Command("save", _tr("Save a copy…"), ("Ctrl+S",), window.save_copy),
        Command("print", _tr("Print…"), ("Ctrl+P",), window.print_article),
        Command("import", _tr("Import marks…"), ("Ctrl+Shift+I",), window.arrivals.ask_marks),
        Command(
            "compare", _tr("Compare with…"), ("Ctrl+Shift+K",), lambda: window.browse.seek_beside(window.desk.article)
        ),
        Command("changes", _tr("Look for changes"), ("F5",), window.versioning.look),
        Command("versions", _tr("Versions of this article"), ("Ctrl+Shift+H",), window.versioning.show),
        Command("focus", _tr("Next part of the window"), ("F6",), window.turning.focus_next),
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
        Command("find next", _tr("Next place found"), ("F3",), lambda: window.finding.bar.step(1)),
        Command("find previous", _tr("Previous place found"), ("Shift+F3",), lambda: window.finding.bar.step(-1)),
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


def _aloud(window: Commanded) -> tuple[Command, ...]:
    aloud = window.aloud

    def toggle() -> None:
        if (
            aloud.is_on or window.turning.is_at_article
        ):  # what lies behind a page of the library does not begin to speak
            aloud.toggle()

    return (
        Command("aloud", _tr("Read aloud, or pause"), ("F8",), toggle, label=_tr("Read aloud"), letters=("P",)),
        Command("aloud here", _tr("Read aloud from here"), (), aloud.read_from_here, letters=("Shift+P",)),
        Command("aloud next", _tr("Read on at the next sentence"), ("Ctrl+.",), lambda: aloud.step(1), letters=("F",)),
        Command(
            "aloud previous", _tr("Read on at the sentence before"), ("Ctrl+,",), lambda: aloud.step(-1), letters=("B",)
        ),
        Command("quicker", _tr("Read quicker"), ("Alt+.",), lambda: aloud.quicken(1)),
        Command("slower", _tr("Read slower"), ("Alt+,",), lambda: aloud.quicken(-1)),
        Command("aloud place", _tr("Back to the sentence read aloud"), ("Ctrl+F8",), aloud.show_place),
        Command("aloud stop", _tr("Stop reading aloud"), ("Shift+F8",), aloud.stop),
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
        *(
            on_text(settle, words, partial(pane.settling.answer, settle), letters=(letter,))
            for settle, words, letter in _answers()
        ),
        Command("marks", _tr("Marks of this article"), ("Ctrl+Shift+M",), window.show_marks),
        on_text("says", _tr("Who says the selected words…"), pane.ask_speaker, ("Ctrl+Shift+S",)),
        on_text("fit", _tr("Let the statement be just the selected words"), pane.fit_statement, ("Ctrl+Shift+E",)),
        Command("copy", _tr("Copy"), (), pane.copy_words),
        Command("delete", _tr("Delete the mark, or the articles selected"), ("Del",), window.deletion.delete),
        Command("undo", _tr("Undo"), ("Ctrl+Z",), window.undoing.undo),
        Command("redo", _tr("Do again"), ("Ctrl+Shift+Z", "Ctrl+Y"), window.undoing.redo),
    )


def _answers() -> tuple[tuple[Settle, str, str], ...]:
    return (
        (Settle.ACCEPT, _tr("Accept where the mark was found"), "A"),
        (Settle.PUT_BACK, _tr("Show where the mark stood, to put it back"), "R"),
        (Settle.KEEP_ASIDE, _tr("Keep the mark aside, with its quote"), "X"),
        (Settle.PLACE, _tr("Put the mark that waits on the selected words"), "I"),
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
