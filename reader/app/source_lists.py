"""Lists of sources, written for other programs: whole or not at all, never over another file unasked."""

from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path

from reader.app.copies import write_whole
from reader.exchange.source_lists import as_csv, as_follow_the_money, as_json_lines
from reader.model.catalogue import ListForm, SourceRecord
from reader.model.name_key import name_key
from reader.register.word_lists import country_words


def code_of(country: str) -> str | None:
    """Return the ISO 3166 code of a country, by any of its names."""
    return country_words().codes.get(name_key(country))


_WRITERS: dict[ListForm, Callable[[Iterable[SourceRecord]], str]] = {
    ListForm.CSV: as_csv,
    ListForm.JSON_LINES: as_json_lines,
    ListForm.FOLLOW_THE_MONEY: partial(as_follow_the_money, code_of=code_of),
}
_SUFFIXES = {ListForm.CSV: ".csv", ListForm.JSON_LINES: ".jsonl", ListForm.FOLLOW_THE_MONEY: ".ftm.json"}


def list_of(records: Iterable[SourceRecord], form: ListForm) -> str:
    """Return the list as the text of a file."""
    return _WRITERS[form](records)


def list_name(form: ListForm) -> str:
    """Return the name that a list is offered to be saved under."""
    return f"sources{_SUFFIXES[form]}"


def save_list(records: Iterable[SourceRecord], form: ListForm, file: Path, *, overwrite: bool = False) -> None:
    """Write the list; raises CopyNotWrittenError, and then `file` is as it was."""
    write_whole(file, list_of(records, form).encode("utf-8", "replace"), overwrite=overwrite, what="The list")
