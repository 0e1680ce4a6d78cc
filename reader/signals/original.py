"""Whether the article leads to the words themselves: the document, post or recording they come from."""

from collections.abc import Iterator
from urllib.parse import urlsplit

from reader.model.article import Block, Link
from reader.model.attribution import Attribution
from reader.model.name_key import name_key
from reader.model.signal import Signal
from reader.model.source import Appearance, SourceKind
from reader.signals.surroundings import Surroundings

_WEB = ("http", "https")


def signals(appearance: Appearance, around: Surroundings) -> tuple[Signal, ...]:
    """Return `original-available` with the first link that leads there; nothing where none surely does.

    That there is no link is not said: a page may show the original without one, and plain text has none.
    """
    attributions = around.reading.attributions
    for said in dict.fromkeys(statement.attribution for statement in appearance.statements):
        link = next(_links(attributions[said], appearance, around), None)
        if link is not None:
            words = f"The article links what it cites: {_host(link.href)}"
            return (Signal("original-available", words, (link.span,), link=link.href),)
    return ()


def _links(attribution: Attribution, appearance: Appearance, around: Surroundings) -> Iterator[Link]:
    """Yield the links that stand on the words which hand a statement over, or beside it to its platform."""
    handing_over = (*attribution.cue, *attribution.source)
    places = (span.start for span in (*handing_over, *attribution.content[:1]))
    blocks = {block.start: block for block in map(around.block_at, places) if block is not None}
    for block in blocks.values():
        for link in block.links:
            if not _leads_out(link.href, around.reading.article.url):
                continue
            on_cue = any(link.span.overlaps(span) for span in handing_over)
            if (on_cue and _names_words(link, appearance, around)) or _is_the_post(link, block, attribution, around):
                yield link


def _names_words(link: Link, appearance: Appearance, around: Surroundings) -> bool:
    """Tell whether a link stands on a document or an outlet's report, or on a word for what is cited.

    One on somebody's name leads to a person, one on an outlet's may lead to its front page, and of two
    outlets in one sentence each has its own.
    """
    if any(link.span.overlaps(span) for span in appearance.mentions):
        is_page = appearance.kind is SourceKind.PUBLISHER and len(urlsplit(link.href).path) > 1
        if is_page or appearance.kind is SourceKind.DOCUMENT:
            return True
    elif around.others_in(link.span, appearance):
        return False
    return around.phrase("original").search(around.text, link.span.start, link.span.end) is not None


def _is_the_post(link: Link, block: Block, attribution: Attribution, around: Surroundings) -> bool:
    """Tell whether the link leads to the platform that the words came by, from the sentence that says so."""
    at = min((span.start for span in attribution.content), default=-1)
    if not attribution.through or not block.start <= at < block.end:
        return False
    ways = (around.reading.appearances[way] for way in attribution.through)
    keys = [name_key(way.name).replace(" ", "") for way in ways if way.kind is SourceKind.PLATFORM]
    is_there = any(key in _host(link.href).split(".") for key in keys)
    return is_there and link.span.overlaps(around.sentence_at(at))


def _leads_out(href: str, article_url: str | None) -> bool:
    """Tell whether a link leaves the outlet: one inside it mostly leads to earlier reports."""
    host = _host(href)
    return bool(host) and href.startswith(_WEB) and _site(host) != _site(_host(article_url or ""))


def _host(href: str) -> str:
    try:
        return (urlsplit(href).hostname or "").removeprefix("www.")
    except ValueError:
        return ""


def _site(host: str) -> str:
    return ".".join(host.split(".")[-2:])
