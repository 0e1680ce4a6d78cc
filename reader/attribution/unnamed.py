"""Says in what capacity unnamed sources speak, by their own words: "Deskhive spokesperson", "two people"."""

from reader.attribution.bodies import Body
from reader.attribution.cast import Cast
from reader.attribution.describe import Described
from reader.attribution.people import PeopleLexicon
from reader.attribution.posts import PostReader
from reader.attribution.words import Words
from reader.model.span import Span

BODY_NOUNS = ("bodies.nouns", "bodies.generic", "bodies.lower_bodies")


class UnnamedDescriber:
    """Describes the unnamed sources of one article."""

    def __init__(self, words: Words, cast: Cast, lexicon: PeopleLexicon, posts: PostReader) -> None:
        self.words, self.cast, self.lexicon, self.posts = words, cast, lexicon, posts

    def describe(self, span: Span) -> Described:
        """Return affiliation and role of an unnamed source, each None where its words are silent."""
        reach = self.words.inside(span)
        items, head = self.words.items, self._head(span)
        if head is None:
            return Described()
        begin, bodies = self.posts.lead(self._first(span), head)
        if items[head].lower in self.lexicon["roles.no_role"]:
            return self._set_beside(reach.stop)
        rank = self.posts.ranks.parted_rank(self._first(span), begin)
        begin, _ = self.posts.ranks.without_participles(begin, head)
        bodies = bodies or self.posts.bodies_behind(head, reach.stop) or self._employer(head, reach.stop)
        bodies = bodies or self._members_body(head, reach.stop)
        if self._is_body_noun(items[head].lower):
            return Described(None, "", bodies, None, 0.85)
        role = self.words.span(begin, head + 1)
        country = None if bodies else self.posts.country_of_demonym(role, items[head].lower)
        return Described(role, items[head].lower, bodies, country, 0.85, rank)

    def _employer(self, head: int, end: int) -> tuple[Body, ...]:
        """Return the "car dealership" of "employees of a car dealership": what has no name employs people too."""
        items, lexicon, first = self.words.items, self.lexicon, head + 3
        if first >= end or self.lexicon.base(items[head].lower).removesuffix("s") not in lexicon["roles.employed"]:
            return ()
        if items[head + 1].lower not in lexicon["words.at"] | lexicon["words.of"]:
            return ()
        if items[head + 2].lower not in lexicon["words.articles"]:
            return ()
        last = self._last_noun(first, end)
        return () if last is None else (Body(self.words.span(first, last + 1), None),)

    def _members_body(self, head: int, end: int) -> tuple[Body, ...]:
        """Return the body of "a team led by researchers at Norwick University": a team is where its members are."""
        items, lexicon = self.words.items, self.lexicon
        if items[head].lower not in lexicon["roles.teams"]:
            return ()
        members = (i for i in range(head + 1, end) if items[i].lower in lexicon["roles.people"])
        found = (self.posts.bodies_behind(i, end) for i in members if i not in self.cast.at_word)
        return next(filter(None, found), ())

    def is_body(self, span: Span) -> bool:
        """Tell "the council" from people: a body is nothing else, and belongs to nobody who merely stands near."""
        head = self._head(span)
        return head is not None and self._is_body_noun(self.words.items[head].lower)

    def _is_body_noun(self, low: str) -> bool:
        is_listed = any(low in self.lexicon[key] for key in BODY_NOUNS)
        return is_listed and low not in self.lexicon["roles.people"] and not self.lexicon.is_role(low)

    def _first(self, span: Span) -> int:
        """Return the first word that is no "two" or "some"."""
        reach = self.words.inside(span)
        skipped = self.lexicon["words.quantifiers"] | self.lexicon["words.numbers"]
        return next((i for i in reach if self.words.items[i].lower not in skipped), reach.stop)

    def _head(self, span: Span) -> int | None:
        """Return the noun that says what a source is, None for "one of them"."""
        reach = self.words.inside(span)
        of_them = len(reach) > 1 and self.words.items[reach.stop - 1].lower in self.lexicon["words.pronouns_they"]
        return None if of_them else self._last_noun(self._first(span), reach.stop)

    def _set_beside(self, at: int) -> Described:
        """Read "a source in the camp, a Syrian refugee who …": what a source without a role is said to be."""
        items = self.words.items
        if at >= len(items) or items[at].gap != ", " or items[at].lower not in self.lexicon["words.determiners"]:
            return Described()
        post = self.posts.read(at, self.words.sentence_end(at))
        return Described() if post is None else Described(post.role, post.head, post.bodies, None, 0.8, post.rank)

    def _last_noun(self, first: int, end: int) -> int | None:
        """Return the noun that says what an unnamed source is: the last before a preposition or clause."""
        items, index = self.words.items, first
        if first >= end:
            return None
        while index + 1 < end:
            low = items[index + 1].lower
            name = self.cast.at_word.get(index + 1)
            if name is None and any(low in self.lexicon[f"words.{key}"] for key in ("prepositions", "relative")):
                break
            stands = index + 2 < end and low in self.lexicon["words.standings"]  # "a source close to"
            people = items[index].lower in self.lexicon["roles.people"] and low not in self.lexicon["roles.people"]
            if stands or people or self._is_apart(index + 1) or self._tells_further(index + 1, end):
                break
            index += 1
        return index

    def _tells_further(self, at: int, end: int) -> bool:
        """Tell "accused" in "a baker accused of theft" from a noun: a participle with a preposition behind a role."""
        items, lexicon = self.words.items, self.lexicon
        low, before = items[at].lower, items[at - 1].lower
        verbal = low.endswith(tuple(lexicon["words.participle_endings"])) and not lexicon.is_role(low)
        follows = at + 1 < end and items[at + 1].lower in lexicon["words.prepositions"]
        return verbal and follows and lexicon.is_role(before)

    def _is_apart(self, at: int) -> bool:
        """Tell whether a mark keeps a word from the noun phrase of the word before."""
        before, word = self.words.items[at - 1], self.words.items[at]
        if word.gap in (" ", "-", "’ ", "' ") or before.is_initial or before.possessive:
            return False
        return word.gap != ". " or word.opens
