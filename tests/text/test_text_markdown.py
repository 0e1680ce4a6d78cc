import base64

from reader.model.article import BlockKind, EmphasisKind
from reader.text.markdown import is_markdown, read_markdown

PNG = "data:image/png;base64," + base64.b64encode(b"\x89PNG\r\n\x1a\n" + b"\1" * 200).decode()
NOTE = f"""---
title: "The mill stands still"
author: Ada Holm
date: 2022-07-01
lang: en
url: https://paper.example/mill
---

The **miller** is [at home](/where), *she* says.

> The river is dry.

- one
  - two

| Year | Days |
|------|------|
| 2021 | 4 |

![A wheel]({PNG} "The wheel in July")

<b>not bold</b>
"""


def test_front_matter_tells_what_the_article_is():
    article = read_markdown(NOTE, None)
    assert (article.title, article.authors, article.published) == ("The mill stands still", ("Ada Holm",), "2022-07-01")
    assert (article.language, article.url) == ("en", "https://paper.example/mill")
    assert article.text.startswith("The mill stands still\n\nThe miller is at home, she says.")


def test_blocks_are_what_the_marks_say():
    article = read_markdown(NOTE, None)
    found = [(b.kind, b.level, article.text[b.start : b.end]) for b in article.blocks]
    assert (BlockKind.QUOTE, 1, "The river is dry.") in found
    assert (BlockKind.LIST_ITEM, 2, "two") in found
    assert (BlockKind.TABLE_ROW, 0, "2021 4") in found
    assert (BlockKind.CAPTION, 0, "The wheel in July") in found
    assert any(block.image and block.image.data for block in article.blocks)


def test_links_and_emphases_stand_on_their_words():
    article = read_markdown(NOTE, None)
    links = [(link.span.of(article.text), link.href) for b in article.blocks for link in b.links]
    assert links == [("at home", "https://paper.example/where")]
    marks = {(e.span.of(article.text), e.kind) for b in article.blocks for e in b.emphases}
    assert marks == {("miller", EmphasisKind.STRONG), ("she", EmphasisKind.EMPHASIS)}


def test_raw_html_is_words():
    assert "<b>not bold</b>" in read_markdown(NOTE, None).text


def test_prose_is_no_markdown():
    assert not is_markdown("A title\n\n– I am here, she says.\n\n#1 in the list, and 2 * 3 * 4.")
    assert is_markdown("# A title\n\nWords.")


def test_lines_that_end_as_on_windows_have_a_front_matter_too():
    written = "---\r\ntitle: The bridge\r\nauthor: Ida Moe\r\n---\r\n\r\nIt opens.\r\n"
    read = read_markdown(written, None)
    assert (read.title, read.authors) == ("The bridge", ("Ida Moe",))
    assert "author" not in read.text
    assert is_markdown(written)
