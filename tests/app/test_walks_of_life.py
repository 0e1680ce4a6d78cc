import pytest

from reader.app.walks_of_life import is_another
from reader.model.known_source import KnownSource
from reader.model.source import Appearance, SourceId, SourceKind


def known(*posts):
    bodies = frozenset(body.lower() for _, body in posts if body)
    kinds, names = frozenset([SourceKind.PERSON]), frozenset(["ada lind"])
    return KnownSource(SourceId(1), kinds, names, bodies, frozenset(posts))


def met(role, affiliation=None, *, by):
    card = Appearance("Ada Lind", SourceKind.PERSON, (), affiliation, role)
    return is_another(card, frozenset({affiliation.lower()} if affiliation else ()), by)


@pytest.mark.parametrize(
    ("role", "other"),
    [
        ("Rep", "professor of economics"),
        ("striker", "finance minister"),
        ("nurse", "Finance minister"),
        ("congressman", "fisherman"),
        ("stortingsrepresentant", "professor"),
        ("fotballspiller", "statsråd"),
        ("neighbour", "mayor"),
        ("taxi driver", "surgeon"),
    ],
)
def test_roles_of_different_walks_of_life_are_two_peoples(role, other):
    assert met(role, by=known((other, "")))
    assert met(other, by=known((role, "")))


@pytest.mark.parametrize(
    ("role", "other"),
    [
        ("congressman", "Rep"),
        ("member of parliament", "foreign minister"),
        ("mayor", "politician"),
        ("researcher", "research director"),
        ("professor", "surgeon"),
        ("bridge engineer", "researcher"),
        ("lawyer", "law professor"),
        ("president", "chief executive"),
        ("deputy director", "researcher"),
        ("press officer", "journalist"),
        ("journalist", "author"),
        ("author", "minister"),
        ("candidate", "farmer"),
        ("resident", "fisherman"),
        ("football manager", "striker"),
        ("chairman", "striker"),
    ],
)
def test_role_told_in_other_words_or_held_besides_parts_nobody(role, other):
    assert not met(role, by=known((other, "")))
    assert not met(other, by=known((role, "")))


def test_who_is_known_in_two_walks_of_life_is_met_in_either():
    both = known(("surgeon", ""), ("finance minister", ""))
    assert not met("nurse", by=both)
    assert not met("mayor", by=both)
    assert met("striker", by=both)


def test_a_body_in_common_ties_what_the_roles_part_and_a_country_does_not():
    assert not met("lawyer", "Hill Opera", by=known(("singer", "Hill Opera")))
    assert met("striker", "Norway", by=known(("foreign minister", "Norway")))
    assert met("striker", "Oslo", by=known(("professor", "University of Oslo")))


def test_who_has_no_role_or_one_that_tells_nothing_is_not_another():
    assert not met(None, "Hill Opera", by=known(("mayor", "")))
    assert not met("mayor", by=known(("", "Hill Opera")))
