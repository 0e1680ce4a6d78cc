"""Fits the taggers of cues and of their roles, and writes them as the program reads them."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import numpy as np
import pycrfsuite
from examples import Example, Spans
from numpy.typing import NDArray

from reader.attribution.attribute import attribute
from reader.attribution.features import BITS, Columns, Features, cue_features, cue_of, role_features
from reader.attribution.lexicon import load_lexicon
from reader.attribution.models import Models
from reader.attribution.parse import Parse
from reader.attribution.trained import look_at, marks_of, split_by
from reader.model.span import Span

CUE_LABELS = ("O", "B", "I")
ROLE_LABELS = ("O", "S", "C")

Sequence_ = tuple[Features, NDArray[np.int64]]


def columns(example: Example, models: Models) -> Columns:
    """Return what the taggers look at in an example."""
    lexicon = load_lexicon(example.article.language)
    return look_at(example.article, attribute(example.article, lexicon), lexicon, models, example.style)


def cue_sequences(examples: Iterable[tuple[Example, Columns]]) -> Iterator[Sequence_]:
    """Yield a sequence for each sentence: which of its tokens begin a cue or go on with one."""
    for example, seen in examples:
        labels = np.zeros(len(seen.parse), np.int64)
        for told in example.told:
            before = -2
            for token in tokens_of(told.cue, seen.parse):
                labels[token] = 2 if token == before + 1 else 1
                before = token
        if len(labels):
            rows = split_by(seen.parse.sentence, cue_features(seen))
            yield from zip(rows, split_by(seen.parse.sentence, labels), strict=True)


def role_sequences(examples: Iterable[tuple[Example, Columns]]) -> Iterator[Sequence_]:
    """Yield a sequence for each cue: which tokens around it are its source and its content."""
    for example, seen in examples:
        found = [
            (cue_of(tokens, seen.parse), told) for told in example.told if (tokens := tokens_of(told.cue, seen.parse))
        ]
        marks = marks_of([cue for cue, _ in found], len(seen.parse))
        for cue, told in found:
            around = role_features(seen, cue, marks)
            labels = np.zeros(len(around.features), np.int64)
            for spans, label in ((told.content, 2), (told.source, 1)):
                places = np.array(tokens_of(spans, seen.parse), np.int64) - around.first
                labels[places[(places >= 0) & (places < len(labels))]] = label
            yield around.features, labels


def tokens_of(spans: Spans, parsed: Parse) -> list[int]:
    """Return the tokens that share a character with one of the spans, in reading order."""
    return sorted({token for start, end in spans if start < end for token in parsed.tokens_of(Span(start, end))})


def fit(labels: Sequence[str], sequences: Iterable[Sequence_], out: Path, *, rounds: int, l1: float, l2: float) -> int:
    """Fit a linear-chain field by L-BFGS and write its weights; returns how many tokens it saw."""
    trainer = pycrfsuite.Trainer(verbose=False)
    count = 0
    for features, wanted in sequences:
        trainer.append([list(map(str, row)) for row in features.tolist()], [labels[label] for label in wanted])
        count += len(wanted)
    trainer.set_params({"c1": l1, "c2": l2, "max_iterations": rounds, "feature.possible_transitions": True})
    fitted = out.with_suffix(".crfsuite")
    trainer.train(str(fitted))
    tagger = pycrfsuite.Tagger()
    tagger.open(str(fitted))
    learned = tagger.info()
    place = {label: number for number, label in enumerate(labels)}
    weights = np.zeros((1 << BITS, len(labels)), np.float32)
    for (feature, label), weight in learned.state_features.items():
        weights[int(feature), place[label]] = weight
    transitions = np.zeros((len(labels), len(labels)), np.float32)
    for (before, after), weight in learned.transitions.items():
        transitions[place[before], place[after]] = weight
    np.savez_compressed(out, labels=np.array(labels), weights=weights.astype(np.float16), transitions=transitions)
    fitted.unlink()
    return count
