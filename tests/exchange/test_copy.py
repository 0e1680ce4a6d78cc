"""What an annotated copy looks like from outside: its text, its policy, its data."""

import json
import os
import re
import time
from base64 import b64encode
from dataclasses import replace
from hashlib import sha256
from urllib.parse import unquote

import pytest
from hypothesis import given, settings
from lxml import html

import reader
from reader.exchange import pictures
from reader.exchange.copy import render
from reader.exchange.webannotation import text_hash
from reader.model.anchor import Anchor, Placement, PlacementState
from reader.model.annotation import Annotation, Colour, PlacedAnnotation
from reader.model.article import Article, Block, BlockKind, Image, Link
from reader.model.copy import AnnotatedCopy
from reader.model.reading import Engine, Reading
from reader.model.request import LARGEST_ORIGINAL
from reader.model.source import Appearance, SourceKind
from reader.model.span import Span
from tests.exchange.plain_text import text_without_marks
from tests.exchange.sample import ARTICLE, COPY, INSTITUTE, LINKEDIN, NEUMANN, PRICE, RARE, place
from tests.model.strategies import copies

SAMPLE = render(COPY)
PNG = b"\x89PNG\r\n\x1a\n"
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
    page = re.sub(r'content="[^"]*"', "", page)  # words of the metadata, which may be any
    assert not re.search(r"<[^>]*\son\w+=", page)
    assert not re.search(r"<[^>]*\ssrc=[\"']?http://x", page)
    page = re.sub(r'<div class="said" dir="auto">.*?</div>', "", page)  # a note may have a link, as it was typed
    assert not re.search(r"<[^>]*\shref=[\"']?http://x", page)


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
    assert re.findall(r'<link rel="([^"]*)"', body) == ["schema.DC"]  # names, which no browser fetches
    assert not re.search(r"<(?:iframe|object|embed|form|base|video|audio|source|input)\b", body)
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


def test_colours_are_called_what_their_maker_calls_them():
    assert ' <mark class="green"><bdi>Claims &lt;b&gt;</bdi></mark> <mark class="purple">' in SAMPLE
    unused = replace(COPY, colour_names=((Colour.PINK, "Never seen"),), annotations=COPY.annotations[:2])
    assert "Never seen</" not in render(unused)


def test_an_underline_has_a_rule_and_no_ground():
    assert f'<mark class="purple underlined" id="mark-5">{PRICE}</mark>' in SAMPLE


def test_words_that_only_have_a_note_are_no_mark():
    assert f'<span id="mark-6" aria-details="note-6">{RARE}</span>' in SAMPLE
    assert SAMPLE.count('href="#mark-6"') == 1


def test_a_note_on_the_whole_article_stands_under_the_byline_and_has_no_quote():
    assert SAMPLE.index("Who is missing?") < SAMPLE.index("Marks that have lost their place")
    assert SAMPLE.index("Who is missing?") < SAMPLE.index('id="note-1"')
    whole = next(item for item in island(SAMPLE)["@graph"] if item.get("id") == "urn:uuid:whole-1")
    assert "selector" not in whole["target"]
    assert whole["target"]["styleClass"] == ["yellow", "note"]


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
    quote, position, here, fragment = first["target"]["selector"]
    words = place("“so ashamed”")
    assert (quote["type"], quote["exact"]) == ("TextQuoteSelector", "“so ashamed”")
    assert (position["type"], position["start"], position["end"]) == ("TextPositionSelector", words.start, words.end)
    assert (here["type"], here["value"]) == ("CssSelector", "#article")
    before, words, after = fragment["value"].removeprefix(":~:text=").split(",")
    assert (unquote(before), unquote(words)) == ("in his career had made him-", "“so ashamed”")
    assert unquote(after) == "-as the day the tanks crossed"  # whole words alone: browsers find no others


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


ADDRESS = "https://x.example/a--b?c=<d>&e"


def test_head_says_what_was_saved_from_where_and_when():
    copy = replace(copy_of("Words.", title="A & B", url=ADDRESS), made="2031-02-04T10:00:00+00:00")
    before, _, head = render(copy).partition("<head>")
    assert before.endswith(
        "<!--\n Annotated copy saved with Kilde\n url: https://x.example/a-%2Db?c=%3Cd%3E&e\n"
        " saved date: 2031-02-04\n-->\n"
    )
    assert '<link rel="canonical" href="https://x.example/a--b?c=%3Cd%3E&amp;e">' in head
    for name, words in (
        ("DC.title", "A &amp; B"), ("DC.publisher", "Kystposten"), ("DC.date", "2031-02-03"), ("DC.language", "en"),
        ("DC.source", "https://x.example/a--b?c=&lt;d&gt;&amp;e"), ("DC.type", "Text"),
    ):  # fmt: skip
        assert f'<meta name="{name}" content="{words}">' in head


