"""A copy of the sample article with a few sources and marks, made by hand, so that no rule of the analysis moves it."""

from reader.app.paths import sample_article
from reader.model.anchor import Anchor, Placement, PlacementState
from reader.model.annotation import Annotation, Colour, PlacedAnnotation, Style
from reader.model.attribution import Attribution, StatementKind
from reader.model.copy import AnnotatedCopy, Assessment
from reader.model.original import Original
from reader.model.reading import Engine, Reading
from reader.model.signal import Origin, Signal
from reader.model.source import Appearance, SourceKind, Statement
from reader.model.span import Span
from reader.text.load import load

ARTICLE = load(Original(sample_article().read_bytes(), "article.html"))
MOMENT = "2026-11-23T09:00:00+00:00"


def place(words):
    start = ARTICLE.text.index(words)
    return Span(start, start + len(words))


def statement(words, attribution, kind=StatementKind.INDIRECT, confidence=0.95):
    return Statement(words, kind, place(words), attribution, confidence)


def mark(number, words, colour, note="", tags=(), style=Style.HIGHLIGHT):
    span = place(words)
    uid = f"00000000-0000-4000-8000-{number:012}"
    annotation = Annotation(uid, Anchor.at(span, ARTICLE.text), colour, note, MOMENT, MOMENT, tags=tags, style=style)
    return PlacedAnnotation(annotation, Placement(span, PlacementState.EXACT))


RARE = "Russian diplomats hardly ever leave in this way"
PRICE = "the price would be high"
NEUMANN = Appearance(
    "Iver B. Neumann",
    SourceKind.PERSON,
    aliases=("Neumann",),
    affiliation="Fridtjof Nansen Institute",
    role="director",
    mentions=(place("Iver B. Neumann"), place("Neumann explained")),
    statements=(statement(RARE, 0), statement(PRICE, 1, confidence=0.6)),
    signals=(
        Signal("named", "Named with role and affiliation", (place("Iver B. Neumann"),)),
        Signal("register-match", "fni.no: director, from January 2020", (), Origin.REGISTER, "https://www.fni.no"),
    ),
)
INSTITUTE = Appearance(
    "Fridtjof Nansen Institute", SourceKind.ORGANISATION, mentions=(place("Fridtjof Nansen Institute"),)
)
LINKEDIN = Appearance("LinkedIn", SourceKind.PLATFORM, mentions=(place("LinkedIn"),))
READING = Reading(
    ARTICLE,
    (
        Attribution((place(RARE),), (place("told"),), (place("Iver B. Neumann"),), StatementKind.INDIRECT, (0,)),
        Attribution((place(PRICE),), (place("warned"),), (), StatementKind.INDIRECT, (0,)),
    ),
    (NEUMANN, INSTITUTE, LINKEDIN),
    Engine("by hand", "1"),
)
LOST = PlacedAnnotation(
    Annotation("lost-1", Anchor("words that are gone", "", "", 3), Colour.PINK, "Gone", MOMENT, MOMENT),
    Placement(None, PlacementState.ORPHAN, 0.0),
)
ON_WHOLE = PlacedAnnotation(
    Annotation("whole-1", Anchor("", "", "", 0), Colour.YELLOW, "Who is missing?", MOMENT, MOMENT, style=Style.NOTE),
    Placement(None, PlacementState.WHOLE),
)
COPY = AnnotatedCopy(
    uid="11111111-0000-4000-8000-000000000001",
    article_uid="11111111-0000-4000-8000-000000000002",
    library_uid="11111111-0000-4000-8000-000000000003",
    made="2026-11-23",
    reading=READING,
    annotations=(
        mark(1, "“so ashamed”", Colour.YELLOW, "Compare with the letter.", ("check",)),
        mark(2, "wronged not only the people of Ukraine", Colour.GREEN),
        mark(3, "the people of Ukraine but Russians as well", Colour.BLUE, "Two charges.\n\n<b>Which?</b>"),
        LOST,
        mark(4, PRICE, Colour.PURPLE, style=Style.UNDERLINE),
        mark(5, RARE, Colour.GREEN, "Since when?", style=Style.NOTE),
        ON_WHOLE,
    ),
    assessments=(Assessment("a-1", "Iver B. Neumann", "Knows the field.", MOMENT),),
    note="For Monday’s class.",
    colour_names=((Colour.GREEN, "Claims <b>"), (Colour.PURPLE, "To check")),
)
