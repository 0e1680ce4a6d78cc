"""Marks as the log of changes keeps them: one, or several that change in one step."""

import json
from collections.abc import Mapping
from dataclasses import asdict
from sqlite3 import Connection

from reader.app.placing import place_made
from reader.model.anchor import Anchor
from reader.model.annotation import Annotation, Colour, Style
from reader.model.library import ArticleId
from reader.store import annotations
from reader.store.articles import load_text

Marks = Mapping[str, Annotation | None]  # by uid; None where there is, or is to be, no such mark


def marks_as_they_are(connection: Connection, wanted: Marks) -> dict[str, Annotation | None]:
    """Return what stands now of the marks that are to change, without those that stay as they are."""
    before = {uid: annotations.find_annotation(connection, uid) for uid in wanted}
    return {uid: mark for uid, mark in before.items() if mark != wanted[uid]}


def marks_to_json(marks: Marks) -> str:
    """Return the state of several marks."""
    return json.dumps({uid: mark and asdict(mark) for uid, mark in marks.items()}, ensure_ascii=False)


def put_mark(connection: Connection, article: ArticleId, uid: str, state: str | None, now: str) -> None:
    """Let a mark be as the state says, None: not there; its place is found anew."""
    _put(connection, article, {uid: json.loads(state) if state else None}, now)


def put_marks(connection: Connection, article: ArticleId, state: str, now: str) -> None:
    """Let several marks be as the state says."""
    _put(connection, article, json.loads(state), now)


def _put(connection: Connection, article: ArticleId, wanted: Mapping[str, dict[str, object] | None], now: str) -> None:
    stored = load_text(connection, article)
    marks = [_mark(fields) for fields in wanted.values() if fields is not None]
    for uid, fields in wanted.items():
        if fields is None:
            annotations.mark_annotation_deleted(connection, uid, now)
    for mark in marks:
        annotations.put_annotation(connection, article, mark)
    place_made(connection, stored, marks)


def _mark(fields: Mapping[str, object]) -> Annotation:
    """Return the mark that a line of the log describes; one from before marks had styles is a highlight."""
    kept = dict(fields)
    return Annotation(
        anchor=Anchor(**kept.pop("anchor")),  # type: ignore[arg-type]
        colour=Colour(str(kept.pop("colour"))),
        tags=tuple(kept.pop("tags")),  # type: ignore[arg-type]
        style=Style(str(kept.pop("style", Style.HIGHLIGHT))),
        **kept,  # type: ignore[arg-type]
    )
