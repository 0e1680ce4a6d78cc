"""Which of a source's names fits which of a record's best."""

from collections.abc import Callable, Iterable, Iterator, Sequence

from reader.model.frozen import frozen
from reader.model.source import SourceKind
from reader.register.body_forms import body_form
from reader.register.name_form import NameForm
from reader.register.name_words import person_name
from reader.register.person_forms import agrees_with_fuller, person_form


@frozen
class Fit:
    """The wanted name that fits best, and the record's name that it fits."""

    form: NameForm
    wanted: str
    name: str


def best_fit(kind: SourceKind, wanted: Sequence[str], names: Sequence[str]) -> Fit | None:
    """Return how the wanted names fit a record's best, None where they do not."""
    if kind is not SourceKind.PERSON:
        return _best(Fit(form, ours, theirs) for ours, theirs, form in _compare(body_form, wanted, names))
    full = [name for name in wanted if len(person_name(name).words) > 1] or wanted
    return _best(
        Fit(form, ours, theirs)
        for ours, theirs, form in _compare(person_form, full, names)
        if agrees_with_fuller(ours, full, theirs, names)
    )


def _compare(
    form_of: Callable[[str, str], NameForm | None], wanted: Sequence[str], names: Sequence[str]
) -> Iterator[tuple[str, str, NameForm]]:
    for theirs in names:
        for ours in wanted:
            form = form_of(ours, theirs)
            if form is not None:
                yield ours, theirs, form


def _best(fits: Iterable[Fit]) -> Fit | None:
    return min(fits, key=lambda fit: fit.form, default=None)
