"""A linear-chain conditional random field over hashed features (Lafferty, McCallum, Pereira 2001), decoding only."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from reader.attribution.columns import Features
from reader.model.frozen import frozen

Scores = NDArray[np.float32]


@frozen
class Tagger:
    """A trained field: `weights` hold a row for each label, a column for each feature number."""

    labels: tuple[str, ...]
    weights: NDArray[np.float16] | Scores  # half precision: three such tables a language stay in memory
    transitions: Scores  # from row to column
    styles: frozenset[int] = frozenset()  # of the guidelines it was trained on, see `reader.attribution.trained`

    def scores(self, features: Features) -> Scores:
        """Return each token's score for each label, from its features alone."""
        # label by label: a row of three numbers for each feature would be fetched seven times as slowly
        return np.stack([of_label.take(features).sum(axis=1, dtype=np.float32) for of_label in self.weights], axis=1)

    def marginals(self, sequences: Sequence[Scores]) -> list[Scores]:
        """Return for each token of each sequence how probable each label is; all sequences go step by step together."""
        table, lengths = _side_by_side(sequences, len(self.labels))
        # as probabilities, each step's divided by their sum (Rabiner 1989): logarithms take three times as long
        table = np.exp(table - table.max(axis=2, keepdims=True), dtype=np.float64)
        reached = np.exp(self.transitions - self.transitions.max(), dtype=np.float64)
        forward, backward = table.copy(), np.ones_like(table)
        for step in range(1, len(table)):
            forward[step] *= forward[step - 1] @ reached
            forward[step] /= forward[step].sum(axis=1, keepdims=True)
        for step in range(len(table) - 2, -1, -1):
            behind = (table[step + 1] * backward[step + 1]) @ reached.T
            behind /= behind.sum(axis=1, keepdims=True)
            backward[step] = np.where((step + 1 < lengths)[:, None], behind, 1)
        total = forward * backward
        total /= total.sum(axis=2, keepdims=True)
        return [total[:length, number] for number, length in enumerate(lengths.tolist())]

    def best(self, sequences: Sequence[Scores]) -> list[NDArray[np.int64]]:
        """Return the most probable labels of each sequence (Viterbi)."""
        table, lengths = _side_by_side(sequences, len(self.labels))
        came = np.zeros(table.shape, np.int64)
        score = table[:1].copy()
        for step in range(1, len(table)):
            ways = score[0][:, :, None] + self.transitions[None]
            came[step] = ways.argmax(axis=1)
            # one that has ended keeps its score, and its way back leads nowhere
            going = (step < lengths)[:, None]
            score[0] = np.where(going, ways.max(axis=1) + table[step], score[0])
        paths = []
        for number, length in enumerate(lengths.tolist()):
            path = np.zeros(length, np.int64)
            path[-1:] = score[0, number].argmax() if length else 0
            for step in range(length - 1, 0, -1):
                path[step - 1] = came[step, number, path[step]]
            paths.append(path)
        return paths


def _side_by_side(sequences: Sequence[Scores], width: int) -> tuple[Scores, NDArray[np.int64]]:
    """Return the sequences as one table by step, sequence and label, nothing behind their ends, and their lengths."""
    lengths = np.array([len(sequence) for sequence in sequences], np.int64)
    table = np.zeros((int(lengths.max(initial=0)), len(sequences), width), np.float32)
    for number, sequence in enumerate(sequences):
        table[: len(sequence), number] = sequence
    return table, lengths


def load_tagger(file: Path) -> Tagger:
    """Load a tagger from an .npz file without pickles."""
    with np.load(file, allow_pickle=False) as stored:
        labels = tuple(str(label) for label in stored["labels"])
        weights = np.ascontiguousarray(stored["weights"].T)
        return Tagger(labels, weights, stored["transitions"], frozenset(stored["styles"].tolist()))
