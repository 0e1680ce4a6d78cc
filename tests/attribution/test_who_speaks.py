"""Whose words they are, in the ways of news: agencies, courts, tabloids, features."""

from reader.attribution.read import read
from reader.model.article import Article, Block, BlockKind
from reader.model.source import Appearance


def cards_of(text: str, language: str = "en") -> dict[str, Appearance]:
    blocks: list[Block] = []
    at = 0
    for paragraph in text.split("\n\n"):
        blocks.append(Block(BlockKind.PARAGRAPH, at, at + len(paragraph)))
        at += len(paragraph) + 2
    reading = read(Article(None, None, (), None, language, None, text, tuple(blocks)))
    return {card.name: card for card in reading.appearances}


def said_by(name: str, text: str, language: str = "en") -> list[str]:
    card = cards_of(text, language).get(name)
    return [] if card is None else [statement.text for statement in card.statements]


def test_people_whom_no_list_knows_speak() -> None:
    assert said_by("bellringers", "The tower is leaning again, the bellringers said.") == ["The tower is leaning again"]


def test_things_whose_plural_looks_like_people_do_not_speak() -> None:
    assert "computers" not in cards_of("The computers say that the tower is leaning, the bellringers said.")


def test_holders_on_a_lane_are_not_the_lane() -> None:
    assert "Mill Lane" not in cards_of("Allotment holders on Mill Lane say thieves will read the list.")


def test_what_somebody_was_asked_is_not_in_the_answer() -> None:
    text = "Asked whether he would leave, Tom Haskett told reporters: “I like the tower. Ask the bells.”"
    assert said_by("Tom Haskett", text) == ["I like the tower. Ask the bells."]


def test_what_somebody_was_asked_is_not_in_the_answer_in_norwegian() -> None:
    text = "Spurt om hun vil trekke seg, sier Anne Brekkhus at hun blir sittende."
    assert said_by("Anne Brekkhus", text, "nb") == ["hun blir sittende"]


def test_a_paragraph_that_ends_with_a_colon_hands_over_the_next() -> None:
    text = "“It is late,” said Ada Brodwick.\n\nThe bell rang twice. Tom Haskett replied:\n\n“The wall is old.”"
    assert said_by("Tom Haskett", text) == ["The wall is old."]


def test_a_dash_goes_to_whom_the_paragraph_before_announces() -> None:
    text = "– Det er sent, sier Anne Brekkhus.\n\nSpurt om hvorfor, svarer rådmannen:\n\n– Vi har ikke penger."
    assert said_by("rådmannen", text, "nb") == ["Vi har ikke penger."]


def test_an_age_and_a_trade_are_who_was_just_named() -> None:
    text = "Tom Haskett, from Norwick, lost two calves last week. “They just ran,” said the 58-year-old rancher."
    assert said_by("Tom Haskett", text) == ["They just ran"]


def test_a_tabloid_fumes_and_a_feature_snorts() -> None:
    text = "“It is costing me trade,” fumed Tom Haskett.\n\n“A likely story,” snorted Ada Brodwick."
    assert said_by("Tom Haskett", text) == ["It is costing me trade"]
    assert said_by("Ada Brodwick", text) == ["A likely story"]


def test_who_snorts_behind_a_dash_is_no_part_of_the_words() -> None:
    assert said_by("Per Holm", "– Sludder! fnyser Per Holm.", "nb") == ["Sludder!"]


def test_he_is_nobodys_daughter() -> None:
    text = "Tom Haskett climbs the tower. His daughter has begged him to stop. “Who else will ring it?” he asks."
    assert said_by("Tom Haskett", text) == ["Who else will ring it?"]


def test_she_is_the_actor_who_was_just_named() -> None:
    text = "“I love the bells,” said Tom Haskett.\n\nAmong those who signed is the actor Celia Vane. “They sing,” she said."
    assert said_by("Celia Vane", text) == ["They sing"]
