"""An annotated copy as an EPUB: sound for a checker that is not ours, and its marks where other readers look."""

import json
import re
import subprocess
from base64 import b64decode
from dataclasses import replace
from io import BytesIO
from urllib.parse import unquote
from zipfile import ZIP_STORED, ZipFile

import pytest
from hypothesis import given, settings
from lxml import etree

from reader.exchange.epub import epub
from reader.model.article import Block, BlockKind, Image
from reader.model.source import Appearance, SourceKind
from reader.model.span import Span
from tests.exchange.plain_text import text_without_marks
from tests.exchange.sample import ARTICLE, COPY
from tests.exchange.test_copy import HOSTILE, copy_of, marked
from tests.model.strategies import copies

BOOK = epub(COPY)
XHTML = "{http://www.w3.org/1999/xhtml}"
EPUB = "{http://www.idpf.org/2007/ops}"
PNG = next(block.image.data for block in ARTICLE.blocks if block.image is not None)


def opened(book):
    with ZipFile(BytesIO(book)) as files:
        return {name: files.read(name) for name in files.namelist()}


FILES = opened(BOOK)


def pages(files):
    return {name: etree.fromstring(content) for name, content in files.items() if name.endswith(".xhtml")}


def calibres(files):
    magic, _, written = files["META-INF/calibre_bookmarks.txt"].decode().partition("\n")
    assert magic == "encoding=json+base64:"
    return json.loads(b64decode(written))


def text_nodes(element):
    """Return the text nodes of an element in the places that a CFI gives them."""
    nodes = {1: element.text or ""}
    for number, child in enumerate(element, start=1):
        nodes[2 * number + 1] = child.tail or ""
    return nodes


