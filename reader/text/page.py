"""HTML → article: the body that extraction finds, made whole again from the page's own tree."""

import copy
from collections.abc import Mapping

import trafilatura
from lxml import etree, html

from reader.model.article import Article, BlockKind
from reader.model.errors import ArticleUnreadableError
from reader.text.completeness import Choice, choose
from reader.text.images import Pictures
from reader.text.language import language_of
from reader.text.layout import Piece, Run, compose
from reader.text.metadata import Facts, facts_of
from reader.text.outlets import readable_name, split_title
from reader.text.tree import parse
from reader.text.walk import Candidate, candidates

FEWEST_WORDS = 12  # under this a page is no article: a login form, an error page


def read_page(
    markup: str, url: str | None, *, parts: Mapping[str, bytes] | None = None, whole_page: bool = False
) -> Article:
    """Return the article of an HTML page fetched from `url`, or all its visible text where `whole_page` is asked.

    `parts` are pictures that came with the page, by the address it calls them.
    """
    root = parse(markup)
    facts = facts_of(root, url)
    found = candidates(root, _base(root, facts.url or url), Pictures(facts.url or url, parts))
    words = sum(len(candidate.piece.text.split()) for candidate in found)
    if whole_page:
        choice = Choice(None, tuple(range(len(found))))
    else:
        choice = choose(found, _extracted(root), facts.titles, facts.authors)
    return _article(found, choice, facts, words, whole_page=whole_page)


def _article(found: tuple[Candidate, ...], choice: Choice, facts: Facts, words: int, *, whole_page: bool) -> Article:
    pieces = [found[number].piece for number in choice.kept]
    heading = found[choice.title].piece.text if choice.title is not None else None
    title, tail = split_title(" ".join((heading or next(iter(facts.titles), "")).split()), facts.outlets)
    if title and not whole_page:
        pieces.insert(0, _title_piece(found, choice, title))
    text, blocks = compose(pieces)
    taken = len(text.split())
    if taken - len(title.split()) < FEWEST_WORDS and not whole_page or not text:
        raise ArticleUnreadableError(
            "There is no article on this page, only links and forms.",
            hint="Open the article's own page, or copy its text in the browser and paste it here.",
        )
    tails = [tail, *(split_title(one, facts.outlets)[1] for one in facts.titles)]
    return Article(
        title=title or None,
        publisher=readable_name((*facts.outlets, *(name for name in tails if name)), facts.url),
        authors=facts.authors,
        published=facts.published,
        language=language_of(text, facts.languages),
        url=facts.url,
        text=text,
        blocks=blocks,
        words_left_out=max(0, words - taken),
    )


def _title_piece(found: tuple[Candidate, ...], choice: Choice, title: str) -> Piece:
    """Return the page's own headline as the title, or one made of what the page calls itself."""
    if choice.title is None:
        return Piece(BlockKind.HEADING, (Run(title),), 1)
    return Piece(BlockKind.HEADING, found[choice.title].piece.runs, 1)


def _base(root: html.HtmlElement, url: str | None) -> str | None:
    base = next(root.iter("base"), None)
    href = (base.get("href") or "") if base is not None else ""
    return href if href.startswith(("http://", "https://")) else url


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
