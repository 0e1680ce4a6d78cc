"""An annotated copy in a real browser: it shows the article, runs nothing and asks nobody for anything."""

import re
import socket
import subprocess
import threading

import pytest

from reader.exchange.copy import render
from tests.exchange.plain_text import text_without_marks
from tests.exchange.sample import ARTICLE, COPY
from tests.exchange.test_copy import HOSTILE, copy_of, marked

QUIET = (
    "--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-default-apps", "--disable-sync", "--disable-extensions",
    "--disable-domain-reliability", "--no-pings", "--disable-dev-shm-usage", "--proxy-bypass-list=<-loopback>",
)  # fmt: skip

NO_SCRIPTS = '{"profile": {"default_content_setting_values": {"javascript": 2}}}'


class CountingProxy:
    """A proxy that counts who comes and serves nobody."""

    def __init__(self):
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port = self._listener.getsockname()[1]
        self.asked = []
        self._thread = threading.Thread(target=self._count)

    def __enter__(self):
        self._thread.start()
        return self

    def __exit__(self, *_):
        self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()
        self._thread.join()

    def pages_requests(self):
        """Return what was asked for, without the browser's own errands to its maker."""
        return [line for line in self.asked if not re.search(rb"google(?:apis)?\.com|gvt1\.com", line)]

    def _count(self):
        while True:
            try:
                client, _ = self._listener.accept()
            except OSError:
                return
            with client:
                self.asked.append(client.recv(4096).partition(b"\r\n")[0])


def browse(chromium, file, profile, proxy, *options):
    """Return what the browser prints; the proxy is the only way out that it knows."""
    command = [chromium, *QUIET, f"--user-data-dir={profile}", f"--proxy-server=127.0.0.1:{proxy.port}", *options]
    return subprocess.run([*command, file.as_uri()], capture_output=True, timeout=120, check=True).stdout.decode()


@pytest.fixture
def sample_copy(tmp_path):
    file = tmp_path / "copy.html"
    file.write_text(render(COPY), encoding="utf-8")
    return file


@pytest.fixture(params=["scripts on", "scripts off"])
def profile(request, tmp_path):
    """A browser's profile, also one whose reader has switched scripts off."""
    folder = tmp_path / "profile"
    if request.param == "scripts off":
        (folder / "Default").mkdir(parents=True)
        (folder / "Default" / "Preferences").write_text(NO_SCRIPTS, encoding="utf-8")
    return folder


def test_copy_shows_its_text_and_makes_no_request(chromium, profile, sample_copy):
    with CountingProxy() as proxy:
        page = browse(chromium, sample_copy, profile, proxy, "--dump-dom")
    assert text_without_marks(page) == ARTICLE.text
    assert proxy.pages_requests() == []


def test_hostile_copy_runs_nothing_and_loads_nothing(chromium, tmp_path):
    text = "\n".join(words.replace("\r", "") for words in HOSTILE)
    text += "<img src=http://x.example/a.png><script>document.title='run'</script>"
    text += "<link rel=stylesheet href=//x.example>"
    file = tmp_path / "copy.html"
    file.write_text(render(copy_of(text, (marked(1, 2, 40, text, note=text),), title=text)), encoding="utf-8")
    with CountingProxy() as proxy:
        page = browse(chromium, file, tmp_path / "profile", proxy, "--dump-dom")
    assert text_without_marks(page) == text
    assert len(re.findall(r"<script", page)) == 1
    assert "<title>run" not in page
    assert proxy.pages_requests() == []


def test_a_page_that_loads_is_noticed_by_the_counting_proxy(chromium, tmp_path):
    file = tmp_path / "page.html"
    file.write_text('<!DOCTYPE html><img src="http://x.example/a.png">', encoding="utf-8")
    with CountingProxy() as proxy:
        browse(chromium, file, tmp_path / "profile", proxy, "--dump-dom")
    assert any(b"x.example" in line for line in proxy.pages_requests())
