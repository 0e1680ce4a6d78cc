"""Names are found with their kind, without titles, and told from common words."""

import pytest

from reader.attribution.cast import gather_cast
from reader.attribution.names import Name, find_names
from reader.attribution.people import fold, load_people
from reader.attribution.words import read_words
from reader.model.article import Article, Block, BlockKind


def names_in(text: str, language: str = "en") -> tuple[Name, ...]:
    article = Article(None, None, (), None, language, None, text, (Block(BlockKind.PARAGRAPH, 0, len(text)),))
    return find_names(read_words(article), load_people(language), frozenset())


def named(text: str, language: str = "en") -> list[tuple[str, str]]:
    return [(name.text, name.kind.value) for name in names_in(text, language)]


def fullest(text: str) -> list[str]:
    article = Article(None, None, (), None, "en", None, text, (Block(BlockKind.PARAGRAPH, 0, len(text)),))
    words, lexicon = read_words(article), load_people("en")
    cast = gather_cast(find_names(words, lexicon, frozenset()), words, lexicon)
    return [member.fullest for member in cast.members if member.names]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("This, said Dr. Ada Brodwick, is new.", "Ada Brodwick"),
        ("This, said Prime Minister Ada Brodwick, is new.", "Ada Brodwick"),
        ("This, said PC Ada Brodwick, is new.", "Ada Brodwick"),
        ("This, said Gov. Ada Brodwick, is new.", "Ada Brodwick"),
        ("This, said Ada B. Brodwick, is new.", "Ada B. Brodwick"),
        ("This, said Ada van der Brodwick, is new.", "Ada van der Brodwick"),
        ("This, said Ada-Lise Brodwick-Holm, is new.", "Ada-Lise Brodwick-Holm"),
        ("This, said Ada Brodwick’s lawyer, is new.", "Ada Brodwick"),
    ],
)
def test_titles_are_kept_off_a_persons_name(text: str, name: str) -> None:
    assert (name, "person") in named(text)


@pytest.mark.parametrize(
    "name",
    [
        "Norwick Institute of Foreign Policy",
        "Council on Wind, Water and Weather",
        "Office of the Inspector General",
        "Embassy in Tallow",
        "Bank of Great Holm",
        "Brodwick Robotics Inc",
    ],
)
def test_a_bodys_name_is_taken_whole(name: str) -> None:
    found = dict(named(f"This is new, the {name} said."))
    assert found.get(name) == "body"


def test_a_sentences_first_common_word_is_no_name() -> None:
    assert named("Harbours are old. The harbours close.") == []


def test_what_stands_before_a_title_is_a_name_of_its_own() -> None:
    assert named("It is new, said Tollund House Speaker Ada Brodwick.") == [
        ("Tollund House", "body"),
        ("Ada Brodwick", "person"),
    ]


def test_an_office_without_a_name_is_no_name() -> None:
    assert named("It is new, said the Foreign Minister.") == []


def test_adjectives_made_with_a_place_are_no_names() -> None:
    assert named("One Tollund-based expert said so.") == []


def test_headings_have_no_names() -> None:
    text = "Ada Brodwick Says It Is New"
    article = Article(None, None, (), None, "en", None, text, (Block(BlockKind.HEADING, 0, len(text), 1),))
    assert find_names(read_words(article), load_people("en"), frozenset({0})) == ()


def test_norwegian_bodies_are_known_by_their_endings() -> None:
    assert named("Det sier Kysttilsynet.", "nb") == [("Kysttilsynet", "body")]


def test_surname_given_name_and_slip_belong_to_the_full_name() -> None:
    text = "Ada B. Brodwick sings. Here Brodwick sings. Now Ada sings. And Ada B, Brodwick sings."
    assert fullest(text) == ["Ada B. Brodwick"]


def test_two_people_of_one_surname_stay_apart() -> None:
    assert fullest("Here Ada Brodwick sings. There Tor Brodwick sings.") == ["Ada Brodwick", "Tor Brodwick"]


def test_a_titled_surname_before_its_bearer_is_named_is_somebody_else() -> None:
    text = "It was President Brodwick who came. Later Ada Brodwick sang."
    assert sorted(fullest(text)) == ["Ada Brodwick", "Brodwick"]


def test_acronyms_and_short_forms_belong_to_the_body() -> None:
    text = (
        "The Norwick Weather Office (NWO) is old. Here NWO sleeps. Brodwick Robotics Inc works; Brodwick Robotics naps."
    )
    assert fullest(text) == ["Norwick Weather Office", "Brodwick Robotics Inc"]


def test_folding_leaves_case_accents_and_dots_out() -> None:
    assert fold("LinkedIn") == fold("Linkedin")
    assert fold("José  Müller-Ås") == "jose muller as"
    assert fold("U.S.") == "us"


def test_small_words_inside_a_name_do_not_end_it() -> None:
    assert fullest("On Monday Clara von und zu Brandenfels came.") == ["Clara von und zu Brandenfels"]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The shipping company Brodwick Nord says it will pay.", "body"),
        ("Energy firm Brodwick Nord told reporters that it waits.", "body"),
        ("The charity Ada Brodwick says it will pay.", "person"),
        ("The charity Brodwick Holm founded last year will pay.", "person"),
    ],
)
def test_what_a_body_is_called_right_behind_what_it_is(text: str, kind: str) -> None:
    assert kind in [found for _, found in named(text)]


@pytest.mark.parametrize(
    ("name", "kind", "language"),
    [
        ("Statistics Norway", "body", "en"),
        ("Health Canada", "body", "en"),
        ("Police Scotland", "body", "en"),
        ("Statistics Saline", "body", "en"),
        ("Innovasjon Norge", "body", "nb"),
        ("Kathy Ireland", "person", "en"),
        ("Sorley Jordan", "person", "en"),
    ],
)
def test_what_is_done_in_a_country_names_a_body(name: str, kind: str, language: str) -> None:
    assert named(f"{name} said so." if language == "en" else f"{name} sier det.", language) == [(name, kind)]
