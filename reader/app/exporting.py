"""An article on its way out, in any form: the same data for all, and what goes in said before."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from reader.app import copies
from reader.app.copies import CopyChoices, annotated_copy, counted, marks_line, original_to_send, write_whole
from reader.app.library import Library
from reader.app.printing import pdf
from reader.app.workshop import Workshop
from reader.exchange.copy import render
from reader.exchange.epub import epub
from reader.exchange.hypothesis import hypothesis_json
from reader.exchange.markdown import markdown
from reader.exchange.narrowing import is_wanted, narrowed
from reader.exchange.readwise import readwise_csv
from reader.exchange.references import bibtex, csl_json, ris
from reader.exchange.statements import quotations, statements_csv
from reader.exchange.webannotation import annotation_set, collection
from reader.model.copy import AnnotatedCopy, Assessment
from reader.model.errors import CopyNotWrittenError
from reader.model.export import ExportForm, Sieve
from reader.model.library import OpenArticle
from reader.model.uid import new_uid

# A form is added here and in ExportForm; the command line and the window offer what stands there. A PDF is made by a
# process of its own.
WRITERS: dict[ExportForm, Callable[[AnnotatedCopy], str | bytes]] = {
    ExportForm.HTML: render,
    ExportForm.EPUB: epub,
    ExportForm.MARKDOWN: markdown,
    ExportForm.JSON_LD: collection,
    ExportForm.ANNOTATIONS: annotation_set,
    ExportForm.HYPOTHESIS: hypothesis_json,
    ExportForm.READWISE: readwise_csv,
    ExportForm.CSL: csl_json,
    ExportForm.BIBTEX: bibtex,
    ExportForm.RIS: ris,
    ExportForm.STATEMENTS_CSV: statements_csv,
    ExportForm.QUOTATION: quotations,
}
_LEFT_BEHIND = {
    ExportForm.READWISE: "Colours and notes on the article as a whole stay here: Readwise has no place for them",
    ExportForm.HYPOTHESIS: "Colours are known to Kilde alone: Hypothesis has none",
}
_FOOT = "Not in it: your name, where your files lie"


def copy_of(article: OpenArticle, library: Library | None, choices: CopyChoices, sieve: Sieve) -> AnnotatedCopy:
    """Return what goes out of an article, as data: nothing that was not chosen is in it."""
    original = original_to_send(article, library) if choices.original_page else None
    if library is None:  # none has been begun
        return narrowed(annotated_copy(article, new_uid(), (), choices), sieve)
    sent = article
    if not choices.corrections and article.id is not None:  # cards may be joined without a correction too
        sent = library.uncorrected(article.id)
    assessments = _assessments(library, article) if choices.assessments else ()
    copy = narrowed(annotated_copy(sent, library.uid, assessments, choices), sieve)
    return replace(copy, original=original)


def written(copy: AnnotatedCopy, form: ExportForm, workshop: Workshop) -> bytes:
    """Return the bytes of the file; raises CopyNotWrittenError where a PDF cannot be made."""
    if form is ExportForm.PDF:
        return pdf(copy, workshop)
    made = WRITERS[form](copy)
    return made if isinstance(made, bytes) else made.encode("utf-8", "replace")


def save_export(
    copy: AnnotatedCopy, form: ExportForm, file: Path, workshop: Workshop, *, overwrite: bool = False
) -> None:
    """Write the file; raises CopyNotWrittenError, and then `file` is as it was."""
    write_whole(file, written(copy, form, workshop), overwrite=overwrite)


def remember(copy: AnnotatedCopy, form: ExportForm, library: Library) -> None:
    """Let the library know the copy again when it is opened, as its own."""
    if form.has_article:
        library.remember_copy(copy if form.has_cards else replace(copy, is_whole=False))


def require_sources(article: OpenArticle, sieve: Sieve) -> None:
    """Refuse a source that the article does not have: what is not there would silently be everything left out."""
    for name in sieve.sources:
        if not any(is_wanted(card, Sieve(sources=(name,))) for card in article.reading.appearances):
            known = ", ".join(card.name for card in article.reading.appearances[:8])
            raise CopyNotWrittenError(
                f"There is no source named {name} in this article.", hint=f"It has: {known}." if known else ""
            )


def contents(article: OpenArticle, form: ExportForm, choices: CopyChoices, sieve: Sieve) -> tuple[str, ...]:
    """Return what the file will hold and what it leaves out, a line each, in plain words."""
    sifted = _sifted(article, sieve)
    if form.has_marks and form.has_sources:
        return copies.contents(sifted, choices)
    if form.has_marks:
        found_by = "The marked words" if form is ExportForm.READWISE else "The marked words and a few around them"
        lost = (_LEFT_BEHIND[form],) if form in _LEFT_BEHIND else ()
        return (marks_line(sifted, choices), found_by, *lost, f"{_FOOT}, the rest of the article")
    if form.has_sources:
        return (_statements_line(sifted), *_corrections_line(article, choices), f"{_FOOT}, your marks and notes")
    return ("Title, authors, outlet, date and address of the article", f"{_FOOT}, your marks and notes")


def _sifted(article: OpenArticle, sieve: Sieve) -> OpenArticle:
    """Return the article with the marks and cards that pass."""
    everything = CopyChoices(private_notes=True, corrections=True)
    passed = narrowed(annotated_copy(article, "", (), everything), sieve)
    cards = tuple(card for card in article.cards if is_wanted(card.appearance, sieve))
    reading = replace(article.reading, appearances=passed.reading.appearances)
    return replace(article, annotations=passed.annotations, cards=cards, reading=reading)


def _statements_line(article: OpenArticle) -> str:
    said = [len(card.statements) for card in article.reading.appearances if card.statements]
    return f"{counted(sum(said), 'statement')} of {counted(len(said), 'source')}, with role, affiliation and place"


def _corrections_line(article: OpenArticle, choices: CopyChoices) -> tuple[str, ...]:
    if not article.corrections:
        return ()
    return (
        "With what you corrected" if choices.corrections else "As the program found them, without your corrections",
    )


def _assessments(library: Library, article: OpenArticle) -> tuple[Assessment, ...]:
    sources = [card.source_id for card in article.cards if card.source_id is not None]
    return tuple(one for source in sources for one in library.profile(source).assessments)
