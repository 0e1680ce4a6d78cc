import io
import json
import os
import sys
from dataclasses import replace

import pytest

from reader.app.library import Library
from reader.app.open import fetch_original, open_article
from reader.app.workshop import Workshop
from reader.model.anchor import Anchor, Placement, PlacementState
from reader.model.annotation import Annotation, Colour, PlacedAnnotation
from reader.model.article import Article, Block, BlockKind
from reader.model.attribution import Attribution, StatementKind
from reader.model.copy import AnnotatedCopy
from reader.model.errors import AnalysisFailedError, ArticleUnreadableError, PageUnreachableError
from reader.model.original import Original
from reader.model.reading import Engine, Reading
from reader.model.request import LARGEST_ORIGINAL
from reader.model.signal import Origin, Signal
from reader.model.source import Appearance, SourceKind, Statement
from reader.model.span import Span
from reader.model.wire_copy import copy_to_json
from tests.web.serving import Handler, Server, serving

STUB = (sys.executable, "-m", "tests.app.stub_worker")
TEXT = "The bridge will open, says Ada Lind."


@pytest.fixture(scope="module")
def workshop():
    made = Workshop(STUB)
    yield made
    made.close()


@pytest.fixture
def library(tmp_path):
    made = Library(tmp_path / "library.db")
    yield made
    made.close()


@pytest.fixture
def a_copy():
    """An annotated copy with one mark and one source."""
    content, moment = Span(0, 20), "2026-01-05T08:00:00+00:00"
    attribution = Attribution((content,), (), (Span(27, 35),), StatementKind.INDIRECT, (0,))
    statement = Statement("The bridge will open", StatementKind.INDIRECT, content, 0, 1.0)
    signals = (Signal("named", "Named"), Signal("known", "Seen before", origin=Origin.LIBRARY))
    ada = Appearance("Ada Lind", SourceKind.PERSON, statements=(statement,), signals=signals)
    article = Article("Bridge", None, (), None, "en", None, TEXT, (Block(BlockKind.PARAGRAPH, 0, len(TEXT)),))
    reading = Reading(article, (attribution,), (ada,), Engine("rules", "1"))
    mark = Annotation("mark-1", Anchor.at(Span(4, 10), TEXT), Colour.GREEN, "a note", moment, moment)
    placed = PlacedAnnotation(mark, Placement(Span(4, 10), PlacementState.EXACT))
    return AnnotatedCopy("copy-1", "article-1", "somebody-1", "2026-01-05", reading, (placed,), note="For Bo")


def page(words):
    return Original(words.encode(), "page.txt")


def opened(words, library, workshop, **options):
    """Return what was shown as text first, and the article in the end."""
    shown = []
    article = open_article(page(words), library, workshop, on_text=shown.append, **options)
    return shown, article


def test_text_is_shown_before_the_cards(library, workshop):
    shown, article = opened("Ada says so", library, workshop)
    assert [(text.reading.article.text, text.analysed) for text in shown] == [("Ada says so", False)]
    assert article.analysed
    assert article.id == shown[0].id


LONG = "The bridge will open in May, says Ada Lind. The mayor was not asked, and the engineer was ill."


def test_a_file_that_was_edited_is_the_same_article_with_its_marks(library, workshop):
    _shown, before = opened(LONG, library, workshop)
    mark = Annotation("m", Anchor.at(Span(0, 15), LONG), Colour.GREEN, "Late?", "2026-01-05", "2026-01-05")
    library.add_annotation(before.id, mark)
    _shown, after = opened(f"Corrected on Friday. {LONG.replace('May', 'June')}", library, workshop)
    assert after.id == before.id
    assert [placed.annotation.note for placed in after.annotations] == ["Late?"]
    assert len(library.versions.of(after.id)) == 2


@pytest.mark.parametrize("name", ["page.txt", "elsewhere.txt", "standard input"])
def test_another_text_or_another_file_is_another_article(library, workshop, name):
    words = "It rained on the fair, says Per Holm." if name == "page.txt" else f"{LONG} More follows."
    first, other = (Original(each.encode(), name) for each in (LONG, words))
    if name == "elsewhere.txt":
        first = page(LONG)
    ids = [open_article(each, library, workshop, on_text=lambda _: None).id for each in (first, other)]
    assert ids[0] != ids[1]


def test_an_article_opened_before_comes_from_the_library(library, workshop):
    _shown, before = opened("Ada says so", library, workshop)
    shown, article = opened("Ada says so", library, Workshop(("/nowhere",)))
    assert (shown, article.id, article.reading) == ([], before.id, before.reading)


def test_the_whole_page_is_read_again_when_asked_for(library, workshop):
    opened("Ada says so", library, workshop)
    shown, _article = opened("Ada says so", library, workshop, whole_page=True)
    assert len(shown) == 1


def test_an_article_whose_analysis_failed_is_analysed_the_next_time(library, workshop):
    shown = []
    with pytest.raises(AnalysisFailedError):
        open_article(page("deadly words"), library, workshop, on_text=shown.append)
    assert shown[0].reading.article.text == "deadly words"
    again, article = opened("deadly words", library, workshop)
    assert [text.id for text in again] == [shown[0].id]
    assert article.analysed


