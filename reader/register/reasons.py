"""Why a record is, may be or is not the source's, in neutral words."""

from collections.abc import Mapping, Sequence

from reader.register.found import Found
from reader.register.name_form import NameForm

_FORMS: Mapping[NameForm, str] = {
    NameForm.ADDRESS: "same address",
    NameForm.SAME: "same name",
    NameForm.SHORTER: "name shortened",
    NameForm.SPELT: "name written differently",
    NameForm.CALLED: "another form of the first name",
    NameForm.PART: "part of the name",
    NameForm.SLIP: "name with a letter different",
    NameForm.ONE_WORD: "same name of one word",
    NameForm.ACRONYM: "same acronym",
    NameForm.GENERIC: "same name, which others bear too",
}
_MOST = 3  # reasons against that are told


def found_words(found: Found) -> str:
    """Return why the record is the source's: "same name and affiliation NUPI"."""
    form, grounds = _FORMS[found.fit.form], ", ".join(ground.words for ground in found.grounds if ground.points > 0)
    if found.fit.form in (NameForm.SAME, NameForm.ADDRESS):
        return f"{form} and {grounds}" if grounds else form
    form = f"{form}: {found.fit.name}"
    return f"{form}; {grounds}" if grounds else form


def several_words(found: Sequence[Found], elsewhere: Sequence[Found] = ()) -> str:
    """Return why nobody can tell which record it is, or whether it is the only one; `elsewhere` are others' records."""
    if len(found) > 1:
        return f"{len(found)} records of this name"
    if elsewhere:
        return f"1 record of this name; another of it in {elsewhere[0].candidate.edition.register}"
    doubts = ", ".join(ground.words for ground in found[0].grounds if ground.points <= 0)
    return f"1 record of this name; {doubts or 'the name alone does not tell'}"


def ruled_out_words(found: Sequence[Found]) -> str:
    """Return why the records of the name are others'."""
    against = dict.fromkeys(ground.words for one in found for ground in one.grounds if ground.points < 0)
    records = "1 record" if len(found) == 1 else f"{len(found)} records"
    return f"{records} of this name; {', '.join(list(against)[:_MOST])}"
