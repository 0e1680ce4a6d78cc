"""Annotations, their tags and where they stand in each version."""

from collections.abc import Iterable
from sqlite3 import Connection

from reader.model.anchor import Anchor, Placement, PlacementState
from reader.model.annotation import Annotation, Colour, Style
from reader.model.library import ArticleId
from reader.model.span import Span
from reader.model.version import VersionId

_COLUMNS = (
    "uid, quote, prefix, suffix, annotation.start, colour, style, note, created, modified, private, anchored, aside"
)


def load_annotations(connection: Connection, article: ArticleId) -> tuple[Annotation, ...]:
    """Return the article's annotations, deleted ones left out."""
    rows = connection.execute(
        f"SELECT id, {_COLUMNS} FROM annotation WHERE article_id = ? AND deleted IS NULL ORDER BY id", (article,)
    ).fetchall()
    return tuple(_read_annotation(connection, row, values) for row, *values in rows)


def find_annotation(connection: Connection, uid: str) -> Annotation | None:
    """Return the annotation where it is not deleted."""
    row = connection.execute(
        f"SELECT id, {_COLUMNS} FROM annotation WHERE uid = ? AND deleted IS NULL", (uid,)
    ).fetchone()
    return _read_annotation(connection, row[0], row[1:]) if row else None


def is_known(connection: Connection, uid: str) -> bool:
    """Tell whether the library has, or had, the annotation."""
    return connection.execute("SELECT 1 FROM annotation WHERE uid = ?", (uid,)).fetchone() is not None


def article_of(connection: Connection, uid: str) -> ArticleId | None:
    """Return the article that has, or had, the annotation."""
    row = connection.execute("SELECT article_id FROM annotation WHERE uid = ?", (uid,)).fetchone()
    return ArticleId(row[0]) if row else None


def put_annotation(connection: Connection, article: ArticleId, annotation: Annotation) -> None:
    """Keep the annotation as it is now, a new, changed or deleted one alike."""
    anchor = annotation.anchor
    row = connection.execute(
        """INSERT INTO annotation (uid, article_id, quote, prefix, suffix, start, colour, style, note, private,
        created, modified, anchored, aside) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        ON CONFLICT (uid) DO UPDATE SET quote = excluded.quote, prefix = excluded.prefix, suffix = excluded.suffix,
        start = excluded.start, colour = excluded.colour, style = excluded.style, note = excluded.note,
        private = excluded.private,
        modified = excluded.modified, anchored = excluded.anchored, aside = excluded.aside, deleted = NULL
        RETURNING id""",
        (
            annotation.uid,
            article,
            anchor.quote,
            anchor.prefix,
            anchor.suffix,
            anchor.start,
            annotation.colour,
            annotation.style,
            annotation.note,
            annotation.private,
            annotation.created,
            annotation.modified,
            annotation.anchored,
            annotation.is_aside,
        ),
    ).fetchone()[0]
    _put_tags(connection, row, annotation.tags)


def mark_annotation_deleted(connection: Connection, uid: str, moment: str) -> None:
    """Take the annotation off the article; its words stay in the library for undo."""
    connection.execute("UPDATE annotation SET deleted = ? WHERE uid = ?", (moment, uid))


def save_placement(connection: Connection, uid: str, version: VersionId, placement: Placement) -> None:
    """Keep where the annotation stands in the version."""
    span = placement.span
    connection.execute(
        """INSERT OR REPLACE INTO placement
        SELECT id, ?, ?, ?, ?, ? FROM annotation WHERE uid = ?""",
        (version, span and span.start, span and span.end, placement.state, placement.score, uid),
    )


def load_placements(connection: Connection, version: VersionId) -> dict[str, Placement]:
    """Return where the annotations stand in the version, by their uid."""
    rows = connection.execute(
        """SELECT uid, placement.start, "end", state, score FROM placement
        JOIN annotation ON annotation.id = annotation_id WHERE version_id = ?""",
        (version,),
    )
    return {
        uid: Placement(None if start is None else Span(start, end), PlacementState(state), score)
        for uid, start, end, state, score in rows
    }


def _put_tags(connection: Connection, annotation: int, tags: Iterable[str]) -> None:
    connection.execute("DELETE FROM annotation_tag WHERE annotation_id = ?", (annotation,))
    for number, tag in enumerate(tags):
        connection.execute("INSERT OR IGNORE INTO tag (name) VALUES (?)", (tag,))
        connection.execute(
            "INSERT INTO annotation_tag SELECT ?, ?, id FROM tag WHERE name = ?", (annotation, number, tag)
        )


def _read_annotation(connection: Connection, row: int, values: Iterable[object]) -> Annotation:
    uid, quote, prefix, suffix, start, colour, style, note, created, modified, private, anchored, aside = values
    tags = connection.execute(
        "SELECT name FROM annotation_tag JOIN tag ON tag.id = tag_id WHERE annotation_id = ? ORDER BY number", (row,)
    )
    return Annotation(
        uid=str(uid),
        anchor=Anchor(str(quote), str(prefix), str(suffix), int(str(start))),
        colour=Colour(str(colour)),
        note=str(note),
        created=str(created),
        modified=str(modified),
        private=bool(private),
        tags=tuple(name for (name,) in tags),
        style=Style(str(style)),
        anchored=None if anchored is None else str(anchored),
        is_aside=bool(aside),
    )
