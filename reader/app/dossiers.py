"""A dossier of one source, written for others: whole or not at all, never over another file unasked."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from reader.app.access import Access
from reader.app.copies import write_whole
from reader.app.file_names import fit_name, is_reserved
from reader.exchange.dossier import dossier_csv, dossier_html
from reader.model.library import DossierForm, Profile
from reader.store.profiles import statements_of

LONGEST_NAME = 120  # bytes of UTF-8, with the suffix


def dossier_name(profile: Profile, form: DossierForm) -> str:
    """Return a file name that every system takes, made of the source's name."""
    name = fit_name(profile.name, LONGEST_NAME - len(form.suffix), gap=" ")
    if not name or is_reserved(name):
        name = f"Source {name}".rstrip()
    return name + form.suffix


def whole(access: Access, profile: Profile) -> Profile:
    """Return the profile with every statement: a page of the window holds the newest only."""
    return replace(profile, statements=access.read(lambda connection: statements_of(connection, profile.id, most=-1)))


def save_dossier(profile: Profile, form: DossierForm, file: Path, *, overwrite: bool = False) -> None:
    """Write the dossier; raises CopyNotWrittenError, and then `file` is as it was."""
    write_whole(file, dossier_of(profile, form).encode("utf-8", "replace"), overwrite=overwrite, what="The dossier")


def dossier_of(profile: Profile, form: DossierForm) -> str:
    """Return the dossier as the text of a file."""
    if form is DossierForm.TABLE:
        return dossier_csv(profile)
    made = datetime.now(UTC).date().isoformat()
    return dossier_html(profile, made, own_words=form is DossierForm.PAGE_WITH_OWN_WORDS)
