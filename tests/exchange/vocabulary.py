"""What the formats that others defined allow, written from their specifications, for validators that others wrote."""

from pyld import jsonld

# The terms of the Web Annotation vocabulary that we use, with what they stand for.
ANNO = {
    "@context": {
        "oa": "http://www.w3.org/ns/oa#",
        "dc": "http://purl.org/dc/elements/1.1/",
        "as": "http://www.w3.org/ns/activitystreams#",
        "schema": "http://schema.org/",
        "id": "@id",
        "type": "@type",
        **{name: f"oa:{name}" for name in ("Annotation", "TextualBody", "TextQuoteSelector", "TextPositionSelector")},
        **{name: f"oa:{name}" for name in ("commenting", "highlighting", "tagging")},
        **{name: f"oa:{name}" for name in ("exact", "prefix", "suffix", "start", "end", "styleClass")},
        "AnnotationCollection": "as:OrderedCollection",
        "AnnotationPage": "as:OrderedCollectionPage",
        "Audience": "schema:Audience",
        "Software": "as:Application",
        "body": {"@type": "@id", "@id": "oa:hasBody"},
        "target": {"@type": "@id", "@id": "oa:hasTarget"},
        "source": {"@type": "@id", "@id": "oa:hasSource"},
        "selector": {"@type": "@id", "@id": "oa:hasSelector"},
        "motivation": {"@type": "@vocab", "@id": "oa:motivatedBy"},
        "purpose": {"@type": "@vocab", "@id": "oa:hasPurpose"},
        "generator": {"@type": "@id", "@id": "as:generator"},
        "audience": {"@type": "@id", "@id": "schema:audience"},
        "items": {"@type": "@id", "@id": "as:items", "@container": "@list"},
        "first": {"@type": "@id", "@id": "as:first"},
        "format": "dc:format",
        "created": "http://purl.org/dc/terms/created",
        "modified": "http://purl.org/dc/terms/modified",
        "generated": "http://purl.org/dc/terms/issued",
        "value": "http://www.w3.org/1999/02/22-rdf-syntax-ns#value",
        "name": "http://xmlns.com/foaf/0.1/name",
        "label": "http://www.w3.org/2000/01/rdf-schema#label",
        "total": {"@id": "as:totalItems"},
        "startIndex": {"@id": "as:startIndex"},
    }
}


def expanded(data):
    """Return what a JSON-LD processor makes of the data; it asks for no other context than the one above."""

    def load(address, options):
        assert address == "http://www.w3.org/ns/anno.jsonld"
        return {"contextUrl": None, "documentUrl": address, "document": ANNO}

    return jsonld.expand(data, {"documentLoader": load})


def things(data, kind):
    """Return the expanded nodes of a kind, wherever they stand."""
    if isinstance(data, list):
        return [found for each in data for found in things(each, kind)]
    if not isinstance(data, dict):
        return []
    here = [data] if kind in data.get("@type", ()) else []
    return here + [found for value in data.values() for found in things(value, kind)]


def an_object(required, **properties):
    return {"type": "object", "required": required.split(), "properties": properties}


TEXT = {"type": "string"}
MOMENT = {"type": "string", "pattern": r"^\d{4}-\d\d-\d\d(T\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)?)?$"}
SELECTOR = {
    "oneOf": [
        an_object(
            "type exact prefix suffix", type={"const": "TextQuoteSelector"}, exact=TEXT, prefix=TEXT, suffix=TEXT
        ),
        an_object(
            "type start end",
            type={"const": "TextPositionSelector"},
            start={"type": "integer", "minimum": 0},
            end={"type": "integer", "minimum": 1},
        ),
    ]
}
TARGET = an_object(
    "source",  # alone: an annotation of the whole
    source={"type": "string", "minLength": 1},
    selector={"type": "array", "minItems": 1, "items": SELECTOR},
)
# Readium's annotation set, sections 1 and 2.
ANNOTATION_SET = an_object(
    "@context id type about items",
    **{"@context": {"const": "http://www.w3.org/ns/anno.jsonld"}},
    id=TEXT,
    type={"const": "AnnotationSet"},
    generator=an_object("id type name", type={"const": "Software"}, name=TEXT),
    generated=MOMENT,
    about={
        "type": "object",
        "additionalProperties": False,
        "properties": {
            "dc:identifier": {"type": "array", "items": TEXT},
            "dc:format": TEXT,
            "dc:title": TEXT,
            "dc:publisher": TEXT,
            "dc:creator": {"type": "array", "items": TEXT},
            "dc:date": {"type": "string", "pattern": r"^\d{4}$"},
        },
    },
    items={
        "type": "array",
        "items": an_object(
            "@context id type created target",
            type={"const": "Annotation"},
            created=MOMENT,
            modified=MOMENT,
            target=TARGET,
            body=an_object(
                "type value",
                type={"const": "TextualBody"},
                value=TEXT,
                keyword=TEXT,
                color={"enum": ["pink", "orange", "yellow", "green", "blue", "purple"]},
                highlight={"enum": ["solid", "underline", "strikethrough", "outline"]},
            ),
        ),
    },
)
# An annotation as the API of Hypothesis describes it, in the file that its client imports.
HYPOTHESIS = an_object(
    "export_date export_userid client_version annotations",
    annotations={
        "type": "array",
        "items": an_object(
            "id created updated user uri document text tags group permissions target",
            id=TEXT,
            created=MOMENT,
            updated=MOMENT,
            user={"type": "string", "pattern": "^acct:[^@]+@.+$"},
            uri=TEXT,
            document=an_object("title", title={"type": "array", "items": TEXT}),
            text=TEXT,
            tags={"type": "array", "items": TEXT},
            permissions=an_object("read admin update delete", read={"type": "array", "items": TEXT, "minItems": 1}),
            target={"type": "array", "minItems": 1, "maxItems": 1, "items": TARGET},
        ),
    },
)
# The variables of the Citation Style Language that a news article has.
CSL = {
    "type": "array",
    "items": {
        "type": "object",
        "required": ["id", "type"],
        "additionalProperties": False,
        "properties": {
            "id": {"type": ["string", "number"]},
            "type": {"enum": ["article-newspaper", "webpage"]},
            "title": TEXT,
            "author": {"type": "array", "items": {**an_object("literal", literal=TEXT), "additionalProperties": False}},
            "container-title": TEXT,
            "issued": an_object(
                "date-parts",
                **{
                    "date-parts": {
                        "type": "array",
                        "maxItems": 2,
                        "items": {"type": "array", "maxItems": 3, "items": {"type": ["string", "number"]}},
                    }
                },
            ),
            "URL": TEXT,
            "language": TEXT,
        },
    },
}
