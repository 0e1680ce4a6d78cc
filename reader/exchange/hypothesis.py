"""Marks as the JSON of Hypothesis: the annotations of its API, in the file that its sidebar exports and imports.

Hypothesis knows neither colours nor privacy from one's own machine: colour and style go along in a field of ours,
which it passes over, and nobody's name is written.
"""

import json

from reader.exchange.webannotation import article_id, selected
from reader.model.annotation import PlacedAnnotation
from reader.model.copy import AnnotatedCopy
from reader.model.wire import Json

USER = "acct:reader@kilde.invalid"  # its importer groups annotations by user, and takes none without one
WORLD = "group:__world__"


def hypothesis_json(copy: AnnotatedCopy) -> str:
    """Return the file's text, a reader's mark for each annotation."""
    data = {
        "export_date": f"{copy.made[:10]}T00:00:00Z",
        "export_userid": USER,
        "client_version": "1.0.0",
        "annotations": [_annotation(copy, placed) for placed in copy.annotations],
    }
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def _annotation(copy: AnnotatedCopy, placed: PlacedAnnotation) -> Json:
    mark, article = placed.annotation, copy.reading.article
    return {
        "id": mark.uid,
        "created": mark.created,
        "updated": mark.modified,
        "user": USER,
        "user_info": {"display_name": None},
        "uri": article_id(copy),
        "document": {"title": [article.title] if article.title else []},
        "text": mark.note,
        "tags": list(mark.tags),
        "group": "__world__",
        "permissions": {
            "read": [USER] if mark.private else [WORLD],
            "admin": [USER],
            "update": [USER],
            "delete": [USER],
        },
        "target": [{"source": article_id(copy)} | selected(placed, article)],
        "references": [],
        "kilde": {"colour": mark.colour.value, "style": mark.style.value},
    }
