"""Whom is this source the same as? The dialog, and what the profile shows of the answer."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt

from reader.model.library import LogLine, MergedNote, Profile, SourceChoice
from reader.model.source import SourceId, SourceKind
from reader.ui.namesake_dialog import NamesakeDialog

PERSON = SourceKind.PERSON
SINGER = SourceChoice(SourceId(7), "Marit Solvang", PERSON, "singer, Eidvik Opera", 1, is_proposed=True)
PILOT = SourceChoice(SourceId(8), "Marit Solem", PERSON, "", 3)


def profile(**more):
    empty = dict.fromkeys(("aliases", "posts", "facts", "signals", "statements", "articles", "cited_with"), ())
    return Profile(SourceId(2), "u2", "Marit Solvang", PERSON, **empty, assessments=(), **more)


@pytest.fixture
def dialog(qtbot, theme, icons):
    made = NamesakeDialog(profile(namesakes=(SINGER,)), theme, icons)
    qtbot.addWidget(made)
    made.show()
    return made


def rows(dialog):
    return [dialog.list.item(row).text() for row in range(dialog.list.count())]


def test_namesakes_are_there_at_once_and_nobody_is_picked_unasked(dialog):
    assert rows(dialog) == ["Marit Solvang\nPerson · Singer, Eidvik Opera · in 1 article"]
    assert dialog.chosen() is None
    assert not dialog.same.isEnabled()
    assert not dialog.apart.isEnabled()


def test_what_is_typed_is_looked_up_and_the_first_found_is_picked(dialog, qtbot):
    with qtbot.waitSignal(dialog.typed) as asked:
        qtbot.keyClick(dialog.field, "m")
    assert asked.args == ["m"]
    dialog.show_choices((PILOT, SINGER))
    assert dialog.chosen() == PILOT
    assert not dialog.apart.isEnabled()  # nobody takes these two for one
    with qtbot.waitSignal(dialog.same_picked) as picked:
        qtbot.keyClick(dialog.field, Qt.Key.Key_Return)
    assert picked.args == [PILOT]
    assert not dialog.isVisible()


def test_who_was_found_for_other_words_is_not_taken(dialog, qtbot):
    qtbot.keyClick(dialog.field, "m")
    dialog.show_choices((PILOT, SINGER))
    qtbot.keyClicks(dialog.field, "arit solvang")
    with qtbot.assertNotEmitted(dialog.same_picked):
        qtbot.keyClick(dialog.field, Qt.Key.Key_Return)  # before anybody has answered
    dialog.show_choices((SINGER,))
    assert dialog.chosen() == SINGER


def test_namesake_is_told_apart(dialog, qtbot):
    qtbot.keyClick(dialog.field, Qt.Key.Key_Down)
    assert dialog.apart.text() == "Not the same person"
    with qtbot.waitSignal(dialog.told_apart) as told, qtbot.assertNotEmitted(dialog.same_picked):
        qtbot.mouseClick(dialog.apart, Qt.MouseButton.LeftButton)
    assert told.args == [SINGER]


def test_nobody_picked_is_nothing_announced(dialog, qtbot):
    with qtbot.assertNotEmitted(dialog.same_picked):
        qtbot.keyClick(dialog.field, Qt.Key.Key_Return)
    assert dialog.isVisible()


def test_dialog_says_where_nobody_is_found(dialog, qtbot):
    qtbot.keyClicks(dialog.field, "zzz")
    dialog.show_choices(())
    assert dialog.remark.text() == "No source of your library has this name."


def test_profile_lists_namesakes_notes_of_the_merged_and_what_was_done(sidebar, qtbot):
    line = LogLine(12, "2026-11-23T09:00:00+00:00", "Merged with Marit Solem", can_undo=True)
    bound = replace(line, step=11, words="Note changed", can_undo=False)
    notes = (MergedNote("Marit Solem", "Call back."),)
    sidebar.show_profile(profile(namesakes=(SINGER,), log=(line, bound), merged_notes=notes))
    page = sidebar.profile
    assert [item.title for item in page.log.content.items] == ["Merged with Marit Solem", "Note changed"]
    assert [detail.text for detail in page.merged_notes.content.items[0].details] == ["on Marit Solem"]
    with qtbot.waitSignal(sidebar.profile_asked) as asked:
        page.same_named.item_picked.emit(page.same_named.content.items[0].target)
    assert asked.args == [7]
    page.log.setCurrentIndex(page.log.content.index(0))
    page.log.item_picked.emit(line)
    with qtbot.waitSignal(sidebar.step_given_up) as given:
        page._menu.actions()[0].trigger()
    page._menu.close()
    assert given.args == [2, 12]
    assert page.log.content.items[1].target is None


def test_unnamed_source_is_nobody_else(sidebar):
    sidebar.show_profile(replace(profile(), kind=SourceKind.UNNAMED))
    assert not sidebar.profile.same.isVisible()
