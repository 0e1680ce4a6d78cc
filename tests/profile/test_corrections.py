from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.model.attribution import Attribution, Finder, StatementKind, Tie, TieKind
from reader.model.correction import CorrectionField
from reader.model.source import SourceKind, Statement
from reader.model.span import Span
from reader.profile.corrections import apply
from tests.app.story import article, body, bridge_reading, correction, person, reading, span_of
from tests.model.strategies import corrections, readings, spans


def corrected(*made, of=None):
    of = of or bridge_reading()
    places = {c.uid: span_of(c.anchor.quote) for c in made if c.anchor}
    return apply(of, made, places)


def cards(result):
    return {card.name: card for card in result.reading.appearances}


def said(result, name):
    return [statement.text for statement in cards(result)[name].statements]


def test_nothing_to_correct_changes_nothing():
    assert corrected().reading == bridge_reading()
    assert corrected().origins == (0, 1, 2, 3)


def test_role_and_affiliation_are_the_readers_and_rest_on_no_words():
    result = corrected(correction("role", "Ada Lind", "chief engineer"), correction("affiliation", "Ada Lind", None))
    ada = cards(result)["Ada Lind"]
    assert (ada.role, ada.affiliation, ada.evidence) == ("chief engineer", None, ())
    assert result.fields[0] == (CorrectionField.ROLE, CorrectionField.AFFILIATION)


def own(result, name):
    return [(signal.id, signal.text, signal.value) for signal in cards(result)[name].signals]


def test_capacity_and_interest_are_kept_as_the_readers_word_and_the_last_one_counts():
    result = corrected(
        correction("capacity", "Ada Lind", "party"),
        correction("interest", "Ada Lind", "owns the quarry"),
        correction("capacity", "Ada Lind", "expert"),
    )
    assert own(result, "Ada Lind") == [
        ("interest", "You: owns the quarry", "owns the quarry"),
        ("capacity", "You: speaks as expert", "expert"),
    ]
    assert set(result.fields[0]) == {CorrectionField.CAPACITY, CorrectionField.INTEREST}


def test_capacity_that_is_none_of_ours_changes_nothing():
    assert own(corrected(correction("capacity", "Ada Lind", "emperor")), "Ada Lind") == []


def test_struck_capacity_is_remembered_without_words():
    assert own(corrected(correction("capacity", "Ada Lind", None)), "Ada Lind") == [("capacity", "", None)]


def test_source_that_becomes_another_brings_the_readers_word_where_that_has_none():
    result = corrected(
        correction("capacity", "Per Holm", "witness"),
        correction("interest", "Per Holm", "sells steel"),
        correction("interest", "Ada Lind", "owns the quarry"),
        correction("name", "Per Holm", "Ada Lind"),
    )
    assert own(result, "Ada Lind") == [
        ("interest", "You: owns the quarry", "owns the quarry"),
        ("capacity", "You: speaks as first-hand witness", "witness"),
    ]


def test_renamed_source_keeps_its_old_name_as_another():
    result = corrected(correction("name", "Per Holm", "Peder Holm"))
    assert cards(result)["Peder Holm"].aliases == ("Per Holm", "Holm")


def test_later_corrections_find_the_source_by_its_new_and_its_old_name():
    result = corrected(
        correction("name", "Per Holm", "Peder Holm"),
        correction("role", "Peder Holm", "buyer"),
        correction("affiliation", "Per Holm", "Road Office"),
    )
    holm = cards(result)["Peder Holm"]
    assert (holm.role, holm.affiliation) == ("buyer", "Road Office")


def test_source_given_another_sources_name_becomes_that_source():
    two = reading(
        ("“The bridge will open in May,”", 0),
        ("“We lack the steel,”", 1),
        cards=(person("Ada Lind", "engineer"), person("Lind", affiliation="Road Office"), body("Road Office")),
    )
    result = corrected(correction("name", "Lind", "Ada Lind"), of=two)
    assert said(result, "Ada Lind") == ["The bridge will open in May", "We lack the steel"]
    assert cards(result)["Ada Lind"].aliases == ("Lind",)
    assert (cards(result)["Ada Lind"].role, cards(result)["Ada Lind"].affiliation) == ("engineer", "Road Office")
    assert [attribution.speakers for attribution in result.reading.attributions] == [(0,), (0,)]
    assert result.origins == (0, 2)


