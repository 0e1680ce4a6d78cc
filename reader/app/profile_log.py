"""What the reader did with a source, in words, newest first."""

import json
from collections.abc import Iterable
from sqlite3 import Connection

from reader.model.correction import CorrectionField
from reader.model.library import LogLine
from reader.model.name_key import name_key
from reader.store import identity, journal, sources
from reader.store.citations import Citation, citations_of
from reader.store.journal import LoggedStep
from reader.store.sources import StoredSource

MOST = 200

_NOT_STATED = "not stated"
_CORRECTED = {
    CorrectionField.NAME: "Name corrected to {}",
    CorrectionField.KIND: "Kind corrected to {}",
    CorrectionField.AFFILIATION: "Affiliation corrected to {}",
    CorrectionField.ROLE: "Role corrected to {}",
    CorrectionField.CAPACITY: "Capacity set to {}",
    CorrectionField.INTEREST: "Tie set to {}",
    CorrectionField.SPEAKER: "Statement given to {}",
    CorrectionField.STATEMENT: "Statement of {} added",
    CorrectionField.EXTENT: "Ends of a statement moved: “{}”",
    CorrectionField.NOT_A_SOURCE: "Taken off the sources",
    CorrectionField.CHECKED: "Checked",
}
_FROM_THE_OTHER_SIDE = {"split": "Parted from {}", "distinct": "Told apart from {}"}


def log_of(connection: Connection, source: StoredSource) -> tuple[LogLine, ...]:
    """Return what the reader did with the source, and with those merged into it, and has not taken back."""
    lines = [*_own_lines(connection, source), *_lines_of_others(connection, source), *_corrections(connection, source)]
    return tuple(sorted(lines, key=lambda line: (line.at, line.step), reverse=True)[:MOST])


def _own_lines(connection: Connection, source: StoredSource) -> Iterable[LogLine]:
    for one in (source.id, *identity.merged_into(connection, source.id)):
        steps = journal.standing_steps(connection, f"source:{sources.uid_of(connection, one)}")
        of_whom = f" (on {sources.name_of(connection, one)})" if one != source.id else ""
        for logged in steps:
            words = logged.step.change.operation + of_whom
            yield _line(logged, words[:1].upper() + words[1:], steps)


def _lines_of_others(connection: Connection, source: StoredSource) -> Iterable[LogLine]:
    """Yield what was done on another's profile that made this source, or told it apart."""
    for one in (source.id, *identity.merged_into(connection, source.id)):
        uid = sources.uid_of(connection, one)
        for scope in journal.scopes_that_name(connection, uid, tuple(_FROM_THE_OTHER_SIDE)):
            steps = journal.standing_steps(connection, scope)
            other = sources.name_of(connection, sources.require_uid(connection, scope.partition(":")[2]))
            for logged in steps:
                if logged.step.change.subject_uid == uid and logged.step.change.subject in _FROM_THE_OTHER_SIDE:
                    yield _line(logged, _FROM_THE_OTHER_SIDE[logged.step.change.subject].format(other), steps)


def _corrections(connection: Connection, source: StoredSource) -> Iterable[LogLine]:
    for citation in citations_of(connection, source.id):
        scope = f"article:{citation.article_uid}"
        if not journal.has_changes(connection, scope, "correction"):
            continue  # as it is with most of a thousand articles
        steps = journal.standing_steps(connection, scope)
        for logged in steps:
            words = _correction_words(logged, citation)
            if words:
                yield _line(logged, f"{words} in “{citation.title}”", steps)


def _correction_words(logged: LoggedStep, citation: Citation) -> str:
    """Return what a correction says of the source; "" where it is about somebody else, or is none."""
    change = logged.step.change
    if change.subject != "correction":
        return ""
    made = json.loads(change.after or change.before or "")
    field, value = CorrectionField(made["field"]), made["value"]
    about = value if field in (CorrectionField.SPEAKER, CorrectionField.STATEMENT) else made["source"]
    if field not in _CORRECTED or name_key(about or "") not in citation.keys:
        return ""
    if change.after is None:
        return change.operation[:1].upper() + change.operation[1:]
    if field is CorrectionField.CHECKED and made["anchor"]:
        return "Statement checked"
    return _CORRECTED[field].format(value or _NOT_STATED)


def _line(logged: LoggedStep, words: str, steps: tuple[LoggedStep, ...]) -> LogLine:
    return LogLine(logged.step.id, logged.at, words, can_undo=not rests_on(logged, steps))


def rests_on(logged: LoggedStep, steps: Iterable[LoggedStep]) -> bool:
    """Tell whether a later step of those changed the same thing: to take the earlier back would undo that one too."""
    change = logged.step.change
    return any(
        later.step.id > logged.step.id
        and (later.step.change.subject, later.step.change.subject_uid) == (change.subject, change.subject_uid)
        for later in steps
    )
