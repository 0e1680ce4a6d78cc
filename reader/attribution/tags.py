"""A sentence with a coarse part of speech for each token, guessed from closed classes and endings."""

from enum import Enum

from reader.attribution.lexicon import Lexicon
from reader.attribution.sentences import Token, Tokens

LONGEST_NICKNAME = 24  # characters: “The Rock” inside a name


class Tag(Enum):
    """A coarse part of speech."""

    DETERMINER = "determiner"
    POSSESSIVE = "possessive"
    PRONOUN = "pronoun"
    PREPOSITION = "preposition"
    TO = "to"
    COORDINATOR = "coordinator"
    SUBORDINATOR = "subordinator"
    RELATIVE = "relative"
    AUXILIARY = "auxiliary"
    VERB = "verb"
    ADVERB = "adverb"
    TIME = "time"
    NAME = "name"
    WORD = "word"
    MARK = "mark"
    INITIAL = "initial"  # the full stop of "Ada B. Brodwick"
    NICKNAME = "nickname"
    QUOTE = "quote"


AUXILIARIES = ("be", "have", "do", "modal", "hypothetical", "negation")
NOMINAL = frozenset({Tag.DETERMINER, Tag.POSSESSIVE, Tag.NAME, Tag.WORD, Tag.INITIAL, Tag.NICKNAME})
FINITE = frozenset({Tag.AUXILIARY, Tag.VERB})
GENITIVES = ("'s", "’s", "s'", "s’")

# Checked in this order; the first class that holds the word decides.
NO_NAME_BEHIND = frozenset({Tag.PREPOSITION, Tag.TIME, Tag.DETERMINER})  # "in June", "last June"

_CLASSES = (
    ("pronoun", Tag.PRONOUN),
    ("subject_pronoun", Tag.PRONOUN),
    ("possessive", Tag.POSSESSIVE),
    ("determiner", Tag.DETERMINER),
    ("to", Tag.TO),
    ("coordinator", Tag.COORDINATOR),
    ("subordinator", Tag.SUBORDINATOR),
    ("preposition", Tag.PREPOSITION),
)


