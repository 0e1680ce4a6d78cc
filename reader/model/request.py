"""What the analysis process can be asked, and how it answers: the two ends of one agreement.

Each request is answered by `{"taken": true}`, then `{"article": …}` where one was read out of a file, then
`{"part": …}` as often as a long reading needs it, and at last by one of `{"reading": …}`, `{"copy": …}` or
`{"error": {"kind", "message", "hint"}}`.
"""

import base64
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from reader.model.article import Article
from reader.model.checked import NAME_LENGTH, Checked
from reader.model.errors import AnalysisFailedError, ArticleUnreadableError, KildeError
from reader.model.original import Original
from reader.model.wire import Json, article_to_json, read_article

OUT_OF_MEMORY = 70  # exit status of a worker that ran into its limit
LARGEST_ORIGINAL = 40 << 20  # bytes of a file or page; as base64 it still fits into a frame


@dataclass(frozen=True, slots=True)
class ReadRequest:
    """Read an article out of these bytes and find its sources; or read an annotated copy."""

    original: Original
    whole_page: bool = False


@dataclass(frozen=True, slots=True)
class RereadRequest:
    """Find the sources of an article that was read before."""

    article: Article


Request = ReadRequest | RereadRequest


class Ask(StrEnum):
    """The requests by name."""

    READ = "read"
    REREAD = "reread"


def request_to_json(request: Request) -> Json:
    """Return the request as an object for a frame."""
    if isinstance(request, RereadRequest):
        return {"ask": Ask.REREAD.value, "article": article_to_json(request.article)}
    original = request.original
    return {
        "ask": Ask.READ.value,
        "content": base64.b64encode(original.content).decode("ascii"),
        "name": original.name.encode(errors="replace").decode(),  # a file's name may hold bytes that are no text
        "media_type": original.media_type,
        "charset": original.charset,
        "url": original.url,
        "fetched": original.fetched,
        "whole_page": request.whole_page,
    }


def request_from_json(data: Any) -> Request:
    """Return the request that `data` describes; raises WireError."""
    fields = Checked(data)
    if fields["ask"].choice(Ask) is Ask.REREAD:
        return RereadRequest(read_article(fields["article"]))
    media_type, charset, url, fetched = (fields.get(name) for name in ("media_type", "charset", "url", "fetched"))
    original = Original(
        content=fields["content"].data(),
        name=fields["name"].text(NAME_LENGTH),
        media_type=media_type.text(NAME_LENGTH) if media_type else None,
        charset=charset.text(NAME_LENGTH) if charset else None,
        url=url.address() if url else None,
        fetched=fetched.moment() if fetched else None,
    )
    return ReadRequest(original, fields["whole_page"].flag())


def error_to_json(error: KildeError) -> Json:
    """Return the error as an object for a frame."""
    kind = "unreadable" if isinstance(error, ArticleUnreadableError) else "failed"
    return {"kind": kind, "message": str(error), "hint": error.hint}


def read_error(fields: Checked) -> KildeError:
    """Return the error at a place in an answer; raises WireError."""
    kind = ArticleUnreadableError if fields["kind"].text() == "unreadable" else AnalysisFailedError
    return kind(fields["message"].text(NAME_LENGTH), hint=fields["hint"].text(NAME_LENGTH))
