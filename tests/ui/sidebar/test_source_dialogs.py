from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QDialog, QLineEdit, QMenu, QWidget

from reader.model.correction import Correction, CorrectionField
from reader.model.signal import Signal
from reader.model.source import SourceKind
from reader.model.span import Span
from reader.ui.correcting import card_corrections, said_by, statement_of
from reader.ui.correction_dialog import CorrectionDialog
from reader.ui.hover_card import HoverCard
from reader.ui.source_picker import SourcePicker


@pytest.fixture
def dialog(qtbot, ferry):
    dialog = CorrectionDialog(ferry.cards[1], ferry)
    qtbot.addWidget(dialog)
    return dialog


def made_by(dialog):
    made = []
    dialog.card_corrected.connect(made.append)
    dialog.accept()
    return [correction for corrections in made for correction in corrections]


def test_of_a_name_longer_than_its_field_the_beginning_is_seen(qtbot, ferry):
    long = replace(
        ferry.cards[1], appearance=replace(ferry.cards[1].appearance, name="Marit " * 40, role="pilot " * 40)
    )
    dialog = CorrectionDialog(long, ferry)
    qtbot.addWidget(dialog)
    dialog.show()
    fields = [field for field in dialog.findChildren(QLineEdit) if len(field.text()) > 100]
    assert [field.cursorPosition() for field in fields] == [0, 0]


def test_only_changed_fields_are_corrected(dialog):
    dialog.role.setText(" dock  master ")
    dialog.affiliation.clear()
    assert {(c.field, c.source, c.value) for c in made_by(dialog)} == {
        (CorrectionField.ROLE, "Marit B. Solvang", "dock master"),
        (CorrectionField.AFFILIATION, "Marit B. Solvang", None),
    }


def test_one_save_is_announced_once(dialog):
    made = []
    dialog.card_corrected.connect(made.append)
    dialog.role.setText("dock master")
    dialog.name.setText("Marit Solvang")
    dialog.accept()
    assert [[correction.field for correction in corrections] for corrections in made] == [
        [CorrectionField.ROLE, CorrectionField.NAME]
    ]


@pytest.fixture
def proposed(qtbot, ferry):
    signals = (
        Signal("capacity", "Speaks as expert: “pilot”", value="expert"),
        Signal("interest", "Stated tie: “owns a berth”", value="owns a berth"),
    )
    dialog = CorrectionDialog(replace(ferry.cards[1], signals=signals), ferry)
    qtbot.addWidget(dialog)
    return dialog


def test_what_was_proposed_stands_in_the_dialog_and_is_no_correction(proposed):
    assert (proposed.capacity.currentText(), proposed.interest.text()) == ("Expert", "owns a berth")
    assert made_by(proposed) == []


def test_reader_sets_the_capacity_and_strikes_the_tie(proposed):
    proposed.capacity.setCurrentIndex(proposed.capacity.findData("party"))
    proposed.interest.clear()
    assert {(c.field, c.value) for c in made_by(proposed)} == {
        (CorrectionField.CAPACITY, "party"),
        (CorrectionField.INTEREST, None),
    }


def test_reader_may_find_the_capacity_unclear(proposed):
    proposed.capacity.setCurrentIndex(proposed.capacity.findText("Unclear"))
    assert [(c.field, c.value) for c in made_by(proposed)] == [(CorrectionField.CAPACITY, "unclear")]


def test_capacity_is_struck_by_choosing_that_it_is_not_stated(proposed):
    proposed.capacity.setCurrentIndex(0)
    assert [(c.field, c.value) for c in made_by(proposed)] == [(CorrectionField.CAPACITY, None)]


def test_nothing_changed_corrects_nothing(dialog):
    assert made_by(dialog) == []


def test_a_source_keeps_a_name_and_kind_is_one_of_ours(dialog):
    dialog.name.clear()
    dialog.kind.setCurrentIndex(dialog.kind.findData(SourceKind.ORGANISATION))
    assert [(c.field, c.value) for c in made_by(dialog)] == [(CorrectionField.KIND, "organisation")]


def test_name_is_corrected_last_so_that_the_others_find_their_source(ferry):
    wanted = {CorrectionField.NAME: "Marit Solvang", CorrectionField.ROLE: "pilot"}
    assert [c.field for c in card_corrections(ferry.cards[1], ferry, wanted)] == ["role", "name"]


def test_corrections_go_by_the_name_that_the_article_has(ferry):
    renamed = replace(ferry.cards[1], appearance=replace(ferry.cards[1].appearance, name="Marit Solvang"))
    earlier = Correction("c1", CorrectionField.NAME, "Marit B. Solvang", "Marit Solvang", None, "2026-01-01T00:00:00Z")
    article = replace(ferry, corrections=(earlier,))
    (made,) = card_corrections(renamed, article, {CorrectionField.ROLE: "pilot"})
    assert made.source == "Marit B. Solvang"


