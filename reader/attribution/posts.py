"""Reads posts out of noun phrases: "deputy director of the institute" is a role at a body."""

from collections.abc import Iterator

from reader.attribution.bodies import Body, BodyReader
from reader.attribution.cast import Cast
from reader.attribution.kinds import NameKind
from reader.attribution.names import Name
from reader.attribution.people import PeopleLexicon, fold
from reader.attribution.ranks import Ranks
from reader.attribution.ties import Ties
from reader.attribution.words import Words
from reader.model.frozen import frozen
from reader.model.span import Span

FARTHEST = 24  # words a post may take
FARTHEST_LEFT = 10  # words before a name that may be its post


@frozen
class Post:
    """A role and the bodies it is held at; `end` is the word after the phrase."""

    role: Span
    head: str  # the role's head noun, lower case
    bodies: tuple[Body, ...]
    end: int
    former: bool = False
    begin: int = 0
    rank: Span | None = None  # what the body parts from the role: the "former" of "former Russian minister"


class PostReader:
    """Reads posts at given words of one article."""

    def __init__(self, words: Words, cast: Cast, lexicon: PeopleLexicon) -> None:
        self.words, self.cast, self.lexicon = words, cast, lexicon
        self.bodies = BodyReader(words, cast, lexicon)
        self.ranks = Ranks(words, cast, lexicon)
        self.ties = Ties(words, cast, lexicon, self.bodies)

    def read(self, first: int, end: int) -> Post | None:
        """Return the post whose noun phrase begins at word `first`, None where there is none before `end`."""
        items, end = self.words.items, min(end, len(self.words.items), first + FARTHEST)
        start = first
        while start < end and self._is_determiner(items[start].lower):
            start += 1
        head = self._head(start, end)
        if head is None:
            return None
        begin, lead = self.lead(start, head)
        role_end, bodies, after = self._tail(head, end)
        bodies = bodies or lead
        rank = self.ranks.parted_rank(start, begin)
        begin, former = self.ranks.without_participles(begin, head)
        role_end = self.ranks.current_half(begin, role_end)
        role, bodies = self.words.span(begin, role_end), self.bodies.without_people(bodies)
        return Post(role, items[head].lower, bodies, after, former or self.ranks.is_former(rank), first, rank)

    def _is_determiner(self, low: str) -> bool:
        return low in self.lexicon["words.determiners"] or low in self.lexicon["words.possessives"]

    def read_before(self, first: int) -> Post | None:
        """Return the post whose role noun stands right before word `first` ("Commerzbank analyst ")."""
        items, start = self.words.items, self.phrase_start(first)
        if start == first:
            return None
        far = self._phrase_around(start) if start in self.cast.at_word else self._with_field(start)
        whole = self.read(far, first) if far is not None else None
        if whole is not None and whole.end == first and (whole.bodies or start not in self.cast.at_word):
            return whole
        whole = self.read(start, first)
        if whole is not None and whole.end == first and items[first - 1].lower != whole.head:
            return whole
        last = first - 1
        while last > start and self._is_mere_title(items[last].lower):
            last -= 1
        head = self._head(start, last + 1)
        if head is None or (head != last and not self.bodies.is_role(items[last].lower)):
            return None
        begin, lead = self.lead(start, head)
        rank = self.ranks.parted_rank(start, begin)
        begin, former = self.ranks.without_participles(begin, head)
        span, bodies = self.words.span(begin, head + 1), self.bodies.without_people(lead)
        return Post(span, items[head].lower, bodies, first, former or self.ranks.is_former(rank), start, rank)

    def _is_mere_title(self, low: str) -> bool:
        """Tell "Dr" from "professor", which is a title and a post: "Tallow University professor Brodwick"."""
        return low in self.lexicon["titles.honorifics"] and not self.bodies.is_role(low)

    def bodies_at(self, first: int, preposition: str, head: str = "") -> tuple[Body, ...]:
        """Return the bodies of the phrase that follows a preposition: "from the West Tallow police"."""
        end = self.bodies.phrase_end(first, min(len(self.words.items), first + 10))
        return self.bodies.without_people(self.bodies.in_phrase(first, end, preposition, head))

    def country_of_demonym(self, role: Span, head: str) -> str | None:
        """Return the "Velmaria" that the article names elsewhere for "Velmarian diplomat"."""
        name = self.cast.at_word.get(self.words.at(role.start) - 1)
        if name is None or self.lexicon.base(head) not in self.lexicon["roles.offices"]:
            return None
        if name.kind is not NameKind.OTHER or not self.bodies.is_demonym(name):
            return None
        return next((n.text for n in self.cast.names if n.key == name.key[:-1] and n.kind is not NameKind.PERSON), None)

    def taken_up(self, first: int, end: int) -> tuple[Body, ...]:
        """Return the body that "the council" and "kommunen" take up, none where no name came with that noun."""
        return self.bodies.taken_up(first, end)

    def phrase_start(self, first: int) -> int:
        """Return where the noun phrase begins that goes on up to word `first`; at most ten words back."""
        start = first
        while start > 0 and first - start < 10 and self._goes_on_left(start):
            name = self.cast.at_word.get(start - 1)
            start = name.first if name is not None else start - 1
        return start

    def whole_apposition(self, role: Span) -> Span:
        """Return the role of "Ada Brodwick, harbour |master" with what stands between it and the name's comma."""
        items, first = self.words.items, self.words.at(role.start)
        start = self.phrase_start(first)
        if start == first or items[start].gap != ", " or start - 1 not in self.cast.at_word:
            return role
        while start < first and items[start].lower in self.lexicon["words.starters"]:
            start += 1  # "Ada Brodwick, now harbour master"
        return Span(items[self.ranks.without_participles(start, first)[0]].start, role.end)

    def bodies_behind(self, head: int, end: int) -> tuple[Body, ...]:
        """Return the bodies behind a role noun: "spokesman for the ministry"."""
        return self.bodies.without_people(self._tail(head, end)[1])

    def _phrase_around(self, start: int) -> int | None:
        """Return where a role begins whose body begins at word `start`: "|director of the Norwick Institute"."""
        items, lexicon = self.words.items, self.lexicon
        at = start - 1
        while at > 0 and items[at].gap == " " and items[at].lower in lexicon["words.determiners"]:
            at -= 1
        if at < 1 or items[start].gap != " " or items[at].gap != " ":
            return None
        is_tied = items[at].lower in lexicon["words.post_prepositions"] and self.bodies.is_role(items[at - 1].lower)
        return self.phrase_start(at) if is_tied and start in self.cast.at_word else None

    def _with_field(self, start: int) -> int | None:
        """Return where an office begins whose field begins at word `start`: "|byråd for bolig Ada Brekkhus"."""
        items, lexicon = self.words.items, self.lexicon
        if start < 2 or items[start].gap != " " or items[start - 1].gap != " " or items[start].is_capital:
            return None
        is_tied = items[start - 1].lower in lexicon["words.of"] and self.bodies.is_role(items[start - 2].lower)
        return self.phrase_start(start - 1) if is_tied else None

    def _goes_on_left(self, start: int) -> bool:
        """Tell whether the word before `start` still belongs to the noun phrase that goes on there."""
        items, lexicon = self.words.items, self.lexicon
        gap, before = items[start].gap, items[start - 1]
        if items[start].opens:
            return False
        if gap == ". ":
            titled = before.lower in lexicon["titles.abbreviated"] or before.lower in lexicon["titles.honorifics"]
            return titled or "." in before.text
        if gap not in (" ", "-", "’ ", "' ") and not before.possessive:
            return False
        name = self.cast.at_word.get(start - 1)
        if name is not None:
            return not self.bodies.is_person(name)
        return self._is_inside(before.lower, start)

    def _is_inside(self, low: str, after: int) -> bool:
        """Tell whether a word before word `after` may stand inside a noun phrase."""
        if low in self.lexicon["words.to"]:
            return after >= 2 and self.words.items[after - 2].lower in self.lexicon["roles.sent"]
        if low in self.lexicon["words.and"]:
            return self._joins_roles(after)
        closed = ("prepositions", "heads_clause", "determiners", "conjunctions", "possessives", "postures")
        if any(low in self.lexicon[f"words.{key}"] for key in closed):
            return False
        known = (
            low in self.lexicon["roles.modifiers"] or low in self.lexicon["bodies.words"] or self.bodies.is_role(low)
        )
        return known or not low.endswith(tuple(self.lexicon["words.verb_endings"]))  # "the BBC contrasts President X"

    def _joins_roles(self, after: int) -> bool:
        items, role = self.words.items, self.words.items[after - 2].lower if after >= 2 else ""
        is_another = self.lexicon.base(role) != role  # "professoren og stipendiat Ada Brekkhus" are two
        return self.bodies.is_role(role) and not is_another and self.bodies.is_role(items[after].lower)

    def _head(self, start: int, end: int) -> int | None:
        """Return the word that is the last role noun before a preposition or the phrase's end."""
        head = None
        for index in range(start, end):
            name = self.cast.at_word.get(index)
            low = self.words.items[index].lower
            if index > start and not self.bodies.same_phrase(index):
                break
            if (name is None or name.first == index) and self._ends_before(index, end, head):
                break
            if self.bodies.is_role(low) and not self._in_a_name(index):
                head = index
            elif name is not None and head is not None:
                break
        return head

    def _ends_before(self, index: int, end: int, head: int | None) -> bool:
        """Tell whether a word outside all names ends what a role may stand in."""
        low, lexicon = self.words.items[index].lower, self.lexicon
        if low in lexicon["words.and"]:
            ahead = range(index + 1, min(end, index + 5))
            joined = any(self.bodies.is_role(self.words.items[i].lower) for i in ahead)
            return not joined or (head is not None and not self._and_role_follows(index, end))
        closed = ("prepositions", "heads_clause", "conjunctions")
        return any(low in lexicon[f"words.{key}"] for key in closed)

    def _in_a_name(self, index: int) -> bool:
        name = self.cast.at_word.get(index)
        return name is not None and name.kind is not NameKind.OFFICE and name.last - name.first > 1

    def _and_role_follows(self, at: int, end: int) -> bool:
        """Tell "CEO and Founder of" from "director and left the room": a role within two words, of any modifiers."""
        items = self.words.items
        for index in range(at + 1, min(end, at + 4)):
            if items[index].gap not in (" ", "-"):
                return False
            if self.bodies.is_role(items[index].lower):
                return True
            if items[index].lower not in self.lexicon["roles.modifiers"]:
                return False
        return False

    def lead(self, start: int, head: int) -> tuple[int, tuple[Body, ...]]:
        """Return where the role begins and what stands before it: "NASA" in "NASA planetary scientist"."""
        begin, index = start, start
        bodies: list[Body] = []
        while index < head:
            name = self.cast.at_word.get(index)
            if name is not None and name.first == index and name.kind is not NameKind.OFFICE:
                index = min(name.last, head)
                if self.bodies.may_hold(name, head):
                    bodies.append(Body(name.span, name))
                    begin = index
                elif self._is_no_part(name):
                    begin = index
                continue
            common = self.bodies.owner(index) or self._common_body(begin, index, bodies)
            if common is not None:
                bodies = [common]
            if common is not None or self._starts_after(index) or self._is_adjective(index):
                begin = index + 1
            index += 1
        bodies.extend(self._inside_words(start, head))
        only = self.bodies.only_body(head - 1, head) if not bodies and begin < head else None
        if only is not None:
            bodies.append(only)
        return min(begin, head), tuple(reversed(bodies))

    def _inside_words(self, start: int, head: int) -> Iterator[Body]:
        """Yield the bodies that words hold: "russiske diplomaten", "NIFA-forsker"."""
        items, role = self.words.items, self.lexicon.base(self.words.items[head].lower)
        for index in range(start, head):
            if self._is_adjective(index) and role in self.lexicon["roles.offices"]:
                yield Body(self.words.span(index, index + 1), None)
        prefix = items[head].text.rpartition("-")[0]
        if len(prefix) > 1 and (prefix.isupper() or fold(prefix) in self.lexicon.known_bodies):
            yield Body(Span(items[head].start, items[head].start + len(prefix)), None)
        elif len(prefix) > 1 and prefix[0].isupper() and (name := self.bodies.by_noun.beginning(fold(prefix), head)):
            yield Body(Span(items[head].start, items[head].start + len(prefix)), name, is_meant=True)

    def _is_adjective(self, index: int) -> bool:
        """Tell whether a small word says of which country somebody is, as Norwegian writes it."""
        word = self.words.items[index]
        return not word.is_capital and self.lexicon.country_of(word.text) is not None

    def _is_no_part(self, name: Name) -> bool:
        """Tell whether a name before a role is none of its words: "Russian diplomat", "Brodwick's lawyer"."""
        possessive = self.words.items[name.last - 1].possessive
        return possessive or self.bodies.is_demonym(name) or self.bodies.is_person(name)

    def _starts_after(self, index: int) -> bool:
        """Tell whether a role begins behind this word: a possessive, "fierce and"."""
        word, before = self.words.items[index], self.words.items[index - 1].lower if index else ""
        return word.possessive or (word.lower in self.lexicon["words.and"] and not self.bodies.is_role(before))

    def _common_body(self, begin: int, index: int, bodies: list[Body]) -> Body | None:
        """Return "Norwick conservation department" before "ranger": common words right behind a name."""
        name = bodies[-1].name if bodies else None
        if name is None or self.words.items[index].lower not in self.lexicon["bodies.lower_bodies"]:
            return None
        if name.text.isupper() and self.words.items[index].lower in self.lexicon["bodies.forces"]:
            return None  # "NART Police Chief": the force goes with the body
        if name.last != begin or self.words.items[begin - 1].possessive or name.kind is NameKind.PARTY:
            return None
        return Body(self.words.span(name.first, index + 1), None)

    def _tail(self, head: int, end: int) -> tuple[int, tuple[Body, ...], int]:
        """Return where the role ends, its bodies, and the word after the phrase."""
        items, at, role_end = self.words.items, head + 1, head + 1
        found: list[tuple[str, tuple[Body, ...], int]] = []  # preposition, bodies, where
        part: int | None = None  # where a part of the body is named: "ved kirurgisk avdeling"
        if at < end and items[at].gap == ", " and self.bodies.is_final(at, end):
            name = self.cast.at_word[at]
            return head + 1, (Body(name.span, name),), name.last
        kin = self.bodies.is_relation(self.lexicon.base(items[head].lower))  # "mother of the director of Y"
        while at < end and not items[head].possessive:
            length = self.bodies.there_length(at)
            if length:
                return at, self.bodies.there(at), at + length
            at += items[at].lower in self.lexicon["words.out"]  # "researchers out of Norwick"
            if at >= end or not self.ties.is_preposition(at):
                break
            phrase_end = self.bodies.phrase_end(at + 1, end)
            tied = kin and not self.ties.is_employed(head, at)
            bodies = () if tied else self.bodies.in_phrase(at + 1, phrase_end, items[at].lower, items[head].lower)
            if bodies:
                found.append((items[at].lower, bodies, at if part is None else part))
            elif not found and not kin and self.ties.is_department(at, phrase_end):
                part = at if part is None else part
            elif not found and not kin:
                if not self.ties.extends_role(at + 1, phrase_end, items[at].lower):
                    break
                role_end = phrase_end
            at = max(phrase_end, at + 1)
        return self._chosen(found, role_end, at)

    def _chosen(
        self, found: list[tuple[str, tuple[Body, ...], int]], role_end: int, at: int
    ) -> tuple[int, tuple[Body, ...], int]:
        """Choose between "of Special Programs" and "at Norwick Robotics": the surer body, then the one behind "at"."""
        if not found:
            return role_end, (), at
        chosen, name = found[0], found[0][1][0].name
        if (
            chosen[0] in self.lexicon["words.of"]
            and name is not None
            and not (name.sure and name.kind is NameKind.BODY)
        ):
            chosen = next((f for f in found if f[0] in self.lexicon["words.at"]), chosen)
        later = (body for _, bodies, where in found if where > chosen[2] for body in bodies)
        rest = tuple(body for body in later if body.name is None or body.name.kind is NameKind.BODY)
        return chosen[2], chosen[1] + rest, at
