"""A ferry runs aground off a town that does not exist; eleven sources tell of it."""

from dataclasses import replace

import pytest

from reader.model.article import Article, Block, BlockKind
from reader.model.attribution import Attribution, StatementKind, Tie, TieKind
from reader.model.claim import Claim, ClaimField
from reader.model.library import ArticleId, Card, OpenArticle
from reader.model.reading import Engine, Reading
from reader.model.signal import Origin, Signal
from reader.model.source import Appearance, SourceId, SourceKind, Statement
from reader.model.span import Span
from reader.ui.fonts import load_fonts
from reader.ui.icons import Icons
from reader.ui.source_sidebar import SourceSidebar
from reader.ui.theme import Scheme, read_theme

PARTS = ("Ferry runs aground off Eidvik", *(f"Paragraph {n} tells of the ferry and the harbour." for n in range(12)))
TAKEN_UP = Tie(TieKind.TAKEN_UP, 0.8)
TEXT = "\n\n".join(PARTS)
WORDS = ("the harbour was never dredged", "We saw the lights go out", "nobody was told of the sandbank")


def blocks():
    start = 0
    for part in PARTS:
        yield Block(BlockKind.PARAGRAPH if start else BlockKind.HEADING, start, start + len(part), 0 if start else 1)
        start += len(part) + 2


def statements(number, confidence=0.97):
    kinds = tuple(StatementKind)
    return tuple(
        Statement(WORDS[i % 3], kinds[i % 3], Span(35 + 40 * i, 60 + 40 * i), i, confidence) for i in range(number)
    )


def card(number, name, kind=SourceKind.PERSON, *, said=0, words=0, total=480, confidence=0.97, **more):
    of_card = {key: more.pop(key) for key in ("signals", "known", "corrected") if key in more}
    appearance = Appearance(name, kind, statements=statements(said, confidence), mentions=(Span(31, 40),), **more)
    return Card(appearance, SourceId(number + 1), words, words / total, **of_card)


def register(field, value):
    return Claim(field, value, None, None, None, Origin.REGISTER, "ROR")


def eleven():
    organisation = SourceKind.ORGANISATION
    named = Signal("named", "Named with role and affiliation", (Span(31, 40),))
    board = Signal("register-match", "ROR: port authority in Norway", (), Origin.REGISTER, "https://ror.example/1")
    return (
        card(
            0,
            "Port of Eidvik",
            organisation,
            aliases=("the port",),
            known=(register(ClaimField.KIND, "port authority"),),
        ),
        card(
            1,
            "Marit B. Solvang",
            said=3,
            words=160,
            role="harbour master",
            affiliation="Port of Eidvik",
            aliases=("Solvang",),
            signals=(named, board),
        ),
        card(2, "Bjarne Holm", said=4, words=170, role="first mate", aliases=("Holm",)),
        card(3, "Jakob Grude", said=2, words=80, affiliation="CB"),
        card(4, "Henrik Naess", said=1, words=40),
        card(5, "a source close to the owners", SourceKind.UNNAMED, said=1, words=10),
        card(6, "Coastal Board", organisation, aliases=("CB",)),
        card(7, "Owners’ Union", organisation, said=1, words=20),
        card(8, "Eidvik Tidende", SourceKind.PUBLISHER),
        card(9, "Flokk", SourceKind.PLATFORM),
        card(10, "Inquiry report", SourceKind.DOCUMENT),
    )


def article_with(cards, *, language="en", **more):
    # the other statements on the cards have no attribution here: only their words are looked at
    through = Attribution(
        (Span(35, 60),), (Span(62, 65),), (Span(31, 40),), StatementKind.DIRECT, (2,), (9,), 0.7, ties=(TAKEN_UP,)
    )
    read = Article(
        PARTS[0], "Eidvik Tidende", (), "2026-03-02", language, "https://eidvik.example/1", TEXT, tuple(blocks())
    )
    reading = Reading(read, (through,), tuple(c.appearance for c in cards), Engine("rules", "1"))
    return OpenArticle(
        **{"id": ArticleId(1), "uid": "ferry", "reading": reading, "analysed": True, "cards": cards, **more}
    )


@pytest.fixture(scope="session")
def make_card():
    return card


@pytest.fixture(scope="session")
def make_article():
    return article_with


@pytest.fixture
def ferry():
    return article_with(eleven())


@pytest.fixture
def waiting(ferry):
    return replace(ferry, analysed=False, cards=(), reading=replace(ferry.reading, appearances=(), attributions=()))


@pytest.fixture(scope="session")
def theme(root):
    return read_theme(root / "resources" / "style", Scheme.LIGHT)


@pytest.fixture(scope="session")
def dark(root):
    return read_theme(root / "resources" / "style", Scheme.DARK)


@pytest.fixture
def icons(qapp, root):
    load_fonts(root / "resources" / "fonts")
    return Icons(root / "resources" / "icons")


@pytest.fixture
def sidebar(qtbot, theme, icons):
    widget = SourceSidebar(theme, icons)
    qtbot.addWidget(widget)
    widget.resize(384, 784)
    widget.show()
    qtbot.waitExposed(widget)
    return widget
