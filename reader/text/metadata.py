"""What a page says about itself: title, outlet, authors, date, language, address.

JSON-LD first, then Open Graph and other `<meta>` names, then the page's own words. What the page does
not say stays None.
"""

import json
import re
from collections.abc import Iterator
from html import unescape
from typing import Any

from lxml import html

from reader.model.frozen import frozen
from reader.text.byline import beginning, people_of, shown_authors, shown_date
from reader.text.dates import iso_date
from reader.text.images import page_address

ARTICLE_TYPE = re.compile(r"(Article|BlogPosting|Report|Reportage|ClaimReview|LiveBlogPosting)$")
CONTROLS = re.compile(r"[\x00-\x1f]+")
CDATA = re.compile(r"(?:<!--|//)?\s*<!\[CDATA\[")
CDATA_END = (";", "-->", "]]>", "//")  # from the last to the first
LD_FIELD = r'"%s"\s{0,9}:\s{0,9}("(?:[^"\\]|\\.){0,500}")'
TITLE_NAMES = ("og:title", "twitter:title", "dc.title", "dcterms.title", "title", "headline")
SITE_NAMES = (
    "og:site_name",
    "application-name",
    "dc.publisher",
    "dcterms.publisher",
    "publisher",
    "cre",
    "twitter:app:name:iphone",
)
DATE_NAMES = (
    "article:published_time", "datepublished", "date", "dc.date", "dc.date.issued", "dcterms.created", "dcterms.date",
    "pubdate", "publishdate", "publish-date", "publication_date", "parsely-pub-date", "sailthru.date",
    "article.published", "cxenseparse:recs:publishtime", "og:article:published_time", "ptime", "dcterms.issued",
    "originalpublicationdate", "og:pubdate", "published", "last_updated_date",
)  # fmt: skip
AUTHOR_NAMES = ("author", "article:author", "byl", "dc.creator", "dcterms.creator", "parsely-author", "sailthru.author")
MOST_SCRIPTS = 50


@frozen
class Facts:
    """What the page says about itself, all of it claims of the page: in the order of belief."""

    titles: tuple[str, ...] = ()
    outlets: tuple[str, ...] = ()
    authors: tuple[str, ...] = ()
    published: str | None = None
    languages: tuple[str, ...] = ()
    url: str | None = None
    descriptions: tuple[str, ...] = ()


def facts_of(root: html.HtmlElement, url: str | None) -> Facts:
    """Return what the page under `root`, fetched from `url`, says about itself."""
    metas = _metas(root)
    items = list(_linked_data(root))
    canonical = _canonical(root, metas, items, url)
    titles = [*_texts(items, "headline"), *_of(metas, TITLE_NAMES), *_element_texts(root, "title")]
    publishers = [name for item in items for name in _names(item.get("publisher"))]
    return Facts(
        titles=_unique(titles),
        outlets=_unique([*_of(metas, SITE_NAMES[:1]), *publishers, *_of(metas, SITE_NAMES[1:])]),
        authors=_authors(root, metas, items),
        published=_published(root, metas, items, canonical),
        languages=_languages(root, metas, items),
        url=canonical,
        descriptions=_unique([*_of(metas, ("og:description", "description")), *_texts(items, "description")]),
    )


def _metas(root: html.HtmlElement) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for meta in root.iter("meta"):
        content = " ".join((meta.get("content") or "")[:4000].split())
        for attribute in ("property", "name", "itemprop", "http-equiv"):
            name = (meta.get(attribute) or "").lower()
            if name and content:
                found.setdefault(name, []).append(content)
    return found


def _of(metas: dict[str, list[str]], names: tuple[str, ...]) -> list[str]:
    return [value for name in names for value in metas.get(name, ())]


def _linked_data(root: html.HtmlElement) -> Iterator[dict[str, Any]]:
    """Yield the page's JSON-LD objects that are articles, the most particular first."""
    found: list[dict[str, Any]] = []
    scripts = [s for s in root.iter("script") if "ld+json" in (s.get("type") or "").lower()][:MOST_SCRIPTS]
    for script in scripts:
        found += _objects(_json(_without_cdata((script.text or "").strip())), 4)
    pages = [item for item in found if "WebPage" in _types(item)]
    articles = [item for item in found if any(ARTICLE_TYPE.search(kind) for kind in _types(item))]
    yield from articles or pages


def _without_cdata(text: str) -> str:
    begun = CDATA.match(text)
    text = text[begun.end() :] if begun else text
    for mark in CDATA_END:
        text = text.removesuffix(mark).rstrip()
    return text


