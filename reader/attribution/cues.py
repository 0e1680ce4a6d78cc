"""Reporting verbs, adjectives, nouns and phrases in a sentence, each with its auxiliaries."""

from dataclasses import replace

from reader.attribution.lexicon import CueVerb
from reader.attribution.namelessness import LONGEST_LEAD, LONGEST_TAIL, asks_for_no_name
from reader.attribution.tags import Tag, TaggedSentence
from reader.model.frozen import frozen

MOST_AUXILIARIES = 6
POSSESSOR_WITHIN = 5  # tokens between "Brodwick's" and "announcement that"

CLAUSE_ENDS = (",", ";", ":", ".")

_OBJECT_LINKS = (("of", "of"), ("as", "as"), ("object-infinitive", "to"), ("to", "to"))


@frozen
class Cue:
    """A reporting word in its place; positions are indices into the sentence's tokens, half-open."""

    start: int  # with auxiliaries and adverbs: "has also repeatedly said"
    head: int
    end: int  # with the particle: "points out"
    form: str  # "base", "present", "past", "gerund", "participle"; "phrase" and "noun" for what is no verb
    takes: frozenset[str]
    lemma: str
    subjects: str = ""
    is_infinitive: bool = False  # "was quick to announce"
    is_progressive: bool = False  # "is saying"
    hands_over: bool = True  # not in "asked not to be named", which only bounds what stands before it

    def may(self, *frames: str) -> bool:
        """Tell whether the cue takes one of `frames`."""
        return any(frame in self.takes for frame in frames)

    @property
    def is_phrase(self) -> bool:
        """Tell whether the source follows as in "according to"."""
        return self.form == "phrase"

    @property
    def is_adjunct(self) -> bool:
        """Tell whether it is a bare "saying", which borrows the subject of another verb."""
        return self.form == "gerund" and not self.is_progressive


def find_cues(sentence: TaggedSentence) -> list[Cue]:
    """Return the cues of a sentence in reading order; quotations are single tokens and hold none."""
    finder = _Finder(sentence)
    found: list[Cue] = []
    reached = 0
    for index, token in enumerate(sentence.tokens):
        if index < reached or not token.is_word:
            continue
        cue = finder.phrase(index) or finder.adjective(index) or finder.noun(index) or finder.verb(index)
        if cue is not None and finder.is_request_for_no_name(cue):
            found.append(replace(cue, hands_over=False))
            reached = finder.clause_end(cue.end)
        elif cue is not None:
            found.append(cue)
            reached = cue.end
    return found


