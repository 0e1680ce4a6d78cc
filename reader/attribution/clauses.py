"""Posts that clauses tell: "X, who runs the Y", "X and Y, both of Z", "X, for twenty years coxswain of Y"."""

from reader.attribution.bodies import Body
from reader.attribution.cast import Cast
from reader.attribution.kinds import NameKind
from reader.attribution.names import Name
from reader.attribution.people import PeopleLexicon
from reader.attribution.posts import PostReader
from reader.attribution.words import Words

LONGEST_CLAUSE = 16  # words between a name and its verb
LONGEST_TERM = 4  # words of "for twenty-two years"
LONGEST_TIE = 5  # words from "teaches" to "at"


class Clauses:
    """Reads the clauses about the names of one article."""

    def __init__(self, words: Words, cast: Cast, lexicon: PeopleLexicon, posts: PostReader) -> None:
        self.words, self.cast, self.lexicon, self.posts = words, cast, lexicon, posts

    def bodies(self, name: Name) -> tuple[Body, ...]:
        """Return what somebody runs, joined or speaks for, or where two of them are."""
        return self._led(name) or self._spoken_for(name) or self._tied(name) or self._shared(name)

    def verb_at(self, name: Name) -> int:
        """Return where the verb of a name may stand: behind "today" and behind ", who died last week,"."""
        items, at = self.words.items, name.last
        if at < len(items) and items[at].gap == ", " and items[at].lower in self.lexicon["words.relative"]:
            at = self._clause_end(at)
        return self.behind_time(at)

    def behind_time(self, at: int) -> int:
        """Return the word behind "now", "i dag" and "for twenty-two years" at word `at`."""
        items, lexicon = self.words.items, self.lexicon
        if at + 1 >= len(items):
            return at
        if items[at].lower in lexicon["words.when"]:
            return at + 1
        if items[at].lower not in lexicon["words.prepositions"]:
            return at
        least = min(len(items) - 1, at + 1 + LONGEST_TERM)
        ahead = next(
            (i for i in range(at + 1, least) if items[i].gap not in (" ", "-") or i in self.cast.at_word), least
        )
        term = next((i for i in range(at + 1, ahead) if items[i].lower in lexicon["words.terms"]), None)
        return at if term is None else term + 1

    def _clause_end(self, at: int) -> int:
        """Return the verb behind the relative clause that begins at word `at`, `at` where none is near."""
        items = self.words.items
        for index in range(at + 1, min(len(items), at + LONGEST_CLAUSE)):
            name = self.cast.at_word.get(index)
            if items[index].opens or (name is not None and self.posts.bodies.is_person(name)):
                return at
            if items[index].gap == ", ":
                return index
        return at

    def _led(self, name: Name) -> tuple[Body, ...]:
        """Return the body of "X, who runs the hoteliers' association Cama," and "X, som leder Fyrtilsynet,"."""
        items, at = self.words.items, name.last
        if at + 2 >= len(items) or items[at].gap != ", " or items[at].lower not in self.lexicon["words.relative"]:
            return ()
        if items[at + 1].lower not in self.lexicon["words.leading"]:
            return ()
        end = self.posts.bodies.phrase_end(at + 2, min(len(items), at + LONGEST_CLAUSE))
        found = self.posts.bodies.without_people(self.posts.bodies.in_phrase(at + 2, end, "", ""))
        found = tuple(body for body in found if self._may_be_led(body, at + 2))
        if found or end + 1 >= len(items) or items[end].lower not in self.lexicon["words.at"]:
            return found
        return self.posts.bodies_at(end + 1, items[end].lower)  # "who leads the sport practice at Y"

    def _may_be_led(self, body: Body, first: int) -> bool:
        """Tell a body from the ship, the house and the race that somebody owns or leads."""
        is_whole = body.name is not None and body.span == body.name.span
        if body.is_meant or (body.name is not None and is_whole and self.posts.bodies.may_be_ship(body.name)):
            return False  # "who led the party"
        if body.name is None or body.name.kind is NameKind.BODY:
            return True
        after = self.words.text[body.span.end : body.span.end + 1]
        guessed = body.name.kind in (NameKind.OTHER, NameKind.PERSON) and not body.name.sure
        return guessed and body.name.first == first and after in (",", ".")  # "som leder Tallvik Redning,"

    def _spoken_for(self, name: Name) -> tuple[Body, ...]:
        """Return the body of "X, speaking for the Tallow Anglers,"."""
        items, at = self.words.items, name.last
        if at + 2 >= len(items) or items[at].gap != ", " or items[at].lower not in self.lexicon["words.speaking"]:
            return ()
        is_for = items[at + 1].lower in self.lexicon["words.of"]
        return self.posts.bodies_at(at + 2, items[at + 1].lower) if is_for else ()

    def _tied(self, name: Name) -> tuple[Body, ...]:
        """Return the body of "X has led Y since May", "X joined Y", "X, who teaches physics at Y,"."""
        items, lexicon, at = self.words.items, self.lexicon, name.last
        at += at < len(items) and items[at].gap == ", " and items[at].lower in lexicon["words.relative"]
        at += at < len(items) and items[at].lower in lexicon["words.auxiliaries"]
        if at + 2 >= len(items) or items[at].gap != " ":
            return ()
        verb = items[at].lower
        if verb in lexicon["words.leading"] or verb in lexicon["words.joining"]:
            return self._named(at + 1, "")
        if verb not in lexicon["words.serving_at"]:
            return ()
        ties = lexicon["words.at"] | lexicon["words.of"] | lexicon["words.topical"] | lexicon["words.in"]
        ahead = range(at + 1, min(len(items) - 1, at + LONGEST_TIE))
        tie = next((i for i in ahead if items[i].lower in ties or i in self.cast.at_word), None)
        return () if tie is None or tie in self.cast.at_word else self._named(tie + 1, "")

    def _named(self, first: int, preposition: str) -> tuple[Body, ...]:
        """Return the bodies in the phrase at word `first` whose names say that they are bodies."""
        end = self.posts.bodies.phrase_end(first, min(len(self.words.items), first + LONGEST_CLAUSE))
        found = self.posts.bodies.without_people(self.posts.bodies.in_phrase(first, end, preposition, ""))
        return tuple(b for b in found if b.name is not None and not b.is_meant and b.name.kind is NameKind.BODY)

    def _shared(self, name: Name) -> tuple[Body, ...]:
        """Return the body of "X and the geologist Y, both of Z," and "X and Y of Z" for X as well as Y."""
        items, lexicon, others = self.words.items, self.lexicon, 0
        for index in range(name.last, min(len(items) - 2, name.last + LONGEST_CLAUSE)):
            other = self.cast.at_word.get(index)
            others += other is not None and other.first == index
            if items[index].opens or others > 1:
                return ()
            tie = items[index + 1].lower
            if items[index].gap == ", " and items[index].lower in lexicon["words.both"]:
                return self.posts.bodies_at(index + 2, tie) if tie in lexicon["words.post_prepositions"] else ()
            joined = other is not None and index == name.last + 1 and items[index - 1].lower in lexicon["words.and"]
            if joined and other is not None and other.kind is NameKind.PERSON:
                found = self._behind(other)
                if found:
                    return found
        return ()

    def _behind(self, other: Name) -> tuple[Body, ...]:
        """Return the body right behind the second of two people: "and Y of Z"."""
        items, at = self.words.items, other.last
        if at + 1 >= len(items) or items[at].gap != " " or items[at].lower not in self.lexicon["words.from"]:
            return ()
        found = self.posts.bodies_at(at + 1, items[at].lower)
        return tuple(body for body in found if body.name is not None and body.name.kind is NameKind.BODY)
