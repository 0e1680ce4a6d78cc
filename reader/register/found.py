"""A record whose name fits, and how sure what is known of it makes that it is the source."""

from collections.abc import Mapping

from reader.model.claim import ClaimField
from reader.model.frozen import frozen
from reader.model.match import Candidate, Wanted
from reader.model.name_key import name_key
from reader.model.source import SourceKind
from reader.register.body_forms import tells_much
from reader.register.ground import Ground
from reader.register.lands import are_apart, countries_of
from reader.register.name_form import NameForm
from reader.register.name_forms import Fit
from reader.register.name_words import person_name
from reader.register.word_lists import person_words

_RULED_OUT = -3  # points down to which a record may still be the source
_DOUBT = 3  # points that a thing stated of the source, and not found in the record, asks for more

# Points that make a person likely by a name in each form: of a rare name, of a common one. Weighed on the half of
# tests/register/pairs that is tuned on; so are the points of the grounds.
_PERSON_LIKELY: Mapping[NameForm, tuple[int, int]] = {
    NameForm.SAME: (0, 2), NameForm.SHORTER: (1, 3), NameForm.SPELT: (2, 3), NameForm.CALLED: (2, 3),
    NameForm.PART: (3, 4), NameForm.ONE_WORD: (3, 3), NameForm.SLIP: (3, 4),
}  # fmt: skip
_PERSON_SURE = (2, 3)
_BODY_LIKELY: Mapping[NameForm, int] = {
    NameForm.ADDRESS: 0, NameForm.SAME: 0, NameForm.SHORTER: 2, NameForm.SPELT: 0,
    NameForm.ONE_WORD: 0, NameForm.ACRONYM: 2, NameForm.GENERIC: 2,
}  # fmt: skip
_BODY_SURE: Mapping[NameForm, int] = {NameForm.ADDRESS: 0, NameForm.SAME: 0, NameForm.ONE_WORD: 2, NameForm.GENERIC: 2}

# What the form of the name is worth beside another record's, in points.
_PERSON_LEAD: Mapping[NameForm, int] = {NameForm.SAME: 1}
_BODY_LEAD: Mapping[NameForm, int] = {NameForm.SAME: 2, NameForm.ADDRESS: 5}


@frozen
class Found:
    """A record whose name fits, and what else speaks for and against it."""

    candidate: Candidate
    fit: Fit
    grounds: tuple[Ground, ...]
    identity: frozenset[str]  # what it shares with any other record of the same source

    @classmethod
    def of(cls, candidate: Candidate, fit: Fit, grounds: tuple[Ground, ...]) -> "Found":
        """Return the record with what tells that another is of the same source."""
        return cls(candidate, fit, grounds, _identity(candidate))

    @property
    def points(self) -> int:
        """Return the points of all that speaks for and against the record."""
        return sum(ground.points for ground in self.grounds)

    @property
    def rank(self) -> int:
        """Return the points with what the form of the name is worth, to tell the likelier of two records."""
        person = self.candidate.entry.kind is SourceKind.PERSON
        return self.points + (_PERSON_LEAD if person else _BODY_LEAD).get(self.fit.form, 0)

    @property
    def is_ruled_out(self) -> bool:
        """Tell whether the record is somebody else's, or another body's."""
        return self.points <= _RULED_OUT

    @property
    def has_doubt(self) -> bool:
        """Tell whether something stated of the source is against the record, or not found there."""
        return any(ground.points <= 0 for ground in self.grounds)

    def is_sure(self, wanted: Wanted) -> bool:
        """Tell whether, without a rival, the record is the source's."""
        if wanted.kind is SourceKind.PERSON:
            return (
                self.fit.form is NameForm.SAME
                and not self.has_doubt
                and not any(ground.is_over for ground in self.grounds)
                and self.points >= _PERSON_SURE[self._is_common()]
                and any(ground.points > 0 and not ground.is_shared for ground in self.grounds)
            )
        # An outlet's name that a register of other bodies has may be another's.
        other_kind = (
            self.candidate.entry.kind is not wanted.kind and self.points <= 0 and self.fit.form != NameForm.ADDRESS
        )
        # A site is its outlet's wherever the article says that it is, and few registers know a body's town.
        has_doubt = self.has_doubt and self.fit.form is not NameForm.ADDRESS and not tells_much(self.fit.wanted)
        return not other_kind and not has_doubt and self.points >= _BODY_SURE.get(self.fit.form, _NEVER)

    def is_likely(self, wanted: Wanted) -> bool:
        """Tell whether, without a rival, the record is more likely than not the source's."""
        if any(ground.points < 0 for ground in self.grounds):
            return False
        if wanted.kind is SourceKind.PERSON:
            needed = _PERSON_LIKELY.get(self.fit.form, (_NEVER, _NEVER))[self._is_common()]
            return self.points >= needed + _DOUBT * self.has_doubt
        return self.points >= _BODY_LIKELY.get(self.fit.form, _NEVER)

    def _is_common(self) -> bool:
        """Tell whether a great many people go by the surname, or by both words in either order."""
        known, words = person_words(), person_name(self.fit.wanted).words
        if len(words) < 2:
            return True
        turned = words[0] in known.common_last and words[-1] in known.common_first
        return words[-1] in known.common_last or turned

    def is_record_of(self, other: "Found") -> bool:
        """Tell whether a register has one source twice: under one identifier, or one name and day of birth."""
        return not self.identity.isdisjoint(other.identity)

    def is_apart_from(self, other: "Found") -> bool:
        """Tell whether the two are of different countries, and so of two sources whatever they are called."""
        return are_apart(countries_of(self.candidate.entry), countries_of(other.candidate.entry))


_NEVER = 99


def _identity(candidate: Candidate) -> frozenset[str]:
    """Return what a record shares with another of the same source; the files of one register share its numbers."""
    entry = candidate.entry
    addresses = {claim.value for claim in entry.claims if claim.field is ClaimField.IDENTIFIER}
    days = {claim.value for claim in entry.claims if claim.field is ClaimField.BORN and claim.value.count("-") > 1}
    number = f"{candidate.edition.family} {entry.ident}"
    return frozenset((*addresses, number, *(f"{name_key(entry.names[0])} {day}" for day in days)))
