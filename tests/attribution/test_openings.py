"""A paragraph's own words begin behind its label or dateline."""

import pytest

from reader.attribution.openings import past_dateline, past_opening
from reader.attribution.read import read
from reader.model.article import Article, Block, BlockKind
from reader.model.span import Span


@pytest.mark.parametrize(
    ("opening", "rest"),
    [
        ("OSLO — ", "Prices rose."),
        ("TALLOW BAY — ", "Prices rose."),
        ("TALLOW BAY, Monday (Coast Gazette) — ", "Prices rose."),
        ("Oslo (NTB) – ", "Prisene steg."),
        ("OSLO (NTB): ", "Prisene steg."),
        ("(Reuters) -- ", "Prices rose."),
        ("", "Ada Brodwick (Labour) – who leads the council – left."),
        ("", "Odd Hagerup (Sp): Vi må stenge."),
        ("", "– Vi må stenge, sier Odd Hagerup."),
    ],
)
def test_a_dateline_is_no_part_of_what_is_told(opening: str, rest: str) -> None:
    text = opening + rest
    assert past_dateline(text, Span(0, len(text))).of(text) == rest


def test_a_label_opens_a_caption_and_no_dispatch() -> None:
    text = "UNUSUAL: The pier stood."
    assert past_opening(text, Span(0, len(text))).of(text) == "The pier stood."
    assert past_dateline(text, Span(0, len(text))).of(text) == text


def test_a_dateline_neither_speaks_nor_is_said() -> None:
    text = "TALLOW BAY, Monday (Coast Gazette) — The board wants the pier torn down. It is late, Ada Brodwick said."
    article = Article(None, None, (), None, "en", None, text, (Block(BlockKind.PARAGRAPH, 0, len(text)),))
    said = {card.name: [one.text for one in card.statements] for card in read(article).appearances}
    assert said == {"board": ["the pier torn down"], "Ada Brodwick": ["It is late"], "Coast Gazette": []}
