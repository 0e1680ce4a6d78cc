import pytest

from reader.model.known_source import KnownSource
from reader.model.name_key import name_key
from reader.model.source import Appearance, SourceId, SourceKind
from reader.profile.recognise import agree, is_proper, recognise

PERSON, BODY = SourceKind.PERSON, SourceKind.ORGANISATION


def known(ident, *names, kind=PERSON, affiliations=()):
    return KnownSource(
        SourceId(ident), frozenset([kind]), frozenset(map(name_key, names)), frozenset(map(name_key, affiliations))
    )


def met(name, *candidates, kind=PERSON, aliases=(), affiliation=None):
    affiliations = frozenset({name_key(affiliation)} if affiliation else ())
    return recognise(Appearance(name, kind, aliases, affiliation), affiliations, candidates)


def test_full_name_without_conflict_is_the_same_person():
    assert met("Ada Lind", known(1, "Ada Lind")) == 1
    assert met("Ada Lind", known(1, "Ada Lind", affiliations=["Road Office"])) == 1
    assert met("Ada Lind", known(1, "Ada Lind"), affiliation="Road Office") == 1


def test_surname_alone_is_nobody():
    assert met("Lind", known(1, "Ada Lind", "Lind")) is None
    assert met("Ada Lind", known(1, "Lind"), aliases=("Lind",)) is None


def test_other_affiliation_is_somebody_else():
    assert met("Ada Lind", known(1, "Ada Lind", affiliations=["Road Office"]), affiliation="Hill Opera") is None


def test_affiliation_decides_between_two_of_one_name():
    two = known(1, "Ada Lind", affiliations=["Road Office"]), known(2, "Ada Lind", affiliations=["Hill Opera"])
    assert met("Ada Lind", *two, affiliation="Hill Opera") == 2
    assert met("Ada Lind", *two) is None


def test_middle_names_may_be_missing_or_short_where_the_affiliation_agrees():
    neumann = known(1, "Iver Brynild Neumann", affiliations=["Nansen Institute"])
    assert met("Iver B. Neumann", neumann, affiliation="Nansen Institute") == 1
    assert met("Iver Neumann", neumann, affiliation="Nansen Institute") == 1
    assert met("Iver A. Neumann", neumann, affiliation="Nansen Institute") is None


def test_middle_names_that_differ_need_an_affiliation():
    assert met("Iver B. Neumann", known(1, "Iver Brynild Neumann")) is None


def test_country_agrees_with_its_own_institutions():
    assert agree(frozenset({"russia"}), frozenset({"russian ministry of foreign affairs"}))
    assert agree(
        frozenset({name_key("Russia’s permanent mission to the United Nations in Geneva")}),
        frozenset({name_key("Permanent Mission of Russia to the United Nations Office in Geneva")}),
    )


def test_short_or_common_words_make_no_agreement():
    assert not agree(frozenset({"un"}), frozenset({"unicef"}))
    assert not agree(frozenset({"un watch"}), frozenset({"human rights watch"}))
    assert not agree(frozenset({"the"}), frozenset({"the royal opera"}))


def test_person_is_never_a_body():
    assert met("Ada Lind", known(1, "Ada Lind", kind=BODY)) is None


@pytest.mark.parametrize("kind", [BODY, SourceKind.PUBLISHER, SourceKind.PLATFORM])
def test_body_is_known_by_any_of_its_names_whatever_the_article_calls_it(kind):
    nupi = known(1, "NUPI", "Norwegian Institute of International Affairs", kind=BODY)
    assert met("Nupi", nupi, kind=kind) == 1


def test_wrong_name_with_a_right_acronym_is_the_body():
    nupi = known(1, "NUPI", "Norwegian Institute of International Affairs", kind=BODY)
    assert met("Norwegian Institute of Foreign Policy", nupi, kind=BODY, aliases=("Nupi",)) == 1


def test_acronym_of_three_letters_in_passing_is_too_many_things():
    assert met("Hill Press", known(1, "Associated Press", "AP", kind=BODY), kind=BODY, aliases=("AP",)) is None


def test_two_bodies_of_one_name_are_told_apart_by_nobody():
    assert met("Courier", known(1, "Courier", kind=BODY), known(2, "Courier", kind=BODY), kind=BODY) is None


def test_name_counts_before_alias():
    two = known(1, "Courier", kind=BODY), known(2, "Courier Group", kind=BODY)
    assert met("Courier Group", *two, kind=BODY, aliases=("Courier",)) == 2


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("police", BODY),
        ("the ministry", BODY),
        ("a source close to her", SourceKind.UNNAMED),
        ("The report", SourceKind.DOCUMENT),
        ("Lind", PERSON),
        ("…", BODY),
    ],
)
def test_common_words_are_no_name(name, kind):
    assert not is_proper(Appearance(name, kind))
    assert met(name, known(1, name, kind=kind), kind=kind) is None


def test_title_of_a_document_is_a_name():
    assert is_proper(Appearance("Annual Report on Bridges", SourceKind.DOCUMENT))


def test_what_a_body_is_called_in_passing_is_no_name_of_another() -> None:
    columbia = known(1, "Columbia University", "Columbia", kind=BODY)
    assert met("Columbia", columbia, kind=BODY) == 1
    university = known(2, "Columbia", kind=BODY)
    assert met("Columbia University", university, kind=BODY, aliases=("Columbia",)) is None
    assert met("Reuters", known(3, "New York", kind=BODY), kind=BODY, aliases=("New York",)) is None


def test_person_is_not_another_of_the_surname_by_a_name_in_passing() -> None:
    assert met("Ada Lind", known(1, "Anders Lind"), aliases=("A. Lind", "Anders Lind")) is None
    assert met("Ada Berg Lind", known(1, "Berg Lind"), aliases=("Berg Lind",)) is None
    assert met("Joshua Lind", known(1, "Josh Lind"), aliases=("Josh Lind",)) == 1
