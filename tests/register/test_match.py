from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.model.claim import ClaimField
from reader.model.match import Certainty, OwnRecord, Wanted
from reader.model.source import SourceKind
from reader.register.match import match
from tests.register.samples import BODY, OUTLET, answer, post, record, stated, wanted

EXACT, LIKELY, SEVERAL, NONE = Certainty.EXACT, Certainty.LIKELY, Certainty.SEVERAL, Certainty.NONE
MEMBER = post("member", "Parliament of Norland", "2017-10-01", "2025-09-30")
LINDQVIST = record("1", "Ada B. Lindqvist", country="Norway", posts=(MEMBER,))


def test_same_name_and_affiliation_is_exact_and_says_so():
    source = wanted("Ada B. Lindqvist", affiliation="Parliament of Norland")
    (one,) = match(source, [LINDQVIST])
    assert (one.certainty, one.candidates) == (EXACT, (LINDQVIST,))
    assert one.reason == "same name and affiliation Parliament of Norland, post held at the article's date"


def test_common_name_asks_for_more_than_its_country():
    smith = record("1", "John Smith", country="United States", posts=(MEMBER,))
    assert answer(wanted("John Smith", country="US"), smith)[0] is LIKELY
    assert answer(wanted("John Smith"), smith)[0] is SEVERAL
    assert answer(wanted("John Smith", country="US", role="member of parliament"), smith) == (EXACT, "1")


def test_rare_name_with_nothing_against_it_is_likely():
    assert answer(wanted("Ada B. Lindqvist"), LINDQVIST) == (LIKELY, "1")


def test_football_coach_is_not_the_member_of_parliament():
    source = wanted("Ada B. Lindqvist", role="football coach", country="Norway")
    (one,) = match(source, [LINDQVIST])
    assert one.certainty is SEVERAL
    assert one.reason == "1 record of this name; another role there: member of Parliament of Norland 2017–2025"


def test_name_in_another_country_is_nobody():
    (one,) = match(wanted("Ada B. Lindqvist", country="Chile"), [LINDQVIST])
    assert (one.certainty, one.reason) == (NONE, "1 record of this name; another country there: Norway")


def test_other_affiliation_leaves_doubt():
    assert answer(wanted("Ada B. Lindqvist", affiliation="Hill Opera"), LINDQVIST)[0] is SEVERAL


@pytest.mark.parametrize("name", ["Lindqvist", "Ms Lindqvist", "A. Lindqvist", "Berit Lindqvist", "", "…"])
def test_surname_alone_or_another_first_name_is_nobody(name):
    assert match(wanted(name, affiliation="Parliament of Norland", role="MP", country="Norway"), [LINDQVIST]) == ()


def test_another_middle_initial_is_another_person_though_a_short_form_is_filed():
    both = record("1", "Ada B. Lindqvist", "Ada Lindqvist", country="Norway", posts=(MEMBER,))
    assert match(wanted("Ada C. Lindqvist", country="Norway", role="MP"), [both]) == ()
    assert match(wanted("Ada C. Lindqvist", "Ada Lindqvist", country="Norway", role="MP"), [both]) == ()


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("Ada Lindqvist", "name shortened: Ada B. Lindqvist"),
        ("Ада Линдквист", "name written differently: Ada B. Lindqvist"),
        ("Ada Lindqivst", "name with a letter different: Ada B. Lindqvist"),
    ],
)
def test_another_form_of_the_name_is_likely_with_something_for_it(name, reason):
    source = wanted(name, affiliation="Parliament of Norland", role="MP", country="Norway")
    (one,) = match(source, [LINDQVIST])
    assert one.certainty is LIKELY
    assert one.reason.startswith(reason)


def test_slip_of_a_letter_leaves_no_other_given_names_out():
    for name in ("Berit Silva", "Berit Lindqivst"):
        assert match(wanted(name), [record("1", "Berit Marta Sacasa Selva"), record("2", "Ada Lindqvist")]) == ()
    assert match(wanted("Berit Silva"), [record("1", "Berit Marta Selva")]) == ()
    (one,) = match(wanted("Berit Silva"), [record("1", "Berit M. Selva")])
    assert one.reason == "1 record of a name like it, Berit M. Selva; the name alone does not tell"


