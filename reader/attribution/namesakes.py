"""People of one surname told apart by their roles: "Lindqvist, the minister," is not Maria Lindqvist, a striker."""

from bisect import bisect_left, insort
from collections import defaultdict
from dataclasses import replace

from reader.attribution.cast import NAMESAKES, Cast, Member, people
from reader.attribution.describe import Describer
from reader.attribution.kinds import NameKind
from reader.attribution.names import Name
from reader.attribution.people import PeopleLexicon, fold
from reader.attribution.posts import Post
from reader.attribution.words import Words

MENTIONS_READ = 12  # of one person; what is told of them stands at their first mentions


def tell_apart(words: Words, cast: Cast, lexicon: PeopleLexicon) -> Cast:
    """Return the cast with each bare surname given to the person whose role stands beside it.

    Where its role is nobody's, and it stands before all who are called by it in full, it is somebody whom the article
    never names in full. Without a role it goes to the likelier one of several, unsurely. Nobody is certain either where
    a full name stands with a post or at a body, and again with another that is unlike it: two may bear it.
    """
    bearers = _bearers(cast, lexicon)
    bare: dict[str, list[Name]] = defaultdict(list)
    for name in cast.names:
        if name.key in bearers and cast.members[cast.of_name[name.first]].is_person:
            bare[name.key].append(name)
    again = [index for index, member in people(cast) if sum(" " in name.text for name in member.names) > 1]
    if not bare and not again:
        return cast
    teller = _Teller(words, cast, lexicon)
    for index in again:
        teller.doubt_second_post(index)
    for key, names in bare.items():
        teller.tell(bearers[key], names)
    return teller.told()


def _bearers(cast: Cast, lexicon: PeopleLexicon) -> dict[str, list[int]]:
    """Return who is called by each surname in full; with them those who are known by it and a title only."""
    found: dict[str, list[int]] = defaultdict(list)
    alone: list[tuple[str, int]] = []
    for index, member in people(cast):
        full = [parts for name in member.names if len(parts := _without_suffixes(name, lexicon)) > 1]
        for key in dict.fromkeys(parts[-1] for parts in full):
            found[key].append(index)
        alone += [] if full else [(member.names[0].key, index)]
    for key, index in alone:
        if key in found:
            found[key].append(index)
    return {key: indices for key, indices in found.items() if len(indices) <= NAMESAKES}


def _without_suffixes(name: Name, lexicon: PeopleLexicon) -> tuple[str, ...]:
    return tuple(part for part in name.parts if part not in lexicon["names.suffixes"])


class _Held:
    """Who holds which posts, by the words, the nouns and the bodies."""

    def __init__(self, words: Words, lexicon: PeopleLexicon, describer: Describer) -> None:
        self.words, self.lexicon, self.describer = words, lexicon, describer
        self.roles: dict[str, set[int]] = defaultdict(set)
        self.nouns: dict[str, set[int]] = defaultdict(set)
        self.bodies: dict[str, set[int]] = defaultdict(set)
        self.holders: set[int] = set()

    def take(self, index: int, posts: list[Post]) -> None:
        """Note that somebody holds posts."""
        for post in posts:
            self.holders.add(index)
            self.roles[self._role(post)].add(index)
            self.nouns[self._noun(post)].add(index)
            if body := self.describer.body_key(post):
                self.bodies[body].add(index)

    def alike(self, posts: list[Post]) -> set[int]:
        """Return who holds one of the posts by its very words."""
        return {index for post in posts for index in self.roles.get(self._role(post), ())}

    def kin(self, posts: list[Post]) -> set[int]:
        """Return who holds one like them: "the minister" of finance, "the founder of Y" who directs Y."""
        found = {index for post in posts for index in self.bodies.get(self.describer.body_key(post), ())}
        for noun in {self._noun(post) for post in posts}:
            is_kind_of = self.lexicon.is_kind_of
            known = (held for held in self.nouns if is_kind_of(held, noun) or is_kind_of(noun, held))
            found.update(index for held in known for index in self.nouns[held])
        return found

    def only(self, posts: list[Post]) -> int | None:
        """Return the only one who holds one of the posts, by its very words or else by one like it."""
        found = (self.alike(posts), self.kin(posts))
        return next((min(holders) for holders in found if len(holders) == 1), None)

    def _role(self, post: Post) -> str:
        return fold(post.role.of(self.words.text))

    def _noun(self, post: Post) -> str:
        plain = self.lexicon.base(post.head.replace(".", ""))
        return self.lexicon.title_words.get(plain, plain)


