"""Statements are content without what hands it over."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.attribution.statements import trim
from reader.model.attribution import StatementKind
from reader.model.span import Span


def trimmed(text: str, kind: StatementKind = StatementKind.DIRECT) -> str | None:
    span = trim(Span(0, len(text)), text, kind)
    return span.of(text) if span else None


@pytest.mark.parametrize(
    ("content", "statement"),
    [
        ("“It rains,”", "It rains"),
        ("“It rains”,", "It rains"),
        ("“It rains.”", "It rains."),
        ('"It rains,"', "It rains"),
        ("«Det regner»", "Det regner"),
        ("„Es regnet“", "Es regnet"),
        ("– Det regner,", "Det regner"),
        ("‘It rains!’", "It rains!"),
        ("“It rains", "It rains"),
    ],
)
def test_marks_dashes_and_trailing_commas_are_left_out(content: str, statement: str) -> None:
    assert trimmed(content) == statement


def test_quoted_fragments_keep_their_marks() -> None:
    assert trimmed("it is “certainly” raining,", StatementKind.MIXED) == "it is “certainly” raining"


def test_marks_alone_are_no_statement() -> None:
    assert trimmed("“…”") is None


@given(st.text(min_size=1), st.sampled_from(StatementKind))
def test_a_statement_lies_within_its_content(text: str, kind: StatementKind) -> None:
    span = trim(Span(0, len(text)), text, kind)
    assert span is None or (span.of(text).strip() == span.of(text) and span.end <= len(text))
