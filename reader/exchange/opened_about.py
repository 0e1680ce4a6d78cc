"""What a file of marks says of the article that they are of: another library knows it by its text or its title."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from reader.exchange.foreign import hash_of, listed, name_of, names_of, objects
from reader.exchange.webannotation import HASHED
from reader.model.found_marks import FoundMarks, MarkedArticle
from reader.model.frozen import frozen


@frozen
class _About:
    """An article as a file describes it, under all names that it has there."""

    names: frozenset[str]
    title: str | None
    text_hash: str | None


def described(found: FoundMarks, data: Any) -> FoundMarks:
    """Return what was found in `data`, each article with the title and the hash of its text that it gives."""
    told = {name: about for about in _told(data) for name in about.names}
    return replace(found, articles=tuple(_described(article, told) for article in found.articles))


def _described(article: MarkedArticle, told: dict[str, _About]) -> MarkedArticle:
    about = told.get(article.url or f"urn:uuid:{article.uid}")
    if about is None:
        return article
    return replace(article, title=article.title or about.title, text_hash=about.text_hash)


def _told(data: Any) -> Iterator[_About]:
    for whole in objects(data):
        for about in (*objects(whole.get("schema:about")), *objects(whole.get("about")), *objects(whole.get("@graph"))):
            names = names_of([about.get("id"), *listed(about.get("dc:identifier"))])
            title = name_of(about.get("schema:headline")) or name_of(about.get("dc:title"))
            yield _About(frozenset(names), title or None, _hash(about, names))


def _hash(about: dict[str, Any], names: tuple[str, ...]) -> str | None:
    encoded = (hash_of(each.get("schema:sha256")) for each in objects(about.get("schema:encoding")))
    named = (hash_of(name.removeprefix(HASHED)) for name in names if name.startswith(HASHED))
    return next(filter(None, (*encoded, *named)), None)
