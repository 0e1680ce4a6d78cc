"""The field's decoding against the plain definition: every way of labelling, added up."""

from itertools import pairwise, product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.attribution.crf import Tagger, load_tagger

LABELS = ("O", "B", "I")
SCORES = st.floats(-4, 4, width=32)
SEQUENCES = st.lists(st.lists(st.lists(SCORES, min_size=3, max_size=3), min_size=1, max_size=5), min_size=1, max_size=4)


def tagger(transitions):
    return Tagger(LABELS, np.zeros((3, 1), np.float32), np.array(transitions, np.float32))


def weight(path, scores, transitions):
    steps = sum(transitions[a][b] for a, b in pairwise(path))
    return sum(scores[i][label] for i, label in enumerate(path)) + steps


@given(SEQUENCES, st.lists(st.lists(SCORES, min_size=3, max_size=3), min_size=3, max_size=3))
def test_best_labels_and_probabilities_are_those_of_all_ways(sequences, transitions):
    made = tagger(transitions)
    given_scores = [np.array(s, np.float32) for s in sequences]
    for scores, best, shares in zip(sequences, made.best(given_scores), made.marginals(given_scores), strict=True):
        ways = {path: weight(path, scores, transitions) for path in product(range(3), repeat=len(scores))}
        assert ways[tuple(best.tolist())] == pytest.approx(max(ways.values()), abs=1e-4)
        total = sum(np.exp(w) for w in ways.values())
        for place in range(len(scores)):
            for label in range(3):
                share = sum(np.exp(w) for path, w in ways.items() if path[place] == label) / total
                assert shares[place, label] == pytest.approx(share, abs=1e-4)


def test_nothing_to_label_gives_nothing():
    made = tagger(np.zeros((3, 3)))
    assert made.best([]) == made.marginals([]) == []


def test_scores_add_up_the_weights_of_a_tokens_features():
    weights = np.array([[1, 0, 0], [0, 2, 0], [0, 0, 4]], np.float32)  # of label, of feature
    made = Tagger(LABELS, weights, np.zeros((3, 3), np.float32))
    assert made.scores(np.array([[0, 2], [1, 1]], np.uint32)).tolist() == [[1, 0, 4], [0, 4, 0]]


def test_a_file_with_pickles_is_refused(tmp_path):
    file = tmp_path / "cues.npz"
    np.savez(
        file,
        labels=np.array([object()], dtype=object),
        weights=np.zeros((1, 1)),
        transitions=np.zeros((1, 1)),
        styles=[1],
    )
    with pytest.raises(ValueError, match="pickle"):
        load_tagger(file)
