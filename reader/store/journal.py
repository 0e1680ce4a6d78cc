"""The log of all that the reader changed: it only grows, and undo is one more line in it."""

from collections.abc import Sequence
from sqlite3 import Connection

from reader.model.frozen import frozen

UNDO, REDO = "undo", "redo"


@frozen
class Change:
    """One change. `before` and `after` are the subject's state as JSON, None where it was not there."""

    scope: str  # what Ctrl+Z looks at: "article:UID" or "source:UID"
    operation: str  # in words: "highlight added"
    # "annotation", "annotations", "correction", "corrections", "assessment", "note", "tags", "merge", "distinct",
    # "split" or "record"
    subject: str
    subject_uid: str
    before: str | None
    after: str | None


@frozen
class Step:
    """What one undo takes back: a change, or several that belong together."""

    id: int  # of its first change
    change: Change  # with the first `before` and the last `after`


@frozen
class LoggedStep:
    """A step as the log shows it."""

    step: Step
    at: str


@frozen
class LastChange:
    """The newest line of a scope."""

    step: int
    at: str
    operation: str
    subject_uid: str


def record(connection: Connection, change: Change, at: str, *, step: int | None = None) -> None:
    """Write a change the reader made, as a step of its own or as part of `step`."""
    _insert(connection, change, at, group=step, undoes=None)


def record_undo(connection: Connection, step: Step, at: str) -> None:
    """Write that the step was taken back."""
    taken = step.change
    _insert(
        connection,
        Change(taken.scope, UNDO, taken.subject, taken.subject_uid, taken.after, taken.before),
        at,
        group=None,
        undoes=step.id,
    )


def record_redo(connection: Connection, step: Step, at: str) -> None:
    """Write that the step was made again."""
    made = step.change
    _insert(
        connection,
        Change(made.scope, REDO, made.subject, made.subject_uid, made.before, made.after),
        at,
        group=None,
        undoes=step.id,
    )


def last_change(connection: Connection, scope: str) -> LastChange | None:
    """Return the newest line of the scope where it is a change of the reader's, not an undo or redo."""
    row = connection.execute(
        "SELECT coalesce(group_id, id), at, operation, subject_uid, undoes FROM change WHERE scope = ?"
        " ORDER BY id DESC LIMIT 1",
        (scope,),
    ).fetchone()
    return LastChange(*row[:4]) if row and row[4] is None else None


def step_to_undo(connection: Connection, scope: str) -> Step | None:
    """Return the last step of the scope that stands."""
    standing, _ = _steps(connection, scope)
    return load_step(connection, standing[-1]) if standing else None


def step_to_redo(connection: Connection, scope: str) -> Step | None:
    """Return the step of the scope that was taken back last, if nothing was changed since."""
    _, taken_back = _steps(connection, scope)
    return load_step(connection, taken_back[-1]) if taken_back else None


def last_touched(connection: Connection, step: int) -> int:
    """Return the log's newest line about the step: made, typed on, taken back or made again."""
    (line,) = connection.execute(
        "SELECT max(id) FROM change WHERE id = ?1 OR group_id = ?1 OR undoes = ?1", (step,)
    ).fetchone()
    return int(line)


def standing_steps(connection: Connection, scope: str) -> tuple[LoggedStep, ...]:
    """Return the steps of the scope that stand, in the order in which they were made."""
    standing, _ = _steps(connection, scope)
    steps = (load_step(connection, step) for step in standing)
    return tuple(LoggedStep(step, _made_at(connection, step.id)) for step in steps)


def subjects(connection: Connection, scope: str, subject: str) -> tuple[str, ...]:
    """Return the uids of all of this subject that was ever changed in the scope, by when it was first."""
    found = "SELECT subject_uid FROM change WHERE scope = ? AND subject = ? GROUP BY subject_uid ORDER BY min(id)"
    return tuple(uid for (uid,) in connection.execute(found, (scope, subject)))


def has_changes(connection: Connection, scope: str, subject: str) -> bool:
    """Tell whether anything of the subject was ever changed in the scope."""
    found = "SELECT 1 FROM change WHERE scope = ? AND subject = ? LIMIT 1"
    return connection.execute(found, (scope, subject)).fetchone() is not None


def scopes_that_name(connection: Connection, uid: str, subjects: Sequence[str]) -> tuple[str, ...]:
    """Return the scopes with a change of these subjects that is about `uid`."""
    places = ", ".join("?" * len(subjects))
    rows = connection.execute(
        f"SELECT DISTINCT scope FROM change WHERE subject_uid = ? AND subject IN ({places}) ORDER BY scope",
        (uid, *subjects),
    )
    return tuple(scope for (scope,) in rows)


def _made_at(connection: Connection, step: int) -> str:
    """Return when the step, or what was typed in it last, was made."""
    (at,) = connection.execute("SELECT max(at) FROM change WHERE id = ?1 OR group_id = ?1", (step,)).fetchone()
    return str(at)


def _steps(connection: Connection, scope: str) -> tuple[list[int], list[int]]:
    """Walk the scope's log: the steps that stand, and those taken back that may be made again."""
    standing: list[int] = []
    taken_back: list[int] = []
    for line, group, operation, undoes in connection.execute(
        "SELECT id, group_id, operation, undoes FROM change WHERE scope = ? ORDER BY id", (scope,)
    ):
        if undoes is None:
            taken_back.clear()
            if group is None:
                standing.append(line)
        elif operation == UNDO:
            standing.remove(undoes)
            taken_back.append(undoes)
        else:
            taken_back.remove(undoes)
            standing.append(undoes)
    return standing, taken_back


def load_step(connection: Connection, step: int) -> Step:
    """Return a step with all its changes."""
    rows = connection.execute(
        """SELECT scope, operation, subject, subject_uid, before, after FROM change
        WHERE id = ?1 OR group_id = ?1 ORDER BY id""",
        (step,),
    ).fetchall()
    scope, operation, subject, subject_uid, before, _ = rows[0]
    return Step(step, Change(scope, operation, subject, subject_uid, before, rows[-1][5]))


def _insert(connection: Connection, change: Change, at: str, *, group: int | None, undoes: int | None) -> None:
    connection.execute(
        """INSERT INTO change (at, scope, group_id, operation, subject, subject_uid, before, after, undoes)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)""",
        (
            at,
            change.scope,
            group,
            change.operation,
            change.subject,
            change.subject_uid,
            change.before,
            change.after,
            undoes,
        ),
    )