def test_role_of_one_is_not_held_in_the_body_of_another_who_becomes_it():
    two = reading(cards=(person("Ada Lind", "engineer"), person("Per Holm", affiliation="Road Office")))
    ada = cards(corrected(correction("name", "Per Holm", "Ada Lind"), of=two))["Ada Lind"]
    assert (ada.role, ada.affiliation) == ("engineer", None)


def test_readers_word_on_a_source_that_becomes_another_wins():
    two = reading(cards=(person("Ada Lind", "engineer"), person("Lind", "colleague")))
    made = (correction("role", "Lind", "buyer"), correction("kind", "Lind", "unnamed"))
    result = corrected(*made, correction("name", "Lind", "Ada Lind"), of=two)
    ada = cards(result)["Ada Lind"]
    assert (ada.role, ada.kind, ada.evidence) == ("buyer", SourceKind.UNNAMED, ())
    assert result.fields == ((CorrectionField.ROLE, CorrectionField.KIND, CorrectionField.NAME),)


def test_words_of_a_fact_that_is_not_taken_over_are_no_evidence():
    two = reading(cards=(person("Ada Lind", "engineer"), person("Lind", "colleague")))
    ada = cards(corrected(correction("name", "Lind", "Ada Lind"), of=two))["Ada Lind"]
    assert (ada.role, ada.evidence) == ("engineer", two.appearances[0].evidence)


def test_kind_is_the_readers():
    result = corrected(correction("kind", "Westbridge Courier", "organisation"))
    assert cards(result)["Westbridge Courier"].kind is SourceKind.ORGANISATION


def test_statement_moves_to_the_right_mouth():
    result = corrected(correction("speaker", value="Ada Lind", words="We lack the steel"))
    assert said(result, "Ada Lind") == ["The bridge will open in May", "We lack the steel"]
    assert said(result, "Per Holm") == []
    assert result.reading.attributions[1].speakers == (0,)
    assert result.reading.attributions[1].ties == (Tie(TieKind.READER, 1.0),)
    assert cards(result)["Ada Lind"].statements[1].confidence == 1.0


def test_statement_can_be_nobodys():
    result = corrected(correction("speaker", value=None, words="We lack the steel"))
    assert said(result, "Per Holm") == []
    assert result.reading.attributions[1].speakers == ()


def test_statement_that_had_no_speaker_gets_one_without_its_marks():
    silent = reading(("“We lack the steel,”", None), cards=(person("Per Holm"),))
    result = corrected(correction("speaker", value="Per Holm", words="We lack the steel"), of=silent)
    assert said(result, "Per Holm") == ["We lack the steel"]


def test_missed_words_become_a_statement_of_a_new_source():
    made = correction("statement", value="Mayor Nilsen", words="The mayor did not answer", value_kind="person")
    result = corrected(made)
    assert said(result, "Mayor Nilsen") == ["The mayor did not answer"]
    assert result.reading.attributions[2].kind is StatementKind.INDIRECT
    assert result.reading.attributions[2].confidence == 1.0
    assert result.reading.attributions[2].found_by is Finder.READER
    assert result.origins[-1] is None


def test_missed_words_in_quote_marks_are_direct_speech():
    empty = reading(cards=())
    made = correction("statement", value="Per Holm", words="“We lack the steel,”")
    result = corrected(made, of=empty)
    assert result.reading.attributions[0].kind is StatementKind.DIRECT
    assert said(result, "Per Holm") == ["We lack the steel"]


def test_marking_a_known_statement_again_only_changes_its_speaker():
    result = corrected(correction("statement", value="Ada Lind", words="We lack the steel"))
    assert len(result.reading.attributions) == 2
    assert said(result, "Per Holm") == []


