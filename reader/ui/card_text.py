"""The words on a card, top to bottom, and what a screen reader says of it."""

from collections.abc import Sequence
from enum import StrEnum

from PySide6.QtCore import QCoreApplication

from reader.model.claim import Claim, ClaimField, post_in_words
from reader.model.correction import CorrectionField
from reader.model.frozen import frozen
from reader.model.library import Card, Check
from reader.model.match import Certainty
from reader.model.own_word import CAPACITY
from reader.model.signal import UNSTATED, Origin, Signal
from reader.model.source import Appearance, Field, SourceKind
from reader.ui import counts
from reader.ui.card_groups import CardRow
from reader.ui.icons import origin_icon
from reader.ui.shown_text import shown

tr = QCoreApplication.translate

SIGNALS_ON_A_CARD = 5
_FROM_ELSEWHERE = 3  # of the five: what the article does not say must not be crowded out by what it does
_AT_THE_RIGHT = "share"  # stands beside the name on every card
_UNDER_ITS_NAME = "organisation-kind"  # stands as the second line of a body's card
# What these say stands on a closed card already, or can wait until it is opened.
_CAN_WAIT = frozenset({"named", "affiliation-stated", "role-stated", "directness", "position", _AT_THE_RIGHT, UNSTATED})
_SPEAKERS = (SourceKind.PERSON, SourceKind.UNNAMED)
_POST = (CorrectionField.AFFILIATION, CorrectionField.ROLE)
_ADDING = (CorrectionField.SPEAKER, CorrectionField.STATEMENT)
_POST_UNSTATED = frozenset({"affiliation-stated", "role-stated"})  # of a person: its second line says so


class Tone(StrEnum):
    """How a line is set."""

    NAME = "name"
    PLAIN = "plain"
    SOFT = "soft"


@frozen
class Line:
    """One line of a card: plain text, never markup."""

    text: str
    tone: Tone
    icon: str | None = None  # says where it is from, drawn before the text
    by_reader: bool = False  # shows the reader's own word: a pen after the text


def card_lines(row: CardRow, *, is_open: bool) -> tuple[Line, ...]:
    """Return the lines of a card; the open one goes on to its signals, up to five."""
    card = row.card
    name = Line(shown(card.appearance.name), Tone.NAME, by_reader=_is_readers(card))
    lines = (name, *post_lines(card, row.sure_at, is_open=is_open))
    return (*lines, *_open_lines(row)) if is_open else (*lines, *_closed_lines(row, len(lines)))


def post_lines(card: Card, sure_at: float, *, is_open: bool) -> tuple[Line, ...]:
    """Return in what capacity the source speaks: the article's words, under them what else is known."""
    tone = Tone.PLAIN if is_open else Tone.SOFT
    appearance = card.appearance
    corrected = any(field in card.corrected for field in _POST)
    stated = [_stated(appearance, field, sure_at) for field in (Field.ROLE, Field.AFFILIATION)]
    if appearance.kind is SourceKind.PERSON:
        if not any(stated):
            unstated = Line(tr("Card", "Role and affiliation: not stated"), Tone.SOFT, by_reader=corrected)
            return (unstated, *_known_post_lines(card, is_open=is_open))
        role = stated[0] or tr("Card", "Role not stated")
        affiliation = stated[1] or tr("Card", "affiliation not stated")
        return (Line(f"{role} · {affiliation}", tone, by_reader=corrected),)
    if any(stated):
        return (Line(" · ".join(part for part in stated if part), tone, by_reader=corrected),)
    return _known_kind(card) or (Line(kind_name(appearance.kind), Tone.SOFT, by_reader=_is_kind_readers(card)),)


def kind_name(kind: SourceKind) -> str:
    """Return the word that the interface has for a kind."""
    return {
        SourceKind.PERSON: tr("Card", "Person"),
        SourceKind.ORGANISATION: tr("Card", "Organisation"),
        SourceKind.PUBLISHER: tr("Card", "Outlet"),
        SourceKind.PLATFORM: tr("Card", "Platform"),
        SourceKind.DOCUMENT: tr("Card", "Document"),
        SourceKind.UNNAMED: tr("Card", "Unnamed source"),
    }[kind]


def origin_words(origin: Origin) -> str:
    """Return in words what an origin's icon says."""
    return {
        Origin.ARTICLE: tr("Card", "in this article"),
        Origin.LIBRARY: tr("Card", "in your library"),
        Origin.REGISTER: tr("Card", "in a register or on another page"),
        Origin.READER: tr("Card", "your own word"),
        Origin.COPY: tr("Card", "in somebody else’s copy"),
    }[origin]


