from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMenu

from reader.model.correction import CorrectionField
from reader.model.library import Profile
from reader.model.source import SourceKind


def first_menu(widget):
    return next(menu for menu in widget.findChildren(QMenu) if menu.isVisible())


def trigger(menu, words):
    next(action for action in menu.actions() if action.text() == words).trigger()
    menu.close()


def menu_of_first_statement(sidebar, article, card, qtbot):
    sidebar.show_article(article)
    sidebar.select_card(card)
    qtbot.keyClick(sidebar.cards.list, Qt.Key.Key_Right)
    statement = article.cards[card].appearance.statements[0]
    sidebar.statements._offer(statement, sidebar.mapToGlobal(sidebar.rect().center()))
    return statement, first_menu(sidebar)


def test_header_counts_sources_and_words(sidebar, ferry):
    sidebar.show_article(ferry)
    assert sidebar.cards._count.text() == "11"
    assert "480 attributed words" in sidebar.cards._subtitle.text()


def test_selecting_a_card_announces_it_once(sidebar, ferry, qtbot):
    sidebar.show_article(ferry)
    heard = []
    sidebar.card_selected.connect(heard.append)
    sidebar.select_card(1)
    sidebar.select_card(1)
    sidebar.select_card(None)
    assert heard == [ferry.cards[1], None]


def test_selection_outlives_what_the_library_adds(sidebar, ferry):
    sidebar.show_article(ferry)
    sidebar.select_card(3)
    sidebar.show_article(replace(ferry, cards=tuple(replace(card, corrected=("role",)) for card in ferry.cards)))
    assert sidebar.cards.selected().index == 3
    fewer = replace(ferry, cards=ferry.cards[1:], reading=replace(ferry.reading, appearances=()))
    sidebar.show_article(fewer)
    assert sidebar.cards.selected().card.appearance.name == "Jakob Grude"


def test_selecting_a_card_that_the_filter_hides_lifts_the_filter(sidebar, ferry):
    sidebar.show_article(ferry)
    sidebar.cards._show_only(SourceKind.PLATFORM)
    sidebar.select_card(1)
    assert sidebar.cards.selected().index == 1


def test_states_without_cards_say_what_is_going_on(sidebar, ferry, waiting, make_article):
    cards = sidebar.cards
    assert "Open an article" in cards.notice.text()
    sidebar.show_article(waiting)
    assert "Reading who says what" in cards.notice.text()
    sidebar.show_article(replace(waiting, analysed=True))
    assert "No sources found" in cards.notice.text()
    sidebar.show_article(ferry)
    assert cards.notice.isHidden()
    assert cards.remarks.isHidden()


def test_a_language_that_is_not_known_well_is_owned_up_to(sidebar, make_article, ferry):
    sidebar.show_article(make_article(ferry.cards, language="de"))
    assert "German" in sidebar.cards.remarks.text()
    sidebar.show_article(make_article(ferry.cards, language="nb"))
    assert sidebar.cards.remarks.isHidden()


def test_copy_by_somebody_else_says_so(sidebar, ferry):
    sidebar.show_article(replace(ferry, copy_by="2026-03-04, “read this”", id=None))
    assert "2026-03-04" in sidebar.cards.remarks.text()


def test_profile_is_asked_for_by_source(sidebar, ferry, qtbot):
    sidebar.show_article(ferry)
    sidebar.select_card(1)
    with qtbot.waitSignal(sidebar.profile_asked) as asked:
        qtbot.keyClick(sidebar.cards.list, Qt.Key.Key_Return)
    assert asked.args == [ferry.cards[1].source_id]


def test_right_leads_to_the_statements_and_escape_back(sidebar, ferry, qtbot):
    sidebar.show_article(ferry)
    sidebar.select_card(1)
    qtbot.keyClick(sidebar.cards.list, Qt.Key.Key_Right)
    assert sidebar.pages.currentWidget() is sidebar.statements
    items = sidebar.statements.statements.content.items
    assert [item.title for item in items] == [s.text for s in ferry.cards[1].appearance.statements]
    assert items[0].details[1].text == "paragraph 1"
    with qtbot.waitSignal(sidebar.statement_picked) as picked:
        sidebar.statements.statements.setCurrentIndex(sidebar.statements.statements.content.index(1))
        qtbot.keyClick(sidebar.statements.statements, Qt.Key.Key_Return)
    assert picked.args == [ferry.cards[1].appearance.statements[1]]
    qtbot.keyClick(sidebar.statements.statements, Qt.Key.Key_Escape)
    assert sidebar.pages.currentWidget() is sidebar.cards


