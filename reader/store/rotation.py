"""Which backups are kept: pure arithmetic over their moments and sizes."""

from collections.abc import Callable, Iterable
from datetime import datetime

from reader.model.backup import Backup

LATEST = 3  # always kept, whatever their size
DAYS = 7
WEEKS = 8
MOST_BYTES = 4 << 30  # of one library's backups together


def spare(backups: Iterable[Backup]) -> frozenset[Backup]:
    """Return the backups that may go: of each library, all but the last few, one a day and one a week.

    Days and weeks are those that have a backup, not those before today: neither a year without Kilde nor a
    clock that runs ahead makes the last ones old. A library's backups never push out another's: who begins
    anew in the place of a damaged library keeps the way back.
    """
    by_library: dict[str, list[Backup]] = {}
    for backup in sorted(backups, key=lambda backup: backup.made, reverse=True):
        by_library.setdefault(backup.library_uid, []).append(backup)
    return frozenset(backup for own in by_library.values() for backup in own if backup not in _worth(own))


def _worth(newest_first: list[Backup]) -> frozenset[Backup]:
    kept = {
        *newest_first[:LATEST],
        *_newest_of_each(newest_first, lambda made: made.date(), DAYS),
        *_newest_of_each(newest_first, lambda made: made.isocalendar()[:2], WEEKS),
    }
    fitting: set[Backup] = set()
    total = 0
    for backup in (backup for backup in newest_first if backup in kept):
        total += backup.size
        if total <= MOST_BYTES or len(fitting) < LATEST:
            fitting.add(backup)
    return frozenset(fitting)


def _newest_of_each(newest_first: list[Backup], period: Callable[[datetime], object], most: int) -> list[Backup]:
    newest: dict[object, Backup] = {}
    for backup in newest_first:
        newest.setdefault(period(backup.made), backup)
    return list(newest.values())[:most]
