"""Tokens and sentences of a block, with each quotation as one token."""

import re
from collections.abc import Callable, Iterator, Sequence
from enum import Enum
from typing import NamedTuple

from reader.attribution.quotations import Quotation
from reader.model.span import Span

LONGEST = 300  # tokens; what runs on longer is cut, so that no rule can take quadratic time

_TOKEN = re.compile(
    r"(?:[^\W\d_]\.){2,}"  # U.S.
    r"|\d+(?:[.,]\d+)+"
    r"|[#@]?\w+(?:[-–’'&.@/](?=\w)\w+)*"
    r"|\.{2,}|[-–—―]{1,3}|\S"
)


class TokenKind(Enum):
    """What a token is."""

    WORD = "word"
    MARK = "mark"
    QUOTE = "quote"


class Token(NamedTuple):
    """A word, a mark, or a whole quotation; a tuple, because articles have many."""

    text: str
    lower: str
    start: int
    end: int
    kind: TokenKind
    quotation: Quotation | None = None

    @property
    def is_quote(self) -> bool:
        """Tell whether this is a whole quotation."""
        return self.kind is TokenKind.QUOTE

    @property
    def is_word(self) -> bool:
        """Tell whether this is a word or a number."""
        return self.kind is TokenKind.WORD

    @property
    def is_capital(self) -> bool:
        """Tell whether this is a word with a capital first letter."""
        return self.kind is TokenKind.WORD and self.text.lstrip("#@")[:1].isupper()


Tokens = Sequence[Token]


def tokenise(text: str, block: Span, quotations: Sequence[Quotation] = ()) -> Iterator[Token]:
    """Yield the tokens of a block in order; offsets are those of the whole text."""
    at = block.start
    for quotation in quotations:
        yield from _words(text, at, quotation.span.start)
        words = quotation.span.of(text)
        yield Token(words, "", quotation.span.start, quotation.span.end, TokenKind.QUOTE, quotation)
        at = quotation.span.end
    yield from _words(text, at, block.end)


def _words(text: str, start: int, end: int) -> Iterator[Token]:
    for match in _TOKEN.finditer(text, start, end):
        word = match.group()
        kind = TokenKind.WORD if any(map(str.isalnum, word[:2])) else TokenKind.MARK
        yield Token(word, word.lower(), match.start(), match.end(), kind)


def split_sentences(
    tokens: Iterator[Token], abbreviations: frozenset[str], goes_on: Callable[[Token, Tokens], bool]
) -> Iterator[list[Token]]:
    """Yield the sentences of a block.

    A full stop inside a quotation ends the sentence around it, unless `goes_on(quotation, rest)`
    says that what follows hands it over ("“Why?” Smith asked.").
    """
    every = list(tokens)
    begin = 0
    for index, token in enumerate(every):
        following = every[index + 1] if index + 1 < len(every) else None
        ends = following is None or index - begin >= LONGEST
        if not ends and following is not None:
            if token.is_quote:
                ends = _quote_ends(token, following) and not goes_on(token, every[index + 1 : index + 25])
            else:
                ends = _stop_ends(every, index, abbreviations)
        if ends:
            yield every[begin : index + 1]
            begin = index + 1


def _quote_ends(token: Token, following: Token) -> bool:
    inner = token.text.rstrip("”\"'»’“«` \n\t\u00a0")
    return inner[-1:] in ".?!…" and (following.is_capital or following.is_quote or following.text[:1].isdigit())


def _stop_ends(tokens: Tokens, index: int, abbreviations: frozenset[str]) -> bool:
    token, following = tokens[index], tokens[index + 1]
    if token.kind is TokenKind.WORD:  # "U.S." ends a sentence only before a plain new beginning
        return token.text.endswith(".") and following.text in ("The", "He", "She", "It", "But", "In", "They")
    if token.text[0] not in ".?!…" or following.start == token.end:
        return False
    if not (
        following.is_capital
        or following.is_quote
        or following.text[0] in "“‘\"'«([–—-•*"
        or following.text[0].isdigit()
    ):
        return False
    before = tokens[index - 1] if index else None
    if token.text == "." and before is not None and before.end == token.start and before.is_word:
        is_initial = len(before.text) == 1 and before.text.isupper() and before.text != "I"
        return not (is_initial or before.lower in abbreviations)
    return True