def test_statements_that_are_gone_lead_back_to_the_cards(sidebar, ferry, qtbot, make_card):
    sidebar.show_article(ferry)
    sidebar.select_card(4)
    qtbot.keyClick(sidebar.cards.list, Qt.Key.Key_Right)
    silent = replace(ferry.cards[4], appearance=replace(ferry.cards[4].appearance, statements=()))
    sidebar.show_article(replace(ferry, cards=(*ferry.cards[:4], silent, *ferry.cards[5:])))
    assert sidebar.pages.currentWidget() is sidebar.cards


@pytest.fixture
def card_menu(sidebar, ferry):
    sidebar.show_article(ferry)
    sidebar._offer(sidebar.cards.list.sources.rows[2], sidebar.mapToGlobal(sidebar.rect().center()))
    return first_menu(sidebar)


def test_a_card_tells_why_it_has_each_of_its_statements(sidebar, card_menu, ferry):
    which = next(action for action in card_menu.actions() if action.text() == "Why this source?").menu()
    assert [action.text() for action in which.actions()] == [s.text for s in ferry.cards[1].appearance.statements]
    which.actions()[0].trigger()
    assert sidebar.pages.currentWidget() is sidebar.why
    assert sidebar.why.words.content.items[0].target == ferry.cards[1].appearance.statements[0]


@pytest.mark.parametrize(("said", "offered"), [(0, None), (1, "itself"), (30, "All 30 statements")])
def test_a_card_is_asked_why_in_as_few_steps_as_it_has_statements(sidebar, ferry, make_card, said, offered):
    sidebar.show_article(replace(ferry, cards=(make_card(0, "Bjarne Holm", said=said, words=20),)))
    sidebar._offer(sidebar.cards.list.sources.rows[1], sidebar.mapToGlobal(sidebar.rect().center()))
    menu = first_menu(sidebar)
    entry = next(action for action in menu.actions() if action.text() == "Why this source?")
    if said < 2:
        assert entry.isEnabled() == (entry.menu() is None) == bool(offered)
    else:
        assert entry.menu().actions()[-1].text() == offered
        entry.menu().actions()[-1].trigger()
        assert sidebar.pages.currentWidget() is sidebar.statements
    menu.close()


def test_not_a_source_is_a_correction(sidebar, card_menu, qtbot):
    with qtbot.waitSignal(sidebar.correction_made) as made:
        trigger(card_menu, "Not a source")
    assert made.args[0].field is CorrectionField.NOT_A_SOURCE
    assert made.args[0].source == "Marit B. Solvang"


def test_copied_statements_are_on_the_clipboard(sidebar, card_menu, qtbot):
    with qtbot.waitSignal(sidebar.statement_copied) as copied:
        trigger(card_menu, "Copy statements")
    assert copied.args[0] == QGuiApplication.clipboard().text()
    assert copied.args[0].count("— Marit B. Solvang, harbour master, Port of Eidvik") == 3


def test_statement_menu_takes_a_statement_away(sidebar, ferry, qtbot):
    statement, menu = menu_of_first_statement(sidebar, ferry, 1, qtbot)
    with qtbot.waitSignal(sidebar.correction_made) as made:
        trigger(menu, "Not a statement")
    correction = made.args[0]
    assert correction.field is CorrectionField.NOT_A_STATEMENT
    assert correction.anchor.quote == statement.span.of(ferry.reading.article.text)


def test_theme_changes_while_the_window_is_open(sidebar, ferry, dark):
    sidebar.show_article(ferry)
    before = sidebar.grab().toImage()
    sidebar.set_theme(dark)
    assert sidebar.grab().toImage() != before


