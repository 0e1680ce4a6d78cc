"""Where names are looked up on the web, when the reader asks: which registers, at which addresses, by what names."""

import os
from collections.abc import Mapping

from reader.model.frozen import frozen
from reader.model.source import SourceKind

_BODIES = frozenset({SourceKind.ORGANISATION, SourceKind.PUBLISHER, SourceKind.PLATFORM})


@frozen
class Endpoint:
    """A register that answers on the web."""

    name: str  # what the reader knows it by
    variable: str  # of the environment: the address of a mirror, or of a test
    usual: str  # its address where that says nothing
    kinds: frozenset[SourceKind]  # of sources that it knows

    @property
    def register(self) -> str:
        """Return what its looked-up records stand under: beside an imported register, not in its place."""
        return f"{self.name} (looked up)"

    def address(self, environment: Mapping[str, str] = os.environ) -> str:
        """Return where it is asked."""
        return environment.get(self.variable) or self.usual


WIKIDATA = Endpoint(
    "Wikidata", "KILDE_WIKIDATA", "https://www.wikidata.org/w/api.php", frozenset({SourceKind.PERSON, *_BODIES})
)
ROR = Endpoint("ROR", "KILDE_ROR", "https://api.ror.org/v2/organizations", _BODIES)
ENDPOINTS = (WIKIDATA, ROR)
REGISTERS = tuple(endpoint.register for endpoint in ENDPOINTS)


def can_be_asked_about(kind: SourceKind) -> bool:
    """Tell whether any register knows sources of the kind."""
    return any(kind in endpoint.kinds for endpoint in ENDPOINTS)