class _Teller:
    def __init__(self, words: Words, cast: Cast, lexicon: PeopleLexicon) -> None:
        self.words, self.cast, self.lexicon = words, cast, lexicon
        self.describer = Describer(words, cast, lexicon)
        self.members = list(cast.members)
        self.unsure = set(cast.ambiguous)

    def told(self) -> Cast:
        """Return the cast as it was told."""
        return replace(self.cast, members=tuple(self.members), ambiguous=frozenset(self.unsure))

    def tell(self, bearers: list[int], bare: list[Name]) -> None:
        """Give each of the bare surnames, in text order, to one of those who bear it."""
        full = {index: self._in_full(index) for index in bearers}
        named = {name.first: index for index, names in full.items() for name in names}
        held = self._held(full)
        posts = {name: self._posts(name) for name in bare if name.first not in named}
        doubtful = [name for name in posts if self._has_strange_post(posts[name], held, bearers)]
        if doubtful and doubtful[0].first < min(named):
            bearers = [*bearers, self._new_person()]
            held.take(bearers[-1], posts[doubtful[0]])
        settled = {name: index for name, own in posts.items() if (index := held.only(own)) is not None}
        self._settle(settled)
        among = list(posts) if len(bearers) > 1 else self._from_doubtful(doubtful, list(posts))
        silent = [name for name in among if name not in settled and (posts[name] or not name.titled)]
        named |= {name.first: index for name, index in settled.items()}
        self._give_likelier(silent, list(settled.items()), named)

    def doubt_second_post(self, index: int) -> None:
        """Doubt who is meant by a full name that stands with a post unlike those that it stood with."""
        held, doubtful = _Held(self.words, self.lexicon, self.describer), []
        for name in self._in_full(index)[:MENTIONS_READ]:
            posts = [post for post in self._posts(name) if self._tells(post)]
            if held.holders and posts and not held.alike(posts) and not held.kin(posts):
                doubtful.append(name)
            held.take(index, posts)
        if doubtful:
            self.unsure.update(name.first for name in self._from_doubtful(doubtful, self.members[index].names))

    def _tells(self, post: Post) -> bool:
        """Tell a post at a body and an office, of which one has few, from "a neighbour"."""
        is_office = self.lexicon.base(post.head) in self.lexicon["roles.offices"]
        return not post.former and (bool(post.bodies) or is_office)

    def _held(self, full: dict[int, list[Name]]) -> _Held:
        held = _Held(self.words, self.lexicon, self.describer)
        for index, names in full.items():
            held.take(index, [post for name in names[:MENTIONS_READ] for post in self._posts(name)])
        return held

    def _settle(self, settled: dict[Name, int]) -> None:
        """Give names to whom their roles tell."""
        for name, index in settled.items():
            self._move(name, index)
            self.unsure.discard(name.first)

    def _in_full(self, index: int) -> list[Name]:
        """Return the names by which somebody is told from others: the full ones, all where there are none."""
        names = self.members[index].names
        return [name for name in names if len(_without_suffixes(name, self.lexicon)) > 1] or list(names)

    def _posts(self, name: Name) -> list[Post]:
        """Return what stands beside a name, but for ties between people: a striker may be a mother too."""
        relations = self.lexicon["roles.relations"]
        return [post for post in self.describer.posts_beside(name) if self.lexicon.base(post.head) not in relations]

    def _has_strange_post(self, own: list[Post], held: _Held, bearers: list[int]) -> bool:
        """Tell whether somebody's post is none that the bearers of the name hold, of whom all have one."""
        is_one = any(not post.former for post in own)
        return is_one and held.holders.issuperset(bearers) and not held.kin(own)

    def _from_doubtful(self, doubtful: list[Name], bare: list[Name]) -> list[Name]:
        """Return the names from doubtful ones on to the ends of their paragraphs: perhaps somebody else is meant."""
        first: dict[int, int] = {}
        for name in doubtful:
            first.setdefault(self.words.items[name.first].block, name.first)
        return [n for n in bare if n.first >= first.get(self.words.items[n.first].block, n.first + 1)]

    def _new_person(self) -> int:
        self.members.append(Member(NameKind.PERSON, sure=True, surname_alone=True))
        return len(self.members) - 1

    def _move(self, name: Name, index: int) -> None:
        before = self.cast.of_name[name.first]
        if before != index:
            self.members[before].names.remove(name)
            insort(self.members[index].names, name, key=_first)
            self.cast.of_name[name.first] = index

    def _give_likelier(self, silent: list[Name], settled: list[tuple[Name, int]], named: dict[int, int]) -> None:
        """Give each name to whom its paragraph has just called so by a role, and none to who is named only later."""
        items, begins = self.words.items, sorted(named.items())
        opening = {index: first for first, index in reversed(begins)}
        for name in silent:
            self.unsure.add(name.first)
            at = bisect_left(settled, name.first, key=lambda one: one[0].first)
            before = bisect_left(begins, (name.first, 0))
            if at and items[settled[at - 1][0].first].block == items[name.first].block:
                self._move(name, settled[at - 1][1])
            elif before and opening.get(self.cast.of_name[name.first], name.first) >= name.first:
                self._move(name, begins[before - 1][1])


def _first(name: Name) -> int:
    return name.first
