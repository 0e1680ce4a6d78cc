"""Whether the article says why a source is not named."""

import pytest

from reader.model.attribution import StatementKind
from reader.model.source import SourceKind
from tests.signals.made import Story


def named(paragraph, name, language="en"):
    story = Story(f"The pier\n\n{paragraph}", language=language)
    return story.texts(story.source(name, SourceKind.UNNAMED), "named")


@pytest.mark.parametrize(
    ("asked", "reason"),
    [
        ("who spoke on condition of anonymity because she fears for her job", "because she fears for her job"),
        ("who declined to be named, citing an agreement", "citing an agreement"),
        ("who was not authorised to speak to the press", "not authorised to speak"),
        ("who asked for anonymity out of regard for his mother", "out of regard for his mother"),
        ("who is not allowed to talk to the press", "not allowed to talk"),
        ("who feared trouble and asked not to be named", "who feared trouble and asked not to be named"),
    ],
)
def test_reason_is_told_in_the_articles_words(asked, reason):
    texts = named(f"A dock worker, {asked}, says the pier leaks.", "dock worker")
    assert texts == [f"Not named: “{reason}”"]
    assert all(len(text) < 120 for text in texts)


def test_norwegian_reason_is_told():
    texts = named("En bryggearbeider ønsker å være anonym av hensyn til jobben.", "bryggearbeider", "nb")
    assert texts == ["Not named: “av hensyn til jobben”"]


def test_who_asks_without_a_reason_gives_none():
    texts = named("A dock worker, who asked not to be named, says the pier leaks.", "dock worker")
    assert texts == ["Not named: “asked not to be named”, no reason given"]


def test_reason_for_something_else_in_the_sentence_is_none():
    texts = named("A dock worker, who asked not to be named, says it leaks because of rust.", "dock worker")
    assert texts == ["Not named: “asked not to be named”, no reason given"]


def test_silence_is_told_as_silence():
    assert named("A dock worker says the pier leaks.", "dock worker") == ["Not named, no reason given"]


def test_bodies_are_not_asked_for_a_reason():
    assert named("The police say the pier leaks.", "police") == ["Not named"]


def test_language_that_we_cannot_read_is_not_said_to_give_no_reason():
    assert named("Eräs mies puhuu.", "mies", "fi") == ["Not named"]


def test_anonymity_of_the_one_is_not_that_of_the_other():
    text = "The pier\n\nA nurse says it leaks. A dock worker, who asked not to be named because of a row, agrees."
    story = Story(text)
    nurse = story.source("nurse", SourceKind.UNNAMED)
    story.source("dock worker", SourceKind.UNNAMED)
    assert story.texts(nurse, "named") == ["Not named, no reason given"]


def test_what_a_source_says_of_anonymity_is_not_its_own():
    story = Story("The pier\n\n“My boss asked not to be named because of a row,” a nurse says.")
    nurse = story.source("nurse", SourceKind.UNNAMED)
    story.says(nurse, words="My boss asked not to be named because of a row", kind=StatementKind.DIRECT)
    assert story.texts(nurse, "named") == ["Not named, no reason given"]


@pytest.mark.parametrize(
    ("behind", "told"),
    [
        ("One official, who was not authorised to speak, said the same.", "Not named, no reason given"),
        ("She was not authorised to speak.", "Not named: “not authorised to speak”"),
        ("The source was not authorised to speak.", "Not named: “not authorised to speak”"),
    ],
)
def test_another_sentence_tells_of_the_source_that_it_takes_up_alone(behind, told):
    assert named(f"A source close to the board says the pier leaks. {behind}", "source close to the board") == [told]
