"""Requests not to be named: why a source has no name, never something that it says."""

from collections.abc import Sequence

from reader.attribution.lexicon import Lexicon

LONGEST_LEAD = 6  # small words before "named" in "not to have her own name"
LONGEST_TAIL = 4  # words behind "name" within which "not be used" begins


def asks_for_no_name(words: Sequence[str], lexicon: Lexicon, *, is_negated: bool) -> bool:
    """Tell whether what is wished for is to stay unnamed: "not to be named", "å være anonym".

    `words` follow the cue, lower case; `is_negated` is for a cue that says no itself: "did not want |to give her name".
    """
    lead = 0
    while lead < min(len(words), LONGEST_LEAD) and lexicon.is_a("nameless_lead", words[lead]):
        lead += 1
    if lead >= len(words):
        return False
    if lexicon.is_a("nameless", words[lead]):
        return True
    says_no = is_negated or any(lexicon.is_a("negation", word) for word in words[:lead])
    if lexicon.is_a("named", words[lead]):
        return says_no and not _is_named_something(words[lead + 1 : lead + 2], lexicon)
    if not lead or not lexicon.is_a("name", words[lead]):
        return False
    tail = words[lead + 1 : lead + 1 + LONGEST_TAIL]
    return says_no or any(lexicon.is_a("negation", word) or lexicon.is_a("withheld", word) for word in tail)


def _is_named_something(following: Sequence[str], lexicon: Lexicon) -> bool:
    """Tell "not to be named chairman" from "not to be named because …"."""
    closed = ("preposition", "subordinator", "conjunction", "determiner", "adverb", "time", "be", "have", "modal")
    open_word = any(word.isalpha() for word in following)
    return open_word and not any(lexicon.is_a(kind, word) for kind in closed for word in following)
