"""A small article of our own about people who do not exist, with its cards."""

from pathlib import Path

import pytest

from reader.app import paths
from reader.app.library import Library
from reader.app.workshop import Workshop
from reader.model.anchor import Anchor, Placement, PlacementState
from reader.model.annotation import Annotation, Colour, PlacedAnnotation
from reader.model.article import Article, Block, BlockKind
from reader.model.attribution import Attribution, StatementKind
from reader.model.library import Card, OpenArticle
from reader.model.reading import Engine, Reading
from reader.model.source import Appearance, SourceId, SourceKind, Statement
from reader.model.span import Span
from reader.ui.article_style import Setting
from reader.ui.crash import CrashHook
from reader.ui.fonts import Fonts, load_fonts
from reader.ui.look import Look
from reader.ui.main_window import MainWindow
from reader.ui.theme import Scheme, Theme, read_theme

BLOCKS = (
    (BlockKind.HEADING, 1, "Harbour pilot leaves his post over the new quay"),
    (
        BlockKind.PARAGRAPH,
        0,
        "Tore Lindqvist, a pilot in Varnes for nineteen years, has handed in his notice. "
        "He announced it on Fjordnet on Monday and wrote that he was “done steering past silence” 🌊.",
    ),
    (
        BlockKind.PARAGRAPH,
        0,
        "Such a step is rare, according to Maren Aasheim, director of the Coastal Safety Institute. "
        "Nobody leaves this trade in protest, she says, and whoever does will find no other harbour.",
    ),
    (BlockKind.QUOTE, 1, "“The costs are great,” Aasheim adds. “One loses one’s colleagues first.”"),
    (BlockKind.HEADING, 2, "Doubts that others will follow"),
    (
        BlockKind.PARAGRAPH,
        0,
        "Petter Holm, who studies ports at Varnes University College, doubts that there will be many. "
        "He points to the pilots’ own guidelines, which ask members to stay at their posts.",
    ),
    (BlockKind.LIST_ITEM, 1, "The quay was approved in March."),
    (BlockKind.LIST_ITEM, 1, "Work is to begin before winter, the Harbour Board says."),
    (BlockKind.CAPTION, 0, "The quay seen from the sea. Photo: Ida Moe"),
)


def place(text: str, words: str, nth: int = 0) -> Span:
    start = -1
    for _ in range(nth + 1):
        start = text.index(words, start + 1)
    return Span(start, start + len(words))


def article_of(blocks=BLOCKS) -> Article:
    text, made = "", []
    for kind, level, words in blocks:
        start = len(text)
        text += words
        made.append(Block(kind, start, len(text), level))
        text += "\n\n"
    return Article(
        "Harbour pilot leaves his post over the new quay",
        "Varnes Tidende",
        ("Ida Moe",),
        "2026-05-04",
        "en",
        None,
        text.rstrip(),
        tuple(made),
    )


def make_reading(article: Article) -> Reading:
    text = article.text

    def source(name, kind, *, said=(), also=(), role=None, affiliation=None, sure=0.97):
        mentions = sorted({Span(m, m + len(form)) for form in (name, *also) for m in _all(text, form)})
        mentions = [m for m in mentions if not any(o != m and o.contains(m) for o in mentions)]
        statements = tuple(Statement(words, StatementKind.INDIRECT, place(text, words), 0, sure) for words in said)
        return Appearance(name, kind, tuple(also), affiliation, role, tuple(mentions), statements)

    people = (
        source(
            "Maren Aasheim",
            SourceKind.PERSON,
            also=("Aasheim",),
            role="director",
            affiliation="Coastal Safety Institute",
            said=(
                "Nobody leaves this trade in protest",
                "whoever does will find no other harbour",
                "The costs are great,",
                "One loses one’s colleagues first.",
            ),
        ),
        source("Tore Lindqvist", SourceKind.PERSON, role="pilot", said=("done steering past silence",)),
        source(
            "Petter Holm",
            SourceKind.PERSON,
            affiliation="Varnes University College",
            said=("there will be many",),
            sure=0.6,
        ),
        source("Coastal Safety Institute", SourceKind.ORGANISATION),
        source("Harbour Board", SourceKind.ORGANISATION, said=("Work is to begin before winter",)),
        source("Varnes Tidende", SourceKind.PUBLISHER),
        source("Fjordnet", SourceKind.PLATFORM),
    )
    spans = [s.span for p in people for s in p.statements]
    attributions = tuple(
        Attribution((s.span,), (), (), s.kind, (index,), (), s.confidence)
        for index, p in enumerate(people)
        for s in p.statements
    )
    assert len(attributions) == len(spans)
    return Reading(article, attributions, people, Engine("test", "1"))


def _all(text, words):
    start = text.find(words)
    while start >= 0:
        yield start
        start = text.find(words, start + 1)


def mark(text: str, words: str, colour=Colour.YELLOW, note="", uid="a1") -> PlacedAnnotation:
    span = place(text, words)
    annotation = Annotation(
        uid, Anchor.at(span, text), colour, note, "2026-05-05T10:00:00+00:00", "2026-05-05T10:04:00+00:00"
    )
    return PlacedAnnotation(annotation, Placement(span, PlacementState.EXACT))


@pytest.fixture
def article() -> Article:
    return article_of()


@pytest.fixture
def opened(article) -> OpenArticle:
    reading = make_reading(article)
    cards = tuple(Card(a, SourceId(i + 1), 10, 0.2) for i, a in enumerate(reading.appearances))
    marks = (mark(article.text, "done steering past silence", note="Compare with the post itself."),)
    return OpenArticle(None, "u1", reading, analysed=True, cards=cards, annotations=marks)


@pytest.fixture(scope="session")
def style_folder(root) -> Path:
    return root / "resources" / "style"


@pytest.fixture
def theme(style_folder) -> Theme:
    return read_theme(style_folder, Scheme.LIGHT)


@pytest.fixture(scope="session")
def fonts(root, qapp) -> Fonts:
    return load_fonts(root / "resources" / "fonts")


@pytest.fixture
def setting(theme, fonts) -> Setting:
    return Setting(theme, fonts)


@pytest.fixture
def look(root, qapp) -> Look:
    return Look(root / "resources", qapp)


@pytest.fixture
def library(tmp_path):
    made = Library(tmp_path / "library.db")
    yield made
    made.close()


@pytest.fixture(scope="session")
def workshop():
    """One warm analysis process for all windows."""
    made = Workshop(paths.worker_command())
    made.start()
    yield made
    made.close()


@pytest.fixture
def faults() -> list[BaseException]:
    return []


@pytest.fixture
def window(qtbot, library, workshop, look, faults, monkeypatch):
    """A window over an empty library; it is closed, and has had no fault of ours, at the end."""
    crash = CrashHook(None)
    monkeypatch.setattr(crash, "report", faults.append)
    made = MainWindow(library, workshop, look, crash)
    made.resize(1360, 860)
    made.show()
    qtbot.addWidget(made)
    yield made
    made.close()
    assert faults == []


@pytest.fixture
def sample(qtbot, window):
    """A window on the sample article, analysed."""
    with qtbot.waitSignal(window.desk.article_shown, timeout=20_000):
        window.open_location(str(paths.sample_article()))
    qtbot.waitUntil(lambda: window.desk.article.analysed, timeout=20_000)
    return window
