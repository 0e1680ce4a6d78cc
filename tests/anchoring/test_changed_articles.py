import pytest

from reader.model.anchor import Anchor
from tests.anchoring.changed_articles import CHANGES, tally, trials


@pytest.mark.parametrize("change", CHANGES)
@pytest.mark.parametrize("knows_old", [True, False], ids=["old text known", "old text unknown"])
def test_no_mark_stands_on_wrong_words_and_nearly_all_are_found(change, knows_old):
    made = list(trials(change, 16, 1, knows_old=knows_old))
    counts = tally(made)
    assert [trial for trial in made if trial.is_wrong] == []
    assert counts["surviving"] > 80
    # Which of two paragraphs that differ in a word far from the mark it is, the old text alone can tell.
    assert counts["found"] >= (0.95 if knows_old or not change.startswith("duplicated") else 0.9) * counts["surviving"]


def test_an_anchor_stands_where_the_words_around_it_are_the_same():
    anchor = Anchor("bridge", "the new ", " would", 8)
    assert anchor.stands_in("the new bridge would open")
    assert not anchor.stands_in("the new bridge will open")
    assert not anchor.stands_in("the old bridge would open")
    assert not anchor.stands_in(" the new bridge would open")
