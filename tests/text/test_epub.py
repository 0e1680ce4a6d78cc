import pytest

from reader.model.article import Article, BlockKind
from reader.model.original import Original
from reader.model.wire import article_from_json, article_to_json
from reader.text.load import load
from tests.text.made_epub import SENTENCE, chapter, epub

PNG = b"\x89PNG\r\n\x1a\n" + b"\1" * 200
SVG = b"<svg xmlns='http://www.w3.org/2000/svg'><text>Words</text></svg>" + b" " * 200
PICTURE = (
    '<figure><img src="../img/a%20boat.png" alt="A boat"/><figcaption>The Marit at the pier.</figcaption></figure>'
)
FIRST = chapter(
    f"<h1>Ice</h1><p>{SENTENCE} “Nobody asked us,” said Jon&nbsp;Ytre.<a epub:type='noteref' href='#n1'>1</a></p>"
    f"<aside epub:type='footnote' id='n1'><p>He said so in May.</p></aside>{PICTURE}"
    f"<p>See <a href='c1.xhtml'>the next chapter</a> or <a href='https://paper.example/a'>the paper</a>.</p>"
)
SECOND = chapter(f"<h1>Thaw</h1><h2>March</h2><blockquote><p>{SENTENCE}</p></blockquote><ul><li>one boat</li></ul>")


def opened(content: bytes, **more) -> Article:
    return load(Original(content, "folder/boats.epub"), **more)


def texts(article: Article, kind: BlockKind) -> list[str]:
    return [article.text[block.start : block.end] for block in article.blocks if block.kind is kind]


@pytest.fixture(scope="module")
def book() -> Article:
    return opened(epub([FIRST, SECOND], {"OEBPS/img/a boat.png": PNG}))


def test_package_says_what_the_book_is(book):
    assert (book.title, book.authors) == ("The winter of the boats", ("Orla Vint",))
    assert (book.published, book.language, book.publisher) == ("2023-03-09", "en", "Skerry Books")


def test_chapters_follow_one_another_under_the_title(book):
    headings = [(block.level, book.text[block.start : block.end]) for block in book.blocks if block.level]
    assert [one for one in headings if one[0] < 4][:1] == [(1, "The winter of the boats")]
    assert [one for one in headings if one[1] in ("Ice", "Thaw", "March")] == [(2, "Ice"), (2, "Thaw"), (3, "March")]
    assert texts(book, BlockKind.QUOTE) == [SENTENCE]
    assert texts(book, BlockKind.LIST_ITEM) == ["one boat"]


def test_pictures_come_out_of_the_package_with_their_captions(book):
    (figure,) = [block for block in book.blocks if block.kind is BlockKind.FIGURE]
    assert figure.image is not None
    assert (figure.image.data, figure.image.href, figure.image.alt) == (PNG, None, "A boat")
    assert texts(book, BlockKind.CAPTION) == ["The Marit at the pier."]


def test_notes_stand_behind_the_chapter_that_they_belong_to(book):
    text = book.text
    assert text.index("the next chapter") < text.index("He said so in May.") < text.index("Thaw")


def test_links_inside_the_book_are_words_and_those_to_the_web_are_links(book):
    assert [link.href for block in book.blocks for link in block.links] == ["https://paper.example/a"]
    assert "the next chapter" in book.text


def test_characters_that_html_names_are_read(book):
    assert "said Jon\xa0Ytre" in book.text or "said Jon Ytre" in book.text


def test_title_that_the_only_chapter_says_too_is_not_said_twice():
    body = f"<p>Skerry Books</p><h1>The winter of the boats</h1><h2>Ice</h2><p>{SENTENCE}</p>"
    article = opened(epub([chapter(body)]))
    assert article.text.count("The winter of the boats") == 1
    assert article.text.startswith("The winter of the boats")
    assert (2, "Ice") in {(block.level, article.text[block.start : block.end]) for block in article.blocks}