def test_names_that_are_only_like_it_are_not_said_to_be_this_name():
    longer = record("1", "Berit Carmen Silva"), record("2", "Berit Eva Silva")
    (one,) = match(wanted("Berit Silva"), longer)
    assert (one.certainty, one.reason) == (SEVERAL, "2 records of names like it")
    (one,) = match(wanted("Berit Silva"), [record("3", "Berit Silva"), *longer[:1], record("4", "Berit Silva")])
    assert (one.certainty, one.reason) == (SEVERAL, "3 records of this name or one like it")


def test_characters_that_only_sound_alike_are_another_spelling():
    known = record("1", "王伟", country="China", posts=(MEMBER,))
    assert answer(wanted("王伟", role="MP", country="China"), known) == (EXACT, "1")
    assert answer(wanted("王薇", country="China"), known)[0] is SEVERAL


def test_alias_of_the_register_is_as_good_as_the_name():
    known = record("1", "Berit Falk", "Berit Lindqvist", country="Norway", posts=(MEMBER,))
    assert answer(wanted("Berit Lindqvist", role="MP", country="Norway"), known) == (EXACT, "1")


def test_father_and_son_are_two():
    son = record("1", "Odd Lindqvist Jr.", country="Norway", posts=(MEMBER,))
    assert match(wanted("Odd Lindqvist Sr.", country="Norway", role="MP"), [son]) == ()
    assert answer(wanted("Odd Lindqvist", country="Norway", role="MP"), son)[0] is LIKELY


def test_father_and_son_in_one_register_are_told_apart_by_the_years():
    father = record("1", "Odd Lindqvist", country="Norway", posts=(post("member", "Storting", "1921", "1933"),))
    son = record("2", "Odd Lindqvist", country="Norway", posts=(post("member", "Storting", "2017", "2025"),))
    assert answer(wanted("Odd Lindqvist", role="MP", country="Norway"), father, son) == (EXACT, "2")


def test_the_dead_do_not_speak():
    old = record("1", "Odd Lindqvist", country="Norway", born="1851-02-03")
    (one,) = match(wanted("Odd Lindqvist", country="Norway"), [old])
    assert (one.certainty, one.reason) == (NONE, "1 record of this name; born in 1851")


def test_post_that_began_after_the_article_is_not_its_role():
    later = record("1", "Ada Lindqvist", country="Norway", posts=(post("member", "Storting", "2017"),))
    assert answer(wanted("Ada Lindqvist", role="MP", country="Norway", date="2009-01-01"), later)[0] is SEVERAL


def test_namesakes_are_several_the_likeliest_first():
    two = record("1", "Ada Lindqvist"), record("2", "Ada Lindqvist", country="Norway")
    (one,) = match(wanted("Ada Lindqvist"), two)
    assert (one.certainty, one.candidates, one.reason) == (SEVERAL, two, "2 records of this name")
    three = *two, record("3", "Ada Lindqvist", country="Norway")
    assert answer(wanted("Ada Lindqvist", country="Norway"), *three)[0] is SEVERAL


def test_person_that_a_register_has_twice_is_no_namesake():
    twice = [
        record(number, "Ada Lindqvist", country="Norway", posts=(MEMBER,), identifier="https://id.example/Q1")
        for number in "12"
    ]
    assert answer(wanted("Ada Lindqvist", role="MP", country="Norway"), *twice) == (EXACT, "1")


def test_name_of_one_word_needs_affiliation_and_is_never_exact():
    singer = record("1", "Solvei", posts=(post("singer", "Hill Opera Choir"),))
    assert answer(wanted("Solvei"), singer)[0] is SEVERAL
    assert answer(wanted("Solvei", affiliation="Hill Opera Choir"), singer) == (LIKELY, "1")