def test_forty_sources_and_odd_names_are_painted(sidebar, make_card, make_article, ferry):
    names = ("מרים לוי", "<b>Robert</b> & Söhne", "Maximiliana von Hohenstein-Sigmaringen-Wittelsbach und zu Gutten")
    odd = tuple(make_card(11 + n, names[n % 3], said=n % 3, words=n % 3) for n in range(29))
    sidebar.show_article(make_article((*ferry.cards, *odd)))
    sidebar.select_card(12)
    assert not sidebar.grab().isNull()


def test_keyboard_goes_along_to_the_profile_and_back(sidebar, ferry, make_card, qtbot):
    sidebar.show_article(ferry)
    sidebar.activateWindow()
    sidebar.cards.list.setFocus()
    sidebar.show_profile(profile_of(ferry.cards[1]))
    assert sidebar.focusWidget() is sidebar.profile.back
    qtbot.keyClick(sidebar.profile.back, Qt.Key.Key_Escape)
    assert sidebar.focusWidget() is sidebar.cards.list


def test_profile_follows_a_correction_of_its_card(sidebar, ferry):
    sidebar.show_article(ferry)
    sidebar.show_profile(profile_of(ferry.cards[1]))
    assert sidebar.profile.posts.content.items[0].lead == "Harbour master"
    pilot = replace(ferry.cards[1], appearance=replace(ferry.cards[1].appearance, role="pilot"))
    sidebar.show_article(replace(ferry, cards=(ferry.cards[0], pilot, *ferry.cards[2:])))
    assert sidebar.profile.posts.content.items[0].lead == "Pilot"


def test_what_the_first_picture_does_not_show_is_not_made_for_it(sidebar, ferry):
    sidebar.show_article(ferry)
    sidebar.save_note()
    assert sidebar.pages.count() == 1


@pytest.fixture
def why(sidebar, ferry, qtbot):
    """The page that tells why the mate's first statement is his, asked for on his statements."""
    _, menu = menu_of_first_statement(sidebar, ferry, 2, qtbot)
    trigger(menu, "Why this source?")
    assert sidebar.pages.currentWidget() is sidebar.why
    return sidebar.why


def test_a_statement_tells_why_it_is_this_sources(why, ferry, qtbot):
    text = ferry.reading.article.text
    items = why.steps.content.items
    assert [(item.lead, item.title) for item in items] == [
        ("Cue  ", f"“{text[62:65]}”"),
        ("Source  ", f"“{text[31:40]}”"),
        ("By way of  ", f"“{text[31:40]}”"),
    ]
    assert [detail.text for detail in why.words.content.items[0].details][1:] == ["found by rules", "certain (0.97)"]
    with qtbot.waitSignal(why.evidence_picked) as picked:
        why.steps.setCurrentIndex(why.steps.content.index(0))
        qtbot.keyClick(why.steps, Qt.Key.Key_Return)
    assert (picked.args[0].start, picked.args[0].end) == (62, 65)


def test_escape_leads_back_from_the_reasons_to_where_they_were_asked_for(sidebar, why, qtbot):
    qtbot.keyClick(why.steps, Qt.Key.Key_Escape)
    assert sidebar.pages.currentWidget() is sidebar.statements
    assert sidebar.statements._name.text() == "Bjarne Holm"


