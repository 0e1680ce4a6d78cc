import gzip
import socket
import ssl
import subprocess
import sys
from pathlib import Path

import pytest

from reader.model.errors import PageUnreachableError
from reader.web.fetch import fetch
from tests.web.serving import Handler, Server, serving

PAGE = "<h1>Broen åpner</h1>".encode("latin-1")


class Site(Handler):
    """A small web of pages, each with one habit."""

    def answer(self):
        self.server.seen.append((self.path, dict(self.headers)))
        name, _, rest = self.path[1:].partition("/")
        getattr(self, f"show_{name}")(rest)

    def send(self, body, status=200, **headers):
        self.send_response(status)
        for header, value in ({"Content-Length": str(len(body))} | headers).items():
            self.send_header(header.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(body)

    def show_page(self, _rest):
        self.send(PAGE, Content_Type="text/html; charset=ISO-8859-1", Set_Cookie="who=you; Path=/")

    def show_plain(self, _rest):
        self.send(b"words", Content_Type="text/plain")

    def show_untold(self, _rest):
        self.send(b"words")

    def show_packed(self, _rest):
        self.send(gzip.compress(b"words" * 9), Content_Type="text/html", Content_Encoding="gzip")

    def show_bomb(self, _rest):
        self.send(gzip.compress(bytes(9 << 20)), Content_Type="text/html", Content_Encoding="gzip")

    def show_broken(self, _rest):
        self.send(b"no gzip at all", Content_Type="text/html", Content_Encoding="gzip")

    def show_endless(self, _rest):
        self.send_response(200)
        self.end_headers()
        for _ in range(1000):
            self.wfile.write(bytes(1 << 16))

    def show_half(self, _rest):
        self.send(b"half", Content_Length="1000", Content_Type="text/html")

    def show_picture(self, _rest):
        self.send(b"\x89PNG", Content_Type="image/png")

    def show_film(self, _rest):
        self.send(b"film", Content_Type="video/mp4")

    def show_empty(self, _rest):
        self.send(b"", Content_Type="text/html")

    def show_status(self, rest):
        self.send(b"<p>No.</p>", int(rest), Content_Type="text/html")

    def show_hop(self, rest):
        left = int(rest)
        self.send(b"", 302, Location=f"/hop/{left - 1}" if left else "/page", Set_Cookie="hop=1; Path=/")

    def show_astray(self, _rest):
        self.send(b"", 302, Location="file:///etc/passwd")

    def show_nowhere(self, _rest):
        self.send(b"", 302, Location="http://[::1")

    def show_script(self, _rest):
        self.send(b"", 302, Location="javascript:alert(1)")

    def show_misnamed(self, _rest):
        self.send(b"", 302, Location="https://xn--.org/")

    def show_silent(self, _rest):
        self.server.patience.wait(20)

    def show_trickling(self, _rest):
        self.send_response(200)
        self.end_headers()
        while not self.server.patience.wait(0.05):
            self.wfile.write(b".")


@pytest.fixture
def site():
    with serving(Server(Site)) as server:
        yield server


def address(server, path, scheme="http"):
    return server.address(f"/{path}", scheme)


def complaint(server, path, **limits):
    with pytest.raises(PageUnreachableError) as caught:
        fetch(address(server, path), **limits)
    assert caught.value.hint
    return str(caught.value)


def test_a_page_comes_with_what_the_server_says_of_it(site):
    original = fetch(address(site, "page"))
    assert original.content == PAGE
    assert original.name == original.url == address(site, "page")
    assert (original.media_type, original.charset) == ("text/html", "iso-8859-1")
    assert original.fetched.endswith("+00:00")


@pytest.mark.parametrize(("path", "media_type"), [("plain", "text/plain"), ("untold", None)])
def test_plain_text_and_pages_of_untold_kind_are_read(site, path, media_type):
    original = fetch(address(site, path))
    assert (original.content, original.media_type, original.charset) == (b"words", media_type, None)


def test_a_picture_is_fetched_where_the_reader_asks_for_it(site):
    assert fetch(address(site, "picture")).content == b"\x89PNG"


def test_a_packed_page_is_unpacked(site):
    assert fetch(address(site, "packed")).content == b"words" * 9


def test_redirects_are_followed_and_the_last_address_is_kept(site):
    original = fetch(address(site, "hop/4"))
    assert original.url == address(site, "page")
    assert original.name == address(site, "hop/4")


def test_no_cookie_is_sent_back_and_no_referrer(site):
    fetch(address(site, "hop/4"))
    fetch(address(site, "page"))
    for _path, headers in site.seen:
        assert not {"Cookie", "Referer"} & set(headers)
        assert "Kilde" in headers["User-Agent"]


def test_a_password_in_the_address_is_not_sent(site):
    fetch(address(site, "page#part").replace("//", "//me:secret@"))
    assert "Authorization" not in site.seen[0][1]


def test_redirects_without_end_are_given_up(site):
    assert "from one address to the next" in complaint(site, "hop/5")
    assert len(site.seen) == 6


def test_a_redirect_out_of_the_web_is_refused(site):
    assert "not a page on the web" in complaint(site, "astray")


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("nowhere", "127.0.0.1 did not send a whole page."),
        ("script", "127.0.0.1 sends on to what is not a page on the web."),
        ("misnamed", "127.0.0.1 sends on to what is not a page on the web."),
        ("status/404", "127.0.0.1 has no such page (HTTP 404)."),
        ("status/403", "refuses to show this page"),
        ("status/418", "does not give out this page (HTTP 418)"),
        ("status/503", "is in trouble (HTTP 503)"),
        ("film", "not an article but a file of another kind (video/mp4)"),
        ("empty", "sent an empty page"),
        ("broken", "cannot be unpacked"),
        ("half", "did not send a whole page"),
    ],
)
def test_what_goes_wrong_is_said_in_a_sentence(site, path, words):
    assert words in complaint(site, path)


