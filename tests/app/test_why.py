"""The steps that lead from a statement to its source."""

from dataclasses import replace

from reader.app.why import Reasons, StepKind
from reader.attribution.read import read
from reader.model.attribution import Finder, TieKind
from reader.model.original import Original
from reader.profile.corrections import apply
from reader.text.load import load
from tests.app.story import correction, span_of

TEXT = """Ferry will run all winter

The ferry will run all winter, said Ingrid Solheim, harbour master of Eidvik, on Monday.

Solheim has asked the county for money. “We cannot wait for the bridge,” she told NRK.

“It is cold out there,” a fisherman said.
"""


def reading():
    return read(load(Original(TEXT.encode(), "ferry.txt")))


def steps(of, words, name=None):
    """Return the steps of the statement with `words`, of the appearance with that name or of the only one."""
    (found,) = [
        Reasons(of).of(statement, number)
        for number, card in enumerate(of.appearances)
        for statement in card.statements
        if words in statement.text and name in (None, card.name)
    ]
    return [(step.kind, step.place.of(of.article.text) if step.place else None) for step in found.steps], found


def test_a_pronoun_leads_over_the_surname_to_the_whole_name():
    told, _ = steps(reading(), "cannot wait")
    assert told == [
        (StepKind.CUE, "told"),
        (StepKind.SOURCE, "she"),
        (StepKind.MENTION, "Solheim"),
        (StepKind.NAME, "Ingrid Solheim"),
        (StepKind.WAY, "NRK"),
    ]


def test_a_name_in_full_needs_no_further_step():
    told, found = steps(reading(), "run all winter")
    assert told == [(StepKind.CUE, "said"), (StepKind.SOURCE, "Ingrid Solheim")]
    assert found.confidence > 0.9


def test_somebody_whom_nothing_names_is_only_described():
    told, found = steps(reading(), "cold out there")
    assert told == [(StepKind.CUE, "said"), (StepKind.SOURCE, "fisherman")]
    assert "all that the article tells" in found.steps[1].note


def test_a_guess_without_words_says_that_nobody_is_named():
    of = reading()
    index = next(i for i, one in enumerate(of.attributions) if one.ties and one.ties[0].kind is TieKind.TAKEN_UP)
    silent = replace(
        of.attributions[index], cue=(), source=(), ties=(replace(of.attributions[index].ties[0], kind=TieKind.GOES_ON),)
    )
    of = replace(of, attributions=(*of.attributions[:index], silent, *of.attributions[index + 1 :]))
    _, found = steps(of, "cannot wait")
    assert [step.kind for step in found.steps[:3]] == [StepKind.CUE, StepKind.SOURCE, StepKind.MENTION]
    assert "nobody is named here" in found.steps[1].note


def test_a_guess_shows_no_words_that_name_somebody_else():
    of = reading()
    solheim = next(number for number, card in enumerate(of.appearances) if card.name == "Ingrid Solheim")
    index = next(i for i, one in enumerate(of.attributions) if solheim in one.speakers)
    other = span_of("a fisherman", of.article.text)
    guess = (replace(of.attributions[index].ties[0], kind=TieKind.GOES_ON),)
    carried = replace(of.attributions[index], source=(other,), ties=guess)
    of = replace(of, attributions=(*of.attributions[:index], carried, *of.attributions[index + 1 :]))
    told, _ = steps(of, "run all winter")
    assert (StepKind.SOURCE, None) in told


def test_what_the_reader_gave_rests_on_the_reader():
    made = correction("speaker", value="a fisherman", words="We cannot wait for the bridge", text=TEXT)
    of = reading()
    place = span_of("We cannot wait for the bridge", of.article.text)
    told, found = steps(apply(of, [made], {made.uid: place}).reading, "cannot wait")
    assert told[:2] == [(StepKind.CUE, "told"), (StepKind.READER, None)]
    assert found.confidence == 1.0


def test_what_the_reader_marked_has_no_cue():
    made = correction(
        "statement", value="the county", words="asked the county for money", text=TEXT, value_kind="organisation"
    )
    of = reading()
    result = apply(of, [made], {made.uid: span_of("asked the county for money", of.article.text)}).reading
    told, found = steps(result, "asked the county")
    assert told == [(StepKind.READER, None)]
    assert found.finder == "marked by you"
    assert result.attributions[-1].found_by is Finder.READER


def test_a_reading_that_kept_no_reasons_still_shows_cue_and_names():
    of = reading()
    old = replace(of, attributions=tuple(replace(one, ties=()) for one in of.attributions))
    told, _ = steps(old, "cannot wait")
    assert [kind for kind, _ in told] == [StepKind.CUE, StepKind.SOURCE, StepKind.MENTION, StepKind.NAME, StepKind.WAY]
