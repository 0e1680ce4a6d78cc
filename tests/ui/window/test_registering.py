"""Registers in the window: what is there, what comes in, what is asked, what goes."""

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QApplication

from reader.app.importing import Imported, ImportProgress
from reader.app.register_file import mapping_of
from reader.model.entry import Column, Edition, RegisterRow, Tally
from reader.register.mapping import Meaning
from reader.register.question import NeedsMapping
from reader.ui.changes_dialog import ChangesDialog
from reader.ui.mapping_dialog import MappingDialog, meaning_words
from reader.ui.registers_dialog import RegistersDialog, imported_words, progress_words, register_item
from tests.app.registers import person, popolo, seat
from tests.ui.window.test_identifying import answer

EDITION = Edition("Sund Council", "CC0 1.0", None, "2026-03-01", "hash")


@pytest.fixture
def council(tmp_path):
    return popolo(tmp_path, person("p1", "Ada Lind"), {"id": "p2"}, seats=[seat("p1")])


@pytest.fixture
def registers(qtbot, window):
    """The window's dialog of registers, and what takes them in."""
    window.actions_by_name["registers"].trigger()
    dialog = window.findChild(RegistersDialog)
    qtbot.waitUntil(dialog.nothing.isVisible)
    yield window.errands.registering, dialog
    qtbot.waitUntil(lambda: window._importers.is_idle and window._lookers.is_idle)


def details(dialog):
    return [item.lead + ": " + item.details[0].text for item in dialog.list.content.items]


def test_line_of_a_register_says_date_size_and_licence():
    item = register_item(RegisterRow(EDITION, "2026-11-28T09:00:00+00:00", None, Tally(added=1200)))
    assert item.details[0].text == "1 Mar 2026 · 1,200 records · CC0 1.0"


def test_line_of_a_register_without_a_date_says_so_and_when_it_came_in():
    undated = replace(EDITION, date="", imported="2026-11-28T09:00:00+00:00")
    item = register_item(RegisterRow(undated, "2026-11-28T09:00:00+00:00", None, Tally(added=1)))
    assert item.details[0].text == "date not stated, imported 28 Nov 2026 · 1 record · CC0 1.0"


def test_line_of_a_newer_edition_says_what_has_changed():
    tally = Tally(added=2, changed=3, same=1195, gone=1)
    item = register_item(RegisterRow(EDITION, "2026-11-28T09:00:00+00:00", None, tally))
    assert item.details[0].text.endswith("2 new · 3 changed · 1 gone")


def test_progress_says_count_rate_and_time_left():
    assert progress_words(ImportProgress(12000, 0.25, 4.0)) == "12,000 records, 3,000 a second, 12 s left"
    assert progress_words(ImportProgress(12000, 0.99, 4.0)) == "12,000 records, 3,000 a second"
    assert progress_words(ImportProgress(0, 0.0, 0.0)) == "0 records"


def test_imported_register_is_listed_and_what_was_left_out_is_named(qtbot, registers, council):
    registering, dialog = registers
    with qtbot.waitSignal(registering.changed):
        registering.take_in([council])
    qtbot.waitUntil(lambda: len(dialog.list.content.items) == 1)
    assert "2 records" in details(dialog)[0]
    assert "could not be read" in dialog.news.text()
    assert "persons" in dialog.news.text()
    assert not dialog.bar.isVisible()
    assert dialog.add.isEnabled()


def test_what_became_of_each_of_several_files_stays_to_be_read(qtbot, registers, council, tmp_path):
    registering, dialog = registers
    nothing = tmp_path / "nothing.json"
    nothing.write_text("", encoding="utf-8")
    hill = {"id": "h1", "name": "Hill Council", "classification": "legislature"}
    other = popolo(tmp_path, person("h2", "Per Holm"), {"id": "h3"}, bodies=(hill,), name="hill.json")
    with qtbot.waitSignal(registering.changed):
        registering.take_in([council, nothing, other])
    qtbot.waitUntil(lambda: len(dialog.list.content.items) == 2)
    told = dialog.news.text()
    assert told.count("1 left out, because it could not be read:") == 2
    assert "nothing.json" in told
    dialog.reject()
    registering.show_registers()
    qtbot.waitUntil(lambda: registering._dialog is not None)
    assert registering._dialog.news.text() == told
    registering.take_in([council])
    qtbot.waitUntil(lambda: "already" in registering._dialog.news.text())
    assert "nothing.json" not in registering._dialog.news.text()


