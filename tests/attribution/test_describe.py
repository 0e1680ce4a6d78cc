"""Affiliation and role are read from what stands beside a name, and only from that."""

import pytest

from reader.attribution.read import read
from reader.model.source import Appearance, Field
from tests.attribution.paragraphs import article_of


def cards_of(text: str, language: str = "en") -> dict[str, Appearance]:
    article = article_of(text, language)
    return {card.name: card for card in read(article).appearances}


@pytest.mark.parametrize(
    ("words", "affiliation", "role"),
    [
        ("Ada Brodwick, director of the Norwick Institute,", "Norwick Institute", "director"),
        (
            "Ada Brodwick, 43, a senior lecturer in law at Norwick University,",
            "Norwick University",
            "senior lecturer in law",
        ),
        ("Norwick Bank economist Ada Brodwick", "Norwick Bank", "economist"),
        ("Norwick Bank’s chief economist Ada Brodwick", "Norwick Bank", "chief economist"),
        ("Ada Brodwick, chief executive of the aid organization Open Hands,", "Open Hands", "chief executive"),
        (
            "Ada Brodwick, vice president of Special Programs at Norwick Robotics,",
            "Norwick Robotics",
            "vice president of Special Programs",
        ),
        ("The director of the Norwick Institute, Ada Brodwick,", "Norwick Institute", "director"),
        ("China scholar Ada Brodwick", None, "China scholar"),
        ("French novelist Ada Brodwick", None, "novelist"),
        ("Russian diplomat Ada Brodwick", "Russia", "diplomat"),
        ("Ada Brodwick, the former Russian foreign minister,", "Russia", "former foreign minister"),
        ("Former Norwick Bank economist Ada Brodwick", "Norwick Bank", "Former economist"),
        ("Ada Brodwick, a former senior German official,", "Germany", "former senior official"),
        ("The former minister’s aide Ada Brodwick", None, "aide"),
        ("Former Foreign Minister Ada Brodwick", None, "Former Foreign Minister"),
        ("Ada Brodwick of the Norwick Institute", "Norwick Institute", None),
        ("Ada Brodwick, 43, from Tallow,", None, None),
        ("Ada Brodwick", None, None),
    ],
)
def test_posts_are_read(words: str, affiliation: str | None, role: str | None) -> None:
    card = cards_of(f"{words} said that the wall is safe.")["Ada Brodwick"]
    assert (card.affiliation, card.role) == (affiliation, role)


@pytest.mark.parametrize(
    ("post", "role"),
    [
        ("harbour master at the Port of Eastport", "harbour master"),
        ("harbour master of Eastport", "harbour master"),
        ("now harbour master at the Port of Eastport", "harbour master"),
    ],
)
def test_a_role_that_no_list_knows_is_read_from_the_comma_on(post: str, role: str) -> None:
    assert cards_of(f"“It is safe,” said Ada Brodwick, {post}.")["Ada Brodwick"].role == role


def test_a_post_in_a_sentence_of_its_own_counts() -> None:
    card = cards_of("Ada Brodwick is a researcher at the Norwick Institute.\n\n“It is safe,” Brodwick said.")[
        "Ada Brodwick"
    ]
    assert (card.affiliation, card.role) == ("Norwick Institute", "researcher")


def test_the_post_of_a_relative_is_not_the_persons() -> None:
    text = "Ada Brodwick, whose father is director of the Norwick Institute, said that the wall is safe."
    card = cards_of(text)["Ada Brodwick"]
    assert (card.affiliation, card.role) == (None, None)


def test_a_post_of_the_next_person_is_not_the_first_ones() -> None:
    text = "Ada Brodwick said that the wall is safe. She praised Tor Haskett, mayor of Tallow."
    card = cards_of(text)["Ada Brodwick"]
    assert (card.affiliation, card.role) == (None, None)


def test_a_verb_before_a_title_is_no_part_of_the_role() -> None:
    text = "Ada Brodwick is demanding President Tor Haskett resign. Brodwick said that he must go."
    assert cards_of(text)["Ada Brodwick"].role is None


