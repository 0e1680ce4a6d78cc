"""All that a library has about one source, as one HTML file or as a table of its statements.

The HTML runs no script and loads nothing, and its first line of policy forbids both.
"""

from base64 import b64encode
from collections.abc import Iterable, Iterator
from hashlib import sha256
from itertools import groupby

import reader
from reader.exchange.cards import KINDS
from reader.exchange.cells import table
from reader.exchange.copy_style import stylesheet
from reader.exchange.markup import escaped, link, plain
from reader.model.attribution import StatementKind
from reader.model.claim import Claim, ClaimField
from reader.model.dates import period, when
from reader.model.library import ArticleRow, Profile, QuotedStatement
from reader.model.signal import Origin

_HEADINGS = ("source", "statement", "reported", "certain", "role", "affiliation", "article", "outlet", "date", "link")
_REPORTED = {
    StatementKind.DIRECT: "",
    StatementKind.INDIRECT: "in the article’s words",
    StatementKind.MIXED: "partly in the article’s words",
}
_FACTS = {
    ClaimField.NAME: "Name",
    ClaimField.POST: "Post",
    ClaimField.KIND: "Kind",
    ClaimField.DESCRIPTION: "Description",
    ClaimField.COUNTRY: "Country",
    ClaimField.HOME: "Home page",
    ClaimField.IDENTIFIER: "Identifier",
    ClaimField.FOUNDED: "Founded",
    ClaimField.BORN: "Born",
    ClaimField.DIED: "Died",
    ClaimField.PARTY: "Party",
    ClaimField.PARENT: "Part of",
    ClaimField.STATUS: "Status",
}
_DATES = (ClaimField.BORN, ClaimField.DIED, ClaimField.FOUNDED)


def dossier_html(profile: Profile, made: str, *, own_words: bool = False) -> str:
    """Return the file's text; the reader's own notes, judgements and corrections only where `own_words` lets them in.

    `made` is an ISO date. The same profile gives the same text, to the character.
    """
    style = stylesheet("", "dossier.css")
    digest = b64encode(sha256(style.encode()).digest()).decode("ascii")
    policy = f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    kept_back = {Origin.LIBRARY} if own_words else {Origin.LIBRARY, Origin.READER}
    posts = (claim for claim in profile.posts if own_words or claim.origin is not Origin.READER)
    sections = (
        _listed("Affiliation and role", map(_post, posts)),
        _listed(
            "What this rests on", (link(s.link, plain(s.text)) for s in profile.signals if s.origin not in kept_back)
        ),
        _listed("Facts", map(_fact, profile.facts)),
        _statements(profile.statements),
        _listed("Also cited in" if profile.statements else "Cited in", map(_cited, _unquoted(profile))),
        _listed(
            "Most often cited together with",
            (f"{plain(name)} {_soft(_articles(n))}" for _, name, n in profile.cited_with),
        ),
        _own_words(profile) if own_words else "",
    )
    return (
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
        '<meta charset="utf-8">\n<meta name="referrer" content="no-referrer">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="color-scheme" content="light dark">\n<meta name="robots" content="noindex">\n'
        f'<meta name="generator" content="Kilde {reader.__version__}">\n'
        f"<title>{escaped(profile.name)} – dossier</title>\n<style>{style}</style>\n</head>\n<body>\n"
        f"{_top(profile)}\n<main>\n{''.join(sections)}</main>\n{_foot(made)}\n</body>\n</html>\n"
    )


def dossier_csv(profile: Profile) -> str:
    """Return a table with a line for each statement, and for each article that cites the source without one."""
    return table(
        _HEADINGS,
        tuple(
            (
                profile.name,
                quoted.statement.text,
                quoted.statement.kind.value,
                "yes" if quoted.is_certain else "no",
                quoted.role,
                quoted.affiliation,
                quoted.article_title,
                quoted.publisher,
                quoted.published,
                quoted.url,
            )
            for quoted in profile.statements
        )
        + tuple(
            (profile.name, *("",) * 5, article.title, article.publisher, article.published, article.url)
            for article in _unquoted(profile)
        ),
    )


def _unquoted(profile: Profile) -> Iterator[ArticleRow]:
    """Yield the articles that cite the source and quote nothing of it."""
    quoting = {quoted.article_id for quoted in profile.statements}
    return (article for article in profile.articles if article.id not in quoting)


