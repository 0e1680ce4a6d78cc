"""A linear-chain conditional random field over hashed features (Lafferty, McCallum, Pereira 2001), decoding only."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from reader.attribution.features import Features

Scores = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Tagger:
    """A trained field: `weights` hold a row for each feature number, a column for each label."""

    labels: tuple[str, ...]
    weights: NDArray[np.float16] | Scores  # half precision: three such tables a language stay in memory
    transitions: Scores  # from row to column
    styles: frozenset[int] = frozenset()  # of the guidelines it was trained on, see `reader.attribution.trained`

    def scores(self, features: Features) -> Scores:
        """Return each token's score for each label, from its features alone."""
        made: Scores = self.weights[features].sum(axis=1, dtype=np.float32)
        return made

    def marginals(self, sequences: Sequence[Scores]) -> list[Scores]:
        """Return for each token of each sequence how probable each label is; all sequences go step by step together."""
        if not sequences:
            return []
        lengths = np.array([len(s) for s in sequences])
        longest, count, width = int(lengths.max()), len(sequences), len(self.labels)
        table = np.zeros((longest, count, width), np.float32)
        for number, sequence in enumerate(sequences):
            table[: len(sequence), number] = sequence
        forward, backward = np.zeros_like(table), np.zeros_like(table)
        if longest:
            forward[0] = table[0]
        for step in range(1, longest):
            forward[step] = table[step] + _summed(forward[step - 1][:, :, None] + self.transitions[None], axis=1)
        for step in range(longest - 2, -1, -1):
            reached = _summed(self.transitions[None] + (table[step + 1] + backward[step + 1])[:, None, :], axis=2)
            backward[step] = np.where((step + 1 < lengths)[:, None], reached, 0)
        total = forward + backward
        total = np.exp(total - total.max(axis=2, keepdims=True))
        total /= total.sum(axis=2, keepdims=True)
        return [total[:length, number] for number, length in enumerate(lengths)]

    def best(self, sequences: Sequence[Scores]) -> list[NDArray[np.int64]]:
        """Return the most probable labels of each sequence (Viterbi)."""
        if not sequences:
            return []
        lengths = np.array([len(s) for s in sequences])
        longest, count, width = int(lengths.max()), len(sequences), len(self.labels)
        came = np.zeros((longest, count, width), np.int64)
        score = np.zeros((count, width), np.float32)
        last = np.zeros((count, width), np.float32)
        for step in range(longest):
            now = np.zeros((count, width), np.float32)
            for number in np.flatnonzero(lengths > step).tolist():
                now[number] = sequences[number][step]
            if step:
                ways = score[:, :, None] + self.transitions[None]
                came[step] = ways.argmax(axis=1)
                now += ways.max(axis=1)
            score = now
            ended = lengths == step + 1
            last[ended] = score[ended]
        paths = []
        for number, length in enumerate(lengths.tolist()):
            path = np.zeros(length, np.int64)
            if length:
                path[-1] = int(last[number].argmax())
                for step in range(length - 1, 0, -1):
                    path[step - 1] = came[step, number, path[step]]
            paths.append(path)
        return paths


def load_tagger(file: Path) -> Tagger:
    """Load a tagger from an .npz file without pickles."""
    with np.load(file, allow_pickle=False) as stored:
        labels = tuple(str(label) for label in stored["labels"])
        return Tagger(labels, stored["weights"], stored["transitions"], frozenset(stored["styles"].tolist()))


def _summed(scores: Scores, axis: int) -> Scores:
    """Return the logarithm of the summed exponentials along `axis`."""
    most = scores.max(axis=axis, keepdims=True)
    made: Scores = (most + np.log(np.exp(scores - most).sum(axis=axis, keepdims=True))).squeeze(axis)
    return made
