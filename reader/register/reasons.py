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
_THE_NAME = frozenset({NameForm.ADDRESS, NameForm.SAME, NameForm.ONE_WORD, NameForm.ACRONYM, NameForm.GENERIC})
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
        return _records(found)
    if elsewhere:
        return f"{_records(found)}; another of it in {elsewhere[0].candidate.edition.register}"
    doubts = ", ".join(ground.words for ground in found[0].grounds if ground.points <= 0)
    return f"{_records(found)}; {doubts or 'the name alone does not tell'}"


def ruled_out_words(found: Sequence[Found]) -> str:
    """Return why the records of the name are others'."""
    against = dict.fromkeys(ground.words for one in found for ground in one.grounds if ground.points < 0)
    return f"{_records(found)}; {', '.join(list(against)[:_MOST])}"


def _records(found: Sequence[Found]) -> str:
    """Return "2 records of this name"; a name in another form is not this one, and is told where it is the only one."""
    alike = [one for one in found if one.fit.form not in _THE_NAME]
    if not alike:
        return "1 record of this name" if len(found) == 1 else f"{len(found)} records of this name"
    if len(found) == 1:
        return f"1 record of a name like it, {found[0].fit.name}"
    return f"{len(found)} records of {'this name or one' if len(alike) < len(found) else 'names'} like it"
