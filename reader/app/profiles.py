"""All that the library has about one source, put together for its profile."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from sqlite3 import Connection

from reader.app import register_answers
from reader.app.namesakes import same_named
from reader.app.own_sites import own_domains
from reader.app.profile_log import log_of
from reader.app.stated_places import stated_places
from reader.model.claim import Claim, ClaimField
from reader.model.library import ArticleRow, Profile
from reader.model.match import Wanted
from reader.model.name_key import name_key
from reader.model.own_word import SEEN_BEFORE, own_word_in
from reader.model.signal import Origin, Signal
from reader.model.source import SourceId
from reader.signals import conflict, matching, rating
from reader.store import profiles, sources
from reader.store.analyses import current_analysis, load_analysis
from reader.store.articles import load_article
from reader.store.claims import claims_of
from reader.store.identity import roots_of
from reader.store.own_words import own_words_in
from reader.store.search import articles_by_id
from reader.store.sources import StoredSource

_READ = 5  # articles of a source that are read for where it is


def profile_of(connection: Connection, source_id: SourceId) -> Profile:
    """Return the profile of a source, or of the one it was merged into; LibraryError where it is gone."""
    source = sources.load_source(connection, source_id)
    own = claims_of(connection, source.id)
    names = sources.aliases(connection, source.id)
    articles = articles_by_id(connection, profiles.articles_of(connection, source.id))
    whom = _known_as(connection, source, own, articles)
    (lookup,) = register_answers.answers(connection, (whom,), (source.id,))
    claims = (*own, *lookup.claims)
    return Profile(
        id=source.id,
        uid=source.uid,
        name=source.name,
        kind=source.kind,
        aliases=tuple(name for name in names if name != source.name),
        posts=_newest_first(claim for claim in claims if claim.field is ClaimField.POST),
        facts=tuple(claim for claim in claims if claim.field is not ClaimField.POST),
        signals=(
            *_own_words(connection, source.id),
            *_signals(articles),
            *matching.signals(lookup),
            *conflict.name_signals(source.kind, (source.name, *names), claims),
            *rating.signals(rating.ratings_of(lookup), rating.former_ratings_of(lookup)),
        ),
        statements=profiles.statements_of(connection, source.id),
        articles=articles,
        cited_with=profiles.cited_with(connection, source.id),
        assessments=profiles.assessments_of(connection, source.id),
        note=source.note,
        merged_notes=sources.merged_notes(connection, source.id),
        namesakes=same_named(connection, source),
        log=log_of(connection, source),
        lookup=lookup,
    )


def _known_as(
    connection: Connection, source: StoredSource, own: Sequence[Claim], articles: Sequence[ArticleRow]
) -> Wanted:
    """Return what registers are asked for: the names that are surely the source's, and what is known of it here."""
    called = dict.fromkeys((source.name, *sources.sure_names(connection, source.id)))
    domains = own_domains(source.kind, tuple(called), profiles.published_at(connection, source.id))
    whom = register_answers.known_as(source.kind, (*called, *domains), own, _newest(articles))
    return replace(whom, places=_places(connection, source.id, articles))


def _places(connection: Connection, source: SourceId, articles: Sequence[ArticleRow]) -> tuple[str, ...]:
    """Return the places that the newest articles set beside the source: a card and its profile have one answer."""
    found: list[str] = []
    for article in articles[:_READ]:
        stored = load_article(connection, article.id)
        analysis = current_analysis(connection, stored.version)
        if analysis is None:
            continue
        one = load_analysis(connection, analysis, stored.article)
        who = zip(one.reading.appearances, roots_of(connection, one.sources), strict=True)
        found += (place for card, of in who if of == source for place in stated_places(card, one.reading))
    return tuple(dict.fromkeys(found))


def _newest(articles: Iterable[ArticleRow]) -> str | None:
    return max((article.published for article in articles if article.published), default=None)


def _newest_first(claims: Iterable[Claim]) -> tuple[Claim, ...]:
    """Order posts by when they were last held, for all we know; those that say the same stand together."""
    posts = tuple(claims)
    newest: dict[tuple[str, str], str] = {}
    for post in posts:
        newest[_words(post)] = max(newest.get(_words(post), ""), _last_held(post))
    return tuple(sorted(posts, key=lambda post: (newest[_words(post)], *_period_order(post)), reverse=True))


def _period_order(post: Claim) -> tuple[tuple[str, str], str, str, str]:
    return _words(post), post.valid_to or "", post.valid_from or "", _last_held(post)


def _words(post: Claim) -> tuple[str, str]:
    return name_key(post.value), name_key(post.organisation or "")


def _last_held(post: Claim) -> str:
    return post.valid_to or max(post.valid_from or "", post.date or "")


def _own_words(connection: Connection, source: SourceId) -> tuple[Signal, ...]:
    """Return what the reader set in any article, each once."""
    said = own_words_in(connection, [source], beside=None)[source]
    return tuple(dict.fromkeys(own_word_in(title, own) for title, own in said))


def _signals(articles: tuple[ArticleRow, ...]) -> tuple[Signal, ...]:
    if len(articles) < 2:
        return ()  # one article has seen it before nobody
    outlets = {name_key(article.publisher) for article in articles if article.publisher}
    by = f", by {len(outlets)} outlets" if len(outlets) > 1 else ""
    return (Signal(SEEN_BEFORE, f"Cited in {len(articles)} articles of your library{by}", origin=Origin.LIBRARY),)
