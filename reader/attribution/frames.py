"""What follows a reporting verb: where the content it hands over begins."""

from dataclasses import dataclass

from reader.attribution.cues import Cue, is_adverb
from reader.attribution.lexicon import Lexicon
from reader.attribution.phrases import Range
from reader.attribution.sentences import Token, Tokens

FARTHEST = 30  # tokens between a verb and its "that" or its quotation


@dataclass(frozen=True, slots=True)
class Frame:
    """Where content begins, and how sure its shape makes it."""

    start: int
    confidence: float


def content_frame(tokens: Tokens, cue: Cue, end: int, lexicon: Lexicon) -> Frame | None:
    """Return where the content of a cue that precedes it begins, or None where only an object follows."""
    at = _past_adverbs(tokens, cue.end, end, lexicon)
    if at >= end:
        return None
    if cue.may("addressee"):
        at = _past_addressee(tokens, at, end, lexicon)
    plain = _at(tokens, at, cue, end, lexicon)
    if plain is not None or at >= end:
        return plain
    return (
        _past_modifiers(tokens, at, cue, end, lexicon)
        or _with_object(tokens, at, cue, end, lexicon)
        or _bare_clause(tokens, at, cue, end, lexicon)
    )


def _at(tokens: Tokens, at: int, cue: Cue, end: int, lexicon: Lexicon) -> Frame | None:
    """Return the frame that the very next token shows: "that", a colon, a quotation, "to", "whether"."""
    if at >= end:
        return None
    token = tokens[at]
    clause = cue.may("clause") or cue.may("that")
    if lexicon.is_a("complementiser", token.lower) and clause and at + 2 < end:
        return Frame(at + 1, 0.95)
    if token.text == ":" and (cue.may("quote") or cue.may("clause")) and at + 1 < end:
        return Frame(at + 1, 0.95 if tokens[at + 1].is_quote else 0.8)
    if token.text == "," and at + 1 < end and tokens[at + 1].is_quote and cue.may("quote"):
        return Frame(at + 1, 0.95)
    if token.is_quote and (cue.may("quote") or clause):
        return Frame(at, 0.92)
    if lexicon.is_a("whether", token.lower) and cue.may("whether") and has_finite(tokens, at, end, lexicon):
        return Frame(at, 0.9)
    if lexicon.is_a("to", token.lower) and cue.may("infinitive") and at + 1 < end:
        return Frame(at, 0.8)
    if cue.may("gerund") and token.lower.endswith("ing") and len(token.lower) > 4:
        return Frame(at, 0.8)
    return None


def _past_adverbs(tokens: Tokens, at: int, end: int, lexicon: Lexicon) -> int:
    while at < end and (is_adverb(tokens[at].lower, lexicon) or lexicon.is_a("negation", tokens[at].lower)):
        at += 1
    return at


def _past_addressee(tokens: Tokens, at: int, end: int, lexicon: Lexicon) -> int:
    begin = at
    while at < end and at - begin < FARTHEST:
        token = tokens[at]
        if token.text in (",", ":") or token.is_quote or lexicon.is_a("complementiser", token.lower) and at > begin:
            return at
        if at > begin and (
            _starts_clause(tokens, at, lexicon)
            or lexicon.is_a("to", token.lower)
            or lexicon.is_a("preposition", token.lower)
            and token.lower not in ("of", "av")
            or lexicon.is_a("whether", token.lower)
            or lexicon.is_a("time", token.lower)
        ):
            return at
        at += 1
    return at


def _starts_clause(tokens: Tokens, at: int, lexicon: Lexicon) -> bool:
    word = tokens[at].lower
    if lexicon.is_a("subject_pronoun", word) or lexicon.is_a("contracted", word):
        return True
    before = tokens[at - 1].lower
    opens = lexicon.is_a("determiner", word) or lexicon.is_a("possessive", word)
    return opens and not (
        lexicon.is_a("preposition", before) or lexicon.is_a("determiner", before) or lexicon.is_a("coordinator", before)
    )


def _past_modifiers(tokens: Tokens, at: int, cue: Cue, end: int, lexicon: Lexicon) -> Frame | None:
    """Return the content after "on Monday", "in a statement", "to reporters in Oslo"."""
    if not _is_modifier(tokens[at], lexicon):
        return None
    for index in range(at + 1, min(end, at + FARTHEST)):
        token = tokens[index]
        if (
            lexicon.is_a("complementiser", token.lower)
            and tokens[index - 1].text != ","
            and index + 2 < end
            and (cue.may("clause") or cue.may("that"))
        ):
            return Frame(index + 1, 0.9)
        if token.is_quote and cue.may("quote") and (tokens[index - 1].text in (",", ":") or is_full(token)):
            return Frame(index, 0.9)
        if token.text == ":" and cue.may("quote") and index + 1 < end:
            return Frame(index + 1, 0.85)
        if (
            (lexicon.is_a("subject_pronoun", token.lower) or lexicon.is_a("contracted", token.lower))
            and index > at + 1
            and cue.may("clause")
            and not lexicon.is_a("preposition", tokens[index - 1].lower)
            and not lexicon.is_a("complementiser", token.lower)
            and tokens[index - 1].is_word
            and not lexicon.is_a("subordinator", tokens[index - 1].lower)
            and has_finite(tokens, index, end, lexicon)
        ):
            return Frame(index, 0.85)
        if (
            token.text == ","
            and index + 1 < end
            and cue.may("clause")
            and not lexicon.is_a("preposition", tokens[at].lower)
            and _starts_clause(tokens, index + 1, lexicon)
        ):
            return Frame(index + 1, 0.7)
    if cue.may("clause") and lexicon.is_a("time", tokens[at].lower) or _is_dated(tokens, at, lexicon):
        index = at
        while index < end and (
            lexicon.is_a("time", tokens[index].lower)
            or lexicon.is_a("preposition", tokens[index].lower)
            and index == at
            or tokens[index].text.isdigit()
        ):
            index += 1
        if cue.may("clause") and has_finite(tokens, index, end, lexicon) and index < end and tokens[index].is_word:
            return Frame(index, 0.85)
    return None


