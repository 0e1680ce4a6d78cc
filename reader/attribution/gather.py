"""From attributions to appearances: who speaks, in what capacity, and who stands behind them."""

from collections import defaultdict
from dataclasses import dataclass, field, replace

from reader.attribution.bodies import Body
from reader.attribution.cast import Cast, gather_cast, is_short_for, people
from reader.attribution.describe import Described, Describer
from reader.attribution.kinds import NameKind
from reader.attribution.names import find_names
from reader.attribution.outlets import Outlets
from reader.attribution.people import PeopleLexicon, fold, load_people
from reader.attribution.resolve import SpeakerFinder
from reader.attribution.speaker import Sort, Speaker
from reader.attribution.statements import statements_of
from reader.attribution.words import Words, read_words
from reader.model.article import Article, Block, BlockKind
from reader.model.attribution import Attribution, StatementKind
from reader.model.source import Appearance, Evidence, Field, SourceKind, Statement
from reader.model.span import Span

NAMED_POSTS = 12  # posts of one person that are compared
INFERRED = 0.75  # confidence in a speaker whom no words name
KINDS = {
    NameKind.PERSON: SourceKind.PERSON,
    NameKind.OUTLET: SourceKind.PUBLISHER,
    NameKind.PLATFORM: SourceKind.PLATFORM,
    NameKind.JOURNAL: SourceKind.DOCUMENT,
}


@dataclass(slots=True)
class Draft:
    """An appearance in the making."""

    name: str
    kind: SourceKind
    key: str
    member: int = -1
    aliases: list[str] = field(default_factory=list)
    spans: list[Span] = field(default_factory=list)
    affiliation: str | None = None
    role: str | None = None
    evidence: list[Evidence] = field(default_factory=list)


def gather(
    article: Article, attributions: tuple[Attribution, ...]
) -> tuple[tuple[Attribution, ...], tuple[Appearance, ...]]:
    """Return the attributions with speakers and platforms filled in, and the article's source cards."""
    lexicon = load_people(article.language)
    words = read_words(article, genitive_s=lexicon.genitive_s)
    headings = frozenset(i for i, block in enumerate(article.blocks) if is_heading(block, article.text))
    cast = gather_cast(find_names(words, lexicon, headings), words, lexicon)
    return _Gathering(article, words, cast, lexicon).gather(attributions)


