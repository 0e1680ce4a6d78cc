"""How a source knows what it says."""

import pytest

from reader.model.attribution import StatementKind
from reader.model.source import SourceKind
from tests.signals.made import Story, quoted


def own_words(words, kind=StatementKind.DIRECT, language="en"):
    story = Story(f"Fire at the yard\n\n“{words}” says Ada Holm.", language=language)
    who = story.source("Ada Holm")
    story.says(who, words=words, kind=kind)
    return story.texts(who, "ground")


def test_who_tells_what_they_saw_was_there():
    assert own_words("I saw people running from the yard,") == ["How it is known: was there, “I saw people running”"]
    assert own_words("Jeg så folk løpe fra verftet,", language="nb") == [
        "How it is known: was there, “Jeg så folk løpe”"
    ]


@pytest.mark.parametrize(
    "words",
    [
        "I saw an opportunity to build,",
        "I saw it on television,",
        "I never saw people there,",
        "If I had been there I would have run,",
    ],
)
def test_seeing_of_another_kind_is_no_ground(words):
    assert own_words(words) == []


def test_who_was_told_says_so():
    assert own_words("I was told the yard would close,") == ["How it is known: heard it, “I was told”"]


def test_i_in_a_paraphrase_may_be_the_writer():
    assert own_words("I was told the yard would close,", StatementKind.INDIRECT) == []


def test_author_of_the_study_has_studied_it():
    story = quoted(
        "“The pier is safe,” said Ada Holm, a geologist at Nordhavn and co-author of the study.",
        "Ada Holm",
        words="The pier is safe",
    )
    assert story.texts(0, "ground") == ["How it is known: studied it, “co-author of the study”"]


def test_title_before_the_name_shows_it_and_one_before_another_does_not():
    story = Story("The pier\n\nAda Holm met lead author Per Lie. Holm says the pier is safe. Lie says it leaks.")
    ada = story.source("Ada Holm")
    per = story.source("Per Lie")
    story.says(ada, words="the pier is safe")
    story.says(per, words="it leaks")
    assert story.texts(ada, "ground") == []
    assert story.texts(per, "ground") == ["How it is known: studied it, “lead author”"]


def test_who_treats_the_patients_works_with_it():
    story = quoted("Ada Holm, who treated the patients, says the pier is safe.", "Ada Holm")
    signal = next(s for s in story.signals(0) if s.id == "ground")
    assert signal.text == "How it is known: works with it, “who treated the patients”"
    assert [span.of(story.text) for span in signal.evidence] == ["who treated the patients"]


def test_unnamed_source_on_the_spot_was_there():
    story = Story("The pier\n\nA nurse on the scene says the pier is safe.")
    who = story.source("nurse on the scene", SourceKind.UNNAMED)
    story.says(who, words="the pier is safe")
    assert story.texts(who, "ground") == ["How it is known: was there, “on the scene”"]
