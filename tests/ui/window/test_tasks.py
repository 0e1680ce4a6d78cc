import sys
import threading

import pytest
from PySide6.QtCore import QThread

from reader.model.errors import AnalysisCancelledError, KildeError
from reader.ui.tasks import Lane, take_short_turns


@pytest.fixture
def crashes():
    return []


@pytest.fixture
def lane(qapp, crashes):
    made = Lane(1, crashes.append)
    yield made
    made.close()


def test_answers_arrive_in_the_windows_thread(qtbot, lane):
    threads = []
    lane.start(
        lambda _: threading.get_ident(), succeeded=lambda worker: threads.extend([worker, threading.get_ident()])
    )
    qtbot.waitUntil(lambda: len(threads) == 2)
    assert threads[0] != threads[1] == threading.get_ident()
    assert QThread.currentThread().isMainThread()


def test_the_window_waits_a_millisecond_for_its_turn():
    usual = sys.getswitchinterval()
    take_short_turns()
    taken = sys.getswitchinterval()
    sys.setswitchinterval(usual)
    assert taken == pytest.approx(0.001)
    assert usual > taken  # else there was nothing to shorten


def test_one_thread_keeps_the_order(qtbot, lane):
    done = []
    for number in range(30):
        lane.start(lambda _, number=number: number, succeeded=done.append)
    qtbot.waitUntil(lambda: len(done) == 30)
    assert done == sorted(done)


def test_what_is_known_early_is_reported_before_the_end(qtbot, lane):
    seen = []
    lane.start(lambda report: [report("text"), "cards"][1], reported=seen.append, succeeded=seen.append)
    qtbot.waitUntil(lambda: seen == ["text", "cards"])


def fail(error):
    raise error


def test_an_error_of_the_world_is_told_and_one_of_ours_goes_to_the_hook(qtbot, lane, crashes):
    told, ours = [], ValueError("ours")
    lane.start(lambda _: fail(KildeError("No disk.")), failed=told.append)
    lane.start(lambda _: fail(ours), failed=told.append)
    qtbot.waitUntil(lambda: bool(crashes))
    assert [str(error) for error in told] == ["No disk."]
    assert crashes == [ours]


def test_an_overtaken_wish_ends_silently(qtbot, lane, crashes):
    told = []
    lane.start(lambda _: fail(AnalysisCancelledError("overtaken")), succeeded=told.append, failed=told.append)
    qtbot.waitUntil(lambda: lane.is_idle)
    assert told == crashes == []


def test_closing_waits_for_what_has_begun(qapp):
    done, lane = [], Lane(2, fail)
    lane.start(lambda _: threading.Event().wait(0.05) or done.append(1))
    lane.close()
    assert done == [1]


def test_nothing_is_begun_once_it_is_closed(qtbot):
    done, lane = [], Lane(1, fail)
    lane.close()
    lane.start(lambda _: done.append(1))
    lane.close()
    assert done == []
    assert lane.is_idle


def test_settling_waits_for_the_answers_but_no_longer_than_it_may(qapp, lane):
    answers, gate = [], threading.Event()
    lane.start(lambda _: 1, succeeded=answers.append)
    lane.settle()
    assert answers == [1]
    lane.start(lambda _: gate.wait(20), succeeded=answers.append)
    lane.settle(10)
    assert answers == [1]
    gate.set()
    lane.settle()
    assert answers == [1, True]
