"""A very long article is freed a little in each turn."""

import gc
import weakref

from reader.ui import letting_go
from reader.ui.letting_go import LettingGo


class _Part:
    """What can be watched as it goes."""


class _Held:
    """An article's shape, with parts that can be watched."""

    def __init__(self, parts: list[_Part]) -> None:
        self.cards = ()
        self.reading = self
        self.article = self
        self.appearances, self.attributions, self.blocks = (), tuple(parts), ()
        self.text = "x" * letting_go.LONG


def test_its_parts_go_a_few_in_a_turn(qtbot):
    held = _Held([_Part() for _ in range(3 * letting_go.A_TURN)])
    parts = [weakref.ref(part) for part in held.attributions]
    letting = LettingGo()
    letting.take(held)
    del held
    gc.collect()
    assert all(part() is not None for part in parts)  # not at once
    letting._free_some()
    assert sum(part() is None for part in parts) == letting_go.A_TURN
    qtbot.waitUntil(lambda: letting.is_done)
    assert all(part() is None for part in parts)


def test_what_the_next_one_shares_is_no_matter_of_its(qapp):
    held = _Held([_Part() for _ in range(3)])
    letting = LettingGo()
    letting.take(held, held)
    assert letting.is_done


def test_a_short_one_goes_at_once(qapp, opened):
    letting = LettingGo()
    letting.take(opened)
    letting.take(None)
    assert letting.is_done
