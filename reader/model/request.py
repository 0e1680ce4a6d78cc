"""What the worker can be asked, and how it answers: the two ends of one agreement.

Each request is answered by `{"taken": true}`; one for an article then by `{"article": …}` where one was read out of
a file, by `{"part": …}` as often as a long reading needs it, and at last by one of `{"reading": …}`, `{"copy": …}` or
`{"error": {"kind", "message", "hint"}}`. One for a register is answered by `{"edition": …}`, then by `{"records": …}`
as often as there are more (see wire_register), and at last by `{"end": true}`; or by `{"columns": …}` where they must
be explained, or by an error. In between it may say `{"alive": true}`. One for a PDF is answered by `{"pdf": …}`, a
part of it as base64, as often as there are more, and at last by `{"end": true}` or an error. One for the marks in a
file is answered by `{"marks": …}` (see wire_marks), or by an error.
"""

import base64
import os
from enum import StrEnum
from pathlib import Path
from typing import Any

from reader.model.article import Article
from reader.model.checked import NAME_LENGTH, Checked
from reader.model.copy import AnnotatedCopy
from reader.model.errors import (
    AnalysisFailedError,
    ArticleUnreadableError,
    CopyNotWrittenError,
    KildeError,
    RegisterUnreadableError,
)
from reader.model.frozen import frozen
from reader.model.original import Original
from reader.model.wire import Json, article_to_json, read_article
from reader.model.wire_copy import copy_from_json, copy_to_json

OUT_OF_MEMORY = 70  # exit status of a worker that ran into its limit
LARGEST_ORIGINAL = 40 << 20  # bytes of a file or page; as base64 it still fits into a frame


@frozen
class ReadRequest:
    """Read an article out of these bytes and find its sources; or read an annotated copy."""

    original: Original
    whole_page: bool = False


@frozen
class RereadRequest:
    """Find the sources of an article that was read before."""

    article: Article


Request = ReadRequest | RereadRequest


@frozen
class RegisterRequest:
    """Read the register in this file, whose columns mean what `mapping`, as it is remembered, says of them."""

    file: Path
    mapping: str | None = None


@frozen
class PrintRequest:
    """Make a PDF of this copy."""

    copy: AnnotatedCopy


class Ask(StrEnum):
    """The requests for articles by name."""

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


def marks_request_to_json(original: Original) -> Json:
    """Return the request for the marks in a file as an object for a frame."""
    return request_to_json(ReadRequest(original))


def marks_request_from_json(data: Any) -> Original:
    """Return the file whose marks are wanted; raises WireError."""
    request = request_from_json(data)
    if not isinstance(request, ReadRequest):
        raise Checked(data)["ask"].error("asks for no file")
    return request.original


def register_request_to_json(request: RegisterRequest) -> Json:
    """Return the request as an object for a frame; a file's name may hold bytes that are no text."""
    return {"file": base64.b64encode(os.fsencode(request.file)).decode("ascii"), "mapping": request.mapping}


def register_request_from_json(data: Any) -> RegisterRequest:
    """Return the request that `data` describes; raises WireError."""
    fields = Checked(data)
    mapping = fields.get("mapping")
    return RegisterRequest(Path(os.fsdecode(fields["file"].data())), mapping.text() if mapping else None)


def print_request_to_json(request: PrintRequest) -> Json:
    """Return the request as an object for a frame."""
    return {"copy": copy_to_json(request.copy)}


def print_request_from_json(data: Any) -> PrintRequest:
    """Return the request that `data` describes; raises WireError."""
    return PrintRequest(copy_from_json(Checked(data)["copy"].value))


_ERRORS = {
    "unreadable": ArticleUnreadableError,
    "register": RegisterUnreadableError,
    "unwritten": CopyNotWrittenError,
    "failed": AnalysisFailedError,
}


def error_to_json(error: KildeError) -> Json:
    """Return the error as an object for a frame."""
    kind = next((name for name, known in _ERRORS.items() if isinstance(error, known)), "failed")
    return {"kind": kind, "message": str(error), "hint": error.hint}


def read_error(fields: Checked) -> KildeError:
    """Return the error at a place in an answer; raises WireError."""
    kind = _ERRORS.get(fields["kind"].text(), AnalysisFailedError)
    return kind(fields["message"].text(NAME_LENGTH), hint=fields["hint"].text(NAME_LENGTH))
