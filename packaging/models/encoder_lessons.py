"""What the encoder learns from: windows of annotated articles with the right answers, and their pieces."""

import gzip
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from examples import Example
from numpy.typing import NDArray
from taggers import cue_labels, tokens_of
from torch import Tensor

from reader.attribution.columns import Columns
from reader.attribution.encoder import KINDS, steps
from reader.attribution.encoder_windows import FEATURES, Window, windows
from reader.attribution.parse import Numbers
from reader.attribution.role_features import REACH, cue_of
from reader.attribution.word_pieces import BEGIN, CONTINUED, END, UNKNOWN, Vocabulary

SPECIAL = ("[PAD]", UNKNOWN, BEGIN, END, *KINDS.values())
BEGUN_AS = dict(zip(KINDS.values(), ("it", "john", "company", "london"), strict=True))  # published pieces
AFFIX = 4  # letters of the ends of words that are kept whether or not they occur
NOT_ASKED = -100  # label of tokens too far from a cue


@dataclass(frozen=True, slots=True)
class Asked:
    """A cue of a window, and what each of its tokens is to it."""

    cue: int  # token, counted from the window's first
    step: Numbers
    labels: Numbers  # 0 nothing, 1 source, 2 content


@dataclass(frozen=True, slots=True)
class Lesson:
    """A window with the right answers."""

    window: Window
    cues: Numbers  # of each token: 0 no cue, 1 begins one, 2 goes on with it
    asked: list[Asked]


def lessons(
    examples: Iterable[tuple[Example, Columns]], vocabulary: Vocabulary, name_pieces: Mapping[int, int]
) -> Iterator[Lesson]:
    """Yield the windows of examples."""
    for example, seen in examples:
        cues = cue_labels(example, seen.parse)
        told = []
        for one in example.told:
            cue, source, content = (tokens_of(part, seen.parse) for part in (one.cue, one.source, one.content))
            told += [(cue_of(cue, seen.parse).head, source, content)] if cue else []
        for window in windows(seen, vocabulary, name_pieces):
            inside = [one for one in told if window.first <= one[0] < window.last]
            yield Lesson(window, cues[window.first : window.last], [_asked(window, *one, seen) for one in inside])


def _asked(window: Window, cue: int, source: list[int], content: list[int], seen: Columns) -> Asked:
    tokens = np.arange(window.first, window.last)
    labels = np.isin(tokens, source).astype(np.int64)
    labels[np.isin(tokens, content)] = 2
    sentence = seen.parse.sentence
    labels[np.abs(sentence[tokens] - sentence[cue]) > REACH] = NOT_ASKED
    return Asked(cue - window.first, steps(tokens - cue), labels)


@dataclass(frozen=True, slots=True)
class Batch:
    """Windows side by side, filled up to one length, and the flat places of what is asked of them."""

    pieces: Tensor
    features: Tensor
    mask: Tensor
    tokens: Tensor  # places of the tokens …
    cues: Tensor  # … and their labels
    taking: Tensor  # of each pair asked for, the cue's place …
    taken: Tensor  # … the token's
    step: Tensor
    roles: Tensor  # label


def batch_of(group: Sequence[Lesson]) -> Batch:
    """Put windows side by side."""
    size = max(len(one.window.pieces) for one in group)
    pieces = torch.zeros(len(group), size, dtype=torch.long)
    features = torch.zeros(len(group), size, FEATURES, dtype=torch.long)
    mask = torch.zeros(len(group), size)
    tokens, cues, pairs = [], [], []
    for row, one in enumerate(group):
        length, places = len(one.window.pieces), one.window.heads + row * size
        pieces[row, :length] = torch.from_numpy(one.window.pieces)
        features[row, :length] = torch.from_numpy(one.window.features)
        mask[row, :length] = 1
        tokens.append(places)
        cues.append(one.cues)
        for asked in one.asked:
            near = asked.labels != NOT_ASKED
            cue = np.full(int(near.sum()), places[asked.cue])
            pairs.append(np.stack([cue, places[near], asked.step[near], asked.labels[near]]))
    flat = torch.from_numpy(np.concatenate(pairs, axis=1) if pairs else np.zeros((4, 0), np.int64))
    return Batch(pieces, features, mask, *map(_joined, (tokens, cues)), *flat)


def _joined(parts: Sequence[NDArray[np.int64]]) -> Tensor:
    return torch.from_numpy(np.concatenate(parts))


def reduced(published: Sequence[str], words: Iterable[str]) -> tuple[list[str], list[int]]:
    """Return the pieces that are kept, and of each the row among the published ones from which it begins.

    Kept are those of `words`, single letters and short ends of words.
    """
    whole = Vocabulary(published)
    kept = {number for word in words for number in whole.of_word(word)}
    kept |= {number for piece, number in whole.numbers.items() if _is_affix(piece)}
    pieces = [*SPECIAL, *(published[number] for number in sorted(kept) if published[number] not in SPECIAL)]
    return pieces, [whole.numbers[BEGUN_AS.get(piece, piece)] for piece in pieces]


def _is_affix(piece: str) -> bool:
    ending = piece.removeprefix(CONTINUED)
    is_end = ending != piece and ending.isalpha() and len(ending) <= AFFIX
    return piece.isascii() and (len(piece) == 1 or is_end)


def open_words(corpora: Path, examples: Iterable[Example]) -> Iterator[str]:
    """Yield the words of the openly licensed corpora: the treebank, and our own articles."""
    with gzip.open(corpora / "ud" / "ud-en-ewt-train.conllu.gz", "rt", encoding="utf-8") as lines:
        yield from (line.split("\t")[1] for line in lines if line[:1].isdigit())
    for example in examples:
        yield from example.article.text.split()
