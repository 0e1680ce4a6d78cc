"""What tells a copy in Markdown from any other: a line at its end that no program shows.

The words stand in the file once, for people to read and edit; the line says whose copy it is, and of which words.
"""

import json
import re
from hashlib import sha256

from reader.exchange.foreign import hash_of, moment_of, name_of, text_of, uid_of
from reader.exchange.webannotation import text_hash
from reader.model.article import Article
from reader.model.copy import AnnotatedCopy
from reader.model.fingerprint import words_of
from reader.model.reading import Engine, Reading
from reader.model.wire import Json

LINE = "<!-- kilde-copy "
_LINE = re.compile(rf"^{LINE}(\{{.*\}}) -->$", re.MULTILINE)
NOBODY = Engine("", "")


def hidden(fields: Json) -> str:
    """Return data as it can stand in a comment, whatever is in it."""
    data = json.dumps(fields, ensure_ascii=True)
    return data.replace("<", "\\u003c").replace(">", "\\u003e").replace("--", "-\\u002d")


def copy_line(copy: AnnotatedCopy, *, is_titled: bool) -> str:
    """Return the line; `is_titled` where the file begins with a title that is not in the article's text."""
    fields: Json = {
        "uid": copy.uid,
        "article_uid": copy.article_uid,
        "library_uid": copy.library_uid,
        "made": copy.made,
        "note": copy.note,
        "is_titled": is_titled,
        "words_sha256": _words_hash(copy.reading.article.text),
        "text_sha256": text_hash(copy.reading.article.text),
    }
    return f"{LINE}{hidden(fields)} -->"


def copy_of(article: Article, written: str, article_uid: str) -> AnnotatedCopy:
    """Return the copy that Markdown is, without its marks and with no source found yet.

    `article` was read from it and `article_uid` is what it says at its top. A file that has lost the line, or whose
    words are not those that were saved, is altered.
    """
    fields = _fields(written)
    identity = uid_of(article_uid)
    return AnnotatedCopy(
        uid=uid_of(fields.get("uid"), identity),
        article_uid=identity,
        library_uid=uid_of(fields.get("library_uid"), identity),
        made=moment_of(fields.get("made"), "1970-01-01")[:10],
        reading=Reading(article, (), (), NOBODY),
        annotations=(),
        note=text_of(fields.get("note")),
        altered=name_of(fields.get("words_sha256")) != _words_hash(article.text),
        is_whole=False,
    )


def text_hash_in(written: str) -> str | None:
    """Return the hash of the text that the marks in a file were made on, None where it does not say."""
    return hash_of(_fields(written).get("text_sha256"))


def _fields(written: str) -> Json:
    found = _LINE.findall(written)
    try:
        fields = json.loads(found[-1]) if found else {}
    except (ValueError, RecursionError):
        return {}
    return fields if isinstance(fields, dict) else {}


def _words_hash(text: str) -> str:
    """Return the SHA-256 of the words without white space, which an editor may have set otherwise."""
    return sha256(words_of(text).encode("utf-8", "replace")).hexdigest()
