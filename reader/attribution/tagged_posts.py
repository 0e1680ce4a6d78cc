"""Role and affiliation as a trained tagger reads them around the places where somebody is named."""

from collections.abc import Sequence

import numpy as np

from reader.attribution.columns import Columns
from reader.attribution.crf import Scores
from reader.attribution.models import Models
from reader.attribution.parse import Parse
from reader.attribution.role_features import cue_of, role_windows
from reader.attribution.tagging import marks_of
from reader.model.frozen import frozen
from reader.model.span import Span

MENTIONS_READ = 6  # of one source; what is said of it stands at its first mentions
LONGEST_PRONOUN = 6  # letters
LEAST = 0.5  # probability of a word from which it is taken for part of a role or an affiliation


@frozen
class Words:
    """Words of the article that state a fact, and how surely."""

    span: Span
    confidence: float


@frozen
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
        whose = iter([number for number, _ in named])
        posts = [TaggedPost() for _ in sources]
        for windows in role_windows(self._columns, [cue for _, cue in named], marks):
            scores = windows.split(self._tagger.scores(windows.features))
            for first, share in zip(windows.first.tolist(), self._tagger.marginals(scores), strict=True):
                number = next(whose)
                role, body = (_surest(share[:, label], first, parsed) for label in (1, 2))
                posts[number] = TaggedPost(_surer(posts[number].role, role), _surer(posts[number].body, body))
        return posts


def _is_in(words: Words, spans: Sequence[Span]) -> bool:
    return any(span.contains(words.span) for span in spans)


def _surest(share: Scores, begin: int, parsed: Parse) -> Words | None:
    """Return the run of tokens that is most surely the fact's words; `share` is that of the tokens from `begin` on."""
    best: Words | None = None
    likely = np.flatnonzero(share >= LEAST)
    for run in np.split(likely, np.flatnonzero(np.diff(likely) > 1) + 1):
        if len(run):
            first, last = int(run[0]) + begin, int(run[-1]) + begin
            span = Span(int(parsed.start[first]), int(parsed.end[last]))
            best = _surer(best, Words(span, float(share[run].mean())))
    return best


def _surer(one: Words | None, other: Words | None) -> Words | None:
    if one is None or other is None:
        return one or other
    return other if other.confidence > one.confidence else one
