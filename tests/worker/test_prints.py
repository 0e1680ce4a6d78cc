"""The process that makes PDFs, as it ships, and the PDF in a reader that is not ours."""

import subprocess
import sys
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader

from reader.app.paths import worker_command
from reader.app.printing import pdf
from reader.app.workshop import Workshop
from reader.model.article import Block, BlockKind, Image
from reader.model.errors import CopyNotWrittenError
from reader.model.request import PrintRequest
from reader.worker.prints import Prints
from tests.exchange.sample import ARTICLE, COPY
from tests.exchange.test_copy import HOSTILE, copy_of, marked

pytestmark = pytest.mark.usefixtures("pango")
CHECKOUT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def workshop():
    made = Workshop(worker_command())
    yield made
    made.close()


@pytest.fixture(scope="module")
def sample(workshop, pango):
    return PdfReader(BytesIO(pdf(COPY, workshop)))


def squeezed(text):
    return "".join(text.split())


def titles(outline):
    return [titles(entry) if isinstance(entry, list) else entry.title for entry in outline]


def tags(element):
    """Yield every element of the tree of tags."""
    element = element.get_object()
    yield element
    kids = element.get("/K", [])
    for kid in kids if isinstance(kids, list) else [kids]:
        kid = kid.get_object()
        if isinstance(kid, dict) and "/S" in kid:
            yield from tags(kid)


def links(reader):
    notes = [note.get_object() for page in reader.pages for note in page.get("/Annots", [])]
    return [note for note in notes if note["/Subtype"] == "/Link"]


def test_same_copy_gives_the_same_bytes(workshop):
    assert pdf(COPY, workshop) == pdf(COPY, workshop)


def test_text_stands_in_the_articles_order(sample):
    text = squeezed("".join(page.extract_text() for page in sample.pages))
    beginnings = [squeezed(ARTICLE.text[block.start : block.end])[:24] for block in ARTICLE.blocks]
    places = [text.find(words) for words in filter(None, beginnings)]
    assert -1 not in places
    assert places == sorted(places)


def test_notes_lost_marks_and_cards_are_in_it(sample):
    text = " ".join(" ".join(page.extract_text() for page in sample.pages).split())
    for words in ("Compare with the letter.", "words that are gone", "Unsure who says this", "For Monday’s class."):
        assert words in text
    assert "Russian diplomats hardly ever leave in this way p. 2" in text


def test_outline_holds_the_headings_and_each_card(sample):
    (title, inside) = titles(sample.outline)
    assert title == ARTICLE.title
    assert inside[0] == "A letter to colleagues"
    assert inside[-2] == "Sources 3"
    assert inside[-1][:2] == ["Who speaks 1", ["Iver B. Neumann"]]


def test_links_lead_to_pages_notes_and_cards(sample):
    outside = {link["/A"]["/URI"] for link in links(sample) if "/URI" in link.get("/A", {})}
    assert "https://www.linkedin.com" in outside
    inside = {str(link["/Dest"]) for link in links(sample) if "/Dest" in link}
    assert {"source-2", "note-1", "mark-1"} <= inside
    assert inside <= set(sample.named_destinations)


def test_file_is_tagged_for_all_readers(sample):
    root = sample.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"] == "en"
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert b"pdfuaid:part" in root["/Metadata"].get_data()
    (document,) = (
        [root["/StructTreeRoot"]["/K"]]
        if isinstance(root["/StructTreeRoot"]["/K"], dict)
        else root["/StructTreeRoot"]["/K"]
    )
    elements = list(tags(document))
    kinds = [str(element["/S"]) for element in elements]
    for kind in ("/H1", "/H2", "/H3", "/H4", "/P", "/L", "/LI", "/Link", "/Figure", "/Caption", "/Art", "/Sect"):
        assert kind in kinds
    assert [str(element["/Alt"]) for element in elements if element["/S"] == "/Figure"] == [
        block.image.alt for block in ARTICLE.blocks if block.image is not None
    ]


def test_metadata_says_what_it_is_and_no_more(sample):
    told = dict(sample.metadata)
    assert told.pop("/Title") == ARTICLE.title
    assert told.pop("/Producer").startswith("WeasyPrint")
    assert told.pop("/Creator").startswith("Kilde")
    assert set(told) <= {"/CreationDate", "/ModDate", "/Author"}
    assert str(told["/ModDate"]).startswith("D:20261123")


def test_fonts_are_the_programs_own_and_inside(sample):
    fonts = {}
    for page in sample.pages:
        for font in page["/Resources"]["/Font"].values():
            inner = font["/DescendantFonts"][0].get_object()
            fonts[str(font["/BaseFont"]).partition("+")[2]] = inner["/FontDescriptor"]
    assert fonts
    assert all(name.startswith(("Inter", "Noto-Serif", "NotoSerif")) for name in fonts), fonts
    assert all("/FontFile2" in described or "/FontFile3" in described for described in fonts.values())