def test_local_file_has_no_address_to_tell():
    page = render(copy_of("Words."))
    assert "url:" not in page.partition("<head>")[0]
    assert 'rel="canonical"' not in page
    assert "DC.source" not in page


def block_ids(text, *bounds):
    blocks = tuple(Block(BlockKind.PARAGRAPH, start, end) for start, end in bounds)
    return re.findall(r'<p id="(b-[^"]*)"', render(copy_of(text, blocks=blocks)))


def test_block_keeps_its_id_when_another_is_put_before_it():
    first, second = block_ids("One two.\n\nThree.", (0, 8), (10, 16))
    assert block_ids("New.\n\nOne  two.\n\nThree.", (0, 4), (6, 15), (17, 23))[1:] == [first, second]


def test_blocks_of_the_same_words_have_ids_of_their_own():
    first, second, third = block_ids("Yes.\n\nYes.\n\nYes.", (0, 4), (6, 10), (12, 16))
    assert (second, third) == (f"{first}-2", f"{first}-3")


def test_sources_stand_in_the_data_with_what_each_thing_rests_on():
    graph = island(SAMPLE)["@graph"]
    neumann = next(item for item in graph if item.get("id") == "#source-0")
    assert (neumann["type"], neumann["schema:jobTitle"]) == ("schema:Person", "director")
    assert neumann["schema:affiliation"]["schema:name"] == "Fridtjof Nansen Institute"
    named, register = neumann["schema:subjectOf"]
    quote, position = named["schema:appearance"][0]["selector"]
    assert quote["exact"] == ARTICLE.text[position["start"] : position["end"]] == "Iver B. Neumann"
    assert (register["schema:isBasedOn"], register["schema:additionalType"]) == (
        "https://www.fni.no", "urn:kilde:origin:register",
    )  # fmt: skip


def test_statements_stand_in_the_data_with_their_speaker_and_place():
    sure, unsure = (item for item in island(SAMPLE)["@graph"] if item["type"] == "schema:Quotation")
    assert sure["schema:abstract"] == "Russian diplomats hardly ever leave in this way"  # in the article's words
    assert "schema:text" not in sure
    assert sure["schema:spokenByCharacter"] == {"id": "#source-0"}
    assert sure["schema:isBasedOn"]["selector"][0]["exact"] == sure["schema:abstract"]
    assert unsure["schema:creativeWorkStatus"] == "Not certain who says this"


def test_article_in_the_data_has_the_hash_of_its_text():
    article = island(SAMPLE)["@graph"][0]
    assert article["schema:encoding"]["schema:sha256"] == text_hash(ARTICLE.text)


def test_exact_place_counts_what_a_browser_counts():
    body = html.fromstring(SAMPLE).xpath("//*[@id='article']")[0].text_content()
    marks = [item for item in island(SAMPLE)["@graph"] if item["type"] == "Annotation"]
    found = []
    for mark in marks[:3]:
        place = next(each for each in mark["target"]["selector"] if each["type"] == "CssSelector")["refinedBy"]
        found.append(body[place["start"] : place["end"]])
    assert found == [
        "“so ashamed”",
        "wronged not only the people of Ukraine",
        "the people of Ukraine but Russians as well",
    ]
    assert not any(each["type"] == "CssSelector" for each in marks[3]["target"]["selector"])


def test_ordinary_article_is_saved_within_a_second_and_five_megabytes():
    paragraph = (
        "The council decided on Monday that the bridge would be closed until the spring, said the engineer. " * 6
    )
    text = "\n\n".join(f"{number} {paragraph}".strip() for number in range(20))  # 2,000 words
    bounds = [(match.start(), match.end()) for match in re.finditer(r"[^\n]+", text)]
    pictures = tuple(
        Block(BlockKind.FIGURE, 0, 0, image=Image(None, PNG + bytes(200_000), "A bridge")) for _ in range(8)
    )
    blocks = (*pictures, *(Block(BlockKind.PARAGRAPH, start, end) for start, end in bounds))
    marks = tuple(marked(number, start, start + 60, text, "A note. " * 20) for number, (start, _) in enumerate(bounds))
    copy = copy_of(text, marks, blocks, sources=tuple(replace(NEUMANN, mentions=(), statements=()) for _ in range(20)))
    began = time.perf_counter()
    size = len(render(copy).encode())
    assert time.perf_counter() - began < 1
    assert size < 5 << 20
