"""From attributions to appearances: who speaks, in what capacity, and who stands behind them."""

from collections import defaultdict, deque
from collections.abc import Sequence
from dataclasses import replace

from reader.attribution.cast import Cast, gather_cast, is_short_for, people
from reader.attribution.describe import Describer
from reader.attribution.drafts import Draft, Drafts
from reader.attribution.genitives import with_genitives
from reader.attribution.headings import find_again, headings_of
from reader.attribution.kinds import NameKind
from reader.attribution.names import Name, find_names
from reader.attribution.namesakes import tell_apart
from reader.attribution.outlets import Outlets
from reader.attribution.parsed_names import Parsed, judged
from reader.attribution.people import PeopleLexicon, load_people
from reader.attribution.resolve import SpeakerFinder
from reader.attribution.statements import statements_of
from reader.attribution.tagged_posts import PostTagger
from reader.attribution.words import Words, read_words
from reader.model.article import Article
from reader.model.attribution import Attribution, Finder, StatementKind, Tie, TieKind
from reader.model.frozen import frozen
from reader.model.source import Appearance, SourceKind, Statement
from reader.model.span import Span, cover

NAMED_POSTS = 12  # posts of one person that are compared
DEEPEST = 8  # reports inside reports that are told apart
CARRIED_BACK = 0.85  # of the confidence in a speaker, what a paragraph further from their name is left
LEAST_CARRIED = 0.4
OPENING = 0.75  # confidence in a speaker who is named only in the next paragraph
INFERRED = 0.75  # confidence in a speaker whom no words name
UNGIVEN = 0.5  # of its confidence, what is left to an attribution that could be given to no one

Spoken = dict[int, list[tuple[Draft, Tie]]]  # attribution → who says it


@frozen
class Hints:
    """What trained models add to the words of an article."""

    parsed: Parsed
    posts: PostTagger


def gather(
    article: Article, attributions: tuple[Attribution, ...], hints: Hints | None = None
) -> tuple[tuple[Attribution, ...], tuple[Appearance, ...]]:
    """Return the attributions with speakers and platforms filled in, and the article's source cards."""
    lexicon = load_people(article.language)
    words = with_genitives(read_words(article), lexicon)
    names = find_names(words, lexicon, headings_of(article))
    names = judged(names, hints.parsed, words, lexicon) if hints else names
    cast = tell_apart(words, gather_cast(names, words, lexicon), lexicon)
    return _Gathering(article, words, cast, lexicon, hints).gather(attributions)


