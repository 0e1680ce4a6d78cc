"""What an annotated copy looks like from outside: its text, its policy, its data."""

import json
import os
import re
from base64 import b64encode
from dataclasses import replace
from hashlib import sha256

import pytest
from hypothesis import given, settings

import reader
from reader.exchange import pictures
from reader.exchange.copy import render
from reader.exchange.copy_data import text_hash
from reader.model.anchor import Anchor, Placement, PlacementState
from reader.model.annotation import Annotation, Colour, PlacedAnnotation
from reader.model.article import Article, Block, BlockKind, Image, Link
from reader.model.copy import AnnotatedCopy
from reader.model.reading import Engine, Reading
from reader.model.request import LARGEST_ORIGINAL
from reader.model.source import Appearance, SourceKind
from reader.model.span import Span
from tests.exchange.plain_text import text_without_marks
from tests.exchange.sample import ARTICLE, COPY, INSTITUTE, LINKEDIN, NEUMANN, place
from tests.model.strategies import copies

SAMPLE = render(COPY)
HOSTILE = (
    "</script><script>alert(1)</script> --> <!-- <img src=http://x.example/a.png onerror=alert(2)>",
    "שלום עולם \u202eevil\u202c and \u2066isolates\u2069",
    "e\u0301a\u0308 👩‍👩‍👧 🇳🇴 \u00ad\u200b soft",
    "line\rreturn\r\nand\ttab  two spaces \u2028\u2029",
    "&amp; &lt;b&gt; ]]> {{x}} %3Cscript%3E",
)


def copy_of(text, marks=(), blocks=None, sources=(), title="A title", url=None):
    blocks = blocks if blocks is not None else (Block(BlockKind.PARAGRAPH, 0, len(text)),)
    article = Article(title, "Kystposten", (), "2031-02-03", "en", url, text, blocks)
    reading = Reading(article, (), sources, Engine("rules", "1"))
    return AnnotatedCopy("c-1", "a-1", "l-1", "2031-02-04", reading, marks)


def marked(number, start, end, text, note="", colour=Colour.YELLOW):
    span = Span(start, end)
    at = Annotation(f"m-{number}", Anchor.at(span, text), colour, note, "2031-02-04", "2031-02-04")
    return PlacedAnnotation(at, Placement(span, PlacementState.EXACT))


def island(page):
    return json.loads(re.search(r'<script type="application/ld\+json"[^>]*>(.*?)</script>', page, re.DOTALL)[1])


def test_annotated_copy_is_as_expected(root):
    golden = root / "tests" / "golden" / "sample.html"
    made = SAMPLE.replace(f"Kilde {reader.__version__}", "Kilde VERSION")
    if os.environ.get("KILDE_NEW_GOLDEN"):
        golden.write_text(made, encoding="utf-8")
    assert made == golden.read_text(encoding="utf-8")


def test_without_the_marks_the_text_is_the_one_that_was_hashed():
    text = text_without_marks(SAMPLE)
    assert text == ARTICLE.text
    assert island(SAMPLE)["kilde"]["text_sha256"] == text_hash(text)


@settings(deadline=None, max_examples=150)
@given(copies())
def test_whatever_is_marked_the_text_stays(copy):
    assert text_without_marks(render(copy)) == copy.reading.article.text.replace("\0", "\ufffd")


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_words_stay_words(text):
    source = Appearance(text, SourceKind.PERSON, aliases=(text,), affiliation=text, role=text, mentions=(Span(0, 9),))
    page = render(
        replace(copy_of(text, (marked(1, 2, 12, text, note=text),), sources=(source,), title=text), note=text)
    )
    assert text_without_marks(page) == text
    assert len(re.findall(r"<script", page, re.IGNORECASE)) == 1
    assert not re.search(r"<[^>]*\son\w+=", page)
    assert not re.search(r"<[^>]*\s(?:src|href)=[\"']?http://x", page)


