"""What follows a reporting verb: where the content it hands over begins."""

from reader.attribution.cues import Cue
from reader.attribution.sentences import Token
from reader.attribution.tags import Tag, TaggedSentence
from reader.model.frozen import frozen

FARTHEST = 30  # tokens between a verb and its "that" or its quotation
FARTHEST_LINK = 25  # tokens between "urges" and "to"
_LINKS = (("object-infinitive", "to"), ("of", "of"), ("as", "as"), ("to", "to"), ("on", "on"))


@frozen
class Frame:
    """Where content begins, and how sure its shape makes it."""

    start: int
    confidence: float
    is_infinitive: bool = False  # "to leave", "them to leave"
    has_object: bool = False  # "them as heroes"


class Frames:
    """Finds where the content of a cue begins in one sentence."""

    def __init__(self, sentence: TaggedSentence) -> None:
        self.sentence = sentence
        self.tokens = sentence.tokens
        self.tags = sentence.tags

    def content(self, cue: Cue, at: int, end: int) -> Frame | None:
        """Return where the content of a cue begins that `at` follows; None where only an object follows."""
        while at < end and self.tags[at] is Tag.ADVERB:
            at += 1
        if at >= end:
            return None
        if cue.may("evidence") and self.sentence.is_a("evidence", at + (self.tags[at] is Tag.DETERMINER)):
            return Frame(at, 0.85)
        if cue.takes & {"object-infinitive", "of", "as", "to", "complement"}:
            found = self._with_object(cue, at, end)
            if found is not None:
                return found
        if cue.may("addressee", "object-infinitive"):
            at = self._past_addressee(at, end) if not self._is_plain(at) else at
        if at >= end:
            return None
        return self._plain(cue, at, end) or self._past_modifiers(cue, at, end) or self._bare_clause(cue, at, end)

    # ------------------------------------------------------------------ the very next word shows it

    def _is_plain(self, at: int) -> bool:
        return (
            self.tokens[at].is_quote or self.tokens[at].text in (",", ":") or self.sentence.is_a("complementiser", at)
        )

    def _plain(self, cue: Cue, at: int, end: int) -> Frame | None:
        """Return the frame that the next token shows: "that", a colon, a quotation, "to", "whether"."""
        token = self.tokens[at]
        clause = cue.may("clause", "that")
        if self.sentence.is_a("complementiser", at) and clause and at + 2 < end and not self._that_is_object(at):
            return Frame(at + (not self._that_is_subject(at)), 0.95)
        is_colon = token.text == ":" and at + 1 < end and cue.may("quote", "clause")
        if is_colon and (cue.form == "past" or self.tokens[at + 1].is_quote):
            return Frame(at + 1, 0.95 if self.tokens[at + 1].is_quote else 0.75)
        if token.text == "," and at + 1 < end and self.tokens[at + 1].is_quote and cue.may("quote"):
            return Frame(at + 1, 0.95)
        if token.is_quote and (cue.may("quote") or clause):
            return Frame(at, 0.93)
        if (
            self.sentence.is_a("whether", at)
            and cue.may("whether")
            and self.sentence.has_verb(at + 1, end)
            and not cue.is_infinitive
        ):
            return Frame(at, 0.9)
        if self.sentence.is_a("to", at) and cue.may("infinitive") and self._is_bare_verb(at + 1):
            return Frame(at, 0.8, is_infinitive=True)
        if cue.may("gerund") and token.lower.endswith("ing") and len(token.lower) > 4:
            return Frame(at, 0.85)
        return None

    def _that_is_object(self, at: int) -> bool:
        """Tell whether "that" points to a thing: "said that in 2016", "believes that is wrong" keep the clause."""
        return self.tags[at + 1] in (Tag.MARK, Tag.COORDINATOR)

    def _is_bare_verb(self, at: int) -> bool:
        return at < len(self.tokens) and self.tags[at] in (Tag.WORD, Tag.VERB, Tag.ADVERB, Tag.AUXILIARY, Tag.QUOTE)

    # ------------------------------------------------------------------ over an addressee and adjuncts

    def _past_addressee(self, at: int, end: int) -> int:
        begin = at
        while at < end and at - begin < FARTHEST:
            tag = self.tags[at]
            if tag in (Tag.MARK, Tag.QUOTE, Tag.TO) or (at > begin and self.sentence.is_a("complementiser", at)):
                return at
            if at > begin and (self._starts_clause(at) or tag is Tag.TIME or self.sentence.is_a("whether", at)):
                return at
            if at > begin and tag is Tag.PREPOSITION and not self.sentence.is_a("of", at):
                return at
            at += 1
        return at

    def _starts_clause(self, at: int) -> bool:
        """Tell whether a subject may begin at `at`: a pronoun, or a determiner after a finished noun."""
        tag, before = self.tags[at], self.tags[at - 1]
        if (tag is Tag.PRONOUN and not self._is_object_only(at)) or self.sentence.is_a("contracted", at):
            return True
        return tag in (Tag.DETERMINER, Tag.POSSESSIVE) and before in (Tag.WORD, Tag.NAME, Tag.PRONOUN, Tag.TIME)

    def _that_is_subject(self, at: int) -> bool:
        """Tell "say |that is too slow" from "say that the work is too slow"."""
        return self.sentence.is_a("back", at) and self.tags[at + 1] is Tag.AUXILIARY

    def _is_object_only(self, at: int) -> bool:
        return self.sentence.is_a("object_pronoun", at) and not self.sentence.is_a("subject_pronoun", at)

    def _past_modifiers(self, cue: Cue, at: int, end: int) -> Frame | None:
        """Return the content after "on Monday", "in a statement", "to reporters in Oslo"."""
        if self.tags[at] not in (Tag.PREPOSITION, Tag.TIME, Tag.MARK, Tag.ADVERB) or self.sentence.is_quantity(at):
            return None
        for index in range(at + 1, min(end, at + FARTHEST)):
            frame = self._after_modifier(cue, at, index, end)
            if frame is not None:
                return frame
            if self.tokens[index].text == ";":
                return None
        return self._after_date(cue, at, end)

    def _after_modifier(self, cue: Cue, at: int, index: int, end: int) -> Frame | None:
        token, before = self.tokens[index], self.tokens[index - 1]
        has_clause = cue.may("clause", "that")
        if (
            self.sentence.is_a("complementiser", index)
            and has_clause
            and index + 2 < end
            and (before.text != "," or not self.tokens[at].is_word)
        ):
            return Frame(index + 1, 0.9)
        if token.is_quote and cue.may("quote") and (before.text in (",", ":") or is_full(token)):
            return Frame(index, 0.9)
        if token.text == ":" and cue.may("quote") and index + 1 < end and self.tokens[index + 1].is_quote:
            return Frame(index + 1, 0.9)
        if not cue.may("clause") or not self.sentence.has_verb(index, end):
            return None
        if index > at + 1 and self._starts_clause(index) and self.tags[index] is Tag.PRONOUN and before.is_word:
            return Frame(index, 0.85)
        is_after_comma = before.text == "," and self.tags[at] is not Tag.MARK
        return Frame(index, 0.7) if is_after_comma and self._starts_clause(index) else None

    def _after_date(self, cue: Cue, at: int, end: int) -> Frame | None:
        """Return a clause without "that" right after a date: "said on Monday talks had failed"."""
        index = at + (self.tags[at] is Tag.PREPOSITION)
        first = index
        while index < end and (self.tags[index] is Tag.TIME or self.tokens[index].text.isdigit()):
            index += 1
        if index == first or index >= end or not cue.may("clause") or self.tags[index] in (Tag.MARK, Tag.QUOTE):
            return None
        return (
            Frame(index, 0.85)
            if self.sentence.has_verb(index, end) and self.tags[index] is not Tag.PREPOSITION
            else None
        )

    # ------------------------------------------------------------------ over an object

    def _with_object(self, cue: Cue, at: int, end: int) -> Frame | None:
        """Return the content of "urges them to leave", "accuses them of lying", "calls them heroes": object too."""
        if self.tags[at] in (Tag.MARK, Tag.QUOTE, Tag.PREPOSITION, Tag.TO, Tag.SUBORDINATOR, Tag.TIME, Tag.VERB):
            return None
        has_clause = False  # "the idea that it is safe as …" may hold a verb of its own
        for index in range(at + 1, min(end - 1, at + FARTHEST_LINK)):
            has_clause = has_clause or self.sentence.is_a("complementiser", index)
            if self.tokens[index].text in (";", ":") or (self.tags[index] is Tag.AUXILIARY and not has_clause):
                break
            for frame, link in _LINKS:
                if cue.may(frame) and self.sentence.is_a(link, index) and self._links(frame, index):
                    return Frame(at, 0.88, is_infinitive=frame == "object-infinitive", has_object=True)
        return self._complement(at, end) if cue.may("complement") else None

    def without_object(self, cue: Cue, source: int) -> Frame | None:
        """Return the content of "a war he considers |a crime", whose object stands before the source."""
        is_extracted = source > 0 and self.tags[source - 1] is Tag.WORD and cue.may("complement")
        return Frame(cue.end, 0.85) if is_extracted and self.sentence.is_a("article_indefinite", cue.end) else None

    def _links(self, frame: str, index: int) -> bool:
        if frame == "object-infinitive":
            return self._is_bare_verb(index + 1) or self._is_negated(index)
        return frame != "as" or self.tokens[index - 1].lower not in ("such", "well", "as")

    def _is_negated(self, index: int) -> bool:
        return self.sentence.is_a("negation", index + 1)

    def _complement(self, at: int, end: int) -> Frame | None:
        """Return the content of "calls him a hero": an object, then another phrase or a quotation."""
        for index in range(at + 1, min(end, at + 15)):
            before = self.tags[index - 1]
            if self.tokens[index].is_quote or self.sentence.is_a("article_indefinite", index):
                if before not in (Tag.PREPOSITION, Tag.DETERMINER, Tag.VERB, Tag.AUXILIARY):
                    return Frame(at, 0.88, has_object=True)
            elif self.tokens[index].text == "," or self.tags[index] is Tag.AUXILIARY:
                return None
        return None

    # ------------------------------------------------------------------ a clause without "that"

    def _bare_clause(self, cue: Cue, at: int, end: int) -> Frame | None:
        tag = self.tags[at]
        is_fit = cue.may("clause") and (
            not cue.is_infinitive or (cue.start > 0 and self.sentence.is_a("governor", cue.start - 1))
        )
        if not is_fit or tag in (Tag.COORDINATOR, Tag.MARK, Tag.TO, Tag.QUOTE):
            return None
        if tag is Tag.PREPOSITION and not self.sentence.is_quantity(at):
            return None
        if end - at < 2 or (self.sentence.is_a("not_content", at) and end - at < 3):
            return None
        stop = next((i for i in range(at, end) if self.tokens[i].text in (",", ";") and i > at + 1), end)
        if tag is Tag.SUBORDINATOR or cue.lemma in ("say", "si"):
            stop = end
        if (
            tag is Tag.RELATIVE
            or (self.sentence.is_a("cannot_speak", at) and tag is Tag.SUBORDINATOR)
            or not self._has_main_verb(at + (not self.sentence.is_a("contracted", at)), stop)
        ):
            return None
        return Frame(at, 0.92 if cue.lemma in ("say", "si", "think", "mene") else 0.85)

    def _has_main_verb(self, start: int, end: int) -> bool:
        """Tell whether a finite verb stands there that is no relative clause's ("a girl who was …")."""
        for index in range(start, end):
            if not self.sentence.has_verb(index, index + 1):
                continue
            before = index - 1
            while before > start and self.tags[before] in (Tag.ADVERB, Tag.AUXILIARY):
                before -= 1
            if self.tags[before] not in (Tag.RELATIVE, Tag.SUBORDINATOR) and not self.sentence.is_a("relative", before):
                return True
        return False


def is_full(token: Token) -> bool:
    """Tell whether a quotation is a sentence of its own rather than a fragment in somebody else's."""
    if token.quotation is None:
        return False
    inner = token.text.strip("“”\"'«»„‘’` \n\t…[")
    return len(inner.split()) >= 3 and (inner[:1].isupper() or not inner[:1].isalpha())


def is_finished(token: Token) -> bool:
    """Tell whether a quotation ends with a mark of its own ("…," or "…?"), so that nothing of it follows."""
    return token.text.rstrip("”\"'»’“`] \n\t\u00a0")[-1:] in ",.!?…—–-"
