"""Frozen, slotted dataclasses that a start can afford."""

from collections.abc import Callable
from dataclasses import MISSING, FrozenInstanceError, dataclass, field, fields
from operator import attrgetter
from typing import Any, Final, TypeVar, dataclass_transform

Made = TypeVar("Made")

_PUT: Final = object.__setattr__  # past the lock


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def frozen(cls: type[Made]) -> type[Made]:
    """Return `cls` as `dataclass(frozen=True, slots=True)` would make it, at a tenth of what that costs.

    The standard decorator writes the source of six methods anew for each class, and has it compiled at every start:
    0.6 ms a class, a quarter of the whole start. Five of the six do the same for all classes and stand below, once.
    `__init__` is written when the first of a class is made: most classes that a start loads make none.
    """
    made = dataclass(init=False, repr=False, eq=False, slots=True)(cls)
    shared = _making(made) | _comparing(made) | _showing(made) | _locking(made)
    for name, method in shared.items():
        if name not in cls.__dict__:
            setattr(made, name, method)
    return made


def _making(made: type) -> dict[str, Callable[..., Any]]:
    def init(self: Any, /, *values: Any, **named: Any) -> None:
        written = _write_init(made)
        setattr(made, "__init__", written)  # noqa: B010 - mypy forbids the plain way
        written(self, *values, **named)

    return {"__init__": init}


def _write_init(made: type) -> Callable[..., None]:
    """Return an `__init__` that takes the fields in order, or by name.

    Written out, because a loop over the fields would take three times as long, for a million spans too.
    """
    taken, kept = ["self"], ["pass"]
    known: dict[str, Any] = {"_put": _PUT, "_missing": MISSING}
    for one in fields(made):
        default, value = f"_{one.name}_default", one.name
        if one.default_factory is not MISSING:
            known[default] = one.default_factory
            taken.append(f"{one.name}=_missing")
            value = f"{default}() if {one.name} is _missing else {one.name}"
        elif one.default is not MISSING:
            known[default] = one.default
            taken.append(f"{one.name}={default}")
        else:
            taken.append(one.name)
        kept.append(f"_put(self, {one.name!r}, {value})")
    if hasattr(made, "__post_init__"):
        kept.append("self.__post_init__()")
    exec(f"def __init__({', '.join(taken)}):\n " + "\n ".join(kept), known)
    written: Callable[..., None] = known["__init__"]
    written.__qualname__ = f"{made.__qualname__}.__init__"  # which a wrong call is told by
    return written


def _comparing(made: type) -> dict[str, Callable[..., Any]]:
    values = _values_of([one.name for one in fields(made) if one.compare])

    def eq(self: Any, other: Any) -> Any:
        return values(self) == values(other) if other.__class__ is self.__class__ else NotImplemented

    def hashed(self: Any) -> int:
        return hash(values(self))

    return {"__eq__": eq, "__hash__": hashed}


def _showing(made: type) -> dict[str, Callable[..., Any]]:
    names = [one.name for one in fields(made) if one.repr]

    def shown(self: Any) -> str:
        values = ", ".join(f"{name}={getattr(self, name)!r}" for name in names)
        return f"{self.__class__.__qualname__}({values})"

    return {"__repr__": shown}


def _locking(made: type) -> dict[str, Callable[..., Any]]:
    names = [one.name for one in fields(made)]

    def set_(_self: Any, name: str, _value: Any) -> None:
        raise FrozenInstanceError(f"cannot assign to field {name!r}")

    def delete(_self: Any, name: str) -> None:
        raise FrozenInstanceError(f"cannot delete field {name!r}")

    def state(self: Any) -> list[Any]:
        return [getattr(self, name) for name in names]

    def restore(self: Any, state: list[Any]) -> None:
        for name, value in zip(names, state, strict=True):
            _PUT(self, name, value)

    return {"__setattr__": set_, "__delattr__": delete, "__getstate__": state, "__setstate__": restore}


def _values_of(names: list[str]) -> Callable[[Any], Any]:
    return attrgetter(*names) if names else lambda _: ()
