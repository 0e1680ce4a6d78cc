"""Reporting verbs, adjectives and phrases in a sentence, each with its auxiliaries."""

from collections.abc import Iterator
from dataclasses import dataclass

from reader.attribution.lexicon import CueVerb, Form, Lexicon
from reader.attribution.sentences import Tokens

MOST_AUXILIARIES = 6


@dataclass(frozen=True, slots=True)
class Cue:
    """A reporting verb in its place; positions are indices into the sentence's tokens, half-open."""

    start: int  # with auxiliaries and adverbs: "has also repeatedly said"
    head: int
    end: int  # with the particle: "points out"
    form: Form
    takes: frozenset[str]
    lemma: str
    subjects: str = ""
    is_phrase: bool = False  # "according to": the source follows
    is_infinitive: bool = False  # "was quick to announce"
    is_negated: bool = False

    def may(self, frame: str) -> bool:
        """Tell whether the cue takes `frame`."""
        return frame in self.takes


def find_cues(tokens: Tokens, lexicon: Lexicon) -> list[Cue]:
    """Return the cues of a sentence in reading order; quotations are single tokens and hold none."""
    found: list[Cue] = []
    reached = 0
    for index, token in enumerate(tokens):
        if index < reached or not token.is_word:
            continue
        cue = _phrase(tokens, index, lexicon) or _adjective(tokens, index, lexicon) or _verb(tokens, index, lexicon)
        if cue is not None:
            found.append(cue)
            reached = cue.end
    return found


def _phrase(tokens: Tokens, index: int, lexicon: Lexicon) -> Cue | None:
    for words in lexicon.phrases:
        if _stand_at(tokens, index, words):
            end = index + len(words)
            return Cue(index, index, end, "phrase", frozenset({"quote", "clause"}), " ".join(words), is_phrase=True)
    return None


def _stand_at(tokens: Tokens, index: int, words: tuple[str, ...]) -> bool:
    return tokens[index].lower == words[0] and all(
        index + n < len(tokens) and tokens[index + n].lower == word for n, word in enumerate(words)
    )


def _adjective(tokens: Tokens, index: int, lexicon: Lexicon) -> Cue | None:
    """Return "is (not) aware", which takes a clause with "that"."""
    for entry in lexicon.adjectives:
        words = tuple(entry.split("_"))
        if not _stand_at(tokens, index, words):
            continue
        start, negated = _group_start(tokens, index, lexicon)
        if any(lexicon.is_a("be", t.lower) for t in tokens[start:index]):
            end = index + len(words)
            return Cue(start, index, end, "present", frozenset({"that"}), entry, is_negated=negated)
    return None


def _verb(tokens: Tokens, index: int, lexicon: Lexicon) -> Cue | None:
    entries = lexicon.verbs.get(tokens[index].lower)
    if not entries or tokens[index].is_capital and index > 0 and tokens[index - 1].is_capital:
        return None  # "the Washington Post"
    takes: set[str] = set()
    particle: tuple[str, ...] = ()
    chosen: tuple[CueVerb, Form] | None = None
    subjects: set[str] = set()
    for verb, form in entries:  # longest particles first
        if verb.particle and not _particle_at(tokens, index + 1, verb.particle):
            continue
        if chosen is None:
            chosen, particle = (verb, form), verb.particle
        if verb.particle == particle:
            takes |= verb.takes
            subjects.add(verb.subjects)
    if chosen is None:
        return None
    forms = {form for verb, form in entries if verb.particle == particle}
    return _in_its_group(tokens, index, chosen[0], forms, frozenset(takes), subjects, lexicon)


def _particle_at(tokens: Tokens, index: int, particle: tuple[str, ...]) -> bool:
    return all(index + n < len(tokens) and tokens[index + n].lower == word for n, word in enumerate(particle))


