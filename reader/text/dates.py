"""Dates as pages write them → ISO days."""

import re
from datetime import date

MONTHS = {
    1: "january jan januar janvier januari enero gennaio",
    2: "february feb februar février februari febrero febbraio",
    3: "march mar mars märz marzo mart maart",
    4: "april apr avril abril aprile",
    5: "may mai maj mayo maggio mei",
    6: "june jun juni juin junio giugno",
    7: "july jul juli juillet julio luglio",
    8: "august aug août augusti agosto augustus",
    9: "september sep sept septembre septiembre settembre",
    10: "october oct okt oktober octobre octubre ottobre",
    11: "november nov novembre noviembre",
    12: "december dec des desember dezember décembre diciembre dicembre",
}
MONTH_OF = {word: number for number, words in MONTHS.items() for word in words.split()}
NAME = "(" + "|".join(sorted(MONTH_OF, key=len, reverse=True)) + r")\.?"
ISO = re.compile(r"(?<!\d)((?:19|20)\d\d)-?(\d\d)-?(\d\d)(?!\d)")
DAY_FIRST = re.compile(rf"(?<!\d)(\d{{1,2}})(?:\.|st|nd|rd|th)?\s+(?:de\s+)?{NAME},?\s+(?:de\s+)?((?:19|20)\d\d)")
MONTH_FIRST = re.compile(rf"\b{NAME}\s+(\d{{1,2}})(?:st|nd|rd|th)?,?\s+((?:19|20)\d\d)")
DOTTED = re.compile(r"(?<!\d)(\d{1,2})\.\s?(\d{1,2})\.\s?((?:19|20)\d\d)")


def iso_date(words: str) -> str | None:
    """Return the first full day that `words` name, as YYYY-MM-DD, or None.

    A day of figures only is read where its order is plain: ISO, or the dotted European one. "04/05/2019"
    is two days on two continents, so it is none.
    """
    words = words[:200].lower()  # patterns that ignore case would take "aprıl" for a month too, and find no such name
    found = ISO.search(words)
    if found:
        return _day(found.group(1), found.group(2), found.group(3))
    found = DAY_FIRST.search(words)
    if found:
        return _day(found.group(3), MONTH_OF[found.group(2)], found.group(1))
    found = MONTH_FIRST.search(words)
    if found:
        return _day(found.group(3), MONTH_OF[found.group(1)], found.group(2))
    found = DOTTED.search(words)
    return _day(found.group(3), found.group(2), found.group(1)) if found else None


def _day(year: str, month: str | int, day: str) -> str | None:
    try:
        return date(int(year), int(month), int(day)).isoformat()
    except ValueError:
        return None
