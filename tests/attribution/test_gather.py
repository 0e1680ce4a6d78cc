"""Attributions become cards: who speaks, who stands behind them, by what way the words came."""

import pytest

from reader.attribution.read import read
from reader.model.article import Article, Block, BlockKind
from reader.model.reading import Reading
from reader.model.source import Appearance, SourceKind
from tests.attribution.paragraphs import article_of


def reading_of(text: str, language: str | None = "en", publisher: str | None = None) -> Reading:
    return read(article_of(text, language, publisher=publisher))


def cards_of(text: str, language: str | None = "en", publisher: str | None = None) -> dict[str, Appearance]:
    return {card.name: card for card in reading_of(text, language, publisher).appearances}


def said_by(text: str, name: str) -> list[str]:
    return [statement.text for statement in cards_of(text)[name].statements]


def test_who_is_only_mentioned_gets_no_card() -> None:
    assert list(cards_of("Ada Brodwick said that Tor Haskett is ill.")) == ["Ada Brodwick"]


@pytest.mark.parametrize("name", ["Per Holm", "Will Haskett", "May Brodwick", "Bent Lund", "Art Testaruk"])
def test_somebody_called_like_a_small_word_is_somebody(name: str) -> None:
    text = f"The town council met on Monday to vote on the wall.\n\n“It costs too much,” said {name}, a farmer."
    assert said_by(text, name) == ["It costs too much"]


def test_he_and_she_are_told_apart_by_given_name() -> None:
    text = "Ada Brodwick met Thomas Haskett. “It is late,” Maria Lund said. “It is not,” he said."
    assert "It is not" in said_by(text, "Thomas Haskett")


def test_a_pronoun_takes_up_who_spoke_in_the_paragraph() -> None:
    text = "“It is late,” Ada Brodwick said of Igor Testaruk. “It is dark,” she said."
    assert said_by(text, "Ada Brodwick") == ["It is late", "It is dark"]


def test_speech_without_a_speaker_goes_to_whom_the_paragraph_before_is_about() -> None:
    before = "Ada Brodwick said that it rains.\n\nThe Norwick Institute said that it is late."
    text = f"{before}\n\nFor Brodwick the night is long.\n\n“It is dark and cold here.”"
    assert said_by(text, "Ada Brodwick") == ["it rains", "It is dark and cold here."]


def test_a_surname_that_two_share_is_never_certain() -> None:
    text = "Ada Brodwick met Tor Brodwick. “It is late,” Brodwick said."
    assert all(s.confidence < 0.9 for card in cards_of(text).values() for s in card.statements)


def test_an_inferred_speaker_is_less_sure_than_a_named_one() -> None:
    text = "“It is late,” Ada Brodwick said.\n\n“It is dark,” she said."
    named, inferred = cards_of(text)["Ada Brodwick"].statements
    assert inferred.confidence < 0.9 <= named.confidence


def test_the_governor_takes_up_the_governor() -> None:
    text = "Gov. Ada Brodwick said that it is late. Rain fell.\n\nThe governor said that it is dark."
    assert said_by(text, "Ada Brodwick") == ["it is late", "it is dark"]


def test_two_sources_of_one_clause_both_say_it() -> None:
    reading = reading_of("Analysts and residents said that the wall is safe.")
    assert {card.name for card in reading.appearances} == {"Analysts", "residents"}
    assert len(reading.attributions[0].speakers) == 2


def test_the_articles_outlet_always_has_a_card() -> None:
    cards = cards_of("It rains.", publisher="The Norwick Gazette")
    assert cards["The Norwick Gazette"].kind is SourceKind.PUBLISHER


def test_short_name_of_the_outlet_is_its_alias() -> None:
    cards = cards_of("Ada Brodwick told the BBC that it rains.", publisher="BBC News")
    assert cards["BBC News"].aliases == ("BBC",)
    assert "BBC" not in cards


def test_an_agency_that_was_told_something_has_a_card_without_statements() -> None:
    card = cards_of("Ada Brodwick told Reuters that it rains.")["Reuters"]
    assert (card.kind, card.statements) == (SourceKind.PUBLISHER, ())


def test_a_photographers_credit_makes_no_card() -> None:
    assert "Reuters" not in cards_of("Ada Brodwick said that it rains.\n\nPhoto: Tor Haskett / Reuters")


