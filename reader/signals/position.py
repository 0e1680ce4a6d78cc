"""Where in the article a source is heard, where that is out of the ordinary."""

from bisect import bisect_right

from reader.model.article import Article, Block, BlockKind
from reader.model.signal import Signal
from reader.model.source import Appearance
from reader.model.span import Span

LATE = 0.75  # of the text: a source first heard after it is heard late


def signals(appearance: Appearance, article: Article) -> tuple[Signal, ...]:
    """Return `position` for a source heard in the headline, only in a caption, or late."""
    spans = tuple(statement.span for statement in appearance.statements)
    if not spans:
        return ()
    kinds = [_kind_at(span, article.blocks) for span in spans]
    in_headline = tuple(span for span, kind in zip(spans, kinds, strict=True) if kind is BlockKind.HEADING)
    if in_headline:
        return (Signal("position", "Heard in a headline", in_headline),)
    if all(kind is BlockKind.CAPTION for kind in kinds):
        return (Signal("position", "Heard only in a caption", spans),)
    if spans[0].start >= LATE * len(article.text):
        return (Signal("position", "First heard in the last quarter of the article", spans[:1]),)
    return ()


def _kind_at(span: Span, blocks: tuple[Block, ...]) -> BlockKind | None:
    at = bisect_right(blocks, span.start, key=lambda block: block.start) - 1
    return blocks[at].kind if at >= 0 and span.start < blocks[at].end else None
