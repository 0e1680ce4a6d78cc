"""What stands on a profile, section by section."""

from collections.abc import Sequence
from itertools import groupby

from PySide6.QtCore import QCoreApplication

from reader.model.attribution import StatementKind
from reader.model.claim import Claim, ClaimField
from reader.model.library import ArticleId, Card, Profile, QuotedStatement
from reader.model.own_word import SEEN_BEFORE, own_word_in, own_words
from reader.model.signal import Origin, Signal
from reader.ui import counts
from reader.ui.card_text import capitalised, origin_words
from reader.ui.icons import origin_icon
from reader.ui.items import Detail, Item, ItemStyle
from reader.ui.own_items import check_details
from reader.ui.record_words import DATES
from reader.ui.shown_text import shown

tr = QCoreApplication.translate

_COUNTED = (SEEN_BEFORE, Origin.LIBRARY)  # in how many articles the source is cited


def also_named(profile: Profile) -> str:
    """Return "also Neumann, Iver Brynild Neumann", or ""."""
    others = [shown(alias) for alias in profile.aliases if alias != profile.name]
    return tr("Profile", "also {}").format(", ".join(others)) if others else ""


def home_page(profile: Profile) -> str | None:
    """Return the address of the source's own page."""
    homes = (claim for claim in profile.facts if claim.field is ClaimField.HOME)
    return next((claim.value for claim in homes if _is_web(claim.value)), None)


def post_items(posts: Sequence[Claim], card: Card | None) -> tuple[Item, ...]:
    """Return affiliations and roles, each once, with the period and everyone who states it.

    Without any, one item says that none is stated; a card of this article may say more than the library.
    """
    items = [_post_item(period) for _, same in groupby(posts, key=_post) for period in _periods(tuple(same))]
    if not items and card and (card.appearance.role or card.appearance.affiliation):
        role, affiliation = card.appearance.role or "", card.appearance.affiliation or ""
        here = Detail(tr("Profile", "said in this article"), "origin-article")
        items.append(_timeline(role, affiliation, (here,), target=None))
    return tuple(items) or (Item(tr("Profile", "not stated"), style=ItemStyle.TIMELINE),)


def signal_items(signals: Sequence[Signal], card: Card | None, title: str | None = None) -> tuple[Item, ...]:
    """Return what the profile rests on: this article's signals first, then the library's, none twice.

    Only the signals of the card know places in the article on screen, and can be followed there. What the reader
    set in this article, `title`, is among them; how often the source is cited is told by the profile, which knows
    all articles.
    """
    is_counted = any((signal.id, signal.origin) == _COUNTED for signal in signals)
    here = [s for s in (card.signals if card else ()) if not is_counted or (s.id, s.origin) != _COUNTED]
    own = own_words(card.appearance.signals).values() if card else ()
    texts = {signal.text for signal in (*here, *(own_word_in(title, word) for word in own))}
    items = [_signal_item(signal, follow=True) for signal in here]
    return tuple(items + [_signal_item(signal, follow=False) for signal in signals if signal.text not in texts])


def statement_items(
    statements: Sequence[QuotedStatement], here: ArticleId | None, card: Card | None
) -> tuple[Item, ...]:
    """Return what the source is quoted as saying, in the article `here` and all others."""
    return tuple(
        Item(
            shown(quoted.statement.text),
            details=_statement_details(quoted, here, card),
            style=ItemStyle.RULED,
            target=quoted,
            can_copy=True,
        )
        for quoted in statements
    )


def article_items(profile: Profile, here: ArticleId | None) -> tuple[Item, ...]:
    """Return the articles that cite the source."""
    return tuple(
        Item(
            shown(row.title) or tr("Profile", "Without a title"),
            details=tuple(
                Detail(words)
                for words in (shown(row.publisher or ""), counts.day(row.published), _here(row.id == here))
                if words
            ),
            style=ItemStyle.RULED,
            target=row,
        )
        for row in profile.articles
    )


def company_items(profile: Profile) -> tuple[Item, ...]:
    """Return with whom the source is cited, and in how many articles."""
    return tuple(
        Item(
            shown(name),
            details=(Detail(tr("Profile", "in 1 article") if n == 1 else tr("Profile", "in {} articles").format(n)),),
            style=ItemStyle.RULED,
            target=source,
        )
        for source, name, n in profile.cited_with
    )


def fact_items(facts: Sequence[Claim]) -> tuple[Item, ...]:
    """Return the other facts, each with who states it; a link is followed only by a click."""
    return tuple(
        Item(
            counts.day(fact.value) if fact.field in DATES else shown(fact.value),
            lead=f"{fact_name(fact.field)}  ",
            details=(Detail(stated_by(fact)),),
            icon=origin_icon(fact.origin),
            spoken=origin_words(fact.origin),
            target=fact.link or (fact.value if _is_web(fact.value) else None),
        )
        for fact in facts
    )


def assessment_items(profile: Profile) -> tuple[Item, ...]:
    """Return what the reader wrote of the source, newest first, with its day."""
    return tuple(
        Item(made.text, details=(Detail(counts.day(made.made), "origin-reader"),), style=ItemStyle.RULED)
        for made in profile.assessments
    )


