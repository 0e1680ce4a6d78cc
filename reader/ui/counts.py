"""Numbers in words, without the "(s)" that Qt shows where no translation is loaded."""

from PySide6.QtCore import QCoreApplication, QLocale

tr = QCoreApplication.translate


def percentage(share: float) -> str:
    """Return a share of 0..1 as "34 %"; what is there but rounds to nothing is "< 1 %"."""
    if 0 < share < 0.005:
        return tr("Counts", "< 1 %")
    return tr("Counts", "{} %").format(round(share * 100))


def statements(count: int) -> str:
    """Return "no statements", "1 statement", "9 statements"."""
    if count == 0:
        return tr("Counts", "no statements")
    return tr("Counts", "1 statement") if count == 1 else tr("Counts", "{} statements").format(count)


def sources(count: int) -> str:
    """Return "no sources", "1 source", "11 sources"."""
    if count == 0:
        return tr("Counts", "no sources")
    return tr("Counts", "1 source") if count == 1 else tr("Counts", "{} sources").format(count)


def articles(count: int) -> str:
    """Return "in no article", "in 1 article", "in 9 articles"."""
    if count == 0:
        return tr("Counts", "in no article")
    return tr("Counts", "in 1 article") if count == 1 else tr("Counts", "in {} articles").format(count)


def reading_time(minutes: int) -> str:
    """Return "3 min", "1 h 5 min", "7 h"."""
    hours, rest = divmod(minutes, 60)
    if not hours:
        return tr("Counts", "{} min").format(minutes)
    return tr("Counts", "{} h {} min").format(hours, rest) if rest else tr("Counts", "{} h").format(hours)


def records(count: int) -> str:
    """Return "1 record", "51,370 records"."""
    return tr("Counts", "1 record") if count == 1 else tr("Counts", "{} records").format(f"{count:,}")


def day(date: str | None) -> str:
    """Return an ISO date of year, month or day precision in the reader's way of writing; "" for None."""
    locale = QLocale()
    parts = (date or "")[:10].split("-")
    if not all(part.isdecimal() for part in parts):
        return date or ""
    numbers = [int(part) for part in parts]
    if len(numbers) == 1:
        return parts[0]
    if not 1 <= numbers[1] <= 12:
        return date or ""
    month = locale.monthName(numbers[1], QLocale.FormatType.ShortFormat)
    return " ".join([*(str(n) for n in numbers[2:]), month, parts[0]])


def period(start: str | None, end: str | None) -> str:
    """Return "2012–2017", "from Jan 2020", "until 2019" or ""; not "since": without an end it is unknown."""
    if start and end:
        return f"{day(start)}–{day(end)}"
    if start:
        return tr("Counts", "from {}").format(day(start))
    return tr("Counts", "until {}").format(day(end)) if end else ""


def paragraph(number: int) -> str:
    """Return where in the article something stands, counted from one."""
    return tr("Counts", "paragraph {}").format(number)