def test_title_before_the_name_tells_the_role():
    senator = record("1", "Ada Lindqvist", country="US", posts=(post("senator", "United States Senate", "2017"),))
    assert answer(wanted("Sen. Ada Lindqvist", country="US"), senator) == (EXACT, "1")


def test_member_of_some_assembly_at_the_time_is_likely_at_most_by_a_name():
    senator = record(
        "1", "Ada Lindqvist", country="US", posts=(post("senator", "legislature of Ohio", "2017", "2025"),)
    )
    (one,) = match(wanted("Ada Lindqvist", role="state senator"), [senator])
    assert (one.certainty, one.reason) == (
        LIKELY,
        "same name and senator 2017–2025, post held at the article's date",
    )


@pytest.mark.parametrize("place", ["Virginia", "Wyoming"])
def test_lawmaker_from_another_state_is_ruled_out(place):
    there = post("member of the lower house", "legislature of West Virginia", "2012", "2025")
    known = record("1", "Ada Lindqvist", country="United States", posts=(there,))
    for source in (
        wanted("Ada Lindqvist", role="state representative", place=place),
        wanted("Ada Lindqvist", role="state representative", affiliation=place),
    ):
        (one,) = match(source, [known])
        assert one.certainty is NONE
        assert one.reason == "1 record of this name; another state there: legislature of West Virginia"


def test_lawmaker_from_the_state_of_the_record_is_exact():
    there = post("member of the lower house", "legislature of West Virginia", "2012", "2025")
    known = record("1", "Ada Lindqvist", country="United States", posts=(there,))
    (one,) = match(wanted("Ada Lindqvist", role="state representative", place="West Virginia"), [known])
    assert one.certainty is EXACT
    assert one.reason.startswith("same name and place West Virginia")


def test_governor_of_a_state_is_not_its_lawmaker():
    house = post("member of the lower house", "legislature of North Dakota", "2019", "2025")
    lawmaker = record("1", "Ada Lindqvist", country="United States", posts=(house,))
    governor = record("2", "Ada Lindqvist", country="US", posts=(post("governor", "North Dakota", "2019", "2025"),))
    source = wanted("Ada Lindqvist", role="Gov.", affiliation="North Dakota")
    assert answer(source, lawmaker, governor) == (EXACT, "2")


def test_place_that_the_record_does_not_name_leaves_doubt():
    there = post("representative", "House of Representatives", "2012", "2025")
    known = record("1", "John Smith", country="United States", posts=(there,))
    (one,) = match(wanted("John Smith", role="representative", place="Wyoming", country="US"), [known])
    assert (one.certainty, one.reason) == (SEVERAL, "1 record of this name; Wyoming is not named there")


def test_place_of_somebody_without_an_office_says_nothing_of_a_record():
    there = post("professor", "Hill Institute", "2012", "2025")
    known = record("1", "Ada Lindqvist", country="Norway", posts=(there,))
    assert answer(wanted("Ada Lindqvist", role="professor", affiliation="Hill Institute", place="Sandvik"), known) == (
        EXACT,
        "1",
    )


def test_country_beside_the_post_is_the_sources():
    source = wanted("Ada B. Lindqvist", role="MP", place="Chile")
    (one,) = match(source, [LINDQVIST])
    assert (one.certainty, one.reason) == (SEVERAL, "1 record of this name; another country there: Norway")


def test_former_minister_is_met_in_another_spelling_long_after_the_post():
    known = record(
        "1", "Andrei Lindyrev", country="Russia", posts=(post("foreign minister", None, None, "1996-01-05"),)
    )
    (one,) = match(wanted("Andrej Lindyrjev", role="former foreign minister", country="Russia"), [known])
    assert one.certainty is LIKELY
    assert one.reason == "name written differently: Andrei Lindyrev; country Russia, foreign minister until 1996"
    assert answer(wanted("Andrej Lindyrjev", role="foreign minister", country="Russia"), known)[0] is SEVERAL


