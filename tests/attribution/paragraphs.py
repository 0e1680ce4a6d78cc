"""Articles of a few paragraphs, as the engine is given them."""

from collections.abc import Sequence

from reader.model.article import Article, Block, BlockKind


def article_of(
    text: str, language: str | None = "en", kinds: Sequence[BlockKind] = (), publisher: str | None = None
) -> Article:
    """Return an article with a block for each paragraph that blank lines part; those beyond `kinds` are paragraphs."""
    blocks: list[Block] = []
    at = 0
    for number, paragraph in enumerate(text.split("\n\n")):
        if paragraph:
            kind = kinds[number] if number < len(kinds) else BlockKind.PARAGRAPH
            blocks.append(Block(kind, at, at + len(paragraph)))
        at += len(paragraph) + 2
    return Article(None, publisher, (), None, language, None, text, tuple(blocks))
