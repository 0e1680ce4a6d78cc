"""Appearances in the making: one draft for each source, filled as the article is gathered."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from reader.attribution.believable_posts import BelievablePosts
from reader.attribution.bodies import Body
from reader.attribution.cast import Cast
from reader.attribution.describe import Described, Describer
from reader.attribution.kinds import NameKind
from reader.attribution.parsed_names import Parsed
from reader.attribution.people import PeopleLexicon, fold
from reader.attribution.speaker import Sort, Speaker
from reader.attribution.tagged_posts import PostTagger, is_telling
from reader.attribution.unnamed import UnnamedDescriber
from reader.model.source import Appearance, Evidence, Field, SourceKind, Statement
from reader.model.span import Span, cover

LEAST_SURE = 0.6  # of what a tagger takes for an affiliation: below, none in the corpus's other parts was right
FROM_ADJECTIVE = 0.6  # confidence in a country that only an office and the words around it give
FROM_COLLEAGUES = 0.7  # confidence in a body that those of the same role, just named, are at
COLLEAGUES_WITHIN = 400  # characters
KINDS = {
    NameKind.PERSON: SourceKind.PERSON,
    NameKind.OUTLET: SourceKind.PUBLISHER,
    NameKind.PLATFORM: SourceKind.PLATFORM,
    NameKind.JOURNAL: SourceKind.DOCUMENT,
}
SPEAKERS = (SourceKind.PERSON, SourceKind.UNNAMED)
STATES = (NameKind.COUNTRY, NameKind.PLACE, NameKind.PARTY)


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


class Drafts:
    """The sources found so far, by key."""

    def __init__(self, text: str, cast: Cast, lexicon: PeopleLexicon, describer: Describer) -> None:
        self.text, self.cast, self.lexicon, self.describer = text, cast, lexicon, describer
        self.words = describer.words
        self.believable = BelievablePosts(self.words, cast, lexicon, describer.posts.bodies)
        self.unnamed = UnnamedDescriber(self.words, cast, lexicon, describer.posts)
        self.by_noun = describer.posts.bodies.by_noun
        self.by_key: dict[str, Draft] = {}
        self._in_full: dict[int, str] = {}
        self.members = {name.key: index for index, m in enumerate(cast.members) for name in m.names}

    def add(self, name: str, kind: SourceKind, member: int = -1, aliases: tuple[str, ...] = ()) -> Draft:
        """Return the draft of a source known by name, new or old."""
        key = f"#{member}" if member >= 0 else fold(name)
        return self.by_key.setdefault(key, Draft(name, kind, key, member, list(aliases)))

    def of_member(self, index: int) -> Draft:
        """Return the draft of a member of the cast, new or old."""
        known = self.by_key.get(f"#{index}")
        if known is not None:
            return known
        member = self.cast.members[index]
        kind = KINDS.get(member.kind, SourceKind.ORGANISATION)
        usual = self.lexicon.platforms.get(member.names[0].key) if kind is SourceKind.PLATFORM else None
        is_used = usual is not None and any(name.text == usual for name in member.names)
        return self.add(usual if usual is not None and is_used else member.fullest, kind, index)

    def of_speaker(self, speaker: Speaker, source: Span | None, journal: int | None) -> Draft:
        """Return the draft of a speaker; a study goes by the `journal` it appeared in."""
        if speaker.sort is Sort.MEMBER:
            draft = self.of_member(speaker.member)
        elif journal is not None:
            draft = self.of_member(journal)
            draft.aliases.append(self._before_clause(speaker.words))
        else:
            draft = self.by_key.setdefault(speaker.key, self._described(speaker))
        if source is not None:
            draft.spans.append(speaker.span or source)
        return draft

    def _described(self, speaker: Speaker) -> Draft:
        """Return the draft of what common words describe; "log seen by X" goes by "log"."""
        draft = Draft(speaker.words, speaker.kind, speaker.key)
        if speaker.kind is SourceKind.DOCUMENT:
            words = speaker.words.split()
            made = next((i for i, word in enumerate(words) if i and word in self.lexicon["words.made"]), len(words))
            draft.name = " ".join(words[:made])
            shorter = self._before_clause(speaker.words)
            draft.aliases += [form for form in (speaker.words, shorter) if form != draft.name]
        return draft

    def _before_clause(self, words: str) -> str:
        """Return "study" of "study published in the journal X"."""
        endings = tuple(self.lexicon["words.participle_endings"])
        kept: list[str] = []
        for word in words.split():
            if kept and (word in self.lexicon["words.prepositions"] or word.endswith(endings)):
                break
            kept.append(word)
        return " ".join(kept)

    def describe(self) -> None:
        """Fill in affiliations and roles; the bodies behind them get drafts of their own."""
        for draft in list(self.by_key.values()):
            if draft.kind is SourceKind.PERSON:
                self._fill(draft, self.describer.describe(draft.member))
            elif draft.kind is SourceKind.UNNAMED and draft.spans:
                self._fill(draft, self.unnamed.describe(draft.spans[0]))
        self._place_among_colleagues()

    def _place_among_colleagues(self) -> None:
        """Give "Employee X" the shop whose employees have just spoken."""
        groups = [d for d in self.by_key.values() if d.kind is SourceKind.UNNAMED and d.affiliation and d.role]
        for draft in (d for d in self.by_key.values() if d.kind is SourceKind.PERSON and d.role and not d.affiliation):
            role, at = fold(draft.role or ""), self.mentions(draft)[0].start
            plurals = {f"{role}{ending}" for ending in self.lexicon["words.noun_endings"]}
            for group in groups:
                near = 0 < at - group.spans[0].end < COLLEAGUES_WITHIN
                if near and fold(group.role or "") in plurals and role in self.lexicon["roles.employed"]:
                    draft.affiliation = group.affiliation
                    facts = (one for one in group.evidence if one.field is Field.AFFILIATION)
                    draft.evidence += [replace(one, confidence=FROM_COLLEAGUES) for one in facts]

    def describe_further(self, tagger: PostTagger, parsed: Parsed, said: Mapping[str, Sequence[Span]]) -> None:
        """Fill in what is still missing of roles and affiliations from what a trained tagger reads.

        `said` holds what each draft says: a post in somebody's own words is another's.
        """
        speakers = (d for d in self.by_key.values() if d.kind in SPEAKERS and (d.role is None or d.affiliation is None))
        wanting = [d for d in speakers if d.kind is SourceKind.PERSON or not self._is_body(d)]
        named = [[span for span in self.mentions(draft) if is_telling(span.of(self.text))] for draft in wanting]
        for draft, read in zip(wanting, tagger.read(named), strict=True):
            post = read.without(said.get(draft.key, ()))
            own = post.role is not None and fold(self._words(post.role.span)) in fold(draft.name).split()
            if draft.role is None and post.role is not None and not own and self._may_have_role(draft):
                role = self.describer.posts.whole_apposition(post.role.span)
                draft.role = self._words(role)
                draft.evidence.append(Evidence(Field.ROLE, role, post.role.confidence))
            if draft.affiliation is not None or post.body is None or post.body.confidence < LEAST_SURE:
                continue
            if not self.believable.may_be_of(draft.member, self.mentions(draft), post.body.span):
                continue
            if self._is_of_another(draft, post.body.span):
                continue
            bodies = self._bodies_at(post.body.span)
            if bodies and self.believable.may_belong(draft.role, bodies[0], parsed):
                draft.affiliation = self._name_of(bodies[0])
                draft.evidence.append(Evidence(Field.AFFILIATION, bodies[0].span, post.body.confidence))
                for body in bodies:
                    self._add_body(body)

    def _is_of_another(self, draft: Draft, words: Span) -> bool:
        """Tell whether words give somebody else's post, in a sentence that does not name this source."""
        at = self.words.at(words.start)
        reach = self.words.span(self.words.sentence_start(at), self.words.sentence_end(at))
        if any(reach.contains(mention) for mention in self.mentions(draft)):
            return False
        others = (one for one in self.by_key.values() if one is not draft and one.kind in SPEAKERS)
        return any(fact.span.overlaps(words) for one in others for fact in one.evidence)

    def _is_body(self, draft: Draft) -> bool:
        return bool(draft.spans) and self.unnamed.is_body(draft.spans[0])

    def _may_have_role(self, draft: Draft) -> bool:
        """Tell "a teacher" from "two people familiar with the talks", whose description says only that they know."""
        words = draft.name.lower().split()
        return draft.kind is SourceKind.PERSON or not any(word in self.lexicon["roles.no_role"] for word in words)

    def _bodies_at(self, span: Span) -> tuple[Body, ...]:
        """Return the bodies that the words at `span` name: names where they hold little else, the closest first."""
        reach = self.words.inside(span)
        if not reach:
            return ()
        names = [name for i in reach if (name := self.cast.at_word.get(i)) is not None and name.first == i]
        joined = any(self.words.items[i].lower in self.lexicon["words.and"] for i in reach)
        if joined and any(self.describer.posts.bodies.is_person(name) for name in names):
            return ()  # "brøytesjåfør Ada Brekkhus og"
        if names and 2 * sum(len(name.span) for name in names) > len(span):
            return tuple(Body(name.span, name) for name in names)
        leading = self.lexicon["words.determiners"] | self.lexicon["words.wholes"]
        while len(reach) > 1 and self.words.items[reach.start].lower in leading:
            reach = range(reach.start + 1, reach.stop)
        if self.describer.posts.bodies.there_length(reach.start) == len(reach):
            return self.describer.posts.bodies.there(reach.start)
        taken_up = self.describer.posts.taken_up(reach.start, reach.stop)
        return taken_up or self._meant(Body(self.words.span(reach.start, reach.stop), None))

    def _meant(self, body: Body) -> tuple[Body, ...]:
        """Return the body with the name that a common noun for it takes up; none for a noun that any body has."""
        reach = self.words.inside(body.span)
        if body.name is not None or len(reach) != 1:
            return (body,)
        low = self.words.items[reach.start].lower
        if low in self.lexicon["words.possessives"] or low in self.lexicon["bodies.no_affiliation"]:
            return ()
        if self.lexicon.names_people(self._words(body.span).lower()):
            return ()  # "verftsdirektør", but "FAU" of "FAU-leder"
        nouns = dict.fromkeys((low, low.removesuffix("s")))  # "foreningens"
        found = (self.by_noun.meant(noun, reach.start) for noun in nouns)
        name = next(filter(None, found), None)
        if name is not None:
            return (Body(body.span, name, is_meant=True),)
        said = self.by_noun.described(low, reach.start) if low in self.lexicon["bodies.described"] else None
        if said is not None:
            return (Body(said, None),)
        sorts = self.by_noun.sorts
        is_open = any(sorts.may_take_up(noun) for noun in nouns) and not any(map(sorts.is_particular, nouns))
        return () if is_open else (body,)

    def _fill(self, draft: Draft, described: Described) -> None:
        if described.role is not None:
            parts = [part for part in (described.rank, described.role) if part is not None]
            draft.role = " ".join(map(self._words, parts))
            draft.evidence.append(Evidence(Field.ROLE, cover(parts), described.confidence))
        bodies = [meant for body in described.bodies for meant in self._meant(body)]
        if bodies:
            body = bodies[0]
            draft.affiliation = self._name_of(body)
            draft.evidence.append(Evidence(Field.AFFILIATION, body.span, described.confidence))
            if described.role_head not in self.lexicon["roles.place_offices"]:
                for other in bodies:
                    self._add_body(other)
        elif described.country is not None and described.role is not None:
            draft.affiliation = described.country
            draft.evidence.append(Evidence(Field.AFFILIATION, described.role, FROM_ADJECTIVE))

    def _words(self, span: Span) -> str:
        return " ".join(span.of(self.text).split())

    def _name_of(self, body: Body) -> str:
        """Return an affiliation as the card has it: a body's fullest name, a country for its adjective."""
        words, name = self._words(body.span), body.name
        if name is not None and (body.is_meant or (body.span == name.span and name.kind is not NameKind.COUNTRY)):
            return self._fullest(self.cast.of_name[name.first])
        country = self.lexicon.country_of(words)
        return words if country is None or words in self.lexicon.short_countries else country

    def _fullest(self, member: int) -> str:
        """Return a member's fullest name, worked out once: a body of many people is asked for often."""
        if member not in self._in_full:
            self._in_full[member] = self.cast.members[member].fullest
        return self._in_full[member]

    def _add_body(self, body: Body) -> None:
        """Give an affiliation a card; countries, places and parties get none unless they speak."""
        words, name = self._words(body.span), body.name
        is_whole = name is not None and body.span == name.span
        if name is not None and is_whole and name.kind in STATES:
            return
        index = self.cast.of_name[name.first] if name is not None and (is_whole or body.is_meant) else None
        index = self.members.get(fold(words)) if index is None else index
        if index is not None:
            self._give_kind_of_body(self.of_member(index))
        elif not self._is_too_common(words):
            self.add(words, SourceKind.ORGANISATION).spans.append(body.span)

    def _is_too_common(self, words: str) -> bool:
        """Tell "council" and "Kowloon West district" from a body that can have a card."""
        is_small = words.islower() and (
            " " not in words or words.split()[-1] not in self.lexicon["bodies.lower_bodies"]
        )
        return is_small or fold(words).split()[-1] in self.lexicon["bodies.no_card"]

    def _give_kind_of_body(self, draft: Draft) -> None:
        """Make an organisation of what only the shape of its name took for a person, or a card for a platform."""
        guessed = draft.kind is SourceKind.PERSON and not self.cast.members[draft.member].sure
        if guessed or (draft.kind is SourceKind.PLATFORM and not draft.spans):
            draft.kind = SourceKind.ORGANISATION

    def mentions(self, draft: Draft) -> tuple[Span, ...]:
        """Return where the article names or describes a source, in text order."""
        names = self.cast.members[draft.member].names if draft.member >= 0 else []
        return _without_overlaps([*draft.spans, *(name.span for name in names)])

    def forms(self) -> Mapping[str, str]:
        """Return every name of every draft, and the draft's key."""
        return {form: draft.key for draft in self.by_key.values() for form in self._names(draft)}

    def _names(self, draft: Draft) -> Iterator[str]:
        yield draft.name
        if draft.member >= 0:
            yield from (name.text for name in self.cast.members[draft.member].names)

    def appearance(self, draft: Draft, said: list[Statement]) -> Appearance:
        """Return the finished card."""
        aliases = dict.fromkeys((*draft.aliases, *self._names(draft)))
        return Appearance(
            name=draft.name,
            kind=draft.kind,
            aliases=tuple(alias for alias in aliases if alias != draft.name),
            affiliation=draft.affiliation,
            role=draft.role,
            mentions=self.mentions(draft),
            statements=tuple(sorted(said, key=lambda statement: statement.span)),
            evidence=tuple(draft.evidence),
        )


def _without_overlaps(spans: list[Span]) -> tuple[Span, ...]:
    kept: list[Span] = []
    for span in sorted(set(spans), key=lambda s: (s.start, -s.end)):
        if not kept or span.start >= kept[-1].end:
            kept.append(span)
    return tuple(kept)
