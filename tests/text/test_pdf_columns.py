from itertools import count as count_up

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from reader.text.pdf import read_pdf
from tests.text.made_pdf import Page, in_columns, pdf

LETTERS = "abdefghijklmnoprstuvyæøå"


def words(lengths: list[list[int]]) -> list[str]:
    """Return paragraphs of words as long as that, no two of which are the same."""
    numbers = count_up()
    return [" ".join(spelled(next(numbers), length) for length in one).capitalize() + "." for one in lengths]


def spelled(number: int, length: int) -> str:
    letters = ""
    while number or len(letters) < length:
        number, rest = divmod(number, len(LETTERS))
        letters += LETTERS[rest]
    return letters


def lengths(fewest: int, paragraphs: int):
    """Return a strategy for paragraphs of at least `fewest` words."""
    paragraph = st.lists(st.integers(2, 11), min_size=fewest, max_size=90)
    return st.lists(paragraph, min_size=6, max_size=paragraphs).map(words)


@settings(max_examples=25, deadline=None)
@given(paragraphs=lengths(12, 24), count=st.integers(1, 4), deep=st.integers(8, 45))
def test_text_laid_out_in_columns_comes_back_in_order(paragraphs, count, deep):
    pages = in_columns(paragraphs, count, size=9 - count / 2, deep=deep)
    assume(len(pages[-1].drawn) > 3 * count)  # with a line or two in a column, nobody could tell
    article = read_pdf(pdf(pages), "made.pdf", None)
    assert "".join(article.text.split()) == "".join("".join(paragraphs).split())


@settings(max_examples=20, deadline=None)
@given(paragraphs=lengths(36, 12), count=st.integers(1, 3))
def test_paragraphs_that_begin_with_an_indent_are_told_apart(paragraphs, count):
    article = read_pdf(pdf(in_columns(paragraphs, count, size=8)), "made.pdf", None)
    assert [article.text[block.start : block.end] for block in article.blocks] == paragraphs


def test_headline_across_the_columns_parts_what_is_above_from_what_is_below():
    above, below = in_columns(["Above the line are words of the first story. " * 12], 2, deep=12)[0], Page()
    above.write(50, 300, "A second story begins here", 20)
    for place, words in enumerate(
        (
            "Left words go on",
            "and on to here,",
            "then to the top,",
            "Right words follow",
            "and end the story",
            "on this last line.",
        )
    ):
        above.write(50 + 260 * (place // 3), 330 + 12 * (place % 3), f"{words} with more words", 9)
    text = read_pdf(pdf([above, below]), "made.pdf", None).text
    order = [
        "first story",
        "A second story begins",
        "Left words",
        "then to the top",
        "Right words",
        "on this last line",
    ]
    places = [text.index(words) for words in order]
    assert places == sorted(places)


def test_bullets_and_line_numbers_are_no_column():
    made = Page()
    for number in range(8):
        made.write(50, 100 + 14 * number, f"{number + 1}.", 10)
        made.write(90, 100 + 14 * number, f"The witness said this on day {number + 1} of the hearing.", 10)
    text = read_pdf(pdf([made]), "made.pdf", None).text
    assert "1. The witness said this on day 1 of the hearing." in text
    assert "8. The witness said this on day 8 of the hearing." in text
