"""Says in what capacity people speak: affiliation and role, from the article's words alone."""

from collections import Counter
from dataclasses import replace
from functools import cached_property

from reader.attribution.bodies import Body
from reader.attribution.cast import Cast, Member, people
from reader.attribution.clauses import Clauses
from reader.attribution.kinds import NameKind
from reader.attribution.known_bodies import KnownBodies
from reader.attribution.names import Name
from reader.attribution.people import PeopleLexicon, fold
from reader.attribution.placed import Placed
from reader.attribution.posts import Post, PostReader
from reader.attribution.words import Words
from reader.model.frozen import frozen
from reader.model.span import Span

DASHES = ("–", "—", "-")
QUOTES = (("«", "»"), ("“", "”"), ("„", "“"))
SENTENCES_BACK = 3  # before "she", as long as they name nobody
MENTIONS_READ = 60  # of one person; what is said of them stands at their first mentions


@frozen
class Described:
    """What the article says of one person; `bodies` begins with the affiliation."""

    role: Span | None = None
    role_head: str = ""
    bodies: tuple[Body, ...] = ()
    country: str | None = None  # where only an adjective names it ("Russian diplomat")
    confidence: float = 0.9
    rank: Span | None = None  # the "former" that stands apart from the role


class Describer:
    """Describes the people of one article."""

    def __init__(self, words: Words, cast: Cast, lexicon: PeopleLexicon) -> None:
        self.words, self.cast, self.lexicon = words, cast, lexicon
        self.posts = PostReader(words, cast, lexicon)
        self.known = KnownBodies(words, cast, lexicon)
        self.placed = Placed(words, cast, lexicon, self.posts)
        self.clauses = Clauses(words, cast, lexicon, self.posts)
        self.quoted: frozenset[int] = frozenset()  # words in direct speech
        self._known: dict[int, Described] = {}
        self.asides = self._asides()
        countries = (lexicon.country_of(n.text) for n in cast.names if n.kind is NameKind.COUNTRY)
        counted = Counter(country for country in countries if country).most_common(1)
        self.main_country = counted[0][0] if counted else None

    @cached_property
    def holders(self) -> dict[str, tuple[tuple[int, str], ...]]:
        """The people who hold each role, folded, with the first body they hold it at, "" where none is named."""
        found: dict[str, tuple[tuple[int, str], ...]] = {}
        for index, member in people(self.cast):
            for name in member.names[:3]:
                for post in self.posts_beside(name):
                    role, held = fold(post.role.of(self.words.text)), (index, self.body_key(post))
                    if held not in found.setdefault(role, ()):
                        found[role] += (held,)
        return found

    def body_key(self, post: Post) -> str:
        """Return a post's first body, folded; countries by their names."""
        if not post.bodies:
            return ""
        text = post.bodies[0].span.of(self.words.text)
        return fold(self.lexicon.country_of(text) or text)

    def take_up(self, index: int, post: Post) -> None:
        """Note a post by which the article calls a person elsewhere."""
        noted = self.asides.setdefault(index, [])
        if len(noted) < MENTIONS_READ:
            noted.append(post)
            self._known.pop(index, None)

    def describe(self, index: int) -> Described:
        """Return affiliation and role of a member, each None where the article is silent."""
        if index not in self._known:
            self._known[index] = self._describe(index)
        return self._known[index]

    def _describe(self, index: int) -> Described:
        member = self.cast.members[index]
        posts = self.posts_of(index, member)
        if not posts:
            return self._from_place(member)
        current = [p for p in posts if not p.former] or posts
        whole = next((p for p in current if p.bodies), None) or next((p for p in posts if p.bodies), None)
        role = next((post for post in current if post is whole or not post.bodies), current[0])
        if whole is not None and role.head != whole.head:
            role = whole
        return self._described(index, posts, role, whole)

    def _described(self, index: int, posts: list[Post], role: Post, whole: Post | None) -> Described:
        member = self.cast.members[index]
        bodies = whole.bodies if whole is not None else ()
        if not bodies:
            bodies = self._from_place(member, role).bodies or self.known.of(role, self.quoted, index)
        country = None if bodies else self.posts.country_of_demonym(role.role, role.head) or self._country(member, role)
        words, party = self._apart(role.role)
        if not bodies and country is None and party is not None:
            bodies = (Body(party.span, party),)  # an office's body comes first: "Republican governor of Norland"
        return Described(words, role.head, (*bodies, *self._others(posts, bodies)), country, rank=role.rank)

    def _apart(self, role: Span) -> tuple[Span, Name | None]:
        """Return a role without the party before it, and the party: "Republican |governor"."""
        name = self.cast.at_word.get(self.words.at(role.start))
        if name is None or name.kind is not NameKind.PARTY or name.last >= self.words.at(role.end):
            return role, None
        return Span(self.words.items[name.last].start, role.end), name

    def _others(self, posts: list[Post], bodies: tuple[Body, ...]) -> tuple[Body, ...]:
        """Return the bodies of a person's further posts ("who is also an executive at Y")."""
        known = {self.cast.of_name[b.name.first] for b in bodies if b.name is not None}
        firsts = (post.bodies[0] for post in posts if post.bodies and not post.former)
        others = ((b, self.cast.of_name[b.name.first]) for b in firsts if b.name is not None and not b.is_meant)
        return tuple(b for b, m in others if m not in known and self.cast.members[m].kind is NameKind.BODY)[:3]

    def posts_of(self, index: int, member: Member) -> list[Post]:
        """Return what stands beside the member's names, the closest and earliest first."""
        found: list[Post] = []
        told = sorted(
            member.names[:MENTIONS_READ], key=lambda name: name.first in self.quoted
        )  # the article's words first
        for name in told:
            found.extend(self.posts_beside(name))
        found.extend(self.asides.get(index, []))
        return found

    def posts_beside(self, name: Name) -> list[Post]:
        """Return what stands beside one name."""
        beside = (self.posts.read_before(name.first), self._after(name), self._set_before(name), self._copula(name))
        return [post for post in beside if post is not None]

    def _after(self, name: Name) -> Post | None:
        """Read "X, 43, director of the Y," and "X (director, Y)"."""
        items, at = self.words.items, name.last
        if at < len(items) and items[at].gap in (", ", " (") and items[at].text[0].isdigit():
            at += 1
        if at >= len(items) or not items[at].gap.removeprefix(")").startswith((",", " (")) or "\n" in items[at].gap:
            return None
        if items[at].lower in self.lexicon["words.relative"]:
            is_one = self._copula_length(at + 1)
            if not is_one:
                return None
            at += 1 + is_one
        at = self.clauses.behind_time(at)
        post = self.posts.read(at, self.words.sentence_end(name.last - 1))  # a nickname's marks end a sentence too
        return post if post is not None and self._is_apposition(post, at) else None

    def _is_apposition(self, post: Post, at: int) -> bool:
        """Tell "X, director of Y, said" from "X, Y and the director said": no verb between comma and role."""
        items = self.words.items
        name = self.cast.at_word.get(at)
        if name is not None and self._is_human(name) and not items[name.last - 1].possessive:
            return False
        following = self.words.text[items[post.end - 1].end : items[post.end - 1].end + 1]
        if following == "" or self.words.text[items[post.end - 1].end :][:2] == " (" or following in ",.;)\n—–-:\"”’'":
            return True
        nxt = items[post.end].lower if post.end < len(items) else ""
        closes = nxt in self.lexicon["words.relative"] or nxt in self.lexicon["words.conjunctions"]
        return closes or nxt in self.lexicon["words.prepositions"] or nxt in self.lexicon["words.heads_clause"]

    def _is_said_of_another(self, start: int, opening: int) -> bool:
        """Tell "He is a lecturer at Y, X said" from "A lecturer at Y, X, said": the post is his, not X's."""
        items, before = self.words.items, start - 1
        if before >= opening and items[before].lower in self.lexicon["words.determiners"]:
            before -= 1
        return before >= opening and items[before].lower in self.lexicon["words.copulas"]

    def _set_before(self, name: Name) -> Post | None:
        """Read "The director of Y, X, says" and "her mother, X,": a post that a comma ends before the name."""
        items = self.words.items
        if name.first == 0 or items[name.first].gap != ", ":
            return None
        opening = self.words.sentence_start(name.first - 1)
        at = name.first - 1
        while at > opening and name.first - at < 20 and not items[at].gap.startswith((",", ";", ":", " –", " —")):
            at -= 1
        after = items[name.last] if name.last < len(items) else None
        if after is not None and after.gap == " " and not self._closes(after.lower):
            return None
        for start in self._phrase_starts(at, name.first):
            post = self.posts.read(start, name.first)
            if post is not None and post.end == name.first and post.begin == start:
                return None if self._is_said_of_another(start, opening) else post
        return None

    def _closes(self, low: str) -> bool:
        return low in self.lexicon["words.heads_clause"] or low in self.lexicon["words.relative"]

    def _phrase_starts(self, at: int, end: int) -> list[int]:
        """Return where a noun phrase that ends at `end` may begin: at its clause's start, or after a verb."""
        starts = [at]
        for index in range(at + 1, end):
            low, before = self.words.items[index].lower, self.words.items[index - 1].lower
            if before in self.lexicon["words.heads_clause"] or low in self.lexicon["words.possessives"]:
                starts.append(index)
            elif before in self.lexicon["words.prepositions"] and self.lexicon.is_role(low):
                starts.append(index)  # "fra lederen i bondelaget, Ada Brekkhus:"
        return starts[::-1]

    def _copula(self, name: Name) -> Post | None:
        """Read "X is a researcher at Y"."""
        items, at = self.words.items, self.clauses.verb_at(name)
        if at + 1 < len(items) and items[at].gap == " " and items[at].lower in self.lexicon["words.auxiliaries"]:
            at += 1
        behind = at + self._copula_length(at)
        if behind == at or behind >= len(items) or items[at].gap not in (" ", ", ") or items[at].opens:
            return None
        if items[at].gap == ", " and at == name.last and items[name.first].gap != ", ":
            return None  # but "His sister, Ada Brekkhus, is a midwife at Y"
        behind = self.clauses.behind_time(behind)
        if items[behind].gap != " " or not self._may_open_post(behind):
            return None
        return self.posts.read(behind, self.words.sentence_end(name.first))

    def _copula_length(self, at: int) -> int:
        """Return how many words say that somebody is something: 1 for "is", 2 for "works as", 0 for others."""
        items, lexicon = self.words.items, self.lexicon
        if at >= len(items):
            return 0
        if items[at].lower in lexicon["words.copulas"]:
            return 1
        serves = items[at].lower in lexicon["words.serving"] and at + 1 < len(items) and items[at + 1].gap == " "
        return 2 if serves and items[at + 1].lower in lexicon["words.serving_as"] else 0

    def _may_open_post(self, at: int) -> bool:
        """Tell "is a researcher" and "is chief of" from "is demanding President X"."""
        low, lexicon = self.words.items[at].lower, self.lexicon
        modifier = low in lexicon["roles.modifiers"] and low not in lexicon["roles.passing"]  # "is elected president"
        known = modifier or low in lexicon["words.determiners"] or lexicon.is_role(low)
        return known or at in self.cast.at_word

    def _asides(self) -> dict[int, list[Post]]:
        """Read "praises X, calling the Russian diplomat a hero": a description that takes up a name before it."""
        found: dict[int, list[Post]] = {}
        items = self.words.items
        self._with_pronouns(found)
        for name in self.cast.names:
            if name.kind is not NameKind.COUNTRY or name.first == 0 or name.last >= len(items):
                continue
            if items[name.first - 1].lower not in self.lexicon["words.definite"]:
                continue
            if self.lexicon.is_role(items[name.last].lower) and items[name.last].gap == " ":
                self._take_up(name, found)
        return found

    def _with_pronouns(self, found: dict[int, list[Post]]) -> None:
        """Read "…, says X. She is a researcher at Y": a sentence about the one person of the sentence before."""
        items, lexicon = self.words.items, self.lexicon
        for at in range(1, len(items) - 2):
            woman = items[at].lower in lexicon["words.pronouns_she"]
            if not woman and items[at].lower not in lexicon["words.pronouns_he"]:
                continue
            opens = items[at].opens and items[at].gap.strip() == "." and items[at + 1].lower in lexicon["words.copulas"]
            inverted = not items[at].opens and items[at - 1].lower in lexicon["words.copulas"] and self._is_told(at)
            if not opens and not inverted:
                continue
            begin = self.clauses.behind_time(at + 2 if opens else at + 1)
            if begin >= len(items) or not self._may_open_post(begin):
                continue
            post, meant = self.posts.read(begin, self.words.sentence_end(at)), self._just_named(at)
            if meant is None or post is None or self.cast.members[meant].woman is (not woman):
                continue
            found.setdefault(meant, []).append(post)

    def _is_told(self, at: int) -> bool:
        """Tell the article's own words from speech: no dash opens the line of word `at`, no mark is open before it."""
        text, end = self.words.text, self.words.items[at].start
        line = text[text.rfind("\n", 0, end) + 1 : end]
        return not line.startswith(DASHES) and all(line.count(left) <= line.count(right) for left, right in QUOTES)

    def _just_named(self, at: int) -> int | None:
        """Return the one person named in the last of the three sentences before word `at` that names any."""
        opening = self.words.sentence_start(at)
        for _ in range(SENTENCES_BACK):
            if opening == 0:
                return None
            before = self.words.sentence_start(opening - 1)
            reach = range(before, at if opening == self.words.sentence_start(at) else opening)
            named = {self.cast.of_name[n.first] for i in reach if (n := self.cast.at_word.get(i)) and self._is_human(n)}
            if named:
                return min(named) if len(named) == 1 else None
            opening = before
        return None

    def _take_up(self, name: Name, found: dict[int, list[Post]]) -> None:
        post = self.posts.read(name.first, name.last + 6)
        follows = post is not None and self.cast.at_word.get(post.end)
        if post is None or not post.bodies or (follows and self._is_human(follows)):
            return
        opening = self.words.sentence_start(name.first)
        for index in range(name.first - 1, opening - 1, -1):
            before = self.cast.at_word.get(index)
            if before is not None and self._is_human(before):
                found.setdefault(self.cast.of_name[before.first], []).append(replace(post, former=False))
                return

    def _from_place(self, member: Member, post: Post | None = None) -> Described:
        """Read "X from the West Tallow police" and "X of the Tallow Shore tribe" where no post has a body."""
        for name in member.names[:MENTIONS_READ]:
            bodies = self.clauses.bodies(name) or self.placed.beside(name, post.head if post else "")
            if bodies and (post is None or self.placed.fits(post, name, bodies)):
                return Described(None, "", bodies)
        return Described()

    def _country(self, member: Member, post: Post) -> str | None:
        """Return the country of a national office that names none: the one the sentence before speaks of."""
        if not any(
            office in post.role.of(self.words.text).lower() for office in self.lexicon["roles.national_offices"]
        ):
            return None
        first = member.names[0].first
        near = [n for n in self.cast.names if n.kind is NameKind.COUNTRY and first - 40 <= n.first < first]
        if not near or self._is_of_another(near[-1], member):
            return None
        country = self.lexicon.country_of(near[-1].text)
        return country if country == self.main_country else None

    def _is_of_another(self, country: Name, member: Member) -> bool:
        """Tell whether a country stands in somebody else's post: "the Russian minister X" tells nothing of Y."""
        near = range(max(0, country.first - 12), country.last + 12)
        people = {name.first: name for i in near if (name := self.cast.at_word.get(i)) is not None}
        others = (name for name in people.values() if self._is_human(name) and name not in member.names)
        posts = (post for name in others for post in self.posts_beside(name))
        return any(body.span.contains(country.span) for post in posts for body in post.bodies)

    def _is_human(self, name: Name) -> bool:
        index = self.cast.of_name.get(name.first)
        return index is not None and self.cast.members[index].is_person
