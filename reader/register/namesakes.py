"""Others of a name that one register has once and another several times."""

from collections.abc import Iterator, Sequence

from reader.register.found import Found
from reader.register.name_form import NameForm

SURE_LEAD = 2  # points that a record must have before the next of the name


def namesakes_elsewhere(best: Found, registers: Sequence[Sequence[Found]]) -> list[Found]:
    """Return of each other register the likeliest record that is surely another's than `best` is, the likeliest first.

    `registers` are the standing records of each, the likeliest first. A record of another register may be of the
    same source under another number, so one alone says nothing, unless it is of another country; of two, one is
    another's.
    """
    found = filter(None, (next(_others(best, standing), None) for standing in registers))
    return sorted(found, key=lambda one: (-one.rank, one.fit.form))


def _others(best: Found, standing: Sequence[Found]) -> Iterator[Found]:
    if _is_settled(standing) or (standing[:1] and standing[0].fit.form is NameForm.ADDRESS):
        standing = standing[:1]  # two records of one address are of one outlet
    same = next((one for one in standing if one.is_record_of(best)), None) or next(
        (one for one in standing if not one.is_apart_from(best)), None
    )
    return (one for one in standing if same is None or not (one is same or one.is_record_of(same)))


def _is_settled(standing: Sequence[Found]) -> bool:
    """Tell whether the register itself knows which of its records is meant."""
    rival = next((one for one in standing[1:] if not one.is_record_of(standing[0])), None)
    return rival is not None and standing[0].rank - rival.rank >= SURE_LEAD
