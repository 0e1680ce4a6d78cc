"""Notes and highlights that SingleFile saves with a page.

A highlight is an element of the class `single-file-highlight`, its colour a class of its own; a note is an element
`single-file-note` with its words in a text field, and hangs on the element that names it, or on the page.
"""

import re
from collections.abc import Iterator

from lxml import html

from reader.model.anchor import Anchor
from reader.model.annotation import Annotation, Colour
from reader.model.found_marks import FoundMarks, MarkedArticle
from reader.model.uid import uid_from
from reader.text.tree import parse

HIGHLIGHT = "single-file-highlight"
NOTE = "single-file-note"
REFERENCES = "data-single-file-note-refs"

_SAVED_FROM = re.compile(r"Page saved with SingleFile\s+url:\s*(\S+)")
_COLOUR = re.compile(r"(?:single-file-highlight|note)-(yellow|green|blue|pink)\b")
_LONGEST_QUOTE = 2_000  # characters of what a note hangs on


def has_notes(text: str) -> bool:
    """Tell whether such marks may be in the page."""
    return HIGHLIGHT in text or f"<{NOTE}" in text


def read_notes(text: str, now: str) -> FoundMarks:
    """Return the marks of the page, all dated `now`."""
    page = parse(text)
    saved = _SAVED_FROM.search(text)
    title = " ".join((page.findtext(".//title") or "").split()) or None
    marks = {mark.uid: mark for mark in (*_highlights(page, now), *_notes(page, now))}
    return FoundMarks((MarkedArticle(saved[1] if saved else None, None, title, tuple(marks.values())),))


def _highlights(page: html.HtmlElement, now: str) -> Iterator[Annotation]:
    for element in page.iter():
        if HIGHLIGHT in _classes(element).split() and not _is_inside_another(element):
            words = _words(element)
            if words:
                yield _mark(words, "", _classes(element), now)


def _notes(page: html.HtmlElement, now: str) -> Iterator[Annotation]:
    hung_on = {name: element for element in page.iter() for name in _references(element)}
    for note in page.iter(NOTE):
        field = next(note.iter("textarea"), None)
        words = (field.text_content() if field is not None else "").strip()
        holder = hung_on.get(note.get("data-note-id") or "")
        quote = _words(holder) if holder is not None else ""
        inner = " ".join(_classes(each) for each in note.iter())
        if words:
            yield _mark(quote if len(quote) <= _LONGEST_QUOTE else "", words, inner, now)


def _mark(quote: str, note: str, classes: str, now: str) -> Annotation:
    told = _COLOUR.search(classes)
    uid = uid_from("\0".join(("single-file", quote, note)))
    return Annotation(uid, Anchor(quote, "", "", 0), Colour(told[1]) if told else Colour.YELLOW, note, now, now)


def _is_inside_another(element: html.HtmlElement) -> bool:
    return any(HIGHLIGHT in _classes(outer).split() for outer in element.iterancestors())


def _references(element: html.HtmlElement) -> list[str]:
    return (element.get(REFERENCES) or "").replace(",", " ").split()


def _classes(element: html.HtmlElement) -> str:
    return element.get("class") or ""


def _words(element: html.HtmlElement) -> str:
    return " ".join(element.text_content().split())