def test_former_office_that_a_register_knows_no_end_of_is_likely_at_most():
    known = record("1", "Ada Lindqvist", posts=(post("minister of fisheries", "Norland", "2019"),))
    (one,) = match(wanted("Ada Lindqvist", role="former minister of fisheries"), [known])
    assert (one.certainty, one.reason) == (LIKELY, "same name and minister of fisheries from 2019")
    over = record("1", "Ada Lindqvist", posts=(post("minister of fisheries", "Norland", "2019", "2021"),))
    assert answer(wanted("Ada Lindqvist", role="former minister of fisheries"), over) == (EXACT, "1")


def test_post_without_an_end_is_not_said_to_be_held():
    known = record("1", "Ada Lindqvist", posts=(post("minister of fisheries", "Norland", "2019"),))
    (one,) = match(wanted("Ada Lindqvist", role="minister of fisheries"), [known])
    assert one.certainty is EXACT
    assert one.reason == "same name and minister of fisheries from 2019, post from 2019 without an end"


def test_post_of_no_known_kind_agrees_by_its_words():
    head = record(
        "1", "Ada Lindqvist", posts=(post("director", "Hill Institute", "2019"), post("researcher", "Sea Board"))
    )
    assert answer(wanted("Ada Lindqvist", role="director", affiliation="Hill Institute"), head) == (EXACT, "1")


def test_member_of_any_assembly_is_a_legislator():
    for member in (
        post("member", "Landsting of Norland", "2019"),
        post("member of the Landsting of Norland", None, "2019"),
    ):
        known = record("1", "Ada Lindqvist", country="Norway", posts=(member,))
        assert answer(wanted("Ada Lindqvist", role="deputy", country="Norway"), known) == (EXACT, "1")


def test_vice_president_is_no_president():
    vice = record("1", "Ada Lindqvist", country="Norway", posts=(post("vice president", "Hill Bank", "2019"),))
    assert answer(wanted("Ada Lindqvist", role="president", country="Norway"), vice)[0] is SEVERAL


def test_person_is_never_a_body():
    assert match(wanted("Ada B. Lindqvist", kind=BODY), [LINDQVIST]) == ()
    assert match(wanted("Ada B. Lindqvist", kind=SourceKind.UNNAMED), [LINDQVIST]) == ()


def test_full_official_name_of_a_body_is_enough():
    tides = record("1", "Northern Institute of Tides", "NIT", kind=BODY, country="Norway")
    assert answer(wanted("the Northern Institute of Tides", kind=BODY), tides) == (EXACT, "1")
    assert answer(wanted("Northern Institute of Tides", "NIT", kind=BODY), tides) == (EXACT, "1")


def test_companies_in_two_scripts_are_not_one_by_their_legal_form():
    sought = Wanted(BODY, ("ソニー株式会社",))
    assert match(sought, [record("1", "メック株式会社", kind=BODY)]) == ()
    assert match(sought, [record("1", "ソニー株式会社", kind=BODY)])[0].certainty is Certainty.LIKELY


@pytest.mark.parametrize("name", ["Trinity College", "St. Olga's Hospital", "Institute of Philosophy"])
def test_name_that_houses_the_world_over_bear_needs_its_country(name):
    known = record("1", name, kind=BODY, country="United States")
    assert answer(wanted(name, kind=BODY), known)[0] is SEVERAL
    assert answer(wanted(name, kind=BODY, country="US"), known) == (EXACT, "1")
    assert answer(wanted(name, kind=BODY, place="Ireland"), known)[0] is NONE


def test_patron_and_a_place_are_a_name_of_its_own():
    known = record("1", "Trinity College Dublin", "Trinity College", kind=BODY, country="Ireland")
    assert answer(wanted("Trinity College Dublin", kind=BODY), known) == (EXACT, "1")
    assert answer(wanted("Trinity College", kind=BODY, place="Dublin"), known) == (EXACT, "1")
    assert answer(wanted("Trinity College", kind=BODY, place="Cambridge"), known)[0] is SEVERAL


