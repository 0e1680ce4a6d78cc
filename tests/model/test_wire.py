import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.model.anchor import Anchor, Placement, PlacementState
from reader.model.annotation import Annotation, Colour, PlacedAnnotation, Style
from reader.model.article import Article, Block, BlockKind
from reader.model.attribution import Attribution, Finder, StatementKind, Tie, TieKind
from reader.model.checked import Checked, WireError
from reader.model.reading import Engine, Reading
from reader.model.source import Appearance, Evidence, Field, SourceKind, Statement
from reader.model.span import Span
from reader.model.wire import (
    PART,
    article_from_json,
    article_to_json,
    in_parts,
    read_article,
    read_reading,
    reading_from_json,
    reading_to_json,
)
from reader.model.wire_copy import copy_from_json, copy_to_json, placed_to_json, read_placed
from tests.model.strategies import articles, copies, readings

TEXT = "The bridge will open, says Ada Lind, engineer."


@pytest.fixture
def reading():
    content, name = Span(0, 20), Span(27, 35)
    attribution = Attribution((content,), (Span(22, 26),), (name,), StatementKind.INDIRECT, (0,), (), 0.97)
    attribution = replace(attribution, found_by=Finder.TAGGER, ties=(Tie(TieKind.NAMED, 1.0),))
    statement = Statement("The bridge will open", StatementKind.INDIRECT, content, 0, 0.97)
    evidence = Evidence(Field.ROLE, Span(37, 45), 0.9)
    ada = Appearance("Ada Lind", SourceKind.PERSON, (), None, "engineer", (name,), (statement,), (evidence,))
    article = Article(None, None, (), None, "en", None, TEXT, (Block(BlockKind.PARAGRAPH, 0, len(TEXT)),))
    return Reading(article, (attribution,), (ada,), Engine("rules", "1"))


def through_text(data):
    return json.loads(json.dumps(data, ensure_ascii=False).encode())


@given(readings())
def test_a_reading_comes_back_as_it_was(reading):
    assert reading_from_json(through_text(reading_to_json(reading, "page.html"))) == reading


@given(articles())
def test_an_article_comes_back_as_it_was(article):
    assert article_from_json(through_text(article_to_json(article))) == article


@given(copies())
def test_a_copy_comes_back_as_it_was(copy):
    assert copy_from_json(through_text(copy_to_json(copy))) == copy


def test_a_long_reading_comes_in_parts_and_is_put_together(reading):
    many = replace(reading, attributions=reading.attributions * (2 * PART + 1))
    *parts, last = in_parts(through_text(reading_to_json(many, None)))
    assert [len(part["attributions"]) for part in parts] == [PART, PART]
    assert read_reading(Checked(last), [Checked(part) for part in parts]) == many


def test_a_long_article_comes_in_parts_and_is_put_together(reading):
    blocks = tuple(Block(BlockKind.PARAGRAPH, at, at + 1) for at in range(2 * PART + 1))
    book = replace(reading.article, text="x" * len(blocks), blocks=blocks)
    *parts, last = in_parts(through_text(article_to_json(book)))
    assert [len(part["blocks"]) for part in parts] == [PART, PART]
    assert read_article(Checked(last), [Checked(part) for part in parts]) == book
    with pytest.raises(WireError):
        read_article(Checked(last), [Checked(part) for part in reversed(parts)])


def test_a_reading_may_lack_the_article_that_is_known(reading):
    found = through_text(reading_to_json(reading, None))
    del found["article"]
    assert read_reading(Checked(found), known=reading.article) == reading
    with pytest.raises(WireError):
        read_reading(Checked(found))


def test_a_short_reading_comes_whole(reading):
    data = reading_to_json(reading, None)
    assert list(in_parts(data)) == [data]


def test_the_object_is_the_one_that_is_documented(reading):
    assert reading_to_json(reading, "page.html") == {
        "schema": 1,
        "file": "page.html",
        "engine": {"name": "rules", "version": "1", "models": []},
        "sure_at": 0.9,
        "article": {
            "title": None,
            "publisher": None,
            "authors": [],
            "published": None,
            "language": "en",
            "url": None,
            "text": TEXT,
            "blocks": [{"kind": "paragraph", "start": 0, "end": 46, "links": []}],
        },
        "attributions": [
            {
                "content": [[0, 20]],
                "cue": [[22, 26]],
                "source": [[27, 35]],
                "kind": "indirect",
                "speakers": [0],
                "through": [],
                "confidence": 0.97,
                "found_by": "tagger",
                "ties": [{"kind": "named", "confidence": 1.0}],
            }
        ],
        "sources": [
            {
                "name": "Ada Lind",
                "kind": "person",
                "aliases": [],
                "affiliation": None,
                "role": "engineer",
                "mentions": [[27, 35]],
                "statements": [
                    {
                        "text": "The bridge will open",
                        "kind": "indirect",
                        "start": 0,
                        "end": 20,
                        "attribution": 0,
                        "confidence": 0.97,
                    }
                ],
                "evidence": [{"field": "role", "start": 37, "end": 45, "confidence": 0.9}],
                "signals": [],
            }
        ],
    }


