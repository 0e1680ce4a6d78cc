"""Readings and copies as hypothesis draws them: any that the model allows."""

from hypothesis import strategies as st

from reader.model.anchor import Anchor, Placement, PlacementState
from reader.model.annotation import Annotation, Colour, PlacedAnnotation, Style
from reader.model.article import Article, Block, BlockKind, Emphasis, EmphasisKind, Image, Link
from reader.model.attribution import Attribution, Finder, StatementKind, Tie, TieKind
from reader.model.copy import AnnotatedCopy, Assessment
from reader.model.correction import Correction, CorrectionField
from reader.model.reading import Engine, Reading
from reader.model.signal import Origin, Signal
from reader.model.source import Appearance, Evidence, Field, SourceKind, Statement
from reader.model.span import Span

PNG = b"\x89PNG\r\n\x1a\n"

words = st.text(st.characters(codec="utf-8"), max_size=12)
names = words.filter(bool)
shares = st.floats(0, 1)
uids = st.uuids().map(str)
moments = st.datetimes().map(lambda moment: moment.isoformat(timespec="seconds") + "+00:00")
addresses = st.sampled_from(("https://example.org/a?b=c#d", "http://example.org/ø", "HTTPS://example.org"))


def few(strategy, least=0):
    return st.lists(strategy, min_size=least, max_size=3).map(tuple)


def perhaps(strategy):
    return st.none() | strategy


@st.composite
def spans(draw, start, end):
    first = draw(st.integers(start, end - 1))
    return Span(first, draw(st.integers(first + 1, end)))


@st.composite
def blocks(draw, size):
    bounds = sorted(draw(st.lists(st.integers(0, size), max_size=6)))
    return tuple(draw(block(start, end)) for start, end in zip(bounds[::2], bounds[1::2], strict=False))


@st.composite
def block(draw, start, end):
    inside = few(spans(start, end)) if start < end else st.just(())
    kinds = st.sampled_from(EmphasisKind)
    pictures = st.builds(Image, perhaps(addresses), perhaps(st.binary().map(PNG.__add__)), words)
    return Block(
        kind=draw(st.sampled_from(BlockKind)),
        start=start,
        end=end,
        level=draw(st.integers(0, 6)),
        links=tuple(Link(span, draw(addresses)) for span in draw(inside)),
        emphases=tuple(Emphasis(span, draw(kinds)) for span in draw(inside)),
        image=draw(perhaps(pictures)),
    )


@st.composite
def articles(draw):
    text = draw(st.text(st.characters(codec="utf-8"), min_size=1, max_size=80))
    return Article(
        title=draw(perhaps(words)),
        publisher=draw(perhaps(words)),
        authors=draw(few(words)),
        published=draw(perhaps(st.dates().map(str))),
        language=draw(perhaps(st.sampled_from(("en", "nb", "nno")))),
        url=draw(perhaps(addresses)),
        text=text,
        blocks=draw(blocks(len(text))),
        words_left_out=draw(st.integers(0, 1000)),
    )


@st.composite
def attributions(draw, span, speakers) -> Attribution:
    said_by = draw(speakers)
    tie = st.builds(Tie, st.sampled_from(TieKind), shares)
    return Attribution(
        *(draw(few(span)) for _ in range(3)),
        draw(st.sampled_from(StatementKind)),
        said_by,
        draw(speakers),
        draw(shares),
        draw(perhaps(st.sampled_from(Finder))),
        draw(st.tuples(*[tie] * len(said_by)) | st.just(())),
    )


@st.composite
def readings(draw):
    article = draw(articles())
    span = spans(0, len(article.text))
    source_count, attribution_count = draw(st.integers(0, 3)), draw(st.integers(0, 3))
    attribution = attributions(span, few(st.integers(0, source_count - 1)) if source_count else st.just(()))
    statement = st.builds(
        Statement, words, st.sampled_from(StatementKind), span, st.integers(0, max(0, attribution_count - 1)), shares
    )
    dates = perhaps(st.dates().map(str))
    signal = st.builds(
        Signal,
        st.just("role-stated"),
        words,
        few(span),
        st.sampled_from(Origin),
        perhaps(addresses),
        dates,
        perhaps(words),
    )
    appearance = st.builds(
        Appearance,
        name=names,
        kind=st.sampled_from(SourceKind),
        aliases=few(names),
        affiliation=perhaps(words),
        role=perhaps(words),
        mentions=few(span),
        statements=few(statement) if attribution_count else st.just(()),
        evidence=few(st.builds(Evidence, st.sampled_from(Field), span, shares)),
        signals=few(signal),
    )
    return Reading(
        article=article,
        attributions=tuple(draw(attribution) for _ in range(attribution_count)),
        appearances=tuple(draw(appearance) for _ in range(source_count)),
        engine=draw(st.builds(Engine, words, words, few(words))),
        sure_at=draw(shares),
    )


anchors = st.builds(Anchor, words.filter(bool), words, words, st.integers(0, 1000))
on_whole = Anchor("", "", "", 0)

corrections = st.builds(
    Correction,
    uid=uids,
    field=st.sampled_from(CorrectionField),
    source=perhaps(names),
    value=perhaps(words),
    anchor=perhaps(anchors),
    made=moments,
    value_kind=perhaps(st.sampled_from(SourceKind).map(str)),
)


@st.composite
def placements(draw, size):
    state = draw(st.sampled_from([state for state in PlacementState if state is not PlacementState.WHOLE]))
    span = None if state is PlacementState.ORPHAN else draw(spans(0, size))
    return Placement(span, state, draw(shares))


@st.composite
def copies(draw):
    reading = draw(readings())
    said = (st.sampled_from(Colour), words, moments, moments, st.booleans(), few(names))
    on_words = st.builds(Annotation, uids, anchors, *said, st.sampled_from(Style))
    of_whole = st.builds(Annotation, uids, st.just(on_whole), *said, st.just(Style.NOTE))
    whole = st.builds(PlacedAnnotation, of_whole, st.just(Placement(None, PlacementState.WHOLE)))
    placed = whole | st.builds(PlacedAnnotation, on_words, placements(len(reading.article.text)))
    return AnnotatedCopy(
        uid=draw(uids),
        article_uid=draw(uids),
        library_uid=draw(uids),
        made=draw(st.dates().map(str)),
        reading=reading,
        annotations=draw(few(placed)),
        assessments=draw(few(st.builds(Assessment, uids, names, words, moments))),
        corrections=draw(few(corrections)),
        note=draw(words),
        colour_names=draw(
            st.dictionaries(st.sampled_from(Colour), names).map(
                lambda named: tuple((c, named[c]) for c in Colour if c in named)
            )
        ),
    )