def test_hostile_copy_is_printed_or_refused_and_the_next_one_printed(workshop):
    text = "\n".join(HOSTILE) + "<img src=http://x.example/a.png>\x00"
    bomb = (
        b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x7f\xff\xff\xff\x7f\xff\xff\xff\x08\x02\x00\x00\x00\x00\x00\x00\x00"
        + bytes(99)
    )
    pictures = [bomb, b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff" + bytes(50), b"GIF89a", b"RIFF\x00\x00\x00\x00WEBP"]
    blocks = tuple(Block(BlockKind.FIGURE, 0, 0, image=Image(None, data, text)) for data in pictures)
    whole = (*blocks, Block(BlockKind.PARAGRAPH, 0, len(text)))
    copy = replace(copy_of(text, (marked(1, 2, 40, text, note=text * 90),), blocks=whole, title=text), note=text)
    hostile = PdfReader(BytesIO(pdf(copy, workshop)))
    assert len(hostile.pages) > 2
    assert not any("/JavaScript" in str(link) for link in links(hostile))
    words = PdfReader(BytesIO(pdf(copy_of(HOSTILE[0], title=HOSTILE[0]), workshop)))
    assert words.pages[0].extract_text().count("</script><script>alert(1)</script> --> <!--") == 2
    assert pdf(COPY, workshop).startswith(b"%PDF")


def test_note_longer_than_a_page_is_whole(workshop):
    text = "Few words here."
    note = " ".join(f"word{number}" for number in range(2500))
    made = PdfReader(BytesIO(pdf(copy_of(text, (marked(1, 0, 3, text, note=note),)), workshop)))
    printed = squeezed("".join(page.extract_text() for page in made.pages))
    assert all(f"word{number}" in printed for number in range(2500))


def test_many_notes_on_one_line_are_whole_and_in_order(workshop):
    text = " ".join(f"w{number:03}" for number in range(90))
    marks = tuple(marked(n, 5 * n, 5 * n + 4, text, note=f"note{n:03} " * 6) for n in range(1, 90))
    made = PdfReader(BytesIO(pdf(copy_of(text, marks), workshop)))
    printed = squeezed("".join(page.extract_text() for page in made.pages))
    places = [printed.find(f"note{number:03}") for number in range(1, 90)]
    assert -1 not in places
    assert places == sorted(places)


def run(code):
    """Run a line of Python beside the press, away from this process: what it loads cannot be unloaded."""
    program = f"from reader.worker.press import *\n{code}\n"
    command = (sys.executable, "-B", "-c", program)
    return subprocess.run(command, cwd=CHECKOUT, capture_output=True, text=True, timeout=60, check=False)


@pytest.mark.parametrize(
    "address",
    [
        "http://x.example/a.png",
        "file:///etc/hostname",
        "data:text/css;base64,YQ==",
        "/etc/hostname",
        "data:image/png,x",
    ],
)
def test_nothing_is_fetched(address):
    assert "ValueError: nothing is fetched" in run(f"OnlyData().fetch({address!r})").stderr


def test_page_that_asks_for_more_gets_none_of_it():
    watch = "import sys; sys.addaudithook(lambda event, _: event.startswith(('socket.', 'urllib.')) and print(event))"
    page = (
        "<style>@import 'http://x.example/a.css'; @font-face{font-family:A;src:url(file:///etc/hostname)} "
        "p{background:url(http://x.example/b.png)}</style><link rel=stylesheet href=http://x.example/c.css>"
        "<img src=file:///etc/hostname><img src=http://x.example/d.png><p>Words</p>"
    )
    outcome = run(f"{watch}\nprint(pdf({page!r}, 'x', b'{{}}', '2030-01-02')[:5])")
    assert outcome.stdout == "b'%PDF-'\n"


def test_package_that_is_missing_is_named():
    prints = Prints(press="reader.worker.no_such_press", maker="no_such_maker")
    prints.load()
    with pytest.raises(CopyNotWrittenError, match="WeasyPrint") as caught:
        prints.answer(PrintRequest(COPY), lambda _: None)
    assert caught.value.hint == "Install it: pip install 'kilde[pdf]'"


def test_library_that_is_missing_is_named_with_the_line_that_installs_it(tmp_path, monkeypatch):
    (tmp_path / "press_without_pango.py").write_text("raise OSError('cannot load library libpango')")
    monkeypatch.syspath_prepend(str(tmp_path))
    monkeypatch.setattr(sys, "platform", "linux")
    prints = Prints(press="press_without_pango", maker="json")
    prints.load()
    with pytest.raises(CopyNotWrittenError, match="Pango") as caught:
        prints.answer(PrintRequest(COPY), lambda _: None)
    assert "apt-get install libpango-1.0-0" in caught.value.hint
