"""What versions and their differences are called: plain words, computed without a screen."""

from collections.abc import Iterator

from PySide6.QtCore import QCoreApplication, QDateTime, QLocale, Qt

from reader.app.version_changes import VersionChanges
from reader.model.difference import Difference
from reader.model.version import VersionRow
from reader.ui import counts
from reader.ui.shown_text import host_of

tr = QCoreApplication.translate


def moment_words(iso: str) -> str:
    """Return a moment as "20 Nov 2026, 10:00", in the reader's own time."""
    at = QDateTime.fromString(iso, Qt.DateFormat.ISODate).toLocalTime()
    if not at.isValid():
        return counts.day(iso)
    day = counts.day(at.date().toString(Qt.DateFormat.ISODate))
    return f"{day}, {QLocale().toString(at.time(), 'HH:mm')}"


def version_words(row: VersionRow) -> str:
    """Return what a version is called in a list: when, where from, and what is special about it."""
    special = (
        tr("Versions", "newest") if row.is_newest else "",
        tr("Versions", "shown in the library") if row.is_shown and not row.is_newest else "",
    )
    return " · ".join(part for part in (moment_words(row.fetched), origin_words(row), *special) if part)


def origin_words(row: VersionRow) -> str:
    """Return where a version is from."""
    if row.origin.startswith(("http://", "https://")):
        return host_of(row.origin)
    return tr("Versions", "from a copy of yours") if row.origin == "copy" else tr("Versions", "from a file")


def difference_words(difference: Difference) -> str:
    """Return "30 words put in, 22 taken out, 1 paragraph moved", or that nothing changed."""
    return ", ".join(_amounts(difference)) or tr("Versions", "The words are the same")


def remark_words(changes: VersionChanges) -> str:
    """Return what is to be known of how the two were compared."""
    if changes.old.id != changes.new.id and _moment(changes.old) == _moment(changes.new):
        return tr("Versions", "Both were read from one page, in two ways: nothing of this is the publisher’s doing.")
    if not changes.analysed:
        return tr("Versions", "One of the two has not been analysed yet: its sources cannot be compared. Read it once.")
    if not changes.same_engine:
        return tr(
            "Versions",
            "Another Kilde analysed the older one: what it found otherwise in unchanged paragraphs is left out.",
        )
    return ""


def _moment(row: VersionRow) -> tuple[str, str]:
    return row.fetched, row.origin


def _amounts(difference: Difference) -> Iterator[str]:
    came, went, moved = difference.words_in, difference.words_out, difference.moved
    if came:
        yield tr("Versions", "1 word put in") if came == 1 else tr("Versions", "{} words put in").format(came)
    if went:
        one = tr("Versions", "1 taken out") if came else tr("Versions", "1 word taken out")
        more = tr("Versions", "{} taken out") if came else tr("Versions", "{} words taken out")
        yield one if went == 1 else more.format(went)
    if moved:
        yield tr("Versions", "1 paragraph moved") if moved == 1 else tr("Versions", "{} paragraphs moved").format(moved)
