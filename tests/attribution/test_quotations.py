"""Where quote marks open and close."""

import pytest

from reader.attribution.quotations import find_quotations
from reader.model.span import Span


def quoted(text: str) -> list[str]:
    return [q.inner.of(text) for q in find_quotations(text, Span(0, len(text)))]


@pytest.mark.parametrize(
    "text",
    ['"Yes," he said.', "“Yes,” he said.", "«Yes,» he said.", "„Yes,“ he said.", "‘Yes,’ he said.", "'Yes,' he said.",
     "''Yes,'' he said.", "``Yes,'' he said.", "“Yes,\" he said.", "»Yes,« he said."],
)  # fmt: skip
def test_every_style_of_marks_is_read(text: str) -> None:
    assert quoted(text) == ["Yes,"]


def test_apostrophes_are_no_quote_marks() -> None:
    assert quoted("It's the dogs' house, and 'tis Ben’s; they’re from the '90s.") == []


def test_apostrophes_inside_single_marks_do_not_close_them() -> None:
    assert quoted("‘It’s the dogs’ house,’ she said.") == ["It’s the dogs’ house,"]


def test_inner_quotations_belong_to_the_outer() -> None:
    assert quoted("“He said ‘no’ to me,” she said.") == ["He said ‘no’ to me,"]


def test_inches_open_nothing() -> None:
    assert quoted("He is 5' 10\" tall.") == []


def test_a_mark_left_open_reaches_to_the_end_of_the_block() -> None:
    text = "“It rained. It poured."
    (quotation,) = find_quotations(text, Span(0, len(text)))
    assert not quotation.is_closed
    assert quotation.span.end == len(text)


def test_a_stray_mark_does_not_turn_the_others_round() -> None:
    assert quoted('He left." Then he said, "I am back," and sat.') == ["I am back,"]
