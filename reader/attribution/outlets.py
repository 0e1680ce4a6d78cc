"""The outlets that publish and are credited, and the platforms by which words reached the article."""

import re
from collections.abc import Iterator
from functools import cached_property

from reader.attribution.cast import Cast, Member
from reader.attribution.kinds import NameKind
from reader.attribution.names import Name
from reader.attribution.people import PeopleLexicon, fold
from reader.attribution.speaker import Speaker
from reader.attribution.words import Words
from reader.model.article import Article, BlockKind
from reader.model.attribution import Attribution
from reader.model.source import SourceKind
from reader.model.span import Span, cover

LONGEST_KIND = 3  # words that say what an outlet is: "the local radio station"
LONGEST_PLACE = 30  # characters of a dateline's place
DATELINE = re.compile(r"\(([^()\n]{2,40})\)\s*[—–-]")


class Outlets:
    """Reads one article's outlets and platforms."""

    def __init__(self, article: Article, words: Words, cast: Cast, lexicon: PeopleLexicon) -> None:
        self.article, self.words, self.cast, self.lexicon = article, words, cast, lexicon

    def publisher(self) -> tuple[str, tuple[str, ...], int] | None:
        """Return the name of the article's own outlet, its aliases and its member (-1 if it has none)."""
        name = self.article.publisher
        if not name:
            return None
        key = fold(name).removeprefix("the ")
        aliases = tuple(self._longer_forms(name))
        own = [index for index, member in enumerate(self.cast.members) if self._is_own(member, key)]
        for other in own[1:]:
            self.cast.join(own[0], other)
        return name, aliases, own[0] if own else -1

    def _longer_forms(self, name: str) -> Iterator[str]:
        """Yield "NRK Urix" from a page title "… – NRK Urix – Foreign news"."""
        for part in re.split(r"\s+[|–—-]\s+", self.article.text[:300].split("\n")[0])[1:]:
            if part.startswith(f"{name} ") and len(part.split()) <= 3:
                yield part.strip()

    def _is_own(self, member: Member, key: str) -> bool:
        """Tell whether a member is the article's outlet: by name, by address, by the short form of its name."""
        if any(key in (n.key.removeprefix("the "), _without_domain(n.text)) for n in member.names):
            return True
        short = member.names[0].key.removeprefix("the ") if member.names else ""
        return member.kind is NameKind.OUTLET and f"{key} ".startswith(f"{short} ")

    def journal(self, speaker: Speaker) -> int | None:
        """Return the journal that "a study" goes by: the one it names, else the article's only one."""
        if speaker.kind is not SourceKind.DOCUMENT:
            return None
        if not set(speaker.words.lower().split()) & self.lexicon["documents.studies"]:
            return None
        own = [index for index, name in self._journals.items() if name in speaker.words]
        if own or any(word[:1].isupper() for word in speaker.words.split()[1:]):
            return own[0] if own else None  # "a study in Nature" names its own
        return next(iter(self._journals)) if len(self._journals) == 1 else None

    @cached_property
    def _journals(self) -> dict[int, str]:
        members = enumerate(self.cast.members)
        return {index: m.fullest for index, m in members if m.kind is NameKind.JOURNAL and m.names}

    def bylines(self) -> Iterator[str]:
        """Yield the agencies that the page names as its authors."""
        for author in self.article.authors:
            words = f" {fold(author)} "
            found = [name for name in self.lexicon.agencies if f" {fold(name)} " in words]
            if found:
                yield max(found, key=len)

    def member_called(self, name: str) -> int:
        """Return the member of a name, -1 if the text does not have it."""
        key = fold(name)
        return next((i for i, m in enumerate(self.cast.members) if any(n.key == key for n in m.names)), -1)

    def credited(self) -> Iterator[int]:
        """Yield the outlets and journals that the article credits for information."""
        for index, member in enumerate(self.cast.members):
            if member.kind is NameKind.OUTLET and any(self._is_credit(name) for name in member.names):
                yield index
            elif member.kind is NameKind.JOURNAL and member.names:
                yield index  # a study that the article rests on, with or without statements
            elif any(map(self._is_credited_to, member.names)) and self._may_be_told(index):
                member.kind = NameKind.OUTLET
                yield index

    def _is_credited_to(self, name: Name) -> bool:
        return self._is_told(name) or (self._in_dateline(name) and self._opens_block(name))

    def _opens_block(self, name: Name) -> bool:
        """Tell whether a dispatch begins so: "TALLINN (Baltic Press Union) — …"."""
        block = self.words.items[name.first].block
        return block >= 0 and name.span.start - self.article.blocks[block].start < LONGEST_PLACE

    def _may_be_told(self, index: int) -> bool:
        member = self.cast.members[index]
        in_dateline = any(map(self._in_dateline, member.names))
        guessed = member.kind is NameKind.BODY and (in_dateline or not any(name.sure for name in member.names))
        return (member.kind is NameKind.OTHER or guessed) and member.names[0].text[:1].isupper()

    def _is_credit(self, name: Name) -> bool:
        items, lexicon = self.words.items, self.lexicon
        if not self._in_body(name) or name.first == 0:
            return False
        before = items[self._before_kind(name)].lower
        after = items[name.last].lower if name.last < len(items) else ""
        dateline = self._in_dateline(name) or self._signs_off(name)
        return dateline or before in lexicon["outlets.verbs_before"] or after in lexicon["words.heads_clause"]

    def _in_dateline(self, name: Name) -> bool:
        line = self.article.text[max(0, name.span.start - 2) : name.span.end + 6]
        return name.span.start < 400 and bool(DATELINE.search(line))

    def _signs_off(self, name: Name) -> bool:
        """Tell the agency that stands alone behind an article's last sentence."""
        return name.text in self.lexicon.agencies and not self.article.text[name.span.end :].strip(" .)\n")

    def _is_told(self, name: Name) -> bool:
        before = self._before_kind(name)
        return (
            before < name.first and self.words.items[before].lower in self.lexicon["words.told"] and self._in_body(name)
        )

    def _before_kind(self, name: Name) -> int:
        """Return the word before an outlet's name and what it is called by: "told" of "told the chess site X"."""
        items, lexicon, at = self.words.items, self.lexicon, max(0, name.first - 1)
        if items[at].lower in lexicon["outlets.kinds"]:
            least = max(0, at - LONGEST_KIND)
            while at > least and items[at].gap == " " and not self._opens_kind(at):
                at -= 1
        while at > 0 and items[at].lower in lexicon["words.determiners"]:
            at -= 1
        return at

    def _opens_kind(self, at: int) -> bool:
        low = self.words.items[at].lower
        keys = ("words.determiners", "words.told", "outlets.verbs_before")
        return any(low in self.lexicon[key] for key in keys)

    def _in_body(self, name: Name) -> bool:
        block = self.words.items[name.first].block
        if block < 0:
            return True
        if self.article.blocks[block].kind is BlockKind.HEADING:
            return False
        opening = self._beginning(block).lower()
        return not opening.startswith(tuple(self.lexicon["words.credits"]))

    def _beginning(self, block: int) -> str:
        start = self.article.blocks[block].start
        return self.article.text[start : start + LONGEST_PLACE]

    def told(self, attribution: Attribution) -> Iterator[int]:
        """Yield the outlets, other than the article's own, that the speaker told it: "told Radio Norwick that …"."""
        for span in attribution.cue:
            for index in self.words.inside(span):
                ahead = (self.cast.at_word.get(i) for i in range(index + 1, index + 3 + LONGEST_KIND))
                name = next((one for one in ahead if one is not None), None)
                if name is not None and self._before_kind(name) == index and self._is_told(name):
                    member = self.cast.of_name[name.first]
                    if self.cast.members[member].kind is NameKind.OUTLET and not self._is_own_outlet(member):
                        yield member

    def _is_own_outlet(self, member: int) -> bool:
        key = fold(self.article.publisher or "").removeprefix("the ")
        return bool(key) and self._is_own(self.cast.members[member], key)

    def platforms_of(self, attribution: Attribution) -> tuple[Name, ...]:
        """Return the platforms that the sentences of an attribution name as a way, each place of them."""
        whole = cover((*attribution.content, *attribution.cue, *attribution.source))
        reach = self.words.inside(Span(whole.start, whole.end))
        if not reach:
            return ()
        block = self.words.items[reach.start].block
        first, last = reach.start, reach.stop
        while first > 0 and reach.start - first < 60 and self.words.items[first - 1].block == block:
            first -= 1
        while last < len(self.words.items) and last - reach.stop < 60 and self.words.items[last].block == block:
            last += 1
        found = dict.fromkeys(
            name
            for name in (self.cast.at_word.get(i) for i in range(first, last))
            if name is not None and name.kind is NameKind.PLATFORM and self._is_way(name)
        )
        return tuple(found)

    def _is_way(self, name: Name) -> bool:
        items = self.words.items
        before = items[name.first - 1].lower if name.first else ""
        after = items[name.last].lower if name.last < len(items) else ""
        return before in self.lexicon["platforms.before"] or after in self.lexicon["platforms.after"]


def _without_domain(name: str) -> str:
    """Return the folded name of "Moneycontrol.com" without its ending."""
    return fold(name.split(".")[0]) if re.fullmatch(r"\w+(\.[a-z]{2,4}){1,2}", name) else fold(name)
