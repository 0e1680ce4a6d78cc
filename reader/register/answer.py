"""Answers of Wikidata and ROR to a question about a name: the same records as in their dumps, in other wrappings.

An answer is a stranger's file like any other: what is not as expected is not there.
"""

from collections.abc import Iterable, Iterator, Sequence

from reader.model.entry import Entry
from reader.model.errors import RegisterUnreadableError
from reader.register.form import Form, Provenance
from reader.register.json_text import DECODER
from reader.register.record import Record, Value, part, parts, word

MOST = 100  # records of one answer

_SIGNS = ("items", "query", "entities", "batchcomplete")  # one of them is in every answer, an empty one too


def records_of(answer: bytes) -> tuple[Record, ...]:
    """Return the records in an answer; raises RegisterUnreadableError where it is none, or a complaint."""
    value = _decoded(answer)
    if "error" in value or "errors" in value:
        raise RegisterUnreadableError(_complaint(value), hint="Try again later.")
    if not any(sign in value for sign in _SIGNS):
        raise RegisterUnreadableError("The answer is not one that Kilde can read.", hint="Try again later.")
    found = [record for record in _values(value) if record][:MOST]
    return tuple(Record(f"record {number}", record) for number, record in enumerate(found, 1))


def entries_of(records: Sequence[Record], form: Form, by: Provenance) -> tuple[Entry, ...]:
    """Return the entries among the records; those that are no sources, or cannot be used, are left out."""
    return tuple(entry for entry in form.entries(lambda: iter(records), by) if isinstance(entry, Entry))


def with_labels(records: Iterable[Record], labels: Iterable[Record]) -> tuple[Record, ...]:
    """Return the records, and after them of other records no more than what they are called."""
    named = (Record(label.place, {key: label.value.get(key) for key in ("id", "labels")}) for label in labels)
    return (*records, *named)


def _decoded(answer: bytes) -> Value:
    try:
        value = DECODER.decode(answer.decode("utf-8-sig"))
    except (ValueError, RecursionError) as cause:
        raise RegisterUnreadableError("The answer is not JSON.", hint="Try again later.") from cause
    return part(value)


def _complaint(value: Value) -> str:
    error = part(value.get("error"))
    said = word(error.get("info")) or word(error.get("code"))
    return f"The register refuses the question: {said}." if said else "The register refuses the question."


def _values(value: Value) -> Iterator[Value]:
    yield from parts(value.get("items"))  # ROR
    for page in parts(part(value.get("query")).get("pages")):  # Wikidata's search: entities as their pages hold them
        yield from map(_entity, parts(page.get("revisions"))[:1])
    for entity in part(value.get("entities")).values():  # Wikidata, asked by numbers
        yield part(entity)


def _entity(revision: Value) -> Value:
    content = part(part(revision.get("slots")).get("main")).get("content")
    try:
        return part(DECODER.decode(content)) if isinstance(content, str) else {}
    except (ValueError, RecursionError):
        return {}
