"""What the reader chose about type and theme, as it is kept and read again."""

from dataclasses import fields

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.ui.column import fit_column
from reader.ui.theme import Scheme, ThemeChoice, choice_from
from reader.ui.typography import REACHES, TEXT_SIZES, USUAL, Typography, typography_from

NUMBERS = {name: st.integers(reach.least, reach.most) for name, reach in REACHES.items()}
TYPOGRAPHIES = st.builds(
    Typography, family=st.text(), is_justified=st.booleans(), is_hyphenated=st.booleans(), **NUMBERS
)
CHOICES = st.builds(
    ThemeChoice,
    st.sampled_from([s for s in Scheme if not s.is_dark]),
    st.sampled_from([s for s in Scheme if s.is_dark]),
    st.none() | st.booleans(),
)


@given(TYPOGRAPHIES)
def test_a_setting_is_read_as_it_was_kept(typography):
    assert typography_from(typography.as_json()) == typography


@given(CHOICES)
def test_a_choice_of_themes_is_read_as_it_was_kept(choice):
    assert choice_from(choice.as_json()) == choice


@given(st.text() | st.recursive(st.none() | st.integers() | st.text(), lambda v: st.lists(v)).map(str))
def test_what_is_no_setting_is_as_usual(line):
    assert typography_from(line) == USUAL
    assert choice_from(line) == ThemeChoice()


@pytest.mark.parametrize("name", REACHES)
@pytest.mark.parametrize("value", ["-1", "100000", "true", "null", '"17"', "17.5", "1e400", "[]"])
def test_a_number_out_of_reach_is_as_usual_and_the_rest_is_kept(name, value):
    assert typography_from(f'{{"{name}": {value}, "is_justified": true}}') == Typography(is_justified=True)


@pytest.mark.parametrize("line", ['["dark", "light", null]', '["light", "dark", 2]', '["light", "mauve", null]'])
def test_no_theme_of_the_night_is_shown_by_day(line):
    assert choice_from(line) == ThemeChoice()


def test_usual_numbers_stand_on_a_step():
    assert all((getattr(USUAL, name) - reach.least) % reach.step == 0 for name, reach in REACHES.items())
    assert {f.name for f in fields(Typography)} >= set(REACHES)


def test_the_keys_go_through_all_sizes_and_stay_at_the_ends():
    seen, at = [], Typography(text_size=TEXT_SIZES[0])
    while not seen or at.text_size != seen[-1]:
        seen.append(at.text_size)
        at = at.resized(1)
    assert tuple(seen) == TEXT_SIZES
    assert Typography(text_size=20).resized(1).text_size == 21
    assert Typography(text_size=20).resized(-1).text_size == 19
    assert Typography(text_size=TEXT_SIZES[0]).resized(-1).text_size == TEXT_SIZES[0]
    assert Typography(text_size=33).resized(0).text_size == USUAL.text_size


@given(TYPOGRAPHIES, st.integers(280, 3000))
def test_the_column_is_as_wide_as_wanted_where_there_is_room(typography, width):
    column = fit_column(width, typography.column)
    assert column.left >= 0
    assert 160 <= column.width <= max(160, typography.column)
    assert column.margin_left + column.margin_width <= max(width, column.margin_left + column.margin_width)
    if width > typography.column + 400:
        assert column.width == typography.column