class _Finder:
    def __init__(self, sentence: TaggedSentence) -> None:
        self.sentence = sentence
        self.tokens = sentence.tokens
        self.tags = sentence.tags
        self.lexicon = sentence.lexicon

    def phrase(self, index: int) -> Cue | None:
        """Return "according to" at `index`."""
        for words in self.lexicon.phrases.get(self.tokens[index].lower, ()):
            if self._stand_at(index, words):
                end = index + len(words)
                return Cue(index, index, end, "phrase", frozenset({"quote", "clause"}), " ".join(words))
        return None

    def is_request_for_no_name(self, cue: Cue) -> bool:
        """Tell "asked |not to be named", which states nothing."""
        words = [token.lower for token in self.tokens[cue.end : cue.end + LONGEST_LEAD + LONGEST_TAIL + 1]]
        return asks_for_no_name(words, self.lexicon, is_negated=self._has("negation", cue.start, cue.head))

    def clause_end(self, at: int) -> int:
        """Return where a clause ends that gives a reason: "… because she fears reprisals|, said it was late"."""
        return next((i for i in range(at, len(self.tokens)) if self.tokens[i].text in CLAUSE_ENDS), len(self.tokens))

    def _stand_at(self, index: int, words: tuple[str, ...]) -> bool:
        last = index + len(words)
        return last <= len(self.tokens) and all(
            token.lower == word for token, word in zip(self.tokens[index:last], words, strict=True)
        )

    def adjective(self, index: int) -> Cue | None:
        """Return "is aware", which takes a clause with "that"."""
        for words in self.lexicon.adjectives.get(self.tokens[index].lower, ()):
            start = self._group_start(index)
            if self._stand_at(index, words) and self._has("be", start, index):
                return Cue(start, index, index + len(words), "present", frozenset({"that"}), " ".join(words))
        return None

    def noun(self, index: int) -> Cue | None:
        """Return "Brodwick's announcement |that" or "reports |that"."""
        word = self.tokens[index].lower
        if index + 2 >= len(self.tokens) or not self.lexicon.is_a("complementiser", self.tokens[index + 1].lower):
            return None
        if self.lexicon.is_a("speaking_noun", word) and self.tags[index - 1] in (Tag.PREPOSITION, Tag.MARK, Tag.WORD):
            return Cue(index, index, index + 1, "noun", frozenset({"that"}), word)
        if self.lexicon.is_a("noun", word) and self.possessor(index) is not None:
            return Cue(index, index, index + 1, "noun", frozenset({"that"}), word)
        return None

    def possessor(self, index: int) -> int | None:
        """Return the token that owns the noun at `index` ("Brodwick's Oct. 11 |announcement")."""
        for at in range(index - 1, max(-1, index - 1 - POSSESSOR_WITHIN), -1):
            if self.tags[at] is Tag.POSSESSIVE or self.tokens[at].lower.endswith(("'s", "’s", "s'", "s’")):
                return at
            if self.tags[at] not in (Tag.WORD, Tag.NAME, Tag.TIME, Tag.INITIAL, Tag.ADVERB):
                return None
        return None

    def verb(self, index: int) -> Cue | None:
        """Return the reporting verb at `index`, with its particle."""
        token = self.tokens[index]
        entries = self.lexicon.verbs.get(token.lower)
        if not entries or (token.is_capital and index and self.tokens[index - 1].is_capital):
            return None  # "the Washington Post"
        if index + 1 < len(self.tokens) and self.lexicon.is_a(
            "compound", f"{token.lower}_{self.tokens[index + 1].lower}"
        ):
            return None
        particle = (
            next(v.particle for v, _ in entries if not v.particle or self._stand_at(index + 1, v.particle))
            if any(not v.particle or self._stand_at(index + 1, v.particle) for v, _ in entries)
            else None
        )
        if particle is None:
            return None
        chosen = [(verb, form) for verb, form in entries if verb.particle == particle]
        start = self._group_start(index)
        chosen = [
            (v, f)
            for v, f in chosen
            if not v.after
            or any(
                t.lower in (v.after, "'d", "’d") or t.lower.endswith(("'d", "’d"))
                for t in self.tokens[max(0, start - 1) : index]
            )
        ]
        if self._has("negation", start, index) or any(
            t.lower.endswith(("n't", "n’t")) for t in self.tokens[start:index]
        ):
            chosen = [(verb, form) for verb, form in chosen if verb.is_negatable]
        return self._in_its_group(index, start, [v for v, _ in chosen], {f for _, f in chosen}) if chosen else None

    def _in_its_group(self, index: int, start: int, verbs: list[CueVerb], forms: set[str]) -> Cue | None:
        """Return the cue with its auxiliaries, or None where it is a noun, passive, or only thinkable."""
        end = index + 1 + len(verbs[0].particle)
        takes = frozenset().union(*(verb.takes for verb in verbs))
        subjects = {verb.subjects for verb in verbs}
        only = next(iter(subjects)) if len(subjects) == 1 else ""
        if self._has("hypothetical", start, index) or self._is_blocked(start):
            return None
        is_being = self._has("be", start, index)
        if "gerund" in forms:
            return Cue(start, index, end, "gerund", takes, verbs[0].lemma, only, is_progressive=is_being)
        if is_being:  # passive: "is said to", unless it names who says it
            takes &= {"as", "complement"}
            agent = takes and any(self.lexicon.is_a("by", t.lower) for t in self.tokens[end:])
            return Cue(start, index, end, "passive", takes, verbs[0].lemma, only) if agent else None
        if start and self.tags[start - 1] is Tag.TO:
            is_to = "base" in forms and self._governs(start - 1)
            return (
                Cue(start - 1, index, end, "base", takes, verbs[0].lemma, only, is_infinitive=True) if is_to else None
            )
        if self._is_noun(index, start, forms) or self._is_reduced_passive(end, start, index, takes, forms):
            return None
        form = "past" if "past" in forms else "present" if "present" in forms else "base"
        if form != "past" and end < len(self.tags) and self.tags[end] is Tag.AUXILIARY and start == index:
            return None  # "teacher protests |were held"
        if (
            form == "base"
            and not (start < index and self._has_auxiliary(start, index))
            and self.lexicon.is_a("noun_like", verbs[0].lemma)
            and not self._after_plural(start)
        ):
            return None
        return Cue(start, index, end, form, takes, verbs[0].lemma, only)

    def _has(self, kind: str, start: int, end: int) -> bool:
        return any(self.lexicon.is_a(kind, token.lower) for token in self.tokens[start:end])

    def _has_auxiliary(self, start: int, end: int) -> bool:
        return any(tag is Tag.AUXILIARY for tag in self.tags[start:end])

    def _is_blocked(self, start: int) -> bool:
        """Tell whether "declined to" or "too" stands before: then nothing was said."""
        return any(self.lexicon.is_a("blocker", token.lower) for token in self.tokens[max(0, start - 2) : start])

    def _governs(self, to: int) -> bool:
        """Tell whether the subject itself speaks in "went on |to say", "was quick |to announce".

        In "prompted users |to argue" it does not, in "as if |to say" nobody does.
        """
        if not to or self.tokens[to - 1].lower == "if":
            return False
        before = self.tags[to - 1]
        if before is Tag.WORD:
            return to > 1 and self.tags[to - 2] in (Tag.AUXILIARY, Tag.ADVERB)
        return before in (Tag.ADVERB, Tag.PREPOSITION, Tag.VERB, Tag.AUXILIARY)

    def _is_noun(self, index: int, start: int, forms: set[str]) -> bool:
        """Tell whether "claims", "report" or "plans" is a noun here."""
        if start < index or index == 0:
            return False
        before, word = self.tags[index - 1], self.tokens[index - 1].lower
        if before is Tag.DETERMINER:
            return not self.lexicon.is_a("standalone", word)
        if "past" in forms:
            return False
        if before in (Tag.PREPOSITION, Tag.POSSESSIVE) or word.endswith(("'s", "’s", "s'", "s’")):
            return True
        is_bare = before is Tag.WORD and (index < 2 or self.tags[index - 2] in (Tag.PREPOSITION, Tag.MARK, Tag.VERB))
        return is_bare and not word.endswith("s") and "present" in forms and not self.lexicon.verb_second

    def _is_reduced_passive(self, end: int, start: int, index: int, takes: frozenset[str], forms: set[str]) -> bool:
        """Tell whether it is a participle without its "was": "deals expected |to close"."""
        if "past" not in forms or self._has_auxiliary(start, index) or end >= len(self.tokens):
            return False
        word = self.tokens[end].lower
        if word == "by" and "infinitive" not in takes:
            return True
        return any(frame in takes and word == link for frame, link in _OBJECT_LINKS) and "infinitive" not in takes

    def _after_plural(self, start: int) -> bool:
        """Tell whether what stands before a bare "say" can be its plural subject."""
        if not start:
            return False
        for at in range(start - 1, max(-1, start - 12), -1):
            word, tag = self.tokens[at].lower, self.tags[at]
            if tag in (Tag.PRONOUN, Tag.RELATIVE):
                return self.lexicon.is_a("plural_pronoun", word) or tag is Tag.RELATIVE
            if self.lexicon.is_a("plural_noun", word) or self.lexicon.is_a("plural_pronoun", word):
                return True
            if tag in (Tag.WORD, Tag.NAME) and word.endswith("s") and not word.endswith(("ss", "'s", "’s", "us")):
                return True
            if tag is Tag.COORDINATOR and at < start - 1:
                return True
            if tag in (Tag.AUXILIARY, Tag.VERB, Tag.SUBORDINATOR, Tag.QUOTE):
                return False
        return False

    def _group_start(self, index: int) -> int:
        """Return where the auxiliaries and adverbs before a verb begin."""
        start = index
        while start and index - start < MOST_AUXILIARIES:
            if self.tags[start - 1] in (Tag.AUXILIARY, Tag.ADVERB):
                start -= 1
            elif (
                start >= 3
                and self.tokens[start - 1].text == self.tokens[start - 3].text == ","
                and self.tags[start - 2] is Tag.ADVERB
            ):
                start -= 3
            else:
                break
        return start
