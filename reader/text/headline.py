"""The outlet at the end of a first line, also one that we do not know: "Pier shut for good – Coast Herald"."""

import re

from reader.text.outlets import DOMAIN, LONGEST_NAME, LONGEST_TITLE, split_title

SEPARATOR = re.compile(r"\s+[|–—-]\s+")
MOST_WORDS = 5  # of an outlet's name
FEWEST_WORDS = 3  # of a headline
STOPS = tuple(".,;:!?…\"'”’»)")
SPOKEN = re.compile(r"^\s*[-–—]|[\"”’»]$")  # behind speech a dash comes before whoever says it
SMALL = {"of", "the", "and", "&", "for", "in", "on", "i", "og", "på", "av", "til", "de", "la"}
CAPITAL = re.compile(r"[^\W\d_a-zæøåäöüéè]|\d+$")
OUTLET_WORD = re.compile(
    r"(?:^the\b|\b(?:times|post|herald|gazette|courier|tribune|news|journal|chronicle|mirror|observer|star|sentinel"
    r"|telegraph|standard|examiner|echo|mail|press|radio|tv|fm|magazine|today|weekly|review|agency|broadcasting)\b"
    r"|(?:avis|avisa|avisen|blad|bladet|posten|tidende|nytt|nyheter|magasinet|kringkasting|kringkasteren|dølen|folket)\b)",
    re.IGNORECASE,
)
SECTIONS = re.compile(
    r"live|video|opinion|analysis|comment|updates?|latest|explained|podcast|gallery|home|world|sports?|business|culture"
    r"|politics|kommentar|meninger|kronikk|leder|direkte|nyheter|utenriks|innenriks|kultur|økonomi",
    re.IGNORECASE,
)


def split_headline(line: str, names: tuple[str, ...] = ()) -> tuple[str, str | None]:
    """Return the headline of a first line and the outlet that the line ends with, known to us or not.

    `names` are what the page calls its outlet.
    """
    title, outlet = split_title(line, names)
    separators = list(SEPARATOR.finditer(line)) if outlet is None and len(line) <= LONGEST_TITLE else []
    if not separators:
        return title, outlet
    headline, tail = line[: separators[-1].start()].strip(), line[separators[-1].end() :].strip()
    if len(headline.split()) < FEWEST_WORDS or not _reads_as_name(tail):
        return title, None
    if "|" in separators[-1].group() or DOMAIN.match(tail) or OUTLET_WORD.search(tail):
        return headline, tail
    if SPOKEN.search(headline) or _is_title_case(headline) or len(tail.split()) == 1:
        return title, None  # "Stay Home - Experts Warn", "Rain is on its way – Oslo": there a capital tells nothing
    return headline, tail


def _reads_as_name(tail: str) -> bool:
    """Tell a name from a clause: each of its few words has a capital, and no stop ends it."""
    words = tail.split()
    if DOMAIN.match(tail):
        return True
    if not 1 <= len(words) <= MOST_WORDS or len(tail) > LONGEST_NAME or tail.endswith(STOPS):
        return False
    if SECTIONS.fullmatch(tail) or not tail[0].isupper():
        return False
    return all(CAPITAL.match(word) or word in SMALL for word in words)


def _is_title_case(headline: str) -> bool:
    words = [word for word in headline.split() if len(word) > FEWEST_WORDS and word[0].isalpha()]
    return sum(word[0].isupper() for word in words) > 0.7 * len(words)