def _json(text: str) -> Any:
    """Return what a JSON-LD script holds, or what can be saved of it: pages break it in many ways."""
    try:
        return json.loads(CONTROLS.sub(" ", text))
    except (ValueError, RecursionError):
        kind = re.search(r'"@type"\s{0,9}:\s{0,9}"(\w{0,40}Article)"', text)
        if kind is None:
            return None
    saved: dict[str, Any] = {"@type": kind.group(1)}
    for name in ("headline", "datePublished"):
        match = re.search(LD_FIELD % name, text)
        if match:
            saved[name] = _string(CONTROLS.sub(" ", match.group(1)))
    return saved


def _string(written: str) -> str:
    """Return what a JSON string says, also one with escapes that JavaScript has and JSON has not."""
    try:
        return str(json.loads(written))
    except ValueError:
        return re.sub(r"\\(.)", r"\1", written[1:-1])


def _objects(value: Any, depth: int) -> list[dict[str, Any]]:
    if depth == 0:
        return []
    if isinstance(value, list):
        return [item for one in value[:200] for item in _objects(one, depth - 1)]
    if not isinstance(value, dict):
        return []
    return [value, *_objects(value.get("@graph"), depth - 1), *_objects(value.get("mainEntity"), depth - 1)]


def _types(item: dict[str, Any]) -> list[str]:
    kind = item.get("@type")
    return [one for one in (kind if isinstance(kind, list) else [kind]) if isinstance(one, str)]


def _texts(items: list[dict[str, Any]], name: str) -> list[str]:
    values = (item.get(name) for item in items)
    return [unescape(value)[:4000] for value in values if isinstance(value, str) and value.strip()]


def _names(value: Any, depth: int = 4) -> list[str]:
    """Return the names in a JSON-LD person, organisation or list of them."""
    if depth == 0:
        return []
    if isinstance(value, list):
        return [name for one in value[:20] for name in _names(one, depth - 1)]
    if isinstance(value, dict):
        value = value.get("name")
        return _names(value, depth - 1) if isinstance(value, list | str) else []
    return [" ".join(value.split())] if isinstance(value, str) and value.strip() else []


def _element_texts(root: html.HtmlElement, tag: str) -> list[str]:
    element = next(root.iter(tag), None)
    return [beginning(element, 1000)] if element is not None else []


def _canonical(
    root: html.HtmlElement, metas: dict[str, list[str]], items: list[dict[str, Any]], url: str | None
) -> str | None:
    links = [link.get("href") or "" for link in root.iter("link") if "canonical" in (link.get("rel") or "").lower()]
    stated = [
        *links[:3],
        *_of(metas, ("og:url", "twitter:url")),
        *_texts(items, "url"),
        *_texts(items, "mainEntityOfPage"),
    ]
    for address in stated:
        absolute = page_address(address, url)
        if absolute is not None:
            return absolute
    return page_address(url, None) if url else None


def _authors(root: html.HtmlElement, metas: dict[str, list[str]], items: list[dict[str, Any]]) -> tuple[str, ...]:
    names = [name for item in items for name in _names(item.get("author"))]
    names = names or _of(metas, AUTHOR_NAMES)
    return _unique([person for name in names for person in people_of(name)]) or shown_authors(root)


def _published(
    root: html.HtmlElement, metas: dict[str, list[str]], items: list[dict[str, Any]], url: str | None
) -> str | None:
    stated = [*_texts(items, "datePublished"), *_of(metas, DATE_NAMES)]
    stated += [e.get("content") or e.get("datetime") or e.text_content()[:60]
               for e in root.xpath('//*[@itemprop="datePublished"]')[:3]]  # fmt: skip
    for text in stated:
        date = iso_date(text)
        if date is not None:
            return date
    return shown_date(root) or date_in_address(url)


def date_in_address(url: str | None) -> str | None:
    """Return the day that stands in an address like `…/2021/03/09/…`."""
    match = re.search(r"/((?:19|20)\d\d)[/-]?(\d\d)[/-]?(\d\d)(?!\d)", url or "")
    return iso_date("-".join(match.groups())) if match else None


def _languages(root: html.HtmlElement, metas: dict[str, list[str]], items: list[dict[str, Any]]) -> tuple[str, ...]:
    tags = [root.get("lang") or root.get("xml:lang") or "", *_texts(items, "inLanguage")]
    tags += _of(metas, ("content-language", "language", "dc.language", "og:locale"))
    return _unique([tag for tag in tags if tag.strip()])


def _unique(values: list[str]) -> tuple[str, ...]:
    cleaned = (" ".join(value.split()) for value in values)
    return tuple(dict.fromkeys(value for value in cleaned if value))
