from dataclasses import replace

import pytest

from reader.model.claim import Claim, ClaimField
from reader.model.correction import CorrectionField
from reader.model.signal import UNSTATED, Origin, Signal
from reader.model.source import Evidence, Field, SourceKind
from reader.model.span import Span
from reader.signals import registers
from reader.ui.card_groups import CardRow, Group
from reader.ui.card_text import Tone, accessible_text, card_lines, signals_on_card


def texts(card, *, is_open=False):
    return [line.text for line in lines(card, is_open=is_open)]


def lines(card, *, is_open=False):
    return card_lines(CardRow(0, card, Group.SPEAKING, "", 0.9), is_open=is_open)


def signal(name, origin=Origin.ARTICLE):
    return Signal(name, f"About {name}", (), origin)


@pytest.fixture
def solvang(make_card):
    return make_card(0, "Marit Solvang", said=2, role="harbour master", affiliation="Port of Eidvik")


def test_role_and_affiliation_share_a_line(solvang):
    assert texts(solvang) == ["Marit Solvang", "Harbour master · Port of Eidvik"]


def test_what_the_article_does_not_say_is_not_stated(make_card):
    assert texts(make_card(0, "Cher"))[1] == "Role and affiliation: not stated"
    assert texts(make_card(0, "Cher", role="singer"))[1] == "Singer · affiliation not stated"
    assert texts(make_card(0, "Cher", affiliation="Port"))[1] == "Role not stated · Port"


def test_what_a_register_knows_stands_under_it_with_its_own_icon(make_card):
    post = Claim(ClaimField.POST, "director", "Safe Fjords", "2020", None, Origin.REGISTER, "safefjords.example")
    _, unstated, known = lines(make_card(0, "Cher", known=(post,)))
    assert unstated.icon is None
    assert (known.text, known.icon) == ("Director, Safe Fjords · from 2020", "origin-register")


def met_again(make_card, post=None):
    """Return the card of one whose post this article does not state and the library knows."""
    post = post or Claim(ClaimField.POST, "fisher", "Save the Harbour", None, None, Origin.READER, "you", None, "2026")
    unstated = signal("affiliation-stated"), signal("role-stated")
    signals = (signal("named"), *unstated, *registers.signals((post,)), *(signal(f"here-{n}") for n in range(5)))
    return make_card(0, "Cher", known=(post,), signals=signals)


def test_known_post_stands_once_on_an_open_card_with_whose_word_it_is(make_card):
    assert texts(met_again(make_card))[1:3] == ["Role and affiliation: not stated", "Fisher, Save the Harbour"]
    said = texts(met_again(make_card), is_open=True)
    assert said[1:4] == ["Role and affiliation: not stated", "You: fisher, Save the Harbour", "About named"]
    assert not [words for words in said[3:] if "fisher" in words or "stated" in words]
    assert len(said) == 2 + 5


def test_known_post_of_a_register_says_of_which(make_card):
    post = Claim(ClaimField.POST, "fisher", None, "2020", None, Origin.REGISTER, "Roll", None, "2026-01")
    assert texts(met_again(make_card, post), is_open=True)[2] == "Roll, January 2026: fisher, from 2020"


def test_body_says_what_kind_it_is_by_a_register_or_by_ours(make_card):
    kind = Claim(ClaimField.KIND, "port authority", None, None, None, Origin.REGISTER, "ROR")
    country = Claim(ClaimField.COUNTRY, "Norway", None, None, None, Origin.REGISTER, "ROR")
    assert texts(make_card(0, "Port", SourceKind.ORGANISATION, known=(country, kind)))[1] == "Port authority · Norway"
    assert texts(make_card(0, "Port", SourceKind.ORGANISATION))[1] == "Organisation"


def test_kind_that_the_reader_set_stands_with_the_pen_before_what_a_register_calls_it(make_card):
    kind = Claim(ClaimField.KIND, "advocacy group", None, None, None, Origin.REGISTER, "ROR")
    ours = (CorrectionField.KIND,)
    signals = (signal("organisation-kind", Origin.REGISTER),)
    outlet = make_card(0, "Port Watch", SourceKind.PUBLISHER, known=(kind,), corrected=ours, signals=signals)
    name, line = lines(outlet)
    assert (line.text, line.icon, line.by_reader, name.by_reader) == ("Outlet", None, True, False)
    assert texts(outlet, is_open=True)[2:] == ["About organisation-kind"]


def test_pen_for_a_kind_is_at_the_name_where_no_line_says_the_kind(solvang):
    name, post = lines(replace(solvang, corrected=(CorrectionField.KIND,)))
    assert (name.by_reader, post.by_reader) == (True, False)


