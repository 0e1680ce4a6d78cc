"""Printing: what is on the pages, and that nothing else is."""

from dataclasses import replace

import pytest
from pypdf import PdfReader
from PySide6.QtCore import QUrl
from PySide6.QtGui import QColor, QImage, QTextDocument
from PySide6.QtPrintSupport import QPrintDialog, QPrinter

from reader.exchange.rich_text import rich_text
from reader.model.annotation import Colour
from reader.model.correction import Correction, CorrectionField
from reader.ui.print_dialog import PrintChoices
from reader.ui.print_pages import PrintPages, decoded, paper
from reader.ui.printing import Printing, printed_copy
from tests.exchange.sample import ARTICLE, COPY
from tests.exchange.test_copy import copy_of, marked


@pytest.fixture
def printer(qapp, tmp_path):
    made = paper(QPrinter(QPrinter.PrinterMode.HighResolution))
    made.setOutputFileName(str(tmp_path / "printed.pdf"))
    return made


def pages_of(copy, fonts):
    text = rich_text(copy)
    return PrintPages(text, decoded(text), fonts)


def printed(pages, printer, title="A title"):
    pages.print_on(printer, title)
    return [" ".join(page.extract_text().split()) for page in PdfReader(printer.outputFileName()).pages]


def test_article_comes_with_its_notes_and_sources_after_it(fonts, printer):
    told = printed(pages_of(COPY, fonts), printer)
    whole = " ".join(told)
    order = ["resigns over the war", "gave up his post", "Nobody who speaks", "Compare with the letter", "Sources"]
    places = [whole.index(words) for words in order]
    assert places == sorted(places)
    for words in ("words that are gone", "Unsure who says this", "Director · Fridtjof Nansen Institute"):
        assert words in whole


def test_each_page_says_its_number_and_the_title(fonts, printer):
    told = printed(pages_of(COPY, fonts), printer, "The title")
    assert len(told) > 1
    for number, words in enumerate(told, start=1):
        assert f"{number} / {len(told)}" in words
        assert "The title" in words


def test_only_the_pages_asked_for_are_printed(fonts, printer):
    printer.setPrintRange(QPrinter.PrintRange.PageRange)
    printer.setFromTo(2, 2)
    (told,) = printed(pages_of(COPY, fonts), printer)
    assert "2 / " in told


def test_heading_stays_with_what_it_heads(fonts, printer):
    pages = pages_of(COPY, fonts)
    told = printed(pages, printer)
    headings = (
        "A letter to colleagues",
        "Rare, and costly",
        "The spring of 2022, in dates",
        "Notes",
        "Sources",
        "Who speaks",
    )
    for words in told:
        foot = words.rpartition("A title")[0].rstrip()
        assert not foot.endswith(headings), foot[-80:]


def test_mark_is_drawn_on_its_words(fonts, theme):
    pages = pages_of(COPY, fonts)
    cursor = pages.find("so ashamed")
    assert QColor(theme.highlights[Colour.YELLOW]) == cursor.charFormat().background().color()
    assert cursor.charFormat().fontUnderline()
    plain = pages.find("gave up his post")
    assert not plain.charFormat().fontUnderline()


def test_a_note_is_printed_as_it_reads(fonts):
    text = "one two three"
    note = "**Who** says so?\n\n- the mayor\n- <i>nobody</i>"
    pages = pages_of(copy_of(text, (marked(1, 0, 3, text, note=note),), title=text), fonts)
    assert "Who says so?\nthe mayor\n<i>nobody</i>" in pages.toPlainText()
    assert pages.find("Who says so?").charFormat().fontWeight() < pages.find("Who").charFormat().fontWeight()


def test_words_that_look_like_markup_are_printed_as_they_are(fonts):
    text = "<b>bold</b> &amp; <img src=x.png>\nsecond line"
    pages = pages_of(copy_of(text, (marked(1, 0, 3, text, note="<h1>x</h1>\n\nlast"),), title=text), fonts)
    assert "<b>bold</b> &amp; <img src=x.png>" in pages.toPlainText()
    assert "<h1>x</h1>\nlast" in pages.toPlainText()


def test_nothing_is_loaded_but_the_articles_own_pictures(fonts, tmp_path):
    secret = tmp_path / "secret.png"
    QImage(40, 40, QImage.Format.Format_RGB32).save(str(secret))
    pages = pages_of(COPY, fonts)
    for address in (secret.as_uri(), str(secret), "http://x.example/a.png", "qrc:/a.png"):
        found = pages.resource(QTextDocument.ResourceType.ImageResource.value, QUrl(address))
        assert found.size().width() == 1
    own = pages.resource(QTextDocument.ResourceType.ImageResource.value, QUrl("kilde-picture:1"))
    assert own.width() > 100


