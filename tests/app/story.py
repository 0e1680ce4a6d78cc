"""A reading made by hand: an article about people who do not exist, and who says what in it."""

from reader.model.anchor import Anchor
from reader.model.annotation import Annotation, Colour
from reader.model.article import Article, Block, BlockKind
from reader.model.attribution import Attribution, StatementKind, Tie, TieKind
from reader.model.correction import Correction, CorrectionField
from reader.model.original import Original
from reader.model.reading import Engine, Reading
from reader.model.source import Appearance, Evidence, Field, SourceKind, Statement
from reader.model.span import Span

GUESS = Tie(TieKind.GOES_ON, 0.9)
MOMENT = "2026-11-23T09:00:00+00:00"

TEXT = (
    "Bridge to open in May\n\n"
    "“The bridge will open in May,” said Ada Lind, engineer at the Westbridge Road Office.\n\n"
    "Her colleague Per Holm doubts it. “We lack the steel,” he told the Westbridge Courier.\n\n"
    "The mayor did not answer."
)


def span_of(words, text=TEXT):
    start = text.index(words)
    return Span(start, start + len(words))


def article(
    text=TEXT, title="Bridge to open in May", url="https://courier.example/bridge", publisher="Westbridge Courier"
):
    blocks = (Block(BlockKind.PARAGRAPH, 0, len(text)),)
    return Article(title, publisher, ("Eva Strand",), "2026-05-02", "en", url, text, blocks)


def original(content=b"a page", name="bridge.html"):
    return Original(content, name)


def person(name, role=None, affiliation=None, aliases=(), text=TEXT):
    evidence = tuple(Evidence(Field.ROLE, span_of(role, text), 1.0) for _ in range(bool(role and role in text)))
    mentions = (span_of(name, text),) if name in text else ()
    return Appearance(name, SourceKind.PERSON, aliases, affiliation, role, mentions, (), evidence)


def body(name, aliases=(), kind=SourceKind.ORGANISATION, text=TEXT):
    return Appearance(name, kind, aliases, mentions=(span_of(name, text),) if name in text else ())


def reading(*said, cards, of=None):
    """`said`: (words with their marks, index of the card that says them or None)."""
    of = of or article()
    attributions, statements = [], {number: [] for number in range(len(cards))}
    for words, speaker in said:
        content = span_of(words, of.text)
        speakers = () if speaker is None else (speaker,)
        attributions.append(
            Attribution((content,), (), (), StatementKind.DIRECT, speakers, (), 0.9, ties=(GUESS,) * len(speakers))
        )
        bare = span_of(words.strip("“”,"), of.text)
        statement = Statement(bare.of(of.text), StatementKind.DIRECT, bare, len(attributions) - 1, 0.9)
        for number in speakers:
            statements[number].append(statement)
    return Reading(
        article=of,
        attributions=tuple(attributions),
        appearances=tuple(
            Appearance(c.name, c.kind, c.aliases, c.affiliation, c.role, c.mentions, tuple(statements[n]), c.evidence)
            for n, c in enumerate(cards)
        ),
        engine=Engine("by hand", "1"),
    )


def bridge_reading():
    return reading(
        ("“The bridge will open in May,”", 0),
        ("“We lack the steel,”", 1),
        cards=(
            person("Ada Lind", "engineer", "Westbridge Road Office", ("Lind",)),
            person("Per Holm", aliases=("Holm",)),
            body("Westbridge Road Office"),
            body("Westbridge Courier", kind=SourceKind.PUBLISHER),
        ),
    )


def mark(words="We lack the steel", uid="mark-1", note="", colour=Colour.YELLOW, text=TEXT):
    return Annotation(uid, Anchor.at(span_of(words, text), text), colour, note, MOMENT, MOMENT)


def correction(field, source=None, value=None, words=None, uid=None, value_kind=None, text=TEXT):
    anchor = Anchor.at(span_of(words, text), text) if words else None
    uid = uid or f"{field}-{source}-{value}-{words}"
    return Correction(uid, CorrectionField(field), source, value, anchor, MOMENT, value_kind)


def kept(library, made=None, content=b"a page"):
    """Keep a reading as the window does; return the open article."""
    made = made or bridge_reading()
    opened = library.keep_article(made.article, original(content))
    return library.keep_reading(opened.id, made)


def card(opened, name):
    return next(card for card in opened.cards if card.appearance.name == name)
