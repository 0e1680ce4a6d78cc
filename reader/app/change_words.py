"""What a change of the reader's is called in the log, and in what undo says it takes back."""

from reader.model.annotation import Annotation, Style
from reader.model.correction import CorrectionField

NOTE_CHANGED = "note changed"
TAGS_CHANGED = "tags changed"
CARD_CORRECTED = "card corrected"
CORRECTED = {
    CorrectionField.NAME: "name corrected",
    CorrectionField.KIND: "kind corrected",
    CorrectionField.AFFILIATION: "affiliation corrected",
    CorrectionField.ROLE: "role corrected",
    CorrectionField.CAPACITY: "capacity set",
    CorrectionField.INTEREST: "interest set",
    CorrectionField.SPEAKER: "speaker corrected",
    CorrectionField.STATEMENT: "statement added",
    CorrectionField.EXTENT: "statement’s ends moved",
    CorrectionField.NOT_A_STATEMENT: "statement removed",
    CorrectionField.NOT_A_SOURCE: "source removed",
    CorrectionField.IDENTITY: "parted from a namesake",
    CorrectionField.CHECKED: "checked",
}


def annotation_words(before: Annotation | None, after: Annotation | None) -> str:
    """Return what became of a mark."""
    if before is None or after is None:
        there = before or after
        noun = _noun(there) if there else "mark"
        return f"{noun} added" if before is None else f"{noun} deleted"
    if after.is_aside and not before.is_aside:
        return "mark kept aside"
    if before.anchored != after.anchored:
        return "mark placed"
    if before.note != after.note:
        return "note added" if not before.note else NOTE_CHANGED if after.note else "note removed"
    if before.style is not after.style:
        return f"made {'an underline' if after.style is Style.UNDERLINE else f'a {_noun(after)}'}"
    if before.colour is not after.colour:
        return f"{after.style.value} recoloured"
    if before.anchor != after.anchor:
        return f"{after.style.value} moved"
    return TAGS_CHANGED if before.tags != after.tags else "note made private or open"


def _noun(mark: Annotation) -> str:
    return "note" if mark.note else mark.style.value


def tag_words(before: set[str], after: set[str]) -> str:
    """Return what became of the tags of an article."""
    return "tag added" if after > before else "tag removed" if after < before else TAGS_CHANGED