class _Gathering:
    def __init__(self, article: Article, words: Words, cast: Cast, lexicon: PeopleLexicon, hints: Hints | None) -> None:
        self.article, self.words, self.cast, self.lexicon = article, words, cast, lexicon
        self.hints = hints
        self.describer = Describer(words, cast, lexicon)
        self._join_acronyms()
        self._join_definite()
        self.finder = SpeakerFinder(words, cast, lexicon, self.describer)
        self.outlets = Outlets(article, words, cast, lexicon)
        self.drafts = Drafts(article.text, cast, lexicon, self.describer)

    def gather(self, attributions: tuple[Attribution, ...]) -> tuple[tuple[Attribution, ...], tuple[Appearance, ...]]:
        own = self.outlets.publisher()
        if own is not None:
            name, aliases, member = own
            self.drafts.add(name, SourceKind.PUBLISHER, member, aliases)
        self.describer.quoted = self.finder.references.quoted = self._quoted(attributions)
        spoken: Spoken = {}
        for index in sorted(range(len(attributions)), key=lambda i: _place(attributions[i])):
            spoken[index] = self._speakers(attributions[index])
        self._give_openings(attributions, spoken)
        self._add_credits()
        ways = self._ways(attributions, spoken)
        through = {index: tuple(map(self.drafts.of_member, members)) for index, members in ways.items()}
        self.drafts.describe()
        if self.hints is not None:
            self.drafts.describe_further(self.hints.posts, self.hints.parsed, _contents(attributions, spoken))
        self._add_headings()
        return self._finished(attributions, spoken, through)

    def _join_acronyms(self) -> None:
        """Join Nofi to the Norwick Institute of … where one person is a researcher at both."""
        for index, member in people(self.cast):
            posts = self.describer.posts_of(index, member)
            held = [(p.head, p.bodies[0].name) for p in posts if p.bodies and p.bodies[0].name is not None]
            for head, name in held[:NAMED_POSTS]:
                for other_head, other in held[:NAMED_POSTS]:
                    if head == other_head and name is not None and other is not None and is_short_for(name, other):
                        self.cast.join(self.cast.of_name[other.first], self.cast.of_name[name.first])

    def _join_definite(self) -> None:
        """Join "Fiskerlaget" to Brekk fiskerlag, where a capital opens the sentence."""
        for name in self.cast.names:
            if name.kind in (NameKind.BODY, NameKind.OTHER):
                full = self.describer.posts.bodies.by_noun.in_full(name)
                if full is not None:
                    self.cast.join(self.cast.of_name[full.first], self.cast.of_name[name.first])

    def _quoted(self, attributions: tuple[Attribution, ...]) -> frozenset[int]:
        """Return the words that stand in direct speech: who is named there is not the one who speaks."""
        direct = (a for a in attributions if a.kind is StatementKind.DIRECT)
        return frozenset(i for a in direct for span in a.content for i in self.words.inside(span))

    def _speakers(self, attribution: Attribution) -> list[tuple[Draft, Tie]]:
        found: dict[str, tuple[Draft, Tie]] = {}
        passed = self.finder.carried_past(attribution)
        if passed is not None:
            return [(self.drafts.of_speaker(passed, None, None), passed.tie(None))]
        for source in attribution.source:
            is_told = self._is_told(attribution, source)
            for speaker in self.finder.find(source, self._is_wish(attribution), is_told):
                draft = self.drafts.of_speaker(speaker, source, self.outlets.journal(speaker))
                found.setdefault(draft.key, (draft, speaker.tie(source)))
        if not attribution.source:
            before = self.finder.goes_on(attribution)
            if before is not None:
                draft = self.drafts.of_speaker(before, None, self.outlets.journal(before))
                sure = min(INFERRED, before.confidence)
                found[draft.key] = (draft, before.inferred(sure).tie(None))
        return list(found.values())

    def _is_told(self, attribution: Attribution, source: Span) -> bool:
        """Tell whether the tagger took words for a source: its own whatever their noun, the rules' where of doers."""
        if attribution.found_by is Finder.TAGGER:
            return True
        is_agreed = self.hints is not None and source in self.hints.parsed.sources
        return is_agreed and self.finder.are_doers(source)

    def _give_openings(self, attributions: tuple[Attribution, ...], spoken: Spoken) -> None:
        """Give speech that nobody was found for to whom the speech behind it names: "– Late. – Too late, says X.".

        A few paragraphs back, each less surely than the next.
        """
        named: tuple[int, tuple[Draft, Tie]] | None = None  # paragraph, and who speaks there
        for index in sorted(spoken, key=lambda i: _place(attributions[i]), reverse=True):
            one = attributions[index]
            block = self._block(one)
            if one.kind is not StatementKind.DIRECT or block is None:
                continue
            if one.source and len(spoken[index]) == 1:
                named = block, spoken[index][0]
            elif not one.source and not spoken[index] and named is not None and named[0] - block == 1:
                draft, tie = named[1]
                carried = Tie(TieKind.GOES_ON, min(OPENING, tie.confidence * CARRIED_BACK))
                if carried.confidence < LEAST_CARRIED:
                    continue
                spoken[index] = [(draft, carried)]
                named = block, (draft, carried)

    def _block(self, one: Attribution) -> int | None:
        """Return the paragraph in which an attribution stands."""
        reach = self.words.inside(cover(one.content))
        return self.words.items[reach.start].block if reach else None

    def _is_wish(self, attribution: Attribution) -> bool:
        cue = " ".join(span.of(self.article.text) for span in attribution.cue).lower()
        return any(word in self.lexicon["words.wishes"] for word in cue.split())

    def _ways(self, attributions: tuple[Attribution, ...], spoken: Spoken) -> dict[int, list[int]]:
        """Return the platforms and outlets by which the words of each attribution came.

        A platform in somebody else's words nearby is theirs, "he recalled that she had written on Twitter …", and so is
        one in a sentence that holds nothing of this source: "…, wrote Brodwick on Twitter."
        """
        speakers = [{draft.key for draft, _ in spoken[index]} for index in range(len(attributions))]
        holders = self._holders(attributions)
        in_sentence = self._in_sentences(attributions)
        ways = {}
        for index, attribution in enumerate(attributions):
            named = self.outlets.platforms_of(attribution)
            own = [n for n in named if speakers[holders.get(n.first, index)] == speakers[index]]
            beside = {n: in_sentence.get(self.words.sentence_start(n.first), ()) for n in own}
            own = [n for n in own if not beside[n] or any(speakers[other] == speakers[index] for other in beside[n])]
            own = [n for n in own if beside[n] or self._may_use(n, spoken[index])]
            members = [*(self.cast.of_name[name.first] for name in own), *self.outlets.told(attribution)]
            ways[index] = list(dict.fromkeys(members))
        return ways

    def _holders(self, attributions: tuple[Attribution, ...]) -> dict[int, int]:
        """Return the innermost attribution that a word stands in."""
        around = [cover((*a.content, *a.cue, *a.source)) for a in attributions]
        holders: dict[int, int] = {}
        for index in sorted(range(len(around)), key=lambda index: -len(around[index])):
            holders.update(dict.fromkeys(self.words.inside(around[index]), index))
        return holders

    def _may_use(self, platform: Name, speakers: Sequence[tuple[Draft, Tie]]) -> bool:
        """Tell whether a sentence in which nobody speaks names one of the speakers beside a platform, or no person."""
        reach = range(self.words.sentence_start(platform.first), self.words.sentence_end(platform.first))
        named = {self.cast.of_name[n.first] for i in reach if (n := self.cast.at_word.get(i)) is not None}
        people = {member for member in named if self.cast.members[member].is_person}
        return not people or any(draft.member in people for draft, _ in speakers)

    def _in_sentences(self, attributions: tuple[Attribution, ...]) -> dict[int, list[int]]:
        """Return the attributions that reach into each sentence, by its first word."""
        found: dict[int, list[int]] = defaultdict(list)
        for index, one in enumerate(attributions):
            places = (self.words.inside(span) for span in (*one.content, *one.cue, *one.source))
            for start in {self.words.sentence_start(word) for reach in places for word in reach}:
                found[start].append(index)
        return found

    def _add_credits(self) -> None:
        """Add the outlets and agencies that the article names as where its words are from."""
        for member in self.outlets.credited():
            self.drafts.of_member(member)
        for agency in self.outlets.bylines():
            self.drafts.add(agency, SourceKind.PUBLISHER, self.outlets.member_called(agency))

    def _add_headings(self) -> None:
        """Add the places where headings name a source."""
        for key, spans in find_again(self.words, headings_of(self.article), self.drafts.forms()).items():
            self.drafts.by_key[key].spans.extend(spans)

    def _finished(
        self, attributions: tuple[Attribution, ...], spoken: Spoken, through: dict[int, tuple[Draft, ...]]
    ) -> tuple[tuple[Attribution, ...], tuple[Appearance, ...]]:
        drafts = sorted(self.drafts.by_key.values(), key=self._order)
        numbers = {draft.key: number for number, draft in enumerate(drafts)}
        told = tuple(
            replace(
                attribution,
                speakers=tuple(numbers[draft.key] for draft, _ in spoken[index]),
                through=tuple(numbers[draft.key] for draft in through[index]),
                confidence=attribution.confidence * min((tie.confidence for _, tie in spoken[index]), default=UNGIVEN),
                ties=tuple(tie for _, tie in spoken[index]),
            )
            for index, attribution in enumerate(attributions)
        )
        said = self._said(told)
        return told, tuple(self.drafts.appearance(draft, said[number]) for number, draft in enumerate(drafts))

    def _order(self, draft: Draft) -> tuple[bool, int]:
        """Put sources in the order in which the article names them, outlets last."""
        mentions = self.drafts.mentions(draft)
        return draft.kind is SourceKind.PUBLISHER, mentions[0].start if mentions else len(self.article.text)

    def _said(self, told: tuple[Attribution, ...]) -> dict[int, list[Statement]]:
        """Return the statements of each appearance."""
        said: dict[int, list[Statement]] = defaultdict(list)
        own = _own_reports(told)
        for index, attribution in enumerate(told):
            if index in own:
                continue
            for number in attribution.speakers:
                said[number].extend(statements_of(attribution, index, self.article.text, attribution.confidence))
        return said


def _own_reports(told: tuple[Attribution, ...]) -> frozenset[int]:
    """Return the reports that somebody's own words hold of them: "I hoped that …" is one statement, not two."""
    found: set[int] = set()
    around: deque[tuple[int, int]] = deque(maxlen=DEEPEST)  # where what stands around ends, and whose it is
    for start, back, index in sorted(
        (span.start, -span.end, at) for at, one in enumerate(told) for span in one.content
    ):
        while around and around[-1][0] <= start:
            around.pop()
        inner = (*told[index].content, *told[index].cue)
        for _, outer in around:
            same = outer != index and told[outer].speakers == told[index].speakers
            if same and all(any(whole.contains(span) for whole in told[outer].content) for span in inner):
                found.add(index)
        around.append((-back, index))
    return frozenset(found)


def _contents(attributions: tuple[Attribution, ...], spoken: Spoken) -> dict[str, list[Span]]:
    """Return the words of each draft, by its key."""
    said: dict[str, list[Span]] = defaultdict(list)
    for index, speakers in spoken.items():
        for draft, _ in speakers:
            said[draft.key].extend(attributions[index].content)
    return said


def _place(attribution: Attribution) -> int:
    return min(span.start for span in (*attribution.content, *attribution.cue, *attribution.source))
