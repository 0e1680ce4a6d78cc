"""Which article a name stands for, and that nothing is kept or asked for that need not be."""

import sys

import pytest

from reader.app.wanted import wanted_article
from reader.app.workshop import Workshop
from reader.model.errors import ArticleUnreadableError
from tests.app.story import article, kept, mark


@pytest.fixture(scope="module")
def workshop():
    made = Workshop((sys.executable, "-m", "tests.app.stub_worker"))
    yield made
    made.close()


@pytest.fixture
def marked(library):
    return library.add_annotation(kept(library).id, mark())


@pytest.fixture
def no_request(monkeypatch):
    def refuse(*_, **__):
        raise AssertionError("a page was fetched")

    monkeypatch.setattr("reader.app.open.fetch", refuse)


@pytest.mark.usefixtures("no_request")
def test_number_uid_and_address_are_those_of_the_library(marked, library, workshop):
    for name in (str(marked.id), marked.uid, marked.reading.article.url):
        assert wanted_article(name, library, workshop) == marked


def test_article_is_not_the_last_opened_for_being_exported(marked, library, workshop):
    other = kept(library, content=b"another page")
    library.open(other.id)
    wanted_article(str(marked.id), library, workshop)
    assert library.last_opened().id == other.id


def test_number_that_no_article_has_is_told(library, workshop):
    with pytest.raises(ArticleUnreadableError, match="no article 12 in the library") as told:
        wanted_article("12", library, workshop)
    assert "kilde articles" in told.value.hint


def test_file_of_that_name_comes_before_a_number(marked, library, workshop, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / str(marked.id)).write_text("plain words of a file", encoding="utf-8")
    assert wanted_article(str(marked.id), library, workshop).reading.article.text == "plain words of a file"


def test_file_that_the_library_has_comes_with_its_marks(marked, library, workshop, tmp_path):
    (tmp_path / "page.html").write_bytes(b"a page")
    assert wanted_article(str(tmp_path / "page.html"), library, workshop) == marked


def test_file_that_the_library_lacks_is_read_and_not_kept(marked, library, workshop, tmp_path):
    (tmp_path / "new.txt").write_text("plain new words", encoding="utf-8")
    found = wanted_article(str(tmp_path / "new.txt"), library, workshop)
    assert (found.id, found.reading.article.text) == (None, "plain new words")
    assert [row.id for row in library.articles()] == [marked.id]
    assert wanted_article(str(tmp_path / "new.txt"), None, workshop).reading == found.reading


def test_deleted_article_is_not_there(marked, library, workshop, no_request):
    library.delete_article(marked.id)
    with pytest.raises(ArticleUnreadableError):
        wanted_article(str(marked.id), library, workshop)
    with pytest.raises(AssertionError, match="fetched"):
        wanted_article(article().url, library, workshop)


@pytest.mark.parametrize("name", ["9" * 400, "a\0b", "x" * 5000])
def test_name_that_can_name_nothing_is_a_sentence(library, workshop, name):
    with pytest.raises(ArticleUnreadableError):
        wanted_article(name, library, workshop)
