"""Two sources made one, or kept apart, and what follows for the articles that cite them."""

from sqlite3 import Connection

from reader.app.recognition import lay_corrections
from reader.model.errors import ChangeOverruledError
from reader.model.source import SourceId
from reader.store import identity, on_record, sources
from reader.store.articles import load_article


def merge_state(connection: Connection, uid: str) -> str | None:
    """Return the uid of the source that the reader said this one is."""
    same = identity.same_as(connection, sources.require_uid(connection, uid))
    return None if same is None else sources.uid_of(connection, same)


def put_merge(connection: Connection, uid: str, into: str | None, now: str) -> None:
    """Let the source be the same as `into`, or itself again; the cards of the articles that cite both follow."""
    source = sources.require_uid(connection, uid)
    other = sources.require_uid(connection, into) if into is not None else None
    if other is not None:
        _refuse_nonsense(connection, source, other)
    concerned = {*_all_of(connection, source), *(_all_of(connection, other) if other is not None else ())}
    identity.mark_same(connection, source, other)
    on_record.forget_told(connection, concerned)
    for article in sorted(identity.articles_with_several(connection, concerned)):
        lay_corrections(connection, load_article(connection, article), now)


def put_distinct(connection: Connection, source: SourceId, other_uid: str, *, are_distinct: bool) -> None:
    """Keep that the two are not the same, or forget it."""
    other = sources.require_uid(connection, other_uid)
    if not are_distinct:
        identity.remove_distinct(connection, source, other)
    elif identity.root_of(connection, source) == identity.root_of(connection, other):
        raise _overruled(connection, other, "is the same by your own word.", "Undo the merge first.")
    else:
        identity.put_distinct(connection, source, other)


def _refuse_nonsense(connection: Connection, source: SourceId, other: SourceId) -> None:
    if identity.root_of(connection, source) == identity.root_of(connection, other):
        raise _overruled(connection, source, "is the same already.", "")
    if identity.same_as(connection, source) is not None:
        raise _overruled(connection, source, "has been merged with somebody else since.", "Undo that merge first.")
    if identity.are_distinct(connection, source, other):
        raise _overruled(connection, source, "is somebody else by your own word.", "Take that back first.")


def _overruled(connection: Connection, source: SourceId, what: str, hint: str) -> ChangeOverruledError:
    return ChangeOverruledError(f"{sources.name_of(connection, source)} {what}", hint=hint)


def _all_of(connection: Connection, source: SourceId) -> tuple[SourceId, ...]:
    root = identity.root_of(connection, source)
    return (root, *identity.merged_into(connection, root))
