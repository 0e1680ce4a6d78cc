"""The questions that can be asked about a name: each one address, shown to the reader before anything is sent.

Wikidata is asked by one search whose answer holds the entities found, as their pages store them
(`generator=search` with the pages' content). Chosen over `wbsearchentities`, which states nothing of what it
finds and needs a second question whose address nobody can be shown before, and over its query service, whose
answers are in another form than its dumps. An entity names posts, bodies and countries by number only: what
those are called is a question of its own, asked if the reader wants to know.
"""

from collections.abc import Sequence
from unicodedata import category, normalize
from urllib.parse import quote, urlencode

from reader.app.endpoints import ENDPOINTS, ROR, WIKIDATA, Endpoint
from reader.model.frozen import frozen
from reader.model.match import Wanted
from reader.model.source import SourceKind
from reader.register.wikidata import HUMAN, INSTANCE, LANGUAGES

LONGEST = 120  # characters of a name that are asked for
MOST_FOUND = 7  # entities of a search; a name that more have is told apart by no list
MOST_NUMBERS = 50  # that Wikidata names in one answer

_OPERATORS = frozenset({"AND", "OR", "NOT"})  # to a search engine, in capitals only
_IN_WORDS = "'’.&-"  # between the letters of a name; at the beginning of a word they would mean something
_PLAIN = ":="  # may stand in a question as they are, and are easier to read


@frozen
class Question:
    """One request that the reader may send."""

    endpoint: Endpoint
    address: str  # the whole of what is sent
    name: str = ""  # whom it is about; "" for one about numbers
    before: tuple[bytes, ...] = ()  # answers that it follows from


def questions(wanted: Wanted) -> tuple[Question, ...]:
    """Return what can be asked about the source, one question a register; none where its name has no letters."""
    name = plain_name(wanted.names[0] if wanted.names else "")
    found = [endpoint for endpoint in ENDPOINTS if name and wanted.kind in endpoint.kinds]
    return tuple(Question(endpoint, _address(endpoint, name, wanted.kind), name) for endpoint in found)


def addresses(wanted: Wanted) -> tuple[str, ...]:
    """Return exactly the addresses that will be asked if the reader leaves all questions in."""
    return tuple(question.address for question in questions(wanted))


def naming_question(numbers: Sequence[str], before: Sequence[bytes]) -> Question:
    """Return the question what entities are called, of which Wikidata's answers `before` give the numbers only."""
    asked = {
        "action": "wbgetentities",
        "props": "labels",
        "languages": "|".join(LANGUAGES),
        "ids": "|".join(numbers[:MOST_NUMBERS]),
    }
    return Question(WIKIDATA, _wikidata(asked), before=tuple(before))


def plain_name(name: str) -> str:
    """Return the words of a name without anything that a search engine would take for more than a word."""
    kept = "".join(letter if _is_of_a_word(letter) else " " for letter in normalize("NFC", name[: 4 * LONGEST]))
    words = (word.strip(_IN_WORDS.replace(".", "")).lstrip(".") for word in kept.split())
    spoken = " ".join(word.lower() if word in _OPERATORS else word for word in words if word)
    if len(spoken) <= LONGEST:
        return spoken
    return spoken[:LONGEST].rpartition(" ")[0] or spoken[:LONGEST]


def _is_of_a_word(letter: str) -> bool:
    return category(letter)[0] in "LMN" or letter in _IN_WORDS


def _address(endpoint: Endpoint, name: str, kind: SourceKind) -> str:
    if endpoint is ROR:
        return _with(ROR.address(), {"query": name})
    is_human = f"{'' if kind is SourceKind.PERSON else '-'}haswbstatement:{INSTANCE}={HUMAN}"
    asked = {
        "action": "query",
        "generator": "search",
        "gsrsearch": f"{name} {is_human}",
        "gsrlimit": str(MOST_FOUND),
        "prop": "revisions",
        "rvprop": "content",
        "rvslots": "main",
    }
    return _wikidata(asked)


def _wikidata(asked: dict[str, str]) -> str:
    return _with(WIKIDATA.address(), {**asked, "format": "json", "formatversion": "2"})


def _with(address: str, asked: dict[str, str]) -> str:
    return f"{address}?{urlencode(asked, quote_via=quote, safe=_PLAIN)}"
