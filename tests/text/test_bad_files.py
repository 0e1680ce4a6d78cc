"""PDFs and EPUBs that are broken, locked, empty, or made to do harm; all of our own making."""

import io
import time
import zipfile

import pytest

from reader.model.errors import ArticleUnreadableError
from reader.model.original import Original
from reader.text import epub_package, pdf
from reader.text.load import load
from tests.text.made_epub import SENTENCE, chapter, epub
from tests.text.made_pdf import BOLD, Page, assembled, first_free, stream
from tests.text.made_pdf import pdf as made

LINES = (
    "The harbour master told the council on Monday that the boats",
    "would come later this year, and nobody asked.",
)


def text_page() -> Page:
    page = Page()
    for number, line in enumerate(LINES):
        page.write(60, 100 + 13 * number, line)
    return page


def opened(content: bytes, name: str):
    return load(Original(content, f"folder/{name}"))


def locked_pdf() -> bytes:
    lock = b"/Encrypt << /Filter /Standard /V 1 /R 2 /P -44 /O <%s> /U <%s> >> /ID [<00> <00>]"
    return made([text_page()]).replace(b"/Root 1 0 R", b"/Root 1 0 R " + lock % (b"41" * 32, b"42" * 32))


def scan() -> bytes:
    page = Page()
    page.show(0, 842, 595, 842)
    return made([page, page])


def unmapped() -> bytes:
    """Return a PDF whose font draws letters without saying which they are."""
    glyphs = b" ".join(b"/%s %d 0 R" % (name, 9) for name in (b"g1", b"g2"))
    font = (
        b"<< /Type /Font /Subtype /Type3 /FontBBox [0 0 9 9] /FontMatrix [0.1 0 0 0.1 0 0] /FirstChar 1 /LastChar 2 "
        b"/Widths [9 9] /Encoding << /Differences [1 /g1 /g2] >> /CharProcs << " + glyphs + b" >> >>"
    )
    draw = b"BT /F1 12 Tf 60 700 Td (" + b"\x01\x02" * 60 + b") Tj ET"
    return assembled(
        [
            b"<< /Type /Catalog /Pages 3 0 R >>",
            b"<< >>",
            b"<< /Type /Pages /Count 1 /Kids [4 0 R] >>",
            b"<< /Type /Page /Parent 3 0 R /MediaBox [0 0 595 842] /Contents 5 0 R "
            b"/Resources << /Font << /F1 6 0 R >> >> >>",
            stream(draw),
            font,
            b"null",
            b"null",
            stream(b"9 0 d0 0 0 8 8 re f"),
        ],
        root=1,
        info=2,
    )


def encrypted_epub() -> bytes:
    method = '<EncryptionMethod Algorithm="http://www.w3.org/2001/04/xmlenc#aes256-cbc"/>'
    locks = (
        f'<encryption><EncryptedData xmlns="http://www.w3.org/2001/04/xmlenc#">{method}</EncryptedData></encryption>'
    )
    return epub([chapter(f"<p>{SENTENCE}</p>")], {"META-INF/encryption.xml": locks.encode()})


def zip_with_password() -> bytes:
    content = bytearray(epub([chapter(f"<p>{SENTENCE}</p>")]))
    for mark, flag in ((b"PK\x01\x02", 8), (b"PK\x03\x04", 6)):
        at = content.rfind(mark)
        content[at + flag] |= 1
    return bytes(content)


def archive_of(**files: bytes) -> bytes:
    result = io.BytesIO()
    with zipfile.ZipFile(result, "w") as archive:
        for name, content in files.items():
            archive.writestr(name.replace("__", "/"), content)
    return result.getvalue()


