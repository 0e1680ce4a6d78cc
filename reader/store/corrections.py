"""The reader's corrections, by article."""

from collections.abc import Sequence
from sqlite3 import Connection
from typing import Any

from reader.model.anchor import Anchor
from reader.model.correction import Correction, CorrectionField
from reader.model.library import ArticleId

_COLUMNS = "uid, field, source, value, value_kind, quote, prefix, suffix, start, made"


def load_corrections(connection: Connection, article: ArticleId) -> tuple[Correction, ...]:
    """Return the corrections that hold, in the order in which they were made."""
    rows = connection.execute(
        f"SELECT {_COLUMNS} FROM correction WHERE article_id = ? AND active ORDER BY id", (article,)
    )
    return tuple(_read_correction(row) for row in rows)


def all_corrections(connection: Connection, article: ArticleId) -> tuple[Correction, ...]:
    """Return every correction of the article, those that were undone too."""
    rows = connection.execute(f"SELECT {_COLUMNS} FROM correction WHERE article_id = ? ORDER BY id", (article,))
    return tuple(_read_correction(row) for row in rows)


def corrected_articles(connection: Connection) -> tuple[ArticleId, ...]:
    """Return the articles with corrections, also with such as were undone."""
    rows = connection.execute("SELECT DISTINCT article_id FROM correction WHERE article_id IS NOT NULL")
    return tuple(ArticleId(article) for (article,) in rows)


def identity_corrections(connection: Connection, uid: str) -> tuple[tuple[ArticleId, str], ...]:
    """Return the corrections that hold by which a card is the source of this uid: article, uid of the correction."""
    rows = connection.execute(
        "SELECT article_id, uid FROM correction WHERE field = ? AND value = ? AND active ORDER BY id",
        (CorrectionField.IDENTITY, uid),
    )
    return tuple((ArticleId(article), correction) for article, correction in rows)


def find_correction(connection: Connection, uid: str) -> Correction | None:
    """Return the correction where it holds."""
    row = connection.execute(f"SELECT {_COLUMNS} FROM correction WHERE uid = ? AND active", (uid,)).fetchone()
    return _read_correction(row) if row else None


def is_known(connection: Connection, uid: str) -> bool:
    """Tell whether the library has, or had, the correction."""
    return connection.execute("SELECT 1 FROM correction WHERE uid = ?", (uid,)).fetchone() is not None


def put_correction(connection: Connection, article: ArticleId, correction: Correction) -> None:
    """Let the correction hold, a new one or one that was undone; it keeps its place among the others."""
    anchor = correction.anchor
    place = (anchor.quote, anchor.prefix, anchor.suffix, anchor.start) if anchor else (None,) * 4
    connection.execute(
        f"""INSERT INTO correction (article_id, {_COLUMNS}, active) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 1)
        ON CONFLICT (uid) DO UPDATE SET field = excluded.field, source = excluded.source, value = excluded.value,
        value_kind = excluded.value_kind, quote = excluded.quote, prefix = excluded.prefix,
        suffix = excluded.suffix, start = excluded.start, active = 1""",
        (
            article,
            correction.uid,
            correction.field,
            correction.source,
            correction.value,
            correction.value_kind,
            *place,
            correction.made,
        ),
    )


def withdraw_correction(connection: Connection, uid: str) -> None:
    """Let the correction hold no longer."""
    connection.execute("UPDATE correction SET active = 0 WHERE uid = ?", (uid,))


def _read_correction(row: Sequence[Any]) -> Correction:
    uid, field, source, value, value_kind, quote, prefix, suffix, start, made = row
    return Correction(
        uid=uid,
        field=CorrectionField(field),
        source=source,
        value=value,
        anchor=None if quote is None else Anchor(quote, prefix, suffix, start),
        made=made,
        value_kind=value_kind,
    )