def test_chosen_register_is_read_again_and_shows_what_changed(qtbot, registers, council, tmp_path):
    registering, dialog = registers
    with qtbot.waitSignal(registering.changed):
        registering.take_in([council])
    qtbot.waitUntil(lambda: len(dialog.list.content.items) == 1)
    assert (dialog.update_again.text(), dialog.changes.isEnabled()) == ("Update all", False)
    dialog.list.setCurrentIndex(dialog.list.content.index(0))
    assert (dialog.update_again.text(), dialog.changes.isEnabled()) == ("Update", False)
    popolo(tmp_path, person("p1", "Ada Lind", birth_date="1970"), person("p3", "Ida Ro"), name=council.name)
    with qtbot.waitSignal(registering.changed):
        dialog.update_again.click()
    qtbot.waitUntil(dialog.changes.isEnabled)  # the register is still the chosen one
    assert "1 new, 1 changed" in dialog.news.text()
    dialog.changes.click()
    qtbot.waitUntil(lambda: bool(dialog.findChildren(ChangesDialog)))
    shown = dialog.findChildren(ChangesDialog)[0].list.content.items
    assert [(item.lead or item.title, *(detail.text for detail in item.details)) for item in shown] == [
        ("Changed: 1",),
        ("Ada Lind", "before: Post: member, Sund Council, from 1 Oct 2019", "now: Born: 1970"),
        ("New: 1",),
        ("Ida Ro",),
    ]


def test_what_was_looked_up_on_the_web_has_no_file_to_read_again(qtbot, registers):
    _, dialog = registers
    dialog.show_rows([RegisterRow(EDITION, "2026-11-28T09:00:00+00:00", None, Tally(added=1))])
    dialog.list.setCurrentIndex(dialog.list.content.index(0))
    assert not dialog.update_again.isEnabled()


def test_file_that_is_no_register_is_said_and_the_next_one_comes_in(qtbot, registers, council, tmp_path):
    registering, dialog = registers
    nothing = tmp_path / "nothing.json"
    nothing.write_text("", encoding="utf-8")
    with qtbot.waitSignal(registering.changed):
        registering.take_in([nothing, council])
    qtbot.waitUntil(lambda: len(dialog.list.content.items) == 1)


def test_the_next_file_comes_in_after_a_fault_of_ours(qtbot, window, registers, council, monkeypatch):
    registering, dialog = registers
    faults = []
    monkeypatch.setattr(window._importers, "_on_crash", faults.append)
    with monkeypatch.context() as broken:
        broken.setattr(registering._files, "open", lambda *_: 1 / 0)
        registering.take_in([council])
        qtbot.waitUntil(lambda: bool(faults))
    with qtbot.waitSignal(registering.changed):
        registering.take_in([council])
    qtbot.waitUntil(lambda: len(dialog.list.content.items) == 1)


def test_removed_register_is_listed_no_more(qtbot, registers, council):
    registering, dialog = registers
    with qtbot.waitSignal(registering.changed):
        registering.take_in([council])
    qtbot.waitUntil(lambda: len(dialog.list.content.items) == 1)
    assert not dialog.remove.isEnabled()
    dialog.list.setCurrentIndex(dialog.list.content.index(0))
    assert dialog.remove.isEnabled()
    dialog.remove.click()
    with qtbot.waitSignal(registering.changed):
        answer(dialog, "Remove")
    qtbot.waitUntil(dialog.nothing.isVisible)


def test_a_register_stays_where_its_removal_was_a_slip(qtbot, registers, council):
    registering, dialog = registers
    with qtbot.waitSignal(registering.changed):
        registering.take_in([council])
    qtbot.waitUntil(lambda: len(dialog.list.content.items) == 1)
    dialog.list.setCurrentIndex(dialog.list.content.index(0))
    with qtbot.assertNotEmitted(registering.changed):
        dialog.remove.click()
        answer(dialog, "Cancel")
        qtbot.waitUntil(lambda: registering._importers.is_idle)
    assert len(registering._registers.rows()) == 1


def test_choice_whose_record_is_gone_is_named():
    lost = imported_words(Imported(EDITION, Tally(added=1, gone=1), (), 0, ("Ada Lind",)))[1]
    assert lost.strip() == "Ada Lind: the record that you chose is not in it any more; choose anew on the profile"


def test_several_records_that_were_left_out_are_counted_together(registers, tmp_path, qtbot):
    registering, dialog = registers
    registering.take_in([popolo(tmp_path, person("p1", "Ada Lind"), {"id": "p2"}, {"id": "p3"})])
    qtbot.waitUntil(lambda: "2 left out, because they could not be read:" in dialog.news.text())