def test_what_is_no_statement_is_gone_and_the_others_stay():
    result = corrected(correction("not-a-statement", words="The bridge will open in May"))
    assert said(result, "Ada Lind") == []
    assert said(result, "Per Holm") == ["We lack the steel"]
    assert cards(result)["Per Holm"].statements[0].attribution == 0
    assert len(result.reading.attributions) == 1


def test_statement_inside_another_is_the_one_that_is_given():
    inner = "the bridge will open in May"
    text = f"He writes that she says {inner} at last."
    outer = f"she says {inner} at last"
    two = reading((outer, 0), (inner, 1), cards=(person("Per Holm"), person("Ada Lind")), of=article(text))
    made = correction("speaker", value="Eva Strand", words=inner, text=text)
    result = apply(two, [made], {made.uid: span_of(inner, text)})
    assert said(result, "Per Holm") == [outer]
    assert (said(result, "Ada Lind"), said(result, "Eva Strand")) == ([], [inner])


def test_what_is_no_source_is_gone_and_its_words_are_nobodys():
    result = corrected(correction("not-a-source", "Ada Lind"))
    assert "Ada Lind" not in cards(result)
    assert [attribution.speakers for attribution in result.reading.attributions] == [(), (0,)]
    assert result.origins == (1, 2, 3)


def test_correction_of_a_source_that_is_not_there_waits():
    assert corrected(correction("role", "Nobody Here", "painter")).reading == bridge_reading()


def test_correction_whose_words_are_gone_waits():
    lost = correction("speaker", value="Ada Lind", words="We lack the steel")
    assert apply(bridge_reading(), [lost], {}).reading == bridge_reading()


def test_split_statement_moves_whole():
    split = bridge_reading()
    both = tuple(span for attribution in split.attributions for span in attribution.content)
    one = replace(split.attributions[0], content=both)
    cards_with = tuple(
        replace(card, statements=tuple(replace(s, attribution=0) for s in card.statements))
        for card in split.appearances
    )
    joined = replace(split, attributions=(one,), appearances=cards_with)
    result = corrected(correction("speaker", value="Per Holm", words="The bridge will open in May"), of=joined)
    assert said(result, "Ada Lind") == []
    assert said(result, "Per Holm") == ["The bridge will open in May", "We lack the steel"]


def moved(words, before, text_of=None, **more):
    made = correction("extent", "Ada Lind", before, words=words)
    return corrected(made, *more.get("after", ()), of=text_of)


def test_statement_begins_and_ends_where_the_reader_says():
    result = moved("will open in May", "The bridge will open in May")
    assert said(result, "Ada Lind") == ["will open in May"]
    (statement,) = cards(result)["Ada Lind"].statements
    attribution = result.reading.attributions[statement.attribution]
    assert attribution.content[0].of(result.reading.article.text).startswith("will open in May")
    assert (statement.kind, attribution.kind) == (StatementKind.DIRECT, StatementKind.DIRECT)
    assert CorrectionField.EXTENT in result.fields[0]


def test_statement_that_takes_in_words_outside_its_quote_marks_is_mixed():
    text = bridge_reading().article.text
    start = text.index("The bridge will open in May")
    words = text[start : text.index("said", start)] + "said"
    (statement,) = cards(moved(words, "The bridge will open in May"))["Ada Lind"].statements
    assert statement.kind is StatementKind.MIXED


def test_statement_that_grows_over_a_longer_one_of_somebody_else_stays_its_speakers():
    text = bridge_reading().article.text
    words = text[text.index("The bridge will open in May") : text.index("We lack the steel") + len("We lack the steel")]
    result = moved(words, "The bridge will open in May")
    assert said(result, "Ada Lind") == [words]
    assert said(result, "Per Holm") == ["We lack the steel"]


