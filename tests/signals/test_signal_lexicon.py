"""The words that signals look for, in each language that has them."""

import re
import tomllib

import pytest

from reader.model.capacity import Capacity
from reader.signals.lexicon import load_lexicon

LANGUAGES = ("en", "nb")
BY_READER = {Capacity.UNCLEAR}
BY_KIND = {Capacity.EXPERT, Capacity.INDEPENDENT, Capacity.DOCUMENT}  # not by a list of their own, or not only


def lists(root, language):
    return tomllib.loads((root / "resources" / "signals" / f"{language}.toml").read_text(encoding="utf-8"))


def test_languages_have_the_same_lists(root):
    first, *others = ({part: set(kinds) for part, kinds in lists(root, code).items()} for code in LANGUAGES)
    assert all(other == first for other in others)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_capacity_that_words_show_has_its_list(language):
    assert set(load_lexicon(language).capacities) | BY_KIND | BY_READER == set(Capacity)


@pytest.mark.parametrize("language", LANGUAGES)
def test_heads_are_lower_case_and_of_three_words_at_most(root, language):
    heads = [head for group in lists(root, language)["capacity"].values() for head in group["heads"]]
    assert not [head for head in heads if head != head.lower() or len(head.split()) > 3]


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_head_shows_two_capacities(root, language):
    heads = [head for group in lists(root, language)["capacity"].values() for head in group["heads"]]
    assert len(heads) == len(set(heads))


@pytest.mark.parametrize(
    ("kind", "text", "is_found"),
    [
        ("anonymity", "She ASKED NOT to be\nquoted.", True),
        ("saw", "I heard a loud bang", True),
        ("saw", "I heard a bang", True),
        ("saw", "I heard a bangle", False),
    ],
)
def test_phrase_with_a_choice_and_a_word_that_may_be_missing_is_found_either_way(kind, text, is_found):
    assert bool(load_lexicon("en").phrase(kind, text).search(text)) is is_found


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_phrase_is_found_in_a_text_of_any_length(root, language):
    lexicon = load_lexicon(language)
    for kind, phrases in lists(root, language)["phrases"].items():
        for phrase in phrases:
            for words in (shortest(phrase).upper(), longest(phrase)):
                for text in (f"«{words}»", f"«{words}»" + " og" * 20_000):
                    found = lexicon.phrase(kind, text).search(text)
                    assert found is not None, (kind, words)
                    assert found.start() == 1


def shortest(phrase):
    return " ".join(word.split("/")[0] for word in phrase.split() if not word.endswith("?"))


def longest(phrase):
    return " ".join(word.removesuffix("?").split("/")[-1] for word in phrase.split())


def test_nynorsk_reads_the_norwegian_lists_and_an_unknown_language_none():
    assert load_lexicon("nn") == load_lexicon("nb-NO") == load_lexicon("no")
    assert not load_lexicon("fi").capacities
    assert not load_lexicon("../en").capacities
    assert load_lexicon(None).phrase("saw", "I saw it happen").search("I saw it happen") is None


@pytest.mark.parametrize("language", LANGUAGES)
def test_phrases_are_plain_words(root, language):
    plain = re.compile(r"[\w’'/?æøåÆØÅ -]+")
    phrases = [phrase for kind in lists(root, language)["phrases"].values() for phrase in kind]
    assert not [phrase for phrase in phrases if not plain.fullmatch(phrase)]
