"""An annotated copy as one HTML file: readable in any browser, and with everything in it for Kilde to open again.

It holds no script that a browser would run and loads nothing, and its first line of policy forbids both.
"""

from base64 import b64encode
from dataclasses import replace
from hashlib import sha256

from reader.exchange.around import byline, head_line, language_of, last_words
from reader.exchange.article_html import article_html
from reader.exchange.cards import ORIGINS, CardWriter
from reader.exchange.copy_data import data_island
from reader.exchange.copy_head import metadata, saved_comment
from reader.exchange.copy_original import original_island
from reader.exchange.copy_style import stylesheet
from reader.exchange.drawings import drawing, drawings
from reader.exchange.markup import escaped
from reader.exchange.pictures import with_pictures_within_bounds
from reader.exchange.text_places import places_in
from reader.model.copy import AnnotatedCopy
from reader.model.signal import Origin


def render(copy: AnnotatedCopy) -> str:
    """Return the file's text. The same copy gives the same text, to the character."""
    copy = with_pictures_within_bounds(replace(copy, altered=False))
    cards = CardWriter(copy)
    body = article_html(copy, byline(copy.reading.article))
    style = stylesheet(cards.rules() + body.rules)
    noted = any(placed.annotation.note for placed in copy.annotations)
    main = (
        f"{head_line(copy)}\n"
        f'<main class="{"noted" if noted else "plain"}">\n<article id="article"{language_of(copy.reading.article)}>'
        f'{body.markup}</article>\n</main>\n<aside class="sources" aria-labelledby="sources">\n'
        f'<h2 id="sources">Sources <span class="number">{len(copy.reading.appearances)}</span></h2>\n'
        f"{cards.write()}\n{_legend(copy)}</aside>\n{_foot(copy)}"
    )
    return (
        f'<!DOCTYPE html>\n<html lang="en">\n{saved_comment(copy)}<head>\n{_head(copy, style)}</head>\n'
        f"<body>\n{drawings()}\n{main}\n"
        f"{data_island(copy, places_in(body.markup))}\n{original_island(copy.original)}</body>\n</html>\n"
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
        f"{metadata(copy)}<title>{escaped(title)} – annotated copy</title>\n<style>{style}</style>\n"
    )


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
    return (
        f"<footer>\n<p>{last_words(copy)}</p>\n"
        "<p>This file holds everything in itself: it runs no script and loads nothing. "
        "Opened in Kilde, it has all its marks, notes and cards again.</p>\n</footer>"
    )
