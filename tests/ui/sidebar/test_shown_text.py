import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from reader.ui.shown_text import breakable, for_menu, for_tooltip, shown, unbroken


def test_right_to_left_names_cannot_turn_their_neighbours_around():
    assert shown("דוד לוי") == "\u2068דוד לוי\u2069"


def test_override_marks_and_invisible_letters_are_gone():
    assert shown("A\u202egnp.exe\u200b\u00ad\x07") == "Agnp.exe"


def test_joiners_stay_because_persian_needs_them():
    assert "\u200c" in shown("می‌خواهم")


def test_line_breaks_become_spaces():
    assert shown(" Marit\n\n B.\u2028Solvang ") == "Marit B. Solvang"


def test_tooltips_and_menus_take_nothing_for_markup_or_shortcut():
    assert for_tooltip("<b>R</b>\nS") == "<p>&lt;b&gt;R&lt;/b&gt;<br>S</p>"
    assert for_menu("Sand & Sea") == "Sand && Sea"
    assert len(for_menu("x" * 200)) == 60


@given(st.text())
def test_shown_text_is_one_line_without_control_characters(text):
    line = shown(text)
    assert not any(unicodedata.category(c) in ("Cc", "Zl", "Zp") for c in line)
    assert line.count("\u2068") == line.count("\u2069") <= 1


def test_a_long_word_can_be_broken_between_letters_and_is_copied_whole():
    word = "Rindfleischetikettierungsueberwachungsaufgabe"
    assert len(breakable(word)) == 2 * len(word)
    assert unbroken(breakable(word)) == word
    for words in ("Maximiliane-Konstantine Wolkenstein-Trostburg", "https://varnes.example/a/b", "short"):
        assert breakable(words) == words


def test_letters_that_belong_together_are_not_parted():
    assert "e\u0301" in breakable("e\u0301" * 30)
    joined = "\u0627\u0644\u062d\u0633\u064a\u0646" * 6
    assert breakable(joined) == joined


def test_a_name_cut_for_a_menu_turns_nothing_behind_it_around():
    name = "\u0627\u0644\u062d " * 30
    label = f"Mark all that {for_menu(name, 40)} says"
    assert label.count("\u2068") == label.count("\u2069") == 1
    assert label.index("\u2069") < label.index("says")
