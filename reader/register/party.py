"""Parties, as registers of members state them."""

from collections.abc import Iterator
from typing import Any

from reader.model.claim import Claim, ClaimField
from reader.register.form import Provenance
from reader.register.knowledge import data
from reader.register.record import day, word


def party(by: Provenance, name: Any, link: str | None, *, since: Any = None, until: Any = None) -> Iterator[Claim]:
    """Yield the claim that a member sits for a party; nothing for a word that says there is or is known none."""
    text = word(name)
    if text and text.casefold() not in data("words")["no-party"]:
        yield by.claim(ClaimField.PARTY, text, link, held=(day(since), day(until)))
