"""What is proposed of the sources of real articles; reads ../shared, and says nothing of their words."""

import json
import re
from collections import Counter

import pytest

from reader.attribution.read import read
from reader.model.original import Original
from reader.signals.article import article_signals
from reader.signals.card import CardSignals
from reader.text.load import load

QUOTING = ("capacity", "ground", "interest")


@pytest.fixture(scope="module")
def readings(shared):
    folder = shared / "gold"
    made = []
    for name in json.loads((folder / "index.json").read_text("utf-8")):
        gold = json.loads((folder / f"{name}.json").read_text("utf-8"))
        file = folder / (gold["html"] or gold["text"])
        made.append(read(load(Original(content=file.read_bytes(), name=str(file)))))
    return made


@pytest.fixture(scope="module")
def found(readings):
    """Every signal of every card, with the text it is about."""
    return [
        (signal, reading.article.text)
        for reading in readings
        for cards in (CardSignals(reading),)
        for appearance in reading.appearances
        for signal in cards.of(appearance, (), 0)
    ]


def test_what_words_show_is_still_found(found, floors):
    counts = Counter(signal.id for signal, _ in found)
    assert {ident: counts[ident] for ident, least in floors["signals"].items() if counts[ident] < least} == {}


def test_quoted_words_are_those_the_signal_leads_to(found):
    for signal, text in found:
        quoted = re.search(r"“(.+)”$", signal.text)
        if signal.id in QUOTING and quoted:
            assert quoted.group(1) == " ".join(signal.evidence[0].of(text).split())


def test_no_sentence_of_ours_judges(found, readings):
    judging = re.compile(r"\b(un)?(reliable|trustworthy|biased|fake|credible)\b", re.IGNORECASE)
    told = [signal.text for signal, _ in found] + [s.text for reading in readings for s in article_signals(reading)]
    ours = [re.sub(r"“.*”", "", text) for text in told]  # what is quoted is the article's
    assert not [text for text in ours if judging.search(text)]


def test_lines_fit_a_card(found):
    assert max(len(signal.text) for signal, _ in found) <= 120