def test_the_platform_is_the_way_of_the_words() -> None:
    reading = reading_of("Ada Brodwick wrote on LinkedIn that it rains.")
    names = [card.name for card in reading.appearances]
    assert [names[i] for i in reading.attributions[0].through] == ["LinkedIn"]


def ways_of(text: str, publisher: str | None = None) -> list[list[str]]:
    reading = reading_of(text, publisher=publisher)
    names = [card.name for card in reading.appearances]
    told = (attribution for attribution in reading.attributions if attribution.speakers)
    return [[names[i] for i in attribution.through] for attribution in told]


def test_a_platform_in_another_speakers_words_is_no_way_of_ones_own() -> None:
    text = "Ada Brodwick said that it rains. She recalled that Tor Haskett had written on LinkedIn that it is late."
    assert ways_of(text) == [[], [], ["LinkedIn"]]


@pytest.mark.parametrize(
    ("text", "ways"),
    [
        ("Ada Brodwick said that it rains. “It is late,” wrote Tor Haskett on LinkedIn.", [[], ["LinkedIn"]]),
        ("On LinkedIn Ada Brodwick wrote that it rains. “I go,” she said.", [["LinkedIn"], ["LinkedIn"]]),
        (
            "Ada Brodwick has put a letter on LinkedIn. “I go,” Brodwick wrote. Tor Haskett said that it is late.",
            [["LinkedIn"], []],
        ),
    ],
)
def test_a_platform_is_the_way_of_those_who_stand_beside_it(text, ways) -> None:
    assert ways_of(text) == ways


def test_the_outlet_that_was_told_is_the_way_of_the_words() -> None:
    assert ways_of("Ada Brodwick told Reuters that it rains. She said that it is late.") == [["Reuters"], []]


def test_what_an_outlet_itself_was_told_came_by_no_other_way() -> None:
    assert ways_of("Ada Brodwick told Reuters that it rains.", publisher="Reuters") == [[]]


def test_a_study_goes_by_its_journal() -> None:
    text = "Bees can count to four, according to a study published in the journal Annals of Small Things."
    card = cards_of(text)["Annals of Small Things"]
    assert (card.kind, card.aliases[-1:]) == (SourceKind.DOCUMENT, ("study",))


def test_a_report_inside_direct_speech_is_also_the_inner_speakers() -> None:
    text = "– Former Minister Ada Brodwick wrote on Twitter yesterday, urging captains to leave, Tor Haskett explains."
    cards = cards_of(text)
    (told,) = cards["Ada Brodwick"].statements
    assert told.text.endswith("captains to leave")
    assert told.confidence < 0.9
    assert len(cards["Tor Haskett"].statements) == 1


def test_it_takes_up_a_body_without_a_name() -> None:
    cards = cards_of("The council said on Monday that the pier must go, and it says that repairs cost too much.")
    assert [one.text for one in cards["council"].statements] == ["the pier must go", "repairs cost too much"]


def test_a_wish_of_a_state_is_nobodys_statement() -> None:
    assert cards_of("Beijing wants the ships to leave.") == {}


@pytest.mark.parametrize(
    ("words", "name", "affiliation", "role"),
    [
        ("A Norwick Bank spokesperson", "Norwick Bank spokesperson", "Norwick Bank", "spokesperson"),
        (
            "A spokesman for the Norwick Institute",
            "spokesman for the Norwick Institute",
            "Norwick Institute",
            "spokesman",
        ),
        ("Two people familiar with the talks", "Two people familiar with the talks", None, None),
        ("Sources", "Sources", None, None),
        ("Senior US officials", "Senior US officials", "US", "officials"),
        (
            "A baker accused of theft by the mill",
            "baker accused of theft by the mill",
            None,
            "baker",
        ),
        ("Employees of a car dealership", "Employees of a car dealership", "car dealership", "employees"),
        (
            "A team led by researchers at Norwick University",
            "team led by researchers at Norwick University",
            "Norwick University",
            "team",
        ),
        (
            "Two researchers out of Norwick University",
            "Two researchers out of Norwick University",
            "Norwick University",
            "researchers",
        ),
    ],
)
def test_unnamed_sources_are_described(words: str, name: str, affiliation: str | None, role: str | None) -> None:
    cards = cards_of(f"{words} said that the wall is safe.")
    card = next(card for card in cards.values() if card.kind is SourceKind.UNNAMED)
    assert card.name.lower() == name.lower()
    assert card.affiliation == affiliation
    assert (card.role or "").lower().removeprefix("senior us ").removeprefix("senior ") == (role or "")


