"""The reader's corrections laid over a reading: pure, so that a new analysis meets them again."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from reader.model.capacity import Capacity
from reader.model.correction import Correction, CorrectionField
from reader.model.frozen import frozen
from reader.model.own_word import own_capacity, own_interest
from reader.model.reading import Reading
from reader.model.source import Field, SourceKind
from reader.model.span import Span
from reader.profile.draft import Draft, DraftCard


@frozen
class Corrected:
    """A reading with corrections, and for each of its appearances where it comes from."""

    reading: Reading
    fields: tuple[tuple[CorrectionField, ...], ...]  # what shows the reader's own word
    origins: tuple[int | None, ...]  # index in the reading before; None for a source that the reader added
    identities: tuple[str | None, ...]  # uid of the source that the reader says it is


def apply(reading: Reading, corrections: Sequence[Correction], places: Mapping[str, Span]) -> Corrected:
    """Lay the corrections over the reading, in the order in which they were made.

    `places` says where each correction's anchor stands, by its uid; a correction whose place or source is
    not found changes nothing and waits for a reading that has it.
    """
    draft = Draft(reading)
    for correction in corrections:
        _apply_one(draft, correction, places.get(correction.uid))
    cards = draft.cards_left()
    return Corrected(
        reading=draft.finish(),
        fields=tuple(tuple(dict.fromkeys(card.corrected)) for card in cards),
        origins=tuple(card.origin for card in cards),
        identities=tuple(card.identity for card in cards),
    )


def _apply_one(draft: Draft, correction: Correction, place: Span | None) -> None:
    match correction.field:
        case CorrectionField.SPEAKER:
            _give(draft, correction, draft.attribution_at(place) if place else None)
        case CorrectionField.STATEMENT if place:
            attribution = draft.attribution_like(place)
            _give(draft, correction, draft.add_attribution(place) if attribution is None else attribution)
        case CorrectionField.EXTENT if place:
            for speaker in draft.move_ends(place, correction.value or "", correction.source or ""):
                speaker.corrected.append(correction.field)
        case CorrectionField.NOT_A_STATEMENT if place:
            attribution = draft.attribution_at(place)
            if attribution is not None:
                draft.drop_attribution(attribution)
        case CorrectionField.CHECKED:
            pass  # it changes nothing
        case _ if correction.source is not None:
            card = draft.find(correction.source)
            if card is not None:
                _correct_card(draft, card, correction)


def _give(draft: Draft, correction: Correction, attribution: int | None) -> None:
    """Put the statement into the mouth the reader named, or into nobody's."""
    if attribution is None:
        return
    draft.silence(attribution)
    if correction.value is not None:
        card = draft.find(correction.value) or draft.add_card(correction.value, _kind(correction.value_kind))
        draft.give(attribution, card)
        card.corrected.append(correction.field)


def _correct_card(draft: Draft, card: DraftCard, correction: Correction) -> None:
    value = correction.value
    match correction.field:
        case CorrectionField.NOT_A_SOURCE:
            joined = (draft.find_named(name) for name in (value or "").splitlines())
            for dropped in {card, *filter(None, joined)}:
                draft.drop_card(dropped)
            return
        case CorrectionField.NAME if value:
            card = _rename(draft, card, value)
        case CorrectionField.KIND if value:
            card.appearance = replace(card.appearance, kind=_kind(value))
            card.forget_evidence(Field.KIND)
        case CorrectionField.AFFILIATION:
            card.appearance = replace(card.appearance, affiliation=value)
            card.forget_evidence(Field.AFFILIATION)
        case CorrectionField.ROLE:
            card.appearance = replace(card.appearance, role=value)
            card.forget_evidence(Field.ROLE)
        case CorrectionField.CAPACITY if value is None or value in tuple(Capacity):
            card.set_own_word(own_capacity(Capacity(value) if value else None))
        case CorrectionField.INTEREST:
            card.set_own_word(own_interest(value))
        case CorrectionField.IDENTITY:
            card.identity = value
    card.corrected.append(correction.field)


def _rename(draft: Draft, card: DraftCard, name: str) -> DraftCard:
    """Give the card its right name; where another card has that name, the two are one source."""
    other = draft.find_named(name)
    if other is not None and other is not card:
        draft.merge(card, other)
        return other
    former = card.appearance.name
    aliases = tuple(alias for alias in (former, *card.appearance.aliases) if alias != name)
    card.appearance = replace(card.appearance, name=name, aliases=tuple(dict.fromkeys(aliases)))
    card.forget_evidence(Field.NAME)
    return card


def _kind(value: str | None) -> SourceKind:
    return SourceKind(value) if value in tuple(SourceKind) else SourceKind.PERSON
