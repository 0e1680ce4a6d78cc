"""What tells a copy that was altered from the one that was saved."""

import hashlib
import json
from dataclasses import replace

from reader.model.anchor import Anchor, Placement, PlacementState
from reader.model.annotation import PlacedAnnotation
from reader.model.copy import AnnotatedCopy
from reader.model.wire_copy import assessment_to_json, correction_to_json, placed_to_json


def fingerprint(copy: AnnotatedCopy) -> str:
    """Return a hash of all that the copy could teach.

    Pictures stay out of it: a file may leave large ones behind. Of a copy that is not whole, its words count and not
    the white space between them, which an editor may have set otherwise, nor where its marks were last.
    """
    words = (copy.uid, copy.article_uid, copy.reading.article.text, copy.note)
    taught = (
        [placed_to_json(placed) for placed in copy.annotations],
        [assessment_to_json(assessment) for assessment in copy.assessments],
        [correction_to_json(correction) for correction in copy.corrections],
    )
    if not copy.is_whole:
        words = (copy.uid, copy.article_uid, words_of(copy.reading.article.text), words_of(copy.note))
        taught = ([placed_to_json(_in_words(placed)) for placed in copy.annotations], [], [])
    return hashlib.sha256(json.dumps((words, taught), sort_keys=True).encode()).hexdigest()


def words_of(text: str) -> str:
    """Return a text without its white space, and with what a file of text has for a NUL."""
    return "".join(text.replace("\0", "\ufffd").split())


def _in_words(placed: PlacedAnnotation) -> PlacedAnnotation:
    mark = placed.annotation
    anchor, note = Anchor(words_of(mark.anchor.quote), "", "", 0), words_of(mark.note)
    bare = replace(mark, anchor=anchor, note=note, created="", modified="", anchored=None, is_aside=False)
    return PlacedAnnotation(bare, Placement(None, PlacementState.ORPHAN, 0.0))
