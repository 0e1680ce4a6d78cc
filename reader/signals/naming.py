"""Named, and in what capacity: what the article itself says of who speaks."""

from reader.model.signal import Origin, Signal
from reader.model.source import Appearance, Field, SourceKind
from reader.model.span import Span
from reader.signals import anonymity
from reader.signals.surroundings import SPEAKERS, Surroundings


def signals(appearance: Appearance, around: Surroundings) -> tuple[Signal, ...]:
    """Return `named`, and `affiliation-stated` and `role-stated` where one of them is missing.

    Where both are stated one line says all three, so that a card has room for what the article does not say.
    """
    if appearance.kind not in SPEAKERS:
        return ()  # a body is always named; its card begins with what ties it to the article
    if not appearance.mentions:
        named = Signal("named", "Added by you", origin=Origin.READER)
    elif appearance.kind is SourceKind.UNNAMED:
        named = _unnamed(appearance, around)
    else:
        named = _named_person(appearance, around.reading.sure_at)
    return (named, *_unstated(appearance))


def _unnamed(appearance: Appearance, around: Surroundings) -> Signal:
    """Return that a source is not named, and why, or that the article does not say why."""
    asked = anonymity.asked_for(appearance, around)
    if asked is None:
        told = ", no reason given" if anonymity.might_give_reason(appearance, around) else ""
        return Signal("named", f"Not named{told}", appearance.mentions[:1])
    reason = anonymity.reason_for(asked, around)
    told = f"“{reason.text}”" if reason else f"“{asked.text}”, no reason given"
    return Signal("named", f"Not named: {told}", (*appearance.mentions[:1], asked.span))


def _named_person(appearance: Appearance, sure_at: float) -> Signal:
    stated = {Field.ROLE: appearance.role, Field.AFFILIATION: appearance.affiliation}
    sure = {one.field for one in appearance.evidence if one.confidence >= sure_at}  # the others stand there as unsure
    stood = ((field, evidence_of(appearance, field)) for field, value in stated.items() if value and field in sure)
    shown = [(field, spans) for field, spans in stood if spans]
    words = " and ".join(field.value for field, _ in shown)
    evidence = appearance.mentions[:1] + tuple(span for _, spans in shown for span in spans)
    return Signal("named", f"Named with {words}" if words else "Named", tuple(dict.fromkeys(evidence)))


def _unstated(appearance: Appearance) -> tuple[Signal, ...]:
    if not (appearance.role or appearance.affiliation):
        return (
            Signal("affiliation-stated", "No affiliation stated"),
            Signal("role-stated", "No role stated"),
        )
    if not appearance.affiliation:
        return (Signal("affiliation-stated", "No affiliation stated"),)
    return () if appearance.role else (Signal("role-stated", "No role stated"),)


def evidence_of(appearance: Appearance, field: Field) -> tuple[Span, ...]:
    """Return the words that `field` rests on; () where it is not from the article's words."""
    return tuple(evidence.span for evidence in appearance.evidence if evidence.field is field)
