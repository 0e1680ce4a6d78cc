"""The reader's word on a register's record, as the log keeps it: with its moment, for the last word counts."""

import json
from sqlite3 import Connection

from reader.model.match import OwnRecord
from reader.model.source import SourceId
from reader.store.on_record import forget_told
from reader.store.own_records import load_own_record, put_own_record, remove_own_record

_IS_IT, _IS_NOT = "is", "is-not"


def record_uid(own: OwnRecord) -> str:
    """Return how the log calls a record."""
    return json.dumps([own.register, own.ident], ensure_ascii=False)


def record_word(*, is_it: bool, said: str) -> str:
    """Return how the log keeps what was said at a moment."""
    return f"{_IS_IT if is_it else _IS_NOT} {said}"


def record_state(connection: Connection, source: SourceId, uid: str) -> str | None:
    """Return what the reader has said of the record so far."""
    found = load_own_record(connection, source, *json.loads(uid))
    return None if found is None else record_word(is_it=found[0], said=found[1])


def put_record(connection: Connection, source: SourceId, uid: str, state: str | None) -> None:
    """Keep what the reader says of the record, or with None forget it."""
    register, ident = json.loads(uid)
    if state is None:
        remove_own_record(connection, source, register, ident)
    else:
        word, _, said = state.partition(" ")
        put_own_record(connection, source, OwnRecord(register, ident, word == _IS_IT), said)
    forget_told(connection, [source])