def test_cancelled_import_says_of_which_files_nothing_was_taken_in(qtbot, registers, council, tmp_path):
    registering, dialog = registers
    persons = (person(f"p{number}", f"Ada Lind{number:05}") for number in range(20_000))
    hill = {"id": "h1", "name": "Hill Council", "classification": "legislature"}
    file = popolo(tmp_path, *persons, bodies=(hill,), name="hill.json")
    registering.take_in([council, file, tmp_path / "later.json"])
    qtbot.waitUntil(lambda: len(dialog.list.content.items) == 1 and dialog.cancel.isVisible())
    dialog.cancel.click()
    qtbot.waitUntil(lambda: "later.json" in dialog.news.text(), timeout=20_000)
    told = dialog.news.text().splitlines()
    assert told[-2:] == [
        "The import of hill.json was cancelled; nothing of it was taken in.",
        "The import of later.json was cancelled; nothing of it was taken in.",
    ]
    assert told[0].startswith("Sund Council, ")
    qtbot.waitUntil(lambda: dialog.add.isEnabled())
    assert len(dialog.list.content.items) == 1


def test_import_goes_on_where_the_dialog_is_closed(qtbot, window, registers, council):
    registering, dialog = registers
    with qtbot.waitSignal(registering.changed):
        registering.take_in([council])
        dialog.reject()
    window.show_registers()
    again = next(made for made in window.findChildren(RegistersDialog) if made is not dialog)
    qtbot.waitUntil(lambda: len(again.list.content.items) == 1)


def test_unknown_table_is_asked_about_and_remembered(qtbot, registers, tmp_path):
    registering, dialog = registers
    table = tmp_path / "ansatte.csv"
    table.write_text("navn;stilling\nAda Lind;ingeniør\nPer Holm;rektor\n", encoding="utf-8")
    registering.take_in([table])
    qtbot.waitUntil(lambda: bool(asked()))
    question = asked()[0]
    choose(question, "navn", Meaning.NAME)
    choose(question, "stilling", Meaning.ROLE)
    question.title.setText("Ansatte i Sund")
    with qtbot.waitSignal(registering.changed):
        question.accept()
    qtbot.waitUntil(lambda: any("2 records" in line for line in details(dialog)))
    assert details(dialog)[0].startswith("Ansatte i Sund: ")
    table.write_text("navn;stilling\nAda Lind;ingeniør\nIda Ro;lege\n", encoding="utf-8")
    with qtbot.waitSignal(registering.changed):
        registering.take_in([table])  # known by its columns: nothing is asked
    qtbot.waitUntil(lambda: any("1 new" in line for line in details(dialog)))


def test_table_without_a_name_cannot_be_imported(qtbot, registers, tmp_path):
    registering, dialog = registers
    table = tmp_path / "ansatte.csv"
    table.write_text("navn;stilling\nAda Lind;ingeniør\n", encoding="utf-8")
    registering.take_in([table])
    qtbot.waitUntil(lambda: bool(asked()))
    question = asked()[0]
    for box in question.boxes.values():
        box.setCurrentIndex(0)
    assert question.missing.isVisibleTo(question)
    question.accept()
    assert question.isVisible()
    question.reject()
    qtbot.waitUntil(dialog.add.isEnabled)
    assert dialog.list.content.items == ()


def asked():
    return [one for one in QApplication.topLevelWidgets() if isinstance(one, MappingDialog) and one.isVisible()]


def choose(question, column, meaning):
    box = question.boxes[column]
    box.setCurrentIndex(box.findData(str(meaning)))


def test_cards_of_the_open_article_are_looked_up_again(qtbot, sample, tmp_path):
    sample.show_registers()
    name = next(c.appearance.name for c in sample.desk.article.cards if c.appearance.kind.value == "person")
    council = popolo(tmp_path, person("p1", name), person("p2", name))
    with qtbot.waitSignal(sample.errands.registering.changed):
        sample.errands.registering.take_in([council])
    qtbot.waitUntil(lambda: any(card.lookup.matches for card in sample.desk.article.cards))


def test_what_the_window_calls_a_column_can_be_typed_too():
    question = NeedsMapping("staff.csv", (Column("c", ()),))
    for meaning, words in meaning_words().items():
        (use,) = mapping_of(question, (f"{words}=c",), None).uses
        assert use.meaning is meaning
