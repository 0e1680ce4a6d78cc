import pytest

from reader.text.pdf_words import written


@pytest.mark.parametrize(
    ("codes", "words"),
    [
        ((0x48, 0xD83C, 0xDF0A, 0x2E), "H🌊."),
        ((0xD83D, 0xDC69, 0xD83C, 0xDFFD, 0x200D, 0xD83D, 0xDE80), "👩🏽\u200d🚀"),
        ((0xD83C, 0x41, 0xDF0A), "\ufffdA\ufffd"),
        ((0x1F30A,), "🌊"),
    ],
)
def test_letters_in_two_halves_are_one_and_a_half_is_none(codes, words):
    assert written(codes) == words
