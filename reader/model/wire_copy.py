"""The codec of annotated copies and of what the reader writes: the same rules as `wire`."""

from typing import Any

from reader.model.anchor import Anchor, Placement, PlacementState
from reader.model.annotation import Annotation, Colour, PlacedAnnotation, Style
from reader.model.checked import NAME_LENGTH, Checked
from reader.model.copy import AnnotatedCopy, Assessment
from reader.model.correction import Correction, CorrectionField
from reader.model.source import SourceKind
from reader.model.wire import SCHEMA, Json, read_reading, reading_to_json, require_schema

FARTHEST = 1 << 40  # an anchor's last known place may lie in another version, longer than this one


def copy_to_json(copy: AnnotatedCopy) -> Json:
    """Return the copy as an object that holds its reading as `reading_to_json` writes it."""
    fields: Json = {
        "schema": SCHEMA,
        "uid": copy.uid,
        "article_uid": copy.article_uid,
        "library_uid": copy.library_uid,
        "made": copy.made,
        "note": copy.note,
        "reading": reading_to_json(copy.reading, file=None),
        "annotations": [placed_to_json(placed) for placed in copy.annotations],
        "assessments": [assessment_to_json(assessment) for assessment in copy.assessments],
        "corrections": [correction_to_json(correction) for correction in copy.corrections],
    }
    names = {"colour_names": {colour.value: name for colour, name in copy.colour_names}} if copy.colour_names else {}
    return fields | names | ({"altered": True} if copy.altered else {}) | ({} if copy.is_whole else {"is_whole": False})


def copy_from_json(data: Any) -> AnnotatedCopy:
    """Return the copy that `data` describes; raises WireError."""
    return read_copy(Checked(data))


def read_copy(whole: Checked) -> AnnotatedCopy:
    """Return the copy at a place in a larger document; raises WireError."""
    require_schema(whole)
    reading = read_reading(whole["reading"])
    size = len(reading.article.text)
    altered, is_whole = whole.get("altered"), whole.get("is_whole")
    return AnnotatedCopy(
        uid=whole["uid"].uid(),
        article_uid=whole["article_uid"].uid(),
        library_uid=whole["library_uid"].uid(),
        made=whole["made"].moment(),
        reading=reading,
        annotations=tuple(read_placed(item, size) for item in whole["annotations"].items()),
        assessments=tuple(read_assessment(item) for item in whole["assessments"].items()),
        corrections=tuple(read_correction(item) for item in whole["corrections"].items()),
        note=whole["note"].text(),
        colour_names=_read_colour_names(whole.get("colour_names")),
        is_whole=is_whole.flag() if is_whole else True,
        altered=altered.flag() if altered else False,
    )


def anchor_to_json(anchor: Anchor) -> Json:
    """Return quote, context and last known place."""
    return {"quote": anchor.quote, "prefix": anchor.prefix, "suffix": anchor.suffix, "start": anchor.start}


def read_anchor(fields: Checked) -> Anchor:
    """Return the anchor at a place in a larger document; raises WireError."""
    return Anchor(
        quote=fields["quote"].text(),
        prefix=fields["prefix"].text(NAME_LENGTH),
        suffix=fields["suffix"].text(NAME_LENGTH),
        start=fields["start"].integer(0, FARTHEST),
    )


def placed_to_json(placed: PlacedAnnotation) -> Json:
    """Return an annotation with the place where it stands in the text."""
    annotation, placement = placed.annotation, placed.placement
    span = placement.span
    fields: Json = {
        "uid": annotation.uid,
        "anchor": anchor_to_json(annotation.anchor),
        "colour": annotation.colour.value,
        "note": annotation.note,
        "created": annotation.created,
        "modified": annotation.modified,
        "private": annotation.private,
        "tags": list(annotation.tags),
        "placement": {
            "span": None if span is None else [span.start, span.end],
            "state": placement.state.value,
            "score": placement.score,
        },
    }
    more = {"style": annotation.style.value, "anchored": annotation.anchored, "is_aside": annotation.is_aside}
    usual: Json = {"style": Style.HIGHLIGHT.value, "anchored": None, "is_aside": False}
    # What is usual is left out: the fingerprints of copies saved before it was said.
    return fields | {name: value for name, value in more.items() if value != usual[name]}


def read_placed(fields: Checked, size: int) -> PlacedAnnotation:
    """Return the annotation at a place in a larger document, for a text of `size` characters; raises WireError."""
    style, anchored, is_aside = (fields.get(name) for name in ("style", "anchored", "is_aside"))
    annotation = Annotation(
        uid=fields["uid"].uid(),
        anchor=read_anchor(fields["anchor"]),
        colour=fields["colour"].choice(Colour),
        note=fields["note"].text(),
        created=fields["created"].moment(),
        modified=fields["modified"].moment(),
        private=fields["private"].flag(),
        tags=tuple(tag.name() for tag in fields["tags"].items(1_000)),
        style=style.choice(Style) if style else Style.HIGHLIGHT,
        anchored=anchored.moment() if anchored else None,
        is_aside=is_aside.flag() if is_aside else False,
    )
    return PlacedAnnotation(annotation, _read_placement(fields["placement"], size))


def assessment_to_json(assessment: Assessment) -> Json:
    """Return the reader's judgement of a source."""
    return {"uid": assessment.uid, "source": assessment.source, "text": assessment.text, "made": assessment.made}


def read_assessment(fields: Checked) -> Assessment:
    """Return the assessment at a place in a larger document; raises WireError."""
    return Assessment(
        uid=fields["uid"].uid(),
        source=fields["source"].name(),
        text=fields["text"].text(),
        made=fields["made"].moment(),
    )


def correction_to_json(correction: Correction) -> Json:
    """Return the reader's word against the program's."""
    return {
        "uid": correction.uid,
        "field": correction.field.value,
        "source": correction.source,
        "value": correction.value,
        "value_kind": correction.value_kind,
        "anchor": None if correction.anchor is None else anchor_to_json(correction.anchor),
        "made": correction.made,
    }


def read_correction(fields: Checked) -> Correction:
    """Return the correction at a place in a larger document; raises WireError."""
    source, value, kind, anchor = (fields.get(name) for name in ("source", "value", "value_kind", "anchor"))
    return Correction(
        uid=fields["uid"].uid(),
        field=fields["field"].choice(CorrectionField),
        source=source.name() if source else None,
        value=value.text(NAME_LENGTH) if value else None,
        anchor=read_anchor(anchor) if anchor else None,
        made=fields["made"].moment(),
        value_kind=kind.choice(SourceKind).value if kind else None,
    )


def _read_colour_names(fields: Checked | None) -> tuple[tuple[Colour, str], ...]:
    named = ((colour, fields.get(colour.value)) for colour in Colour) if fields else ()
    return tuple((colour, name.name()) for colour, name in named if name)


def _read_placement(fields: Checked, size: int) -> Placement:
    span, state = fields.get("span"), fields["state"].choice(PlacementState)
    if (span is None) is not (state in (PlacementState.ORPHAN, PlacementState.WHOLE)):
        raise fields.error("is an orphan or a whole with a place, or a place without one")
    return Placement(span.span(0, size) if span else None, state, fields["score"].share())
