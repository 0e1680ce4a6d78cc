"""What a record of a register says of whom it is about, in a line: enough to tell it from others of its name."""

from collections.abc import Iterator
from urllib.parse import urlsplit

from PySide6.QtCore import QCoreApplication

from reader.model.claim import Claim, ClaimField
from reader.model.entry import Entry, Rating
from reader.ui import counts
from reader.ui.shown_text import shown

tr = QCoreApplication.translate

DATES = (ClaimField.BORN, ClaimField.DIED, ClaimField.FOUNDED)
MOST_RATINGS = 2
WWW = "www."


def record_words(entry: Entry) -> str:
    """Return the newest post, else the kind of body, then what it is, where, since when, its site and ratings."""
    words = (
        *_held(entry),
        *_is(entry),
        *_lived(entry),
        *_sites(entry),
        *map(rating_words, entry.ratings[:MOST_RATINGS]),
    )
    return ", ".join(dict.fromkeys(shown(word) for word in words if word))


def claim_words(claim: Claim) -> str:
    """Return what is claimed, with the body and the period of a post."""
    value = counts.day(claim.value) if claim.field in DATES else claim.value
    words = (value, claim.organisation or "", counts.period(claim.valid_from, claim.valid_to))
    return ", ".join(shown(word) for word in words if word)


def rating_words(rating: Rating) -> str:
    """Return whose judgement it is, and how it is put."""
    return tr("Profile", "{0}: “{1}”").format(shown(rating.rater), shown(rating.value))


def _held(entry: Entry) -> tuple[str, ...]:
    posts = [claim for claim in entry.claims if claim.field is ClaimField.POST]
    post = max(posts, key=lambda claim: claim.valid_to or claim.valid_from or "", default=None)
    return (claim_words(post),) if post else (_first(entry, ClaimField.KIND),)


def _is(entry: Entry) -> tuple[str, ...]:
    parent = _first(entry, ClaimField.PARENT)
    return (
        _first(entry, ClaimField.DESCRIPTION),
        _first(entry, ClaimField.PARTY),
        tr("Profile", "part of {}").format(parent) if parent else "",
        _first(entry, ClaimField.COUNTRY),
    )


def _lived(entry: Entry) -> Iterator[str]:
    for field, words in (
        (ClaimField.BORN, tr("Profile", "born {}")),
        (ClaimField.DIED, tr("Profile", "died {}")),
        (ClaimField.FOUNDED, tr("Profile", "founded {}")),
    ):
        date = _first(entry, field)
        if date:
            yield words.format(counts.day(date))
    yield _first(entry, ClaimField.STATUS)


def _sites(entry: Entry) -> Iterator[str]:
    """Yield the domains that the record goes by, or that its home page is at: raters know an outlet by that alone."""
    for name in entry.names:
        if "." in name.strip(".") and " " not in name:
            yield name.removeprefix(WWW)
    home = _first(entry, ClaimField.HOME)
    try:
        host = urlsplit(home if "//" in home else f"//{home}").hostname
    except ValueError:
        host = None
    yield (host or "").removeprefix(WWW)


def _first(entry: Entry, field: ClaimField) -> str:
    return next((claim.value for claim in entry.claims if claim.field is field), "")
