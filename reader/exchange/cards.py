"""The source cards of an annotated copy."""

from collections.abc import Iterable, Sequence

from reader.exchange.article_html import BlockNumbers, block_ids
from reader.exchange.markup import escaped, link, plain
from reader.exchange.medium import PAGE, Medium
from reader.model.attribution import StatementKind
from reader.model.copy import AnnotatedCopy, Assessment
from reader.model.dates import when
from reader.model.shares import word_shares
from reader.model.signal import UNSTATED, Origin, Signal
from reader.model.source import Appearance, SourceKind, Statement

KINDS = {
    SourceKind.PERSON: "Person",
    SourceKind.ORGANISATION: "Organisation",
    SourceKind.PUBLISHER: "Outlet",
    SourceKind.PLATFORM: "Platform",
    SourceKind.DOCUMENT: "Document",
    SourceKind.UNNAMED: "Unnamed source",
}
ORIGINS = {
    Origin.ARTICLE: "In this article",
    Origin.LIBRARY: "In the maker’s other articles",
    Origin.REGISTER: "In a register or on another page",
    Origin.READER: "The maker’s own word",
    Origin.COPY: "In somebody else’s copy",
}
_GROUPS = (
    ("Who speaks", (SourceKind.PERSON, SourceKind.UNNAMED)),
    ("Behind them", (SourceKind.ORGANISATION,)),
    ("Where it comes from", (SourceKind.PUBLISHER, SourceKind.PLATFORM, SourceKind.DOCUMENT)),
)
_SPEAKERS = _GROUPS[0][1]


class CardWriter:
    """Writes the cards of one copy."""

    def __init__(self, copy: AnnotatedCopy, medium: Medium = PAGE) -> None:
        self._copy = copy
        self._medium = medium
        self._appearances = copy.reading.appearances
        self._shares = word_shares(self._appearances)
        self._blocks = BlockNumbers(copy.reading.article)
        self._ids = block_ids(copy.reading.article)

    def write(self) -> str:
        """Return the bar of attributed words and the cards in their groups."""
        if not self._appearances:
            return '<p class="none">No sources were found in this article.</p>'
        return self._bar() + "".join(self._group(title, kinds) for title, kinds in _GROUPS)

    def rules(self) -> str:
        """Return the style rules of this copy: widths in the bar, and whose words stand out when a card is chosen."""
        kinds = (appearance.kind.value for appearance in self._appearances)
        return self.bar_rules() + "".join(
            f"body:has(#source-{index}:target) .by-{index}{{background:var(--tint-{kind});"
            f"box-shadow:inset 0 -2px var(--{kind})}}"
            f"body:has(#source-{index}:target) .to-{index}{{color:var(--{kind})}}"
            for index, kind in enumerate(kinds)
        )

    def bar_rules(self) -> str:
        """Return the rules for the widths in the bar."""
        words = (words for words, _ in self._shares)
        return "".join(f"#part-{index}{{flex-grow:{count}}}" for index, count in enumerate(words) if count)

    def _bar(self) -> str:
        everyone = sum(words for words, _ in self._shares)
        if not everyone or not self._medium.has_bar:
            return ""
        parts = "".join(
            f'<li id="part-{index}"><a href="#source-{index}">{plain(_short(appearance))}</a></li>'
            for index, appearance in enumerate(self._appearances)
            if self._shares[index][0]
        )
        return (
            f'<p class="sub" id="bar-says">Who gets how many of the {everyone} attributed words</p>'
            f'<ol class="bar" aria-labelledby="bar-says">{parts}</ol>'
        )

    def _group(self, title: str, kinds: Sequence[SourceKind]) -> str:
        chosen = [(i, appearance) for i, appearance in enumerate(self._appearances) if appearance.kind in kinds]
        if not chosen:
            return ""
        cards = "".join(self._card(index, appearance) for index, appearance in chosen)
        return f'<h3>{title} <span class="number">{len(chosen)}</span></h3>{cards}'

    def _card(self, index: int, appearance: Appearance) -> str:
        kind = appearance.kind
        parts = (
            f'<section class="card {kind.value}" id="source-{index}" aria-labelledby="name-{index}">',
            self._medium.draw(f"kind-{kind.value}"),
            f'<h4 id="name-{index}">{plain(appearance.name)}</h4>{self._count(index)}',
            f'<p class="kind">{KINDS[kind]}</p>{_post(appearance)}',
            _aliases(appearance),
            _listed("signals", (self._signal(one) for one in appearance.signals if one.id != UNSTATED)),
            _listed("assessments", map(self._assessment, self._assessments(appearance))),
            _listed("said", (self._statement(statement) for statement in appearance.statements)),
            "</section>",
        )
        return "".join(parts)

    def _count(self, index: int) -> str:
        statements = len(self._appearances[index].statements)
        if not statements:
            return ""
        thing = "statement" if statements == 1 else "statements"
        percent = f"{round(100 * self._shares[index][1])} %"
        return f'<p class="count">{statements}{_heard(f" {thing}")} · {percent}{_heard(" of the words")}</p>'

    def _assessments(self, appearance: Appearance) -> tuple[Assessment, ...]:
        return tuple(assessment for assessment in self._copy.assessments if assessment.source == appearance.name)

    def _statement(self, statement: Statement) -> str:
        words = escaped(statement.text)
        if statement.kind is StatementKind.DIRECT:
            words = f"<q>{words}</q>"
        unsure = statement.confidence < self._copy.reading.sure_at
        perhaps = ' <span class="unsure">Unsure who says this</span>' if unsure else ""
        number = self._blocks.at(statement.span.start)
        place = f' href="{self._medium.article}#{self._ids[number]}"' if number else ""
        return f'<a{place} dir="auto">{words}</a>{perhaps}'

    def _signal(self, signal: Signal) -> str:
        dated = f" <time>{escaped(when(signal.date))}</time>" if signal.date and signal.link else ""
        return f"{self._origin(signal.origin)}<span>{link(signal.link, plain(signal.text))}{dated}</span>"

    def _assessment(self, assessment: Assessment) -> str:
        made = escaped(when(assessment.made))
        return f"{self._origin(Origin.READER)}<span>{plain(assessment.text)} <time>{made}</time></span>"

    def _origin(self, origin: Origin) -> str:
        return f"{self._medium.draw(f'origin-{origin.value}')}{_heard(f'{ORIGINS[origin]}: ')}"


