import sys
import threading

import pytest

from reader.app.batch import Outcome, Progress, read_each
from reader.app.workshop import Workshop
from reader.model.errors import AnalysisFailedError, ArticleUnreadableError

STUB = (sys.executable, "-m", "tests.app.stub_worker")


@pytest.fixture
def workshops():
    made = (Workshop(STUB), Workshop(STUB))
    yield made
    for workshop in made:
        workshop.close()


@pytest.fixture
def files(tmp_path):
    """Write files with these words and return their names."""

    def write(*contents):
        names = [str(tmp_path / f"{number}.txt") for number in range(len(contents))]
        for name, words in zip(names, contents, strict=True):
            (tmp_path / name).write_text(words)
        return names

    return write


def test_each_article_is_read_in_the_order_given(workshops, files):
    names = files(*(f"article {number}" for number in range(20)))
    outcomes = list(read_each(names, workshops))
    assert [outcome.location for outcome in outcomes] == names
    assert [outcome.reading.article.text for outcome in outcomes] == [f"article {number}" for number in range(20)]


def test_bad_files_fail_alone(workshops, files):
    names = [*files("fine", "unreadable", "deadly", "fine again"), "missing.txt"]
    outcomes = list(read_each(names, workshops))
    errors = [type(outcome.error) for outcome in outcomes if outcome.reading is None]
    assert errors == [ArticleUnreadableError, AnalysisFailedError, ArticleUnreadableError]
    assert [outcome.reading is None for outcome in outcomes] == [False, True, True, False, True]


def test_leaving_early_cancels_what_is_under_way(workshops, files):
    outcomes = read_each(files("fine", *["endless"] * 8), workshops)
    assert next(outcomes).reading is not None
    outcomes.close()
    assert not [thread for thread in threading.enumerate() if thread.name.startswith("batch")]


def test_no_locations_are_soon_done(workshops):
    assert list(read_each((), workshops)) == []


def test_progress_knows_its_rate():
    assert Progress(done=10, failed=1, total=40, seconds=5).left_s == 15
    assert Progress(done=0, failed=0, total=40, seconds=5).left_s is None
    assert Outcome("page.html").reading is None
