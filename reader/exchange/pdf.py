"""An annotated copy as a page for print, of which the press (reader.worker.press) makes a PDF.

Notes stand in the margin beside the paragraph they are on; the cards come on pages of their own, each statement with
the page that it stands on.
"""

from dataclasses import replace

import reader
from reader.exchange.around import byline, head_line, language_of, last_words
from reader.exchange.article_html import article_html
from reader.exchange.cards import CardWriter
from reader.exchange.copy_style import literal_stylesheet
from reader.exchange.markup import escaped
from reader.exchange.medium import Medium, NotePlace
from reader.exchange.pictures import with_pictures_within_bounds
from reader.model.copy import AnnotatedCopy

_PRINT = Medium(
    notes=NotePlace.IN_ROWS,
    draw=lambda _: "",  # each would be a figure that has to be described; what it says stands beside it in words
    picture_needs_words=True,
)


def page_for_print(copy: AnnotatedCopy) -> str:
    """Return the page as HTML with all that belongs to it inside."""
    copy = with_pictures_within_bounds(replace(copy, altered=False))
    article = copy.reading.article
    body = article_html(copy, byline(article), _PRINT)
    cards = CardWriter(copy, _PRINT)
    count = len(copy.reading.appearances)
    return (
        f'<!DOCTYPE html>\n<html lang="{escaped(article.language or "en")}">\n<head>\n{_head(copy)}'
        f"<style>{literal_stylesheet('print.css')}{cards.bar_rules()}</style>\n</head>\n<body>\n"
        f'<main class="{"noted" if body.has_notes else "plain"}">\n{head_line(copy)}\n'
        f'<article id="article"{language_of(article)}>{body.markup}</article>\n</main>\n'
        f'<section class="sources" lang="en">\n<h2 id="sources">Sources <span class="number">{count}</span></h2>\n'
        f'{cards.write()}\n<p class="last">{last_words(copy)}</p>\n</section>\n</body>\n</html>\n'
    )


def _head(copy: AnnotatedCopy) -> str:
    article = copy.reading.article
    said = [("author", author) for author in article.authors if author.strip()]
    said += [("generator", f"Kilde {reader.__version__}"), ("dcterms.modified", copy.made[:10])]
    said += [("dcterms.created", article.published or copy.made[:10])]
    metas = "".join(f'<meta name="{name}" content="{escaped(words)}"/>\n' for name, words in said)
    title = " ".join((article.title or "").split()) or "Article"
    return f'<meta charset="utf-8"/>\n<title>{escaped(title)}</title>\n{metas}'
