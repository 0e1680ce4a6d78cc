"""Fits the taggers of cues and of their roles, and writes them as the program reads them."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import numpy as np
import pycrfsuite
from examples import Example, Spans
from marked_article import MarkedSource, Span
from numpy.typing import NDArray

from reader.attribution.attribute import attribute
from reader.attribution.columns import BITS, Columns, Features
from reader.attribution.cue_features import cue_features
from reader.attribution.lexicon import load_lexicon
from reader.attribution.models import Models
from reader.attribution.parse import Parse
from reader.attribution.role_features import Cue, cue_of, role_windows
from reader.attribution.tagged_posts import MENTIONS_READ, is_telling
from reader.attribution.tagging import marks_of, split_by
from reader.attribution.trained import look_at
from reader.model.span import Span as Reach

CUE_LABELS = ("O", "B", "I")
ROLE_LABELS = ("O", "S", "C")
POST_LABELS = ("O", "R", "A")
ROUNDS, L1, L2 = 80, 0.03, 0.3  # of L-BFGS; weights of the two norms, chosen on the development parts

Sequence_ = tuple[Features, NDArray[np.int64]]


def columns(example: Example, models: Models) -> Columns:
    """Return what the taggers look at in an example."""
    lexicon = load_lexicon(example.article.language)
    return look_at(example.article, attribute(example.article, lexicon), lexicon, models, example.style)


def cue_sequences(examples: Iterable[tuple[Example, Columns]]) -> Iterator[Sequence_]:
    """Yield a sequence for each sentence: which of its tokens begin a cue or go on with one."""
    for example, seen in examples:
        labels = cue_labels(example, seen.parse)
        if len(labels):
            rows = split_by(seen.parse.sentence, cue_features(seen))
            yield from zip(rows, split_by(seen.parse.sentence, labels), strict=True)


def cue_labels(example: Example, parsed: Parse) -> NDArray[np.int64]:
    """Return for each token 0 for no cue, 1 for the first of one, 2 for one that goes on with it."""
    labels = np.zeros(len(parsed), np.int64)
    for told in example.told:
        before = -2
        for token in tokens_of(told.cue, parsed):
            labels[token] = 2 if token == before + 1 else 1
            before = token
    return labels


def role_sequences(examples: Iterable[tuple[Example, Columns]]) -> Iterator[Sequence_]:
    """Yield a sequence for each cue: which tokens around it are its source and its content."""
    for example, seen in examples:
        parsed = seen.parse
        told = [(cue_of(tokens, parsed), one) for one in example.told if (tokens := tokens_of(one.cue, parsed))]
        yield from _around(seen, [(cue, ((one.source, 1), (one.content, 2))) for cue, one in told])


def post_sequences(examples: Iterable[tuple[Example, Columns]]) -> Iterator[Sequence_]:
    """Yield a sequence for each naming of a source of our own corpus: which tokens state its role and affiliation."""
    for example, seen in examples:
        if example.marked is None:
            continue
        named = [
            (cue_of(tokens, seen.parse), ((source.role_words, 1), (source.affiliation_words, 2)))
            for source in example.marked.sources
            for span in _namings(source, example.marked.text)
            if (tokens := tokens_of([span], seen.parse))
        ]
        yield from _around(seen, named)


def _around(seen: Columns, wanted: Sequence[tuple[Cue, Iterable[tuple[Spans, int]]]]) -> Iterator[Sequence_]:
    """Yield the window around each cue with its labels; where spans of two labels overlap, the later one holds."""
    cues = [cue for cue, _ in wanted]
    labelled = iter(wanted)
    for windows in role_windows(seen, cues, marks_of(cues, len(seen.parse))):
        for first, features in zip(windows.first.tolist(), windows.split(windows.features), strict=True):
            labels = np.zeros(len(features), np.int64)
            for spans, label in next(labelled)[1]:
                places = np.array(tokens_of(spans, seen.parse), np.int64) - first
                labels[places[(places >= 0) & (places < len(labels))]] = label
            yield features, labels


def _namings(source: MarkedSource, text: str) -> list[Span]:
    """Return the first mentions of a person or unnamed source that name or describe it: no pronouns."""
    if source.kind not in ("person", "unnamed"):
        return []
    return [span for span in source.mentions if is_telling(text[slice(*span)])][:MENTIONS_READ]


def tokens_of(spans: Spans, parsed: Parse) -> list[int]:
    """Return the tokens that share a character with one of the spans, in reading order."""
    return sorted({token for start, end in spans if start < end for token in parsed.tokens_of(Reach(start, end))})


def fit(labels: Sequence[str], sequences: Iterable[Sequence_], styles: Iterable[int], out: Path) -> int:
    """Fit a linear-chain field by L-BFGS and write its weights; returns how many tokens it saw."""
    trainer = pycrfsuite.Trainer(verbose=False)
    count = 0
    for features, wanted in sequences:
        trainer.append([list(map(str, row)) for row in features.tolist()], [labels[label] for label in wanted])
        count += len(wanted)
    trainer.set_params({"c1": L1, "c2": L2, "max_iterations": ROUNDS, "feature.possible_transitions": True})
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
    np.savez_compressed(
        out,
        labels=np.array(labels),
        styles=np.array(sorted(styles)),
        weights=weights.astype(np.float16),
        transitions=transitions,
    )
    fitted.unlink()
    return count
