"""Role and affiliation as a trained tagger reads them around the places where somebody is named."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from reader.attribution.crf import Scores
from reader.attribution.features import Around, Columns, cue_of, role_features
from reader.attribution.models import Models
from reader.attribution.parse import Parse
from reader.attribution.trained import marks_of
from reader.model.span import Span

MENTIONS_READ = 6  # of one source; what is said of it stands at its first mentions
LONGEST_PRONOUN = 6  # letters
LEAST = 0.5  # probability of a word from which it is taken for part of a role or an affiliation


@dataclass(frozen=True, slots=True)
class Words:
    """Words of the article that state a fact, and how surely."""

    span: Span
    confidence: float


@dataclass(frozen=True, slots=True)
class TaggedPost:
    """What the tagger takes for a source's role and affiliation, each its surest words."""

    role: Words | None = None
    body: Words | None = None

    def without(self, spans: Sequence[Span]) -> "TaggedPost":
        """Return the post without what stands in one of `spans`."""
        return TaggedPost(*(None if part and _is_in(part, spans) else part for part in (self.role, self.body)))


def is_telling(mention: str) -> bool:
    """Tell a name, a description or a pronoun that opens a sentence from one inside, beside which no post stands."""
    return " " in mention or mention[:1].isupper() or len(mention) > LONGEST_PRONOUN


class PostTagger:
    """Reads the posts of an article's sources, all at once."""

    def __init__(self, columns: Columns, models: Models) -> None:
        self._columns, self._tagger = columns, models.posts

    def read(self, sources: Sequence[Sequence[Span]]) -> list[TaggedPost]:
        """Return the post of each source, whose names and descriptions stand at these spans."""
        parsed = self._columns.parse
        named = [
            (number, cue_of(tokens, parsed))
            for number, spans in enumerate(sources)
            for span in spans[:MENTIONS_READ]
            if (tokens := tuple(parsed.tokens_of(span)))
        ]
        marks = marks_of([cue for _, cue in named], len(parsed))
        around = [role_features(self._columns, cue, marks) for _, cue in named]
        shares = self._tagger.marginals([self._tagger.scores(one.features) for one in around])
        posts = [TaggedPost() for _ in sources]
        for (number, _), one, share in zip(named, around, shares, strict=True):
            role, body = (_surest(share[:, label], one, parsed) for label in (1, 2))
            before = posts[number]
            posts[number] = TaggedPost(_surer(before.role, role), _surer(before.body, body))
        return posts


def _is_in(words: Words, spans: Sequence[Span]) -> bool:
    return any(span.contains(words.span) for span in spans)


def _surest(share: Scores, around: Around, parsed: Parse) -> Words | None:
    """Return the run of tokens that is most surely the fact's words."""
    best: Words | None = None
    likely = np.flatnonzero(share >= LEAST)
    for run in np.split(likely, np.flatnonzero(np.diff(likely) > 1) + 1):
        if len(run):
            first, last = int(run[0]) + around.first, int(run[-1]) + around.first
            span = Span(int(parsed.start[first]), int(parsed.end[last]))
            best = _surer(best, Words(span, float(share[run].mean())))
    return best


def _surer(one: Words | None, other: Words | None) -> Words | None:
    if one is None or other is None:
        return one or other
    return other if other.confidence > one.confidence else one