def accessible_text(row: CardRow) -> str:
    """Return a card as one hears it: name, capacity, how much it says, and what is unsure."""
    appearance = row.card.appearance
    said = [shown(appearance.name)]
    if appearance.kind is not SourceKind.PERSON:
        said.append(kind_name(appearance.kind))
    said += [line.text.replace(" · ", ", ") for line in post_lines(row.card, row.sure_at, is_open=False)]
    said.append(counts.statements(len(appearance.statements)))
    if appearance.statements:
        said.append(tr("Card", "{} of the attributed words").format(counts.percentage(row.card.share)))
    elif row.beside:
        said.append(row.beside)
    if row.unsure:
        said.append(tr("Card", "{} of them not certain").format(row.unsure))
    if row.card.corrected:
        said.append(tr("Card", "corrected by you"))
    if row.card.check:
        said.append(check_words(row.card.check))
    return ", ".join(dict.fromkeys(said))  # "Platform" may be both the kind and the second line


def check_words(check: Check) -> str:
    """Return when the reader checked a card, and whether it has changed since."""
    when = checked_on(check)
    return when if check.holds else tr("Card", "{}; name, role or affiliation have changed since").format(when)


def checked_on(check: Check) -> str:
    """Return when the reader checked something."""
    return tr("Card", "checked by you, {}").format(counts.day(check.made))


def signals_on_card(signals: Sequence[Signal], *, above: int = 0) -> tuple[Signal, ...]:
    """Return the signals that an open card shows, five at most, in their order; the profile has them all.

    So many of the five stand `above` already, under the name, and are not among these.
    """
    telling = [signal for signal in signals if signal.id not in (_AT_THE_RIGHT, UNSTATED)]
    elsewhere = _one_of_each_first([s for s in telling if s.origin is not Origin.ARTICLE])[: _FROM_ELSEWHERE - above]
    left = SIGNALS_ON_A_CARD - above - len(elsewhere)
    here = [signal for signal in telling if signal.origin is Origin.ARTICLE][:left]
    return tuple(signal for signal in telling if signal in here or signal in elsewhere)


def signal_above(card: Card) -> Signal | None:
    """Return the signal of the known post that stands under the name of one whose post the article does not state."""
    appearance, post = card.appearance, _known_post(card)
    if post is None or appearance.kind is not SourceKind.PERSON or appearance.role or appearance.affiliation:
        return None
    return next((signal for signal in card.signals if _tells(signal, post)), None)


def signals_under(card: Card) -> tuple[Signal, ...]:
    """Return the signals that an open card shows under the lines that say what the source is, none said by those."""
    appearance, above = card.appearance, signal_above(card)
    said: frozenset[str] = frozenset()
    if appearance.kind is SourceKind.PERSON:
        said = _POST_UNSTATED
    elif _is_told_by_kind(appearance) and not _is_kind_readers(card):
        said = frozenset({_UNDER_ITS_NAME})
    telling = [signal for signal in card.signals if signal.id not in said and signal is not above]
    return signals_on_card(telling, above=0 if above is None else 1)


def _one_of_each_first(signals: Sequence[Signal]) -> list[Signal]:
    """Put the first of each kind before a second one: many posts must not crowd out that one of them had ended."""
    firsts = {signal.id: signal for signal in reversed(signals)}
    return sorted(signals, key=lambda signal: firsts[signal.id] is not signal)


def signal_line(signal: Signal, tone: Tone) -> Line:
    """Return a signal as a line, with the icon of its origin."""
    return Line(shown(signal.text), tone, icon=origin_icon(signal.origin))


def post_words(claim: Claim) -> str:
    """Return a post as "Director, Fridtjof Nansen Institute"."""
    return ", ".join(shown(part) for part in (capitalised(claim.value), claim.organisation) if part)


def capitalised(text: str) -> str:
    """Return `text` with its first letter large, the others as they are."""
    return text[:1].upper() + text[1:]


def _stated(appearance: Appearance, field: Field, sure_at: float) -> str:
    value = appearance.role if field is Field.ROLE else appearance.affiliation
    if not value:
        return ""
    words = shown(capitalised(value) if field is Field.ROLE else value)
    surest = max((e.confidence for e in appearance.evidence if e.field is field), default=1.0)
    return words if surest >= sure_at else tr("Card", "{} (unsure)").format(words)