def test_picture_that_is_none_is_said_to_be_left_out(fonts):
    article = replace(ARTICLE, blocks=tuple(
        replace(block, image=replace(block.image, data=b"\x89PNG\r\n\x1a\nbroken")) if block.image else block
        for block in ARTICLE.blocks
    ))  # fmt: skip
    pages = pages_of(replace(COPY, reading=replace(COPY.reading, article=article)), fonts)
    assert "Picture left out: A drawing" in pages.toPlainText()


def test_private_notes_stay_behind_until_they_are_wanted(marked_article):
    assert [p.annotation.note for p in printed_copy(marked_article, PrintChoices()).annotations] == ["For all"]
    every = printed_copy(marked_article, PrintChoices(private_notes=True))
    assert [p.annotation.note for p in every.annotations] == ["For all", "Mine"]
    assert printed_copy(marked_article, PrintChoices(marks=False)).annotations == ()


def test_what_the_reader_corrected_is_printed_as_it_is_on_screen(marked_article):
    correction = Correction("c-1", CorrectionField.NAME, "Ada", "Ada Lind", None, "2031-01-02")
    copy = printed_copy(replace(marked_article, corrections=(correction,)), PrintChoices())
    assert [a.name for a in copy.reading.appearances] == [c.appearance.name for c in marked_article.cards]


@pytest.fixture
def marked_article(opened):
    text = opened.reading.article.text
    first, second = marked(1, 0, 7, text, note="For all"), marked(2, 8, 13, text, note="Mine")
    private = replace(second, annotation=replace(second.annotation, private=True))
    return replace(opened, annotations=(first, private))


def shown_dialog(printing, article, qtbot):
    with qtbot.waitSignal(printing.shown, timeout=10_000) as caught:
        printing.begin(article)
    return caught.args[0]


def test_pages_are_shown_first_and_change_with_what_is_chosen(window, marked_article, qtbot):
    dialog = shown_dialog(window.errands.printing, marked_article, qtbot)
    assert dialog.isVisible()
    assert dialog.private_notes.isVisible()
    before = dialog.pages.toPlainText()
    assert "For all" in before
    assert "Mine" not in before
    assert "Sources" in before
    with qtbot.waitSignal(window.errands.printing.shown, timeout=10_000):
        dialog.private_notes.click()
    assert "Mine" in dialog.pages.toPlainText()
    with qtbot.waitSignal(window.errands.printing.shown, timeout=10_000):
        dialog.sources.click()
    assert "Who speaks" not in dialog.pages.toPlainText()
    dialog.reject()


def test_printer_is_asked_for_and_its_answer_printed(window, marked_article, qtbot, tmp_path):
    dialog = shown_dialog(window.errands.printing, marked_article, qtbot)
    dialog._printer.setOutputFileName(str(tmp_path / "out.pdf"))
    dialog.ask_printer()
    (ask,) = dialog.findChildren(QPrintDialog)
    assert not (tmp_path / "out.pdf").exists()
    ask.done(QPrintDialog.DialogCode.Rejected)
    assert dialog.isVisible()
    dialog.ask_printer()
    ask = dialog.findChildren(QPrintDialog)[-1]
    ask.done(QPrintDialog.DialogCode.Accepted)
    assert not dialog.isVisible()
    told = " ".join(page.extract_text() for page in PdfReader(tmp_path / "out.pdf").pages)
    assert "For all" in " ".join(told.split())


def test_file_that_cannot_be_written_is_told_in_the_window(window, marked_article, qtbot, tmp_path):
    dialog = shown_dialog(window.errands.printing, marked_article, qtbot)
    dialog._printer.setOutputFileName(str(tmp_path / "no such folder" / "out.pdf"))
    dialog.ask_printer()
    with qtbot.waitSignal(window.errands.printing.failed) as caught:
        dialog.findChildren(QPrintDialog)[-1].done(QPrintDialog.DialogCode.Accepted)
    assert "Nothing was printed" in str(caught.args[0])
    assert "Nothing was printed" in window.message_bar.words


def test_next_wish_for_paper_finds_a_fresh_dialog(window, marked_article, qtbot):
    first = shown_dialog(window.errands.printing, marked_article, qtbot)
    first.reject()
    assert shown_dialog(window.errands.printing, marked_article, qtbot) is not first
    window.errands.printing._dialog.reject()


def test_ctrl_p_prints_the_article_on_screen(window):
    assert isinstance(window.errands.printing, Printing)
    assert [key.toString() for key in window.actions_by_name["print"].shortcuts()] == ["Ctrl+P"]
