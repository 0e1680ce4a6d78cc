"""Our own articles, changed as publishers change them, and whether marks are found again on the right words."""

import random
import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from marked_article import read_marked

from reader.anchoring.place import SearchedText
from reader.model.anchor import Anchor, Placement, PlacementState
from reader.model.span import Span

CORPUS = Path(__file__).parents[2] / "packaging" / "models" / "corpus"
WORD = re.compile(r"\w+")
WORDS_OF_A_MARK = (1, 2, 4, 8, 8, 15, 15, 30, 60)
OTHER_WORDS = ("harbour", "quickly", "seven", "later", "officials", "not", "nearly", "Monday", "reported", "old")
ADVERTS = ("Advertisement", "Sign up for our morning letter from the coast.", "Read also: The new ferry is late")
HEADLINE = "UPDATED: What the people of the coast should know tonight"
STRAIGHT = {"“": '"', "”": '"', "«": '"', "»": '"', "’": "'", "‘": "'", "–": "-", "—": " - ", "\u00a0": " ", "…": "..."}
CURLED = {'"': "”", "'": "’", "-": "–"}
MOST = 0.8  # share of the surviving characters
A_WORD = 20  # characters

Character = tuple[str, int | None]  # with where it stood in the article; None: it is new
Text = list[Character]


@dataclass(frozen=True, slots=True)
class Trial:
    """One mark in one changed article."""

    article: str
    mark: Span
    placement: Placement
    words: str  # placed
    survives: bool  # all its words, side by side
    is_right: bool

    @property
    def is_wrong(self) -> bool:
        """Tell whether the mark stands on other words than its own and does not say that it may."""
        sure = self.placement.state not in (PlacementState.UNCERTAIN, PlacementState.ORPHAN)
        return sure and not self.is_right


def articles(most: int) -> Iterator[tuple[str, str]]:
    """Yield names and texts, in either language in turn."""
    files = zip(sorted(CORPUS.glob("nb/*.toml")), sorted(CORPUS.glob("en/*.toml")), strict=False)
    for file in [file for pair in files for file in pair][:most]:
        yield file.stem, read_marked(file).text


def trials(change: str, most: int, seed: int, *, knows_old: bool) -> Iterator[Trial]:
    """Yield what becomes of marks in the articles; `knows_old`: the library has the text they were made on."""
    for name, text in articles(most):
        marks = tuple(_marks(text, random.Random(f"{seed} {name}")))
        changed = CHANGES[change]([*zip(text, range(len(text)), strict=True)], random.Random(f"{seed} {change} {name}"))
        searched = SearchedText(_said(changed))
        for mark in marks:
            placement = searched.place(Anchor.at(mark, text), text if knows_old else None)
            yield _judge(name, text, changed, mark, placement)


def tally(made: Sequence[Trial]) -> Counter[str]:
    """Count wrong ones; of those whose words survive, the surely found, the found, and all."""
    surviving = [trial for trial in made if trial.survives]
    return Counter(
        wrong=sum(trial.is_wrong for trial in made),
        sure=sum(t.is_right and t.placement.state is not PlacementState.UNCERTAIN for t in surviving),
        found=sum(trial.is_right for trial in surviving),
        surviving=len(surviving),
        all=len(made),
    )


def _judge(name: str, text: str, changed: Text, mark: Span, placement: Placement) -> Trial:
    alive = [at for at, (sign, origin) in enumerate(changed) if _is_of(mark, sign, origin)]
    survives = len(alive) == sum(not sign.isspace() for sign in mark.of(text)) and _stand_together(changed, alive)
    placed = range(placement.span.start, placement.span.end) if placement.span else range(0)
    there = [at for at in placed if not changed[at][0].isspace()]
    is_right = there == alive if survives else _is_about(there, alive)
    return Trial(name, mark, placement, "".join(changed[at][0] for at in placed), survives, is_right)


def _is_about(there: Sequence[int], alive: Sequence[int]) -> bool:
    """Tell whether a mark covers what is left of its words, from the first to the last, and hardly more.

    What was put in between them it may cover, and a word at either end that was edited.
    """
    if not there or not alive:
        return False
    ends = abs(there[0] - min(alive)), abs(there[-1] - max(alive))
    return max(ends) <= A_WORD and len({*there} & {*alive}) >= MOST * len(alive)