def test_a_statement_is_corrected_where_its_reasons_are_read(sidebar, why, qtbot):
    qtbot.mouseClick(why.correct, Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(sidebar.correction_made) as made:
        trigger(first_menu(why), "Not a statement")
    assert made.args[0].field is CorrectionField.NOT_A_STATEMENT


def test_reasons_follow_a_statement_into_another_mouth(sidebar, why, ferry):
    mate, other = ferry.cards[2], ferry.cards[4]
    given = replace(other, appearance=replace(other.appearance, statements=mate.appearance.statements[:1]))
    silent = replace(mate, appearance=replace(mate.appearance, statements=()))
    only = tuple(replace(card, appearance=replace(card.appearance, statements=())) for card in ferry.cards)
    cards = (*only[:2], silent, only[3], given, *only[5:])
    sidebar.show_article(replace(ferry, cards=cards))
    assert sidebar.pages.currentWidget() is why
    assert why._name.text() == "Henrik Naess"


def test_reasons_asked_for_on_a_profile_lead_back_to_it_when_the_statement_goes(sidebar, ferry):
    sidebar.show_article(ferry)
    mate = ferry.cards[2]
    sidebar.show_profile(profile_of(mate))
    sidebar.profile.why_asked.emit(mate.appearance.statements[0], mate)
    assert sidebar.pages.currentWidget() is sidebar.why
    silent = tuple(replace(card, appearance=replace(card.appearance, statements=())) for card in ferry.cards)
    sidebar.show_article(replace(ferry, cards=silent))
    assert sidebar.pages.currentWidget() is sidebar.profile


def test_reasons_of_a_statement_that_went_to_somebody_else_meanwhile_are_those_of_now(sidebar, ferry):
    mate, other = ferry.cards[2], ferry.cards[4]
    said = mate.appearance.statements[:1]
    silent = replace(mate, appearance=replace(mate.appearance, statements=()))
    given = replace(other, appearance=replace(other.appearance, statements=said))
    only = tuple(replace(card, appearance=replace(card.appearance, statements=())) for card in ferry.cards)
    sidebar.show_article(replace(ferry, cards=(*only[:2], silent, only[3], given, *only[5:])))
    sidebar.show_why(said[0], mate)  # as a profile still has it that the library has not yet answered for
    assert sidebar.why._name.text() == "Henrik Naess"


def test_reasons_stay_with_the_one_who_was_asked_about(sidebar, why, ferry):
    other, mate = ferry.cards[0], ferry.cards[2]
    both = replace(other, appearance=replace(other.appearance, statements=mate.appearance.statements[:1]))
    sidebar.show_article(replace(ferry, cards=(both, *ferry.cards[1:])))
    assert why._name.text() == "Bjarne Holm"


def test_reasons_of_a_statement_that_is_none_any_more_lead_back_to_the_cards(sidebar, why, ferry):
    silent = tuple(replace(card, appearance=replace(card.appearance, statements=())) for card in ferry.cards)
    sidebar.show_article(replace(ferry, cards=silent))
    assert sidebar.pages.currentWidget() is sidebar.cards


def profile_of(card):
    appearance = card.appearance
    return Profile(card.source_id, "u", appearance.name, appearance.kind, (), (), (), (), (), (), (), ())


def fewer_cards(ferry, without):
    left = tuple(card for n, card in enumerate(ferry.cards) if n != without)
    return replace(ferry, cards=left, reading=replace(ferry.reading, appearances=tuple(c.appearance for c in left)))


def test_a_selected_card_that_is_taken_away_is_announced_as_closed(sidebar, ferry):
    sidebar.show_article(ferry)
    sidebar.select_card(3)
    heard = []
    sidebar.card_selected.connect(heard.append)
    sidebar.show_article(fewer_cards(ferry, without=3))
    assert sidebar.cards.selected() is None
    assert heard == [None]


def test_a_selected_card_that_moves_up_is_announced_with_what_is_known_now(sidebar, ferry):
    sidebar.show_article(ferry)
    sidebar.select_card(3)
    heard = []
    sidebar.card_selected.connect(heard.append)
    sidebar.show_article(fewer_cards(ferry, without=0))
    assert heard == [ferry.cards[3]]


def test_statements_stay_those_of_their_source_when_another_card_goes(sidebar, ferry, qtbot):
    sidebar.show_article(ferry)
    sidebar.select_card(2)
    qtbot.keyClick(sidebar.cards.list, Qt.Key.Key_Right)
    sidebar.show_article(fewer_cards(ferry, without=0))
    assert sidebar.pages.currentWidget() is sidebar.statements
    assert sidebar.statements._name.text() == "Bjarne Holm"


def test_a_filter_that_hides_the_open_card_closes_it_aloud(sidebar, ferry):
    sidebar.show_article(ferry)
    sidebar.select_card(3)
    heard = []
    sidebar.card_selected.connect(heard.append)
    sidebar.cards._show_only(SourceKind.PERSON)
    sidebar.cards._show_only(SourceKind.PLATFORM)
    assert heard == [ferry.cards[3], None]


def test_no_segment_stays_chosen_in_the_next_article(sidebar, ferry):
    sidebar.show_article(ferry)
    sidebar.select_card(3)
    sidebar.show_article(replace(fewer_cards(ferry, without=0), uid="another"))
    assert sidebar.cards.bar._chosen is None
