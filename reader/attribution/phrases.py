"""The noun phrase that names a speaker, before or after its cue, without a parser."""

from reader.attribution.cues import is_adverb
from reader.attribution.lexicon import Lexicon
from reader.attribution.sentences import Token, Tokens

LONGEST_PHRASE = 40  # tokens

Range = tuple[int, int]  # token indices, half-open


def subject_before(tokens: Tokens, end: int, least: int, lexicon: Lexicon) -> Range | None:
    """Return the subject that ends before token `end`, not reaching before `least`; without its apposition.

    "Jonas Dahl, director of the institute, |said" gives "Jonas Dahl".
    """
    least = max(least, end - LONGEST_PHRASE)
    if end - 1 >= least and tokens[end - 1].text in (",", ")", "–", "—", "-"):
        return _before_apposition(tokens, end - 1, least, lexicon)
    start = _walk_left(tokens, end, least, lexicon)
    return _trimmed(tokens, start, end, lexicon)


def _before_apposition(tokens: Tokens, comma: int, least: int, lexicon: Lexicon) -> Range | None:
    """Return the phrase that an apposition ending at `comma` is about."""
    begin = comma
    while begin > least and not (tokens[begin - 1].text in (";", ":", ".") or tokens[begin - 1].is_quote):
        begin -= 1
    role: Range | None = None
    for start, end in _segments(tokens, begin, comma):
        start = _past_conjunction(tokens, start, end, lexicon)
        if (
            start >= end
            or lexicon.is_a("preposition", tokens[start].lower)
            or _is_adverbial(tokens, start, end, lexicon)
        ):
            continue
        phrase = _trimmed(tokens, _clause_subject_start(tokens, start, end, lexicon), end, lexicon)
        if phrase is None:
            continue
        if _is_name(tokens, phrase):
            return _name_run(tokens, phrase, comma) if role else phrase
        if role is None and not _has_name(tokens, phrase, at_end=True):
            role = phrase
            continue
        return role or phrase
    return role


def _segments(tokens: Tokens, start: int, end: int) -> list[Range]:
    cuts = [i for i in range(start, end) if tokens[i].text in (",", "(", ")", "–", "—")]
    edges = [start - 1, *cuts, end]
    return [(a + 1, b) for a, b in zip(edges, edges[1:], strict=False) if a + 1 < b]


def _name_run(tokens: Tokens, phrase: Range, comma: int) -> Range:
    """Extend a name over a stray comma inside it ("Jakub M, Godzimirski")."""
    start, end = phrase
    while end + 1 < comma and tokens[end].text == "," and tokens[end + 1].is_capital and end + 2 >= comma:
        end += 2
    return start, end


def _is_name(tokens: Tokens, phrase: Range) -> bool:
    return all(
        t.is_capital or t.text in (".", "-") or t.lower in ("de", "van", "von", "der", "al", "bin", "el", "la")
        for t in tokens[phrase[0] : phrase[1]]
    )


def _has_name(tokens: Tokens, phrase: Range, *, at_end: bool) -> bool:
    last = tokens[phrase[1] - 1]
    return last.is_capital if at_end else any(t.is_capital for t in tokens[phrase[0] : phrase[1]])


def _past_conjunction(tokens: Tokens, start: int, end: int, lexicon: Lexicon) -> int:
    while start < end and (lexicon.is_a("conjunction", tokens[start].lower) or is_adverb(tokens[start].lower, lexicon)):
        start += 1
    return start


def _is_adverbial(tokens: Tokens, start: int, end: int, lexicon: Lexicon) -> bool:
    first = tokens[start].lower
    return lexicon.is_a("subordinator", first) or lexicon.is_a("time", first) or first.endswith("ing")


def _clause_subject_start(tokens: Tokens, start: int, end: int, lexicon: Lexicon) -> int:
    return _walk_left(tokens, end, start, lexicon)


def _walk_left(tokens: Tokens, end: int, least: int, lexicon: Lexicon) -> int:
    """Return where the phrase that ends at `end` begins: at a boundary of clauses or after a verb."""
    at = end
    while at > least:
        token = tokens[at - 1]
        if _is_boundary(token, lexicon):
            break
        if token.is_quote and len(token.text) > 30:
            break
        if _ends_before(tokens, at - 1, end, lexicon):
            break
        at -= 1
    return at


