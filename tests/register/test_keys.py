import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.model.name_key import name_key
from reader.model.source import SourceKind
from reader.register.keys import keys

PERSON, BODY, OUTLET = SourceKind.PERSON, SourceKind.ORGANISATION, SourceKind.PUBLISHER


def meet(one, other, kind=PERSON):
    return not set(keys(one, kind)).isdisjoint(keys(other, kind))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Andrej Kozyrev", "Andrey Kozyrew"),
        ("Andrei Kosyrew", "Андрей Козырев"),
        ("Andrei Kozyrjev", "Козырев Андрей Владимирович"),
        ("Hans Müller", "Hans Mueller"),
        ("Muammar Gaddafi", "Moammar Qaddafi"),
        ("Muammar Gaddafi", "Mouammar al-Kadhafi"),
        ("Mikhail Gorbachev", "Michail Gorbatschow"),
        ("Mikhail Gorbatsjov", "Михаил Горбачёв"),
        ("Володимир Зеленський", "Wolodymyr Selenskyj"),
        ("Neumann, Iver B.", "Iver Neumann"),
        ("Orbán Viktor", "Viktor Orban"),
        ("习近平", "Xi Jinping"),
        ("Kim Jong-un", "Kim Jongun"),
        ("Jong Un Kim", "Kim Jong Un"),
        ("Phúc Xuân Nguyễn", "Nguyen Xuan Phuc"),
        ("Pedro Sánchez Pérez-Castejón", "Pedro Sanchez"),
        ("Bill Lindqvist", "William Lindqvist"),
        ("Prof. Ada B. Lindqvist, PhD", "Ada Lindqvist"),
        ('William "Bill" Lindqvist Jr.', "William Lindqvist"),
        ("Ada Lindqvist", "Ada Lindqivst"),
    ],
)
def test_names_that_may_be_one_person_share_a_key(one, other):
    assert meet(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ada Lind", "Lind"),
        ("Ada Lind", "Berit Lind"),
        ("Iver B. Neumann", "Neumann"),
        ("Iver Neumann", "Mr Neumann"),
        ("Robert Halden", "Rupert Halden"),
        ("Ada Lind", "Ada Holm"),
    ],
)
def test_surname_alone_and_strangers_share_none(one, other):
    assert not meet(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The Harbour Board", "Harbour Board"),
        ("Fjordfisk AS", "Fjordfisk"),
        ("Waldfreunde e.V.", "Die Waldfreunde"),
        ("U.S. Department of Lakes", "United States Department of Lakes"),
        ("Ministry of Defence", "Defence Ministry"),
        ("Centre for Ice Research", "Center for Ice Research"),
        ("Ministry of Lakes (Norland)", "Ministry of Lakes"),
        ("Northern Institute of Tides, Sandvik", "Northern Institute of Tides"),
        ("Газпром ПАО", "Gazprom"),
        ("https://www.sandvik-times.example/", "sandvik-times.example"),
    ],
)
def test_names_that_may_be_one_body_share_a_key(one, other):
    assert meet(one, other, BODY)


def test_turned_university_is_another():
    assert not meet("University of Sandvik", "Sandvik University", BODY)


def test_unnamed_source_has_no_key():
    assert keys("a source close to Ada Lind", SourceKind.UNNAMED) == ()


def test_document_is_looked_for_by_its_title_alone():
    assert keys("The Report on Bridges", SourceKind.DOCUMENT) == ("the report on bridges",)


@pytest.mark.parametrize("kind", [PERSON, BODY, OUTLET])
@given(name=st.text(max_size=60))
def test_every_name_has_few_keys_and_its_own_among_them(kind, name):
    found = keys(name, kind)
    assert len(found) <= 4
    assert all(found)
    assert name_key(name) in (*found, "")
    assert found == keys(name, kind)


@given(
    first=st.text("abdefgiklmnoprstuv", min_size=2, max_size=9),
    last=st.text("abdefgiklmnoprstuv", min_size=2, max_size=9),
)
def test_person_of_two_names_is_never_filed_under_one(first, last):
    assert all(" " in key for key in keys(f"{first.title()} {last.title()}", PERSON))
