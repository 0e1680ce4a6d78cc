"""HTML → article: the body that extraction finds, made whole again from the page's own tree."""

import copy
from collections.abc import Mapping
from dataclasses import replace

import trafilatura
from lxml import etree, html

from reader.model.article import Article, BlockKind
from reader.model.errors import ArticleUnreadableError
from reader.text.completeness import Choice, choose
from reader.text.images import Pictures, page_address
from reader.text.language import language_of
from reader.text.layout import Piece, Run, compose
from reader.text.metadata import Facts, facts_of
from reader.text.outlets import key, readable_name, split_title
from reader.text.snapshot import show_all, snapshot_of
from reader.text.tree import parse
from reader.text.unpack import LONGEST, too_large
from reader.text.walk import candidates

FEWEST_WORDS = 12  # under this a page is no article: a login form, an error page


def read_page(
    markup: str, url: str | None, *, parts: Mapping[str, bytes] | None = None, whole_page: bool = False
) -> Article:
    """Return the article of an HTML page fetched from `url`, or all its visible text where `whole_page` is asked.

    `parts` are pictures that came with the page, by the address it calls them.
    """
    root = parse(markup)
    snapshot = snapshot_of(markup)
    show_all(root)
    url = url or snapshot.url
    facts = facts_of(root, url)
    base = _base(root, url or facts.url)
    found = candidates(root, base, Pictures(base, parts))
    length = sum(len(run.text) for candidate in found for run in candidate.piece.runs)
    if length > LONGEST:
        raise too_large()
    words = sum(len(candidate.piece.text.split()) for candidate in found)
    if whole_page:
        pieces: tuple[Piece, ...] = tuple(candidate.piece for candidate in found)
        article = _article(Choice(None, pieces), facts, words, whole_page=True)
    else:
        article = _article(choose(found, _extracted(root), facts.titles, facts.authors), facts, words)
    return replace(article, saved=snapshot.saved)


def _article(choice: Choice, facts: Facts, words: int, *, whole_page: bool = False) -> Article:
    headline = choice.title.text if choice.title is not None else next(iter(facts.titles), "")
    title, tail = split_title(" ".join(headline.split()), facts.outlets)
    pieces = list(choice.pieces)
    if title and not whole_page:
        pieces.insert(0, replace(choice.title, level=1) if choice.title else Piece(BlockKind.HEADING, (Run(title),), 1))
    text, blocks = compose(pieces)
    taken = len(text.split())
    if not text or (not whole_page and taken - len(title.split()) < FEWEST_WORDS):
        raise ArticleUnreadableError(
            "There is no article on this page, only links and forms.",
            hint="Open the article's own page, or copy its text in the browser and paste it here.",
        )
    tails = (tail, *(split_title(one, facts.outlets)[1] for one in facts.titles))
    publisher = readable_name((*facts.outlets, *filter(None, tails)), facts.url)
    return Article(
        title=title or None,
        publisher=publisher,
        authors=tuple(name for name in facts.authors if publisher is None or key(name) != key(publisher)),
        published=facts.published,
        language=language_of(text, facts.languages),
        url=facts.url,
        text=text,
        blocks=blocks,
        words_left_out=max(0, words - taken),
    )


def _base(root: html.HtmlElement, url: str | None) -> str | None:
    """Return what relative addresses start from: what the page says, else where it was fetched."""
    base = next(root.iter("base"), None)
    return page_address((base.get("href") or "") if base is not None else "", url) or url


def _extracted(root: html.HtmlElement) -> str:
    """Return the body as trafilatura sees it, a paragraph a line; "" where it finds none or breaks on the page."""
    try:
        return (
            trafilatura.extract(
                copy.deepcopy(root), fast=True, include_comments=False, include_tables=True, output_format="txt"
            )
            or ""
        )
    except (etree.LxmlError, ValueError, TypeError, AttributeError, KeyError, IndexError, RecursionError):
        return ""  # it is a guide only: the page's own tree is read without it
