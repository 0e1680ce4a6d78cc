import copy
import pickle
import subprocess
import sys
from collections.abc import Callable
from dataclasses import FrozenInstanceError, asdict, dataclass, field, fields, replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.model.frozen import frozen


@frozen
class Pebble:
    """What a brook leaves."""

    name: str
    grams: int = 3
    marks: tuple[str, ...] = ()
    found: str | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Standard:
    """The same, by the standard decorator."""

    name: str
    grams: int = 3
    marks: tuple[str, ...] = ()
    found: str | None = field(default=None, compare=False)


@frozen
class Heap:
    """Pebbles that are counted as they come."""

    pebbles: list[Pebble] = field(default_factory=list)

    def __post_init__(self) -> None:
        if len(self.pebbles) > 2:
            raise ValueError("a heap has two pebbles at most")


@frozen
class Nothing:
    """No field at all."""


@frozen
class Own:
    """Says itself what it is."""

    name: str

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Own)

    def __hash__(self) -> int:
        return 7

    def __repr__(self) -> str:
        return "own"


@frozen
class Gem(Pebble):
    """A pebble worth more."""

    carats: int = 1


VALUES = st.fixed_dictionaries(
    {"name": st.text()},
    optional={
        "grams": st.integers(),
        "marks": st.lists(st.text()).map(tuple),
        "found": st.none() | st.text(),
    },
)


@given(one=VALUES, other=VALUES)
def test_all_is_as_the_standard_decorator_makes_it(one, other):
    made, standard = Pebble(**one), Standard(**one)
    assert asdict(made) == asdict(standard)
    assert repr(made) == repr(standard).replace("Standard", "Pebble")
    assert hash(made) == hash(standard)
    assert (made == Pebble(**other)) is (standard == Standard(**other))
    assert asdict(replace(made, **other)) == asdict(replace(standard, **other))


def test_fields_are_given_in_order_or_by_name():
    assert Pebble("flint", 4, ("red",)) == Pebble(marks=("red",), grams=4, name="flint")
    assert [one.name for one in fields(Pebble)] == ["name", "grams", "marks", "found"]


def test_a_field_that_is_not_compared_makes_no_difference():
    assert Pebble("flint", found="in May") == Pebble("flint")
    assert hash(Pebble("flint", found="in May")) == hash(Pebble("flint"))


def test_what_looks_alike_is_not_the_same_in_another_class():
    assert Pebble("flint") != Standard("flint")
    assert Gem("flint") != Pebble("flint")


@pytest.mark.parametrize(
    "change",
    [
        lambda one: setattr(one, "name", "chalk"),
        lambda one: setattr(one, "weight", 3),
        lambda one: delattr(one, "name"),
    ],
)
def test_nothing_can_be_changed(change: Callable[[Any], None]):
    one = Pebble("flint")
    with pytest.raises(FrozenInstanceError):
        change(one)
    assert one == Pebble("flint")


def test_there_is_no_room_for_more_than_the_fields():
    assert not hasattr(Pebble("flint"), "__dict__")


def test_each_gets_a_default_of_its_own():
    one, other = Heap(), Heap()
    one.pebbles.append(Pebble("flint"))
    assert other.pebbles == []


def test_what_is_checked_when_made_is_checked_every_time():
    for _ in range(2):
        with pytest.raises(ValueError, match="two pebbles"):
            Heap([Pebble("a"), Pebble("b"), Pebble("c")])


def test_a_wrong_call_is_told_by_its_class_the_first_time_too():
    @frozen
    class Lone:
        """Made for the first time below."""

        name: str

    for _ in range(2):
        with pytest.raises(TypeError, match=r"Lone\.__init__\(\) missing 1 required positional argument: 'name'"):
            Lone()


def test_one_without_fields_equals_its_like():
    assert Nothing() == Nothing()
    assert len({Nothing(), Nothing()}) == 1
    assert repr(Nothing()) == "Nothing()"


def test_what_a_class_says_itself_stands():
    assert Own("a") == Own("b")
    assert hash(Own("a")) == 7
    assert repr(Own("a")) == "own"


def test_a_class_may_have_more_than_the_one_it_comes_from():
    assert repr(Gem("ruby", carats=4)) == "Gem(name='ruby', grams=3, marks=(), found=None, carats=4)"
    assert replace(Gem("ruby"), carats=2).carats == 2


def test_patterns_see_the_fields_in_order():
    match Pebble("flint", 4):
        case Pebble(name, grams):
            assert (name, grams) == ("flint", 4)


def test_copies_are_the_same():
    one = Pebble("flint", 4, ("red",), "in May")
    assert copy.deepcopy(one) == copy.copy(one) == pickle.loads(pickle.dumps(one)) == one
    assert copy.copy(one).found == "in May"


def test_no_method_is_compiled_for_a_class_until_one_is_made():
    check = """
import sys
from reader.model.frozen import frozen
compiled = []
sys.addaudithook(lambda event, _: compiled.append(event) if event == "compile" else None)
@frozen
class Pebble:
    'What a brook leaves.'
    name: str
before = len(compiled)
Pebble("flint"), Pebble("chalk")
print(before, len(compiled))
"""
    told = subprocess.run([sys.executable, "-c", check], check=True, capture_output=True, text=True).stdout
    assert told.split() == ["0", "1"]
