"""Finds the organisations and places that a post is held at."""

from reader.attribution.called_bodies import CalledBodies
from reader.attribution.cast import Cast
from reader.attribution.kinds import NameKind
from reader.attribution.names import Name
from reader.attribution.people import PeopleLexicon, fold
from reader.attribution.words import Words
from reader.model.frozen import frozen
from reader.model.span import Span

PLACES = (NameKind.COUNTRY, NameKind.PLACE)
PLACED = 20  # mentions by which a place is told from a body
LONGEST = 12  # words of a phrase behind a preposition


@frozen
class Body:
    """An organisation or place in a post; `name` is None where only common words name it."""

    span: Span
    name: Name | None
    is_meant: bool = False  # "the authority" where `name` is the authority's name elsewhere


class BodyReader:
    """Reads bodies in the noun phrases of one article."""

    def __init__(self, words: Words, cast: Cast, lexicon: PeopleLexicon) -> None:
        self.words, self.cast, self.lexicon = words, cast, lexicon
        self.by_noun = CalledBodies(words, cast, lexicon)

    def there_length(self, at: int) -> int:
        """Return how many words at word `at` say that a post is held where the text has just been: "there"."""
        items = self.words.items
        for length in (1, 2):
            inside = at + length <= len(items) and items[at].gap == " "
            if inside and self.words.phrase(at, at + length).lower() in self.lexicon["words.there"]:
                return length
        return 0

    def there(self, at: int) -> tuple[Body, ...]:
        """Return the body that "there" at word `at` takes up: the one named last."""
        name = self.by_noun.last(at)
        return () if name is None else (Body(self.words.span(at, at + self.there_length(at)), name, is_meant=True),)

    def owner(self, index: int) -> Body | None:
        """Return the body that "the group's" and "klubbens" takes up before a role."""
        word = self.words.items[index]
        genitive = bool(self.lexicon.definite_endings) and word.lower.endswith("s")
        if (word.is_capital and not (word.opens and genitive)) or not (word.possessive or genitive):
            return None
        low = word.lower if word.possessive else word.lower[:-1]
        if not self.by_noun.sorts.may_take_up(low):
            return None
        name = self.by_noun.meant(low, index)
        return None if name is None else Body(Span(word.start, word.start + len(low)), name, is_meant=True)

    def same_phrase(self, index: int) -> bool:
        """Tell whether a word goes on with the noun phrase of the word before."""
        before, word = self.words.items[index - 1], self.words.items[index]
        if word.gap in (" ", "\u00a0", "-", " & ", "/", "’ ", "' ") or (
            before.possessive and word.gap.strip("’'s ") == ""
        ):
            return True
        return word.gap == ". " and not word.opens

    def phrase_end(self, first: int, end: int) -> int:
        """Return the word after the noun phrase that begins at `first`."""
        index = first
        while index < min(end, first + LONGEST):
            name = self.cast.at_word.get(index)
            if (name is None or name.first == index) and self._is_past(index, first, end):
                break
            index += 1
        return index

    def _is_past(self, index: int, first: int, end: int) -> bool:
        """Tell whether a word outside all names no longer belongs to the phrase."""
        low, lexicon = self.words.items[index].lower, self.lexicon
        if index > first and (not self.same_phrase(index) or low in lexicon["words.prepositions"]):
            return True
        if self.is_verb(low) or low in lexicon["words.relative"] or self.there_length(index):
            return True
        return low in lexicon["words.and"] and self._starts_elsewhere(index + 1, end)

    def _starts_elsewhere(self, at: int, end: int) -> bool:
        """Tell whether "and" begins another post or clause rather than going on with the phrase."""
        if at >= end:
            return True
        low = self.words.items[at].lower
        closed = ("words.determiners", "roles.former")  # "direktør i museet og tidligere meteorolog"
        return self.is_role(low) or self.is_verb(low) or any(low in self.lexicon[key] for key in closed)

    def in_phrase(self, first: int, end: int, preposition: str, head: str) -> tuple[Body, ...]:
        """Return the bodies that a phrase names, the last one first ("Tufts's Feinstein Center")."""
        found: list[Name] = []
        index = first
        while index < end:
            name = self.cast.at_word.get(index)
            if name is not None and self._is_body_after(name, preposition, head):
                found.append(name)
            index = max(name.last, index + 1) if name is not None else index + 1
        if not found:
            return self._common(first, end)
        last, bodies = found[-1], [Body(name.span, name) for name in found]
        lower = self._lower_body(last.last, end, "bodies.lower_bodies", "bodies.named_tails")
        if lower is not None and self.words.items[lower].gap == " " and not self.words.items[last.last - 1].possessive:
            bodies[-1] = Body(self.words.span(last.first, lower + 1), None if last.kind in PLACES else last)
        return tuple(reversed(bodies))

    def _common(self, first: int, end: int) -> tuple[Body, ...]:
        """Return the body that common words name: "the ministry", or the one they take up."""
        named = self._set_behind(end) if end > first else None
        if named is not None:
            return (Body(named.span, named),)
        lower = self._lower_body(first, end, "bodies.lower_bodies")
        if lower is None:
            return self.taken_up(first, end)
        start = first
        while start < lower and self.words.items[start].lower in self.lexicon["words.determiners"]:
            start += 1
        if self._is_placed(lower + 1):
            return (self._with_place(start, lower + 1),)
        span = self.words.span(start, lower + 1)
        meant = self.by_noun.called(self.words.items[lower].lower, lower) if first < start == lower else None
        return (Body(span, meant, is_meant=meant is not None),)

    def _set_behind(self, end: int) -> Name | None:
        """Return the name of "spokeswoman for the ferry company, Norlink," behind the company's noun."""
        items, name = self.words.items, self.cast.at_word.get(end)
        if name is None or name.first != end or items[end].gap != ", " or self.is_person(name):
            return None
        closes = self.words.text[name.span.end : name.span.end + 1] in (",", ".")
        is_body = self.by_noun.sorts.is_noun(items[end - 1].lower) and name.kind in (NameKind.BODY, NameKind.OTHER)
        return name if closes and is_body else None

    def taken_up(self, first: int, end: int) -> tuple[Body, ...]:
        """Return the body that "the group" takes up where its name came with that noun."""
        items, last = self.words.items, end - 1
        low = items[last].lower if end > first else ""
        if end - first == 1 and self.lexicon.definite_endings:  # "ved høgskolen"
            is_definite = low in self.lexicon["bodies.definite_taken_up"] or self.by_noun.sorts.may_take_up(low)
        else:
            is_definite = end - first == 2 and items[first].lower in self.lexicon["words.definite"]
            is_definite = is_definite and self.by_noun.sorts.is_noun(low)
        if is_definite and self._is_placed(end):
            return () if low in self.lexicon["bodies.companies"] else (self._with_place(last, end),)
        meant = self.by_noun.meant(low, first) if is_definite else None
        if is_definite and meant is None and self._is_said_in_full(low, first):
            return (Body(self.words.span(last, end), None),)  # "lederen i bondelaget"
        return () if meant is None else (Body(self.words.span(last, end), meant, is_meant=True),)

    def _is_said_in_full(self, low: str, at: int) -> bool:
        """Tell whether a noun names a body by itself or takes up one that small words named."""
        if self.by_noun.sorts.is_particular(low):
            return True
        return low in self.lexicon["bodies.described"] and self.by_noun.described(low, at) is not None

    def _is_placed(self, at: int) -> bool:
        """Tell "the hospital in Norwick", which is said in full, from "the hospital"."""
        items = self.words.items
        if at + 1 >= len(items) or items[at].gap != " " or items[at + 1].gap != " ":
            return False
        return items[at].lower in self.lexicon["bodies.placing"] and at + 1 in self.cast.at_word

    def _with_place(self, first: int, end: int) -> Body:
        """Return "hospital in Norwick", of which the place is part of what it is called."""
        return Body(self.words.span(first, self.cast.at_word[end + 1].last), None)

    def only_body(self, at: int, head: int) -> Body | None:
        """Return the one body that a noun before a role names: "council leader", but not "council tenant"."""
        low = self.words.items[at].lower
        if low in self.lexicon["bodies.companies"] and self.words.items[head].lower in self.lexicon["roles.heads"]:
            meant = self.by_noun.meant(low, at)  # "a company spokeswoman"
            return None if meant is None else Body(self.words.span(at, at + 1), meant, is_meant=True)
        if (
            low not in self.lexicon["bodies.taken_up"]
            or self.words.items[head].lower not in self.lexicon["roles.heads"]
        ):
            return None
        named = [n for n in self.cast.names if n.kind is NameKind.BODY and len(n.parts) > 1 and low in n.parts]
        members = {self.cast.of_name[name.first] for name in named}
        if len(members) != 1 or named[0].first > at:
            return None
        return Body(self.words.span(at, at + 1), named[0], is_meant=True)

    def _lower_body(self, first: int, end: int, *lists: str) -> int | None:
        """Return the noun of a body that ends a phrase, None where it ends with another word."""
        last = end - 1
        is_body = last >= first and any(self.words.items[last].lower in self.lexicon[key] for key in lists)
        return last if is_body else None

    def _is_body_after(self, name: Name, preposition: str, head: str) -> bool:
        if self.is_person(name) or name.kind in (NameKind.OFFICE, NameKind.JOURNAL):
            return False
        if self.is_ship(name, head):
            return False
        if preposition in self.lexicon["words.topical"]:
            return False  # "consultant on Burma", "adviser to the campaign"
        if preposition in self.lexicon["words.strict"]:
            return name.kind is NameKind.BODY or self._is_held_in(name, head)
        if name.kind in (NameKind.COUNTRY, NameKind.PLACE, NameKind.PARTY):
            return preposition in self.lexicon["words.of"] and head in self.lexicon["roles.offices"]
        return name.kind is not NameKind.PERSON or not name.sure

    def is_ship(self, name: Name, head: str) -> bool:
        """Tell "skipper of the Gannet" from "captain of Brodwick Rovers"."""
        return self.may_be_ship(name) and self.lexicon.base(head) in self.lexicon["roles.of_ships"]

    def may_be_ship(self, name: Name) -> bool:
        """Tell "the Gannet" from a name that more than its place says to be a body's."""
        before = self.words.items[name.first - 1].lower if name.first else ""
        is_known = name.kind not in (NameKind.OTHER, NameKind.BODY) or name.sure
        return not is_known and before in self.lexicon["words.definite"]

    def _is_held_in(self, name: Name, head: str) -> bool:
        """Tell "gruppeleder i Høyre" and "pressesjef i Brodwick" from "prest i Brodwick": no place, no adjective."""
        items = self.words.items
        if name.kind is NameKind.PARTY:  # "expert in Conservative politics"
            return name.last >= len(items) or items[name.last].gap != " " or self._ends_there(name.last)
        base = self.lexicon.base(head)
        if name.kind not in (NameKind.OTHER, NameKind.PERSON):
            return False
        if base.endswith(tuple(self.lexicon["roles.only_in_bodies"])) and self._is_right_behind(name, head):
            return True  # "keeper i Brodwick", "keeper Ada Brekkhus i Brodwick"
        if self.by_noun.sorts.of_name(name.parts):
            return True  # "mekaniker i Fjellfly"
        if not base.endswith(tuple(self.lexicon["roles.in_bodies"])):
            return False
        named = self.cast.members[self.cast.of_name[name.first]].names[:PLACED]
        others = (other.first for other in named if other.first not in (0, name.first))
        return not any(self._is_where(at) for at in others)

    def _is_right_behind(self, name: Name, head: str) -> bool:
        """Tell whether only the preposition stands between a role, or who holds it, and a name."""
        at = name.first - 2
        return at >= 0 and (self.words.items[at].lower == head or at in self.cast.at_word)

    def _is_where(self, at: int) -> bool:
        """Tell "a bridge in Brodwick" from "X, director in Brodwick" and "director X in Brodwick"."""
        items, before = self.words.items, self.cast.at_word.get(at - 2)
        if items[at - 1].lower not in self.lexicon["bodies.placing"]:
            return False  # what one goes to or comes from may be a firm
        is_post = at > 1 and (self.is_role(items[at - 2].lower) or (before is not None and self.is_person(before)))
        return not is_post

    def _ends_there(self, at: int) -> bool:
        low = self.words.items[at].lower
        closed = ("prepositions", "relative", "conjunctions")
        return self.is_verb(low) or any(low in self.lexicon[f"words.{key}"] for key in closed) or low.endswith("er")

    def is_final(self, at: int, end: int) -> bool:
        """Tell "Director, Norwick Securities." from "the director, Brodwick, says"."""
        name = self.cast.at_word.get(at)
        if name is None or name.first != at or self.is_person(name):
            return False
        if name.kind in (NameKind.COUNTRY, NameKind.PLACE, NameKind.OFFICE):
            return False
        after = self.words.text[name.span.end : name.span.end + 1]
        return after in (".", ",", ";", ")", "\n", "") and name.last <= end

    def is_demonym(self, name: Name) -> bool:
        """Tell "Russian" and an unknown "Velmarian" from the name of a country or body."""
        if name.kind is NameKind.COUNTRY:
            country = self.lexicon.country_of(name.text)
            named = country is not None and fold(country) == name.key
            return not named and name.text not in self.lexicon.short_countries
        endings = tuple(self.lexicon["words.demonym_endings"])
        return name.kind is NameKind.OTHER and len(name.parts) == 1 and name.text.endswith(endings)

    def may_hold(self, name: Name, head: int) -> bool:
        """Tell whether a name before a role is its body: "Deskhive spokesperson", but not "China scholar"."""
        low = self.lexicon.base(self.words.items[head].lower)
        if self.is_person(name):
            return False
        if name.kind is NameKind.PARTY or (name.kind is NameKind.OTHER and self.is_demonym(name)):
            return False
        if name.kind in (NameKind.COUNTRY, NameKind.PLACE):
            holds = low in self.lexicon["roles.offices"] or self.words.items[name.last - 1].possessive
            return holds and not self.is_relation(low)
        if self.is_relation(low) or any(part in self.lexicon["bodies.no_bodies"] for part in name.parts):
            return False
        may_be_person = name.kind is NameKind.OTHER and not name.text.isupper()
        return not (may_be_person and low in self.lexicon["roles.personal"])  # "a former Clinton aide"

    def without_people(self, bodies: tuple[Body, ...]) -> tuple[Body, ...]:
        """Return the bodies that are no persons."""
        return tuple(body for body in bodies if not self._is_human(body))

    def _is_human(self, body: Body) -> bool:
        return body.name is not None and self.is_person(body.name)

    def is_person(self, name: Name) -> bool:
        """Tell whether a name is surely a person's."""
        index = self.cast.of_name.get(name.first)
        member = self.cast.members[index] if index is not None else None
        return member is not None and member.is_person and (member.sure or member.surname_alone)

    def is_relation(self, low: str) -> bool:
        """Tell whether a role is a tie between people."""
        return low in self.lexicon["roles.relations"]

    def is_role(self, low: str) -> bool:
        """Tell whether a word names a role."""
        return self.lexicon.is_role(low) or low in self.lexicon["titles.abbreviated"]

    def is_verb(self, low: str) -> bool:
        """Tell whether a word begins the rest of the clause."""
        return low in self.lexicon["words.heads_clause"]