def test_an_unreadable_file_leaves_no_trace(library, workshop):
    with pytest.raises(ArticleUnreadableError, match="picture"):
        opened("unreadable", library, workshop)
    assert library.articles() == ()


def test_somebody_elses_copy_is_shown_and_teaches_nothing(library, workshop, a_copy):
    shown, article = opened(json.dumps(copy_to_json(a_copy)), library, workshop)
    assert (shown, article.id, article.copy_by) == ([], None, "2026-01-05 · For Bo")
    assert article.annotations == a_copy.annotations
    assert [signal.origin for signal in article.cards[0].signals] == [Origin.ARTICLE, Origin.COPY]
    assert article.cards[0].source_id is None
    assert article.cards[0].words == 4
    assert library.articles() == ()


def test_a_copy_of_our_own_comes_home(library, workshop, a_copy):
    ours = replace(a_copy, library_uid=library.uid)
    library.remember_copy(ours)
    _shown, article = opened(json.dumps(copy_to_json(ours)), library, workshop)
    assert article.copy_by is None
    assert [placed.annotation.uid for placed in article.annotations] == ["mark-1"]
    assert len(library.articles()) == 1


def test_a_copy_of_our_own_that_somebody_wrote_in_is_theirs(library, workshop, a_copy):
    """The library's uid stands in every copy that is sent: whoever got one could claim to be us."""
    ours = replace(a_copy, library_uid=library.uid)
    library.remember_copy(ours)
    (placed,) = ours.annotations
    theirs = replace(placed, annotation=replace(placed.annotation, uid="mark-2", note="Not my words"))
    altered = replace(ours, annotations=(placed, theirs))
    for copy in (altered, replace(ours, uid="copy-2")):
        _shown, article = opened(json.dumps(copy_to_json(copy)), library, workshop)
        assert article.copy_by is not None
        assert library.articles() == ()


def test_a_file_comes_as_it_is(tmp_path):
    file = tmp_path / "page.html"
    file.write_bytes(b"<p>\xf8</p>")
    original = fetch_original(str(file))
    assert (original.content, original.name, original.url) == (b"<p>\xf8</p>", str(file), None)
    assert fetch_original(file.as_uri()).content == original.content


def test_a_tilde_that_names_nobody_begins_a_file_name(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "~draft.txt").write_text("words")
    assert fetch_original("~draft.txt").content == b"words"


def test_a_file_name_that_is_no_utf8_can_be_said(tmp_path):
    name = str(tmp_path) + "/s\udcf8r.txt"
    with open(name, "wb") as stream:  # noqa: PTH123
        stream.write(b"words")
    assert fetch_original(name).name.endswith("s\ufffdr.txt")


def test_a_dash_is_standard_input(monkeypatch):
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"words")))
    original = fetch_original("-")
    assert (original.content, original.name) == (b"words", "standard input")


def test_a_program_without_standard_input_says_that_it_is_empty(monkeypatch):
    monkeypatch.setattr(sys, "stdin", None)
    with pytest.raises(ArticleUnreadableError, match="standard input is empty"):
        fetch_original("-")


@pytest.mark.parametrize(
    ("name", "words"),
    [("missing.html", "There is no file"), ("folder", "is a folder"), ("empty.txt", "is empty"), ("a\0b", "no file")],
)
def test_what_cannot_be_opened_is_said_in_a_sentence(tmp_path, name, words):
    (tmp_path / "folder").mkdir()
    (tmp_path / "empty.txt").write_text(" \n")
    with pytest.raises(ArticleUnreadableError, match=words) as caught:
        fetch_original(str(tmp_path / name))
    assert caught.value.hint
    assert name in str(caught.value)


def test_a_file_too_large_is_not_read_to_its_end(tmp_path):
    file = tmp_path / "page.html"
    with file.open("wb") as stream:
        stream.truncate(LARGEST_ORIGINAL + 1)
    with pytest.raises(ArticleUnreadableError, match="larger than 40 MB"):
        fetch_original(str(file))


@pytest.fixture
def ordinary_user():
    """Be somebody who may not read everything, for the time of a test."""
    if os.geteuid() == 0:
        os.seteuid(65534)
        yield
        os.seteuid(0)
    else:
        yield


@pytest.mark.skipif(sys.platform != "linux", reason="every Linux has a file that only root reads")
def test_a_file_one_may_not_read_is_said(ordinary_user):
    with pytest.raises(ArticleUnreadableError, match=r"^You may not read /etc/shadow\.$"):
        fetch_original("/etc/shadow")


def test_a_misspelt_file_address_is_said():
    with pytest.raises(ArticleUnreadableError, match=r"file://\[x/page is not an address\."):
        fetch_original("file://[x/page")


def test_an_address_of_another_kind_is_refused():
    with pytest.raises(ArticleUnreadableError, match=r"Kilde cannot open ftp://example\.org/a\."):
        fetch_original("ftp://example.org/a")


class Site(Handler):
    """One page."""

    def answer(self):
        self.send_response(200 if self.path == "/page" else 404)
        self.end_headers()
        self.wfile.write(b"words")


def test_an_address_is_fetched():
    with serving(Server(Site)) as server:
        assert fetch_original(server.address("/page")).content == b"words"
        with pytest.raises(PageUnreachableError, match="no such page"):
            fetch_original(server.address("/gone"))
