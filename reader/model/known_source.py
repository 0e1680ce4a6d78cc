"""A source as the library knows it: what recognising it again goes by."""

from reader.model.frozen import frozen
from reader.model.source import SourceId, SourceKind


@frozen
class KnownSource:
    """The keys (see `name_key`) of a source's names and of the bodies it has belonged to, under all their names.

    Names are those it is known by for sure and their forms: not all that an article has called it in passing.
    """

    id: SourceId
    kinds: frozenset[SourceKind]  # several where the reader found sources of two kinds to be one
    names: frozenset[str]
    affiliations: frozenset[str]
    posts: frozenset[tuple[str, str]] = frozenset()  # roles as they are written, and the bodies they are held in