WRONG = [
    (("schema",), 2, "schema is not 1"),
    (("article", "text"), 7, "article.text is not a text"),
    (("article", "text"), "half \ud800", "article.text holds half a character"),
    (("article", "published"), "2022-02-30", "article.published is not a date"),
    (("article", "url"), "file:///etc/passwd", "article.url is not an address that may be opened"),
    (("article", "url"), " ht\ntp://paper.example", "article.url is not an address that may be opened"),
    (("article", "url"), "http://[paper.example", "article.url is not an address that may be opened"),
    (("article", "blocks", 0, "end"), 47, "article.blocks[0].end is not within 0..46"),
    (("article", "blocks", 0, "kind"), "script", "article.blocks[0].kind is not one of heading"),
    (("article", "blocks", 0, "level"), True, "article.blocks[0].level is not a whole number"),
    (
        ("article", "blocks", 0, "links"),
        [{"start": 0, "end": 3, "href": "javascript:alert(1)"}],
        "article.blocks[0].links[0].href is not an address",
    ),
    (
        ("article", "blocks", 0, "image"),
        {"href": None, "data": "PHN2Zy8+", "alt": ""},
        "article.blocks[0].image.data is not a PNG",
    ),
    (("article", "blocks", 0, "image"), {"href": None, "data": "ø", "alt": ""}, "image.data is not base64"),
    (("attributions",), {}, "attributions is not a list"),
    (("attributions", 0, "content"), [[5, 5]], "attributions[0].content[0] 5..5 is not a span"),
    (("attributions", 0, "content"), [[0, 47]], "attributions[0].content[0] 0..47 is not a span within 0..46"),
    (("attributions", 0, "cue"), [[0, 1, 2]], "attributions[0].cue[0] is not a pair"),
    (("attributions", 0, "speakers"), [1], "attributions[0].speakers[0] is not within 0..0"),
    (("attributions", 0, "ties", 0, "kind"), "guessed", "ties[0].kind is not one of named"),
    (("attributions", 0, "speakers"), [], "attributions[0].ties has 1 entries for 0 speakers"),
    (("attributions", 0, "confidence"), float("nan"), "attributions[0].confidence is not within 0..1"),
    (("sources", 0, "name"), "", "sources[0].name is empty"),
    (("sources", 0, "kind"), ["person"], "sources[0].kind is not one of person"),
    (("sources", 0, "mentions"), [[0, 1]] * 200_001, "sources[0].mentions has 200001 entries"),
    (("sources", 0, "statements", 0, "attribution"), 1, "sources[0].statements[0].attribution is not within"),
]


@pytest.mark.parametrize(("way", "value", "complaint"), WRONG)
def test_a_wrong_field_is_named(reading, way, value, complaint):
    data = through_text(reading_to_json(reading, None))
    place = data
    for key in way[:-1]:
        place = place[key]
    place[way[-1]] = value
    with pytest.raises(WireError) as caught:
        reading_from_json(data)
    assert complaint in str(caught.value)


def test_a_reading_of_an_earlier_kilde_tells_less_of_its_reasons(reading):
    data = reading_to_json(reading, None)
    for field in ("found_by", "ties"):
        del data["attributions"][0][field]
    (attribution,) = reading_from_json(data).attributions
    assert (attribution.found_by, attribution.ties) == (None, ())


def test_a_missing_field_is_named(reading):
    data = reading_to_json(reading, None)
    del data["sources"][0]["statements"][0]["kind"]
    with pytest.raises(WireError, match=r'sources\[0\].statements\[0\] has no field "kind"'):
        reading_from_json(data)


anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=10,
)


@given(anything)
def test_anything_else_is_a_wire_error(data):
    with pytest.raises(WireError):
        reading_from_json(data)


@given(readings(), st.data())
def test_a_reading_with_one_strange_value_is_read_or_refused(reading, draw):
    data = through_text(reading_to_json(reading, None))
    place = data
    while isinstance(place, dict | list) and place:
        key = draw.draw(st.sampled_from(sorted(place) if isinstance(place, dict) else range(len(place))))
        if not isinstance(place[key], dict | list) or not place[key]:
            place[key] = draw.draw(anything)
            break
        place = place[key]
    try:
        again = reading_from_json(data)
    except WireError:
        return
    assert reading_from_json(through_text(reading_to_json(again, None))) == again


def test_a_plain_highlight_says_nothing_of_its_style():
    """Else copies saved before styles were there would be taken for somebody else's."""
    mark = Annotation("u1", Anchor("bridge", "", "", 4), Colour.GREEN, "", "2026-01-05", "2026-01-05")
    placement = Placement(Span(4, 10), PlacementState.EXACT)
    assert "style" not in placed_to_json(PlacedAnnotation(mark, placement))
    assert placed_to_json(PlacedAnnotation(replace(mark, style=Style.UNDERLINE), placement))["style"] == "underline"


def test_an_orphan_has_no_place(reading):
    annotation = {
        "uid": "u1",
        "anchor": {"quote": "bridge", "prefix": "The ", "suffix": " will", "start": 4},
        "colour": "green",
        "note": "",
        "created": "2026-01-05T08:00:00Z",
        "modified": "2026-01-05T08:00:00Z",
        "private": False,
        "tags": [],
        "placement": {"span": [4, 10], "state": "orphan", "score": 0.1},
    }
    with pytest.raises(WireError, match="placement is an orphan or a whole with a place"):
        read_placed(Checked({"placed": annotation})["placed"], len(TEXT))