def _is_dated(tokens: Tokens, at: int, lexicon: Lexicon) -> bool:
    return (
        at + 1 < len(tokens)
        and lexicon.is_a("preposition", tokens[at].lower)
        and lexicon.is_a("time", tokens[at + 1].lower)
    )


def _is_modifier(token: Token, lexicon: Lexicon) -> bool:
    return token.text == "," or any(lexicon.is_a(kind, token.lower) for kind in ("preposition", "time", "adverb"))


def _with_object(tokens: Tokens, at: int, cue: Cue, end: int, lexicon: Lexicon) -> Frame | None:
    """Return the content of "urges them |to leave", "accuses them |of lying", "calls them |heroes": object included."""
    if tokens[at].text in (",", ":") or lexicon.is_a("preposition", tokens[at].lower):
        return None
    links = {
        lexicon_word
        for frame, lexicon_word in (("object-infinitive", "to"), ("of", "of"), ("as", "as"))
        if cue.may(frame)
    }
    for index in range(at + 1, min(end - 1, at + FARTHEST)):
        token = tokens[index]
        if token.text in (";", ":") or token.text == "," and not _closes_apposition(tokens, index, end):
            break
        if any(lexicon.is_a(kind, token.lower) for kind in links):
            if lexicon.is_a("to", token.lower) and "to" in links and not _is_bare_verb(tokens, index + 1, lexicon):
                continue
            return Frame(at, 0.85 if token.lower != "of" else 0.88)
    if cue.may("complement"):
        return _complement(tokens, at, end, lexicon)
    return None


def _closes_apposition(tokens: Tokens, index: int, end: int) -> bool:
    return index + 1 < end and tokens[index + 1].is_word


def _is_bare_verb(tokens: Tokens, index: int, lexicon: Lexicon) -> bool:
    if index >= len(tokens):
        return False
    token = tokens[index]
    return (
        token.is_word
        and not token.is_capital
        and not lexicon.is_a("determiner", token.lower)
        and not lexicon.is_a("possessive", token.lower)
        and not lexicon.is_a("object_pronoun", token.lower)
    )


def _complement(tokens: Tokens, at: int, end: int, lexicon: Lexicon) -> Frame | None:
    """Return the content of "calls him a hero": an object, then another phrase or a quotation."""
    if tokens[at].is_quote:
        return None
    for index in range(at + 1, min(end, at + 12)):
        token = tokens[index]
        if token.is_quote or lexicon.is_a("article_indefinite", token.lower):
            before = tokens[index - 1].lower
            return None if lexicon.is_a("preposition", before) else Frame(at, 0.85)
        if lexicon.is_a("preposition", token.lower) or token.text == ",":
            return None
    return None


def _bare_clause(tokens: Tokens, at: int, cue: Cue, end: int, lexicon: Lexicon) -> Frame | None:
    """Return a clause without "that": it has a finite verb of its own."""
    if not cue.may("clause") or lexicon.is_a("coordinator", tokens[at].lower):
        return None
    if end - at < 2 or lexicon.is_a("not_content", tokens[at].lower) and end - at < 3:
        return None
    if tokens[at].text in (",", ":", ";") or lexicon.is_a("preposition", tokens[at].lower):
        return None
    first_end = next((i for i in range(at, end) if tokens[i].text in (",", ";")), end)
    if has_finite(tokens, at + 1, end if cue.lemma == "say" else first_end, lexicon):
        return Frame(at, 0.9 if cue.lemma in ("say", "si") else 0.82)
    return None


def has_finite(tokens: Tokens, start: int, end: int, lexicon: Lexicon) -> bool:
    """Tell whether a verb that can be finite stands between `start` and `end`: an auxiliary, "-ed", a known verb."""
    for index in range(start, end):
        token = tokens[index]
        word = token.lower
        if not token.is_word or token.is_capital and index > start:
            continue
        if any(lexicon.is_a(kind, word) for kind in ("be", "have", "do", "modal", "hypothetical", "contracted")):
            return True
        if word.endswith(("n't", "n’t")) or index > start and word.endswith("ed") and len(word) > 3:
            return True
        if word in lexicon.verbs and any(form in ("past", "present") for _, form in lexicon.verbs[word]):
            return True
        if index > start and lexicon.is_a("subject_pronoun", tokens[index - 1].lower):
            return True
    return False


def is_full(token: Token) -> bool:
    """Tell whether a quotation is a sentence of its own rather than a fragment in somebody else's."""
    if token.quotation is None:
        return False
    inner = token.text.strip("“”\"'«»„‘’` \n\t…[")
    return len(inner.split()) >= 3 and (inner[:1].isupper() or not inner[:1].isalpha())


def clause_kind(tokens: Tokens, content: Range) -> str:
    """Return "direct", "mixed" or "indirect" by how much of the content stands in quotation marks."""
    words = [t for t in tokens[content[0] : content[1]] if t.is_word or t.is_quote]
    quoted = sum(t.is_quote for t in words)
    return "indirect" if not quoted else "direct" if quoted == len(words) else "mixed"
