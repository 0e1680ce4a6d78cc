"""What each token of a sentence may be in the grammar, guessed from closed classes and endings."""

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
    INITIAL = "initial"  # the full stop of "Iver B. Neumann"
    NICKNAME = "nickname"
    QUOTE = "quote"


AUXILIARIES = ("be", "have", "do", "modal", "hypothetical", "negation")
NOMINAL = frozenset({Tag.DETERMINER, Tag.POSSESSIVE, Tag.NAME, Tag.WORD, Tag.INITIAL, Tag.NICKNAME})

# Checked in this order; the first class that holds the word decides.
_CLASSES = (
    ("pronoun", Tag.PRONOUN), ("subject_pronoun", Tag.PRONOUN), ("possessive", Tag.POSSESSIVE),
    ("determiner", Tag.DETERMINER), ("to", Tag.TO), ("coordinator", Tag.COORDINATOR),
    ("subordinator", Tag.SUBORDINATOR), ("preposition", Tag.PREPOSITION),
)  # fmt: skip


def tag_sentence(tokens: Tokens, lexicon: Lexicon) -> list[Tag]:
    """Return one tag a token."""
    tags: list[Tag] = []
    for index, token in enumerate(tokens):
        tags.append(_tag(tokens, index, token, tags[-1] if tags else Tag.MARK, lexicon))
    return tags


def _tag(tokens: Tokens, index: int, token: Token, before: Tag, lexicon: Lexicon) -> Tag:
    if token.is_quote:
        is_short = len(token.text) <= LONGEST_NICKNAME and before is Tag.NAME and token.text[-2:-1].isalnum()
        return Tag.NICKNAME if is_short and index + 1 < len(tokens) and tokens[index + 1].is_capital else Tag.QUOTE
    if not token.is_word:
        is_initial = token.text == "." and before is Tag.NAME and index + 1 < len(tokens)
        return Tag.INITIAL if is_initial else Tag.MARK
    word = token.lower
    if any(lexicon.is_a(kind, word) for kind in AUXILIARIES) or word.endswith(("n't", "n’t")):
        return Tag.AUXILIARY
    following = tokens[index + 1].lower if index + 1 < len(tokens) else ""
    if token.is_capital and index and not (lexicon.is_a("pronoun", word)):
        return Tag.TIME if lexicon.is_a("time", word) else Tag.NAME
    if (lexicon.is_a("relative", word) and before is Tag.MARK) or word in ("who", "whom", "whose"):
        return Tag.RELATIVE
    if lexicon.is_a("complementiser", word) and not following.endswith("s"):
        return Tag.SUBORDINATOR
    for kind, tag in _CLASSES:
        if lexicon.is_a(kind, word):
            return tag
    return _open_class(token, index, before, lexicon)


def _open_class(token: Token, index: int, before: Tag, lexicon: Lexicon) -> Tag:
    word = token.lower
    if lexicon.is_a("contracted", word):
        return Tag.AUXILIARY
    if is_adverb(word, lexicon):
        return Tag.ADVERB
    if lexicon.is_a("time", word):
        return Tag.TIME
    if index == 0 and token.is_capital:
        return Tag.NAME
    if before not in (Tag.DETERMINER, Tag.POSSESSIVE) and is_verb(word, before, lexicon):
        return Tag.VERB
    return Tag.WORD


def is_verb(word: str, before: Tag, lexicon: Lexicon) -> bool:
    """Tell whether a lower-case word looks like a finite verb or a participle after `before`."""
    if lexicon.is_a("verb", word):
        return True
    forms = {form for _, form in lexicon.verbs.get(word, ())}
    if "past" in forms or ("gerund" in forms and before is not Tag.PREPOSITION):
        return before is not Tag.PREPOSITION or "past" in forms
    if "present" in forms:
        return before in (Tag.NAME, Tag.PRONOUN, Tag.MARK, Tag.ADVERB, Tag.RELATIVE, Tag.WORD)
    return lexicon.language == "en" and word.endswith("ed") and len(word) > 4 and before is not Tag.PREPOSITION


def is_adverb(word: str, lexicon: Lexicon) -> bool:
    """Tell whether a word may stand between subject and verb as an adverb."""
    if lexicon.is_a("adverb", word):
        return True
    return lexicon.language == "en" and word.endswith("ly") and len(word) > 4 and not lexicon.is_a("not_adverb", word)


def is_finite(tag: Tag) -> bool:
    """Tell whether a token may be the verb of a clause."""
    return tag is Tag.AUXILIARY or tag is Tag.VERB