def test_body_of_a_short_name_in_a_place_that_its_record_does_not_name_is_likely_at_most():
    society = record("1", "Lindholm Society", kind=BODY, country="Norway")
    assert answer(wanted("Lindholm Society", kind=BODY, place="Sandvik"), society) == (LIKELY, "1")
    assert answer(wanted("Lindholm Society", kind=BODY, place="Ohio"), society)[0] is NONE
    assert answer(wanted("Lindholm Society", kind=BODY, place="Georgia"), society) == (LIKELY, "1")
    tides = record("1", "Northern Institute of Tides", kind=BODY, country="Norway")
    assert answer(wanted("Northern Institute of Tides", kind=BODY, place="Sandvik"), tides) == (EXACT, "1")


def test_country_that_we_do_not_know_parts_nobody():
    two = ("Norway", "Norwayland")
    lands = [record(land, "Lindholm Society", kind=BODY, country=land, register=land) for land in two]
    assert [one.certainty for one in match(wanted("Lindholm Society", kind=BODY), lands)] == [EXACT, EXACT]


def test_outlet_is_known_by_its_address_wherever_it_is():
    known = record("1", "The Times", "times.example", kind=OUTLET, country="Norway")
    source = wanted("The Times", "times.example", kind=OUTLET, place="Sandvik")
    assert answer(source, known) == (EXACT, "1")
    twice = [record(n, "The Times", "times.example", kind=OUTLET, register="Ratings") for n in "12"]
    assert match(source, [known, *twice])[0].certainty is EXACT
    named = record("1", "Sandvik Shipping News", kind=OUTLET, register="Papers")
    twice = [record(n, "Sandvik Shipping News", "sand.example", kind=OUTLET, register="Ratings") for n in "12"]
    source = wanted("Sandvik Shipping News", "sand.example", kind=OUTLET)
    assert match(source, [named, *twice])[0].certainty is EXACT


def test_name_that_another_register_has_twice_is_several_bodies():
    one = record("1", "Lindholm Society", kind=BODY, register="Index")
    two = [record(number, "Lindholm Society", kind=BODY, register="Bodies") for number in "12"]
    first, _ = match(wanted("Lindholm Society", kind=BODY), [one, *two])
    assert (first.certainty, first.reason) == (SEVERAL, "1 record of this name; another of it in Bodies")


def test_register_that_knows_which_of_two_is_meant_has_no_namesakes_for_others():
    one = record("1", "Lindholm Society", kind=BODY, register="Index")
    known = record("1", "Lindholm Society", kind=BODY, country="Norway", register="Bodies")
    other = record("2", "Lindholm Society", kind=BODY, register="Bodies")
    source = wanted("Lindholm Society", kind=BODY, country="Norway")
    assert [found.certainty for found in match(source, [one, known, other])] == [EXACT, EXACT]


def test_name_that_another_register_has_in_another_country_is_two_bodies():
    lands = [record(land, "Lindholm Society", kind=BODY, country=land, register=land) for land in ("Norway", "Chile")]
    assert [one.certainty for one in match(wanted("Lindholm Society", kind=BODY), lands)] == [SEVERAL, SEVERAL]
    here, there = match(wanted("Lindholm Society", kind=BODY, country="Chile"), lands)
    assert (here.certainty, there.certainty) == (NONE, EXACT)


def test_files_of_one_register_that_have_one_record_are_no_namesakes():
    files = [
        record("a", "Lindholm Society", kind=BODY, country=land, register=register)
        for register, land in (("Bodies", "Norway"), ("Bodies (index)", "Norge"), ("Bodies (old)", "Sweden"))
    ]
    assert {one.certainty for one in match(wanted("Lindholm Society", kind=BODY), files)} == {EXACT}


def test_acronym_needs_something_more():
    tides = record("1", "Northern Institute of Tides", "NIT", kind=BODY, country="Norway")
    assert answer(wanted("NIT", kind=BODY), tides)[0] is SEVERAL
    assert answer(wanted("NIT", kind=BODY, country="Norge"), tides) == (LIKELY, "1")
    assert answer(wanted("NIT", kind=BODY, country="India"), tides)[0] is NONE


