"""The program's own small drawings, inside an annotated copy once each."""

import re

from reader.model.resources import resource
from reader.model.signal import Origin
from reader.model.source import SourceKind

_INNER = re.compile(r"<svg[^>]*>(.*)</svg>", re.DOTALL)


def drawing(name: str) -> str:
    """Return a use of a drawing that stands among `drawings`; what it says is said in words beside it."""
    return f'<svg width="16" height="16" aria-hidden="true"><use href="#{name}"/></svg>'


def drawings() -> str:
    """Return all drawings of kinds and origins, to be used from anywhere in the page."""
    names = [f"kind-{kind.value}" for kind in SourceKind] + [f"origin-{origin.value}" for origin in Origin]
    return f'<svg width="0" height="0" aria-hidden="true">{"".join(map(_symbol, names))}</svg>'


def _symbol(name: str) -> str:
    found = _INNER.search(resource("icons", f"{name}.svg").read_text(encoding="utf-8"))
    if found is None:
        raise ValueError(f"{name}.svg is not a drawing")
    return f'<symbol id="{name}" viewBox="0 0 20 20">{found[1]}</symbol>'
