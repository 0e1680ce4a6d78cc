import time

import pytest

from reader.model.article import Article, BlockKind, EmphasisKind
from reader.model.original import Original
from reader.model.wire import article_from_json, article_to_json
from reader.text.load import load
from tests.text.made_pdf import BOLD, ITALIC, Page, pdf

WORDS = "The harbour master told the council on Monday that the boats would come later this year"
SENTENCE = f"{WORDS}, and nobody asked him why."


def opened(content: bytes, **more) -> Article:
    return load(Original(content, "folder/report.pdf", **more))


def texts(article: Article, kind: BlockKind) -> list[str]:
    return [article.text[block.start : block.end] for block in article.blocks if block.kind is kind]


@pytest.fixture(scope="module", params=["ferry-printed.pdf", "ferry-columns.pdf"])
def ferry(request, articles) -> Article:
    """One article, printed from a browser, and set in two columns with words hyphenated."""
    return opened((articles / "pdf" / request.param).read_bytes())


def page(*lines: str, size: float = 10) -> Page:
    made = Page()
    for number, line in enumerate(lines):
        made.write(60, 100 + 1.3 * size * number, line, size)
    return made


def test_title_author_and_day_are_read(ferry):
    assert ferry.title == "Ferry stays in port as council and owner argue"
    assert (ferry.authors, ferry.published, ferry.language) == (("Orla Vint",), "2023-03-09", "en")
    first = ferry.blocks[0]
    assert (first.kind, first.level, ferry.text[first.start : first.end]) == (BlockKind.HEADING, 1, ferry.title)


def test_headings_stand_where_the_page_has_them(ferry):
    headings = [(block.level, ferry.text[block.start : block.end]) for block in ferry.blocks if block.level]
    assert (2, "What the inspector found") in headings
    assert (2, "A winter without a timetable") in headings


def test_paragraphs_are_joined_over_lines_columns_and_pages(ferry):
    paragraphs = texts(ferry, BlockKind.PARAGRAPH)
    (long,) = [one for one in paragraphs if one.startswith("“Nine days now.")]
    assert long.endswith("standing in the refrigerator of the ferry company.")
    assert sum(len(one.split()) > 20 for one in paragraphs) in (6, 7)


def test_words_broken_at_line_ends_are_whole(ferry):
    assert not [word for word in ferry.text.split() if "\u2010" in word]
    for word in ("comparatively", "administration", "renegotiated", "explained", "well-known", "neighbouring"):
        assert word in ferry.text


def test_picture_stands_before_its_caption(ferry):
    kinds = [block.kind for block in ferry.blocks]
    figure = kinds.index(BlockKind.FIGURE)
    image = ferry.blocks[figure].image
    assert image is not None
    assert (image.data or b"").startswith(b"\x89PNG")
    assert kinds[figure + 1] is BlockKind.CAPTION
    assert texts(ferry, BlockKind.CAPTION) == ["The Marit lies at the pier in Vesthavn. Photo: Lene Okafor"]


def test_table_is_read_row_by_row(ferry):
    assert texts(ferry, BlockKind.TABLE_ROW) == ["Year Days Boats", "2021 4 12", "2022 11 9", "2023 9 7"]


def test_links_and_emphasis_stand_on_their_words(ferry):
    links = {link.span.of(ferry.text).strip(","): link.href for block in ferry.blocks for link in block.links}
    assert links == {"worn through": "https://www.inspect.example/report"}
    marks = {(one.span.of(ferry.text), one.kind) for block in ferry.blocks for one in block.emphases}
    assert ("Ida Moén", EmphasisKind.EMPHASIS) in marks


def test_what_a_browser_prints_at_the_edges_is_left_out_but_its_address_kept(articles):
    article = opened((articles / "pdf" / "ferry-printed.pdf").read_bytes())
    assert article.url == "http://www.skerrypost.example/news/ferry.html"
    assert "skerrypost" not in article.text
    assert "1/2" not in article.text
    assert article.words_left_out > 20
    assert article.publisher == "The Skerry Post"


def test_whole_page_keeps_what_repeats(articles):
    content = (articles / "pdf" / "ferry-printed.pdf").read_bytes()
    article = load(Original(content, "x.pdf"), whole_page=True)
    assert article.text.count("http://www.skerrypost.example/news/ferry.html") == 2


def test_running_heads_and_page_numbers_are_left_out():
    pages = []
    for number in range(6):
        made = page(*[f"{WORDS} {chr(97 + number)} {chr(97 + line)}" for line in range(26)])
        made.write(60, 40, "The Skerry Post" if number % 2 else "A report on boats", 8)
        made.write(300, 800, str(number + 11), 8)
        pages.append(made)
    article = opened(pdf(pages))
    assert "Skerry" not in article.text
    assert "report" not in article.text
    assert not [word for word in article.text.split() if word in ("11", "12", "16")]
    assert article.words_left_out == 3 * 3 + 3 * 4 + 6