def kind_words(kind: StatementKind) -> str:
    """Return in a word how a statement is reported."""
    return {
        StatementKind.DIRECT: tr("Profile", "direct"),
        StatementKind.INDIRECT: tr("Profile", "indirect"),
        StatementKind.MIXED: tr("Profile", "partly direct"),
    }[kind]


def fact_name(field: ClaimField) -> str:
    """Return what a fact is about, in words."""
    return {
        ClaimField.NAME: tr("Profile", "Name"),
        ClaimField.POST: tr("Profile", "Post"),
        ClaimField.KIND: tr("Profile", "Kind"),
        ClaimField.DESCRIPTION: tr("Profile", "Description"),
        ClaimField.COUNTRY: tr("Profile", "Country"),
        ClaimField.HOME: tr("Profile", "Home page"),
        ClaimField.IDENTIFIER: tr("Profile", "Identifier"),
        ClaimField.FOUNDED: tr("Profile", "Founded"),
        ClaimField.BORN: tr("Profile", "Born"),
        ClaimField.DIED: tr("Profile", "Died"),
        ClaimField.PARTY: tr("Profile", "Party"),
        ClaimField.PARENT: tr("Profile", "Part of"),
        ClaimField.STATUS: tr("Profile", "Status"),
    }[field]


def _statement_details(quoted: QuotedStatement, here: ArticleId | None, card: Card | None) -> tuple[Detail, ...]:
    is_here = quoted.article_id == here
    where = _here(is_here) or _article_words(quoted.article_title, quoted.publisher, quoted.published)
    checked = check_details(card, quoted.statement.span) if is_here and card is not None else ()
    unsure = () if quoted.is_certain else (Detail(tr("Profile", "not certain")),)
    return (Detail(kind_words(quoted.statement.kind)), Detail(where), *unsure, *checked)


def _post(claim: Claim) -> tuple[str, str]:
    return claim.value.casefold(), (claim.organisation or "").casefold()


def _periods(same: tuple[Claim, ...]) -> list[tuple[Claim, ...]]:
    """Part claims of one post by period; one that gives none, as an article's, goes with that in which it was made.

    Made in none of them, it stands by itself: an article of 2024 is no word for a post that had ended in 2020. Where
    it says not even when it was made, it goes with the newest.
    """
    dated = [claim for claim in same if claim.valid_from or claim.valid_to]
    periods = [list(held) for _, held in groupby(dated, key=lambda claim: (claim.valid_from, claim.valid_to))]
    apart: list[Claim] = []
    for claim in same:
        if claim not in dated:
            next((held for held in periods if _is_within(claim.date, held[0])), apart).append(claim)
    ended = periods[0][0].valid_to if periods else None
    is_later = ended is not None and any(claim.date and claim.date > ended for claim in apart)
    return [tuple(claims) for claims in ((apart, *periods) if is_later else (*periods, apart)) if claims]


def _is_within(date: str | None, period: Claim) -> bool:
    """Tell whether a date may be in the period of a claim, as precisely as both are known; one not known may be."""
    since, until = period.valid_from or "", period.valid_to or ""
    return not date or (_cut(since, date) <= _cut(date, since) and _cut(date, until) <= _cut(until, date))


def _cut(date: str, like: str) -> str:
    """Return a date, year, month or day, no more precise than another."""
    return date[: len(like)]


def _post_item(same: tuple[Claim, ...]) -> Item:
    post = same[0]
    when = counts.period(post.valid_from, post.valid_to)
    details = ((Detail(when),) if when else ()) + tuple(dict.fromkeys(_provenance(claim) for claim in same))
    link = next((claim.link for claim in same if claim.link), None)
    return _timeline(post.value, post.organisation or "", details, target=link)


def _timeline(role: str, organisation: str, details: tuple[Detail, ...], target: object) -> Item:
    lead, title = shown(capitalised(role)), shown(organisation)
    return Item(
        f", {title}" if lead and title else title, lead, details=details, style=ItemStyle.TIMELINE, target=target
    )


def _signal_item(signal: Signal, *, follow: bool) -> Item:
    is_elsewhere = signal.origin is Origin.REGISTER and signal.link is not None  # its page says more than this one
    target = signal.evidence[0] if follow and signal.evidence and not is_elsewhere else signal.link
    return Item(shown(signal.text), icon=origin_icon(signal.origin), target=target, spoken=origin_words(signal.origin))


def _provenance(claim: Claim) -> Detail:
    return Detail(stated_by(claim), origin_icon(claim.origin))


def stated_by(claim: Claim) -> str:
    """Return who states a claim, and when."""
    words = [shown(claim.stated_by), counts.day(claim.date)]
    return ", ".join(word for word in words if word)


def _article_words(title: str, publisher: str | None, published: str | None) -> str:
    return ", ".join(word for word in (shown(publisher or ""), shown(title), counts.day(published)) if word)


def _here(is_here: bool) -> str:
    return tr("Profile", "this article") if is_here else ""


def _is_web(address: str) -> bool:
    return address.startswith(("https://", "http://"))