def test_policy_comes_first_and_allows_this_style_alone():
    head = SAMPLE.partition("<head>")[2].lstrip()
    assert head.startswith('<meta http-equiv="Content-Security-Policy"')
    policy = re.match(r'<meta http-equiv="Content-Security-Policy" content="([^"]*)"', head)[1]
    style = re.search(r"<style>(.*?)</style>", SAMPLE, re.DOTALL)[1]
    digest = b64encode(sha256(style.encode()).digest()).decode()
    assert policy == (
        f"default-src 'none'; img-src data:; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    )
    assert "<" not in style
    assert '<meta name="referrer" content="no-referrer">' in head


def test_nothing_is_loaded_and_no_style_stands_on_an_element():
    body = re.sub(r"<script.*?</script>", "", SAMPLE, flags=re.DOTALL)
    assert not re.search(r"<(?:link|iframe|object|embed|form|base|video|audio|source|input)\b", body)
    assert not re.search(r"<[^>]*\sstyle=", body)
    assert all(src.startswith("data:image/") for src in re.findall(r'\ssrc="([^"]*)"', body))
    assert "url(" not in body
    assert "@import" not in body


def test_overlapping_marks_are_nested_pieces_with_one_id_each():
    text = "one two three four"
    page = render(copy_of(text, (marked(1, 0, 13, text), marked(2, 4, 18, text, colour=Colour.BLUE, note="n"))))
    assert page.count('id="mark-1"') == page.count('id="mark-2"') == 1
    assert '<mark class="yellow" data-mark="1"><mark class="blue" id="mark-2" aria-details="note-2">two three' in page
    assert text_without_marks(page) == text


def test_mark_over_several_blocks_is_one_mark_with_its_note_at_the_end():
    text = "First words.\n\nLast words."
    blocks = (Block(BlockKind.PARAGRAPH, 0, 12), Block(BlockKind.PARAGRAPH, 14, 25))
    page = render(copy_of(text, (marked(1, 6, 18, text, note="across"),), blocks=blocks))
    assert page.count('id="mark-1"') == 1
    assert page.index('href="#note-1"') > page.index("Last")
    assert page.count('<aside class="note') == 1


def test_note_and_words_lead_to_each_other():
    for number in (1, 3):
        assert f'href="#note-{number}"' in SAMPLE
        assert f'href="#mark-{number}"' in SAMPLE
        assert SAMPLE.count(f'id="note-{number}"') == SAMPLE.count(f'id="mark-{number}"') == 1


def test_notes_are_numbered_one_by_one_where_their_marks_end():
    assert '“so ashamed”</mark><sup data-added=""><a href="#note-1">1</a></sup>' in SAMPLE
    assert '</mark><sup data-added=""><a href="#note-3">2</a></sup>' in SAMPLE  # the second mark has no note


def test_mark_without_a_place_is_kept_with_its_words():
    assert "Marks that have lost their place" in SAMPLE
    assert "words that are gone" in SAMPLE


def test_ids_are_given_once_and_links_inside_lead_somewhere():
    body = re.sub(r"<script.*?</script>", "", SAMPLE, flags=re.DOTALL)
    ids = re.findall(r'\sid="([^"]*)"', body)
    assert len(ids) == len(set(ids))
    assert set(re.findall(r'href="#([^"]*)"', body)) <= set(ids)


def test_name_leads_to_its_card_and_the_pages_own_link_stays_beside_it():
    assert '<a class="name to-2" href="#source-2">LinkedIn</a>' in SAMPLE
    assert '<a class="out" href="https://www.linkedin.com" rel="noopener noreferrer">↗</a>' in SAMPLE


def test_what_is_not_stated_says_so():
    page = render(copy_of("Ada spoke.", sources=(Appearance("Ada", SourceKind.PERSON),)))
    assert "Role and affiliation: not stated" in page


def test_links_that_could_act_are_words():
    text = "press here"
    block = Block(BlockKind.PARAGRAPH, 0, 10, links=(Link(Span(0, 5), "javascript:alert(1)"),))
    page = render(copy_of(text, blocks=(block,), url="javascript:alert(1)"))
    assert 'href="javascript' not in page


def test_picture_that_is_not_a_picture_or_too_large_is_left_out(monkeypatch):
    svg = Block(BlockKind.FIGURE, 0, 0, image=Image(None, b"<svg onload=alert(1)>", "a map"))
    page = render(copy_of("Words", blocks=(svg, Block(BlockKind.PARAGRAPH, 0, 5))))
    assert "Picture left out: a map" in page
    monkeypatch.setattr(pictures, "LARGEST_PICTURE", 8000)
    assert "Picture left out: A drawing" in render(COPY)


def test_copy_full_of_pictures_can_be_opened_again():
    picture = Image(None, b"\x89PNG\r\n\x1a\n" + bytes((1 << 20) - 8))
    figures = tuple(Block(BlockKind.FIGURE, 0, 0, image=picture) for _ in range(30))
    assert len(render(copy_of("Words", blocks=(*figures, Block(BlockKind.PARAGRAPH, 0, 5))))) < LARGEST_ORIGINAL


def test_data_holds_web_annotations_in_the_w3cs_words():
    first = next(item for item in island(SAMPLE)["@graph"] if item["type"] == "Annotation")
    assert first["body"][0] == {
        "type": "TextualBody", "value": "Compare with the letter.", "format": "text/markdown", "purpose": "commenting",
    }  # fmt: skip
    quote, position = first["target"]["selector"]
    words = place("“so ashamed”")
    assert (quote["type"], quote["exact"]) == ("TextQuoteSelector", "“so ashamed”")
    assert (position["type"], position["start"], position["end"]) == ("TextPositionSelector", words.start, words.end)


def test_every_source_has_its_card_with_capacity_and_statements():
    for appearance in (NEUMANN, INSTITUTE, LINKEDIN):
        assert f"<bdi>{appearance.name}</bdi></h4>" in SAMPLE
    assert "<bdi>Director</bdi> · <bdi>Fridtjof Nansen Institute</bdi>" in SAMPLE
    assert SAMPLE.count("Unsure who says this") == 1


def test_address_that_no_address_could_be_is_encoded_and_any_other_kept():
    text = "press here"
    links = (Link(Span(0, 5), 'https://a.example/x y?z=<"|100%>'), Link(Span(6, 10), "https://ø.example/a%20b?c=[1]#d"))
    page = render(copy_of(text, blocks=(Block(BlockKind.PARAGRAPH, 0, 10, links=links),)))
    assert 'href="https://a.example/x%20y?z=%3C%22%7C100%25%3E"' in page
    assert 'href="https://ø.example/a%20b?c=[1]#d"' in page
