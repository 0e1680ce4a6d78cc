"""Headings: no names are founded there, but known ones are found again."""

from collections.abc import Mapping

from reader.attribution.words import Words
from reader.model.article import Article, Block, BlockKind
from reader.model.span import Span

LONGEST_LINE = 160  # characters of a line that may be a heading in disguise
SENTENCE = 6  # words from which a heading may be a sentence, with capitals where they belong
LONGEST_NAME = 8  # words


def headings_of(article: Article) -> frozenset[int]:
    """Return the numbers of the blocks that are headings, or look like one."""
    return frozenset(number for number, block in enumerate(article.blocks) if is_heading(block, article.text))


def is_heading(block: Block, text: str) -> bool:
    """Tell headings and lines that look like one, most words with a capital; not those that read like sentences."""
    line = text[block.start : min(block.end, block.start + LONGEST_LINE)].split()
    if block.kind is BlockKind.HEADING:
        return len(line) < SENTENCE or sum(word[:1].isupper() for word in line) > len(line) / 2
    if block.end - block.start > LONGEST_LINE:
        return False
    if len(line) < 4 or line[-1][-1] in '.!?:”"':
        return False
    return sum(word[:1].isupper() for word in line) > 0.7 * len(line)


def find_again(words: Words, headings: frozenset[int], forms: Mapping[str, str]) -> dict[str, list[Span]]:
    """Return where headings have one of `forms`, by what the form stands for; the longest form wins."""
    found: dict[str, list[Span]] = {}
    index = 0
    while index < len(words.items):
        if words.items[index].block not in headings:
            index += 1
            continue
        last = min(len(words.items), index + LONGEST_NAME)
        spans = ((end, words.span(index, end)) for end in range(last, index, -1))
        hit = next(((end, span) for end, span in spans if span.of(words.text) in forms), None)
        if hit is not None:
            found.setdefault(forms[hit[1].of(words.text)], []).append(hit[1])
        index = hit[0] if hit is not None else index + 1
    return found
