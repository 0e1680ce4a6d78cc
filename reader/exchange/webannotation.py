"""Marks as W3C Web Annotations: inside a copy, as a collection of their own, and as the set that EPUB readers take."""

import json
from hashlib import sha256

import reader
from reader.model.annotation import PlacedAnnotation, Style
from reader.model.article import Article
from reader.model.copy import AnnotatedCopy
from reader.model.wire import Json

ANNOTATIONS = "http://www.w3.org/ns/anno.jsonld"
HASHED = "urn:sha256:"  # begins the name that a text has by its hash, whatever library it is in
SCHEMA_ORG = {"schema": "https://schema.org/"}
PRIVATE = "urn:kilde:private"  # the audience of a mark that is the reader's alone

# How readers of annotation sets draw a mark; a note alone has a frame, as they always draw something.
DRAWN = {Style.HIGHLIGHT: "solid", Style.UNDERLINE: "underline", Style.NOTE: "outline"}


def collection(copy: AnnotatedCopy) -> str:
    """Return the marks as an AnnotationCollection of one page, with what the article is."""
    items = [web_annotation(copy, placed) for placed in copy.annotations]
    identity = f"urn:uuid:{copy.uid}"
    page = {"id": f"{identity}#page-1", "type": "AnnotationPage", "startIndex": 0, "items": items}
    return _written(
        {
            "@context": [ANNOTATIONS, SCHEMA_ORG],
            "id": identity,
            "type": "AnnotationCollection",
            "label": _title(copy),
            "total": len(items),
            "schema:about": news_article(copy),
            "first": page,
        }
    )


def annotation_set(copy: AnnotatedCopy) -> str:
    """Return the marks as an AnnotationSet, which readers of EPUB and web publications exchange."""
    article = copy.reading.article
    about = {
        "dc:identifier": [article_id(copy), HASHED + text_hash(article.text)],
        "dc:format": "text/html",
        "dc:title": article.title,
        "dc:publisher": article.publisher,
        "dc:creator": list(article.authors) or None,
        "dc:date": article.published[:4] if article.published else None,  # a year, says the format
    }
    return _written(
        {
            "@context": ANNOTATIONS,
            "id": f"urn:uuid:{copy.uid}",
            "type": "AnnotationSet",
            "generator": {"id": "urn:kilde", "type": "Software", "name": f"Kilde {reader.__version__}"},
            "generated": f"{copy.made[:10]}T00:00:00Z",
            "title": _title(copy),
            "about": {name: value for name, value in about.items() if value is not None},
            "items": [_of_set(copy, placed) for placed in copy.annotations],
        }
    )


def web_annotation(copy: AnnotatedCopy, placed: PlacedAnnotation) -> Json:
    """Return the annotation in the words of the W3C Web Annotation Data Model."""
    annotation = placed.annotation
    bodies: list[Json] = [{"type": "TextualBody", "value": tag, "purpose": "tagging"} for tag in annotation.tags]
    if annotation.note:
        note = {"type": "TextualBody", "value": annotation.note, "format": "text/markdown", "purpose": "commenting"}
        bodies.insert(0, note)
    classes = [annotation.colour.value] + [annotation.style.value] * (annotation.style is not Style.HIGHLIGHT)
    target: Json = {"source": article_id(copy), "styleClass": classes if len(classes) > 1 else classes[0]}
    fields: Json = {
        "id": f"urn:uuid:{annotation.uid}",
        "type": "Annotation",
        "motivation": "commenting" if annotation.note else "highlighting",
        "created": annotation.created,
        "modified": annotation.modified,
        "target": target | selected(placed, copy.reading.article),
    }
    return fields | ({"body": bodies} if bodies else {}) | audience(placed)


def selected(placed: PlacedAnnotation, article: Article) -> Json:
    """Return the words of a target; of a note on the article as a whole the source alone is it."""
    return {} if placed.annotation.is_on_whole else {"selector": selectors(placed, article)}


def selectors(placed: PlacedAnnotation, article: Article) -> list[Json]:
    """Return the quote with its context and, where the mark has a place, the place; counted in code points."""
    anchor, span = placed.annotation.anchor, placed.placement.span
    quote = {"type": "TextQuoteSelector", "exact": anchor.quote, "prefix": anchor.prefix, "suffix": anchor.suffix}
    if span is None or span.end > len(article.text):
        return [quote]
    return [quote, {"type": "TextPositionSelector", "start": span.start, "end": span.end}]


def audience(placed: PlacedAnnotation) -> Json:
    """Return whom a private mark is for; it stays private where it is read in again."""
    return {"audience": {"id": PRIVATE, "type": "Audience"}} if placed.annotation.private else {}


def news_article(copy: AnnotatedCopy) -> Json:
    """Return what the article is, in the words of schema.org; what it does not say is left out.

    With the hash of the text that was read: whoever has that text can tell that it is the same.
    """
    article = copy.reading.article
    fields = {
        "id": article_id(copy),
        "type": "schema:NewsArticle",
        "schema:headline": article.title,
        "schema:publisher": _named("schema:NewsMediaOrganization", article.publisher),
        "schema:author": [_named("schema:Person", author) for author in article.authors] or None,
        "schema:datePublished": article.published,
        "schema:inLanguage": article.language,
        "schema:url": article.url,
        "schema:encoding": {
            "type": "schema:MediaObject",
            "schema:encodingFormat": "text/plain",
            "schema:sha256": text_hash(article.text),
        },
    }
    return {name: value for name, value in fields.items() if value is not None}


def text_hash(text: str) -> str:
    """Return the SHA-256 of the canonical text as UTF-8, in hexadecimal."""
    return sha256(text.encode()).hexdigest()


def article_id(copy: AnnotatedCopy) -> str:
    """Return the article's address or, where it has none, its name in the library it is from."""
    return copy.reading.article.url or f"urn:uuid:{copy.article_uid}"


def _of_set(copy: AnnotatedCopy, placed: PlacedAnnotation) -> Json:
    annotation = placed.annotation
    body: Json = {
        "type": "TextualBody",
        "value": annotation.note,
        "format": "text/markdown",
        "color": annotation.colour.value,
        "highlight": DRAWN[annotation.style],
    }
    if annotation.tags:
        body |= {"keyword": ", ".join(annotation.tags), "tags": list(annotation.tags)}  # a keyword is one text
    target = {"source": article_id(copy)} | selected(placed, copy.reading.article)
    return {
        "@context": ANNOTATIONS,
        "id": f"urn:uuid:{annotation.uid}",
        "type": "Annotation",
        "created": annotation.created,
        "modified": annotation.modified,
        "target": target,
        "body": body,
    } | audience(placed)


def _title(copy: AnnotatedCopy) -> str:
    return copy.reading.article.title or "Article"


def _named(kind: str, name: str | None) -> Json | None:
    return {"type": kind, "schema:name": name} if name else None


def _written(data: Json) -> str:
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"
