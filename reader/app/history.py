"""Changes of the reader's: made, written to the log, taken back and made again."""

import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict
from datetime import datetime
from sqlite3 import Connection
from typing import Any

from reader.app.change_words import CARD_CORRECTED, CORRECTED, NOTE_CHANGED, annotation_words, tag_words
from reader.app.correction_states import (
    corrections_as_they_are,
    corrections_to_json,
    put_correction,
    put_corrections,
)
from reader.app.identity import merge_state, put_distinct, put_merge
from reader.app.mark_states import Marks, marks_as_they_are, marks_to_json, put_mark, put_marks
from reader.app.own_record import put_record, record_state, record_uid, record_word
from reader.app.parting import CitedAs, Part, join_again, part_from
from reader.app.scopes import ArticleScope, Scope, SourceScope
from reader.model.annotation import Annotation
from reader.model.copy import Assessment
from reader.model.correction import Correction, CorrectionField
from reader.model.library import ArticleId
from reader.model.match import OwnRecord
from reader.model.source import SourceId
from reader.model.uid import new_uid
from reader.store import annotations, corrections, journal, profiles, sources, tags
from reader.store.articles import find_uid, mark_deleted
from reader.store.identity import is_distinct_pair
from reader.store.journal import Change, Step
from reader.store.sources import StoredSource

TYPING_S = 5  # notes saved while one types are one step, as long as no pause is longer


def set_annotation(
    connection: Connection, scope: ArticleScope, uid: str, annotation: Annotation | None, now: str
) -> None:
    """Add, change or, with None, delete an annotation."""
    before = annotations.find_annotation(connection, uid)
    if annotation != before:
        _make(connection, scope, annotation_words(before, annotation), ("annotation", uid, annotation), now)


def set_annotations(connection: Connection, scope: ArticleScope, wanted: Marks, words: str, now: str) -> None:
    """Add, change or, with None, delete annotations, all in one step."""
    before = marks_as_they_are(connection, wanted)
    if before:
        after = marks_to_json({uid: wanted[uid] for uid in before})
        put_marks(connection, scope.article, after, now)
        _bring_back(connection, scope)
        change = Change(scope.name, words, "annotations", scope.uid, marks_to_json(before), after)
        journal.record(connection, change, now)


def set_corrections(connection: Connection, scope: ArticleScope, wanted: Sequence[Correction], now: str) -> None:
    """Let corrections hold that were made in one go, in one step."""
    if len(wanted) == 1:
        set_correction(connection, scope, wanted[0], now)
    elif wanted:
        states = {correction.uid: correction for correction in wanted}
        before = corrections_to_json(corrections_as_they_are(connection, states))
        after = corrections_to_json(states)
        put_corrections(connection, scope.article, after, now)
        _bring_back(connection, scope)
        journal.record(connection, Change(scope.name, CARD_CORRECTED, "corrections", scope.uid, before, after), now)


def set_correction(connection: Connection, scope: ArticleScope, correction: Correction, now: str) -> None:
    """Let a correction hold."""
    _make(connection, scope, CORRECTED[correction.field], ("correction", correction.uid, correction), now)


def withdraw_correction(connection: Connection, scope: ArticleScope, uid: str, now: str) -> None:
    """Let a correction hold no longer, as a step of its own."""
    held = corrections.find_correction(connection, uid)
    if held is not None:
        words = "no longer checked" if held.field is CorrectionField.CHECKED else f"{CORRECTED[held.field]} no longer"
        _make(connection, scope, words, ("correction", uid, None), now)


def add_assessment(connection: Connection, scope: SourceScope, assessment: Assessment, now: str) -> None:
    """Keep the reader's judgement of a source."""
    _make(connection, scope, "assessment written", ("assessment", assessment.uid, assessment), now)


def set_note(connection: Connection, scope: SourceScope, note: str, now: str) -> None:
    """Keep the reader's note on a source."""
    if note != sources.load_source(connection, scope.source).note:
        _make(connection, scope, NOTE_CHANGED, ("note", scope.uid, note or None), now)


def set_tags(connection: Connection, scope: ArticleScope, wanted: tuple[str, ...], now: str) -> None:
    """Let the article have these tags and no others."""
    before = tags.tags_of(connection, scope.article)
    if wanted != before:
        _make(connection, scope, tag_words(set(before), set(wanted)), ("tags", scope.uid, wanted or None), now)


def last_was_tags(connection: Connection, scope: ArticleScope) -> bool:
    """Tell whether the article's tags are what an undo would take back."""
    return _is_tags(journal.step_to_undo(connection, scope.name))


def next_is_tags(connection: Connection, scope: ArticleScope) -> bool:
    """Tell whether the article's tags are what a redo would change again."""
    return _is_tags(journal.step_to_redo(connection, scope.name))