def test_unsure_role_says_so(solvang):
    unsure = Evidence(Field.ROLE, Span(1, 2), 0.5)
    shaky = replace(solvang, appearance=replace(solvang.appearance, evidence=(unsure,)))
    assert texts(shaky)[1] == "Harbour master (unsure) · Port of Eidvik"


def test_where_nothing_is_certain_the_closed_card_says_so(make_card):
    assert texts(make_card(0, "Cher", said=2, confidence=0.5))[-1] == "Not certain: read it in the text"
    assert texts(make_card(0, "Cher", said=2, confidence=0.95))[-1] == "Role and affiliation: not stated"


def test_body_does_not_say_twice_what_kind_it_is(make_card):
    card = make_card(0, "Port", SourceKind.ORGANISATION, signals=(signal("organisation-kind"), signal("rated")))
    assert texts(card, is_open=True) == ["Port", "Organisation", "About rated"]


def test_of_several_known_posts_the_one_that_may_still_be_held_is_shown(make_card):
    posts = (("pilot", "1990", "1999"), ("director", "2020", None), ("adviser", "2001", None))
    known = tuple(Claim(ClaimField.POST, role, None, *when, Origin.REGISTER, "x") for role, *when in posts)
    assert texts(make_card(0, "Cher", known=known))[-1] == "Director · from 2020"


def test_readers_own_word_is_marked_where_it_stands(solvang):
    name, post = lines(replace(solvang, corrected=(CorrectionField.ROLE,)))
    assert (name.by_reader, post.by_reader) == (False, True)
    name, post = lines(replace(solvang, corrected=(CorrectionField.NAME,)))
    assert (name.by_reader, post.by_reader) == (True, False)


def test_source_that_the_reader_added_has_the_pen_at_its_name(make_card):
    added = make_card(0, "Cher", said=1, corrected=(CorrectionField.STATEMENT,))
    assert not lines(added)[0].by_reader  # the article names her
    assert lines(replace(added, appearance=replace(added.appearance, mentions=())))[0].by_reader


def test_closed_card_shows_one_signal_that_its_lines_do_not_say_already(solvang):
    card = replace(solvang, signals=(signal("named"), signal("share"), signal("second-hand"), signal("rated")))
    assert texts(card)[2:] == ["About second-hand"]


def test_capacity_that_rests_on_the_role_above_it_waits_until_the_card_is_opened(solvang):
    role = Evidence(Field.ROLE, Span(31, 40), 0.95)
    card = replace(solvang, appearance=replace(solvang.appearance, evidence=(role,)))
    by_role = replace(signal("capacity"), evidence=(role.span,))
    assert texts(replace(card, signals=(by_role, signal("interest"))))[2:] == ["About interest"]
    by_act = replace(signal("capacity"), evidence=(Span(50, 58),))
    assert texts(replace(card, signals=(by_act, signal("interest"))))[2:] == ["About capacity"]


def test_many_posts_do_not_crowd_out_what_else_a_register_says():
    posts = tuple(replace(signal("register-match", Origin.REGISTER), text=f"Post {n}") for n in range(4))
    ended = signal("affiliation-conflict", Origin.REGISTER)
    shown = signals_on_card((signal("named"), *posts, ended))
    assert ended in shown
    assert len(shown) <= 5


def test_open_card_shows_five_signals_and_room_is_kept_for_what_the_article_does_not_say(solvang):
    many = (*(signal(f"here-{n}") for n in range(6)), signal("register-match", Origin.REGISTER))
    shown = signals_on_card(many)
    assert len(shown) == 5
    assert shown[-1].id == "register-match"
    assert lines(replace(solvang, signals=many), is_open=True)[-1].icon == "origin-register"


def test_unnamed_source_says_first_that_it_is_not_named(make_card):
    card = make_card(0, "a source", SourceKind.UNNAMED, signals=(signal("named"), signal("second-hand")))
    assert texts(card) == ["a source", "Unnamed source", "About named"]


def test_open_card_is_set_in_ink_and_closed_one_is_soft(solvang):
    assert lines(solvang)[1].tone is Tone.SOFT
    assert lines(solvang, is_open=True)[1].tone is Tone.PLAIN


def test_correction_and_doubt_are_heard(make_card):
    card = make_card(0, "Cher", said=1, confidence=0.5, corrected=(CorrectionField.NAME,))
    said = accessible_text(CardRow(0, card, Group.SPEAKING, "", 0.9))
    assert "1 of them not certain" in said
    assert said.endswith("corrected by you")


@pytest.mark.parametrize("is_open", [True, False])
def test_what_no_words_were_found_for_stands_on_the_profile_alone(solvang, is_open):
    unstated = Signal(UNSTATED, "Not stated in words that Kilde knows: how this is known")
    without, with_it = (lines(replace(solvang, signals=found), is_open=is_open) for found in ((), (unstated,)))
    assert with_it == without
