"""Changes of the reader's: made, written to the log, taken back and made again."""

import json
from collections.abc import Callable
from dataclasses import asdict, dataclass
from datetime import datetime
from sqlite3 import Connection
from typing import Any

from reader.anchoring.place import place
from reader.app.recognition import lay_corrections
from reader.model.anchor import Anchor
from reader.model.annotation import Annotation, Colour
from reader.model.copy import Assessment
from reader.model.correction import Correction, CorrectionField
from reader.model.library import ArticleId
from reader.model.source import SourceId
from reader.store import annotations, corrections, journal, profiles, sources, tags
from reader.store.articles import load_article
from reader.store.journal import Change, Step

TYPING_S = 5  # notes saved while one types are one step, as long as no pause is longer

_NOTE_CHANGED = "note changed"
_TAGS_CHANGED = "tags changed"
_WORDS = {
    CorrectionField.NAME: "name corrected",
    CorrectionField.KIND: "kind corrected",
    CorrectionField.AFFILIATION: "affiliation corrected",
    CorrectionField.ROLE: "role corrected",
    CorrectionField.SPEAKER: "speaker corrected",
    CorrectionField.STATEMENT: "statement added",
    CorrectionField.NOT_A_STATEMENT: "statement removed",
    CorrectionField.NOT_A_SOURCE: "source removed",
}


@dataclass(frozen=True, slots=True)
class ArticleScope:
    """What Ctrl+Z takes back while an article is on screen."""

    article: ArticleId
    uid: str

    @property
    def name(self) -> str:
        """Return how the log names it."""
        return f"article:{self.uid}"


@dataclass(frozen=True, slots=True)
class SourceScope:
    """What Ctrl+Z takes back while a profile is on screen."""

    source: SourceId
    uid: str

    @property
    def name(self) -> str:
        """Return how the log names it."""
        return f"source:{self.uid}"


Scope = ArticleScope | SourceScope


def set_annotation(
    connection: Connection, scope: ArticleScope, uid: str, annotation: Annotation | None, now: str
) -> None:
    """Add, change or, with None, delete an annotation."""
    before = annotations.find_annotation(connection, uid)
    if annotation != before:
        _make(connection, scope, _annotation_words(before, annotation), ("annotation", uid, annotation), now)


def set_correction(connection: Connection, scope: ArticleScope, correction: Correction, now: str) -> None:
    """Let a correction hold."""
    _make(connection, scope, _WORDS[correction.field], ("correction", correction.uid, correction), now)


def add_assessment(connection: Connection, scope: SourceScope, assessment: Assessment, now: str) -> None:
    """Keep the reader's judgement of a source."""
    _make(connection, scope, "assessment written", ("assessment", assessment.uid, assessment), now)


def set_note(connection: Connection, scope: SourceScope, note: str, now: str) -> None:
    """Keep the reader's note on a source."""
    if note != sources.load_source(connection, scope.source).note:
        _make(connection, scope, _NOTE_CHANGED, ("note", scope.uid, note or None), now)


def set_tags(connection: Connection, scope: ArticleScope, wanted: tuple[str, ...], now: str) -> None:
    """Let the article have these tags and no others."""
    before = tags.tags_of(connection, scope.article)
    if wanted != before:
        words = (
            "tag added" if set(wanted) > set(before) else "tag removed" if set(wanted) < set(before) else _TAGS_CHANGED
        )
        _make(connection, scope, words, ("tags", scope.uid, wanted or None), now)


def last_was_tags(connection: Connection, scope: ArticleScope) -> bool:
    """Tell whether the article's tags are what an undo would take back."""
    step = journal.step_to_undo(connection, scope.name)
    return step is not None and step.change.subject == "tags"


def undo(connection: Connection, scope: Scope, now: str) -> str | None:
    """Take back the last step of the scope that stands; return what it was, in words."""
    step = journal.step_to_undo(connection, scope.name)
    if step is None:
        return None
    _put(connection, scope, step, step.change.before, now)
    journal.record_undo(connection, step, now)
    return step.change.operation