@pytest.mark.parametrize(
    ("content", "name", "says"),
    [
        (locked_pdf(), "a.pdf", "password"),
        (scan(), "a.pdf", "scan"),
        (unmapped(), "a.pdf", "letters"),
        (made([Page(), Page()]), "a.pdf", "no text"),
        (made([text_page()])[:400], "a.pdf", "damaged"),
        (b"%PDF-1.7\n" + bytes(range(256)) * 30, "a.pdf", "damaged"),
        (encrypted_epub(), "a.epub", "DRM"),
        (epub([chapter("<p>x</p>")], {"META-INF/rights.xml": b"<rights/>"}), "a.epub", "DRM"),
        (zip_with_password(), "a.epub", "password"),
        (epub([chapter("<p>x</p>")])[:-60], "a.epub", "damaged"),
        (epub([chapter("<p>x</p>")], container="<container/>"), "a.epub", "damaged"),
        (epub([]), "a.epub", "no chapters"),
        (epub([chapter("<img src='a.png'/>")]), "a.epub", "only pictures"),
        (epub([chapter("<p>" + "word " * 3_000_000 + "</p>")]), "a.epub", "larger"),
        (epub([chapter("<p>x</p>"), b"\0" * 60_000_000]), "a.epub", "larger"),
        (archive_of(**{"word__document.xml": b"<w/>"}), "a.docx", "Word"),
        (archive_of(**{"xl__workbook.xml": b"<x/>"}), "a.xlsx", "Excel"),
        (archive_of(mimetype=b"application/vnd.oasis.opendocument.text"), "a.odt", "OpenDocument"),
        (archive_of(readme=b"words"), "a.zip", "ZIP"),
    ],
    ids=[
        *("locked", "scan", "unmapped", "blank", "cut pdf", "junk pdf", "drm", "rights", "zip password", "cut epub"),
        *("no package", "no chapters", "comic", "long", "bomb", "docx", "xlsx", "odt", "zip"),
    ],
)
def test_what_cannot_be_read_is_refused_in_a_sentence(content, name, says):
    begun = time.process_time()
    with pytest.raises(ArticleUnreadableError) as error:
        opened(content, name)
    assert says in str(error.value)
    assert str(error.value).endswith(".")
    assert error.value.hint.endswith(".")
    assert "folder" not in str(error.value)
    assert time.process_time() - begun < 10


def test_too_many_pages_are_refused_in_a_sentence(monkeypatch):
    monkeypatch.setattr(pdf, "MOST_SHEETS", 3)
    with pytest.raises(ArticleUnreadableError, match="4 pages, more than"):
        opened(made([text_page()] * 4), "a.pdf")


def test_too_many_files_in_a_book_are_refused(monkeypatch):
    monkeypatch.setattr(epub_package, "MOST_FILES", 5)
    with pytest.raises(ArticleUnreadableError, match="larger"):
        opened(epub([chapter(f"<p>{SENTENCE}</p>")] * 9), "a.epub")


def test_pdf_that_lacks_its_table_of_objects_is_read():
    content = made([text_page()])
    start = content.rindex(b"xref\n0")
    lost = content[:start] + content[content.rindex(b"trailer") :].replace(b"startxref\n%d" % start, b"startxref\n7")
    assert LINES[0] in opened(lost, "a.pdf").text


def test_hundred_thousand_objects_take_no_long_time():
    page = text_page()
    page.drawn += [b"%d %d 1 1 re f" % (number % 500, number // 500) for number in range(50_000)]
    begun = time.process_time()
    assert LINES[0] in opened(made([page], more=[b"<< /A 1 >>"] * 100_000), "a.pdf").text
    assert time.process_time() - begun < 20


def test_outline_that_loops_has_an_end():
    page = text_page()
    page.write(60, 60, "Boats for the islands", 12, BOLD)
    at = first_free([page])
    outline = b"<< /Type /Outlines /First %d 0 R /Last %d 0 R /Count 2 >>" % (at + 1, at + 2)
    one = b"<< /Title (Boats for the islands) /Parent %d 0 R /Next %d 0 R /First %d 0 R >>" % (at, at + 2, at + 1)
    two = b"<< /Title (Later) /Parent %d 0 R /Next %d 0 R >>" % (at, at + 1)
    content = made([page], catalog=b"/Outlines %d 0 R" % at, more=[outline, one, two])
    assert LINES[0] in opened(content, "a.pdf").text


def test_pages_that_contain_themselves_have_an_end():
    content = made([text_page()]).replace(b"/Kids [8 0 R]", b"/Kids [3 0 R]")
    with pytest.raises(ArticleUnreadableError):
        opened(content, "a.pdf")


def test_entities_of_a_book_are_not_expanded():
    bomb = "<!DOCTYPE html [<!ENTITY a 'ha'>" + "".join(
        f"<!ENTITY {chr(98 + n)} '{f'&{chr(97 + n)};' * 20}'>" for n in range(9)
    )
    page = f"{bomb}]><html xmlns='http://www.w3.org/1999/xhtml'><body><p>{SENTENCE} &j;</p></body></html>"
    article = opened(epub([page]), "a.epub")
    assert SENTENCE in article.text
    assert len(article.text) < 1000


def test_files_outside_the_book_are_not_read(tmp_path):
    secret = tmp_path / "secret.txt"
    secret.write_text("Words that are nobody's business")
    page = f"<!DOCTYPE html [<!ENTITY s SYSTEM 'file://{secret}'>]><html><body><p>{SENTENCE} &s;</p></body></html>"
    assert "business" not in opened(epub([page]), "a.epub").text


def test_chapter_that_nests_without_end_is_read():
    deep = chapter("<div>" * 30_000 + f"<p>{SENTENCE}</p>" + "</div>" * 30_000)
    assert SENTENCE in opened(epub([deep]), "a.epub").text
