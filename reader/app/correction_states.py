"""Corrections as the log of changes keeps them: those that the reader made in one go are one step."""

import json
from collections.abc import Mapping
from dataclasses import asdict
from sqlite3 import Connection
from typing import Any

from reader.app.recognition import lay_corrections
from reader.model.anchor import Anchor
from reader.model.correction import Correction, CorrectionField
from reader.model.library import ArticleId
from reader.store import corrections
from reader.store.articles import load_article

Corrections = Mapping[str, Correction | None]  # by uid; None where it does not hold, or is to hold no longer


def corrections_as_they_are(connection: Connection, wanted: Corrections) -> dict[str, Correction | None]:
    """Return what holds now of the corrections that are to change."""
    return {uid: corrections.find_correction(connection, uid) for uid in wanted}


def corrections_to_json(states: Corrections) -> str:
    """Return the state of several corrections, in the order in which they are to be laid."""
    return json.dumps({uid: held and asdict(held) for uid, held in states.items()}, ensure_ascii=False)


def put_correction(connection: Connection, article: ArticleId, uid: str, state: str | None, now: str) -> None:
    """Let a correction hold as the state says, None: no longer; the article's cards follow."""
    _put(connection, article, {uid: json.loads(state) if state else None}, now)


def put_corrections(connection: Connection, article: ArticleId, state: str, now: str) -> None:
    """Let several corrections hold as the state says; the article's cards follow once."""
    _put(connection, article, json.loads(state), now)


def _put(connection: Connection, article: ArticleId, wanted: Mapping[str, dict[str, Any] | None], now: str) -> None:
    for uid, fields in wanted.items():
        if fields is None:
            corrections.withdraw_correction(connection, uid)
        else:
            corrections.put_correction(connection, article, _correction(fields))
    lay_corrections(connection, load_article(connection, article), now)


def _correction(fields: Mapping[str, Any]) -> Correction:
    anchor = Anchor(**fields["anchor"]) if fields["anchor"] else None
    return Correction(**{**fields, "anchor": anchor, "field": CorrectionField(fields["field"])})
