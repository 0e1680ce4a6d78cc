import gzip
import time

import pytest

from reader.model.article import BlockKind
from reader.model.errors import ArticleUnreadableError
from reader.model.original import Original
from reader.model.wire import article_from_json, article_to_json
from reader.text.load import load

PNG = b"\x89PNG\r\n\x1a\n" + b"\0" * 40


def opened(content: bytes, name: str = "file.html", **more):
    return load(Original(content, name, **more))


def test_content_decides_what_a_file_is(articles):
    page = (articles / "pages" / "ferry.html").read_bytes()
    assert opened(page, "notes.txt").title == "Ferry stays in port as council and owner argue"
    assert opened(b"Only words\n\nThat stand in a file.", "page.html").title == "Only words"
    assert opened(b"# Title\n\nSome *words* here.", "x.txt").title == "Title"


def test_gzip_is_unpacked(articles):
    page = (articles / "pages" / "ferry.html").read_bytes()
    assert opened(gzip.compress(page)) == opened(page)
    assert opened(gzip.compress(gzip.compress(page))) == opened(page)


def test_fragment_from_the_clipboard_is_html():
    content = b"<meta charset='utf-8'><p>" + b"Words from the clipboard, and more. " * 5 + b"</p>"
    article = opened(content, "pasted text", media_type="text/html")
    assert article.blocks[0].kind is BlockKind.PARAGRAPH


def test_address_of_the_page_stays_with_the_article():
    page = b"<h1>A title of words</h1><p>" + b"Word after word stands here. " * 9
    assert opened(page, url="https://paper.example/a").url == "https://paper.example/a"
    assert opened(page).url is None


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "empty"),
        (b" \n\t ", "empty"),
        (PNG, "picture"),
        (b"\xff\xd8\xff\xe0" + b"\0" * 40, "picture"),
        (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj", "PDF"),
        (b"PK\x03\x04\x14\0\0\0\x08\0" + b"\0" * 40, "ZIP"),
        (b"PK\x03\x04\x14\0\0\0\x08\0" + b"\0" * 16 + b"word/document.xml" + b"\0" * 9, "Word"),
        (bytes(range(256)) * 40, "not text"),
        (b'<?xml version="1.0"?><rss><channel><title>x</title></channel></rss>', "XML"),
        (b'<svg xmlns="http://www.w3.org/2000/svg"><text>words</text></svg>', "XML"),
        (b"12345 67890 !!", "no words"),
        (gzip.compress(b"Words in here and more of them.")[:-12], "damaged"),
        (gzip.compress(b"\0" * 50_000_000), "larger"),
        (b"word " * 3_000_000, "larger"),
    ],
    ids=[
        "empty",
        "blank",
        "png",
        "jpeg",
        "pdf",
        "zip",
        "word",
        "junk",
        "rss",
        "svg",
        "digits",
        "cut gzip",
        "bomb",
        "long",
    ],
)
def test_what_is_no_article_is_refused_in_a_sentence(content, says):
    with pytest.raises(ArticleUnreadableError) as error:
        opened(content, "folder/saved.html")
    assert says in str(error.value)
    assert str(error.value).endswith(".")
    assert error.value.hint.endswith(".")
    assert "folder" not in str(error.value)


LONG = "https://paper.example/" + "a" * 11_000
PAGE = "<html><h1>A title of words</h1><p>" + "Word after word stands here. " * 9


@pytest.mark.parametrize(
    "text",
    [
        f"# Title\n\n[a]({LONG}) and ![b]({LONG})\n\nWords.",
        "# Title\n\n![a](mailto:ada@paper.example)\n\nWords.",
        "---\nurl: mailto:ada@paper.example\n---\n# Title\n\nWords.",
        "# " + "word " * 3000 + "\n\nWords.",
        "a" * 11_000 + "\n\nWords.",
        f"{PAGE}<a href={LONG}>a</a><figure><img src={LONG}></figure><link rel=canonical href={LONG}>",
        "<h1>" + "word " * 3000 + f"</h1>{PAGE}",
        PAGE
        + "".join(f'<meta name=dc.creator content="Ada {chr(65 + n // 50)}l{chr(192 + n % 50)}">' for n in range(1500)),
    ],
    ids=["addresses", "mailbox shown", "mailbox read", "heading", "first line", "page", "h1", "authors"],
)
def test_whatever_is_read_can_be_sent(text):
    article = opened(text.encode(), "a page")
    assert article_from_json(article_to_json(article)) == article


@pytest.mark.parametrize("before", [b"\n", b"<!-- a comment -->"])
def test_what_is_repeated_before_the_words_takes_no_long_time(before):
    begun = time.process_time()
    assert "Words at last" in opened(before * 25 + b"<p>" + b"Words at last. " * 20).text
    assert "Words at last" in opened(before * 25 + b"Words at last. " * 20).text
    assert time.process_time() - begun < 2


def test_fifty_thousand_words_load_in_seconds():
    sentence = "The harbour master told the council that the boats would come later this year. "
    page = "<h1>A long report on boats</h1>" + "".join(f"<p>{sentence * 4}</p>" for _ in range(900))
    begun = time.process_time()
    article = opened(page.encode())
    assert len(article.text.split()) > 49_000
    assert time.process_time() - begun < 5
