import time
from pathlib import Path

import pytest

from reader.model.article import Article, BlockKind, EmphasisKind
from reader.model.errors import ArticleUnreadableError
from reader.text.page import read_page


@pytest.fixture(scope="module")
def ferry(articles: Path) -> Article:
    return read_page((articles / "pages" / "ferry.html").read_text("utf-8"), None)


def texts(article: Article, kind: BlockKind) -> list[str]:
    return [article.text[block.start : block.end] for block in article.blocks if block.kind is kind]


def test_page_tells_what_it_is(ferry):
    assert ferry.title == "Ferry stays in port as council and owner argue"
    assert ferry.publisher == "The Skerry Post"
    assert ferry.authors == ("Orla Vint", "Piet Aamodt")
    assert ferry.published == "2023-03-09"
    assert ferry.language == "en"
    assert ferry.url == "https://www.skerrypost.example/news/2023/03/09/ferry-stays"


def test_title_is_the_first_block(ferry):
    first = ferry.blocks[0]
    assert (first.kind, first.level) == (BlockKind.HEADING, 1)
    assert ferry.text[first.start : first.end] == ferry.title


def test_standfirst_stands_before_the_body(ferry):
    assert texts(ferry, BlockKind.PARAGRAPH)[0].startswith("Islanders have waited nine days")


def test_caption_comes_with_its_picture_and_its_photographer(ferry):
    figure = next(block for block in ferry.blocks if block.kind is BlockKind.FIGURE)
    assert figure.image is not None
    assert figure.image.href == "https://img.skerrypost.example/ferry.jpg"
    assert figure.image.alt == "A ferry at a pier"
    assert "The Marit lies at the pier in Vesthavn. Photo: Lene Okafor" in texts(ferry, BlockKind.CAPTION)
    assert "A ferry at a pier" not in ferry.text


def test_paragraph_full_of_links_is_kept(ferry):
    assert "the contract, the inspection report, the letter of 3 March and the minutes." in ferry.text


def test_quotes_and_embedded_posts_are_kept(ferry):
    quotes = texts(ferry, BlockKind.QUOTE)
    assert "The engine was sound when we handed it over, and we have the papers to show it." in quotes
    assert "Nine days now. My mother has no medicine left." in quotes
    assert any("Jon Ytre" in quote for quote in quotes)
    assert "It is not there." in quotes


def test_list_items_are_kept_with_their_depth(ferry):
    items = [block for block in ferry.blocks if block.kind is BlockKind.LIST_ITEM]
    assert [ferry.text[b.start : b.end] for b in items] == [
        "the harbour was not dredged",
        "the pilot fell ill",
        "the spare part was lost",
    ]
    assert {block.level for block in items} == {1}


def test_rows_of_a_table_are_blocks_with_cells_apart(ferry):
    assert texts(ferry, BlockKind.TABLE_ROW) == ["Year Days", "2021 4", "2022 11"]


def test_headings_keep_their_level(ferry):
    assert (BlockKind.HEADING, 2) in {(block.kind, block.level) for block in ferry.blocks}
    assert "What the inspector found" in texts(ferry, BlockKind.HEADING)


@pytest.mark.parametrize(
    "words",
    [
        "cookies",
        "Sport",
        "Share on Facebook",
        "Ferry owner warned twice",
        "Sign up for our weekly letter",
        "Five boats that never sailed",
        "Hidden words",
        "Template words",
        "enable scripts",
        "I said all this in January",
        "All rights reserved",
        "By Orla Vint",
        "Accept",
    ],
)
def test_furniture_is_left_out(ferry, words):
    assert words not in ferry.text


def test_words_left_out_are_counted(ferry):
    assert 40 < ferry.words_left_out < 120


def test_whole_page_has_all_visible_words_and_no_others(articles):
    whole = read_page((articles / "pages" / "ferry.html").read_text("utf-8"), None, whole_page=True)
    for words in (
        "We use cookies",
        "Share on Facebook",
        "First! I said all this",
        "All rights reserved",
        "worn through",
    ):
        assert words in whole.text
    for words in ("Hidden words", "Template words", "enable scripts", "color: red"):
        assert words not in whole.text
    assert whole.words_left_out == 0


def test_inline_elements_neither_glue_nor_split_words(ferry):
    assert "said Toreid Haugen, who" in ferry.text


def test_soft_hyphens_and_combining_marks_stay(ferry):
    assert "inspec\u00adtor, Ida Moe\u0301n," in ferry.text


def test_links_are_absolute_and_stand_on_their_words(ferry):
    links = {link.span.of(ferry.text): link.href for block in ferry.blocks for link in block.links}
    assert links["worn through"] == "https://www.inspect.example/report"
    assert links["the contract"] == "https://www.skerrypost.example/a"


