"""The reader's word on a register's record, as the log keeps it."""

import json
from sqlite3 import Connection

from reader.model.match import OwnRecord
from reader.model.source import SourceId
from reader.store.own_records import load_own_record, put_own_record, remove_own_record

IS_IT, IS_NOT = "is it", "is not"


def record_uid(said: OwnRecord) -> str:
    """Return how the log calls a record."""
    return json.dumps([said.register, said.ident], ensure_ascii=False)


def record_state(connection: Connection, source: SourceId, uid: str) -> str | None:
    """Return what the reader has said of the record so far."""
    is_it = load_own_record(connection, source, *json.loads(uid))
    return None if is_it is None else IS_IT if is_it else IS_NOT


def put_record(connection: Connection, source: SourceId, uid: str, state: str | None, now: str) -> None:
    """Keep what the reader says of the record, or with None forget it."""
    register, ident = json.loads(uid)
    if state is None:
        remove_own_record(connection, source, register, ident)
    else:
        put_own_record(connection, source, OwnRecord(register, ident, state == IS_IT), now)
