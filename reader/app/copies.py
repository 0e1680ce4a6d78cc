"""An annotated copy: what goes in, said before it is written; never half a file, never over another unasked."""

import errno
import os
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from reader.app.file_names import fit_name, is_reserved
from reader.app.library import Library
from reader.exchange.copy_original import can_go_along
from reader.model.annotation import Colour, PlacedAnnotation
from reader.model.copy import AnnotatedCopy, Assessment
from reader.model.correction import Correction, CorrectionField
from reader.model.errors import CopyNotWrittenError
from reader.model.frozen import frozen
from reader.model.library import Card, OpenArticle
from reader.model.original import Original
from reader.model.own_word import SEEN_BEFORE
from reader.model.signal import Origin
from reader.model.source import Appearance
from reader.model.uid import new_uid
from reader.store.beside import is_library

LONGEST_NAME = 120  # bytes of UTF-8, with the suffix

_HINTS = {
    errno.ENOSPC: ("The disk is full.", "Make room on it, or choose another folder."),
    errno.EDQUOT: ("Your share of the disk is full.", "Make room on it, or choose another folder."),
    errno.EROFS: ("The disk can only be read.", "Choose a folder on another disk."),
    errno.EACCES: ("You may not write in this folder.", "Choose a folder of your own."),
    errno.EPERM: ("You may not write in this folder.", "Choose a folder of your own."),
    errno.ENOENT: ("The folder is not there.", "Choose another folder."),
    errno.ENOTDIR: ("The folder is not there.", "Choose another folder."),
    errno.EISDIR: ("There is a folder of this name.", "Choose another name."),
    errno.ENAMETOOLONG: ("The name is too long.", "Choose a shorter one."),
}


@frozen
class CopyChoices:
    """What goes into a copy besides the article, its marks and its cards: all of it off until switched on."""

    private_notes: bool = False
    assessments: bool = False
    corrections: bool = False
    earlier_articles: bool = False  # what other articles of the library say of the sources
    original_page: bool = False  # the page as it came, as data that nothing shows
    note: str = ""  # shown at the top of the copy
    colour_names: tuple[tuple[Colour, str], ...] = ()  # what the reader calls the colours of marks


def contents(article: OpenArticle, choices: CopyChoices) -> tuple[str, ...]:
    """Return what the copy will hold and what it leaves out, a line each, in plain words."""
    pictures = sum(b.image is not None and b.image.data is not None for b in article.reading.article.blocks)
    text = "The article’s text" + (f" and {counted(pictures, 'picture')}" if pictures else "")
    lines = [text, marks_line(article, choices)]
    if names := _sent_names(article, choices):
        lines.append(f"What you call their colours: {', '.join(name for _, name in names)}")
    if article.cards:
        lines.append(f"{counted(len(article.cards), 'source card')}: what the article says, and registers")
    if choices.earlier_articles:
        lines.append("What other articles in your library say of these sources")
    if choices.assessments:
        lines.append("Your own assessments of these sources")
    corrections = _sent_corrections(article)
    if corrections:
        count = counted(len(corrections), "correction")
        stay = "stays" if len(corrections) == 1 else "stay"
        left_out = f"Your {count} {stay} here: the cards show what the program found"
        lines.append(f"Your {count}" if choices.corrections else left_out)
    if choices.original_page:
        lines.append("The page as it was fetched, adverts and all, as data that nothing shows")
    if choices.note.strip():
        lines.append("Your words at the top")
    others = "" if choices.earlier_articles else ", other articles of your library"
    return (*lines, f"Not in it: your name, where your files lie{others}")


def annotated_copy(
    article: OpenArticle, library_uid: str, assessments: Sequence[Assessment], choices: CopyChoices
) -> AnnotatedCopy:
    """Return what `choices` let into a copy, as data.

    Where corrections are not to go along, `article` is the library's `uncorrected` one: a corrected card
    cannot be told apart from a found one here, and what a reader knows of an unnamed source may not leak.
    """
    if article.corrections and not choices.corrections and article.id is not None:
        raise ValueError("the reader's corrections are in these cards and were not to be sent")
    appearances = tuple(_as_sent(card, choices) for card in article.cards) or article.reading.appearances
    return AnnotatedCopy(
        uid=new_uid(),
        article_uid=article.uid,
        library_uid=library_uid,
        made=datetime.now(UTC).date().isoformat(),
        reading=replace(article.reading, appearances=appearances),
        annotations=_sent_marks(article, choices),
        assessments=tuple(assessments) if choices.assessments else (),
        corrections=_sent_corrections(article) if choices.corrections else (),
        note=choices.note.strip(),
        colour_names=_sent_names(article, choices),
    )