def test_chapters_numbered_at_the_top_of_their_pages_stay():
    pages = []
    for number in range(4):
        made = page("", *[f"{WORDS} {number} {line}" for line in range(20)])
        made.write(60, 90, f"Chapter {number + 1}", 18, BOLD)
        pages.append(made)
    assert texts(opened(pdf(pages)), BlockKind.HEADING) == [f"Chapter {number}" for number in range(1, 5)]


def test_hyphen_that_belongs_to_the_word_stays():
    lines = [
        "The council wants a well-known boat, and the mayor a well-",
        "known crew. It spoke of the EU-",
        "countries, of an inspec-",
        "tor whose word nobody doubts, and of self-",
        "government on the islands.",
    ]
    text = opened(pdf([page(*lines)])).text
    assert "a well-known crew" in text
    assert "EU-countries" in text
    assert "an inspector whose" in text
    assert "self-government" in text


def test_headings_go_by_size_then_by_weight():
    made = Page()
    made.write(60, 80, "Boats for the islands", 24)
    made.write(60, 120, "What the council wants", 14)
    made.write(60, 140, SENTENCE[:80], 10)
    made.write(60, 170, "A smaller matter", 10, BOLD)
    made.write(60, 190, SENTENCE[:80], 10)
    article = opened(pdf([made]))
    found = [(b.level, article.text[b.start : b.end]) for b in article.blocks if b.kind is BlockKind.HEADING]
    assert found == [(1, "Boats for the islands"), (2, "What the council wants"), (3, "A smaller matter")]


def test_words_in_italics_inside_a_paragraph_are_marked():
    made = page(WORDS)
    made.write(60, 113, "and", 10)
    made.write(84, 113, "nobody", 10, ITALIC)
    made.write(126, 113, "asked him why.", 10)
    article = opened(pdf([made]))
    assert article.text == f"{WORDS} and nobody asked him why."
    (mark,) = article.blocks[0].emphases
    assert mark.span.of(article.text) == "nobody"


def test_title_of_a_program_is_not_believed():
    for title in ("Microsoft Word - report.docx", "report.indd", "untitled", "Another thing altogether"):
        assert opened(pdf([page(SENTENCE[:80], SENTENCE[80:])], {"Title": title})).title is None


def test_owner_of_the_program_is_no_author():
    lines = (SENTENCE[:80], SENTENCE[80:], "The report is by Orla Vint of the Skerry Post.")
    assert opened(pdf([page(*lines)], {"Author": "Office User"})).authors == ()
    assert opened(pdf([page(*lines)], {"Author": "Piet Aamodt"})).authors == ()
    assert opened(pdf([page(*lines)], {"Author": "Orla Vint"})).authors == ("Orla Vint",)


def test_day_of_the_file_is_believed_only_where_the_text_names_its_year():
    day = {"CreationDate": "D:20230309120000Z"}
    assert opened(pdf([page(SENTENCE[:80], "in 2023, they say")], day)).published == "2023-03-09"
    assert opened(pdf([page(SENTENCE[:80], "in May, they say")], day)).published is None
    printed = {**day, "Producer": "Skia/PDF m120"}
    assert opened(pdf([page(SENTENCE[:80], "in 2023, they say")], printed)).published is None


def test_pages_held_sideways_are_read_upright():
    made = Page(turned=90)
    for number, line in enumerate((SENTENCE[:60], SENTENCE[60:])):
        made.write_upwards(100 + 13 * number, 700, line)
    assert opened(pdf([made])).text == " ".join(SENTENCE.split())


def test_words_that_run_up_the_margin_are_left_aside():
    made = page(SENTENCE[:80], SENTENCE[80:])
    made.write_upwards(20, 600, "Printed on the island")
    article = opened(pdf([made]))
    assert "island" not in article.text
    assert article.words_left_out == 4


def test_text_over_a_picture_of_the_page_is_read_without_the_picture():
    made = page(SENTENCE[:80], SENTENCE[80:])
    made.show(0, 842, 595, 842)
    article = opened(pdf([made]))
    assert [block.kind for block in article.blocks] == [BlockKind.PARAGRAPH]


def test_lines_before_the_mark_of_a_pdf_do_not_matter():
    assert opened(b"\r\n\xef\xbb\xbf" + pdf([page(SENTENCE[:80], SENTENCE[80:])])).text.startswith("The harbour")


def test_article_about_pdf_files_is_text():
    text = "A file of this kind begins with %PDF-1.7, and most people never see it. " * 3
    assert load(Original(text.encode(), "about.txt")).text.startswith("A file of this kind")


def test_whatever_is_read_of_a_pdf_can_be_sent(ferry):
    assert article_from_json(article_to_json(ferry)) == ferry


def test_a_hundred_pages_take_seconds():
    pages = [page(*[f"{WORDS} {number} {line}" for line in range(45)]) for number in range(100)]
    content = pdf(pages)
    begun = time.process_time()
    assert len(opened(content).text.split()) > 70_000
    assert time.process_time() - begun < 10
