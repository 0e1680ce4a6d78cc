"""An annotated copy as one HTML file: readable in any browser, and with everything in it for Kilde to open again.

It holds no script that a browser would run and loads nothing, and its first line of policy forbids both.
"""

from base64 import b64encode
from dataclasses import replace
from hashlib import sha256
from urllib.parse import urlsplit

import reader
from reader.exchange.article_html import article_html
from reader.exchange.cards import ORIGINS, CardWriter
from reader.exchange.copy_data import data_island
from reader.exchange.copy_style import stylesheet
from reader.exchange.drawings import drawing, drawings
from reader.exchange.markup import ADDED, escaped, link, plain
from reader.model.annotation import Colour
from reader.model.article import Article, Block
from reader.model.copy import AnnotatedCopy
from reader.model.correction import CorrectionField
from reader.model.dates import when
from reader.model.signal import Origin

LARGEST_PICTURE = 4 << 20  # bytes; larger ones are left out, as a copy is mailed and stands in memory as one string
ALL_PICTURES = 12 << 20  # each stands in the file twice, as base64: more would be too large for Kilde to open again


def render(copy: AnnotatedCopy) -> str:
    """Return the file's text. The same copy gives the same text, to the character."""
    copy = _with_pictures_within_bounds(replace(copy, altered=False))
    cards = CardWriter(copy)
    body = article_html(copy, _byline(copy.reading.article))
    style = stylesheet(cards.rules() + body.rules)
    noted = any(placed.annotation.note for placed in copy.annotations)
    main = (
        f"{_top(copy)}\n"
        f'<main class="{"noted" if noted else "plain"}">\n<article id="article"{_language(copy)}>'
        f'{body.markup}</article>\n</main>\n<aside class="sources" aria-labelledby="sources">\n'
        f'<h2 id="sources">Sources <span class="number">{len(copy.reading.appearances)}</span></h2>\n'
        f"{cards.write()}\n{_legend(copy)}</aside>\n{_foot(copy)}"
    )
    return (
        f'<!DOCTYPE html>\n<html lang="en">\n<head>\n{_head(copy, style)}</head>\n<body>\n{drawings()}\n{main}\n'
        f"{data_island(copy)}\n</body>\n</html>\n"
    )


def _head(copy: AnnotatedCopy, style: str) -> str:
    digest = b64encode(sha256(style.encode()).digest()).decode("ascii")
    policy = f"default-src 'none'; img-src data:; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    title = copy.reading.article.title or "Article"
    return (
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
        '<meta charset="utf-8">\n<meta name="referrer" content="no-referrer">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="color-scheme" content="light dark">\n<meta name="robots" content="noindex">\n'
        f'<meta name="generator" content="Kilde {reader.__version__}">\n'
        f"<title>{escaped(title)} – annotated copy</title>\n<style>{style}</style>\n"
    )


def _top(copy: AnnotatedCopy) -> str:
    marks = len(copy.annotations)
    notes = sum(bool(placed.annotation.note) for placed in copy.annotations)
    counts = [_counted(marks - notes, "highlight"), _counted(notes, "note")]
    said = " · ".join(("Annotated copy", *(count for count in counts if count)))
    colours = "".join(f' <mark class="{colour.value}">{plain(name)}</mark>' for colour, name in _named_colours(copy))
    note = f'<p class="makers-note" dir="auto">{escaped(copy.note)}</p>' if copy.note else ""
    return (
        f'<header class="top">\n<p>{said} · made with Kilde, {escaped(when(copy.made))}{colours}</p>\n{note}</header>'
    )


def _named_colours(copy: AnnotatedCopy) -> list[tuple[Colour, str]]:
    """Return what the maker calls the colours that occur."""
    used = {placed.annotation.colour for placed in copy.annotations}
    return [(colour, name) for colour, name in copy.colour_names if colour in used]


def _byline(article: Article) -> str:
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


def _legend(copy: AnnotatedCopy) -> str:
    """Return what the signs on the cards mean, those that occur."""
    used = {signal.origin for appearance in copy.reading.appearances for signal in appearance.signals}
    used |= {Origin.READER} if copy.assessments else set()
    items = "".join(
        f"<li>{drawing(f'origin-{origin.value}')}<span>{words}</span></li>"
        for origin, words in ORIGINS.items()
        if origin in used
    )
    return f'<ul class="legend">{items}</ul>\n' if items else ""


def _foot(copy: AnnotatedCopy) -> str:
    corrections = sum(made.field is not CorrectionField.CHECKED for made in copy.corrections)
    corrected = f"The maker’s own word stands on the cards in {_counted(corrections, 'place')}. " if corrections else ""
    return (
        f"<footer>\n<p>{corrected}Cards say what a source is and what that rests on; they give no score. "
        "The article’s text belongs to its publisher.</p>\n"
        "<p>This file holds everything in itself: it runs no script and loads nothing. "
        "Opened in Kilde, it has all its marks, notes and cards again.</p>\n</footer>"
    )


def _language(copy: AnnotatedCopy) -> str:
    language = copy.reading.article.language
    return f' lang="{escaped(language)}"' if language else ' lang=""'


def _counted(count: int, thing: str) -> str:
    return f"{count} {thing}{'' if count == 1 else 's'}" if count else ""


def _is_title(block: Block) -> bool:
    return block.kind.value == "heading" and block.level <= 1


def _with_pictures_within_bounds(copy: AnnotatedCopy) -> AnnotatedCopy:
    """Return the copy without the pictures that would make the file too large to send or open."""
    left = ALL_PICTURES
    blocks = []
    for block in copy.reading.article.blocks:
        size = len(block.image.data) if block.image is not None and block.image.data is not None else 0
        if block.image is not None and size > min(LARGEST_PICTURE, left):
            blocks.append(replace(block, image=replace(block.image, data=None)))
        else:
            left -= size
            blocks.append(block)
    article = replace(copy.reading.article, blocks=tuple(blocks))
    return replace(copy, reading=replace(copy.reading, article=article))
