"""Whose words they are, in the ways of news: agencies, courts, tabloids, features."""

import pytest

from reader.attribution.read import read
from reader.model.source import Appearance, SourceKind
from tests.attribution.paragraphs import article_of


def cards_of(text: str, language: str = "en") -> dict[str, Appearance]:
    reading = read(article_of(text, language))
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
    text = "“I love it,” said Tom Haskett.\n\nAmong those who signed is the actor Celia Vane. “They sing,” she said."
    assert said_by("Celia Vane", text) == ["They sing"]


def test_whom_a_paper_has_spoken_to_is_not_the_paper() -> None:
    text = "En nabo Bygdebladet har snakket med, frykter at interessen vil dabbe av."
    assert said_by("nabo", text, "nb") == ["interessen vil dabbe av"]
    assert said_by("Bygdebladet", text, "nb") == []


def test_a_log_that_an_agency_has_seen_is_a_document() -> None:
    cards = cards_of("A maintenance log seen by Reuters showed that the pump was last inspected in March.")
    assert cards["maintenance log"].kind is SourceKind.DOCUMENT
    assert [s.text for s in cards["maintenance log"].statements] == ["the pump was last inspected in March"]


def test_the_austrian_is_who_was_just_named() -> None:
    text = "Anton Keller was sent off. “It is never a penalty,” said the Austrian."
    assert list(cards_of(text)) == ["Anton Keller"]


def test_an_austrian_weekly_is_no_austrian() -> None:
    text = "Anton Keller was sent off. It was never a penalty, the Austrian weekly wrote."
    assert said_by("Anton Keller", text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Gull expert Ada Brodwick said the ring is lost.",
        "Business Secretary Ada Brodwick said the ring is lost.",
        "Ada Brodwick, of Mill Road, said the ring is lost.",
        "Ada Brodwick, D-Tallow Creek, said the ring is lost.",
        "Two Western diplomats said the ring is lost.",
        "Anyone who wants to help should call, Ada Brodwick said.",
        "Previous work by researchers showed that the ring is lost.",
    ],
)
def test_a_capital_alone_makes_no_body(text: str) -> None:
    assert all(card.kind is not SourceKind.ORGANISATION for card in cards_of(text).values())


def test_a_mosque_in_a_lane_is_a_body() -> None:
    text = "Tom Haskett, trustee of the Harrow Lane mosque, said it was late."
    assert "Harrow Lane" in str(cards_of(text)["Tom Haskett"].affiliation)


def test_organisers_who_say_it_keep_the_quotation_from_the_campaign() -> None:
    text = "They bought the shop after a campaign that began, organisers say, “with a tin on the bar of the Plough”."
    assert [card.name for card in cards_of(text).values()] == ["organisers"]


def test_the_mum_of_three_is_who_was_just_named() -> None:
    text = "Carol Dunstan, from Norwick, was on the pier on Saturday. “It came from behind,” the mum-of-three said."
    assert said_by("Carol Dunstan", text) == ["It came from behind"]


def test_according_to_owns_the_report_before_it() -> None:
    text = "Tom Haskett said he would resign, according to Ada Brodwick."
    assert said_by("Ada Brodwick", text) == ["Tom Haskett said he would resign"]
    assert said_by("Tom Haskett", text) == ["he would resign"]


def test_she_is_the_whole_spokesperson() -> None:
    text = "A coastguard spokesperson said three boats took part. “Conditions were difficult,” she said."
    assert list(cards_of(text)) == ["coastguard spokesperson"]


def test_an_acronym_has_a_genitive() -> None:
    cards = cards_of("– Det var ris, sier WFPs landdirektør Anne Brekkhus.", "nb")
    assert (cards["Anne Brekkhus"].affiliation, cards["WFP"].kind) == ("WFP", SourceKind.ORGANISATION)


def test_a_genitive_may_open_a_bodys_name() -> None:
    text = "FNs klimapanel har konkludert med at en slik oppvarming bare er sannsynlig ved høye utslipp."
    assert list(cards_of(text, "nb")) == ["FNs klimapanel"]


def test_who_adds_something_is_who_said_the_words_before() -> None:
    words = "– Jeg har advart mot dette i fire år, sier han, og legger til at kommunen aldri har fått svar fra fylket."
    text = f"Ordfører Per Holm mener det er galt.\n\n{words}"
    assert said_by("Per Holm", text, "nb")[1:] == [
        "Jeg har advart mot dette i fire år",
        "kommunen aldri har fått svar fra fylket",
    ]


def test_a_mother_of_two_keeps_her_name() -> None:
    text = "Tobarnsmor Charlotte Vik (36) mistet ringen i sjøen.\n\n– Den var bare borte, sier hun til VG."
    assert said_by("Charlotte Vik", text, "nb") == ["Den var bare borte"]


def test_the_womans_daughter_is_no_body() -> None:
    text = "Kvinnens datter, som satt i salen, sier at familien er knust."
    assert cards_of(text, "nb")["Kvinnens datter"].kind is SourceKind.UNNAMED
