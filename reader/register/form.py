"""What a form of register is: how its records are known, and how they become entries."""

from collections.abc import Callable, Iterator, Sequence

from reader.model.claim import Claim, ClaimField
from reader.model.entry import BrokenRecord, Entry
from reader.model.frozen import frozen
from reader.model.signal import Origin
from reader.register.record import Outcome, Read, Record, UnusableError

Period = tuple[str | None, str | None]  # from and to, each None where it is not known


@frozen
class Provenance:
    """Who states what an edition says, and as of when."""

    register: str
    date: str  # "" where it is not known

    def claim(
        self,
        field: ClaimField,
        value: str,
        link: str | None = None,
        *,
        organisation: str | None = None,
        held: Period = (None, None),
    ) -> Claim:
        """Return the claim that the edition makes at `link`, the record's own address."""
        return Claim(field, value, organisation, *held, Origin.REGISTER, self.register, link, self.date or None)


@frozen
class Form:
    """A form in which registers are published."""

    name: str
    is_of: Callable[[Sequence[Record]], bool]  # told from the first records
    entries: Callable[[Read, Provenance], Iterator[Outcome]]
    passes: int = 1  # times the file is read: twice where records point at later ones
    own_name: Callable[[Read], str] = lambda _: ""  # of the register, from the file; "" where its name must do


def each(read: Read, entry: Callable[[Record], Entry | None]) -> Iterator[Outcome]:
    """Yield the entry of each record; one that is none of the form's, of an address or a payment, yields nothing."""
    for record in read():
        if isinstance(record, BrokenRecord):
            yield record
            continue
        try:
            made = entry(record)
        except UnusableError as cause:
            yield BrokenRecord(record.place, str(cause))
        else:
            if made is not None:
                yield made


def sound(read: Read) -> Iterator[Record]:
    """Yield the records that are not broken, for a first look: the second reports the others."""
    for record in read():
        if not isinstance(record, BrokenRecord):
            yield record
