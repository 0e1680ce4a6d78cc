"""The front door: a file → the register it is, known by its content, and its entries as they stream by."""

from collections.abc import Callable, Iterator, Sequence
from hashlib import sha256
from itertools import count, islice
from pathlib import Path
from typing import TextIO

from reader.model.checked import NAME_LENGTH
from reader.model.entry import BrokenRecord, Column, Edition
from reader.model.errors import RegisterUnreadableError
from reader.model.wire_register import COLUMNS
from reader.register import edition as editions
from reader.register import shapes
from reader.register.congress import CONGRESS_COMMITTEES, CONGRESS_PEOPLE, CONGRESS_SEATS
from reader.register.damage import DamagedError
from reader.register.followthemoney import FOLLOW_THE_MONEY
from reader.register.form import Form, Provenance
from reader.register.guess import known_table
from reader.register.knowledge import data
from reader.register.mapping import Mapping, Meaning
from reader.register.openstates import OPEN_STATES, OPEN_STATES_COMMITTEES
from reader.register.popolo import POPOLO
from reader.register.question import NeedsMapping
from reader.register.record import Outcome, Record, words
from reader.register.ror import ROR
from reader.register.shapes import Layout, Shape, opened
from reader.register.table import KEY, table
from reader.register.wikidata import WIKIDATA

SAMPLE = 20  # records looked at to tell what a file is
STEP = 64  # records between two looks at how far we are
AGAIN = "Copy or download it again."
CELLS = 3  # values shown of each column
LONGEST_CELL = 80  # characters of them
FORMS = (
    *(ROR, WIKIDATA, FOLLOW_THE_MONEY, OPEN_STATES, OPEN_STATES_COMMITTEES),
    *(CONGRESS_PEOPLE, CONGRESS_COMMITTEES, CONGRESS_SEATS, POPOLO),
)


OnStep = Callable[[], None]


def _ignore() -> None:
    """Let the file be looked at unwatched."""


class Dump:
    """A register in a file; `form` names its format and `edition` its dated state."""

    def __init__(self, file: Path, shape: Shape, form: Form, edition: Edition) -> None:
        self._file = file
        self._shape = shape
        self._form = form
        self.form = form.name
        self.edition = edition

    def records(self, on_read: Callable[[float], None] = lambda _: None) -> Iterator[Outcome]:
        """Yield the entries and what could not be read, as they come; a file may scatter one ident over several.

        `on_read` is told the share of the file that is behind us, 0..1, also while nothing can be yielded yet.
        May be called again, from the beginning. Raises RegisterUnreadableError if the file is gone, damaged or cut off.
        """
        passes = count()

        def read() -> Iterator[Record | BrokenRecord]:
            done = next(passes)
            return _read(self._file, self._shape, lambda behind: on_read((done + behind) / self._form.passes))

        yield from self._form.entries(read, Provenance(self.edition.register, self.edition.date))


def open_dump(file: Path, mapping: Mapping | None = None, on_step: OnStep = _ignore) -> Dump:
    """Recognise the register in `file` by its content.

    `mapping` says what the columns of a table mean; `on_step` is called as often as a long file takes a step.
    Raises RegisterUnreadableError, and NeedsMapping for a table that is not known where none is given.
    """
    with opened(file) as (text, stream):
        shape = _shape(file, text)
    sample = _sample(file, shape)
    form, own, stated = _form(file, shape, sample, mapping, on_step)
    return Dump(file, shape, form, editions.edition(file, own, stream.names, (stated, own.date or stream.packed_on)))


def _shape(file: Path, text: TextIO) -> Shape:
    try:
        shape = shapes.shape_of(text)
    except OSError as cause:
        raise RegisterUnreadableError(f"{file.name} cannot be read. {_reason(cause)}", hint=AGAIN) from cause
    if shape is None:
        raise RegisterUnreadableError(
            f"{file.name} holds no list of people, organisations or outlets.",
            hint="Kilde reads JSON, JSON lines, YAML, CSV and tab-separated files, also packed: zip, gzip, bzip2.",
        )
    return shape


