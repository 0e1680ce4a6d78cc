"""Of which sort a body is, by the nouns in its name: "the club" takes up no hospital."""

from collections.abc import Sequence

from reader.attribution.people import PeopleLexicon, fold

SECTION = "sorts."
LONG_NOUN = 3  # letters of a noun that a compound is known by


class Sorts:
    """Tells the sorts of bodies' nouns and names; a noun may be of several ("the group")."""

    def __init__(self, lexicon: PeopleLexicon) -> None:
        self.lexicon = lexicon
        listed = ((key, words) for key, words in lexicon.words.items() if key.startswith(SECTION))
        self._words = {key.removeprefix(SECTION): frozenset(map(fold, words)) for key, words in listed}
        ties = (lexicon["bodies.connectors"] | lexicon["bodies.placing"]) - lexicon["words.and"]
        self._ties = frozenset(map(fold, ties))
        self._endings = {key: tuple(w for w in words if len(w) >= LONG_NOUN) for key, words in self._words.items()}
        self._known: dict[str, frozenset[str]] = {}

    def of(self, low: str) -> frozenset[str]:
        """Return the sorts of a lower-case word; where compounds are one word, its ending tells."""
        if low not in self._known:
            compounds = bool(self.lexicon.definite_endings)
            word = fold(low)
            found = (k for k, words in self._words.items() if word in words or (compounds and self._ends(word, k)))
            self._known[low] = frozenset(found)
        return self._known[low]

    def of_name(self, parts: Sequence[str]) -> frozenset[str]:
        """Return the sorts that a name tells, by its head or else by any of its words."""
        return self.of(self.head(parts)) or frozenset().union(*map(self.of, parts))

    def head(self, parts: Sequence[str]) -> str:
        """Return a name's noun: "Rovers |Union", "|Union of Bakers", "|Senter for havbruk"."""
        tie = next((i for i, part in enumerate(parts) if i and part in self._ties), len(parts))
        return parts[tie - 1]

    def is_akin(self, low: str, parts: Sequence[str]) -> bool:
        """Tell whether a noun is of the very sort of a name: "the airline" Norwick Air, "kraftlaget" Tallvik Kraft."""
        narrow = frozenset(map(fold, self.lexicon.words.get(f"akin.{low}", ())))
        if any(part in narrow for part in parts):
            return True
        stem = fold(self._stem(low))
        return bool(stem) and any(part.startswith(stem) or part.endswith(stem) for part in parts)

    def is_noun(self, low: str) -> bool:
        """Tell whether a definite noun may take up a body of its sort, "kraftselskapet" as well as "selskapet"."""
        if any(low in self.lexicon[f"bodies.{key}"] for key in ("generic", "held_in")):
            return True
        return bool(self._stem(low)) and low.endswith(tuple(self.lexicon["bodies.companies"]))

    def is_any_company(self, low: str) -> bool:
        """Tell "the company" and "flyselskapet" from "the school": most firms have no noun in their names."""
        return low in self.lexicon["bodies.companies"] or (self.is_noun(low) and bool(self._stem(low)))

    def may_take_up(self, low: str) -> bool:
        """Tell whether a definite noun may take up a body at all, be it only one of its very name ("turlaget")."""
        return self.is_noun(low) or low in self.lexicon["bodies.nouns"] or bool(self._stem(low))

    def is_particular(self, low: str) -> bool:
        """Tell "bondelaget" and "rentekomiteen", which name a body by themselves, from "kraftselskapet"."""
        return bool(self._stem(low)) and not low.endswith(tuple(self.lexicon["bodies.companies"]))

    def _stem(self, low: str) -> str:
        """Return what stands before the body's noun in a compound: "kraft" of "kraftselskapet"."""
        if not self.lexicon.definite_endings:
            return ""
        heads = self.lexicon["bodies.compounding"]
        stems = (low.removesuffix(head).removesuffix("s") for head in heads if low.endswith(head))
        return next((stem for stem in stems if len(stem) >= LONG_NOUN), "")

    def _ends(self, word: str, key: str) -> bool:
        return word.endswith(self._endings[key])
