import os
import signal
import subprocess
import sys
import threading
from concurrent.futures import ThreadPoolExecutor

import pytest

from reader.app import analysis_process
from reader.app.workshop import Workshop
from reader.model.article import Article
from reader.model.errors import AnalysisCancelledError, AnalysisFailedError, ArticleUnreadableError
from reader.model.frames import decode, read_frame, write_frame
from reader.model.original import Original
from reader.model.request import LARGEST_ORIGINAL, ReadRequest, request_to_json

STUB = (sys.executable, "-m", "tests.app.stub_worker")


def page(words):
    return Original(words.encode(), "page.txt")


@pytest.fixture
def workshop():
    made = Workshop(STUB)
    yield made
    made.close()


@pytest.fixture
def elsewhere():
    """A second thread to ask from."""
    with ThreadPoolExecutor(4) as pool:
        yield pool


def process_of(workshop):
    return int(workshop.read(page("whoami")).article.title)


def test_text_comes_before_the_reading(workshop):
    seen = []
    reading = workshop.read(page("Ada says so"), on_article=seen.append)
    assert [article.text for article in seen] == ["Ada says so"]
    assert reading.article == seen[0]


def test_a_stored_article_is_read_again(workshop):
    article = Article(None, None, (), None, None, None, "Ada says so", ())
    assert workshop.reread(article).article == article


def test_requests_share_one_warm_process(workshop):
    workshop.start()
    assert process_of(workshop) == process_of(workshop)


def test_a_dead_process_is_replaced_unnoticed(workshop):
    first = process_of(workshop)
    os.kill(first, signal.SIGKILL)
    assert process_of(workshop) != first


def test_an_unreadable_file_is_one_failed_request(workshop):
    before = process_of(workshop)
    with pytest.raises(ArticleUnreadableError, match=r"That is a picture\.") as caught:
        workshop.read(page("unreadable"))
    assert caught.value.hint == "Open another."
    assert process_of(workshop) == before


def test_a_fault_of_ours_is_one_failed_request(workshop):
    before = process_of(workshop)
    with pytest.raises(AnalysisFailedError, match="failed"):
        workshop.read(page("faulty"))
    assert process_of(workshop) == before


def test_the_log_tells_the_fault_without_the_article(tmp_path):
    log = tmp_path / "logs" / "worker.log"
    workshop = Workshop(STUB, log=log)
    with pytest.raises(AnalysisFailedError):
        workshop.read(page("faulty"))
    workshop.close()
    assert "ZeroDivisionError" in log.read_text()
    assert "secret" not in log.read_text()
    assert log.stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize("words", ["endless", "halting"])
def test_a_page_that_takes_too_long_is_stopped_in_time(words):
    workshop = Workshop(STUB, timeout_s=1.5)
    with pytest.raises(AnalysisFailedError, match=r"longer than 1\.5 seconds"):
        workshop.read(page(words))
    assert process_of(workshop)
    workshop.close()


def test_an_article_that_is_sent_again_and_again_is_given_more_time_once(monkeypatch):
    monkeypatch.setattr(analysis_process, "PATIENT_FROM", 100)
    workshop = Workshop(STUB, timeout_s=1)
    with pytest.raises(AnalysisFailedError, match=r"longer than 2 seconds"):
        workshop.read(page("endless" + " words" * 100))
    workshop.close()


def test_a_long_article_may_take_longer(monkeypatch):
    monkeypatch.setattr(analysis_process, "PATIENT_FROM", 100)
    workshop = Workshop(STUB, timeout_s=2.5)
    with pytest.raises(AnalysisFailedError, match=r"longer than 2\.5 seconds"):
        workshop.read(page("slow"))
    assert workshop.read(page("slow" + " words" * 100)).article.text.startswith("slow")
    workshop.close()


