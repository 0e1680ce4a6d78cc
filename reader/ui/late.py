"""Parts of the window that no start needs, loaded when they are first wanted."""

import importlib
from typing import Any


def late(module: str, name: str) -> Any:
    """Return what `module` calls `name`.

    By name, because an import above would be paid for before the first paint, by a reader who may never
    ask for it.
    """
    return getattr(importlib.import_module(module), name)