def _in_its_group(
    tokens: Tokens,
    index: int,
    verb: CueVerb,
    forms: set[Form],
    takes: frozenset[str],
    subjects: set[str],
    lexicon: Lexicon,
) -> Cue | None:
    """Return the cue with its auxiliaries, or None where it is a noun, passive, or only thinkable."""
    start, negated = _group_start(tokens, index, lexicon)
    group = [t.lower for t in tokens[start:index]]
    form = next(iter(sorted(forms)))
    has = {
        kind: any(lexicon.is_a(kind, word) for word in group) for kind in ("be", "have", "modal", "hypothetical", "do")
    }
    if has["hypothetical"] or any(lexicon.is_a("blocker", w) for w in group):
        return None
    before = tokens[start - 1] if start else None
    after_to = before is not None and lexicon.is_a("to", before.lower)
    if has["be"] and "gerund" not in forms and not verb.lemma.startswith("be "):
        return None  # passive: "is said to"
    if "gerund" in forms:
        form = "gerund"
    elif after_to and "base" in forms:
        return Cue(
            start - 1,
            index,
            index + 1 + len(verb.particle),
            "base",
            takes,
            verb.lemma,
            _only(subjects),
            is_infinitive=True,
            is_negated=negated,
        )
    elif forms == {"base"} and not (has["modal"] or has["do"]) and not _plural_subject(tokens, start, lexicon):
        return None
    elif _is_noun(tokens, index, start, forms, lexicon):
        return None
    elif "past" in forms:
        form = "past"
    return Cue(
        start, index, index + 1 + len(verb.particle), form, takes, verb.lemma, _only(subjects), is_negated=negated
    )


def _only(subjects: set[str]) -> str:
    return next(iter(subjects)) if len(subjects) == 1 else ""


def _is_noun(tokens: Tokens, index: int, start: int, forms: set[Form], lexicon: Lexicon) -> bool:
    """Tell whether "claims", "report" or "plans" is a noun here: a determiner or preposition stands before it."""
    if start < index or index == 0:
        return False
    before = tokens[index - 1].lower
    if (
        lexicon.is_a("determiner", before)
        and not lexicon.is_a("pronoun", before)
        and not before in ("all", "both", "some", "many", "several", "few", "others", "most")
    ):
        return True
    if (
        lexicon.is_a("preposition", before)
        or lexicon.is_a("possessive", before)
        or before.endswith(("'s", "’s", "s'", "s’"))
    ):
        return "past" not in forms or lexicon.is_a("possessive", before) and before != "her"
    return False


def _plural_subject(tokens: Tokens, start: int, lexicon: Lexicon) -> bool:
    if not start:
        return False
    before = tokens[start - 1]
    if before.lower in ("i", "we", "you", "they", "who", "that", "which", "others", "many", "some", "most"):
        return True
    return (
        before.is_word
        and (
            before.lower.endswith("s")
            and not before.lower.endswith(("ss", "'s", "’s"))
            or before.lower in ("people", "police", "men", "women", "officials", "democrats")
        )
        or before.text in (",", ")")
        or before.is_capital
    )


def _group_start(tokens: Tokens, index: int, lexicon: Lexicon) -> tuple[int, bool]:
    """Return where the auxiliaries and adverbs before a verb begin, and whether they negate it."""
    negated = False
    start = index
    while start > 0 and index - start < MOST_AUXILIARIES:
        word = tokens[start - 1].lower
        if not tokens[start - 1].is_word or not (_is_auxiliary(word, lexicon) or is_adverb(word, lexicon)):
            break
        negated = negated or lexicon.is_a("negation", word) or word.endswith(("n't", "n’t"))
        start -= 1
    return start, negated


def _is_auxiliary(word: str, lexicon: Lexicon) -> bool:
    return any(lexicon.is_a(kind, word) for kind in ("be", "have", "do", "modal", "hypothetical", "negation"))


def is_adverb(word: str, lexicon: Lexicon) -> bool:
    """Tell whether a word may stand between subject and verb as an adverb."""
    if lexicon.is_a("adverb", word):
        return True
    return lexicon.language == "en" and word.endswith("ly") and len(word) > 4 and not lexicon.is_a("not_adverb", word)


def cue_ends(tokens: Tokens, lexicon: Lexicon) -> Iterator[int]:
    """Yield the ends of the cues of `tokens`."""
    yield from (cue.end for cue in find_cues(tokens, lexicon))
