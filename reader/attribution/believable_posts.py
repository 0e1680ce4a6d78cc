"""Which of the posts that a trained tagger reads can be the source's own."""

from collections.abc import Sequence

from reader.attribution.bodies import PLACES, Body, BodyReader
from reader.attribution.cast import Cast
from reader.attribution.kinds import NameKind
from reader.attribution.names import Name
from reader.attribution.parsed_names import Parsed
from reader.attribution.people import PeopleLexicon, fold
from reader.attribution.words import Words
from reader.model.span import Span

SENTENCE_ENDS = '.!?…:)"”’»'


class BelievablePosts:
    """Judges what the tagger reads by the words around it."""

    def __init__(self, words: Words, cast: Cast, lexicon: PeopleLexicon, bodies: BodyReader) -> None:
        self.words, self.cast, self.lexicon, self.bodies = words, cast, lexicon, bodies
        self._towns = lexicon["roles.town_offices"]

    def may_be_of(self, member: int, mentions: Sequence[Span], words: Span) -> bool:
        """Tell whether words that name a body may give the affiliation of whom the text names at `mentions`."""
        near = min(mentions, key=lambda one: max(one.start - words.end, words.start - one.end), default=words)
        is_elsewhere = self._is_beyond_another(member, near, words) or self._is_in_lone_line(words, near)
        return not (is_elsewhere or self._is_home(words) or self._is_told(words) or self._acts(words, near))

    def may_belong(self, role: str | None, body: Body, parsed: Parsed) -> bool:
        """Tell "mayor of Brodwick" from "a priest in Brodwick": only offices belong to places, none to people."""
        kind = parsed.kind_at(body.span.start)
        if body.name is not None and (self._is_human(body.name, kind) or self._is_event(body.name)):
            return False
        if self._is_tie(role):
            return False  # "Finch’s widower"
        words = [self.lexicon.base(word) for word in fold(role or "").split()]
        if body.name is not None and words and self.bodies.is_ship(body.name, words[-1]):
            return False
        if body.name is not None and body.name.kind is NameKind.BODY and words[-1:] and words[-1] in self._towns:
            return False  # "the mayor" is none of Greenpeace
        is_place = kind is NameKind.PLACE or (body.name is not None and body.name.kind in PLACES)
        heads = self.lexicon["roles.place_offices"] | self.lexicon["roles.offices"]
        return not is_place or any(word in heads for word in words)

    def _is_human(self, name: Name, kind: NameKind | None) -> bool:
        """Tell a person by the text and the parser, one named in full by the text alone: "Rovers" may be a club yet."""
        named = self.cast.members[self.cast.of_name[name.first]].names if name.first in self.cast.of_name else [name]
        is_full = any(len(one.parts) > 1 and one.sure for one in (name, *named))
        return self.bodies.is_person(name) and (kind is NameKind.PERSON or is_full)

    def _is_event(self, name: Name) -> bool:
        """Tell the Norwick Awards and the Norwick Finals from bodies."""
        return any(part in self.lexicon["bodies.no_bodies"] for part in name.parts)

    def _is_tie(self, role: str | None) -> bool:
        """Tell "widower" and "her uncle" from what one is at a body."""
        return any(self.bodies.is_relation(self.lexicon.base(word)) for word in fold(role or "").split())

    def _is_told(self, words: Span) -> bool:
        """Tell the Norwick Herald in "told the Norwick Herald": it was spoken to."""
        items, at = self.words.items, self.words.at(words.start) - 1
        while at > 0 and any(items[at].lower in self.lexicon[key] for key in ("words.determiners", "outlets.kinds")):
            at -= 1
        with_it = at > 0 and items[at].lower in self.lexicon["words.interviewers"]
        is_asked = with_it and items[at - 1].lower in self.lexicon["words.interviews"]  # "in an interview with"
        is_told = at >= 0 and items[at].lower in self.lexicon["words.told"]
        return is_asked or is_told or (at > 0 and self._listens(at, words))

    def _listens(self, at: int, words: Span) -> bool:
        """Tell "sier Ada Brekkhus til NTB" from "knyttet til NTB" and "sekretær til Fyrrådet", by the word `at`."""
        items, lexicon = self.words.items, self.lexicon
        before = items[at - 1].lower
        if items[at].lower not in lexicon["words.listening"] or before in lexicon["words.belonging"]:
            return False
        name = self.cast.at_word.get(self.words.at(words.start))
        is_outlet = name is not None and name.kind is NameKind.OUTLET
        is_post = items[at].gap == " " and at - 1 not in self.cast.at_word and self.bodies.is_role(before)
        return not is_post or (is_outlet and lexicon.base(before) not in lexicon["roles.sent"])

    def _is_beyond_another(self, member: int, near: Span, words: Span) -> bool:
        """Tell whether somebody else is named between words and the place nearest to them that names the source.

        "Whose father is director of …" names somebody else too.
        """
        first, last = sorted((near, words))
        between = self.words.inside(Span(first.end, last.start)) if first.end < last.start else range(0)
        named = {self.cast.of_name[name.first] for i in between if (name := self.cast.at_word.get(i)) is not None}
        kin = any(self.lexicon.base(self.words.items[i].lower) in self.lexicon["roles.relations"] for i in between)
        return kin or any(self.cast.members[index].is_person for index in named - {member})

    def _is_in_lone_line(self, words: Span, near: Span) -> bool:
        """Tell the outlet of a line by itself, "Coast Gazette, 4 May", from prose: it employs nobody quoted below."""
        items, at = self.words.items, self.words.at(words.start)
        block = items[at].block
        if block < 0 or items[self.words.at(near.start)].block == block:
            return False
        while at + 1 < len(items) and items[at + 1].block == block:
            at += 1
        end = items[at].end
        return self.words.text[end : end + 1] not in tuple(SENTENCE_ENDS)

    def _acts(self, body: Span, mention: Span) -> bool:
        """Tell "The bank contrasts President X with …" from "the bank president X"."""
        at, lexicon = self.words.at(body.end), self.lexicon
        if body.end > mention.start or at >= len(self.words.items):
            return False
        word = self.words.items[at]
        if word.gap != " " or word.is_capital or lexicon.is_role(word.lower) or self.words.items[at - 1].possessive:
            return False
        return word.lower.endswith(tuple(lexicon["words.verb_endings"])) or word.lower in lexicon["words.heads_clause"]

    def _is_home(self, words: Span) -> bool:
        """Tell where somebody lives, "Ada Lind, 43, of Tallow", from what they belong to."""
        at = self.words.at(words.start)
        before = self.words.items[max(0, at - 2) : at]
        return len(before) == 2 and before[0].text.isdigit() and before[1].lower in self.lexicon["words.from"]
