"""Our own articles, all invented: who says what in them against what was found."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.attribution.attribute import attribute
from reader.attribution.lexicon import load_lexicon
from reader.model.article import BlockKind
from reader.model.attribution import Attribution, StatementKind
from reader.model.span import cover
from tests.attribution.paragraphs import article_of

FOLDER = Path(__file__).parents[1] / "articles"
ARTICLES = sorted(file.stem for file in FOLDER.glob("said-*.txt"))
FLOOR = 0.95
MARKS = " \"“”«»‘’'–—-,"


def found_in(text: str, language: str = "en", kinds: tuple[BlockKind, ...] = ()) -> tuple[Attribution, ...]:
    return attribute(article_of(text, language, kinds), load_lexicon(language))


def statements(text: str, language: str = "en", kinds: tuple[BlockKind, ...] = ()) -> list[tuple[str, str, str]]:
    """Return (source, kind, words), as a card shows them."""
    said: list[tuple[str, str, str]] = []
    for attribution in found_in(text, language, kinds):
        is_direct = attribution.kind is StatementKind.DIRECT
        spans = attribution.content if is_direct else (cover(attribution.content),)
        source = attribution.source[0].of(text) if attribution.source else ""
        said += [(source, attribution.kind.value, span.of(text).strip(MARKS)) for span in spans]
    return said


def wanted(lines: str) -> list[tuple[str, str, str]]:
    rows = (line.split(" | ", 2) for line in lines.strip().split("\n"))
    return [(source, kind, words.strip(MARKS)) for source, kind, words in rows]


@pytest.mark.parametrize("name", ARTICLES)
def test_statements_of_our_own_articles(name: str) -> None:
    text, lines = (FOLDER / f"{name}.txt").read_text(encoding="utf-8").split("\n=====\n")
    right, said = wanted(lines), statements(text, "nb" if name == "said-bussen" else "en")
    score = 2 * len(set(right) & set(said)) / (len(right) + len(said))
    missing = [row for row in right if row not in said]
    extra = [row for row in said if row not in right]
    assert score >= FLOOR, f"{score:.3f}; missing {missing}; extra {extra}"


def test_speech_split_by_its_cue_is_one_attribution() -> None:
    (found,) = found_in('"We left," Ada Holm said, "and nobody saw us."')
    assert len(found.content) == 2
    assert found.confidence >= 0.9


def test_titles_and_scare_quotes_are_no_statements() -> None:
    assert statements('Ada Holm published "The Long Night" and won the "prize" of the year.') == []


def test_a_bare_object_is_no_statement() -> None:
    assert statements("Ada Holm announced her resignation. The board denied the charge.") == []


def test_a_passive_without_an_agent_is_no_statement() -> None:
    assert statements("The plan was described as reckless. It is said that the mayor is ill.") == []


def test_a_passive_with_an_agent_is_the_agents() -> None:
    assert statements("The plan was described as reckless by the union.")[0][0] == "the union"


def test_a_closing_cue_owns_what_stands_before_it() -> None:
    assert statements("He thinks the plan is bad, Ada Holm said.") == [
        ("Ada Holm", "indirect", "He thinks the plan is bad")
    ]


def test_an_apposition_is_left_out_of_the_source() -> None:
    text = "The bridge is safe, Jonas Dahl, director of the Bridge Institute, said on Monday."
    assert statements(text) == [("Jonas Dahl", "indirect", "The bridge is safe")]


def test_words_that_are_relayed_belong_to_both() -> None:
    said = statements("The man was ill, the agency said, citing the health board.")
    assert [source for source, _, _ in said] == ["the agency", "the health board"]


def test_an_open_quotation_goes_on_in_the_next_paragraph() -> None:
    (found,) = found_in("“We left,” said Holm. “It was late.\n\n“And it rained.”")
    assert len(found.content) == 3


def test_a_quotation_alone_goes_to_the_last_speaker_with_less_confidence() -> None:
    first, second = found_in("Holm said that she had left.\n\n“It was late and it rained.”")
    assert second.source == first.source
    assert second.confidence < 0.9


def test_nobody_named_means_no_statement() -> None:
    assert statements("“It was late and it rained all day.”") == []


def test_dashes_open_speech_only_where_the_article_shows_it() -> None:
    listed = "Holm said that she had left.\n\n- Ten things about rain"
    spoken = "– I left early, says Holm.\n\n– It was late."
    assert len(statements(listed)) == 1
    assert [source for source, _, _ in statements(spoken)] == ["Holm", "Holm"]


def test_a_list_belongs_to_who_introduces_it() -> None:
    said = statements("The mayor also said:\n\n- The bridge is safe\n\n- The road is not")
    assert [source for source, _, _ in said] == ["The mayor", "The mayor"]


def test_a_signed_post_is_a_direct_statement_of_its_author() -> None:
    text = "Look at this road, it is full of water again\n\n— Ada Holm (@adaholm) May 3, 2024"
    assert statements(text) == [("Ada Holm", "direct", "Look at this road, it is full of water again")]


def test_each_line_that_signs_its_quotation_is_its_authors() -> None:
    text = '“The road is wet.” ― Ada Holm\n“We left ‘early’.”― Jo Varga.\nFrom our readers\n"Why?" -Pia Sand, 43'
    assert statements(text) == [
        ("Ada Holm", "direct", "The road is wet."),
        ("Jo Varga", "direct", "We left ‘early’."),
        ("Pia Sand", "direct", "Why?"),
    ]


def test_a_dash_behind_a_quotation_may_go_on_with_the_sentence() -> None:
    said = statements("“The road is wet” – and Jo Dahl knows it")
    assert all(source != "Jo Dahl" for source, _, _ in said)


def test_an_indented_quotation_is_the_last_speakers() -> None:
    kinds = (BlockKind.PARAGRAPH, BlockKind.QUOTE)
    said = statements("In her letter Holm writes that she is tired.\n\nI have carried this for years.", kinds=kinds)
    assert said[-1] == ("Holm", "direct", "I have carried this for years.")


def test_a_quotation_that_the_article_repeats_is_a_pull_quote() -> None:
    text = "“It rained all day and we left,” said Holm.\n\n“It rained all day”\n\nThe road was wet."
    assert len(statements(text)) == 1


def test_headings_say_nothing() -> None:
    assert statements("Mayor says bridge is safe", kinds=(BlockKind.HEADING,)) == []


def test_labels_of_a_transcript_are_speakers() -> None:
    text = "HOLM: Who was there?\n\nVARGA: Nobody was.\n\nHOLM: And then?\n\nVARGA: We left."
    assert [source for source, _, _ in statements(text)] == ["HOLM", "VARGA", "HOLM", "VARGA"]


def test_a_transcript_may_stand_in_quote_marks() -> None:
    text = '"HOLM: Who was there?\n\n"VARGA: Nobody was.\n\n"HOLM: And then?\n\n"VARGA: We left."'
    assert [source for source, _, _ in statements(text)] == ["HOLM", "VARGA", "HOLM", "VARGA"]


def test_an_unknown_language_gives_quotations_to_the_nearest_name() -> None:
    (found,) = found_in('"Juu eilen oli kova sade", sanoi Aino Virtanen.', "fi")
    assert found.confidence < 0.9
    assert found.kind is StatementKind.DIRECT


@settings(max_examples=60, deadline=None)
@given(
    st.text(alphabet="Aa \n.,:;?!–-—\"“”«»‘’'()@said that he Holm", max_size=200), st.sampled_from(["en", "nb", "xx"])
)
def test_spans_lie_inside_the_text_and_are_never_blank(text: str, language: str) -> None:
    for attribution in found_in(text, language):
        spans = (*attribution.content, *attribution.cue, *attribution.source)
        assert attribution.content
        assert all(span.end <= len(text) and span.of(text).strip() for span in spans)
        assert 0 < attribution.confidence <= 1