def _is_of(mark: Span, sign: str, origin: int | None) -> bool:
    return origin is not None and mark.start <= origin < mark.end and not sign.isspace()


def _stand_together(changed: Text, alive: Sequence[int]) -> bool:
    ours = set(alive)
    between = range(alive[0], alive[-1] + 1)
    in_order = all(changed[one][1] < changed[other][1] for one, other in pairwise(alive))
    return in_order and all(at in ours or changed[at][0].isspace() for at in between)


def _marks(text: str, chance: random.Random) -> Iterator[Span]:
    words = [match.span() for match in WORD.finditer(text)]
    for count in WORDS_OF_A_MARK:
        first = chance.randrange(len(words) - count)
        yield Span(words[first][0], words[first + count - 1][1])
    for paragraph in chance.sample(list(re.finditer(r"[^\n]+", text)), 2):
        yield Span(*paragraph.span())


def _said(text: Text) -> str:
    return "".join(sign for sign, _ in text)


def _new(words: str) -> Text:
    return [(sign, None) for sign in words]


def _paragraphs(text: Text) -> list[Text]:
    ends = [match.span() for match in re.finditer("\n+", _said(text))]
    starts = [0, *(end for _, end in ends)]
    return [text[start:end] for start, end in zip(starts, [*(start for start, _ in ends), len(text)], strict=True)]


def _joined(paragraphs: Sequence[Text]) -> Text:
    return [sign for number, one in enumerate(paragraphs) for sign in (_new("\n\n") if number else []) + one]


def _words_edited(text: Text, chance: random.Random) -> Text:
    made, at = [], 0
    for match in WORD.finditer(_said(text)):
        made += text[at : match.start()]
        word, at = text[match.start() : match.end()], match.end()
        other = _new(chance.choice(OTHER_WORDS))
        edits = (other, [*other, (" ", None), *word], [])
        made += chance.choice(edits) if chance.random() < 0.06 else word
    return made + text[at:]


def _paragraphs_moved(text: Text, chance: random.Random) -> Text:
    title, *body = _paragraphs(text)
    for _ in range(max(2, len(body) // 4)):
        body.insert(chance.randrange(len(body)), body.pop(chance.randrange(len(body))))
    return _joined([title, *body])


def _duplicated(text: Text, chance: random.Random) -> Text:
    made = []
    for paragraph in _paragraphs(text):
        made.append(paragraph)
        if len(paragraph) > 60 and chance.random() < 0.4:
            words = _said(paragraph)
            start, end = chance.choice(list(WORD.finditer(words))).span()
            other = chance.choice([word for word in OTHER_WORDS if word != words[start:end]])
            double = _new(words[:start] + other + words[end:])
            made.insert(len(made) - chance.randrange(2), double)
    return _joined(made)


def _deleted(text: Text, chance: random.Random) -> Text:
    title, *body = _paragraphs(text)
    return _joined([title, *(paragraph for paragraph in body if chance.random() < 0.65)])


def _normalised(text: Text, chance: random.Random) -> Text:
    signs = STRAIGHT if any(sign in STRAIGHT for sign, _ in text) else CURLED
    made = []
    for sign, origin in text:
        first, *others = signs.get(sign, sign)
        made += [(first, origin), *_new("".join(others))]
        made += _new(" ") if sign == " " and chance.random() < 0.03 else []
    return made


def _inserted(text: Text, chance: random.Random) -> Text:
    made = [_new(HEADLINE)]
    for paragraph in _paragraphs(text)[1:]:
        made += [paragraph] + [_new(chance.choice(ADVERTS))] * (chance.random() < 0.3)
    return _joined(made)


CHANGES: dict[str, Callable[[Text, random.Random], Text]] = {
    "words edited": _words_edited,
    "paragraphs moved": _paragraphs_moved,
    "duplicated with one word changed": _duplicated,
    "deleted": _deleted,
    "quote marks and spaces normalised": _normalised,
    "headline and adverts inserted": _inserted,
}
