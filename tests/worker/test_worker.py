"""The analysis process as it ships."""

import json
import os
import shutil
import subprocess
import sys
import textwrap
from contextlib import suppress

import pytest

from reader.app.paths import sample_article, worker_command
from reader.app.workshop import Workshop
from reader.model.errors import ArticleUnreadableError, KildeError
from reader.model.original import Original
from reader.model.reading import Reading


@pytest.fixture(scope="module")
def workshop():
    made = Workshop(worker_command())
    made.start()
    yield made
    made.close()


@pytest.fixture(scope="module")
def sample():
    return sample_article().read_bytes()


def test_the_sample_article_comes_back_with_its_sources(workshop, sample):
    seen = []
    reading = workshop.read(Original(sample, "article.html"), on_article=seen.append)
    assert isinstance(reading, Reading)
    assert seen == [reading.article]
    assert "NRK" in [appearance.name for appearance in reading.appearances]
    assert workshop.reread(reading.article) == reading


HOSTILE = {
    "deep": b"<p>" + b"<div>" * 200_000 + b"text",
    "one line": b"<p>" + b"a" * (30 << 20),
    "many quotes": b"<p>" + "“x” says y. ".encode() * 20_000,
    "entities": b'<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><p>&b;</p>',
    "half characters": b"<p>&#xD800;&#xDFFF;&#x110000;&#0; said Ada Lind.</p>",
    "controls": "<p>\u202e\u0000\u0007“Evil”, says \u2066Ada\u2069.</p>".encode(),
    "picture": b"\x89PNG\r\n\x1a\n" + bytes(5000),
    "nothing": b"<html></html>",
    "zeros": bytes(1 << 20),
    "cut gzip": b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\x03abc",
}


@pytest.mark.parametrize("kind", HOSTILE)
def test_a_hostile_page_is_read_or_refused_and_the_next_one_read(workshop, sample, kind):
    with suppress(KildeError):  # a sentence is as good an answer as a reading
        assert isinstance(workshop.read(Original(HOSTILE[kind], f"{kind}.html")), Reading)
    assert workshop.read(Original(sample, "article.html"))


def test_a_picture_is_no_article(workshop):
    with pytest.raises(ArticleUnreadableError):
        workshop.read(Original(HOSTILE["picture"], "page.html"))


TALE_TELLER = """
    import os, sys
    log = os.open(os.environ["TALES"], os.O_WRONLY | os.O_APPEND | os.O_CREAT)

    def tell(event, arguments):
        # Not socket.bind: urllib3, which the extraction brings along, tries at its import whether IPv6 is there.
        if event.startswith(("socket.connect", "socket.send", "socket.get", "urllib.", "http.")):
            os.write(log, f"{event} {arguments!r}\\n".encode())

    sys.addaudithook(tell)
"""


def analyse_watched(tmp_path, root, *before):
    """Run the whole analysis with a witness in every process; return the outcome and what the witness saw."""
    (tmp_path / "sitecustomize.py").write_text(textwrap.dedent(TALE_TELLER))
    tales = tmp_path / "tales"
    environment = os.environ | {"PYTHONPATH": os.pathsep.join((str(tmp_path), str(root))), "TALES": str(tales)}
    command = (*before, sys.executable, "-m", "reader", "analyse", "--json", str(sample_article()))
    outcome = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, timeout=120, check=False)
    return outcome, tales.read_text()


def test_nothing_of_the_analysis_reaches_for_the_network(tmp_path, root):
    outcome, tales = analyse_watched(tmp_path, root)
    assert outcome.returncode == 0, outcome.stderr
    assert tales == ""


def test_the_analysis_works_where_there_is_no_network(tmp_path, root):
    unshare = shutil.which("unshare")
    if unshare is None or subprocess.run((unshare, "-n", "true"), capture_output=True, check=False).returncode:
        pytest.skip("needs the right to make a network namespace")
    outcome, tales = analyse_watched(tmp_path, root, unshare, "-n")
    assert outcome.returncode == 0, outcome.stderr
    assert json.loads(outcome.stdout)["sources"]
    assert tales == ""
