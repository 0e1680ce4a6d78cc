"""Sources that may be the same as one: proposed by name, or found as one types."""

from collections.abc import Iterable
from sqlite3 import Connection

from reader.model.library import SourceChoice
from reader.model.name_key import name_keys
from reader.model.source import SourceId, SourceKind
from reader.store import identity, namesakes, sources
from reader.store.search import find_sources
from reader.store.sources import StoredSource

MOST = 20


def same_named(connection: Connection, source: StoredSource) -> tuple[SourceChoice, ...]:
    """Return the sources that go by a name of this one."""
    return _choices(connection, source.id, _who_go_by(connection, source), is_proposed=True)


def proposed(connection: Connection, source: StoredSource) -> tuple[SourceChoice, ...]:
    """Return the sources that go by a name of this one, and those it was merged with once."""
    found = (*_who_go_by(connection, source), *namesakes.once_merged(connection, source.id))
    return _choices(connection, source.id, found, is_proposed=True)


def _who_go_by(connection: Connection, source: StoredSource) -> tuple[SourceId, ...]:
    if source.kind is SourceKind.UNNAMED:
        return ()
    person = source.kind is SourceKind.PERSON
    keys = {key for name in namesakes.main_names(connection, source.id) for key in name_keys(name, person=person)}
    # A surname alone is many people's; one word may well be the name of one body.
    return namesakes.who_go_by(connection, {key for key in keys if " " in key or not person})


def choices(connection: Connection, source: SourceId, words: str) -> tuple[SourceChoice, ...]:
    """Return the sources with a name that has all the words, the last perhaps half typed; without words, `proposed`."""
    one = sources.load_source(connection, source)
    likely = proposed(connection, one)
    if not words.strip():
        return likely
    found = [ident for ident, _, _ in find_sources(connection, words, MOST * 2)]
    by_id = {choice.id: choice for choice in likely}
    return tuple(by_id.get(choice.id, choice) for choice in _choices(connection, one.id, found, is_proposed=False))


def _choices(
    connection: Connection, source: SourceId, found: Iterable[SourceId], *, is_proposed: bool
) -> tuple[SourceChoice, ...]:
    roots = dict.fromkeys(identity.roots_of(connection, tuple(found)))
    others = [root for root in roots if root != source and not identity.are_distinct(connection, source, root)]
    made = (namesakes.load_choice(connection, other, is_proposed=is_proposed) for other in others)
    return tuple(choice for choice in made if choice.kind is not SourceKind.UNNAMED)[:MOST]