def _top(profile: Profile) -> str:
    known = ", ".join(plain(alias) for alias in profile.aliases)
    also = f" · also <span>{known}</span>" if known else ""
    return f'<header>\n<h1>{plain(profile.name)}</h1>\n<p class="soft">{KINDS[profile.kind]}{also}</p>\n</header>'


def _statements(statements: Iterable[QuotedStatement]) -> str:
    every = tuple(statements)
    if not every:
        return ""
    by_article = groupby(every, key=lambda quoted: quoted.article_id)
    articles = "".join(_article(tuple(said)) for _, said in by_article)
    counted = f"{len(every)}, {_articles(len({quoted.article_id for quoted in every}))}"
    return f"<section>\n<h2>Quoted as saying <span>{counted}</span></h2>\n{articles}</section>\n"


def _cited(article: ArticleRow) -> str:
    outlet = [plain(article.publisher)] if article.publisher else []
    day = [escaped(when(article.published))] if article.published else []
    where = f' <span class="soft">{" · ".join([*outlet, *day])}</span>' if outlet or day else ""
    return link(article.url, plain(article.title or "Without a title")) + where


def _article(said: tuple[QuotedStatement, ...]) -> str:
    first = said[0]
    title = link(first.url, plain(first.article_title or "Without a title"))
    outlet = [plain(first.publisher)] if first.publisher else []
    day = [escaped(when(first.published))] if first.published else []
    capacity = ", ".join(plain(part) for part in (first.role, first.affiliation) if part)
    where = " · ".join([*outlet, *day, capacity or "role and affiliation not stated"])
    return f'<h3>{title}</h3>\n<p class="soft">{where}</p>\n{"".join(map(_statement, said))}'


def _statement(quoted: QuotedStatement) -> str:
    words, how = escaped(quoted.statement.text), _REPORTED[quoted.statement.kind]
    remarks = "; ".join(filter(None, (how, "" if quoted.is_certain else "not certain who says this")))
    reported = f" {_soft(f'({remarks})')}" if remarks else ""
    shown = f"<q>{words}</q>" if quoted.statement.kind is StatementKind.DIRECT else words
    return f'<blockquote dir="auto">{shown}{reported}</blockquote>\n'


def _post(claim: Claim) -> str:
    post = ", ".join(plain(part) for part in (claim.value, claim.organisation) if part)
    return " ".join(part for part in (post, _soft(_provenance(claim))) if part)


def _fact(claim: Claim) -> str:
    value = when(claim.value) if claim.field in _DATES else claim.value
    return f"{_FACTS[claim.field]}: {link(claim.value, plain(value))} {_soft(_provenance(claim))}"


def _provenance(claim: Claim) -> str:
    by = "the maker" if claim.origin is Origin.READER else claim.stated_by  # "you" is another one in their hands
    dated = f"{by}, {when(claim.date)}" if claim.date else by
    return " · ".join(part for part in (period(claim.valid_from, claim.valid_to), dated) if part)


def _own_words(profile: Profile) -> str:
    note = f'<p class="note" dir="auto">{escaped(profile.note)}</p>' if profile.note else ""
    judged = "".join(f'<li dir="auto">{escaped(one.text)} {_soft(when(one.made))}</li>' for one in profile.assessments)
    said = note + (f"<ul>{judged}</ul>" if judged else "")
    return f"<section>\n<h2>The maker’s own words</h2>\n{said}</section>\n" if said else ""


def _foot(made: str) -> str:
    return (
        f"<footer>\n<p>Made with Kilde from the maker’s own library, {escaped(when(made))}. It says what the articles "
        "there and the imported registers say; it gives no score. Each article’s words belong to its publisher.</p>\n"
        "<p>This file holds everything in itself: it runs no script and loads nothing.</p>\n</footer>"
    )


def _listed(title: str, items: Iterable[str]) -> str:
    listed = "".join(f"<li>{item}</li>\n" for item in items)
    return f"<section>\n<h2>{title}</h2>\n<ul>\n{listed}</ul>\n</section>\n" if listed else ""


def _soft(words: str) -> str:
    return f'<span class="soft">{escaped(words)}</span>' if words else ""


def _articles(count: int) -> str:
    return "in 1 article" if count == 1 else f"in {count} articles"