def _is_tags(step: Step | None) -> bool:
    return step is not None and step.change.subject == "tags"


def merge(connection: Connection, source: StoredSource, into: StoredSource, now: str) -> None:
    """Let a source be the same as another, whose name and kind stay; ChangeOverruledError where they cannot be one."""
    scope = SourceScope(into.id, into.uid)
    _make(connection, scope, f"merged with {source.name}", ("merge", source.uid, into.uid), now)


def tell_apart(connection: Connection, source: StoredSource, other: StoredSource, now: str) -> None:
    """Keep that two sources are not the same; ChangeOverruledError where they have been made one."""
    scope = SourceScope(source.id, source.uid)
    if is_distinct_pair(connection, source.id, other.id):
        return  # said from the other's side, or in another window: a second step would take back the first
    _make(connection, scope, f"told apart from {other.name}", ("distinct", other.uid, "distinct"), now)


def split(connection: Connection, source: StoredSource, cards: Sequence[CitedAs], now: str) -> str:
    """Give the cards to a new source that has the name and kind of this one; return its uid."""
    uid, articles = new_uid(), len({card.article_uid for card in cards})
    words = f"parted from somebody else in {articles} articles" if articles > 1 else "parted from somebody else"
    part = Part(source.name, source.kind, tuple(cards))
    _make(connection, SourceScope(source.id, source.uid), words, ("split", uid, part), now)
    return uid


def say_record(connection: Connection, source: StoredSource, said: OwnRecord, words: str, now: str) -> None:
    """Keep that a source is a record of a register, or is not."""
    subject = ("record", record_uid(said), record_word(is_it=said.is_it, said=now))
    _make(connection, SourceScope(source.id, source.uid), words, subject, now)


def undo_step(connection: Connection, step: Step, now: str) -> None:
    """Take back a step that stands, whatever its scope; the caller sees to it that nothing later rests on it."""
    _put(connection, scope_named(connection, step.change.scope), step, step.change.before, now)
    journal.record_undo(connection, step, now)


def scope_named(connection: Connection, name: str) -> Scope:
    """Return the scope that the log calls so; LibraryError where its article or source is gone."""
    what, _, uid = name.partition(":")
    article = find_uid(connection, uid) if what == "article" else None
    if article is not None:
        return ArticleScope(article, uid)
    return SourceScope(sources.require_uid(connection, uid), uid)


def undo(connection: Connection, *scopes: Scope, now: str) -> str | None:
    """Take back the last step of the scopes that stands; return what it was, in words."""
    last = _last(connection, ((scope, journal.step_to_undo(connection, scope.name)) for scope in scopes))
    if last is None:
        return None
    scope, step = last
    _put(connection, scope, step, step.change.before, now)
    journal.record_undo(connection, step, now)
    return step.change.operation


def redo(connection: Connection, *scopes: Scope, now: str) -> str | None:
    """Make the step of the scopes again that was taken back last; return what it was, in words."""
    last = _last(connection, ((scope, journal.step_to_redo(connection, scope.name)) for scope in scopes))
    if last is None:
        return None
    scope, step = last
    _put(connection, scope, step, step.change.after, now)
    journal.record_redo(connection, step, now)
    return step.change.operation


def _last(connection: Connection, found: Iterable[tuple[Scope, Step | None]]) -> tuple[Scope, Step] | None:
    """Return the step that was touched last, with its scope."""
    steps = [(scope, step) for scope, step in found if step is not None]
    return max(steps, key=lambda one: journal.last_touched(connection, one[1].id), default=None)


def _make(connection: Connection, scope: Scope, words: str, subject: tuple[str, str, Any], now: str) -> None:
    kind, uid, after = subject
    before = _STATES[kind](connection, scope, uid)
    change = Change(scope.name, words, kind, uid, before, _to_json(after))
    _PUTS[kind](connection, scope, uid, change.after, now)
    _bring_back(connection, scope)
    journal.record(connection, change, now, step=_step_being_typed(connection, change, now))


def _put(connection: Connection, scope: Scope, step: Step, state: str | None, now: str) -> None:
    _PUTS[step.change.subject](connection, scope, step.change.subject_uid, state, now)
    _bring_back(connection, scope)


def _bring_back(connection: Connection, scope: Scope) -> None:
    """Let a deleted article be there again once the reader writes in it: what is written there could not be found."""
    if isinstance(scope, ArticleScope):
        mark_deleted(connection, scope.article, None)


def _step_being_typed(connection: Connection, change: Change, now: str) -> int | None:
    last = journal.last_change(connection, change.scope)
    if last is None or (last.operation, last.subject_uid) != (NOTE_CHANGED, change.subject_uid):
        return None
    pause = datetime.fromisoformat(now) - datetime.fromisoformat(last.at)
    return last.step if change.operation == NOTE_CHANGED and pause.total_seconds() < TYPING_S else None


