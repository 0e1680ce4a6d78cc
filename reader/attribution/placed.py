"""What a name is set beside without a post: a country before it, a body behind "of" or in brackets."""

from reader.attribution.bodies import Body
from reader.attribution.cast import Cast
from reader.attribution.kinds import NameKind
from reader.attribution.names import Name
from reader.attribution.people import PeopleLexicon
from reader.attribution.posts import Post, PostReader
from reader.attribution.words import Words


class Placed:
    """Reads what stands beside the names of one article."""

    def __init__(self, words: Words, cast: Cast, lexicon: PeopleLexicon, posts: PostReader) -> None:
        self.words, self.cast, self.lexicon, self.posts = words, cast, lexicon, posts

    def beside(self, name: Name, head: str) -> tuple[Body, ...]:
        """Return what one name is set beside: the country before it, what stands in brackets or behind "of"."""
        items, at = self.words.items, name.last
        owner = self.cast.at_word.get(name.first - 1)
        if owner is not None and owner.kind is NameKind.COUNTRY and items[name.first - 1].possessive:
            return (Body(owner.span, owner),)  # "Spain's Feliciano Lopez"
        own = self._in_brackets(name) or self._of_team(name)
        behind = self._behind_brackets(at)[0]
        is_town = own is not None and behind > at and self.lexicon.base(head) in self.lexicon["roles.town_offices"]
        if is_town and behind + 1 < len(items) and items[behind].lower in self.lexicon["words.in"]:
            town = self.cast.at_word.get(behind + 1)
            own = town or own  # "ordfører X (Sp) i Brodwick": an office belongs to its town
        if own is not None:
            return (Body(own.span, own),)
        aged = at < len(items) and items[at].gap == ", " and items[at].text.isdigit()  # "X, 58, of Brodwick Ltd"
        apart = at < len(items) and items[at].gap == ", " and items[at].lower in self.lexicon["words.from"]
        at, gap = (at + 1, ", ") if aged else (at, ", ") if apart else self._behind_brackets(at)
        if at + 1 >= len(items) or items[at].gap != gap or items[at].lower not in self.lexicon["words.from"]:
            return ()
        part_end = self.posts.bodies.phrase_end(at + 1, len(items))
        if self.posts.ties.is_department(at, part_end):
            at = part_end  # "overlege X ved kirurgisk avdeling på Brodwick sykehus"
        bodies = self.posts.bodies_at(at + 1, items[at].lower, head)
        if aged or apart:  # "X, 58, of Brodwick" gives where X lives
            bodies = tuple(b for b in bodies if b.name is not None and b.name.kind is NameKind.BODY)
        return bodies

    def _behind_brackets(self, at: int) -> tuple[int, str]:
        """Return the word behind the age or party of "X (58) i Fyrforbundet", and what stands before it."""
        items = self.words.items
        is_short = at + 1 < len(items) and items[at].gap == " (" and items[at + 1].gap == ") "
        return (at + 1, ") ") if is_short else (at, " ")

    def fits(self, post: Post, name: Name, bodies: tuple[Body, ...]) -> bool:
        """Tell whether a post may be held at what stands beside another of the names: a mayor is none of Greenpeace."""
        items, lexicon = self.words.items, self.lexicon
        is_before = post.end == name.first and items[name.first].gap in (" ", ", ")
        if is_before or 0 <= post.begin - name.last <= 1:
            return True
        behind = items[post.end] if post.end + 1 in self.cast.at_word else None
        if behind is not None and behind.gap == " " and behind.lower in lexicon["words.from"]:
            return False  # "a senator from Wyoming" is not the one of Louisiana
        is_office = lexicon.base(post.head) in lexicon["roles.town_offices"]
        return not is_office or all(body.name is None or body.name.kind is not NameKind.BODY for body in bodies)

    def _in_brackets(self, name: Name) -> Name | None:
        """Return the party or body of "X (Tallow List)"."""
        items, at = self.words.items, name.last
        if at >= len(items) or items[at].gap != " (":
            return None
        inside = self.cast.at_word.get(at)
        if inside is None or inside.first != at or self.words.text[inside.span.end : inside.span.end + 1] != ")":
            return None
        return inside if inside.kind in (NameKind.PARTY, NameKind.BODY) else None

    def _of_team(self, name: Name) -> Name | None:
        """Return the country of "French duo X and Y"."""
        items, at = self.words.items, name.first - 1
        other = self.cast.at_word.get(at - 1)
        if at > 0 and items[at].lower in self.lexicon["words.and"] and other is not None and self._is_human(other):
            at = other.first - 1
        if at < 1 or items[at].gap != " " or items[at].lower not in self.lexicon["roles.athletes"]:
            return None
        country = self.cast.at_word.get(at - 1)
        return country if country is not None and country.kind is NameKind.COUNTRY else None

    def _is_human(self, name: Name) -> bool:
        index = self.cast.of_name.get(name.first)
        return index is not None and self.cast.members[index].is_person