@pytest.mark.parametrize(
    ("name", "other"),
    [("X", "CS"), ("X", "CSS"), ("KIA", "CIA"), ("NRK", "NRC"), ("Kross", "CROS"), ("CK Power", "K Power")],
)
def test_acronym_that_sounds_like_another_is_another(name, other):
    for ours, theirs in ((name, other), (other, name)):
        assert match(wanted(ours, kind=BODY), [record("1", "Sandvik Ice Society", theirs, kind=BODY)]) == ()


def test_words_that_are_spelt_in_another_way_are_the_same_body():
    assert answer(wanted("Kosyrew Shipping", kind=BODY), record("1", "Kozyrev Shipping", kind=BODY))[0] is LIKELY


def test_department_that_every_state_has_needs_its_country():
    here, there = (record(land, "Department of Health", kind=BODY, country=land) for land in ("Norway", "Chile"))
    assert answer(wanted("Department of Health", kind=BODY), here)[0] is SEVERAL
    assert answer(wanted("Department of Health", kind=BODY), here, there)[0] is SEVERAL
    assert answer(wanted("Health Department", kind=BODY, country="Chile"), here, there) == (EXACT, "Chile")


def test_forty_departments_of_one_country_are_several():
    states = [record(str(number), "Department of Health", kind=BODY, country="US") for number in range(40)]
    (one,) = match(wanted("Department of Health", kind=BODY, country="US"), states)
    assert (one.certainty, one.reason) == (SEVERAL, "40 records of this name")


def test_universities_of_turned_names_are_two():
    assert match(wanted("Sandvik University", kind=BODY), [record("1", "University of Sandvik", kind=BODY)]) == ()


def test_child_of_a_body_is_not_the_body():
    child = record("1", "University of Sandvik Hospital", kind=BODY, posts=(post("", "University of Sandvik"),))
    assert match(wanted("University of Sandvik", kind=BODY), [child]) == ()


def test_common_word_is_no_outlets_name_but_its_address_is():
    times = record("1", "The Times", "times.example", kind=OUTLET, country="Norway")
    assert answer(wanted("The Times", kind=OUTLET), times)[0] is SEVERAL
    assert answer(wanted("The Times", "times.example", kind=OUTLET), times) == (EXACT, "1")


def test_outlet_of_a_register_of_bodies_is_likely_at_most_by_its_name():
    assert answer(wanted("Sandvik Shipping News", kind=OUTLET), record("1", "Sandvik Shipping News", kind=BODY)) == (
        LIKELY,
        "1",
    )


def test_land_of_a_country_is_not_against_the_country():
    islander = record("1", "Ada Lindqvist", country="Greenland", posts=(MEMBER,))
    source = wanted("Ada Lindqvist", affiliation="Parliament of Norland", country="Denmark")
    assert answer(source, islander) == (EXACT, "1")


def test_each_register_answers_for_itself_in_the_candidates_order():
    one = record("1", "Ada Lindqvist", register="States", country="Norway", posts=(MEMBER,))
    two = record("2", "Ada Lindqvist", register="Congress", country="Chile")
    source = wanted("Ada Lindqvist", role="MP", country="Norway")
    assert [answer.certainty for answer in match(source, [one, two])] == [EXACT, NONE]
    assert [answer.candidates[0].edition.register for answer in match(source, [two, one])] == ["Congress", "States"]


NAMES = st.lists(st.text('aA bBdé.-,’"(жЖ习', max_size=20), max_size=3).map(tuple)


@given(
    ours=NAMES,
    theirs=NAMES,
    kind=st.sampled_from(SourceKind),
    facts=NAMES,
    date=st.none() | st.text("0129-", max_size=10),
)
def test_any_words_get_an_answer(ours, theirs, kind, facts, date):
    candidate = record("1", *(theirs or ("x",)), kind=kind, country="é", posts=(post("", "(", "x", "1"),))
    for one in match(Wanted(kind, ours, facts, facts, facts, date), [candidate]):
        assert one.candidates == (candidate,)
        assert one.reason


