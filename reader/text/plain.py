"""Plain text → article: every word of the file, and what its lines look like.

Nothing is left out, so a wrong guess about a line costs its look and no word.
"""

import re
from collections.abc import Sequence

from reader.model.article import Article, BlockKind
from reader.text.byline import people_of
from reader.text.dates import iso_date
from reader.text.headline import split_headline
from reader.text.images import page_address
from reader.text.language import language_of
from reader.text.layout import Piece, Run, compose
from reader.text.outlets import outlet_at, outlet_named

LONGEST_TITLE = 30  # words
LONGEST_HEADING = 10
TOP = 6  # paragraphs in which an outlet, a byline or a date may stand alone
WRAPPED_AT = range(50, 100)  # widths at which programs break lines that are one paragraph
STOPS = (".", "!", "?", "…", ":", ";", ",", "”", "»", '"')
BLANK = re.compile(r"\n[^\S\n]*\n\s*")
CREDIT = re.compile(
    r"^(?:photos?|photograph|picture|image|illustration|graphic|screenshot|video|foto|bilde|illustrasjon|grafikk|skjermbilde"
    r"|bild|billede|photo credit|credit|source)\s?(?::|by\b|av\b)\s*\S",
    re.IGNORECASE,
)
LOUD = re.compile(r"^[^\W\d_a-zæøåäöüéè][^\W\d_a-zæøåäöüéè\s]{2,}(?: [^\W\d_a-zæøåäöüéè\s]+){0,3}:\s")  # "UNUSUAL: …"
CREDIT_INSIDE = re.compile(r"(?:photo|foto|illustration|illustrasjon):\s*\S[^.]{0,80}$", re.IGNORECASE)
BULLET = re.compile(r"^[*•‣◦▪●·]\s+\S")  # never a dash: that is somebody speaking
DIALOGUE = re.compile(r"^\s*[-–—―]")
BYLINE = re.compile(r"^(?:by|av|tekst|text|von|par|af)\b:?\s+(?=[A-ZÆØÅÄÖ])", re.IGNORECASE)


def read_plain(text: str, url: str | None) -> Article:
    """Return the article of a plain text, whatever it holds."""
    lines = paragraphs(text)
    pieces = [Piece(kind, (Run(line),), level) for line, (kind, level) in zip(lines, looks(lines), strict=True)]
    composed, blocks = compose(pieces)
    first = " ".join(lines[0].split()) if pieces and pieces[0].kind is BlockKind.HEADING else None
    title, tail = split_headline(first) if first else (None, None)
    top = lines[:TOP]
    own_url = next((one.strip() for one in top if re.fullmatch(r"\s*https?://\S+\s*", one)), None)
    address = page_address(own_url or url or "", None)
    return Article(
        title=title or None,
        publisher=tail or _outlet(top) or _name_at(address),
        authors=_authors(top),
        published=next(filter(None, (iso_date(one) for one in top[1:] if len(one.split()) <= 9)), None),
        language=language_of(composed),
        url=address,
        text=composed,
        blocks=blocks,
    )


def paragraphs(text: str) -> list[str]:
    """Return the paragraphs of a text: blank lines part them, or line ends where lines are not merely wrapped."""
    text = "\n".join(text.splitlines())  # form feeds and kin part lines too
    result: list[str] = []
    for part in BLANK.split(text):
        lines = [line for line in part.split("\n") if line.strip()]
        if len(lines) > 1 and _is_wrapped(lines):
            result += _joined(lines)
        else:
            result += lines
    return result


def _is_wrapped(lines: Sequence[str]) -> bool:
    """Tell whether all lines but the last are about as long as one another: a paragraph broken by a program."""
    widths = [len(line.rstrip()) for line in lines[:-1]]
    longest = max(widths)
    full = sum(width > longest - 20 for width in widths)
    return longest in WRAPPED_AT and full >= 0.8 * len(widths) and len(lines[-1]) <= longest + 5


def _joined(lines: Sequence[str]) -> list[str]:
    """Join wrapped lines, but let a dash or a bullet begin a line of its own."""
    result: list[str] = []
    for line in lines:
        if result and not DIALOGUE.match(line) and not BULLET.match(line.lstrip()):
            result[-1] = f"{result[-1]} {line}"
        else:
            result.append(line)
    return result


def looks(lines: Sequence[str]) -> list[tuple[BlockKind, int]]:
    """Return for every paragraph what it looks like, with its level."""
    kinds: list[tuple[BlockKind, int]] = []
    for number, line in enumerate(lines):
        following = lines[number + 1].strip() if number + 1 < len(lines) else ""
        kinds.append(_look(line.strip(), number, following))
    for number in range(len(kinds) - 1):  # a short line above a caption is the picture's own, not a heading
        if kinds[number] == (BlockKind.HEADING, 2) and kinds[number + 1][0] is BlockKind.CAPTION:
            kinds[number] = (BlockKind.CAPTION, 0)
    return kinds


def _look(line: str, number: int, following: str) -> tuple[BlockKind, int]:
    words = len(line.split())
    if number == 0 and following and words <= LONGEST_TITLE and not DIALOGUE.match(line) and _is_title(line):
        return BlockKind.HEADING, 1
    if CREDIT.match(line) and words <= 15:
        return BlockKind.CAPTION, 0
    if LOUD.match(line) and (CREDIT.match(following) or CREDIT_INSIDE.search(line[-120:])):
        return BlockKind.CAPTION, 0  # without a picture credit it may be a transcript: "CHAIR: Order."
    if BULLET.match(line):
        return BlockKind.LIST_ITEM, 1
    if _is_heading(line, words, following):
        return BlockKind.HEADING, 2
    return BlockKind.PARAGRAPH, 0


def _is_title(line: str) -> bool:
    return not line.endswith((".", ",", ";", ":")) or line.endswith("...")


def _is_heading(line: str, words: int, following: str) -> bool:
    """Tell whether a short line without a full stop stands above a paragraph that has more to say."""
    if words > LONGEST_HEADING or line.endswith(STOPS) or DIALOGUE.match(line) or not following:
        return False
    if iso_date(line) or BYLINE.match(line) or "://" in line or outlet_named(line) or not any(map(str.isalpha, line)):
        return False
    return len(following) > len(line) and (len(following.split()) > words or following.endswith(STOPS))


def _outlet(top: Sequence[str]) -> str | None:
    """Return the outlet that stands alone on one of the first lines."""
    for line in top:
        outlet = outlet_named(" ".join(line.split())) if len(line) <= 60 else None
        if outlet is not None:
            return outlet.name
    return None


def _name_at(address: str | None) -> str | None:
    outlet = outlet_at(address)
    return outlet.name if outlet else None


def _authors(top: Sequence[str]) -> tuple[str, ...]:
    for line in top:
        if BYLINE.match(line.strip()) and len(line.split()) <= 12 and not line.rstrip().endswith("."):
            return people_of(line.strip())
    return ()
