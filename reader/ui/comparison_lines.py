"""Who speaks in which of two articles, as lines of a table."""

from PySide6.QtCore import QCoreApplication

from reader.app.compare import Comparison, Heard, Part, Voice
from reader.model.library import OpenArticle
from reader.model.name_key import name_key
from reader.model.source import Statement
from reader.model.span import Span
from reader.ui import counts
from reader.ui.items import Detail, Item, ItemStyle
from reader.ui.lines import Column, Key, Line, found_by
from reader.ui.profile_items import kind_words
from reader.ui.shown_text import shown

tr = QCoreApplication.translate

HEARD = 1  # the column that is sorted by at first


def comparison_columns() -> tuple[Column, ...]:
    """Return the columns of the table of voices."""
    return (
        Column(tr("Compare", "Source"), 150),
        Column(tr("Compare", "Speaks in"), 100),
        Column(tr("Compare", "Words in A"), 92, is_number=True),
        Column(tr("Compare", "Share of A"), 92, is_number=True, rank=1),
        Column(tr("Compare", "Words in B"), 92, is_number=True),
        Column(tr("Compare", "Share of B"), 92, is_number=True, rank=1),
    )


def heard_words(heard: Heard) -> str:
    """Return in words where a source speaks."""
    return {
        Heard.BOTH: tr("Compare", "A and B"),
        Heard.ONE: tr("Compare", "A only"),
        Heard.OTHER: tr("Compare", "B only"),
    }[heard]


def comparison_lines(comparison: Comparison) -> tuple[Line, ...]:
    """Return a line for each voice."""
    return tuple(_line(number, voice) for number, voice in enumerate(comparison.voices))


def article_words(article: OpenArticle) -> str:
    """Return what stands under an article's title: outlet, date, how many speak."""
    read = article.reading.article
    if not article.analysed:
        return tr("Compare", "Not analysed yet: open it first")
    speaking = sum(bool(card.appearance.statements) for card in article.cards)
    spoken = tr("Compare", "1 source speaks") if speaking == 1 else tr("Compare", "{} sources speak").format(speaking)
    words = sum(card.words for card in article.cards)
    given = tr("Compare", "{} attributed words").format(words)
    return " · ".join(part for part in (shown(read.publisher or ""), counts.day(read.published), spoken, given) if part)


def said_items(part: Part, article: OpenArticle) -> tuple[Item, ...]:
    """Return what a source is quoted as saying in one article, each a jump; else why there is nothing."""
    if part.statements:
        return tuple(_said(statement, article) for statement in part.statements)
    return (Item("", details=(Detail(_silence(part)),)),)


def _silence(part: Part) -> str:
    if part.cards:
        return tr("Compare", "Named, but not quoted")
    if part.has_namesake:
        return tr("Compare", "This article has another source of this name")
    return tr("Compare", "Not named in this article")


def _said(statement: Statement, article: OpenArticle) -> Item:
    target: tuple[object, Span] = (article.id, statement.span)
    unsure = () if statement.confidence >= article.reading.sure_at else (Detail(tr("Profile", "not certain")),)
    details = (Detail(kind_words(statement.kind)), *unsure)
    return Item(shown(statement.text), details=details, style=ItemStyle.RULED, target=target)


def _line(number: int, voice: Voice) -> Line:
    name, heard = shown(voice.name), heard_words(voice.heard)
    cells = [name, heard]
    keys: list[Key] = [name_key(name), number]
    for part in (voice.one, voice.other):
        cells += [str(part.words), counts.percentage(part.share)] if part.statements else ["", ""]
        keys += [part.words, round(part.share * 1000)]
    said = " ".join(statement.text for part in (voice.one, voice.other) for statement in part.statements)
    return Line(
        id=number,
        target=voice,
        cells=tuple(cells),
        keys=tuple(keys),
        text=found_by((name, said)),
        facets=(frozenset((heard,)),),
        kind=voice.kind,
    )
