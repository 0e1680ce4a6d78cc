"""Where words may be parted, in the languages whose patterns ship."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from reader.ui.hyphens import LEFT, PATTERNS, RIGHT, Hyphens


@pytest.fixture(scope="module")
def hyphens(root):
    return Hyphens(root / "resources" / "hyphenation")


def parted(hyphens, language: str, text: str) -> str:
    breaks = hyphens.of(language).breaks(text, 0, len(text))
    return "".join(("-" if at in breaks else "") + letter for at, letter in enumerate(text))


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "hy-phen-ation al-go-rithm con-sid-er-able Re-port-ing the pi-lots"),
        ("en-GB", "as-so-ciate dec-li-na-tion present projects"),  # exceptions of the patterns
        ("nb", "be-tre at-tende Beo-grad"),
        ("nn-NO", "men-neske-ret-tig-het uten-riks-mi-nis-ter"),
    ],
)
def test_words_are_parted_as_the_patterns_say(hyphens, language, words):
    assert parted(hyphens, language, words.replace("-", "")) == words


def test_what_is_no_plain_word_is_left_whole(hyphens):
    addresses = "https://example.com/considerable considerable@example.org considerable.example"
    text = f"{addresses} consider\u00adable 123456789 ABC"
    assert hyphens.of("en").breaks(text, 0, len(text)) == []


def test_other_languages_are_left_whole(hyphens):
    assert hyphens.of("fi") is None
    assert hyphens.of(None) is None


@pytest.mark.parametrize("language", sorted(PATTERNS))
@example(text="AJKA¼")
@given(
    text=st.text() | st.lists(st.sampled_from(["consider", "hyphenation", "æ", "ø🌊", " ", "’", "-", "ß"])).map("".join)
)
def test_letters_at_the_ends_of_words_stay_together(hyphens, language, text):
    for at in hyphens.of(language).breaks(text, 0, len(text)):
        assert text[at - LEFT : at].isalpha()
        assert text[at : at + RIGHT].isalpha()
        assert len(text[at : at + RIGHT]) == RIGHT