def _is_readers(card: Card) -> bool:
    """Tell whether it is the reader who says what the source is called, or that it is one."""
    was_added = not card.appearance.mentions and any(field in card.corrected for field in _ADDING)
    return (
        was_added
        or CorrectionField.NAME in card.corrected
        or (_is_kind_readers(card) and not _is_told_by_kind(card.appearance))
    )


def _is_kind_readers(card: Card) -> bool:
    return CorrectionField.KIND in card.corrected


def _is_told_by_kind(appearance: Appearance) -> bool:
    """Tell whether a card's second line says of what kind the source is."""
    return appearance.kind is not SourceKind.PERSON and not (appearance.role or appearance.affiliation)


def _known_post(card: Card) -> Claim | None:
    """Return the post that was taken up last of those not known to have ended, else the last of all."""
    posts = [claim for claim in card.known if claim.field is ClaimField.POST and (claim.value or claim.organisation)]
    return max(
        posts,
        key=lambda claim: (claim.valid_to is None, claim.valid_to or "", claim.valid_from or ""),
        default=None,
    )


def _known_post_lines(card: Card, *, is_open: bool) -> tuple[Line, ...]:
    """Return what else is known of the post; on an open card in the words of its signal, which say whose word it is."""
    post = _known_post(card)
    if post is None:
        return ()
    above = signal_above(card)
    if is_open and above is not None:
        return (signal_line(above, Tone.SOFT),)
    when = counts.period(post.valid_from, post.valid_to)
    words = post_words(post) + (f" · {when}" if when else "")
    return (Line(words, Tone.SOFT, icon=origin_icon(post.origin)),)


def _tells(signal: Signal, post: Claim) -> bool:
    """Tell whether a signal is that of this very claim."""
    of_post = (signal.id, signal.origin, signal.date) == ("register-match", post.origin, post.date)
    return of_post and signal.value == post_in_words(post)


def _known_kind(card: Card) -> tuple[Line, ...]:
    """Return what registers call a body; nothing where the reader calls it something else."""
    if _is_kind_readers(card):
        return ()
    known = [c for c in card.known if c.field in (ClaimField.KIND, ClaimField.COUNTRY)]
    known.sort(key=lambda claim: claim.field is ClaimField.COUNTRY)
    words = list(dict.fromkeys(shown(capitalised(claim.value)) for claim in known))
    return (Line(" · ".join(words), Tone.SOFT, icon=origin_icon(known[0].origin)),) if known else ()


def _open_lines(row: CardRow) -> tuple[Line, ...]:
    check = row.card.check
    checked = (Line(capitalised(check_words(check)), Tone.SOFT, icon="origin-reader"),) if check else ()
    return (*(signal_line(signal, Tone.PLAIN) for signal in signals_under(row.card)), *checked)


def _closed_lines(row: CardRow, lines_above: int) -> tuple[Line, ...]:
    """Return the third line of a person's card; a body has two lines, so that eleven sources fit."""
    if row.unsure and row.unsure == len(row.card.appearance.statements):
        return (Line(tr("Card", "Not certain: read it in the text"), Tone.SOFT, icon="origin-article"),)
    kind = row.card.appearance.kind
    if lines_above > 2 or kind not in _SPEAKERS:
        return ()
    said = _CAN_WAIT - ({"named"} if kind is SourceKind.UNNAMED else set())
    telling = (
        s
        for s in row.card.signals
        if s.id not in said and not _is_of_others(s) and not _says_role(s, row.card.appearance)
    )
    return tuple(signal_line(signal, Tone.SOFT) for signal in list(telling)[:1])


def _is_of_others(signal: Signal) -> bool:
    """Tell whether a register has only namesakes, or nobody: on a closed card that would look like news."""
    return signal.id == "register-match" and signal.value in (Certainty.SEVERAL, Certainty.NONE)


def _says_role(signal: Signal, appearance: Appearance) -> bool:
    """Tell whether a capacity rests on no other words than the card's first lines show."""
    above = set(appearance.mentions[:1]) if appearance.kind is SourceKind.UNNAMED else set()
    above |= {evidence.span for evidence in appearance.evidence if evidence.field is Field.ROLE}
    return signal.id == CAPACITY and bool(signal.evidence) and above.issuperset(signal.evidence)
