"""Opening the marks that calibre keeps inside an EPUB."""

import json
from base64 import b64decode
from typing import Any

from reader.exchange.book_marks import CALIBRE
from reader.exchange.foreign import colour_of, moment_of, name_of, objects, style_of, text_of, uid_of
from reader.model.anchor import Anchor
from reader.model.annotation import Annotation
from reader.model.errors import ArticleUnreadableError


def parse_calibre(text: str, now: str) -> tuple[Annotation, ...]:
    """Return the highlights; `now` is the date of those that have none. Raises ArticleUnreadableError.

    Bookmarks and the place that was read last are no marks; what was removed in calibre comes with no words.
    """
    try:
        data = json.loads(b64decode(text.removeprefix(CALIBRE)))
    except (ValueError, RecursionError) as cause:
        hint = "Save the book again in calibre."
        raise ArticleUnreadableError("The marks in this book are damaged.", hint=hint) from cause
    return tuple(_mark(item, now) for item in objects(data) if _is_highlight(item))


def _is_highlight(item: dict[str, Any]) -> bool:
    return item.get("type") == "highlight" and bool(name_of(item.get("highlighted_text")))


def _mark(item: dict[str, Any], now: str) -> Annotation:
    quote, note = text_of(item.get("highlighted_text")), text_of(item.get("notes"))
    style = next(objects(item.get("style")), {})
    made = moment_of(item.get("timestamp"), now)
    return Annotation(
        uid=uid_of(item.get("uuid"), "calibre", quote, note),
        anchor=Anchor(quote, "", "", 0),
        colour=colour_of(style.get("which")),
        note=note,
        created=made,
        modified=made,
        style=style_of(quote, style.get("which")),
    )