def test_links_and_pictures_start_from_where_the_page_says():
    page = '<base href="/from/"><link rel=canonical href="https://other.example/"><h1>A title of some words</h1>'
    page += "<p>" + "Word after word stands here. " * 9 + '<a href="there">A link</a>'
    article = read_page(page + '<figure><img src="b.png"></figure>', "https://paper.example/a")
    assert [link.href for block in article.blocks for link in block.links] == ["https://paper.example/from/there"]
    assert [b.image.href for b in article.blocks if b.image] == ["https://paper.example/from/b.png"]


def test_emphasis_stands_on_its_words(ferry):
    marks = {(e.span.of(ferry.text), e.kind) for block in ferry.blocks for e in block.emphases}
    assert ("fell ill", EmphasisKind.EMPHASIS) in marks
    assert ("Tor", EmphasisKind.STRONG) in marks


def test_script_addresses_are_no_links():
    page = "<h1>A title of some words</h1><p>" + "Word after word stands here. " * 9
    article = read_page(
        page + '<a href="javascript:alert(1)">press</a> <a href="data:text/html,x">or this</a>.</p>', None
    )
    assert not [link for block in article.blocks for link in block.links]


def test_line_breaks_part_lines_and_two_part_paragraphs():
    body = "The first line of the notice is here<br>and its second line<br><br>Another paragraph of the notice " * 3
    article = read_page(f"<h1>A notice from the board</h1><div>{body}</div>", None)
    assert "is here\nand its second line" in article.text
    assert len([b for b in article.blocks if b.kind is BlockKind.PARAGRAPH]) == 4


def test_short_bold_line_above_a_paragraph_is_a_heading():
    page = "<h1>The mill by the river</h1>" + "<p>The mill has stood there for two hundred years, people say.</p>" * 2
    page += (
        "<p><strong>No water in July</strong></p><p>In July the river is dry and the wheel stands still, he said.</p>"
    )
    article = read_page(page, None)
    assert "No water in July" in texts(article, BlockKind.HEADING)


def test_caption_left_open_does_not_swallow_the_body():
    page = "<h1>The mill by the river</h1><div class='caption'><figcaption>The mill in May.</figcaption>"
    page += "".join(
        f"<p>Paragraph {n} about the mill, the miller and the water, as people tell it.</p>" for n in range(9)
    )
    article = read_page(page, None)
    assert len(texts(article, BlockKind.PARAGRAPH)) == 9
    assert texts(article, BlockKind.CAPTION) == ["The mill in May."]


def test_class_word_around_every_paragraph_is_no_furniture():
    paragraphs = [f"Paragraph {n} about the mill, the miller and the water, as people tell it." for n in range(9)]
    page = "<h1>The mill by the river</h1>" + "".join(f'<div class="widget-text"><p>{p}</p></div>' for p in paragraphs)
    assert texts(read_page(page, None), BlockKind.PARAGRAPH) == paragraphs


def test_long_list_of_links_takes_no_long_time():
    items = "".join(f"<li><a href=https://paper.example/{n}>Item number {n}</a></li>" for n in range(8000))
    page = f"<h1>A list of all the boats</h1><p>{'Word after word stands here. ' * 9}:</p><ul>{items}</ul>"
    begun = time.process_time()  # not the clock's: the machine may be busy
    read_page(page, None)
    assert time.process_time() - begun < 15  # it took 30 s and more when each link looked at all others


def test_page_of_links_is_no_article():
    page = "<title>Log in</title><form><input name=user><a href='/forgot'>Forgotten?</a></form>"
    with pytest.raises(ArticleUnreadableError) as error:
        read_page(page, None)
    assert error.value.hint


@pytest.mark.parametrize(
    "markup",
    [
        "<div>" * 100_000 + "<p>" + "Down here are words at last. " * 10,
        "<b>" * 100_000 + "Bold words that go on and on. " * 10,
        "<p>" + "Words before the noise of it all. " * 10 + "<!--" * 100_000,
        "<p>" + "Words before the noise of it all. " * 10 + "&" * 100_000,
        "<h1>A title of some words</h1><p>" + "Word after word stands here. " * 10 + "<a " * 50_000,
        "<script type='application/ld+json'>" + "[" * 100_000 + "</script><p>" + "Words that stand after it. " * 10,
    ],
    ids=["deep", "bold", "comments", "ampersands", "tags", "json"],
)
def test_hostile_markup_still_gives_its_words(markup):
    assert "ords" in read_page(markup, None).text


def test_entities_of_a_document_type_are_not_expanded():
    page = '<!DOCTYPE html [<!ENTITY x SYSTEM "file:///etc/passwd">]><h1>A title of words</h1><p>'
    assert "root:" not in read_page(page + "&x; " + "Word after word stands here. " * 9, None).text
