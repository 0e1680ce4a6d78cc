"""Which named body a common noun takes up: "the club", "kommunen", "foreningens"."""

from collections.abc import Iterator

from reader.attribution.cast import Cast, Member
from reader.attribution.kinds import NameKind
from reader.attribution.names import Name
from reader.attribution.people import PeopleLexicon, fold
from reader.attribution.words import Words

FAR = 400  # words back that a noun may reach
LONG_ENDING = 6  # letters of a noun at the end of a name by which it is known


class CalledBodies:
    """Finds the bodies of one article by their nouns."""

    def __init__(self, words: Words, cast: Cast, lexicon: PeopleLexicon) -> None:
        self.words, self.cast, self.lexicon = words, cast, lexicon

    def called(self, low: str, at: int) -> Name | None:
        """Return the last name before word `at` that has the noun, whole or in another form."""
        return next((name for name in self._before(at) if self._has(low, name)), None)

    def company(self, low: str, at: int) -> Name | None:
        """Return the last body named before word `at` where the noun fits any: "the company"."""
        if low not in self.lexicon["bodies.generic"]:
            return None
        return next((name for name in self._before(at) if self.is_company(self._member(name))), None)

    def outlet(self, at: int) -> Name | None:
        """Return the last outlet named before word `at`: "the paper" takes it up."""
        return next((name for name in self._before(at) if name.kind is NameKind.OUTLET), None)

    def is_company(self, body: Member) -> bool:
        """Tell whether "the company" may be this: an organisation, or what is named often and is nothing else."""
        return body.kind is NameKind.BODY or (body.kind is NameKind.OTHER and len(body.names) > 2)

    def _before(self, at: int) -> Iterator[Name]:
        for index in range(at - 1, max(-1, at - FAR), -1):
            name = self.cast.at_word.get(index)
            if name is not None and name.last - 1 == index:
                yield name

    def _has(self, low: str, name: Name) -> bool:
        """Tell whether "direktoratet" takes up "Vann- og havdirektorat", "kommunen" "Sulvær kommune"."""
        before = self.words.items[name.first - 1].lower if name.first else ""
        if (low in name.parts and len(name.parts) > 1) or (before == low and name.kind is NameKind.BODY):
            return True  # "the charity Tallow Aid"
        if name.kind is NameKind.PERSON:
            return False
        stems = [low.removesuffix(ending) for ending in self.lexicon.definite_endings if low.endswith(ending)]
        stems += [f"{stem}e" for stem in stems]  # "kommunen": kommune
        last = name.parts[-1]
        if low in self.lexicon["bodies.definite_taken_up"] and last.endswith(fold(low)):
            return True  # "museet": Værmuseet
        return last in stems or any(len(stem) >= LONG_ENDING and last.endswith((stem, low)) for stem in stems)

    def _member(self, name: Name) -> Member:
        return self.cast.members[self.cast.of_name[name.first]]
