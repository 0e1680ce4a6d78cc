"""Popolo's memberships, and what they point at by id: bodies, parties, posts, terms."""

from collections import defaultdict
from dataclasses import dataclass, field

from reader.model.frozen import frozen
from reader.register.record import Value, day, part, word

BODIES = "organizations"
Term = tuple[str | None, str | None]


@frozen
class Membership:
    """What somebody is somewhere, for whom and when."""

    role: str
    body: str  # ids, of a body, a party, a term, a post
    party: str
    term: str
    post: str
    since: str | None
    until: str | None


@dataclass(slots=True)
class Legislature:
    """What memberships point at, by id, and the memberships by person."""

    country: str = ""
    prefix: str = ""  # for ids that are only unique in their legislature: "legislature", "party/a"
    names: dict[str, str] = field(default_factory=dict)
    terms: dict[str, Term] = field(default_factory=dict)
    posts: dict[str, tuple[str, str]] = field(default_factory=dict)  # label and body
    memberships: dict[str, list[Membership]] = field(default_factory=lambda: defaultdict(list))

    def learn(self, section: str, value: Value) -> None:
        """Take in one record of a section."""
        ident = word(value.get("id"))
        if section == BODIES:
            self.names[ident] = word(value.get("name"))
        elif section == "events":
            self.terms[ident] = day(value.get("start_date")), day(value.get("end_date"))
        elif section == "posts":
            self.posts[ident] = word(value.get("label")) or word(value.get("role")), word(value.get("organization_id"))
        elif section == "memberships":
            self.memberships[word(value.get("person_id"))].append(self.membership(value))

    def membership(self, value: Value) -> Membership:
        """Return a membership; what it holds instead of pointing at is learnt on the way."""
        return Membership(
            role=word(value.get("role")) or word(value.get("label")),
            body=self._pointed(value, "organization"),
            party=self._pointed(value, "on_behalf_of"),
            term=word(value.get("legislative_period_id")),
            post=word(value.get("post_id")),
            since=day(value.get("start_date")),
            until=day(value.get("end_date")),
        )

    def _pointed(self, value: Value, key: str) -> str:
        held = part(value.get(key))
        name = word(held.get("name"))
        ident = word(value.get(f"{key}_id")) or word(held.get("id")) or name
        if name:
            self.names.setdefault(ident, name)
        return ident
