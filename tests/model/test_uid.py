from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from reader.model.uid import new_uid, uid_from


def test_no_two_new_names_are_the_same():
    names = {new_uid() for _ in range(1000)}
    assert len(names) == 1000
    assert all(str(UUID(name)) == name for name in names)


@given(words=st.text(), others=st.text())
def test_words_have_the_same_name_each_time_and_other_words_another(words, others):
    assert str(UUID(uid_from(words))) == uid_from(words)
    assert (uid_from(words) == uid_from(others)) is (words == others)


def test_names_from_words_are_those_that_libraries_hold():
    assert uid_from("kilde:seed/Q1") == "511999b6-1ade-59bd-9d5e-c172488d50aa"
