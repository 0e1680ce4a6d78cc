"""What one can go to in an article by typing a part of it: its statements, its sources."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from reader.model.frozen import frozen
from reader.model.library import OpenArticle
from reader.model.name_key import name_key
from reader.model.span import Span
from reader.ui.card_text import kind_name
from reader.ui.icons import kind_icon
from reader.ui.items import Detail, Item
from reader.ui.lines import found_by
from reader.ui.marks import Voices
from reader.ui.shown_text import shown

MOST_WORDS = 220  # characters of a statement that are shown; the rest is read in the text
MOST = 200  # choices shown at once

tr = QCoreApplication.translate


@frozen
class Choice:
    """One thing to go to, and the words by which it is found."""

    item: Item
    text: str  # as `found_by` folds it
    name: str  # folded, of the source


@frozen
class StatementPlace:
    """A statement and one who makes it."""

    card: int
    span: Span


def statement_choices(article: OpenArticle) -> tuple[Choice, ...]:
    """Return all statements in text order, each once, with everybody who makes it."""
    cards, sure_at = article.reading.appearances, article.reading.sure_at
    made: dict[Span, Choice] = {}
    for card, statement in Voices(article.reading).statements(None):
        names = shown(cards[card].name)
        if statement.span in made:
            names = f"{made[statement.span].item.lead.removesuffix(': ')}, {names}"
        words = shown(statement.text)
        item = Item(
            words if len(words) <= MOST_WORDS else f"{words[:MOST_WORDS].rstrip()}…",
            lead=f"{names}: ",
            details=() if statement.confidence >= sure_at else (Detail(tr("Choices", "not certain")),),
            icon=kind_icon(cards[card].kind),
            target=StatementPlace(card, statement.span),
        )
        made[statement.span] = Choice(item, found_by((names, statement.text)), name_key(names))
    return tuple(made.values())


def source_choices(article: OpenArticle) -> tuple[Choice, ...]:
    """Return all sources in the cards' order."""
    return tuple(
        Choice(
            Item(
                "",
                lead=shown(card.name),
                details=tuple(
                    Detail(shown(words)) for words in (kind_name(card.kind), card.role, card.affiliation) if words
                ),
                icon=kind_icon(card.kind),
                target=index,
            ),
            found_by(word for word in (card.name, *card.aliases, card.role, card.affiliation) if word),
            name_key(card.name),
        )
        for index, card in enumerate(article.reading.appearances)
    )


def chosen_by(words: str, choices: Sequence[Choice]) -> tuple[Choice, ...]:
    """Return the choices with every word, each perhaps only begun; those of the name that was typed first."""
    key = name_key(words)
    wanted = [f" {word}" for word in key.split()]
    fitting = [choice for choice in choices if all(word in choice.text for word in wanted)]
    return tuple(sorted(fitting, key=lambda choice: not choice.name.startswith(key)) if key else fitting)
