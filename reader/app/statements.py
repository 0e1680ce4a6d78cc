"""A statement with all that a reader's own notes need: who said it, as what, where, when."""

import re

from reader.model.attribution import StatementKind
from reader.model.frozen import frozen
from reader.model.library import Card, OpenArticle, Profile, QuotedStatement
from reader.model.source import Statement

# A paraphrase is the outlet's wording: quote marks around it would put words into a mouth.
_HOW = {
    StatementKind.DIRECT: "",
    StatementKind.INDIRECT: "in the article’s words",
    StatementKind.MIXED: "partly in the article’s words",
}
_UNSURE = "not certain who says this"

_INLINE_MARKUP = frozenset("\\`*_[]<>&~|$")
_BLOCK_MARKUP = frozenset("#+-=:")  # markup only where a line begins
_LIST_NUMBER = re.compile(r"(\d{1,9})[.)]")


@frozen
class CitedStatement:
    """A statement cut loose from card and profile. `None` means that the article does not say."""

    words: str
    kind: StatementKind
    speaker: str
    role: str | None
    affiliation: str | None
    outlet: str | None
    title: str | None
    date: str | None  # ISO
    url: str | None
    is_certain: bool = True  # that the speaker says it


def cited_on_card(statement: Statement, card: Card, article: OpenArticle) -> CitedStatement:
    """Return a statement of the article on screen, with the speaker as the card has it."""
    read, speaker = article.reading.article, card.appearance
    return CitedStatement(
        words=statement.text,
        kind=statement.kind,
        speaker=speaker.name,
        role=speaker.role,
        affiliation=speaker.affiliation,
        outlet=read.publisher,
        title=read.title,
        date=read.published,
        url=read.url,
        is_certain=statement.confidence >= article.reading.sure_at,
    )


def cited_on_profile(quoted: QuotedStatement, profile: Profile) -> CitedStatement:
    """Return a statement from anywhere in the library, with role and affiliation as that article gave them."""
    return CitedStatement(
        words=quoted.statement.text,
        kind=quoted.statement.kind,
        speaker=profile.name,
        role=quoted.role,
        affiliation=quoted.affiliation,
        outlet=quoted.publisher,
        title=quoted.article_title or None,
        date=quoted.published,
        url=quoted.url,
        is_certain=quoted.is_certain,
    )


def statement_as_text(cited: CitedStatement) -> str:
    """Return three lines: the words, who says them as what, where they stand."""
    title = f"“{_line(cited.title)}”" if cited.title else None
    where = _joined(cited.outlet, title, cited.date, _web_address(cited.url))
    return "\n".join(line for line in (_words(cited), f"— {_speaker(cited)}", where) if line)


def statement_as_markdown(cited: CitedStatement) -> str:
    """Return a block quote; every character of page and card is escaped, so that none is taken for markup."""
    address = _web_address(cited.url)
    title = escape_markdown(_line(cited.title or ""))
    if address:
        title = f"[{title or escape_markdown(address)}](<{_link_target(address)}>)"
    plain = [escape_markdown(_line(part)) for part in (cited.outlet, cited.date) if part]
    outlet = plain[:1] if cited.outlet else []
    where = ", ".join(part for part in (*outlet, title, *plain[len(outlet) :]) if part)
    lines = (
        escape_markdown(_words(cited)),
        "",
        escape_markdown(f"— {_speaker(cited)}"),
        *(("", where) if where else ()),
    )
    return "\n".join(f"> {line}".rstrip() for line in lines)


def escape_markdown(text: str) -> str:
    """Return one line of `text` so that CommonMark, and GitHub's kind of it, shows each character as it is.

    Only what can be markup is escaped, so that what was copied stays readable as it stands.
    """
    escaped = "".join(f"\\{c}" if c in _INLINE_MARKUP else c for c in text)
    number = _LIST_NUMBER.match(escaped)
    if number:  # "1. May was dry" would open a list
        return f"{number[1]}\\{escaped[len(number[1]) :]}"
    return f"\\{escaped}" if escaped[:1] in _BLOCK_MARKUP else escaped


def _words(cited: CitedStatement) -> str:
    words = _line(cited.words)
    return f"“{words}”" if cited.kind is StatementKind.DIRECT else words


def _speaker(cited: CitedStatement) -> str:
    remarks = "; ".join(filter(None, (_HOW[cited.kind], "" if cited.is_certain else _UNSURE)))
    return _joined(cited.speaker, cited.role, cited.affiliation) + (f" ({remarks})" if remarks else "")


def _joined(*parts: str | None) -> str:
    return ", ".join(_line(part) for part in parts if part)


def _line(text: str) -> str:
    return " ".join(text.split())


def _web_address(url: str | None) -> str | None:
    """Return an address of the web; that of a local file would tell where the reader keeps things."""
    return url if url and url.startswith(("https://", "http://")) else None


def _link_target(address: str) -> str:
    unsafe = {"<": "%3C", ">": "%3E", "\\": "%5C", " ": "%20", "\n": "", "\r": "", "\t": "%09"}
    return "".join(unsafe.get(character, character) for character in address)