class TaggedSentence:
    """The tokens of a sentence, their tags, and the questions that the rules ask about them."""

    def __init__(self, tokens: Tokens, lexicon: Lexicon) -> None:
        self.tokens = tokens
        self.lexicon = lexicon
        self.tags: list[Tag] = []
        for index in range(len(tokens)):
            self.tags.append(self._tag(index))
        self.end = len(tokens)  # without the full stop
        while self.end and tokens[self.end - 1].text in (".", "…", ";", ":"):
            self.end -= 1

    # ------------------------------------------------------------------ questions

    def word(self, at: int) -> str:
        """Return the lower-case word at `at`, "" outside the sentence."""
        return self.tokens[at].lower if 0 <= at < len(self.tokens) else ""

    def text(self, at: int) -> str:
        """Return the token at `at` as it stands, "" outside the sentence."""
        return self.tokens[at].text if 0 <= at < len(self.tokens) else ""

    def is_a(self, kind: str, at: int) -> bool:
        """Tell whether the word at `at` is of a closed class."""
        return self.lexicon.is_a(kind, self.word(at))

    def is_quote(self, at: int) -> bool:
        """Tell whether a quotation stands at `at`."""
        return 0 <= at < len(self.tokens) and self.tokens[at].is_quote

    def has_quote(self, start: int, end: int) -> bool:
        """Tell whether a quotation stands between `start` and `end`."""
        return any(token.is_quote for token in self.tokens[start:end])

    def is_genitive(self, at: int) -> bool:
        """Tell whether the word at `at` is an owner: "Brodwick's"."""
        return self.word(at).endswith(GENITIVES)

    def is_gerund(self, at: int) -> bool:
        """Tell whether a lower-case word at `at` ends like "saying"."""
        return self.word(at).endswith("ing") and self.tags[at] is not Tag.NAME and len(self.word(at)) > 4

    def is_quantity(self, at: int) -> bool:
        """Tell whether "at least five" or "about 40" begins at `at`."""
        following = self.word(at + 1)
        return self.tags[at] is Tag.PREPOSITION and (following in ("least", "most") or following[:1].isdigit())

    def is_present(self, at: int) -> bool:
        """Tell whether a word after a name or a comma looks like "praises"."""
        is_third = self.tags[at] is Tag.WORD and self.word(at).endswith("s") and not self.word(at).endswith("ss")
        return is_third and at > 0 and (self.tags[at - 1] is Tag.NAME or self.text(at - 1) == ",")

    def has_verb(self, start: int, end: int) -> bool:
        """Tell whether a verb that can be finite stands between `start` and `end`."""
        for index in range(max(0, start), end):
            if self.tags[index] in FINITE or self.is_a("contracted", index):
                return True
            if index and self.tags[index] is Tag.WORD and self.tags[index - 1] is Tag.PRONOUN:
                return True
        return False

    # ------------------------------------------------------------------ tagging

    def _tag(self, index: int) -> Tag:
        token, before = self.tokens[index], self.tags[-1] if index else Tag.MARK
        if token.is_quote:
            return Tag.NICKNAME if self._is_nickname(index, before) else Tag.QUOTE
        if token.text == "&" and before is Tag.NAME:
            return Tag.NAME
        if not token.is_word:
            is_initial = token.text == "." and before is Tag.NAME and index + 1 < len(self.tokens)
            return Tag.INITIAL if is_initial else Tag.MARK
        word = token.lower
        if any(self.lexicon.is_a(kind, word) for kind in AUXILIARIES) or word.endswith(("n't", "n’t")):
            return Tag.AUXILIARY
        if token.is_capital and self._is_given_name(index, before):
            return Tag.NAME
        if token.is_capital and index and not self.lexicon.is_a("pronoun", word):
            return Tag.TIME if self.lexicon.is_a("time", word) else Tag.NAME
        if (self.lexicon.is_a("relative", word) and before is Tag.MARK) or word in ("who", "whom", "whose"):
            return Tag.RELATIVE
        if self.lexicon.is_a("complementiser", word) and not self.word(index + 1).endswith("s"):
            return Tag.SUBORDINATOR
        closed = next((tag for kind, tag in _CLASSES if self.lexicon.is_a(kind, word)), None)
        return closed or self._open_class(token, index, before)

    def _is_given_name(self, index: int, before: Tag) -> bool:
        """Tell "Per Holm, a fisherman," and "said June Holm" from "per year" and "in June Norland"."""
        following = self.tokens[index + 1] if index + 1 < len(self.tokens) else None
        is_before_name = following is not None and following.is_word and following.is_capital
        return is_before_name and self.lexicon.is_a("given_name_too", self.word(index)) and before not in NO_NAME_BEHIND

    def _is_nickname(self, index: int, before: Tag) -> bool:
        token = self.tokens[index]
        is_short = len(token.text) <= LONGEST_NICKNAME and token.text[-2:-1].isalnum()
        return is_short and before is Tag.NAME and index + 1 < len(self.tokens) and self.tokens[index + 1].is_capital

    def _open_class(self, token: Token, index: int, before: Tag) -> Tag:
        word = token.lower
        if self.lexicon.is_a("contracted", word):
            return Tag.AUXILIARY
        if self.is_adverb(word):
            return Tag.ADVERB
        if self.lexicon.is_a("time", word):
            return Tag.TIME
        if index == 0 and token.is_capital:
            return Tag.NAME
        is_verb = before not in (Tag.DETERMINER, Tag.POSSESSIVE) and self._is_verb(index, before)
        return Tag.VERB if is_verb else Tag.WORD

    def is_adverb(self, word: str) -> bool:
        """Tell whether a word may stand between subject and verb as an adverb."""
        if self.lexicon.is_a("adverb", word):
            return True
        ending: frozenset[str] = self.lexicon.words.get("adverb_ending", frozenset())
        return len(word) > 4 and word.endswith(tuple(ending)) and not self.lexicon.is_a("not_adverb", word)

    def _is_verb(self, index: int, before: Tag) -> bool:
        """Tell whether a lower-case word looks like a finite verb or a participle after `before`."""
        word, following = self.word(index), self.word(index + 1)
        if self.lexicon.is_a("verb", word):
            return True
        forms = {form for verb, form in self.lexicon.verbs.get(word, ()) if verb.particle[:1] in ((), (following,))}
        if "past" in forms:
            return True
        if "gerund" in forms:
            return before is not Tag.PREPOSITION
        if "present" in forms:
            fits = (Tag.NAME, Tag.PRONOUN, Tag.MARK, Tag.ADVERB, Tag.RELATIVE, Tag.WORD, Tag.COORDINATOR)
            return before in fits
        ending: frozenset[str] = self.lexicon.words.get("past_ending", frozenset())
        return (
            len(word) > 3
            and word.endswith(tuple(ending))
            and not word.endswith("eed")
            and "-" not in word
            and before is not Tag.PREPOSITION
        )
