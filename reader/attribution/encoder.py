"""How an article's tokens look to a small transformer, which sees each together with its paragraphs.

The taggers look at what stands next to a token and at its tree; this adds what the words mean there. It was fitted by
`packaging/models`, from the first layers of a published sentence encoder.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np

from reader.attribution.columns import Columns
from reader.attribution.crf import Scores
from reader.attribution.encoder_windows import Window, windows
from reader.attribution.parse import Numbers
from reader.attribution.word_pieces import Vocabulary
from reader.model.frozen import frozen

STEPS = (1, 2, 3, 4, 6, 8, 12, 16, 24, 32, 48, 64)  # distances from a cue that are told apart, in tokens
KINDS = {"": "[NAME]", "PERSON": "[PERSON]", "ORG": "[ORG]", "PLACE": "[PLACE]"}  # the parser's types, their pieces
THREADS = 2  # the smallest machines have as many; twice as fast as one


@frozen
class Sight:
    """What the encoder sees in an article."""

    cues: Scores  # log-probability of each token being no cue, the first of one, a further one
    window: Numbers  # of each token
    taking: Scores  # of each token: how it looks as a cue …
    taken: Scores  # … and how beside one
    step: Scores  # what each distance adds
    role: Scores
    bias: Scores

    def roles(self, cue: int, first: int, length: int) -> Scores:
        """Return the log-probabilities of tokens being nothing, source or content of the cue with that token.

        All are 0 for tokens of other windows, which it has not seen together with the cue.
        """
        tokens = np.arange(first, first + length)
        met = self.taking[cue] + self.taken[first : first + length] + self.step[steps(tokens - cue)]
        made = _log_softmax(np.maximum(met, 0) @ self.role + self.bias)
        made[self.window[first : first + length] != self.window[cue]] = 0
        return made


@frozen
class Encoder:
    """A transformer, and what its last step needs to know."""

    session: Any  # onnxruntime's
    vocabulary: Vocabulary
    name_pieces: Mapping[int, int]  # as in `windows`
    step: Scores
    role: Scores
    bias: Scores

    def look(self, of: Columns) -> Sight:
        """Return what is seen in an article."""
        seen = list(windows(of, self.vocabulary, self.name_pieces))
        outputs = [self._look_at(one) for one in seen]
        logits, taking, taken = (
            np.concatenate([output[number] for output in outputs] or [np.zeros((0, 3), np.float32)])
            for number in range(3)
        )
        number = np.repeat(np.arange(len(seen)), [one.last - one.first for one in seen])
        return Sight(_log_softmax(logits), number, taking, taken, self.step, self.role, self.bias)

    def _look_at(self, window: Window) -> list[Scores]:
        # one at a time: side by side they would be filled up to one length, which takes longer
        given = {"pieces": window.pieces[None], "features": window.features[None]}
        return [output[0, window.heads] for output in self.session.run(None, given)]


def steps(distance: Numbers) -> Numbers:
    """Return how far tokens stand behind (positive) or before a cue, in steps from 0."""
    graded = np.digitize(np.abs(distance), STEPS)
    return np.where(distance < 0, -graded, graded) + len(STEPS)


def name_pieces(vocabulary: Vocabulary, codes: Mapping[int, str]) -> dict[int, int]:
    """Return the piece of each type of name; `codes` say which types of `KINDS` the parser's codes are."""
    return {code: vocabulary.numbers[KINDS[kind]] for code, kind in codes.items()}


def load_encoder(folder: Path, codes: Mapping[int, str]) -> Encoder:
    """Load an encoder from a folder's `encoder.onnx`, `encoder.npz` and `pieces.txt`; `codes` as in `name_pieces`."""
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = THREADS
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")  # they sleep while there is nothing to do
    session = onnxruntime.InferenceSession(folder / "encoder.onnx", options, providers=["CPUExecutionProvider"])
    vocabulary = Vocabulary((folder / "pieces.txt").read_text(encoding="utf-8").splitlines())
    with np.load(folder / "encoder.npz", allow_pickle=False) as stored:
        last = (stored[name] for name in ("step", "role", "bias"))
        return Encoder(session, vocabulary, name_pieces(vocabulary, codes), *last)


def _log_softmax(logits: Scores) -> Scores:
    far = logits - logits.max(axis=-1, keepdims=True)
    made: Scores = far - np.log(np.exp(far).sum(axis=-1, keepdims=True))
    return made
