"""Reads posts out of noun phrases: "deputy director of the institute" is a role at a body."""

from dataclasses import dataclass

from reader.attribution.cast import Cast
from reader.attribution.names import Name, NameKind
from reader.attribution.people import PeopleLexicon, fold
from reader.attribution.words import Words
from reader.model.span import Span

FARTHEST = 24  # words a post may take


@dataclass(frozen=True, slots=True)
class Body:
    """An organisation or place in a post; `name` is None where only common words name it."""

    span: Span
    name: Name | None
    is_meant: bool = False  # "the authority" where `name` is the authority's name elsewhere


@dataclass(frozen=True, slots=True)
class Post:
    """A role and the bodies it is held at; `end` is the word after the phrase."""

    role: Span
    head: str  # the role's head noun, lower case
    bodies: tuple[Body, ...]
    end: int
    former: bool = False
    begin: int = 0


class PostReader:
    """Reads posts at given words of one article."""

    def __init__(self, words: Words, cast: Cast, lexicon: PeopleLexicon) -> None:
        self.words, self.cast, self.lexicon = words, cast, lexicon

    def read(self, first: int, end: int) -> Post | None:
        """Return the post whose noun phrase begins at word `first`, None where there is none before `end`."""
        items, end = self.words.items, min(end, len(self.words.items), first + FARTHEST)
        start = first
        while (
            start < end and items[start].lower in self.lexicon["words.determiners"] | self.lexicon["words.possessives"]
        ):
            start += 1
        head = self._head(start, end)
        if head is None:
            return None
        begin, lead = self.lead(start, head)
        role_end, bodies, after = self._tail(head, end)
        bodies = bodies or lead
        if self._is_relation(items[head].lower):
            bodies = tuple(body for body in bodies if not self._is_human(body))
        begin, former = self.without_participles(begin, head)
        head_word = items[head].lower
        return Post(self.words.span(begin, role_end), head_word, self._without_people(bodies), after, former, first)

    def read_before(self, first: int) -> Post | None:
        """Return the post whose role noun stands right before word `first` ("Commerzbank analyst ")."""
        items, start = self.words.items, self.phrase_start(first)
        if start == first:
            return None
        whole = self.read(start, first)
        if whole is not None and whole.end == first and items[first - 1].lower != whole.head:
            return whole
        last = first - 1
        while last > start and items[last].lower in self.lexicon["titles.honorifics"]:
            last -= 1
        head = self._head(start, last + 1)
        if head is None or (head != last and not self._is_role_word(items[last].lower)):
            return None
        begin, lead = self.lead(start, head)
        begin, former = self.without_participles(begin, head)
        span = self.words.span(begin, head + 1)
        return Post(span, items[head].lower, self._without_people(lead), first, former, start)

    def bodies_at(self, first: int, preposition: str) -> tuple[Body, ...]:
        """Return the bodies of the phrase that follows a preposition: "from the West Mercia police"."""
        end = self._phrase_end(first, min(len(self.words.items), first + 10))
        return self._without_people(self._bodies(first, end, preposition, ""))

    def phrase_start(self, first: int) -> int:
        """Return where the noun phrase begins that goes on up to word `first`; at most ten words back."""
        start = first
        while start > 0 and first - start < 10 and self._goes_on_left(start):
            name = self.cast.at_word.get(start - 1)
            start = name.first if name is not None else start - 1
        return start

    def bodies_behind(self, head: int, end: int) -> tuple[Body, ...]:
        """Return the bodies behind a role noun: "spokesman for the ministry"."""
        return self._without_people(self._tail(head, end)[1])

    def _goes_on_left(self, start: int) -> bool:
        items, lexicon = self.words.items, self.lexicon
        gap, before = items[start].gap, items[start - 1]
        if items[start].opens or (gap not in (" ", "-", "’ ", "' ") and not before.possessive and gap != ". "):
            return False
        if gap == ". " and before.lower not in lexicon["titles.abbreviated"] | lexicon["titles.honorifics"]:
            return "." in before.text
        name = self.cast.at_word.get(start - 1)
        if name is not None:
            return not self._member_is_human(name)
        low = before.lower
        closed = lexicon["words.prepositions"] | lexicon["words.heads_clause"] | lexicon["words.determiners"]
        if low in closed or low in lexicon["words.conjunctions"] or low in lexicon["words.possessives"]:
            if low in lexicon["words.to"]:
                return start >= 2 and items[start - 2].lower in lexicon["roles.sent"]
            return self._joins_roles(start) if low in lexicon["words.and"] else False
        return True

    def _joins_roles(self, after: int) -> bool:
        items = self.words.items
        return after >= 2 and self._is_role_word(items[after - 2].lower) and self._is_role_word(items[after].lower)

    def _head(self, start: int, end: int) -> int | None:
        """Return the word that is the last role noun before a preposition or the phrase's end."""
        items, lexicon, head, index = self.words.items, self.lexicon, None, start
        while index < end:
            word = items[index]
            name = self.cast.at_word.get(index)
            if index > start and not self._same_phrase(index):
                break
            low = word.lower
            inside_name = name is not None and name.first < index
            if not inside_name and (low in lexicon["words.prepositions"] or low in lexicon["words.heads_clause"]):
                break
            if low in lexicon["words.and"] and not inside_name:
                if not any(self._is_role_word(items[i].lower) for i in range(index + 1, min(end, index + 5))):
                    break
                if head is not None and not self._and_role_follows(index, end):
                    break
            elif low in lexicon["words.conjunctions"] and not inside_name:
                break
            if self._is_role_word(low) and not self._in_a_name(index):
                head = index
            elif name is not None and head is not None:
                break
            index += 1
        return head

    def _in_a_name(self, index: int) -> bool:
        name = self.cast.at_word.get(index)
        return name is not None and name.kind is not NameKind.OFFICE and name.last - name.first > 1

    def _and_role_follows(self, at: int, end: int) -> bool:
        """Tell "CEO and Founder of" from "director and left the room": a role within two words, of any modifiers."""
        items = self.words.items
        for index in range(at + 1, min(end, at + 4)):
            if items[index].gap not in (" ", "-"):
                return False
            if self._is_role_word(items[index].lower):
                return True
            if items[index].lower not in self.lexicon["roles.modifiers"]:
                return False
        return False

    def _same_phrase(self, index: int) -> bool:
        before, word = self.words.items[index - 1], self.words.items[index]
        if word.gap in (" ", "\u00a0", "-", " & ", "/") or (before.possessive and word.gap.strip("’'s ") == ""):
            return True
        return word.gap == ". " and not word.opens

    def lead(self, start: int, head: int) -> tuple[int, tuple[Body, ...]]:
        """Return where the role begins and what stands before it: "NASA" in "NASA planetary scientist"."""
        items, lexicon, begin, bodies, index = self.words.items, self.lexicon, start, [], start
        while index < head:
            name = self.cast.at_word.get(index)
            if name is not None and name.first == index and name.kind is not NameKind.OFFICE:
                after = min(name.last, head)
                if self._is_demonym(name):
                    begin = after
                if self._may_hold_post(name, head):
                    bodies.append(Body(name.span, name))
                    begin = after
                elif items[after - 1].possessive or self._member_is_human(name):
                    begin = after
                index = after
                continue
            if items[index].lower in lexicon["bodies.lower_bodies"] and bodies and index + 1 <= head:
                common = self._common_body(begin, index, bodies)
                if common is not None:
                    bodies = [common]
                    begin = index + 1
            elif (
                items[index].lower in lexicon["words.and"] and not self._is_role_word(items[index - 1].lower)
            ) or items[index].possessive:
                begin = index + 1
            index += 1
        return min(begin, head), tuple(reversed(bodies))

    def _is_demonym(self, name: Name) -> bool:
        """Tell "Russian" and an unknown "Velmarian" from the name of a country or body."""
        if name.kind is NameKind.COUNTRY:
            country = self.lexicon.country_of(name.text)
            named = country is not None and fold(country) == name.key
            return not named and name.text not in self.lexicon.short_countries
        endings = tuple(self.lexicon["words.demonym_endings"])
        return name.kind is NameKind.OTHER and len(name.parts) == 1 and name.text.endswith(endings)

    def _common_body(self, begin: int, index: int, bodies: list[Body]) -> Body | None:
        """Return "Kaitaia conservation department" before "ranger": common words right behind a name."""
        name = bodies[-1].name
        if name is None or name.last != begin or self.words.items[begin - 1].possessive:
            return None
        return None if name.kind is NameKind.PARTY else Body(self.words.span(name.first, index + 1), None)

    def _may_hold_post(self, name: Name, head: int) -> bool:
        """Tell whether a name before a role is its body: "WeWork spokesperson", but not "China scholar"."""
        low = self.words.items[head].lower
        if self._member_is_human(name):
            return False
        if name.kind is NameKind.PARTY or (name.kind is NameKind.OTHER and self._is_demonym(name)):
            return False
        if name.kind in (NameKind.COUNTRY, NameKind.PLACE):
            holds = low in self.lexicon["roles.offices"] or self.words.items[name.last - 1].possessive
            return holds and not self._is_relation(low)
        if self._is_relation(low) or any(part in self.lexicon["bodies.no_bodies"] for part in name.parts):
            return False
        if low in self.lexicon["roles.personal"] and name.kind is NameKind.OTHER and not name.text.isupper():
            return False  # "a former Clinton aide"
        return True

    def _tail(self, head: int, end: int) -> tuple[int, tuple[Body, ...], int]:
        """Return where the role ends, its bodies, and the word after the phrase."""
        items, lexicon = self.words.items, self.lexicon
        at, role_end, found = head + 1, head + 1, []
        if at < end and items[at].gap == ", " and self._is_final_body(at, end):
            name = self.cast.at_word[at]
            return head + 1, (Body(name.span, name),), name.last
        while at < end and items[at].gap == " " and items[at].lower in lexicon["words.post_prepositions"]:
            if items[head].possessive:
                break
            preposition, phrase_end = items[at].lower, self._phrase_end(at + 1, end)
            bodies = self._bodies(at + 1, phrase_end, preposition, items[head].lower)
            if bodies:
                found.append((preposition, bodies, at))
            elif not found:
                if not self._extends_role(at + 1, phrase_end, preposition):
                    break
                role_end = phrase_end
            if phrase_end <= at + 1:
                break
            at = phrase_end
        if not found:
            return role_end, (), at
        strong = [f for f in found if f[0] in lexicon["words.at"]]
        first_name = found[0][1][0].name
        if first_name is None or (first_name.kind is NameKind.BODY and first_name.sure):
            strong = []
        chosen = strong[0] if strong and found[0][0] in lexicon["words.of"] else found[0]
        role_end = chosen[2]
        later = [body for _, bodies, where in found if where > chosen[2] for body in bodies]
        rest = [body for body in later if body.name is None or body.name.kind is NameKind.BODY]
        return max(role_end, head + 1), (*chosen[1], *rest), at

    def _extends_role(self, first: int, end: int, preposition: str) -> bool:
        """Tell whether a phrase without a body belongs to the role: "of physics", "for exploration"."""
        if end <= first or preposition in self.lexicon["words.at"] | {"with", "from", "med", "fra"}:
            return False
        return all(not self._is_verb(self.words.items[i].lower) for i in range(first, end))

    def _is_verb(self, low: str) -> bool:
        return low in self.lexicon["words.heads_clause"]

    def _is_final_body(self, at: int, end: int) -> bool:
        """Tell "Director, IIFL Securities." from "the director, Neumann, says"."""
        name = self.cast.at_word.get(at)
        if name is None or name.first != at or self._member_is_human(name):
            return False
        if name.kind in (NameKind.COUNTRY, NameKind.PLACE, NameKind.OFFICE):
            return False
        after = self.words.text[name.span.end : name.span.end + 1]
        return after in (".", ",", ";", ")", "\n", "") and name.last <= end

    def _phrase_end(self, first: int, end: int) -> int:
        """Return the word after the noun phrase that begins at `first`, at most ten words on."""
        items, lexicon, index = self.words.items, self.lexicon, first
        while index < min(end, first + 12):
            name = self.cast.at_word.get(index)
            if index > first and not self._same_phrase(index):
                if not (name and name.first < index):
                    break
            low = items[index].lower
            if name is not None and index > name.first:
                index += 1
                continue
            if index > first and low in lexicon["words.prepositions"]:
                break
            if self._is_verb(low) or low in lexicon["words.relative"]:
                break
            if low in lexicon["words.and"] and self._starts_elsewhere(index + 1, end):
                break
            index += 1
        return index

    def _starts_elsewhere(self, at: int, end: int) -> bool:
        """Tell whether "and" begins another post or clause rather than going on with the phrase."""
        if at >= end:
            return True
        low = self.words.items[at].lower
        return self._is_role_word(low) or self._is_verb(low) or low in self.lexicon["words.determiners"]

    def _bodies(self, first: int, end: int, preposition: str, head: str) -> tuple[Body, ...]:
        """Return the bodies that a phrase names, the closest last one first ("Tufts's Feinstein Center")."""
        found, index = [], first
        while index < end:
            name = self.cast.at_word.get(index)
            if name is None:
                index += 1
                continue
            if self._is_body_after(name, preposition, head):
                found.append(Body(name.span, name))
            index = max(name.last, index + 1)
        if found:
            last = found[-1].name
            assert last is not None
            lower = self._lower_body(last.last, end)
            if (
                lower is not None
                and self.words.items[lower].gap == " "
                and not self.words.items[last.last - 1].possessive
            ):
                whole = Body(self.words.span(last.first, lower + 1), last if self._is_plain(last) else None)
                return (whole, *reversed(found[:-1]))
            return tuple(reversed(found))
        lower = self._lower_body(first, end)
        if lower is None:
            return ()
        start = first
        while start < lower and self.words.items[start].lower in self.lexicon["words.determiners"]:
            start += 1
        if start == lower and start > first:
            meant = self._body_meant(self.words.items[lower].lower, lower)
            if meant is not None:
                return (Body(self.words.span(start, lower + 1), meant, is_meant=True),)
        return (Body(self.words.span(start, lower + 1), None),)

    def _body_meant(self, low: str, at: int) -> Name | None:
        """Return the last body named before a word whose name has that word: "the authority"."""
        for index in range(at - 1, max(-1, at - 400), -1):
            name = self.cast.at_word.get(index)
            if name is not None and name.kind is NameKind.BODY and low in name.parts and len(name.parts) > 1:
                return name
        return None

    def _is_plain(self, name: Name) -> bool:
        return name.kind not in (NameKind.COUNTRY, NameKind.PLACE)

    def _lower_body(self, first: int, end: int) -> int | None:
        for index in range(end - 1, first - 1, -1):
            if self.words.items[index].lower in self.lexicon["bodies.lower_bodies"]:
                return index if index == end - 1 else None
        return None

    def _is_body_after(self, name: Name, preposition: str, head: str) -> bool:
        if self._member_is_human(name) or name.kind in (NameKind.OFFICE, NameKind.JOURNAL):
            return False
        if preposition in self.lexicon["words.in"] | self.lexicon["words.from"] - self.lexicon["words.of"]:
            return name.kind is NameKind.BODY
        if name.kind in (NameKind.COUNTRY, NameKind.PLACE, NameKind.PARTY):
            return preposition in self.lexicon["words.of"] and head in self.lexicon["roles.offices"]
        return name.kind is not NameKind.PERSON or not name.sure

    def without_participles(self, begin: int, head: int) -> tuple[int, bool]:
        """Return where the role begins behind "newly" and "current", and whether it is a former one."""
        items, former = self.words.items, False
        while begin < head and items[begin].lower in self.lexicon["roles.passing"] and begin not in self.cast.at_word:
            begin += 1
        former = any(items[i].lower in self.lexicon["roles.former"] for i in range(begin, head))
        return begin, former

    def _without_people(self, bodies: tuple[Body, ...]) -> tuple[Body, ...]:
        return tuple(body for body in bodies if not self._is_human(body))

    def _is_human(self, body: Body) -> bool:
        return body.name is not None and self._member_is_human(body.name)

    def _member_is_human(self, name: Name) -> bool:
        index = self.cast.of_name.get(name.first)
        member = self.cast.members[index] if index is not None else None
        return member is not None and member.is_person and (member.sure or member.surname_alone)

    def _is_relation(self, low: str) -> bool:
        return low in self.lexicon["roles.relations"]

    def _is_role_word(self, low: str) -> bool:
        return self.lexicon.is_role(low) or low in self.lexicon["titles.abbreviated"]
