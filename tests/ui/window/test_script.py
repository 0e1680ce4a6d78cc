"""What is read of an article, in what order, and whose words it is."""

import pytest

from reader.model.article import BlockKind
from reader.model.span import Span
from reader.ui.script import HEADING_REST_MS, PARAGRAPH_REST_MS, Script, given_to, spoken
from tests.ui.window.conftest import article_of, make_reading, place

BLOCKS = (
    (BlockKind.HEADING, 1, "The quay"),
    (BlockKind.PARAGRAPH, 0, "One stands. Two fall."),
    (BlockKind.FIGURE, 0, ""),
    (BlockKind.CAPTION, 0, "Photo: Ida Moe"),
    (BlockKind.PARAGRAPH, 0, "* * *"),
    (BlockKind.PARAGRAPH, 0, "Three."),
    (BlockKind.PARAGRAPH, 0, "Four."),
)


@pytest.fixture
def short():
    return article_of(BLOCKS)


def walked(article, sentence, step):
    heard = []
    while sentence is not None:
        heard.append(sentence.span.of(article.text))
        sentence = step(sentence)
    return heard


WHOLE = ["The quay", "One stands.", "Two fall.", "Photo: Ida Moe", "Three.", "Four."]


def test_everything_with_words_in_it_is_read_once_in_order(short):
    script = Script(short)
    assert walked(short, script.at(0), script.after) == WHOLE


def test_the_way_back_is_the_same(short):
    script = Script(short)
    assert walked(short, script.at(place(short.text, "Four").start), script.before) == WHOLE[::-1]


def test_reading_begins_with_the_sentence_that_holds_the_place(short):
    script = Script(short)
    for words, expected in (("stands", "One stands."), (" Two", "Two fall."), ("* * *", "Three."), ("ur.", "Four.")):
        assert script.at(place(short.text, words).start).span.of(short.text) == expected
    assert script.at(len(short.text)) is None


def test_from_the_top_of_the_screen_a_sentence_already_begun_is_left_out(short):
    script = Script(short)
    assert script.from_top(place(short.text, "stands").start).span.of(short.text) == "Two fall."
    assert script.from_top(place(short.text, "One").start).span.of(short.text) == "One stands."
    assert script.from_top(len(short.text) - 2).span.of(short.text) == "Four."


def test_headings_and_captions_stand_apart_in_time(short):
    script = Script(short)
    rests, sentence = {}, script.at(0)
    while sentence is not None:
        rests[sentence.span.of(short.text)] = sentence.rest_ms
        sentence = script.after(sentence)
    assert rests == {
        "The quay": HEADING_REST_MS,
        "One stands.": 0,
        "Two fall.": HEADING_REST_MS,
        "Photo: Ida Moe": HEADING_REST_MS,
        "Three.": PARAGRAPH_REST_MS,
        "Four.": 0,
    }


def test_an_article_without_words_is_silent():
    empty = article_of(((BlockKind.PARAGRAPH, 0, "* * *"), (BlockKind.FIGURE, 0, "")))
    assert Script(empty).at(0) is None
    assert Script(empty).from_top(0) is None


def test_a_voice_is_given_no_signs_without_sound():
    text = "The har\u00adbour\nboard\u200b 🌊 says \x07so."
    given = spoken(text, Span(0, len(text)))
    assert given.words == "The harbour board 🌊 says so."
    assert len(given.offsets) == len(given.words) + 1  # the wave is two units
    says = given.words.encode("utf-16-le").index("says".encode("utf-16-le")) // 2
    assert text[given.offsets[says] :].startswith("says")


def test_words_are_given_to_whom_the_cards_give_them(article):
    reading = make_reading(article)
    names = [appearance.name for appearance in reading.appearances]

    def speakers(words):
        return [(names[card], is_sure) for card, is_sure in given_to(reading, place(article.text, words))]

    assert speakers("Nobody leaves this trade in protest, she says, and whoever") == [("Maren Aasheim", True)]
    assert speakers("doubts that there will be many") == [("Petter Holm", False)]
    assert speakers("Such a step is rare") == []


def test_two_who_share_a_sentence_come_in_its_order(article):
    reading = make_reading(article)
    both = Span(place(article.text, "done steering").start, place(article.text, "The costs").end)
    assert [reading.appearances[card].name for card, _ in given_to(reading, both)] == [
        "Tore Lindqvist",
        "Maren Aasheim",
    ]
