"""What stands around an article in every file made of it: the line at the top, the byline, the words at the end."""

from urllib.parse import urlsplit

from reader.exchange.markup import ADDED, escaped, link, plain
from reader.model.annotation import Colour
from reader.model.article import Article, Block, BlockKind
from reader.model.copy import AnnotatedCopy
from reader.model.correction import CorrectionField
from reader.model.dates import when


def head_line(copy: AnnotatedCopy) -> str:
    """Return what the file is, what is in it and what its maker says of it."""
    marks = len(copy.annotations)
    notes = sum(bool(placed.annotation.note) for placed in copy.annotations)
    counts = [counted(marks - notes, "highlight"), counted(notes, "note")]
    said = " · ".join(("Annotated copy", *(count for count in counts if count)))
    colours = "".join(f' <mark class="{colour.value}">{plain(name)}</mark>' for colour, name in _named_colours(copy))
    note = f'<p class="makers-note" dir="auto">{escaped(copy.note)}</p>' if copy.note else ""
    return (
        f'<header class="top">\n<p>{said} · made with Kilde, {escaped(when(copy.made))}{colours}</p>\n{note}</header>'
    )


def byline(article: Article) -> str:
    """Return outlet, authors, date and the way to the original; above them the title where the text has none."""
    parts = [plain(article.publisher) if article.publisher else ""]
    parts += [plain(author) for author in article.authors if author and author != article.publisher]
    parts.append(escaped(when(article.published)) if article.published else "")
    if article.url:
        host = urlsplit(article.url).hostname or article.url
        parts.append(link(article.url, f"Original at {escaped(host)}"))
    shown = " · ".join(part for part in parts if part)
    has_title = bool(article.blocks) and _is_title(article.blocks[0])
    title = "" if has_title or not article.title else f"<h1>{plain(article.title)}</h1>"
    return f'<div class="byline" {ADDED}>{title}<p>{shown}</p></div>'


def last_words(copy: AnnotatedCopy) -> str:
    """Return what the cards are and are not, and whose the text is."""
    corrections = sum(made.field is not CorrectionField.CHECKED for made in copy.corrections)
    corrected = f"The maker’s own word stands on the cards in {counted(corrections, 'place')}. " if corrections else ""
    return (
        f"{corrected}Cards say what a source is and what that rests on; they give no score. "
        "The article’s text belongs to its publisher."
    )


def language_of(article: Article) -> str:
    """Return the attribute that says what language the article is in, a space before it."""
    return f' lang="{escaped(article.language or "")}"'


def counted(count: int, thing: str) -> str:
    """Return "3 notes", "1 note", and nothing for none."""
    return f"{count} {thing}{'' if count == 1 else 's'}" if count else ""


def _named_colours(copy: AnnotatedCopy) -> list[tuple[Colour, str]]:
    """Return what the maker calls the colours that occur."""
    used = {placed.annotation.colour for placed in copy.annotations}
    return [(colour, name) for colour, name in copy.colour_names if colour in used]


def _is_title(block: Block) -> bool:
    return block.kind is BlockKind.HEADING and block.level <= 1
