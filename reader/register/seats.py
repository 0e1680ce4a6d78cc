"""Who sits on committees: told by the committees, wanted by the person."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from reader.model.claim import ClaimField
from reader.model.entry import Entry
from reader.model.source import SourceKind
from reader.register.form import Provenance
from reader.register.record import MOST


@dataclass(slots=True)
class _Sitting:
    name: str
    seats: list[tuple[str, str]] = field(default_factory=list)


class Seats:
    """The seats of each person, gathered while the committees go by."""

    def __init__(self) -> None:
        self._people: dict[str, _Sitting] = {}

    def add(self, person: str, name: str, role: str, body: str) -> None:
        """Remember that a person has this role in the body."""
        if person and name:
            seats = self._people.setdefault(person, _Sitting(name)).seats
            if len(seats) < MOST and (role, body) not in seats:
                seats.append((role, body))

    def entries(self, by: Provenance, address: str = "") -> Iterator[Entry]:
        """Yield each person with its seats; `address` has a place for the id."""
        for ident, sitting in self._people.items():
            link = address.format(ident) if address else None
            posts = (by.claim(ClaimField.POST, role, link, organisation=body) for role, body in sitting.seats)
            yield Entry(ident, SourceKind.PERSON, (sitting.name,), tuple(posts))