def test_a_body_that_does_something_to_a_person_is_not_the_persons() -> None:
    text = "The Norwick Bank contrasts President Ada Brodwick with others. Brodwick said that it rains."
    assert cards_of(text)["Ada Brodwick"].affiliation is None


def test_evidence_shows_the_words_of_role_and_affiliation() -> None:
    text = "Ada Brodwick, director of the Norwick Institute, said that the wall is safe."
    evidence = {e.field: e.span.of(text) for e in cards_of(text)["Ada Brodwick"].evidence}
    assert evidence == {Field.ROLE: "director", Field.AFFILIATION: "Norwick Institute"}


def test_the_body_behind_a_person_gets_a_card_but_a_country_does_not() -> None:
    director = "Ada Brodwick, director of the Norwick Institute, said that it is late."
    cards = cards_of(f"{director} Russian diplomat Igor Testaruk said that it rains.")
    assert "Norwick Institute" in cards
    assert "Russia" not in cards


@pytest.mark.parametrize(
    ("words", "affiliation", "role"),
    [
        ("Ada Brekkhus, avdelingsleder i Kysttilsynet", "Kysttilsynet", "avdelingsleder"),
        ("forsker Ada Brekkhus ved Havforskningsinstituttet", "Havforskningsinstituttet", "forsker"),
        ("ordfører Ada Brekkhus", None, "ordfører"),
    ],
)
def test_norwegian_posts_are_read(words: str, affiliation: str | None, role: str | None) -> None:
    card = cards_of(f"– Muren er trygg, sier {words}.", "nb")["Ada Brekkhus"]
    assert (card.affiliation, card.role) == (affiliation, role)


def test_an_acronym_in_another_language_is_the_body_a_person_is_also_researcher_at() -> None:
    first = "Researcher at Nui, Ada Brodwick, said that it rains."
    cards = cards_of(f"{first}\n\nAda Brodwick is a researcher at the Norwick Institute of Umbrellas.")
    assert cards["Ada Brodwick"].affiliation == "Norwick Institute of Umbrellas"
    assert cards["Norwick Institute of Umbrellas"].aliases == ("Nui",)
    assert "Nui" not in cards


def test_a_second_body_with_other_letters_stays_apart() -> None:
    first = "Researcher at Nato, Ada Brodwick, said that it rains."
    cards = cards_of(f"{first}\n\nBrodwick is a researcher at the Norwick Institute of Fog.")
    assert cards["Norwick Institute of Fog"].aliases == ()


@pytest.mark.parametrize(
    ("text", "affiliation", "role"),
    [
        ("“We wait,” said Ada Brodwick, the mayor. Ada Brodwick of Greenpeace said that it was late.", None, "mayor"),
        (
            "Ada Brodwick, a senator from Wyoming, said no. Ada Brodwick of Louisiana said that it was late.",
            None,
            "senator",
        ),
        ("Mayor Ada Brodwick of Norwick said no. “We wait,” said Brodwick.", "Norwick", "Mayor"),
        ("“We wait,” said Ada Brodwick, a lawyer. Brodwick of Havwick Ltd said no.", "Havwick Ltd", "lawyer"),
    ],
)
def test_a_post_is_held_at_no_body_that_stands_beside_another_of_the_names(text, affiliation, role):
    card = cards_of(text)["Ada Brodwick"]
    assert (card.affiliation, card.role) == (affiliation, role)


@pytest.mark.parametrize("end", [".", "", ", on Monday."])
def test_who_is_named_behind_a_description_is_named_at_the_end_of_the_article_too(end):
    cards = cards_of(f"“It is true,” said a neighbour, Ada Brodwick{end}")
    assert [statement.text for statement in cards["Ada Brodwick"].statements] == ["It is true"]
    assert set(cards) == {"Ada Brodwick"}