def before(page, cfi):
    """Return all text of the page before a place, and the node that the place is in."""
    path, _, units = cfi.partition(":")
    steps = [int(step) for step in path.split("/")[1:]]
    assert steps[0] == 2
    element = page
    for step in steps[1:-1]:
        element = element[step // 2 - 1]
    words = text_nodes(element)[steps[-1]].encode("utf-16-le")
    assert 2 * int(units) <= len(words)
    # The text before: walk the document until the node is reached.
    read = []
    for node, number, text in walked(page):
        if node is element and number == steps[-1]:
            return "".join(read) + words[: 2 * int(units)].decode("utf-16-le")
        read.append(text)
    raise AssertionError(cfi)


def walked(element):
    yield element, 1, element.text or ""
    for number, child in enumerate(element, start=1):
        yield from walked(child)
        yield element, 2 * number + 1, child.tail or ""


def added_out(page):
    """Return the page's text nodes in order, without what was added to the article."""
    for added in page.xpath("//*[@data-added]"):
        for node in added.iter():
            node.text = ""
            node.tail = node.tail if node is added else ""
    return page


def test_same_copy_gives_the_same_bytes():
    assert epub(COPY) == BOOK


def test_type_comes_first_and_is_not_packed():
    with ZipFile(BytesIO(BOOK)) as files:
        first = files.infolist()[0]
        assert (first.filename, first.compress_type, files.read(first)) == (
            "mimetype", ZIP_STORED, b"application/epub+zip",
        )  # fmt: skip


HEBREW = "שלום עולם. זה המאמר."
JPEG = b"\xff\xd8\xff\xe0\x00\x10JFIF\x00\x01\x01\x00\x00\x01\x00\x01\x00\x00"
BARE = copy_of("Only words.", title=None)
RIGHT_TO_LEFT = replace(
    COPY,
    reading=replace(
        COPY.reading, article=replace(ARTICLE, language="he", url="https://example.org/a b/100%/ø?c=<d>|[1]&e=^`{}")
    ),
)


def hostile():
    text = "\n".join(HOSTILE) + "\x00\x01\x0b\x0c\ufffe"
    source = Appearance(text, SourceKind.PERSON, aliases=(text,), affiliation=text, role=text, mentions=(Span(0, 9),))
    blocks = (
        Block(BlockKind.HEADING, 0, 40, 3),
        Block(BlockKind.LIST_ITEM, 40, 60, 2),
        Block(BlockKind.HEADING, 60, len(text), 1),
    )
    return replace(
        copy_of(text, (marked(1, 2, 70, text, note=text),), blocks=blocks, sources=(source,), title=text),
        note=text,
        uid="not-a-uuid",
    )


@pytest.mark.parametrize("copy", [COPY, BARE, RIGHT_TO_LEFT, hostile()], ids=["sample", "bare", "rtl", "hostile"])
def test_checker_finds_nothing_wrong(copy, epubcheck, tmp_path):
    file = tmp_path / "copy.epub"
    file.write_bytes(epub(copy))
    outcome = subprocess.run([*epubcheck, str(file)], capture_output=True, text=True, timeout=120, check=False)
    assert "0 fatals / 0 errors / 0 warnings" in outcome.stdout, outcome.stdout + outcome.stderr


def test_checker_finds_a_fault(epubcheck, tmp_path):
    file = tmp_path / "copy.epub"
    file.write_bytes(BOOK.replace(b"application/epub+zip", b"application/epub-zip"))
    assert subprocess.run([*epubcheck, str(file)], capture_output=True, timeout=120, check=False).returncode == 1


@settings(deadline=None, max_examples=60)
@given(copies())
def test_whatever_is_in_it_the_pages_are_xml_with_the_articles_text_and_links_that_lead_somewhere(copy):
    files = opened(epub(copy))
    read = pages(files)
    ids = {f"{name}#{found}" for name, page in read.items() for found in page.xpath("//@id")}
    for name, page in read.items():
        inside = [href for href in page.xpath("//@href") if "#" in href and not re.match("(?i)https?:", href)]
        assert {href if href[0] != "#" else name + href for href in inside} <= ids
        assert len(page.xpath("//@id")) == len(set(page.xpath("//@id")))
    (article,) = added_out(read["article.xhtml"]).xpath("//*[@id='article']")
    expected = re.sub("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]", "\ufffd", copy.reading.article.text)
    assert "".join(article.itertext()) == expected


@settings(deadline=None, max_examples=60)
@given(copies())
def test_other_readers_find_each_mark_on_its_words(copy):
    files = opened(epub(copy))
    text = re.sub("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]", "\ufffd", copy.reading.article.text)
    placed = [each.placement.span for each in copy.annotations if each.placement.span is not None]
    if not copy.annotations:
        assert "META-INF/annotations.json" not in files
        return
    for span, mark in zip(placed, calibres(files), strict=True):
        page = etree.fromstring(files["article.xhtml"])
        start, end = before(page, mark["start_cfi"]), before(page, mark["end_cfi"])
        assert end.startswith(start)
        cleaned = added_out(page)
        start, end = before(cleaned, mark["start_cfi"]), before(cleaned, mark["end_cfi"])
        assert end[len(start) :] == span.of(text)
    (article,) = etree.fromstring(files["article.xhtml"]).xpath("//*[@id='article']")
    for mark, each in zip(json.loads(files["META-INF/annotations.json"])["items"], copy.annotations, strict=True):
        if each.placement.span is not None:
            place = mark["target"]["selector"][0]["refinedBy"]
            whole = "".join(article.itertext())[place["start"] : place["end"]]
            assert len(whole) >= len(span_words := each.placement.span.of(text))
            assert (whole[0], whole[-1]) == (span_words[0], span_words[-1])


def test_mark_beside_a_note_number_is_on_its_words_to_the_letter():
    marks = json.loads(FILES["META-INF/annotations.json"])["items"]
    (article,) = etree.fromstring(FILES["article.xhtml"]).xpath("//*[@id='article']")
    words = "".join(article.itertext())
    found = [mark["target"]["selector"][0]["refinedBy"] for mark in marks[:3]]
    assert [words[place["start"] : place["end"]] for place in found] == [
        "“so ashamed”", "wronged not only the people of Ukraine", "the people of Ukraine but Russians as well",
    ]  # fmt: skip


def test_annotation_set_is_as_the_w3c_draft_says():
    whole = json.loads(FILES["META-INF/my.annotation"])
    assert whole == json.loads(FILES["META-INF/annotations.json"])
    assert whole["@context"] == "https://www.w3.org/ns/epub-anno.jsonld"
    assert (whole["type"], len(whole["items"])) == ("AnnotationSet", 7)
    assert whole["about"]["dc:identifier"][0] == f"urn:uuid:{COPY.uid}"
    first = whole["items"][0]
    assert first["target"]["source"] == "article.xhtml"
    assert first["body"] == {
        "type": "TextualBody", "value": "Compare with the letter.", "format": "text/plain", "color": "yellow",
        "highlight": "solid", "tags": ["check"],
    }  # fmt: skip
    directive = first["target"]["selector"][2]["value"]
    assert "“so ashamed”" in unquote(directive)
    assert "-" not in re.sub("-,|,-", "", directive)


def test_underlines_notes_alone_and_notes_on_the_whole_are_told_apart():
    items = json.loads(FILES["META-INF/annotations.json"])["items"]
    assert [item["body"]["highlight"] for item in items[3:]] == ["solid", "underline", "outline", "outline"]
    assert items[6]["target"] == {"source": "article.xhtml"}
    (whole,) = etree.fromstring(FILES["article.xhtml"]).xpath("//*[@id='mark-7']")
    assert "Who is missing?" in "".join(whole.itertext())


def test_mark_without_a_place_has_its_words_and_no_place():
    lost = json.loads(FILES["META-INF/annotations.json"])["items"][3]
    assert [selector["type"] for selector in lost["target"]["selector"]] == ["TextQuoteSelector", "FragmentSelector"]
    assert len(calibres(FILES)) == 5
    assert "words that are gone" in FILES["article.xhtml"].decode()


def test_calibre_and_zotero_get_colour_note_and_words():
    first, second, *_ = calibres(FILES)
    assert first["highlighted_text"] == "“so ashamed”"
    assert first["notes"] == "Compare with the letter."
    assert second["style"] == {"type": "builtin", "kind": "color", "which": "green"}
    assert "notes" not in second
    assert (first["spine_index"], first["spine_name"]) == (0, "article.xhtml")
    package = etree.fromstring(FILES["package.opf"])
    assert package.xpath("//*[local-name()='itemref']/@idref")[0] == "article"


def test_notes_pop_up_at_their_words_and_lead_back():
    page = etree.fromstring(FILES["article.xhtml"])
    numbers = page.xpath("//*[@role='doc-noteref']")
    assert [(number.text, number.get(EPUB + "type"), number.get("href")) for number in numbers] == [
        ("1", "noteref", "#note-1"), ("2", "noteref", "#note-3"), ("3", "noteref", "#note-6"),
    ]  # fmt: skip
    for number in numbers:
        (note,) = page.xpath(f"//*[@id='{number.get('href')[1:]}']")
        assert (note.tag, note.get(EPUB + "type")) == (XHTML + "aside", "footnote")
        (back,) = note.xpath(".//*[@class='number']/@href")
        assert page.xpath(f"//*[@id='{back[1:]}']")[0].tag in (XHTML + "mark", XHTML + "span")


def test_cards_stand_in_a_file_of_their_own_and_lead_to_the_text():
    sources = FILES["sources.xhtml"].decode()
    assert "<bdi>Iver B. Neumann</bdi></h4>" in sources
    assert 'href="article.xhtml#b' in sources
    assert 'href="sources.xhtml#source-2"' in FILES["article.xhtml"].decode()
    assert "<svg" not in sources


def test_contents_list_the_headings_then_notes_and_sources():
    page = etree.fromstring(FILES["nav.xhtml"])
    listed = page.xpath("//*[@role='doc-toc']//*[local-name()='a']/text()")
    assert listed[0] == ARTICLE.title
    assert listed[-2:] == ["Notes", "Sources"]
    assert "A letter to colleagues" in listed


def test_heading_levels_that_jump_still_make_a_list():
    text = "Deep\n\nTop\n\nDeeper"
    blocks = (Block(BlockKind.HEADING, 0, 4, 4), Block(BlockKind.HEADING, 6, 9, 1), Block(BlockKind.HEADING, 11, 17, 6))
    page = opened(epub(copy_of(text, blocks=blocks)))["nav.xhtml"].decode()
    assert re.sub("<[^ol/][^>]*>|</[^ol][^>]*>", "", page).count("<ol>") == page.count("</ol>")
    assert re.search('Top</a><ol><li><a href="[^"]*">Deeper</a></li></ol></li>', page)


def test_picture_stands_in_the_book_once_however_often_it_is_shown():
    figure = Block(BlockKind.FIGURE, 0, 0, image=Image(None, PNG, "A drawing"))
    files = opened(epub(copy_of("Words", blocks=(figure, figure, Block(BlockKind.PARAGRAPH, 0, 5)))))
    assert [name for name in files if name.startswith("images/")] == ["images/1.png"]
    assert files["article.xhtml"].decode().count('src="images/1.png"') == 2
    package = files["package.opf"].decode()
    assert '<meta property="schema:accessibilityFeature">alternativeText</meta>' in package
    assert '<meta property="schema:accessModeSufficient">textual</meta>' in package


def test_picture_nobody_describes_is_not_called_described():
    figure = Block(BlockKind.FIGURE, 0, 0, image=Image(None, PNG, " "))
    package = opened(epub(copy_of("Words", blocks=(figure, Block(BlockKind.PARAGRAPH, 0, 5)))))["package.opf"].decode()
    assert "alternativeText" not in package
    assert 'accessModeSufficient">textual</meta>' not in package


def test_no_page_loads_or_runs_anything():
    for name, content in FILES.items():
        if name.endswith((".xhtml", ".css")):
            assert not re.search(rb"<script|<iframe|url\(|@import|src=.https?:|\son\w+=", content)


def test_text_of_the_article_is_whole():
    assert text_without_marks(FILES["article.xhtml"].decode()) == ARTICLE.text


def test_calibre_files_marks_under_the_sections_of_the_table_of_contents():
    text = "Lead\nMill\nOne\nDeep\nTwo\nNext\nThree"
    blocks = (
        Block(BlockKind.HEADING, 5, 9, 1), Block(BlockKind.HEADING, 14, 18, 3), Block(BlockKind.HEADING, 23, 27, 2),
    )  # fmt: skip
    marks = tuple(marked(n, text.index(w), text.index(w) + len(w), text) for n, w in enumerate(text.split("\n"), 1))
    filed = [mark["toc_family_titles"] for mark in calibres(opened(epub(copy_of(text, marks, blocks=blocks))))]
    title = copy_of(text).reading.article.title
    assert filed == [
        [title], ["Mill"], ["Mill"], ["Mill", "Deep"], ["Mill", "Deep"], ["Mill", "Next"], ["Mill", "Next"],
    ]  # fmt: skip
    bare = calibres(opened(epub(copy_of(text, marks[:1], blocks=blocks[1:], title=None))))
    assert bare[0]["toc_family_titles"] == ["Article"]
