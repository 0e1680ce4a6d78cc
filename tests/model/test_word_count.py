from hypothesis import given
from hypothesis import strategies as st

from reader.model.word_count import count_words


@given(text=st.text(st.sampled_from("ab \n\u00a0\u2028é")), at_once=st.integers(1, 9))
def test_words_are_the_same_however_they_are_sliced(text, at_once):
    assert count_words(text, at_once) == len(text.split())
