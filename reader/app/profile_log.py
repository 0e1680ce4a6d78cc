"""What the reader did with a source, in words, newest first."""

import json
from collections.abc import Iterable, Mapping
from sqlite3 import Connection
from typing import Any

from reader.model.capacity import CAPACITY_WORDS
from reader.model.correction import CorrectionField
from reader.model.library import LogLine
from reader.model.name_key import name_key
from reader.model.source import SourceKind
from reader.store import identity, journal, sources
from reader.store.citations import Citation, citations_of
from reader.store.journal import Change, LoggedStep
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
_IN_WORDS: Mapping[CorrectionField, Mapping[Any, str]] = {
    CorrectionField.KIND: {SourceKind.PUBLISHER: "outlet", SourceKind.UNNAMED: "unnamed source"},
    CorrectionField.CAPACITY: CAPACITY_WORDS,
}
_SEVERAL = "corrections"  # a step that holds all that one Save corrected
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
        if not any(journal.has_changes(connection, scope, subject) for subject in ("correction", _SEVERAL)):
            continue  # as it is with most of a thousand articles
        steps = journal.standing_steps(connection, scope)
        for logged in steps:
            words = _correction_words(logged.step.change, citation)
            if words:
                yield _line(logged, f"{words} in “{citation.title}”", steps)


def _correction_words(change: Change, citation: Citation) -> str:
    """Return what a step corrected of the source; "" where it is about somebody else, or corrected nothing."""
    about = [made for made in _made_in(change) if _is_about(made, citation)]
    if about and change.after is None:
        return change.operation[:1].upper() + change.operation[1:]
    first, *others = map(_words_of, about) if about else ("",)
    return ", ".join((first, *(words[:1].lower() + words[1:] for words in others)))


def _made_in(change: Change) -> tuple[Mapping[str, Any], ...]:
    """Return the corrections of a step: one, or all that were saved in one go."""
    if change.subject not in ("correction", _SEVERAL):
        return ()
    state = json.loads(change.after or change.before or "")
    return tuple(filter(None, state.values())) if change.subject == _SEVERAL else (state,)


def _is_about(made: Mapping[str, Any], citation: Citation) -> bool:
    field = CorrectionField(made["field"])
    whom = made["value"] if field in (CorrectionField.SPEAKER, CorrectionField.STATEMENT) else made["source"]
    return field in _CORRECTED and name_key(whom or "") in citation.keys


def _words_of(made: Mapping[str, Any]) -> str:
    field, value = CorrectionField(made["field"]), made["value"]
    if field is CorrectionField.CHECKED and made["anchor"]:
        return "Statement checked"
    return _CORRECTED[field].format(_IN_WORDS.get(field, {}).get(value, value) or _NOT_STATED)


def _line(logged: LoggedStep, words: str, steps: tuple[LoggedStep, ...]) -> LogLine:
    return LogLine(logged.step.id, logged.at, words, can_undo=not rests_on(logged, steps))


def rests_on(logged: LoggedStep, steps: Iterable[LoggedStep]) -> bool:
    """Tell whether a later step of those changed the same thing: to take the earlier back would undo that one too."""
    ours = _changed_in(logged.step.change)
    return any(later.step.id > logged.step.id and ours & _changed_in(later.step.change) for later in steps)


def _changed_in(change: Change) -> set[tuple[str, str]]:
    """Return what a step changed, by subject and uid; several corrections are each one of their own."""
    if change.subject == _SEVERAL:
        return {("correction", made["uid"]) for made in _made_in(change)}
    return {(change.subject, change.subject_uid)}