@pytest.mark.parametrize("path", ["endless", "bomb"])
def test_a_page_too_large_is_left_while_it_comes(site, path):
    assert complaint(site, path, most=2 << 20) == "The page is larger than 2 MB and was not read."


def test_a_silent_server_is_left_in_time(site):
    assert complaint(site, "silent", timeout_s=0.2) == "127.0.0.1 did not answer within 0.2 seconds."


def test_a_trickling_server_is_left_in_time(site):
    assert complaint(site, "trickling", timeout_s=0.2) == "127.0.0.1 sends its page too slowly."


def test_a_refused_connection_is_said():
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]
    with pytest.raises(PageUnreachableError, match=r"^127\.0\.0\.1 refused the connection\.$"):
        fetch(f"http://127.0.0.1:{port}/")


def test_a_certificate_that_nobody_vouches_for_is_refused(tmp_path):
    certificate, key = tmp_path / "cert.pem", tmp_path / "key.pem"
    command = ("openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=localhost")
    try:
        subprocess.run((*command, "-keyout", key, "-out", certificate), check=True, capture_output=True)
    except FileNotFoundError:
        pytest.skip("needs openssl")
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key)
    safe = Server(Site)
    safe.socket = context.wrap_socket(safe.socket, server_side=True)
    with serving(safe) as server:
        with pytest.raises(PageUnreachableError, match="certificate cannot be trusted"):
            fetch(address(server, "page", "https"))
        assert server.seen == []


@pytest.mark.parametrize("location", ["ftp://example.org/a", "file:///etc/passwd", "https://", "javascript:alert(1)"])
def test_other_schemes_are_no_pages(location):
    with pytest.raises(PageUnreachableError, match="not a page on the web"):
        fetch(location)


@pytest.mark.parametrize("location", ["http://[::1", "http://a\x00b/", "https://xn--.org"])
def test_misspelt_addresses_are_said(location):
    with pytest.raises(PageUnreachableError, match="is not an address"):
        fetch(location)


def test_the_heavy_client_is_imported_only_for_a_visit():
    check = "import sys, reader.web.fetch; sys.exit('httpx' in sys.modules or 'asyncio' in sys.modules)"
    checkout = Path(__file__).parents[2]
    assert subprocess.run((sys.executable, "-c", check), cwd=checkout, check=False).returncode == 0
