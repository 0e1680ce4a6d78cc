import json

from hypothesis import given
from hypothesis import strategies as st

from reader.cli.printable import fitted, json_line, printable, width


@given(st.text())
def test_nothing_printed_commands_a_terminal(text):
    assert not any(letter in "\x1b\x07\x08\x9b\r\n\u202e\u2067" for letter in printable(text) + json_line([text]))


@given(st.text(st.characters(codec="utf-8")))
def test_a_json_line_says_what_went_in(text):
    line = json_line({"text": text})
    assert json.loads(line) == {"text": text}
    assert len(line.splitlines()) == 1


@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cc"])), st.integers(2, 30))
def test_a_fitted_cell_is_as_wide_as_its_column(text, columns):
    assert width(fitted(text, columns)) == columns


def test_what_does_not_fit_is_cut_with_an_ellipsis():
    assert fitted("Fridtjof Nansen", 9) == "Fridtjof…"
    assert fitted("東京新聞", 5) == "東京…"
    assert fitted("Ås", 4) == "Ås  "