def redo(connection: Connection, scope: Scope, now: str) -> str | None:
    """Make the step again that was taken back last; return what it was, in words."""
    step = journal.step_to_redo(connection, scope.name)
    if step is None:
        return None
    _put(connection, scope, step, step.change.after, now)
    journal.record_redo(connection, step, now)
    return step.change.operation


def _make(connection: Connection, scope: Scope, words: str, subject: tuple[str, str, Any], now: str) -> None:
    kind, uid, after = subject
    before = _STATES[kind](connection, scope, uid)
    change = Change(scope.name, words, kind, uid, before, _to_json(after))
    _PUTS[kind](connection, scope, uid, change.after, now)
    journal.record(connection, change, now, step=_step_being_typed(connection, change, now))


def _put(connection: Connection, scope: Scope, step: Step, state: str | None, now: str) -> None:
    _PUTS[step.change.subject](connection, scope, step.change.subject_uid, state, now)


def _step_being_typed(connection: Connection, change: Change, now: str) -> int | None:
    last = journal.last_change(connection, change.scope)
    if last is None or (last.operation, last.subject_uid) != (_NOTE_CHANGED, change.subject_uid):
        return None
    pause = datetime.fromisoformat(now) - datetime.fromisoformat(last.at)
    return last.step if change.operation == _NOTE_CHANGED and pause.total_seconds() < TYPING_S else None


def _annotation_words(before: Annotation | None, after: Annotation | None) -> str:
    if before is None or after is None:
        there = before or after
        noun = "note" if there and there.note else "highlight"
        return f"{noun} added" if before is None else f"{noun} deleted"
    if before.note != after.note:
        return "note added" if not before.note else _NOTE_CHANGED if after.note else "note removed"
    if before.colour is not after.colour:
        return "highlight recoloured"
    if before.anchor != after.anchor:
        return "highlight moved"
    return _TAGS_CHANGED if before.tags != after.tags else "note made private or open"


def _tag_words(before: set[str], after: set[str]) -> str:
    return "tag added" if after > before else "tag removed" if after < before else _TAGS_CHANGED


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
    if state is None:
        annotations.mark_annotation_deleted(connection, uid, now)
        return
    fields = json.loads(state)
    annotation = Annotation(
        **{**fields, "anchor": Anchor(**fields["anchor"]), "colour": Colour(fields["colour"])}
        | {"tags": tuple(fields["tags"])}
    )
    stored = load_article(connection, _article(scope))
    annotations.put_annotation(connection, stored.id, annotation)
    annotations.save_placement(connection, uid, stored.version, place(annotation.anchor, stored.article.text))


def _put_correction(connection: Connection, scope: Scope, uid: str, state: str | None, now: str) -> None:
    if state is None:
        corrections.withdraw_correction(connection, uid)
    else:
        fields = json.loads(state)
        anchor = Anchor(**fields["anchor"]) if fields["anchor"] else None
        correction = Correction(**{**fields, "anchor": anchor, "field": CorrectionField(fields["field"])})
        corrections.put_correction(connection, _article(scope), correction)
    lay_corrections(connection, load_article(connection, _article(scope)), now)


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


def _to_json(state: Annotation | Correction | Assessment | tuple[str, ...] | str | None) -> str | None:
    if state is None:
        return None
    return json.dumps(state if isinstance(state, str | tuple) else asdict(state), ensure_ascii=False)


_STATES: dict[str, Callable[[Connection, Scope, str], str | None]] = {
    "annotation": _annotation_state,
    "correction": _correction_state,
    "assessment": _assessment_state,
    "note": _note_state,
    "tags": _tags_state,
}
_PUTS: dict[str, Callable[[Connection, Scope, str, str | None, str], None]] = {
    "annotation": _put_annotation,
    "correction": _put_correction,
    "assessment": _put_assessment,
    "note": _put_note,
    "tags": _put_tags,
}