@pytest.mark.parametrize(
    ("language", "text", "statement"),
    [
        ("de", "„Es regnet seit Tagen“, sagte Anna Brodwick.", "Es regnet seit Tagen"),
        ("fr", "« Il pleut depuis trois jours », a déclaré Anna Brodwick.", "Il pleut depuis trois jours"),
        (None, "“Pluit iam tres dies”, Anna Brodwick inquit.", "Pluit iam tres dies"),
    ],
)
def test_unknown_languages_give_quotations_to_the_nearest_name(language: str, text: str, statement: str) -> None:
    (found,) = cards_of(text, language)["Anna Brodwick"].statements
    assert found.text == statement
    assert found.confidence < 0.9


def test_headings_found_no_source_but_name_known_ones() -> None:
    text = "Ada Brodwick Warns Norwick"
    article = text + "\n\nAda Brodwick said that it is late."
    blocks = (Block(BlockKind.HEADING, 0, len(text), 1), Block(BlockKind.PARAGRAPH, len(text) + 2, len(article)))
    (card,) = read(Article(None, None, (), None, "en", None, article, blocks)).appearances
    assert card.mentions[0].of(article) == "Ada Brodwick"
    assert card.mentions[0].start == 0


def test_mentions_and_statements_stand_in_text_order() -> None:
    card = cards_of("“It is late,” Ada Brodwick said. Brodwick added that it is dark.")["Ada Brodwick"]
    assert list(card.mentions) == sorted(card.mentions)
    assert [s.text for s in card.statements] == ["It is late", "it is dark"]


@pytest.mark.parametrize(
    "words",
    [
        "told the newspaper Il Molo",
        "told public radio station KBOX",
        "told Kabar Muara, a local radio station,",
        "told Tidewell FM",
    ],
)
def test_an_outlet_that_was_told_has_a_card(words: str) -> None:
    cards = cards_of(f"Ada Brodwick, a baker, {words} that the mill is safe. “It is old,” she said.")
    outlets = [card.name for card in cards.values() if card.kind is SourceKind.PUBLISHER]
    assert len(outlets) == 1
    assert outlets[0] in words


def test_a_newspaper_somebody_has_is_no_outlet_of_their_name() -> None:
    cards = cards_of("The newspaper Ada Brodwick founded is safe. “It is old,” Ada Brodwick said.")
    assert cards["Ada Brodwick"].kind is SourceKind.PERSON


def test_an_agency_in_a_dateline_has_a_card() -> None:
    cards = cards_of("TALLOW (Norwick Press Union) — Ada Brodwick said on Monday that the mill is safe.")
    assert cards["Norwick Press Union"].kind is SourceKind.PUBLISHER


def test_what_is_written_on_x_came_by_x() -> None:
    cards = cards_of("Ada Brodwick wrote on X that the mill is safe.")
    assert cards["X"].kind is SourceKind.PLATFORM


def test_the_paper_takes_up_the_newspaper() -> None:
    text = "The newspaper Il Molo, of Tallow, has read the letters.\n\nThe mill is safe, the paper writes."
    assert said_by(text, "Il Molo") == ["The mill is safe"]


def test_a_role_may_open_the_name_of_a_body() -> None:
    assert said_by("The Student Roof Foundation said that the mill is safe.", "Student Roof Foundation")


@pytest.mark.parametrize(
    "name",
    [
        "Millers and Bakers Alliance",
        "Growers' and Farmers' Alliance",
        "Football Creditors' Panel",
        "Merrow County Sheriff's Office",
    ],
)
def test_a_body_is_named_over_and_and_possessives(name: str) -> None:
    assert said_by(f"The mill is safe, the {name} said.", name) == ["The mill is safe"]


def test_two_bodies_keep_their_names() -> None:
    cards = cards_of("Brodwick and the Norwick Council met. The mill is safe, the Norwick Council said.")
    assert [card.name for card in cards.values() if card.statements] == ["Norwick Council"]


def test_a_number_does_not_end_a_description() -> None:
    cards = cards_of("One parent in five is afraid, according to a poll of 1,200 households.")
    assert "poll of 1,200 households" in cards


