"""Why a source has no name is nothing that it says."""

import pytest

from reader.attribution.lexicon import load_lexicon
from reader.attribution.namelessness import asks_for_no_name
from reader.attribution.read import read
from reader.model.article import Article, Block, BlockKind


def said(text: str, language: str) -> dict[str, list[str]]:
    article = Article(None, None, (), None, language, None, text, (Block(BlockKind.PARAGRAPH, 0, len(text)),))
    return {card.name: [one.text for one in card.statements] for card in read(article).appearances}


@pytest.mark.parametrize(
    ("language", "words", "is_negated", "asks"),
    [
        ("en", "not to be named because", False, True),
        ("en", "not to be identified", False, True),
        ("en", "to remain anonymous", False, True),
        ("en", "to give her name , said", True, True),
        ("en", "that his name not be used", False, True),
        ("en", "not to be named chairman", False, False),
        ("en", "to be named", False, False),
        ("en", "the name of the ship", False, False),
        ("nb", "å få være anonym av frykt", False, True),
        ("nb", "stå frem med navn", True, True),
        ("nb", "ikke å bli navngitt", False, True),
        ("nb", "å stå frem som vinner", False, False),
    ],
)
def test_a_request_not_to_be_named_is_known(language: str, words: str, is_negated: bool, asks: bool) -> None:
    assert asks_for_no_name(words.split(), load_lexicon(language), is_negated=is_negated) is asks


@pytest.mark.parametrize(
    ("language", "text", "source", "statement"),
    [
        (
            "en",
            "“It is late,” said a source close to the board, who asked not to be named for fear of losing his job.",
            "source close to the board",
            "It is late",
        ),
        (
            "en",
            "A nurse, who asked not to be identified because she fears reprisals, said it was late.",
            "nurse",
            "it was late",
        ),
        (
            "en",
            "A villager, who did not want to give her name, said the ferry should run.",
            "villager",
            "the ferry should run",
        ),
        (
            "nb",
            "En ansatt, som ber om å få være anonym av frykt for jobben, sier at det er sent.",
            "ansatt",
            "det er sent",
        ),
        (
            "nb",
            "– Det er sent, sier en kilde tett på styret. Han ønsker å være anonym.",
            "kilde tett på styret",
            "Det er sent",
        ),
    ],
)
def test_who_asks_not_to_be_named_says_only_the_rest(language: str, text: str, source: str, statement: str) -> None:
    assert said(text, language) == {source: [statement]}