def original_to_send(article: OpenArticle, library: Library | None) -> Original:
    """Return the page to go along; raises CopyNotWrittenError where it cannot, as it was promised."""
    original = library.original(article.id) if library is not None and article.id is not None else None
    if original is None:
        message = "The page as it was fetched is not in your library."
    elif not can_go_along(original):
        message = "The page as it was fetched is too large to go along."
    else:
        return original
    raise CopyNotWrittenError(message, hint="Save the copy without it.")


def _sent_corrections(article: OpenArticle) -> tuple[Correction, ...]:
    """Return the corrections that say something outside this library: not whom of it a card is."""
    return tuple(made for made in article.corrections if made.field is not CorrectionField.IDENTITY)


def suggested_name(article: OpenArticle, suffix: str = ".html") -> str:
    """Return a file name that every system takes, made of the title."""
    name = fit_name(article.reading.article.title or "Article", LONGEST_NAME - len(suffix), gap=" ")
    if not name or is_reserved(name):
        name = f"Article {name}".rstrip()
    return name + suffix


def write_whole(file: Path, content: bytes, *, overwrite: bool, what: str = "The copy") -> None:
    """Put the bytes at `file` all at once; raises CopyNotWrittenError where it exists and may not be replaced."""
    if overwrite and is_library(file):
        raise CopyNotWrittenError(f"{file.name} is a library: nothing is written over it.", hint="Choose another name.")
    draft = file.parent / f".kilde-{new_uid()}.part"  # `with_name` raises on ".", a folder as any other
    try:
        _write_durably(draft, content)
        _put_in_place(draft, file, overwrite=overwrite)
    except FileExistsError as cause:
        message = f"There is already a file {file.name}."
        raise CopyNotWrittenError(message, hint="Choose another name, or replace it.") from cause
    except OSError as cause:
        said, hint = _HINTS.get(cause.errno or 0, ("The disk did not take it.", "Choose another folder."))
        raise CopyNotWrittenError(f"{what} was not saved. {said}", hint=hint) from cause
    finally:
        _remove(draft)


def marks_line(article: OpenArticle, choices: CopyChoices) -> str:
    """Return how many marks and notes go in, and how many private ones do not."""
    sent = _sent_marks(article, choices)
    notes = sum(bool(placed.annotation.note) for placed in sent)
    kinds = [counted(len(sent) - notes, "highlight")] * (len(sent) > notes) + [counted(notes, "note")] * bool(notes)
    line = ", ".join(kinds) or "No highlights or notes"
    private = len(article.annotations) - len(sent)
    if not private:
        return line
    return f"{line} ({counted(private, 'private one')} {'is' if private == 1 else 'are'} left out)"


def _sent_marks(article: OpenArticle, choices: CopyChoices) -> tuple[PlacedAnnotation, ...]:
    return tuple(p for p in article.annotations if choices.private_notes or not p.annotation.private)


def _sent_names(article: OpenArticle, choices: CopyChoices) -> tuple[tuple[Colour, str], ...]:
    """Return the names of the colours that the marks sent along have, and of no others."""
    used = {placed.annotation.colour for placed in _sent_marks(article, choices)}
    return tuple((colour, name) for colour, name in choices.colour_names if colour in used)


def _as_sent(card: Card, choices: CopyChoices) -> Appearance:
    kept_back = set() if choices.earlier_articles else {Origin.LIBRARY}
    kept_back |= set() if choices.corrections else {Origin.READER}
    elsewhere = set() if choices.earlier_articles else {SEEN_BEFORE}  # names another article, though the word is ours
    kept = (s for s in card.signals if s.origin not in kept_back and s.id not in elsewhere)
    return replace(card.appearance, signals=tuple(kept))


def counted(count: int, thing: str) -> str:
    """Return "1 note" or "3 notes"."""
    return f"{count} {thing}{'' if count == 1 else 's'}"


def _write_durably(draft: Path, content: bytes) -> None:
    with draft.open("xb") as stream:
        stream.write(content)
        stream.flush()
        os.fsync(stream.fileno())


def _put_in_place(draft: Path, file: Path, *, overwrite: bool) -> None:
    if overwrite:
        draft.replace(file)
    else:
        try:
            file.hardlink_to(draft)  # unlike a rename, it fails where the name is taken
        except FileExistsError:
            raise
        except OSError:  # a disk without hard links: take the name first, then fill it
            file.open("xb").close()
            draft.replace(file)
    if os.name == "posix":
        _flush_folder(file.parent)


def _flush_folder(folder: Path) -> None:
    """Make the new name durable; some network disks know no such thing, and then it is theirs to keep."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    except OSError as error:
        if error.errno not in (errno.EINVAL, errno.ENOTSUP):
            raise
    finally:
        os.close(handle)


def _remove(draft: Path) -> None:
    try:
        draft.unlink(missing_ok=True)
    except OSError:
        return  # the disk has gone; what went wrong is on its way to the reader already