def _is_boundary(token: Token, lexicon: Lexicon) -> bool:
    if token.text in (",", ";", ":", "(", ")", "–", "—", "?", "!", "…", "―", "[", "]", "--"):
        return True
    word = token.lower
    if word in ("after", "before", "since", "as", "than", "until"):
        return True
    return (
        lexicon.is_a("subordinator", word)
        and not lexicon.is_a("determiner", word)
        or lexicon.is_a("complementiser", word)
    ) and token.is_word


def _ends_before(tokens: Tokens, index: int, end: int, lexicon: Lexicon) -> bool:
    """Tell whether the word at `index` cannot belong to a phrase ending at `end`: a verb, "but"."""
    token = tokens[index]
    word = token.lower
    if not token.is_word:
        return False
    if any(lexicon.is_a(kind, word) for kind in ("be", "have", "do", "modal", "hypothetical", "negation")):
        return True
    if word in ("but", "or", "so", "yet", "men", "to", "å"):
        return True
    following = tokens[index + 1].lower if index + 1 < end else ""
    if lexicon.is_a("coordinator", word):  # "and" joins two names, or begins a clause with a pronoun
        return lexicon.is_a("subject_pronoun", following) or not _joins(tokens, index, end, lexicon)
    is_verb = word in lexicon.verbs and any(f in ("past", "present") for _, f in lexicon.verbs[word])
    return is_verb and index + 1 < end and not lexicon.is_a("preposition", following) and not token.is_capital


def _joins(tokens: Tokens, index: int, end: int, lexicon: Lexicon) -> bool:
    """Tell whether "and" at `index` joins two noun phrases: something nominal stands close on its left."""
    if index == 0:
        return False
    left, right = tokens[index - 1], tokens[index + 1] if index + 1 < end else None
    if right is None:
        return False
    return left.is_capital == right.is_capital or lexicon.is_a("determiner", right.lower)


def _trimmed(tokens: Tokens, start: int, end: int, lexicon: Lexicon) -> Range | None:
    """Return a phrase without what stands before its noun: conjunctions, adverbs, "on Tuesday"."""
    start = _past_conjunction(tokens, start, end, lexicon)
    while start < end and lexicon.is_a("preposition", tokens[start].lower):
        cut = _after_adverbial(tokens, start, end, lexicon)
        if cut is None:
            return None
        start = _past_conjunction(tokens, cut, end, lexicon)
    while (
        start < end
        and lexicon.is_a("time", tokens[start].lower)
        and not (tokens[start].lower in ("last", "next", "this") and end - start < 3)
    ):
        start += 1
    start = _past_object(tokens, start, end, lexicon)
    if start >= end or not tokens[end - 1].is_word and not tokens[end - 1].is_quote and tokens[end - 1].text != ".":
        return None
    return start, end


def _after_adverbial(tokens: Tokens, start: int, end: int, lexicon: Lexicon) -> int | None:
    """Return where the subject begins after a leading "On Tuesday" or "In a letter on Monday"."""
    last = tokens[end - 1].lower
    if lexicon.is_a("subject_pronoun", last):
        return end - 1
    for index in range(end - 1, start, -1):
        before = tokens[index - 1].lower
        if (
            lexicon.is_a("time", before)
            and not lexicon.is_a("time", tokens[index].lower)
            and not lexicon.is_a("preposition", tokens[index].lower)
        ):
            return index
    for index in range(start + 2, end):
        if (
            lexicon.is_a("determiner", tokens[index].lower)
            and not lexicon.is_a("preposition", tokens[index - 1].lower)
            and not lexicon.is_a("coordinator", tokens[index - 1].lower)
            and not lexicon.is_a("determiner", tokens[index - 1].lower)
        ):
            return index
        if (
            tokens[index].is_capital
            and not tokens[index - 1].is_capital
            and not lexicon.is_a("preposition", tokens[index - 1].lower)
            and not lexicon.is_a("determiner", tokens[index - 1].lower)
            and lexicon.is_a("determiner", tokens[start + 1].lower)
        ):
            return index
    return None