@pytest.mark.parametrize(
    ("before", "affiliation"),
    [
        ("The former Russian foreign minister Karl Lund said the war was wrong.", None),
        ("Norway has waited for its government to speak.", "Norway"),
    ],
)
def test_an_office_without_a_country_is_of_none_that_stands_in_anothers_post(before, affiliation):
    cards = cards_of(f"{before}\n\nFormer prime minister Ada Brodwick said she had tried.")
    assert cards["Ada Brodwick"].affiliation == affiliation


@pytest.mark.parametrize(
    ("text", "language", "name", "affiliation", "role"),
    [
        (
            "– Det er sent, sier direktør i Greenpeace Norge Lise Berg.",
            "nb",
            "Lise Berg",
            "Greenpeace Norge",
            "direktør",
        ),
        (
            "Tidligere direktør i Fiskeinstituttet Anne Dal mener at fisken forsvinner.",
            "nb",
            "Anne Dal",
            "Fiskeinstituttet",
            "Tidligere direktør",
        ),
        (
            "Forsker ved Universitetet i Oslo Anne Dal sier at hun er enig.",
            "nb",
            "Anne Dal",
            "Universitetet i Oslo",
            "Forsker",
        ),
        (
            "The director of Greenpeace Norway Anne Dal said that it was late.",
            "en",
            "Anne Dal",
            "Greenpeace Norway",
            "director",
        ),
        (
            "Tom Dal, director of Studio Anna Holm, said that it was late.",
            "en",
            "Tom Dal",
            "Studio Anna Holm",
            "director",
        ),
        ("Moren til Anne Lise Berg, Kari Dal, sier at det er sent.", "nb", "Kari Dal", None, "Moren"),
    ],
)
def test_who_is_named_right_behind_the_body_of_their_post_is_no_part_of_its_name(
    text, language, name, affiliation, role
):
    card = cards_of(text, language)[name]
    assert (card.affiliation, card.role, len(card.statements)) == (affiliation, role, 1)


@pytest.mark.parametrize("given", ["Per", "Jan", "June"])
@pytest.mark.parametrize("before", ["", "It rained. "])
def test_a_given_name_that_is_another_word_too_is_somebodys_before_a_surname(given, before):
    name = f"{given} Dal"
    cards = cards_of(f"{before}{name}, a fisherman, said that he would go on. “It is late,” said {name} on Monday.")
    assert [statement.text for statement in cards[name].statements] == ["he would go on", "It is late"]
    assert set(cards) == {name}


def test_a_month_before_a_name_is_no_given_name():
    cards = cards_of("In June Norway was late. Last April Dal said that it rained. On Jan 3 Karl Lund said no to it.")
    assert not {"June Norway", "April Dal", "Jan"} & set(cards)


@pytest.mark.parametrize("body", ["Norwegian Refugee Council", "Student Union", "Tallow Farmer Association"])
def test_a_body_of_people_is_named_after_them(body):
    card = cards_of(f"Ada Brodwick, head of the {body}, said that aid was late.")["Ada Brodwick"]
    assert (card.affiliation, card.role) == (body, "head")


def test_nobody_belongs_to_whom_the_article_names_in_full_elsewhere():
    cards = cards_of(
        "President Ada Vik of Norland said that the war was over. Vik's predecessor, Ola Moe, said that it was not."
    )
    assert (cards["Ola Moe"].affiliation, cards["Ola Moe"].role) == (None, "predecessor")


def test_a_body_that_two_posts_of_one_person_name_in_two_ways_twice_is_one():
    text = (
        "“It is late,” said Ada Brodwick, a researcher at the Norwick Institute of Foreign Inquiry. Ada Brodwick, a "
        "researcher at Nofi, said no more."
    )
    cards = cards_of(f"{text}\n\n{text}")
    assert cards["Ada Brodwick"].affiliation == "Norwick Institute of Foreign Inquiry"
    assert "Nofi" in cards["Norwick Institute of Foreign Inquiry"].aliases
