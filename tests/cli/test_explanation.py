from dataclasses import replace

from reader.attribution.read import read
from reader.cli.explanation import WIDEST_WORDS, lines
from reader.model.original import Original
from reader.model.source import SourceKind
from reader.text.load import load


def explained(text):
    return list(lines(read(load(Original(text.encode(), "page.txt"))), "page.txt"))


def test_each_statement_has_its_steps_under_it():
    told = explained(
        "The bridge over the river is nearly done.\n\n"
        "“The bridge will \x1b[31mopen in May,” said Ada Lind, engineer at the road office. “It is late,” she added."
    )
    assert told[0] == "page.txt"
    at = told.index("Ada Lind: “It is late”")
    assert told[at + 1].startswith("  direct, found by ")
    assert "not certain (0." in told[at + 1]
    assert told[at + 2].startswith("  cue      “added” at ")
    assert told[at + 3].startswith("  source   “she” at ")
    assert told[at + 4].startswith("  name     “Ada Lind” at ")
    assert "\x1b" not in "".join(told)


def test_a_platform_cannot_command_the_terminal():
    reading = read(
        load(Original(b"Ada Lind, an engineer, wrote on Twitter that the bridge will open in May.", "page.txt"))
    )
    cards = tuple(
        replace(card, name="Twitter\u202e") if card.kind is SourceKind.PLATFORM else card
        for card in reading.appearances
    )
    told = "".join(lines(replace(reading, appearances=cards), "page.txt"))
    assert "came by Twitter" in told
    assert "\u202e" not in told


def test_long_words_are_cut():
    told = explained(f"The bridge will open in May {'and again ' * 30}this year, said Ada Lind.")
    assert any(line.endswith("…”") for line in told)
    assert all(len(line) < WIDEST_WORDS + 60 for line in told)


def test_an_article_in_which_nobody_speaks_says_so():
    assert "  no statements found" in explained("The bridge opened on Monday. Nobody came.")