def _past_object(tokens: Tokens, start: int, end: int, lexicon: Lexicon) -> int:
    """Return the subject's start in "a war Bondarev |considers": a name right after an indefinite noun."""
    last = tokens[end - 1]
    if (
        lexicon.is_a("subject_pronoun", last.lower)
        and end - 1 > start
        and not lexicon.is_a("coordinator", tokens[end - 2].lower)
    ):
        return end - 1
    if start < end and lexicon.is_a("article_indefinite", tokens[start].lower) and last.is_capital:
        at = end
        while at > start and tokens[at - 1].is_capital:
            at -= 1
        if at - 1 > start and tokens[at - 1].is_word and not lexicon.is_a("preposition", tokens[at - 1].lower):
            return at
    return start


def phrase_after(tokens: Tokens, start: int, lexicon: Lexicon, *, limit: int | None = None) -> Range | None:
    """Return the noun phrase that begins at `start`, up to a comma, a verb or "on Monday"."""
    end = start
    most = min(len(tokens), start + LONGEST_PHRASE, limit if limit is not None else len(tokens))
    while end < most and not _stops(tokens, end, start, lexicon):
        end += 1
        if end - start == 1 and lexicon.is_a("anaphor", tokens[start].lower):
            break
    while end > start and (
        not (tokens[end - 1].is_word or tokens[end - 1].is_quote)
        and not _is_initial(tokens, end - 1)
        or is_adverb(tokens[end - 1].lower, lexicon)
    ):
        end -= 1
    return (start, end) if end > start else None


def _is_initial(tokens: Tokens, index: int) -> bool:
    return (
        tokens[index].text == "."
        and index > 0
        and tokens[index - 1].end == tokens[index].start
        and (len(tokens[index - 1].text) <= 3 and tokens[index - 1].is_capital and index + 1 < len(tokens))
    )


def _stops(tokens: Tokens, index: int, start: int, lexicon: Lexicon) -> bool:
    token = tokens[index]
    if token.text in (",", ";", ":", "(", ")", "–", "—", "?", "!", "…", "―", "[", "]", "--"):
        return True
    if token.text == ".":
        return not _is_initial(tokens, index)
    if token.is_quote:
        return index > start and len(token.text) > 25 or index == start
    word = token.lower
    if index == start:
        return False
    if any(
        lexicon.is_a(kind, word)
        for kind in (
            "be",
            "have",
            "do",
            "modal",
            "hypothetical",
            "negation",
            "relative",
            "subordinator",
            "complementiser",
            "subject_pronoun",
            "to",
        )
    ):
        return not (lexicon.is_a("determiner", word) and not lexicon.is_a("subject_pronoun", word))
    if lexicon.is_a("preposition", word):
        return _leaves_phrase(tokens, index, lexicon)
    if lexicon.is_a("time", word):
        return not tokens[index - 1].is_capital or word.endswith("day")
    if (
        word in lexicon.verbs
        and not token.is_capital
        and any(f in ("past", "present", "gerund") for _, f in lexicon.verbs[word])
    ):
        return True
    if lexicon.is_a("coordinator", word):
        following = tokens[index + 1] if index + 1 < len(tokens) else None
        return (
            following is None
            or not (following.is_capital or lexicon.is_a("determiner", following.lower))
            or word in ("but", "men")
        )
    return False


def _leaves_phrase(tokens: Tokens, index: int, lexicon: Lexicon) -> bool:
    """Tell whether a preposition begins an adverbial ("in a statement") rather than a part of the phrase."""
    word = tokens[index].lower
    if word in ("of", "for", "av", "for", "with", "from", "ved"):
        return False
    following = tokens[index + 1] if index + 1 < len(tokens) else None
    if following is None:
        return True
    if word in ("at", "in", "i", "på", "fra", "hos") and (
        following.is_capital or lexicon.is_a("determiner", following.lower) and word == "at"
    ):
        return lexicon.is_a("time", following.lower)
    return True