@given(order=st.permutations(["Norway", "Chile", "Peru", "Ghana"]))
def test_order_of_the_candidates_changes_no_certainty(order):
    lands = [record(land, "Ada Lindqvist", country=land, posts=(MEMBER,)) for land in order]
    assert answer(wanted("Ada Lindqvist", country="Peru", role="MP"), *lands) == (EXACT, "Peru")
    assert stated_countries(lands) == set(order)


def stated_countries(candidates):
    return {claim.value for one in candidates for claim in one.entry.claims if claim.field is ClaimField.COUNTRY}


def test_readers_word_comes_before_every_ground_and_only_in_its_register():
    candidates = [record(ident, "Ada B. Lindqvist", register=name) for name in ("One", "Other") for ident in ("a", "b")]
    own = (OwnRecord("One", "a", is_it=False), OwnRecord("One", "b", is_it=True))
    one, other = match(replace(wanted("Ada B. Lindqvist"), own=own), candidates)
    assert (one.certainty, one.by_reader, one.candidates) == (Certainty.EXACT, True, (candidates[1],))
    assert other == match(wanted("Ada B. Lindqvist"), candidates[2:])[0]


def test_register_of_which_every_record_was_refused_answers_nothing():
    candidates = [record("a", "Ada B. Lindqvist", register="One")]
    assert match(replace(wanted("Ada B. Lindqvist"), own=(OwnRecord("One", "a", is_it=False),)), candidates) == ()


def test_where_the_record_that_the_reader_chose_is_gone_no_other_is_likely():
    own = (OwnRecord("One", "gone", is_it=True),)
    left = record("a", "Ada B. Lindqvist", register="One", posts=(post("striker", "Rovers"),))
    (one,) = match(replace(wanted("Ada B. Lindqvist"), own=own), [left])
    assert (one.certainty, one.candidates) == (SEVERAL, (left,))
    assert one.reason == "1 record of this name; the one that you chose is there no more"
    assert (
        match(replace(wanted("Ada B. Lindqvist", affiliation="Rovers", role="striker"), own=own), [left])[0]
        == (match(wanted("Ada B. Lindqvist", affiliation="Rovers", role="striker"), [left])[0])
    )


def test_member_of_an_assembly_is_a_legislator_there_and_surely_so_while_the_seat_was_held():
    seat = post("member", "Storting of Norland", "1993-10-01", "2009-09-30")
    known = record("1", "Ada B. Lindqvist", country="Norway", posts=(seat,))
    source = wanted("Ada B. Lindqvist", role="member", affiliation="Storting of Norland", date="2005-02-03")
    (one,) = match(source, [known])
    assert (one.certainty, one.reason) == (
        EXACT,
        "same name and affiliation Storting of Norland, member of Storting of Norland 1993–2009, post held at the "
        "article's date",
    )
    (later,) = match(replace(source, date="2016-02-03"), [known])
    assert (later.certainty, later.reason) == (
        LIKELY,
        "same name and affiliation Storting of Norland, member of Storting of Norland 1993–2009",
    )
    (former,) = match(replace(source, date="2016-02-03", roles=("former member",)), [known])
    assert former.certainty is EXACT


def test_leader_of_a_party_is_likely_the_member_of_it_that_a_register_has():
    seat = post("member", "Storting of Norland", "1993-10-01", "2025-09-30")
    known = record("1", "Ada B. Lindqvist", country="Norway", posts=(seat,))
    in_party = replace(
        known, entry=replace(known.entry, claims=(*known.entry.claims, stated(ClaimField.PARTY, "Tidelyst")))
    )
    source = wanted("Ada B. Lindqvist", role="leader", affiliation="Tidelyst")
    assert answer(source, known)[0] is SEVERAL
    (one,) = match(source, [in_party])
    assert (one.certainty, one.reason) == (LIKELY, "same name and party Tidelyst, post held at the article's date")