def test_letters_behind_a_name_are_no_part_of_it() -> None:
    assert said_by("Declan Brodwick KC, a barrister, said that the mill is safe.", "Declan Brodwick") == [
        "the mill is safe"
    ]


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("A source close to the talks said the deal was off.", "source close to the talks"),
        ("The deal is off, a source close to the talks said.", "source close to the talks"),
        ("An aide close to the minister said the deal was off.", "aide close to the minister"),
    ],
)
def test_unnamed_source_goes_by_all_that_the_article_says_of_it(words: str, name: str) -> None:
    cards = cards_of(f"The town council met on Monday to vote on the wall.\n\n{words}")
    assert cards[name].kind is SourceKind.UNNAMED
    assert len(cards[name].statements) == 1


def test_answer_behind_a_quotation_is_the_one_s_who_answers() -> None:
    text = "The town council met on Monday.\n\nTor Haskett told Ada Brodwick: “Go home.” “No,” she replied."
    assert said_by(text, "Tor Haskett") == ["Go home."]
    assert said_by(text, "Ada Brodwick") == ["No"]


def test_two_quotations_before_one_cue_stay_together() -> None:
    text = "The town council met on Monday.\n\n“It is late.” “It is far too late for that,” said Ada Brodwick."
    assert said_by(text, "Ada Brodwick") == ["It is late.", "It is far too late for that"]


@pytest.mark.parametrize("between", ["\n\n", " "])
def test_dash_speech_is_that_of_whom_the_next_sentence_names(between: str) -> None:
    opening = "Kommunestyret møttes mandag.\n\n– Muren er trygg, sier ordfører Ada Brekkhus."
    cards = cards_of(f"{opening}\n\n– Den faller snart.{between}Det sier bonde Tor Haskestad til Sundvik Avis.", "nb")
    assert [statement.text for statement in cards["Tor Haskestad"].statements] == ["Den faller snart."]
    assert [statement.text for statement in cards["Ada Brekkhus"].statements] == ["Muren er trygg"]


def test_one_of_those_who_spoke_is_where_they_are() -> None:
    cards = cards_of("Employees of a car dealership said it was late. Employee Ada Brodwick said that it was too late.")
    assert cards["Ada Brodwick"].affiliation == "car dealership"
    assert "car dealership" not in cards


@pytest.mark.parametrize(
    ("sentence", "speaker"),
    [
        ("Her neighbour agreed.", "neighbour"),
        ("On the pier, a boy threw stones.", "boy"),
        ("His wife was in court.", "Odd Hagerup"),
        ("His boat sank.", "Odd Hagerup"),
    ],
)
def test_he_is_the_unnamed_one_of_the_sentence_before(sentence: str, speaker: str) -> None:
    cards = cards_of(f"Odd Hagerup said it was late. {sentence} “I saw it,” he said.")
    assert "I saw it" in [one.text for one in cards[speaker].statements]


def test_a_clause_before_a_source_is_none() -> None:
    text = (
        "Det siste året leste han høyt for katten, og sokneprest Odd Hagerup, som kom ofte, tror at katten forsto det."
    )
    assert [name for name, card in cards_of(text, "nb").items() if card.statements] == ["Odd Hagerup"]


@pytest.mark.parametrize(
    "opening",
    [
        "NEW YORK (Reuters) - Oil fell on Monday.",
        "NEW YORK (AP) — Oil fell on Monday.",
        "New York (Newswire) – Oil fell on Monday.",
        "Oil fell on Monday in New York (Reuters).",
        "The senator from New York (Norwick Greens) was late, and New York (Labour) was later.",
    ],
)
def test_a_town_before_what_stands_in_brackets_is_not_that(opening: str) -> None:
    text = f"{opening}\n\nNew York said it would sue. The ministry told Reuters that it is late."
    names = {name for card in cards_of(text).values() for name in (card.name, *card.aliases)}
    town = next(card for card in cards_of(text).values() if "sue" in " ".join(s.text for s in card.statements))
    assert town.name == "New York", names
    assert {alias.casefold() for alias in town.aliases} <= {"new york"}


@pytest.mark.parametrize(
    ("full", "short"),
    [
        ("Norwick Institute of Foreign Affairs", "NIFA"),
        ("Ministry of Foreign Affairs", "UD"),
        ("World Health Organization", "OMS"),
        ("Brodwick Harbour Trust", "BHT"),
    ],
)
def test_an_acronym_in_brackets_is_the_body_before_it(full: str, short: str) -> None:
    card = cards_of(f"The {full} ({short}) said that it is late. “It is dark,” {short} said.")[full]
    assert short in card.aliases
    assert len(card.statements) == 2