def _read(file: Path, shape: Shape, note: Callable[[float], None] = lambda _: None) -> Iterator[Record | BrokenRecord]:
    """Read the file from its beginning; raises RegisterUnreadableError where it is damaged or cut off.

    Not one more broken record: all that stood behind the damage would be missing, and would count as gone.
    """
    last: Record | BrokenRecord | None = None
    with opened(file) as (text, stream):
        try:
            for number, record in enumerate(shapes.records(text, shape)):
                last = record
                if number % STEP == 0:
                    note(stream.behind())
                yield record
        except OSError as damage:
            place = last.place if last else "the beginning"
            raise RegisterUnreadableError(
                f"{file.name} cannot be read any further than {place}. {_reason(damage)}", hint=AGAIN
            ) from damage
        if isinstance(last, BrokenRecord) and shape.is_by_lines and not stream.ends_with_line():
            raise RegisterUnreadableError(
                f"{file.name} seems to be cut off: {last.place}, its last, ends in the middle. {last.reason}",
                hint=f"{AGAIN} If it is whole, let its last line end with a line break.",
            )


def _reason(damage: OSError) -> str:
    return str(damage) if isinstance(damage, DamagedError) else "What follows cannot be read."


def _sample(file: Path, shape: Shape) -> list[Record]:
    """Return the sound ones of the first records: all of a text's lines may have a comma, but not one each."""
    first = list(islice(_read(file, shape), SAMPLE))
    sample = [record for record in first if isinstance(record, Record)]
    if not sample or (shape.layout is Layout.TABLE and len(sample) < len(first) - len(sample)):
        raise RegisterUnreadableError(
            f"The beginning of {file.name} cannot be read as records.",
            hint="Open it in a text editor to see whether it is a register, and whole.",
        )
    return sample


def _form(
    file: Path, shape: Shape, sample: Sequence[Record], mapping: Mapping | None, on_step: OnStep
) -> tuple[Form, Edition, str | None]:
    """Return the form, what is known of the edition, and the date that the file states."""
    forms = (OPEN_STATES,) if shape.layout is Layout.TABLE else FORMS
    known = next((form for form in forms if form.is_of(sample)), None)
    if known and mapping is None:
        return known, _known_edition(file, shape, known, on_step), editions.stated(sample)
    columns = tuple(dict.fromkeys(name for record in sample for name in _columns(record)))
    found = ("table", mapping) if mapping else known_table(columns)
    if found is None:
        if len(columns) > COLUMNS or max(map(len, columns)) > NAME_LENGTH:
            raise RegisterUnreadableError(
                f"{file.name} has more columns than a register has, or a name of one that is none.",
                hint="Open it in a text editor to see whether its first line holds the names of the columns.",
            )
        raise NeedsMapping(file.name, tuple(_column(name, sample) for name in columns))
    name, chosen = found
    dates = [record.value.get(c) for record in sample for use in chosen.of(Meaning.EDITION) for c in use.columns]
    # Its bytes read otherwise say something else: who sets a wrong column right imports the same file again.
    digest = editions.digest(file, on_step)
    if mapping is not None:
        digest += f" {_digest(mapping)}"
    own = Edition(chosen.register, chosen.licence, chosen.url, chosen.date or "", digest)
    return table(name, chosen), own, editions.newest(dates)


def _digest(mapping: Mapping) -> str:
    return sha256(mapping.to_json().encode("utf-8", "replace")).hexdigest()[:16]


def _known_edition(file: Path, shape: Shape, form: Form, on_step: OnStep) -> Edition:
    own_name = form.own_name(lambda: _read(file, shape, lambda _: on_step()))
    own = data("registers").get(own_name.partition(", ")[0] or form.name, {})
    name = own_name or own.get("name", "")
    return Edition(name, own.get("licence", ""), own.get("url"), "", editions.digest(file, on_step))


def _columns(record: Record) -> Iterator[str]:
    if record.key:
        yield KEY
    yield from record.value


def _column(name: str, sample: Sequence[Record]) -> Column:
    cells = (", ".join(words(record.key if name == KEY else record.value.get(name))) for record in sample)
    filled = dict.fromkeys(cell[:LONGEST_CELL] for cell in cells if cell)
    return Column(name, tuple(islice(filled, CELLS)))
