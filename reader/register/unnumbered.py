"""Idents for records whose register numbers nobody: made of what they say, never of where they stand.

A reader's word on a record hangs on its ident. Numbered in the file's order, a row put above another would take
that one's ident, and with it whatever was said of somebody else.
"""

from collections.abc import Iterable
from hashlib import blake2b

MOST_IDENTS = 200_000  # remembered; what goes beyond is told by all that it says


class Idents:
    """What the records of a file can be known by, once all of them were noted: what only one has, else more."""

    def __init__(self) -> None:
        self._whole: dict[str, str | None] = {}  # by what a record is known by: what else tells it; None: several

    def note(self, short: str, whole: str) -> None:
        """Note that a record is known by `short`, and by `whole` where others share that."""
        if len(self._whole) < MOST_IDENTS:
            self._whole.setdefault(short, whole)
        if self._whole.get(short, whole) != whole:
            self._whole[short] = None

    def of(self, short: str, whole: str) -> str:
        """Return the ident of a record; two that are alike in all have one."""
        return short if self._whole.get(short) == whole else whole


def words_digest(words: Iterable[str]) -> str:
    """Return what is the same for the same words, in whatever case and spacing."""
    plain = "\n".join(" ".join(word.casefold().split()) for word in words)
    return blake2b(plain.encode("utf-8", "replace"), digest_size=5).hexdigest()
