"""What a PDF says about itself, where that is to be believed: it mostly tells which program wrote the file."""

import re
from collections.abc import Sequence

from reader.text.byline import people_of
from reader.text.dates import iso_date
from reader.text.images import page_address
from reader.text.plain import BYLINE

NO_TITLE = re.compile(
    r"^(?:untitled|\(?anonymous\)?|\(?unspecified\)?|document\d*|doc\d*|slide ?\d*|powerpoint.*"
    r"|microsoft (?:word|powerpoint).*"
    r"|print|layout ?\d*|scan.*|.*\.(?:docx?|indd|qxd|pdf|tex|dvi|ps|rtf|odt|pptx?|xlsx?|html?|md|txt|pages))$",
    re.IGNORECASE,
)
PRINTERS = re.compile(r"skia|quartz|cairo|wkhtmltopdf|print to pdf|chrome|mozilla|firefox|safari", re.IGNORECASE)
PDF_DAY = re.compile(r"^D:(\d{4})(\d\d)(\d\d)")
ADDRESS = re.compile(r"https?://[^\s<>\"“”|]+")
TOP = 8  # paragraphs in which a byline or a date may stand alone
LONGEST = 12  # words of such a paragraph
LOOKED_AT = 4000  # characters of the beginning, in which the file's word must find support


def believable_title(facts: dict[str, str], beginning: str) -> str | None:
    """Return the title that the file states, where its words stand at its beginning too, or read as a title."""
    title = facts.get("Title", "")
    if not title or NO_TITLE.match(title) or len(title.split()) < 2 or len(title) > 300 or "\ufffd" in title:
        return None
    if not any(letter.islower() for letter in title) and not any(map(str.isspace, title)):
        return None
    return title if _bare(title) in _bare(beginning) else None


def authors_of(facts: dict[str, str], beginning: str, top: Sequence[str]) -> tuple[str, ...]:
    """Return who wrote it: as a byline says, else as the file states and its beginning bears out.

    Many files name whoever owns the program that made them.
    """
    for line in top[:TOP]:
        words = " ".join(line.split())
        if BYLINE.match(words) and len(words.split()) <= LONGEST and not words.endswith("."):
            return people_of(words)
    stated = people_of(facts.get("Author", "").replace(";", ","))
    return tuple(name for name in stated if len(name.split()) > 1 and _bare(name) in _bare(beginning))


def day_of(facts: dict[str, str], beginning: str, top: Sequence[str]) -> str | None:
    """Return the day it was published, as a short line at its beginning says.

    Else the day on which the file was made, where the beginning names its year and no browser printed it.
    """
    for line in top[:TOP]:
        day = iso_date(line) if len(line.split()) <= LONGEST else None
        if day is not None:
            return day
    made = PDF_DAY.match(facts.get("CreationDate", ""))
    if made is None or PRINTERS.search(f"{facts.get('Creator', '')} {facts.get('Producer', '')}"):
        return None
    return iso_date("-".join(made.groups())) if made.group(1) in beginning else None


def printed_address(running: Sequence[str]) -> str | None:
    """Return the address that a browser printed at the edge of each sheet, where it is whole."""
    found = {address.rstrip(".,)") for line in running for address in ADDRESS.findall(line)}
    if len(found) != 1:
        return None
    address = found.pop()
    return None if address.endswith(("…", "...")) or "…" in address else page_address(address, None)


def _bare(words: str) -> str:
    return "".join(letter for letter in words.casefold() if letter.isalnum())
