"""A copy of an article of the library that is not as it was saved: shown as it is, its marks taken in when asked."""

import json
from base64 import encodebytes

from reader.app.copies import CopyChoices
from reader.app.exporting import copy_of
from reader.exchange.book_marks import CALIBRE
from reader.exchange.epub import CALIBRE_FILE, epub
from reader.model.export import ExportForm, Sieve
from tests.ui.window.test_main_window import select, settle
from tests.ui.window.test_mark_importing import dialog_of, notes
from tests.worker.test_copies import with_file


def test_marks_of_a_copy_that_was_edited_come_into_the_article_when_asked_for(qtbot, sample, tmp_path):
    file = tmp_path / "copy.md"
    select(sample, "three months after the invasion")
    sample.actions_by_name["green"].trigger()
    settle(qtbot, sample)
    own = sample.desk.article
    with qtbot.waitSignal(sample.errands.copying.saved):
        sample.errands.copying.write(own, CopyChoices(), file, form=ExportForm.MARKDOWN, overwrite=False)
    written = file.read_text(encoding="utf-8")
    begin, quote, end = written.partition("> three months after the invasion\n")
    assert quote
    number, gap, rest = end.lstrip("\n").partition("\n\n")
    file.write_text(f"{begin}{quote}\n{number}{gap}> [!note]\n> Said in the editor\n\n{rest}", encoding="utf-8")
    with qtbot.waitSignal(sample.opener.analysed, timeout=20_000):
        sample.open_location(str(file))
    assert notes(sample) == ["Said in the editor"]
    assert sample.desk.article.id is None
    assert sample.desk.article.cards
    strip = sample.pane.notice
    assert strip.words.text().startswith("A copy of an article in your library, not as your library saved it")
    assert sample.status.kept.text() == "A copy; the article itself is in your library"
    strip.action.click()
    dialog = dialog_of(qtbot, sample)
    assert "1 with another note, tag or colour here" in dialog.contents.text()
    assert not dialog.take_in.isEnabled()
    dialog.takes_notes.setChecked(True)
    dialog.accept()
    qtbot.waitUntil(
        lambda: sample.desk.article.id == own.id and notes(sample) == ["Said in the editor"], timeout=20_000
    )
    assert strip.isHidden()
    settle(qtbot, sample)


def test_copy_that_is_as_it_was_saved_is_the_article_in_every_form(qtbot, sample, tmp_path):
    select(sample, "three months after the invasion")
    sample.actions_by_name["green"].trigger()
    settle(qtbot, sample)
    own = sample.desk.article
    for form in (ExportForm.EPUB, ExportForm.MARKDOWN):
        file = tmp_path / f"copy{form.suffix}"
        with qtbot.waitSignal(sample.errands.copying.saved):
            sample.errands.copying.write(own, CopyChoices(), file, form=form, overwrite=False)
        with qtbot.waitSignal(sample.opener.shown, timeout=20_000):
            sample.open_location(str(file))
        assert (sample.desk.article.id, sample.desk.article.copy_by) == (own.id, None)
        assert sample.desk.article.annotations == own.annotations


def test_marks_of_calibre_in_a_book_come_into_the_article_when_asked_for(qtbot, sample, tmp_path):
    own = sample.desk.article
    book = epub(copy_of(own, sample.opener._library, CopyChoices(), Sieve()))
    mark = {"type": "highlight", "uuid": "by-calibre", "highlighted_text": "three months after the invasion"}
    written = CALIBRE.encode() + encodebytes(json.dumps([mark]).encode())
    file = tmp_path / "copy.epub"
    file.write_bytes(with_file(book, CALIBRE_FILE, written))
    with qtbot.waitSignal(sample.desk.article_shown, timeout=20_000):
        sample.open_location(str(file))
    assert (sample.desk.article.id, notes(sample)) == (None, [""])
    select(sample, "three months after the invasion")
    sample.actions_by_name["pink"].trigger()
    assert "Your library has the article itself" in sample.message_bar.words
    sample.pane.notice.action.click()
    dialog_of(qtbot, sample).accept()
    qtbot.waitUntil(lambda: sample.desk.article.id == own.id and notes(sample) == [""], timeout=20_000)
    qtbot.waitUntil(sample.pane.notice.isHidden)
    assert sample.status.kept.text() == "Saved in your library"
    sample.actions_by_name["undo"].trigger()
    qtbot.waitUntil(lambda: notes(sample) == [])
    settle(qtbot, sample)