def test_ends_can_be_moved_again_and_the_statement_given_away_with_them():
    once = correction("extent", "Ada Lind", "The bridge will open in May", words="will open in May")
    again = correction("extent", "Ada Lind", "will open in May", words="bridge will open")
    given = correction("speaker", value="Per Holm", words="bridge will open")
    assert said(corrected(once, again), "Ada Lind") == ["bridge will open"]
    result = corrected(once, again, given)
    assert said(result, "Ada Lind") == []
    assert "bridge will open" in said(result, "Per Holm")


def test_ends_of_words_that_nobody_says_move_nothing():
    text = bridge_reading().article.text
    nobodys = replace(bridge_reading(), attributions=(), appearances=())
    made = correction("extent", "Ada Lind", "not there", words="will open in May", text=text)
    assert corrected(made, of=nobodys).reading == nobodys


def in_halves():
    """Return the reading with its first statement in two pieces, "The bridge" and "will open in May"."""
    whole = bridge_reading()
    first = span_of("The bridge will open in May")
    halves = (Span(first.start, first.start + 10), Span(first.start + 11, first.end))
    twice = tuple(replace(whole.appearances[0].statements[0], text=h.of(whole.article.text), span=h) for h in halves)
    return replace(
        whole,
        attributions=(replace(whole.attributions[0], content=halves), *whole.attributions[1:]),
        appearances=(replace(whole.appearances[0], statements=twice), *whole.appearances[1:]),
    )


@pytest.mark.parametrize(
    ("words", "left"),
    [
        ("The bridge will open in May", ["The bridge will open in May"]),
        ("The bridge will open", ["The bridge will open", "in May"]),
    ],
)
def test_piece_that_grows_into_the_next_leaves_what_is_outside_of_it(words, left):
    result = moved(words, "The bridge", in_halves())
    assert said(result, "Ada Lind") == left
    assert len(result.reading.attributions[0].content) == len(left)


def test_of_two_who_say_the_same_words_the_one_whose_statement_was_drawn_says_more():
    text = "“It is safe,” said Ada Lind. Asked on Monday, at length and twice, Per Holm said: “It is safe.”"
    first, second = text.index("It is safe"), text.rindex("It is safe")
    spans_of = [Span(start, start + len("It is safe")) for start in (first, second)]
    says = [Statement("It is safe", StatementKind.DIRECT, span, index, 0.9) for index, span in enumerate(spans_of)]
    people = [
        replace(person(name, text=text), statements=(said,))
        for name, said in zip(("Ada Lind", "Per Holm"), says, strict=True)
    ]
    given = [
        Attribution((span,), (), (), StatementKind.DIRECT, (index,), (), 0.9) for index, span in enumerate(spans_of)
    ]
    of = replace(bridge_reading(), article=article(text), attributions=tuple(given), appearances=people)
    place = Span(text.index("Asked"), second + len("It is safe"))
    made = correction("extent", "Per Holm", "It is safe", words=text[place.start : place.end], text=text)
    result = apply(of, (made,), {made.uid: place})
    assert said(result, "Ada Lind") == ["It is safe"]
    assert said(result, "Per Holm") == [place.of(text)]


def test_ends_of_a_statement_that_is_no_longer_found_cut_nobody_elses():
    made = correction("extent", "Eva Vik", "will open", words="will open in May")
    assert corrected(made).reading == bridge_reading()


@given(made=readings(), held=st.lists(corrections, max_size=4), data=st.data())
def test_corrected_reading_is_always_whole(made, held, data):
    places = {c.uid: data.draw(spans(0, len(made.article.text))) for c in held}
    result = apply(made, held, places)
    sources, attributions = len(result.reading.appearances), len(result.reading.attributions)
    assert len(result.fields) == len(result.origins) == sources
    for attribution in result.reading.attributions:
        assert all(0 <= index < sources for index in attribution.speakers + attribution.through)
        assert len(attribution.ties) in (0, len(attribution.speakers))
    for card in result.reading.appearances:
        assert all(0 <= statement.attribution < attributions for statement in card.statements)
