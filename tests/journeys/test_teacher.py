"""Journeys 14 and 15: a class looks at one page, in large type in the dark, and gets it on paper.

Whose words are these, and how do they know?
"""

import json
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication, QLabel

from reader.model.signal import Origin
from reader.ui.card_text import accessible_text, card_lines
from reader.ui.counts import percentage
from reader.ui.print_dialog import PrintDialog
from reader.ui.theme import Scheme
from reader.ui.typography import TEXT_SIZES

PAGE = """<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Who let the dam run dry?</title>
<meta property="og:site_name" content="Valley Courier"><meta property="article:published_time" content="2026-04-02">
</head><body><article><h1>Who let the dam run dry?</h1>
<p>The dam above Nes stood empty for nine days in March, and nobody has said so until now.</p>
<p>“I saw the gates standing open on the Tuesday, and I saw them again on the Friday, and I rang the office both times
and nobody came,” said Torvald Meier, a farmer who lives below the dam. “I was there when the last water went.”</p>
<p>“The gates have been measured every spring, and our study of twenty dams found none that was safer,” said Petra Lund,
professor at the Valley University.</p>
<p>Harald Eik, a spokesman for the Valley Water Board, denied that the gates had been open.</p>
</article></body></html>"""
VERDICTS = ("reliable", "unreliable", "trustworthy", "untrustworthy", "biased", "fake", "credib", "score")


@pytest.fixture
def window(reader, tmp_path: Path):
    file = tmp_path / "dam.html"
    file.write_text(PAGE, encoding="utf-8")
    made = reader.sits_down(file, size=(1360, 860))
    QApplication.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Dark)  # as the system turns the lights off
    for _ in TEXT_SIZES:
        made.typesetting.resize(1)
    reader.until(lambda: made.pane.view.is_complete)
    yield made
    QApplication.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Light)


def open_lines(reader, window, name: str) -> str:
    """Return what stands on the card when it is opened."""
    reader.click_card(window, name)
    return "\n".join(line.text for line in card_lines(reader.row(window, name), is_open=True))


def test_the_page_is_large_and_dark(window):
    setting = window.pane.view.setting
    assert setting.text_size == max(TEXT_SIZES)
    assert setting.theme.scheme is Scheme.DARK
    background = window.pane.view.palette().base().color()
    assert background.lightness() < 60


def test_the_bar_tells_whose_words_take_up_most(reader, window):
    cards = window.desk.article.cards
    most = max(cards, key=lambda card: card.share)
    assert most.appearance.name == "Torvald Meier"
    bar = window.sidebar.cards.bar
    assert bar.isVisible()
    spoken = bar.accessibleDescription().split(", ")
    assert any(percentage(most.share) in words for words in spoken)


def test_capacity_and_ground_tell_in_what_role_each_speaks_and_how_they_know(reader, window):
    shows = {
        ("Petra Lund", "capacity"): "professor",
        ("Harald Eik", "capacity"): "spokesman",
        ("Torvald Meier", "ground"): "I was there when",
    }
    for (name, of), rests_on in shows.items():
        signal = next(signal for signal in reader.card(window, name).signals if signal.id == of)
        assert [span.of(reader.text(window)) for span in signal.evidence] == [rests_on]
        assert signal.text in open_lines(reader, window, name)


def test_no_word_of_the_program_s_own_says_whom_to_trust(reader, window):
    window.sidebar.cards.together.fold.setChecked(True)
    said = [label.text() for label in window.findChildren(QLabel)]
    for row in window.sidebar.cards.list.sources.rows:
        if hasattr(row, "card"):
            said += [accessible_text(row), *(line.text for line in card_lines(row, is_open=True))]
            said += [signal.text for signal in row.card.signals if signal.origin is not Origin.REGISTER]
    said += [item.title for item in window.sidebar.cards.together.lines.content.items]
    words = json.dumps(said).lower()
    assert not [verdict for verdict in VERDICTS if verdict in words]


def test_the_article_is_printed_with_its_marks_as_end_notes(reader, window, tmp_path):
    reader.select_words(window, "nobody came")
    reader.act(window, "yellow")
    reader.select_words(window, "gates had been open")
    reader.act(window, "note")
    reader.qtbot.keyClicks(QApplication.focusWidget(), "Who measured them?")  # and not yet left
    reader.act(window, "print")
    reader.until(lambda: window.findChildren(PrintDialog))
    (dialog,) = window.findChildren(PrintDialog)
    reader.until(lambda: dialog.pages is not None)
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFileName(str(tmp_path / "dam.pdf"))
    dialog.pages.print_on(printer, "The dam")
    dialog.reject()
    told = squeezed("".join(page.extract_text() for page in PdfReader(tmp_path / "dam.pdf").pages))
    order = ("Who let the dam run dry?", "denied that the gates", "Notes", "Sources")
    places = [told.index(squeezed(words)) for words in order]
    assert places == sorted(places)
    assert squeezed("Who measured them?") in told[places[2] : places[3]]
    for name in ("Torvald Meier", "Petra Lund", "Harald Eik"):
        assert squeezed(name) in told[places[3] :]


def squeezed(text: str) -> str:
    """Return `text` without white space: what reads a PDF has to guess it."""
    return "".join(text.split())
