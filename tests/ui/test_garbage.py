"""Garbage is collected while nothing happens, and at no other time."""

import gc
import weakref

import pytest
from PySide6.QtCore import QTimer

from reader.ui.garbage import ENOUGH, Collector


class Knot:
    """Holds itself."""

    def __init__(self):
        self.itself = self


@pytest.fixture
def collector(qapp):
    before = gc.get_threshold()
    made = Collector(rest_ms=40)
    made.begin()
    yield made
    made.deleteLater()
    gc.set_threshold(*before)
    gc.unfreeze()


def old_garbage() -> weakref.ref:
    """Leave something behind that only a look through all objects finds, with as many young collections as it takes."""
    knot = weakref.ref(Knot())
    kept = knot()
    for _ in range(ENOUGH):
        gc.collect(1)
    del kept
    return knot


def test_all_objects_are_looked_through_once_nothing_happens(collector, qtbot):
    knot = old_garbage()
    assert knot() is not None
    with qtbot.waitSignal(collector._rest.timeout):  # which asks for nothing meanwhile, as `waitUntil` would
        pass
    assert knot() is None


def test_nothing_is_looked_through_while_something_happens(collector, qtbot):
    knot, beats = old_garbage(), []
    heart = QTimer(interval=5)
    heart.timeout.connect(lambda: beats.append(knot() is None))
    heart.start()
    qtbot.waitUntil(lambda: len(beats) >= 30)
    heart.stop()
    assert not any(beats)


def test_however_much_is_made_python_does_not_look_through_all_of_it(collector):
    knot = old_garbage()
    made = [[number] for number in range(400_000)]
    assert knot() is not None
    assert made
