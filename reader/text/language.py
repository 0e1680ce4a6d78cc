"""Which language a text is in: by what the page says, and by the small words that every text is full of."""

import re
import tomllib
from collections import Counter
from collections.abc import Sequence
from functools import cache

from reader.model.resources import resource

SAMPLE = 40_000  # characters
FEWEST = 4  # small words from which a guess is one …
FEWEST_OF_A_FEW, A_FEW = 2, 40  # … and in a text of no more words than these, a pasted sentence
WORD = re.compile(r"[^\W\d_]+")
CODE = re.compile(r"^[A-Za-z]{2,3}(?=[-_]|$)")
SAME = {
    "no": "nb",
    "nob": "nb",
    "nor": "nb",
    "nno": "nn",
    "eng": "en",
    "swe": "sv",
    "dan": "da",
    "ger": "de",
    "deu": "de",
}
SURE = 1.5  # times as many small words as the page's own language has, before the page is not believed


@cache
def small_words() -> dict[str, frozenset[str]]:
    """Return the small words of each language that can be told."""
    with resource("lexicon", "languages.toml").open("rb") as file:
        return {code: frozenset(words.split()) for code, words in tomllib.load(file).items()}


def language_of(text: str, stated: Sequence[str] = ()) -> str | None:
    """Return the ISO 639-1 code of `text`'s language; `stated` is what the page says, in the order of belief.

    Templates say "en" on pages in any language, so a text that plainly is in another one is believed.
    """
    codes = [code for code in map(code_of, stated) if code]
    declared = codes[0] if codes else None
    counts = _counts(text)
    (best, most), (_, second) = counts.most_common(2)
    is_short = len(WORD.findall(text[:SAMPLE])) <= A_FEW
    is_told = most >= FEWEST or (is_short and most >= FEWEST_OF_A_FEW and most > 2 * second)
    if not is_told:
        return declared
    if declared is None or (declared in small_words() and counts[best] > SURE * counts[declared] + FEWEST):
        return best
    return declared


def code_of(tag: str) -> str | None:
    """Return the ISO 639-1 code in a language tag: "nb-NO" → nb, "no" → nb, "EN_us" → en."""
    match = CODE.match(tag.strip())
    code = match.group().lower() if match else ""
    return SAME.get(code, code if len(code) == 2 else None)


def _counts(text: str) -> Counter[str]:
    words = Counter(word.lower() for word in WORD.findall(text[:SAMPLE]))
    counts: Counter[str] = Counter()
    for language, small in small_words().items():
        counts[language] = sum(words[word] for word in small)
    return counts
