import pytest

from reader.signals.article import article_signals
from tests.signals.made import Story

TEXT = "The pier\n\nAda Holm says the pier is safe. Per Lie says it leaks.\n\n"


def told(notice, language="en"):
    """Return of whom a card says that they are named in a correction, and what the article's signals say."""
    story = Story(TEXT + notice, language=language)
    names = ("Ada Holm", "Per Lie")
    numbers = [story.source(name) for name in names]
    for number, words in zip(numbers, ("the pier is safe", "it leaks"), strict=True):
        story.says(number, words=words, cue="says")
    of_cards = [[s for s in story.signals(number) if s.id == "corrected"] for number in numbers]
    of_article = [s for s in article_signals(story.reading()) if s.id == "corrected"]
    for signal in (*(one for found in of_cards for one in found), *of_article):
        assert [span.of(story.text) for span in signal.evidence] == [notice]
    return [name for name, found in zip(names, of_cards, strict=True) if found], bool(of_article)


@pytest.mark.parametrize(
    ("notice", "language"),
    [
        ("Correction: Per Lie works at the harbour, not at the pier.", "en"),
        ("*Clarification: Per Lie spoke last week.", "en"),
        ("An earlier version of this article gave Per Lie a wrong post.", "en"),
        ("(This story has been corrected to say that Per Lie is an engineer.)", "en"),
        ("This article has been revised to reflect the following correction: Per Lie is an engineer.", "en"),
        ("CORRECTION:\n\nPer Lie is an engineer.", "en"),
        ("Rettelse: Per Lie jobber på havna.", "nb"),
        ("I en tidligere versjon av denne artikkelen hadde Per Lie feil stilling.", "nb"),
    ],
)
def test_correction_is_about_whom_it_names(notice, language):
    assert told(notice, language) == (["Per Lie"], True)


def test_correction_that_names_nobody_is_the_articles():
    assert told("Correction: the pier is forty metres long.") == ([], True)


@pytest.mark.parametrize(
    "notice",
    [
        "This story was updated with what Per Lie said.",
        "The town wants a correction of the plan, and Per Lie too.",
        "Per Lie calls for a clarification: who pays?",
        "Corrections officers in the port know Per Lie.",
    ],
)
def test_other_words_are_no_correction(notice):
    assert told(notice) == ([], False)


def test_correction_that_somebody_speaks_of_is_not_the_articles():
    story = Story(TEXT + "Correction: we need more steel, Per Lie says.")
    per = story.source("Per Lie")
    story.says(per, words="Correction: we need more steel", cue="says")
    assert "corrected" not in [signal.id for signal in (*story.signals(per), *article_signals(story.reading()))]


def test_language_without_words_is_silent():
    assert told("Correction: Per Lie works at the harbour.", "fr") == ([], False)
