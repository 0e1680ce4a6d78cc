"""Whether a record's bodies are those that a source belongs to."""

from collections.abc import Iterator, Sequence
from functools import lru_cache

from reader.model.claim import Claim
from reader.register.ground import Ground
from reader.register.name_words import body_name
from reader.register.roles import is_assembly, is_whole
from reader.register.word_lists import body_words

_SAME, _PART, _ANY = 3, 2, 1  # the same body; one named by part of its name; one that many countries have
_OTHER_ASSEMBLY = -2  # nobody sits in two at a time


def affiliation_grounds(
    wanted: Sequence[tuple[str, ...]], names: Sequence[str], posts: Sequence[Claim], parties: Sequence[str] = ()
) -> Iterator[Ground]:
    """Yield what the bodies of a record's posts, and its parties, say; at most one ground.

    `wanted` are the words of the bodies that the source belongs to, `names` the same as the article has them.
    """
    bodies = sorted({post.organisation for post in posts if post.organisation})
    points, body = _closest(wanted, bodies)
    in_party, party = _closest(wanted, parties)
    if points:
        yield Ground(points, f"affiliation {body}")
    elif in_party:
        yield Ground(in_party, f"party {party}", is_shared=True)
    elif not wanted or not bodies:
        return
    elif any(map(is_whole, names)) and any(map(is_assembly, bodies)):
        yield Ground(_ANY, f"affiliation {next(filter(is_assembly, bodies))}")
    elif any(map(is_assembly, names)) and all(map(is_assembly, bodies)):
        yield Ground(_OTHER_ASSEMBLY, f"another assembly there: {body}")
    else:
        yield Ground(0, f"another affiliation there: {body}")


def _closest(wanted: Sequence[tuple[str, ...]], bodies: Sequence[str]) -> tuple[int, str]:
    """Return the body that is most surely one of those wanted, with the points that it is worth; 0 where none is."""
    found = ((_agreement(words, body_name(body)), body) for body in bodies for words in wanted)
    return max(found, key=lambda one: one[0], default=(0, ""))


@lru_cache(maxsize=1 << 12)
def _agreement(ours: tuple[str, ...], theirs: tuple[str, ...]) -> int:
    one, other = frozenset(ours), frozenset(theirs)
    if not one or not (one <= other or other <= one):
        return 0
    shared = one & other
    if shared <= body_words().generic:
        return _ANY
    return _SAME if one == other and len(shared) > 1 else _PART
