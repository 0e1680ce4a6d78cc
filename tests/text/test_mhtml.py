import base64

import pytest

from reader.model.article import BlockKind
from reader.model.errors import ArticleUnreadableError
from reader.model.original import Original
from reader.text.load import load

PNG = b"\x89PNG\r\n\x1a\n" + b"\1" * 200
BODY = "Ordfører Åse Bø sa at båten går. " * 8
PAGE = f"""<html><head><title>B=C3=A5ten g=C3=A5r igjen</title></head><body><h1>Båten går igjen nå</h1>
<figure><img src="cid:pic@saved"><figcaption>Båten ved kaia.</figcaption></figure><p>{BODY}</p>
<figure><img src="https://paper.example/b.png"><figcaption>Kaia i fjor.</figcaption></figure><p>{BODY}</p>
</body></html>"""


def saved(picture: bytes = PNG) -> bytes:
    encoded = base64.encodebytes(picture).decode()
    page = base64.encodebytes(PAGE.encode()).decode()
    return f"""From: <Saved by Browser>
Snapshot-Content-Location: https://paper.example/boat
MIME-Version: 1.0
Content-Type: multipart/related; type="text/html"; boundary="----b"

------b
Content-Type: text/html; charset="utf-8"
Content-ID: <frame@saved>
Content-Transfer-Encoding: base64
Content-Location: https://paper.example/boat

{page}
------b
Content-Type: image/png
Content-Transfer-Encoding: base64
Content-ID: <pic@saved>

{encoded}
------b
Content-Type: image/png
Content-Transfer-Encoding: base64
Content-Location: https://paper.example/b.png

{encoded}
------b--
""".replace("\n", "\r\n").encode()


def test_saved_page_brings_its_pictures():
    article = load(Original(saved(), "boat.mhtml"))
    figures = [block.image for block in article.blocks if block.kind is BlockKind.FIGURE]
    assert [figure.data for figure in figures if figure] == [PNG, PNG]
    assert "Båten ved kaia." in article.text
    assert article.url == "https://paper.example/boat"


def test_letters_of_a_saved_page_are_whole():
    article = load(Original(saved(), "boat.mhtml"))
    assert "Ordfører Åse Bø" in article.text
    assert article.language == "nb"


def test_address_with_letters_beyond_ascii_is_read():
    content = saved().replace(b"Location: https://paper.example/boat", "Location: https://paper.example/båt".encode())
    assert load(Original(content, "boat.mhtml")).url == "https://paper.example/båt"


def test_blank_lines_before_a_saved_page_do_not_matter():
    assert load(Original(b"\r\n" * 3 + saved(), "boat.mhtml")) == load(Original(saved(), "boat.mhtml"))


def test_svg_is_never_a_picture():
    article = load(Original(saved(b"<svg xmlns='http://www.w3.org/2000/svg'>" + b" " * 200), "boat.mhtml"))
    assert not [b for b in article.blocks if b.image is not None and b.image.data is not None]


def test_saved_page_without_a_page_is_refused():
    content = saved().replace(b"text/html; charset", b"text/css; charset")
    with pytest.raises(ArticleUnreadableError):
        load(Original(content, "boat.mhtml"))