@pytest.mark.parametrize(
    ("words", "complaint"),
    [("deadly", "ended unexpectedly"), ("greedy", "more memory"), ("lying", "cannot be used")],
)
def test_a_page_that_breaks_the_process_fails_alone(workshop, words, complaint):
    seen = []
    with pytest.raises(AnalysisFailedError, match=complaint):
        workshop.read(page(words), on_article=seen.append)
    assert seen[0].text == words
    assert workshop.read(page("fine")).article.text == "fine"


def test_cancelling_ends_the_analysis(workshop, elsewhere):
    begun = threading.Event()
    reading = elsewhere.submit(workshop.read, page("endless"), on_article=lambda _: begun.set())
    assert begun.wait(20)
    workshop.cancel()
    with pytest.raises(AnalysisCancelledError):
        reading.result(20)
    assert process_of(workshop)


def test_the_newest_wish_wins(workshop, elsewhere):
    begun = threading.Event()
    oldest = elsewhere.submit(workshop.read, page("endless"), on_article=lambda _: begun.set())
    assert begun.wait(20)
    assert workshop.read(page("newest")).article.text == "newest"
    with pytest.raises(AnalysisCancelledError):
        oldest.result(20)


def test_of_many_wishes_at_once_the_last_is_answered(workshop, elsewhere):
    answers = [elsewhere.submit(workshop.read, page(f"wish {number}")) for number in range(4)]
    outcomes = [answer.exception(20) for answer in answers]
    assert outcomes.count(None) >= 1
    assert all(outcome is None or isinstance(outcome, AnalysisCancelledError) for outcome in outcomes)


def test_closing_ends_what_runs_and_refuses_what_comes(elsewhere):
    workshop = Workshop(STUB)
    begun = threading.Event()
    reading = elsewhere.submit(workshop.read, page("endless"), on_article=lambda _: begun.set())
    assert begun.wait(20)
    workshop.close()
    with pytest.raises(AnalysisCancelledError):
        reading.result(20)
    with pytest.raises(AnalysisCancelledError):
        workshop.read(page("late"))


def test_a_fault_while_showing_the_text_does_not_confuse_the_next_request(workshop):
    def fail(_article):
        raise LookupError

    with pytest.raises(LookupError):
        workshop.read(page("Ada says so"), on_article=fail)
    assert workshop.read(page("Bo does too")).article.text == "Bo does too"


def test_a_worker_that_does_not_start_is_said():
    workshop = Workshop((sys.executable, "-c", "raise SystemExit(1)"))
    with pytest.raises(AnalysisFailedError, match="does not start"):
        workshop.read(page("Ada says so"))
    workshop.close()
    with pytest.raises(AnalysisFailedError, match="could not be started"):
        Workshop(("/nowhere/kilde",)).start()


def test_a_worker_that_speaks_no_frames_is_not_taken_for_a_large_article():
    workshop = Workshop((sys.executable, "-c", "print('hello'); input()"))
    with pytest.raises(AnalysisFailedError, match="cannot be used"):
        workshop.read(page("Ada says so"))
    workshop.close()


def test_what_no_frame_can_hold_is_refused_before_it_is_sent(workshop):
    with pytest.raises(ArticleUnreadableError, match=r"page\.txt is too large"):
        workshop.read(Original(bytes(LARGEST_ORIGINAL + 1), "page.txt"))


def test_an_article_that_outgrows_a_frame_is_refused(workshop):
    with pytest.raises(ArticleUnreadableError, match="too large"):
        workshop.reread(Article(None, None, (), None, None, None, "\n" * (33 << 20), ()))
    assert process_of(workshop)


@pytest.mark.skipif(sys.platform == "win32", reason="pipes there do not tell that nobody listens")
def test_a_worker_ends_when_the_window_dies_in_the_middle():
    with subprocess.Popen(STUB, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as worker:
        write_frame(worker.stdin, request_to_json(ReadRequest(page("endless"))))
        assert decode(read_frame(worker.stdout)) == {"taken": True}
        assert "article" in decode(read_frame(worker.stdout))
        worker.stdout.close()
        assert worker.wait(20) == 0
