"""An annotated copy in the little HTML that a toolkit's text knows: marks in the words, notes and sources after."""

import re

from reader.exchange.around import byline, head_line, last_words
from reader.exchange.article_html import article_html
from reader.exchange.cards import CardWriter
from reader.exchange.copy_style import literal_stylesheet
from reader.exchange.markup import ADDED
from reader.exchange.medium import Medium, NotePlace
from reader.exchange.xml_text import possible
from reader.model.copy import AnnotatedCopy
from reader.model.frozen import frozen

_BLOCK = re.compile(r"(</?)(?:aside|section|header|footer|article|figure|main)\b")
_WAY_OUT = re.compile(f'<span {ADDED}><a class="out"[^>]*>[^<]*</a></span>')  # on paper it leads nowhere
_PICTURE = re.compile(r'<img alt="([^"]*)" src="([^"]*)"/>')
# What such a text takes for nothing, in the letters that say the same.
_LETTERS = {"<bdi>": "\u2068", "</bdi>": "\u2069", "<q>": "“", "</q>": "”"}
_CAPTION = {"<figcaption ": '<p class="caption" ', "</figcaption>": "</p>"}


@frozen
class RichText:
    """The markup, and the bytes of its pictures by the names that stand in it."""

    markup: str
    pictures: dict[str, bytes]

    def sized(self, sizes: dict[str, tuple[int, int]]) -> str:
        """Return the markup with the pictures in these sizes; those without one are left out, and said to be."""

        def picture(found: re.Match[str]) -> str:
            alt, name = found[1], found[2]
            if name not in sizes:
                return f'<p class="left-out">Picture left out{": " * bool(alt)}{alt}</p>'
            width, height = sizes[name]
            return f'<img src="{name}" width="{width}" height="{height}"/>'

        return _PICTURE.sub(picture, self.markup)


def rich_text(copy: AnnotatedCopy, *, has_sources: bool = True) -> RichText:
    """Return the copy; nothing in it is followed, and pictures are found by name alone."""
    pictures: dict[str, bytes] = {}

    def keep(content: bytes, _kind: str) -> str:
        return next((name for name, kept in pictures.items() if kept == content), None) or _added(pictures, content)

    medium = Medium(notes=NotePlace.AT_END, draw=lambda _: "", picture=keep, has_bar=False)
    article = article_html(copy, byline(copy.reading.article), medium).markup
    cards = f'<h2>Sources</h2>{CardWriter(copy, medium).write()}<p class="last">{last_words(copy)}</p>'
    body = f"{head_line(copy)}{article}{cards if has_sources else ''}"
    for tag, other in (_LETTERS | _CAPTION).items():
        body = body.replace(tag, other)
    body = _WAY_OUT.sub("", body)
    body = _BLOCK.sub(r"\1div", body)
    style = literal_stylesheet("rich.css")
    return RichText(possible(f"<html><head><style>{style}</style></head><body>{body}</body></html>"), pictures)


def _added(pictures: dict[str, bytes], content: bytes) -> str:
    name = f"kilde-picture:{len(pictures) + 1}"
    pictures[name] = content
    return name