def test_speaker_and_statement_are_kept_by_their_words(ferry):
    span = Span(31, 50)
    for made in (said_by(span, ferry, "Cher", SourceKind.PERSON), statement_of(span, ferry, "Cher", SourceKind.PERSON)):
        assert made.anchor.quote == span.of(ferry.reading.article.text)
        assert (made.value, made.value_kind, made.source) == ("Cher", "person", None)


@pytest.fixture
def picker(qtbot, ferry, theme, icons):
    picker = SourcePicker("the harbour was never dredged", ferry.cards, theme, icons)
    qtbot.addWidget(picker)
    picker.show()
    return picker


def test_typing_narrows_and_arrows_choose(picker, qtbot):
    qtbot.keyClicks(picker.field, "eid")
    qtbot.keyClick(picker.field, Qt.Key.Key_Down)
    qtbot.keyClick(picker.field, Qt.Key.Key_Down)
    with qtbot.waitSignal(picker.picked) as picked:
        qtbot.keyClick(picker.field, Qt.Key.Key_Return)
    assert picked.args == ["Eidvik Tidende", SourceKind.PUBLISHER]


def test_a_name_that_the_list_lacks_is_a_new_source(picker, qtbot):
    qtbot.keyClicks(picker.field, "Ola Nordmann")
    picker.kind.setCurrentIndex(picker.kind.findData(SourceKind.UNNAMED))
    with qtbot.waitSignal(picker.picked) as picked:
        picker.accept()
    assert picked.args == ["Ola Nordmann", SourceKind.UNNAMED]


def test_an_exact_name_is_the_source_that_has_it(picker, qtbot):
    qtbot.keyClicks(picker.field, "flokk")
    assert picker.kind.isHidden()
    with qtbot.waitSignal(picker.picked) as picked:
        picker.accept()
    assert picked.args == ["Flokk", SourceKind.PLATFORM]


def test_without_a_name_nothing_is_picked(picker, qtbot):
    with qtbot.assertNotEmitted(picker.picked):
        picker.accept()
    assert picker.isVisible()


def test_hover_card_takes_no_focus_and_stays_on_the_screen(qtbot, qapp, icons, theme, ferry):
    card = HoverCard(icons)
    qtbot.addWidget(card)
    corner = qapp.primaryScreen().availableGeometry().bottomRight()
    card.show_card(ferry.cards[1], theme, 0.9, corner)
    assert not card.isActiveWindow()
    assert qapp.primaryScreen().availableGeometry().contains(card.geometry())
    assert card.accessibleName().startswith("Marit B. Solvang, Harbour master")
    card.show_card(ferry.cards[4], theme, 0.9, QPoint(10, 10))
    assert not card.grab().isNull()


@pytest.fixture
def page(qtbot):
    widget = QWidget()
    qtbot.addWidget(widget)
    widget.show()
    qtbot.waitExposed(widget)
    return widget


@pytest.mark.parametrize("kind", [QMenu, QDialog])
def test_hover_card_gives_way_to_menus_and_dialogs(qtbot, icons, theme, ferry, page, kind):
    card = HoverCard(icons, page)
    card.show_card(ferry.cards[1], theme, 0.9, QPoint(10, 10))
    assert card.isVisible()
    over = kind(page)
    if isinstance(over, QMenu):
        over.addAction("Correct…")
        over.popup(QPoint(5, 5))
    else:
        over.open()
    assert not card.isVisible()
    over.close()


@pytest.mark.parametrize("button", [Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton])
def test_card_that_is_to_come_stays_away_once_the_reader_does_something(qtbot, icons, theme, ferry, page, button):
    card = HoverCard(icons, page)
    card.open_soon(ferry.cards[1], theme, 0.9)
    assert card._rest.isActive()
    qtbot.mouseClick(page, button)
    assert not card._rest.isActive()
    card.open_soon(ferry.cards[1], theme, 0.9)
    qtbot.keyClick(page, Qt.Key.Key_Escape)
    assert not card._rest.isActive()


def test_hover_card_shows_three_signals_that_its_lines_do_not_say_already(qtbot, icons, theme, ferry):
    unstated = Signal("affiliation-stated", "No affiliation stated"), Signal("role-stated", "No role stated")
    others = tuple(Signal(ident, f"About {ident}") for ident in ("named", "ground", "second-hand", "interest"))
    card = HoverCard(icons)
    qtbot.addWidget(card)
    card.show_card(replace(ferry.cards[4], signals=(*unstated, *others)), theme, 0.9, QPoint(10, 10))
    said = [placed.line.text for placed in card._layout.lines]
    assert said == ["Henrik Naess", "Role and affiliation: not stated", *(s.text for s in others[:3])]


def test_hover_card_is_as_sure_as_its_article(qtbot, icons, theme, ferry):
    card = HoverCard(icons)
    qtbot.addWidget(card)
    sure = ferry.cards[1].appearance.statements[0].confidence
    card.show_card(ferry.cards[1], theme, sure, QPoint(10, 10))
    assert "not certain" not in card.accessibleName()
    card.show_card(ferry.cards[1], theme, sure + 0.01, QPoint(10, 10))
    assert "not certain" in card.accessibleName()
