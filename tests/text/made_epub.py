"""EPUBs made for the tests."""

import io
import zipfile
from collections.abc import Mapping, Sequence

CONTAINER = """<?xml version="1.0"?><container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
<rootfiles><rootfile full-path="OEBPS/book.opf" media-type="application/oebps-package+xml"/></rootfiles></container>"""
FACTS = """<dc:title>The winter of the boats</dc:title><dc:creator id="c">Orla Vint</dc:creator>
<meta refines="#c" property="role" scheme="marc:relators">aut</meta><dc:creator id="d">Piet Aamodt</dc:creator>
<meta refines="#d" property="role" scheme="marc:relators">ill</meta><dc:language>en-GB</dc:language>
<dc:publisher>Skerry Books</dc:publisher><dc:date>2023-03-09T00:00:00Z</dc:date>"""
SENTENCE = "The harbour master told the council on Monday that the boats would come later this year."


def chapter(body: str, head: str = "<title/>") -> str:
    """Return a chapter as XHTML, with an empty title that is one element in XML and none in HTML."""
    return (
        '<?xml version="1.0" encoding="utf-8"?><!DOCTYPE html><html xmlns="http://www.w3.org/1999/xhtml" '
        f'xmlns:epub="http://www.idpf.org/2007/ops"><head>{head}</head><body>{body}</body></html>'
    )


def epub(
    chapters: Sequence[str | bytes],
    more: Mapping[str, bytes] | None = None,
    *,
    facts: str = FACTS,
    items: str = "",
    references: str = "",
    container: str = CONTAINER,
    deflated: bool = True,
) -> bytes:
    """Return an EPUB of chapters, called OEBPS/text/c0.xhtml and so on, and of more files by their names."""
    listed = "".join(
        f'<item id="c{n}" href="text/c{n}.xhtml" media-type="application/xhtml+xml"/>' for n in range(len(chapters))
    )
    spine = "".join(f'<itemref idref="c{n}"/>' for n in range(len(chapters)))
    package = (
        '<?xml version="1.0"?><package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="u">'
        '<metadata xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:opf="http://www.idpf.org/2007/opf">'
        f"{facts}</metadata><manifest>{listed}{items}</manifest><spine>{spine}{references}</spine></package>"
    )
    files = {"META-INF/container.xml": container, "OEBPS/book.opf": package}
    result = io.BytesIO()
    with zipfile.ZipFile(result, "w", zipfile.ZIP_DEFLATED if deflated else zipfile.ZIP_STORED) as archive:
        archive.writestr(zipfile.ZipInfo("mimetype"), "application/epub+zip")
        for name, content in (*files.items(), *(more or {}).items()):
            archive.writestr(name, content)
        for number, content in enumerate(chapters):
            archive.writestr(f"OEBPS/text/c{number}.xhtml", content)
    return result.getvalue()
