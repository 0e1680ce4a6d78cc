"""Whether a record's posts, and its years, are those of a source at the date of an article."""

from collections.abc import Iterator, Sequence

from reader.model.claim import Claim, ClaimField
from reader.model.dates import period
from reader.model.entry import Entry
from reader.register.ground import Ground
from reader.register.roles import Roles, agree, conflict, is_wide, roles_in

_ROLE, _PAST_ROLE, _OTHER_ROLE = 2, 1, -3
_HELD_THEN, _LONG_AGO, _NOT_YET = 1, -1, -1
_IMPOSSIBLE = -20

_LIFE = range(14, 106)  # ages at which one is a source
_RETIRED, _DEAD = 25, 60  # years after the last post from which one is hardly, or surely no more, asked as who one was
_UNKNOWN = 30  # years before the first post in which one is surely nobody yet
_OPEN_POST = 8  # years for which a post without an end speaks for a record: unknown is not "still"
_FORMER = 10  # years for which a post is still one's role in an article


def year_of(date: str | None) -> int | None:
    """Return the year of an ISO date, None for anything else."""
    return int(date[:4]) if date and len(date) >= 4 and date[:4].isdecimal() else None


def role_grounds(wanted: Sequence[Roles], year: int | None, posts: Sequence[Claim]) -> Iterator[Ground]:
    """Yield what the roles of a record's posts say, at most one ground."""
    theirs = [(post, roles_in(post.value, post.organisation or "")) for post in posts]
    theirs = [(post, roles) for post, roles in theirs if roles.families or roles.words]
    if not theirs or not wanted:
        return
    alike = [(_points(year, mine, post), post) for mine in wanted for post, roles in theirs if agree(mine, roles)]
    points, post = max(alike, key=lambda found: found[0], default=(0, theirs[0][0]))
    if points:
        is_shared = is_wide(roles_in(post.value, post.organisation or ""))
        is_over = is_shared and _is_over(post, year) and not any(mine.is_former for mine in wanted)
        yield Ground(points, _words(post), is_shared=is_shared, is_over=is_over)
    elif not alike and all(conflict(mine, roles) for mine in wanted for _, roles in theirs):
        yield Ground(_OTHER_ROLE, f"another role there: {_words(post)}")
    else:
        yield Ground(0, f"another role there: {_words(post)}")


def _points(year: int | None, ours: Roles, post: Claim) -> int:
    since, until = year_of(post.valid_from), year_of(post.valid_to)
    if year is None:
        return _ROLE
    if since is not None and since > year + 1:
        return 0
    if ours.is_former:
        # A register that knows of no end does not say that it is over.
        return _ROLE if until is not None and until <= year + 1 else _PAST_ROLE
    return _PAST_ROLE if until is not None and year - until > _FORMER else _ROLE


def _is_over(post: Claim, year: int | None) -> bool:
    until = year_of(post.valid_to)
    return year is not None and until is not None and until < year - 1


def _words(post: Claim) -> str:
    """Return a post in words: "foreign minister until 1996", "member of Storting"."""
    held = period(post.valid_from and post.valid_from[:4], post.valid_to and post.valid_to[:4])
    if post.organisation and post.value in ("", "member"):
        return f"member of {post.organisation} {held}".strip()
    return f"{post.value} {held}".strip()


def time_grounds(wanted: Sequence[Roles], year: int | None, posts: Sequence[Claim], entry: Entry) -> Iterator[Ground]:
    """Yield what the years of a person's life and posts say about the year of the article."""
    if year is None:
        return
    born = next((year_of(claim.value) for claim in entry.claims if claim.field is ClaimField.BORN), None)
    if born is not None and year - born not in _LIFE:
        yield Ground(_IMPOSSIBLE, f"born in {born}")
    spans = [(year_of(post.valid_from), year_of(post.valid_to)) for post in posts]
    years = [known for span in spans for known in span if known is not None]
    if not years:
        return
    if not wanted or not all(roles.is_former for roles in wanted):
        yield from _held(year, spans)
    if year - max(years) > (_DEAD if any(roles.is_former for roles in wanted) else _RETIRED):
        yield Ground(_IMPOSSIBLE if year - max(years) > _DEAD else _LONG_AGO, f"no post after {max(years)} there")
    if min(years) - year > 1:
        yield Ground(_IMPOSSIBLE if min(years) - year > _UNKNOWN else _NOT_YET, f"no post before {min(years)} there")


def _held(year: int, spans: Sequence[tuple[int | None, int | None]]) -> Iterator[Ground]:
    """Yield that a post was held in the year; of one without an end, no more than when it began."""
    begun = [(since, until) for since, until in spans if since is not None and since <= year]
    if any(until is not None and year <= until for _, until in begun):
        yield Ground(_HELD_THEN, "post held at the article's date", is_shared=True)
        return
    still = [since for since, until in begun if until is None and since is not None and year <= since + _OPEN_POST]
    if still:
        yield Ground(_HELD_THEN, f"post from {max(still)} without an end", is_shared=True)
