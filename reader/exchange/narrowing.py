"""A copy with fewer marks and sources: what the reader wants of it."""

from dataclasses import replace

from reader.model.annotation import PlacedAnnotation
from reader.model.attribution import Attribution
from reader.model.copy import AnnotatedCopy
from reader.model.export import Sieve
from reader.model.name_key import name_key
from reader.model.reading import Reading
from reader.model.source import Appearance
from reader.model.span import Span


def narrowed(copy: AnnotatedCopy, sieve: Sieve) -> AnnotatedCopy:
    """Return the copy with the marks, cards and assessments that pass; the article's text stays whole."""
    if sieve == Sieve():
        return copy
    kept = [number for number, card in enumerate(copy.reading.appearances) if is_wanted(card, sieve)]
    reading = _with_cards(copy.reading, kept) if sieve.sources else copy.reading
    places = _places(reading) if sieve.sources else None
    names = {card.name for card in reading.appearances}
    return replace(
        copy,
        reading=reading,
        annotations=tuple(mark for mark in copy.annotations if _passes(mark, sieve, places)),
        assessments=tuple(one for one in copy.assessments if not sieve.sources or one.source in names),
    )


def is_wanted(card: Appearance, sieve: Sieve) -> bool:
    """Tell whether the source is among those asked for, by any name that the article gives it."""
    wanted = {name_key(name) for name in sieve.sources}
    return not wanted or any(name_key(name) in wanted for name in (card.name, *card.aliases))


def _with_cards(reading: Reading, kept: list[int]) -> Reading:
    """Return the reading with these sources alone; who else says a thing is left out of its attribution."""
    numbers = {old: new for new, old in enumerate(kept)}
    return replace(
        reading,
        appearances=tuple(reading.appearances[number] for number in kept),
        attributions=tuple(_renumbered(attribution, numbers) for attribution in reading.attributions),
    )


def _renumbered(attribution: Attribution, numbers: dict[int, int]) -> Attribution:
    places = [place for place, speaker in enumerate(attribution.speakers) if speaker in numbers]
    return replace(
        attribution,
        speakers=tuple(numbers[attribution.speakers[place]] for place in places),
        ties=tuple(attribution.ties[place] for place in places) if attribution.ties else (),
        through=tuple(numbers[number] for number in attribution.through if number in numbers),
    )


def _places(reading: Reading) -> tuple[Span, ...]:
    said = (statement.span for card in reading.appearances for statement in card.statements)
    named = (mention for card in reading.appearances for mention in card.mentions)
    return (*said, *named)


def _passes(placed: PlacedAnnotation, sieve: Sieve, places: tuple[Span, ...] | None) -> bool:
    mark, span = placed.annotation, placed.placement.span
    if sieve.colours and mark.colour not in sieve.colours:
        return False
    if sieve.tags and not {tag.casefold() for tag in mark.tags} & {tag.casefold() for tag in sieve.tags}:
        return False
    return places is None or (span is not None and any(span.overlaps(place) for place in places))
