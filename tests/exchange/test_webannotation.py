import json

import jsonschema
from hypothesis import given, settings

from reader.exchange.webannotation import PRIVATE, annotation_set, collection
from tests.exchange.sample import COPY
from tests.exchange.vocabulary import ANNOTATION_SET, expanded, things
from tests.model.strategies import copies

OA = "http://www.w3.org/ns/oa#"


def value(node, name):
    return node[name][0].get("@value", node[name][0].get("@id"))


def test_collection_holds_every_mark_for_a_processor_of_json_ld():
    graph = expanded(json.loads(collection(COPY)))
    marks = things(graph, f"{OA}Annotation")
    assert [mark["@id"].removeprefix("urn:uuid:") for mark in marks] == [p.annotation.uid for p in COPY.annotations]
    quotes = [value(quote, f"{OA}exact") for quote in things(graph, f"{OA}TextQuoteSelector")]
    assert quotes == [p.annotation.anchor.quote for p in COPY.annotations if not p.annotation.is_on_whole]
    bodies = things(graph, f"{OA}TextualBody")
    said = [value(body, "http://www.w3.org/1999/02/22-rdf-syntax-ns#value") for body in bodies]
    assert said[:2] == ["Compare with the letter.", "check"]
    (article,) = things(graph, "https://schema.org/NewsArticle")
    assert value(article, "https://schema.org/headline") == COPY.reading.article.title


@settings(deadline=None)
@given(copies())
def test_collection_of_any_copy_expands_with_nothing_lost(copy):
    graph = expanded(json.loads(collection(copy)))
    marks = things(graph, f"{OA}Annotation")
    assert len(marks) == len(copy.annotations)
    private = [mark for mark in marks if mark.get("http://schema.org/audience", [{}])[0].get("@id") == PRIVATE]
    assert len(private) == sum(placed.annotation.private for placed in copy.annotations)


@settings(deadline=None)
@given(copies())
def test_annotation_set_of_any_copy_is_as_the_format_says(copy):
    data = json.loads(annotation_set(copy))
    jsonschema.validate(data, ANNOTATION_SET)
    assert [item["body"]["value"] for item in data["items"]] == [p.annotation.note for p in copy.annotations]
    assert [item["body"]["color"] for item in data["items"]] == [p.annotation.colour for p in copy.annotations]
