"""One request, from its bytes to the answers."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from reader.attribution.read import read
from reader.model.article import Article
from reader.model.original import Original
from reader.model.request import ReadRequest, Request
from reader.model.wire import article_to_json, in_parts, reading_to_json
from reader.model.wire_copy import copy_to_json
from reader.text.load import load
from reader.worker.copies import copy_in
from reader.worker.service import Send

LONGEST_TITLE = 2_000  # characters; the longest real ones have some hundred

Answer = dict[str, Any]


def answer(request: Request, send: Send) -> None:
    """Send what the request comes to, the text before its sources; raises KildeError."""
    for each in answers(request):
        send(each)


def answers(request: Request) -> Iterator[Answer]:
    """Yield what the request comes to; raises KildeError."""
    if not isinstance(request, ReadRequest):
        yield from _reading(request.article)
    elif (copy := copy_in(request.original)) is not None:
        yield {"copy": copy_to_json(copy)}
    else:
        yield from _article_and_reading(request.original, whole_page=request.whole_page)


def _article_and_reading(original: Original, *, whole_page: bool) -> Iterator[Answer]:
    article = _with_a_title_to_show(load(original, whole_page=whole_page))
    yield from _in_parts("article", article_to_json(article))
    yield from _reading(article)


def _with_a_title_to_show(article: Article) -> Article:
    """Return the article without a title that has swallowed the page, as one that is never closed does."""
    return replace(article, title=None) if len(article.title or "") > LONGEST_TITLE else article


def _reading(article: Article) -> Iterator[Answer]:
    """Yield what is found in an article; whoever asked has the article itself."""
    found = reading_to_json(read(article), file=None)
    del found["article"]
    yield from _in_parts("reading", found)


def _in_parts(name: str, whole: Answer) -> Iterator[Answer]:
    *parts, last = in_parts(whole)
    for part in parts:
        yield {"part": part}
    yield {name: last}
