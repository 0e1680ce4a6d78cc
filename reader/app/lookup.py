"""A name looked up on the web, because the reader asked: the answer is kept with its date, and is there offline.

Loaded when the first name is looked up: what speaks HTTP is no part of a start.
"""

from collections.abc import Callable, Sequence
from hashlib import sha256
from sqlite3 import Connection

from reader.app.access import Access
from reader.app.clock import now
from reader.app.endpoints import WIKIDATA, Endpoint
from reader.app.questions import Question, naming_question
from reader.app.register_answers import known_as
from reader.model.entry import Edition, Entry
from reader.model.frozen import frozen
from reader.model.library import Profile
from reader.model.match import Candidate, Match, Wanted
from reader.model.source import SourceId
from reader.register import wikidata
from reader.register.answer import entries_of, records_of, with_labels
from reader.register.filing import filed
from reader.register.form import Form, Provenance
from reader.register.knowledge import data
from reader.register.match import match
from reader.register.record import Record
from reader.register.ror import ROR
from reader.store.looked_up import keep_looked_up
from reader.store.sources import load_source
from reader.web.lookup import ask

ISO_DAY = 10  # characters of a moment


@frozen
class LookedUp:
    """What a register on the web answered about a source."""

    endpoint: Endpoint
    match: Match | None  # None: it has no record of the name
    next: Question | None = None  # what could be asked to know more


def wanted_of(profile: Profile) -> Wanted:
    """Return all that is known of whom the profile is about, but for what registers say: it would confirm itself."""
    date = max((row.published for row in profile.articles if row.published), default=None)
    names = (profile.name, *profile.aliases)
    of_registers = frozenset(profile.lookup.claims)
    own = [claim for claim in (*profile.posts, *profile.facts) if claim not in of_registers]
    return known_as(profile.kind, names, own, date)


def look_up(
    access: Access,
    wanted: Wanted,
    question: Question,
    about: SourceId | None = None,
    is_wanted: Callable[[], bool] = lambda: True,
) -> LookedUp:
    """Ask the question, once; keep the records of the name that come, with today's date.

    Where it is `about` a source of the library, nothing is kept if that one is forgotten before the answer comes.

    A record that was looked up before stands for what it says now; what it said earlier stays as history. Raises
    LookUpFailedError and RegisterUnreadableError, and what stands in the way of the library; nothing is kept then.
    """
    answers = (*question.before, ask(question.address, is_wanted=is_wanted))
    first, *labels = map(records_of, answers)
    edition = _edition(question.endpoint, answers)
    form = _form(question.endpoint)
    named = with_labels(first, (record for records in labels for record in records))
    by = Provenance(edition.register, edition.date)
    of_the_name = [entry for entry in entries_of(named, form, by) if match(wanted, [Candidate(edition, entry)])]
    if not of_the_name:
        return LookedUp(question.endpoint, None)

    def keep(connection: Connection) -> None:
        if about is not None:
            load_source(connection, about)
        keep_looked_up(connection, edition, [*map(filed, of_the_name)], now())

    access.write(keep)
    (found,) = match(wanted, [Candidate(edition, entry) for entry in of_the_name])
    return LookedUp(question.endpoint, found, _next(question, answers, first, of_the_name))


def _next(
    question: Question, answers: Sequence[bytes], records: Sequence[Record], kept: Sequence[Entry]
) -> Question | None:
    """Return the question what the records point at; none where it was asked, or they point at nothing."""
    if question.before or question.endpoint is not WIKIDATA:
        return None
    idents = {entry.ident for entry in kept}
    numbers = wikidata.pointed_at([record.value for record in records if record.value.get("id") in idents])
    return naming_question(numbers, answers) if numbers else None


def _form(endpoint: Endpoint) -> Form:
    return wikidata.WIKIDATA if endpoint is WIKIDATA else ROR


def _edition(endpoint: Endpoint, answers: Sequence[bytes]) -> Edition:
    own = data("registers")[endpoint.name]
    digest = sha256(b"\n".join(answers)).hexdigest()
    return Edition(endpoint.register, own["licence"], own["url"], now()[:ISO_DAY], digest)