def _annotation_state(connection: Connection, _scope: Scope, uid: str) -> str | None:
    return _to_json(annotations.find_annotation(connection, uid))


def _correction_state(connection: Connection, _scope: Scope, uid: str) -> str | None:
    return _to_json(corrections.find_correction(connection, uid))


def _assessment_state(_connection: Connection, _scope: Scope, _uid: str) -> None:
    return None  # it is only ever added; what it was before is nothing


def _note_state(connection: Connection, scope: Scope, _uid: str) -> str | None:
    return _to_json(sources.load_source(connection, _source(scope)).note or None)


def _tags_state(connection: Connection, scope: Scope, _uid: str) -> str | None:
    return _to_json(tags.tags_of(connection, _article(scope)) or None)


def _put_annotation(connection: Connection, scope: Scope, uid: str, state: str | None, now: str) -> None:
    put_mark(connection, _article(scope), uid, state, now)


def _put_annotations(connection: Connection, scope: Scope, _uid: str, state: str | None, now: str) -> None:
    if state is not None:
        put_marks(connection, _article(scope), state, now)


def _put_correction(connection: Connection, scope: Scope, uid: str, state: str | None, now: str) -> None:
    put_correction(connection, _article(scope), uid, state, now)


def _put_corrections(connection: Connection, scope: Scope, _uid: str, state: str | None, now: str) -> None:
    if state is not None:
        put_corrections(connection, _article(scope), state, now)


def _put_assessment(connection: Connection, scope: Scope, uid: str, state: str | None, _now: str) -> None:
    if state is None:
        profiles.remove_assessment(connection, uid)
    else:
        profiles.put_assessment(connection, _source(scope), Assessment(**json.loads(state)))


def _put_note(connection: Connection, scope: Scope, _uid: str, state: str | None, _now: str) -> None:
    sources.write_note(connection, _source(scope), json.loads(state) if state else "")


def _put_tags(connection: Connection, scope: Scope, _uid: str, state: str | None, _now: str) -> None:
    tags.put_tags(connection, _article(scope), json.loads(state) if state else ())


def _article(scope: Scope) -> ArticleId:
    if isinstance(scope, ArticleScope):
        return scope.article
    raise TypeError(f"{scope.name} is no article")


def _source(scope: Scope) -> SourceId:
    if isinstance(scope, SourceScope):
        return scope.source
    raise TypeError(f"{scope.name} is no source")


def _merge_state(connection: Connection, _scope: Scope, uid: str) -> str | None:
    return _to_json(merge_state(connection, uid))


def _distinct_state(_connection: Connection, _scope: Scope, _uid: str) -> None:
    return None  # said once or not at all


def _put_merge(connection: Connection, _scope: Scope, uid: str, state: str | None, now: str) -> None:
    put_merge(connection, uid, json.loads(state) if state else None, now)


def _put_distinct(connection: Connection, scope: Scope, uid: str, state: str | None, _now: str) -> None:
    put_distinct(connection, _source(scope), uid, are_distinct=state is not None)


def _split_state(_connection: Connection, _scope: Scope, _uid: str) -> None:
    return None  # the new source is nobody before


def _put_split(connection: Connection, scope: Scope, uid: str, state: str | None, now: str) -> None:
    if state is None:
        join_again(connection, _source(scope), uid, now)
    else:
        part_from(connection, _source(scope), uid, Part.from_fields(json.loads(state)), now)


def _record_state(connection: Connection, scope: Scope, uid: str) -> str | None:
    return _to_json(record_state(connection, _source(scope), uid))


def _put_record(connection: Connection, scope: Scope, uid: str, state: str | None, _now: str) -> None:
    put_record(connection, _source(scope), uid, json.loads(state) if state else None)


def _to_json(state: Annotation | Correction | Assessment | Part | tuple[str, ...] | str | None) -> str | None:
    if state is None:
        return None
    return json.dumps(state if isinstance(state, str | tuple) else asdict(state), ensure_ascii=False)


_STATES: dict[str, Callable[[Connection, Scope, str], str | None]] = {
    "annotation": _annotation_state,
    "correction": _correction_state,
    "assessment": _assessment_state,
    "note": _note_state,
    "tags": _tags_state,
    "merge": _merge_state,
    "distinct": _distinct_state,
    "split": _split_state,
    "record": _record_state,
}
_PUTS: dict[str, Callable[[Connection, Scope, str, str | None, str], None]] = {
    "annotation": _put_annotation,
    "annotations": _put_annotations,
    "correction": _put_correction,
    "corrections": _put_corrections,
    "assessment": _put_assessment,
    "note": _put_note,
    "tags": _put_tags,
    "merge": _put_merge,
    "distinct": _put_distinct,
    "split": _put_split,
    "record": _put_record,
}