def _post(appearance: Appearance) -> str:
    """Return the capacity a source speaks in; for those who speak also that it is not stated."""
    stated = [escaped(_capitalised(appearance.role)) if appearance.role else ""]
    stated.append(escaped(appearance.affiliation) if appearance.affiliation else "")
    if appearance.kind in _SPEAKERS:
        if not any(stated):
            return '<p class="post unstated">Role and affiliation: not stated</p>'
        stated = [words or f"{what} not stated" for words, what in zip(stated, ("role", "affiliation"), strict=True)]
    shown = " · ".join(f"<bdi>{words}</bdi>" for words in stated if words)
    return f'<p class="post">{shown}</p>' if shown else ""


def _aliases(appearance: Appearance) -> str:
    known = frozenset(appearance.name.split())  # a surname alone says nothing new
    names = ", ".join(plain(alias) for alias in appearance.aliases if not known.issuperset(alias.split()))
    return f'<p class="also">Also: {names}</p>' if names else ""


def _heard(words: str) -> str:
    """Return words that a screen reader says, and a browser without styles shows."""
    return f'<span class="heard">{words}</span>'


def _listed(name: str, items: Iterable[str]) -> str:
    inner = "".join(f"<li>{item}</li>" for item in items)
    return f'<ul class="{name}">{inner}</ul>' if inner else ""


def _short(appearance: Appearance) -> str:
    """Return the form of a person's name that the article itself shortens it to; which word is a surname differs."""
    words = appearance.name.split()
    return next((alias for alias in appearance.aliases if alias in words), appearance.name)


def _capitalised(text: str) -> str:
    return text[:1].upper() + text[1:]