def test_list_of_contents_is_left_out_unless_all_is_wanted():
    contents = chapter("<nav><ol><li><a href='c0.xhtml'>Ice on the pier</a></li></ol></nav>").encode()
    content = epub(
        [FIRST],
        {"OEBPS/nav.xhtml": contents},
        items='<item id="n" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>',
        references='<itemref idref="n"/>',
    )
    assert "Ice on the pier" not in opened(content).text
    assert opened(content).words_left_out == 4
    assert "Ice on the pier" in opened(content, whole_page=True).text


def test_what_stands_aside_from_the_flow_comes_last():
    content = epub(
        [FIRST],
        {"OEBPS/a.xhtml": chapter("<p>Beside the flow.</p>").encode()},
        items='<item id="a" href="a.xhtml" media-type="application/xhtml+xml"/>',
        references='<itemref idref="a" linear="no"/>',
    )
    assert opened(content).text.endswith("Beside the flow.")


def test_cover_in_a_drawing_is_shown():
    cover = chapter(
        '<div><svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 9 9">'
        '<image width="900" height="900" xlink:href="../cover.png"/></svg></div>'
    )
    article = opened(epub([cover, SECOND], {"OEBPS/cover.png": PNG}))
    assert [block.image.data for block in article.blocks if block.image] == [PNG]


def test_drawings_are_never_pictures():
    page = chapter(
        f"<p>{SENTENCE}</p><img src='../a.svg'/><img src='../../../../etc/passwd'/><img src='file:///a.png'/>"
    )
    assert not [block for block in opened(epub([page], {"OEBPS/a.svg": SVG})).blocks if block.image]


def test_older_packages_are_read():
    facts = (
        '<dc:title>Boats</dc:title><dc:creator opf:role="ill">Piet Aamodt</dc:creator>'
        '<dc:creator opf:role="aut" opf:file-as="Vint, Orla">Vint, Orla</dc:creator>'
        '<dc:date opf:event="creation">2020-01-01</dc:date><dc:date opf:event="publication">2021-05-06</dc:date>'
        "<dc:source>https://paper.example/boats</dc:source>"
    )
    article = opened(epub([SECOND], facts=facts))
    assert (article.authors, article.published) == (("Orla Vint",), "2021-05-06")
    assert article.url == "https://paper.example/boats"


def test_book_that_states_nothing_is_read_all_the_same():
    article = opened(epub([SECOND], facts=""))
    assert (article.title, article.authors, article.published, article.publisher) == (None, (), None, None)
    assert article.language == "en"
    assert SENTENCE in article.text


def test_chapter_that_is_no_xml_is_read_as_html():
    article = opened(epub([f"<html><body><p>{SENTENCE}<br>An open line & more<p>Another</body>", SECOND]))
    assert "An open line & more" in article.text
    assert "Another" in article.text


def test_chapter_that_is_missing_costs_no_other():
    content = epub([SECOND], items='<item id="x" href="gone.xhtml" media-type="application/xhtml+xml"/>',
                   references='<itemref idref="x"/>')  # fmt: skip
    assert SENTENCE in opened(content).text


def test_fonts_that_are_only_obfuscated_lock_nothing():
    method = (
        '<EncryptedData xmlns="http://www.w3.org/2001/04/xmlenc#"><EncryptionMethod Algorithm="%s"/></EncryptedData>'
    )
    fonts = "<encryption>" + method % "http://www.idpf.org/2008/embedding" + "</encryption>"
    assert SENTENCE in opened(epub([SECOND], {"META-INF/encryption.xml": fonts.encode()})).text


def test_every_word_of_a_book_is_kept():
    words = [f"word{number}" for number in range(600)]
    pages = [chapter("".join(f"<p>{one}</p>" for one in words[at : at + 100])) for at in range(0, 600, 100)]
    assert opened(epub(pages, facts="")).text.split() == words


def test_whatever_is_read_of_a_book_can_be_sent(book):
    assert article_from_json(article_to_json(book)) == book
