"""The article as a reference, for Zotero, Pandoc and LaTeX. No name is taken apart: which word is a surname differs."""

import json
import re
import unicodedata
from urllib.parse import quote

from reader.model.article import Article
from reader.model.copy import AnnotatedCopy
from reader.model.wire import Json

_LATEX = {
    "\\": r"\textbackslash{}",
    "{": r"\textbraceleft{}",
    "}": r"\textbraceright{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    **{letter: f"\\{letter}" for letter in "%&$#_"},
}
_LONGEST_KEY_WORD = 20
_UNSAFE = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]+")  # what ends a line or cannot be seen


def csl_json(copy: AnnotatedCopy) -> str:
    """Return the list of one item that citation processors read."""
    article = copy.reading.article
    fields: Json = {
        "id": citation_key(article),
        "type": "article-newspaper" if article.publisher else "webpage",
        "title": article.title,
        "author": [{"literal": author} for author in article.authors] or None,
        "container-title": article.publisher,
        "issued": {"date-parts": [_date_parts(article.published)]} if article.published else None,
        "URL": article.url,
        "language": article.language,
    }
    item = {name: value for name, value in fields.items() if value is not None}
    return json.dumps([item], ensure_ascii=False, indent=2) + "\n"


def bibtex(copy: AnnotatedCopy) -> str:
    """Return one entry; inner braces keep a name whole and a title's capitals."""
    article = copy.reading.article
    day = _date_parts(article.published) if article.published else []
    fields = {
        "title": f"{{{_latex(article.title)}}}" if article.title else None,
        "author": " and ".join(f"{{{_latex(author)}}}" for author in article.authors if _line(author)) or None,
        "journal": _latex(article.publisher) if article.publisher else None,
        "entrysubtype": "newspaper" if article.publisher else None,
        "year": str(day[0]) if day else None,
        "month": str(day[1]) if len(day) > 1 else None,
        "date": article.published,
        "url": _bare_address(article.url) if article.url else None,
        "langid": article.language,
    }
    lines = "".join(f"  {name} = {{{value}}},\n" for name, value in fields.items() if value)
    return f"@{'article' if article.publisher else 'misc'}{{{citation_key(article)},\n{lines}}}\n"


def ris(copy: AnnotatedCopy) -> str:
    """Return one record, a field a line."""
    article = copy.reading.article
    day = [f"{part:02}" for part in _date_parts(article.published)] if article.published else []
    fields = (
        ("TY", "NEWS" if article.publisher else "ELEC"),
        ("ID", citation_key(article)),
        ("TI", article.title),
        *(("AU", author) for author in article.authors),
        ("T2", article.publisher),
        ("PY", day[0].zfill(4) if day else None),
        ("DA", "/".join(day) if day else None),
        ("LA", article.language),
        ("UR", article.url),
    )
    written = ((tag, _line(value)) for tag, value in fields if value)
    return "".join(f"{tag}  - {value}\r\n" for tag, value in written if value) + "ER  - \r\n"


def citation_key(article: Article) -> str:
    """Return a key like "courier2026bridge", in the letters that every program takes."""
    publisher = _ascii_words(article.publisher or " ".join(article.authors[:1]))
    title = [word for word in _ascii_words(article.title or "") if len(word) > 2]
    parts = (publisher[-1:], [article.published[:4]] if article.published else [], title[:1])
    return "".join(word[:_LONGEST_KEY_WORD] for part in parts for word in part) or "article"


def _ascii_words(text: str) -> list[str]:
    plain = unicodedata.normalize("NFKD", text.casefold()).encode("ascii", "ignore").decode()
    return re.findall(r"[a-z0-9]+", plain)


def _date_parts(date: str) -> list[int]:
    return [int(part) for part in date.split("-")]


def _line(text: str) -> str:
    return " ".join(_UNSAFE.sub(" ", text).split())


def _latex(text: str) -> str:
    return "".join(_LATEX.get(letter, letter) for letter in _line(text))


def _bare_address(address: str) -> str:
    """Return the address without what a brace or a line's end would do to the entry."""
    return quote(address, safe="!#$%&'()*+,-./:;=?@[]_~")