class _Gathering:
    def __init__(self, article: Article, words: Words, cast: Cast, lexicon: PeopleLexicon) -> None:
        self.article, self.words, self.cast, self.lexicon = article, words, cast, lexicon
        self.describer = Describer(words, cast, lexicon)
        self.finder = SpeakerFinder(words, cast, lexicon, self.describer)
        self.outlets = Outlets(article, words, cast, lexicon)
        self.drafts: dict[str, Draft] = {}

    def gather(self, attributions: tuple[Attribution, ...]) -> tuple[tuple[Attribution, ...], tuple[Appearance, ...]]:
        self._join_acronyms()
        self._add_publisher()
        self.describer.quoted = self.finder.references.quoted = self._quoted(attributions)
        order = sorted(range(len(attributions)), key=lambda i: _place(attributions[i]))
        speakers: dict[int, list[tuple[str, float]]] = {}
        for index in order:
            speakers[index] = self._speakers(attributions[index])
        through = {index: self._through(attributions[index]) for index in order}
        for member in self.outlets.credited():
            self._draft_of_member(member)
        for agency in self.outlets.bylines():
            member = self.outlets.member_called(agency)
            if member >= 0:
                self._draft_of_member(member).kind = SourceKind.PUBLISHER
            else:
                self.drafts.setdefault(fold(agency), Draft(agency, SourceKind.PUBLISHER, fold(agency)))
        for key in list(self.drafts):
            self._describe(self.drafts[key])
        return self._finished(attributions, speakers, through)

    def _join_acronyms(self) -> None:
        """Join Nupi to the Norwegian Institute of … where one person is a researcher at both."""
        for index, member in people(self.cast):
            posts = self.describer.posts_of(index, member)
            named = [(p.head, p.bodies[0].name) for p in posts if p.bodies and p.bodies[0].name is not None]
            for head, name in named[:NAMED_POSTS]:
                for other_head, other in named[:NAMED_POSTS]:
                    if head == other_head and name is not None and other is not None and is_short_for(name, other):
                        self.cast.join(self.cast.of_name[other.first], self.cast.of_name[name.first])

    def _quoted(self, attributions: tuple[Attribution, ...]) -> frozenset[int]:
        """Return the words that stand in direct speech: who is named there is not the one who speaks."""
        direct = (a for a in attributions if a.kind is StatementKind.DIRECT)
        return frozenset(i for a in direct for span in a.content for i in self.words.inside(span))

    def _add_publisher(self) -> None:
        found = self.outlets.publisher()
        if found is None:
            return
        name, aliases, member = found
        key = f"#{member}" if member >= 0 else fold(name)
        self.drafts[key] = Draft(name, SourceKind.PUBLISHER, key, member, list(aliases))

    def _speakers(self, attribution: Attribution) -> list[tuple[str, float]]:
        found: list[tuple[str, float]] = []
        for source in attribution.source:
            speakers = self.finder.find(source, self._is_wish(attribution))
            found.extend((self._draft(speaker, source).key, speaker.confidence) for speaker in speakers)
        if not attribution.source:
            speaker_before = self.finder.goes_on(attribution)
            if speaker_before is not None:
                found.append((self._draft(speaker_before, None).key, min(INFERRED, speaker_before.confidence)))
        return found

    def _is_wish(self, attribution: Attribution) -> bool:
        cue = " ".join(span.of(self.article.text) for span in attribution.cue).lower()
        return any(word in self.lexicon["words.wishes"] for word in cue.split())

    def _draft(self, speaker: Speaker, source: Span | None) -> Draft:
        if speaker.sort is Sort.MEMBER:
            draft = self._draft_of_member(speaker.member)
        else:
            journal = self.outlets.journal(speaker)
            if journal is not None:
                draft = self._draft_of_member(journal)
                draft.aliases.append(speaker.words)
            else:
                draft = self.drafts.setdefault(speaker.key, Draft(speaker.words, speaker.kind, speaker.key))
        if source is not None:
            draft.spans.append(speaker.span or source)
        return draft

    def _draft_of_member(self, index: int) -> Draft:
        member, key = self.cast.members[index], f"#{index}"
        if key not in self.drafts:
            kind = KINDS.get(member.kind, SourceKind.ORGANISATION)
            usual = self.lexicon.platforms.get(member.names[0].key) if kind is SourceKind.PLATFORM else None
            forms = {name.text for name in member.names}
            self.drafts[key] = Draft(usual if usual in forms else member.fullest, kind, key, index)
        return self.drafts[key]

    def _through(self, attribution: Attribution) -> tuple[str, ...]:
        return tuple(self._draft_of_member(member).key for member in self.outlets.platforms_of(attribution))

    # Description

    def _describe(self, draft: Draft) -> None:
        if draft.kind is SourceKind.PERSON:
            self._fill(draft, self.describer.describe(draft.member))
        elif draft.kind is SourceKind.UNNAMED and draft.spans:
            self._fill(draft, self.describer.describe_common(draft.spans[0]))

    def _fill(self, draft: Draft, described: Described) -> None:
        text = self.article.text
        if described.role is not None:
            draft.role = " ".join(described.role.of(text).split())
            draft.evidence.append(Evidence(Field.ROLE, described.role, described.confidence))
        if described.bodies:
            body = described.bodies[0]
            draft.affiliation = self._name_of(body)
            draft.evidence.append(Evidence(Field.AFFILIATION, body.span, described.confidence))
            if described.role_head not in self.lexicon["roles.place_offices"]:
                for other in described.bodies:
                    self._add_body(other)
        elif described.country is not None:
            draft.affiliation = described.country
            if described.role is not None:
                draft.evidence.append(Evidence(Field.AFFILIATION, described.role, 0.6))

    def _name_of(self, body: Body) -> str:
        text = " ".join(body.span.of(self.article.text).split())
        if body.name is not None and body.is_meant:
            return self.cast.members[self.cast.of_name[body.name.first]].fullest
        if body.name is None or body.span != body.name.span:
            return self.lexicon.country_of(text) or text
        if body.name.kind is NameKind.COUNTRY:
            return self._country(body)
        return self.cast.members[self.cast.of_name[body.name.first]].fullest

    def _country(self, body: Body) -> str:
        """Return the country for an adjective, and for a name the form that the article uses."""
        text = " ".join(body.span.of(self.article.text).split())
        country = self.lexicon.country_of(text) or text
        is_name = text in (country, *self.lexicon.short_countries)
        return text if is_name else country

    def _add_body(self, body: Body) -> None:
        state = body.name is not None and body.name.kind in (NameKind.COUNTRY, NameKind.PLACE, NameKind.PARTY)
        if state and body.name is not None and body.span == body.name.span:
            return  # decision 13 of the gold set: countries and parties are affiliations without a card
        if body.name is not None and (body.span == body.name.span or body.is_meant):
            draft = self._draft_of_member(self.cast.of_name[body.name.first])
            if draft.kind is SourceKind.PLATFORM and not draft.spans:
                draft.kind = SourceKind.ORGANISATION
            if draft.kind is SourceKind.PERSON and not self.cast.members[draft.member].sure:
                draft.kind = SourceKind.ORGANISATION
            return
        text = " ".join(body.span.of(self.article.text).split())
        key = fold(text)
        known = self.outlets.member_called(text)
        if known >= 0:
            self._draft_of_member(known)
            return
        if (text.islower() and " " not in key) or key.split()[-1] in self.lexicon["bodies.no_card"]:
            return
        draft = self.drafts.setdefault(key, Draft(text, SourceKind.ORGANISATION, key))
        draft.spans.append(body.span)

    # Appearances

    def _finished(
        self,
        attributions: tuple[Attribution, ...],
        speakers: dict[int, list[tuple[str, float]]],
        through: dict[int, tuple[str, ...]],
    ) -> tuple[tuple[Attribution, ...], tuple[Appearance, ...]]:
        keys = sorted(self.drafts, key=lambda key: self._first_place(self.drafts[key]))
        numbers = {key: number for number, key in enumerate(keys)}
        told = tuple(
            replace(
                attribution,
                speakers=tuple(dict.fromkeys(numbers[key] for key, _ in speakers[i])),
                through=tuple(numbers[key] for key in through[i]),
                confidence=attribution.confidence * min((c for _, c in speakers[i]), default=0.5),
            )
            for i, attribution in enumerate(attributions)
        )
        said = self._said(told)
        return told, tuple(self._appearance(self.drafts[key], said.get(numbers[key], [])) for key in keys)

    def _said(self, told: tuple[Attribution, ...]) -> dict[int, list[Statement]]:
        """Return the statements of each appearance, in text order."""
        said: dict[int, list[Statement]] = defaultdict(list)
        for index, attribution in enumerate(told):
            for number in attribution.speakers:
                said[number].extend(statements_of(attribution, index, self.article.text, attribution.confidence))
        return said

    def _first_place(self, draft: Draft) -> tuple[int, int]:
        spans = self._mentions(draft)
        return (0 if draft.kind is not SourceKind.PUBLISHER else 1, spans[0].start if spans else len(self.article.text))

    def _mentions(self, draft: Draft) -> tuple[Span, ...]:
        spans = list(draft.spans)
        if draft.member >= 0:
            spans.extend(name.span for name in self.cast.members[draft.member].names)
        return _without_overlaps(spans)

    def _appearance(self, draft: Draft, said: list[Statement]) -> Appearance:
        return Appearance(
            name=draft.name,
            kind=draft.kind,
            aliases=self._aliases(draft),
            affiliation=draft.affiliation,
            role=draft.role,
            mentions=self._mentions(draft),
            statements=tuple(sorted(said, key=lambda statement: statement.span)),
            evidence=tuple(draft.evidence),
        )

    def _aliases(self, draft: Draft) -> tuple[str, ...]:
        forms = list(draft.aliases)
        if draft.member >= 0:
            forms.extend(name.text for name in self.cast.members[draft.member].names)
        return tuple(form for form in dict.fromkeys(forms) if form != draft.name)


def is_heading(block: Block, text: str) -> bool:
    """Tell headings, and lines that look like one: most words with a capital, and no full stop."""
    if block.kind is BlockKind.HEADING:
        return True
    line = text[block.start : min(block.end, block.start + 200)].split()
    capitals = sum(word[:1].isupper() for word in line)
    return (
        block.end - block.start < 160 and len(line) >= 4 and line[-1][-1] not in '.!?:”"' and capitals > 0.7 * len(line)
    )


def _place(attribution: Attribution) -> int:
    return min(span.start for span in (*attribution.content, *attribution.cue, *attribution.source))


def _without_overlaps(spans: list[Span]) -> tuple[Span, ...]:
    kept: list[Span] = []
    for span in sorted(set(spans), key=lambda s: (s.start, -s.end)):
        if not kept or span.start >= kept[-1].end:
            kept.append(span)
    return tuple(kept)
