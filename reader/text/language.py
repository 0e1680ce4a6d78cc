"""Which language a text is in: by what the page says, and by the small words that every text is full of."""

import re
from collections import Counter
from collections.abc import Sequence

SMALL_WORDS = {
    "en": "the and of to that was is for on with as at by he from his are has have said this but not will they who an be",
    "nb": "og i det som på er til av for med at han den har de ikke var om men fra jeg vi sier ble hun etter også skal kan mot hva noe bare mye",
    "nn": "og i det som på er til av for med at han den har dei ikkje var om men frå eg vi seier vart ho etter også skal kan mot kva noko berre mykje",
    "da": "og i det som på er til af for med at han den har de ikke var om men fra jeg vi siger blev hun efter også skal kan mod hvad noget bare meget",
    "sv": "och i det som på är till av för med att han den har de inte var om men från jag vi säger blev hon efter också ska kan mot vad något bara mycket",
    "de": "der die und in den von zu das mit sich des auf für ist im dem nicht ein eine als auch es an er hat aus bei sie nach wird",
    "fr": "le la les de des et en un une du que est pour qui dans par au sur il pas plus ne se ce avec sont son mais nous",
    "es": "el la los de que y en un una del las por con no para su se al lo como más pero sus este entre ha es fue",
    "nl": "de het een en van in is dat op te zijn met voor niet aan er om ook als maar bij door nog naar dan heeft werd hij zij",
    "pt": "o a os as de que e em um uma do da dos das por com não para se no na ao mais como mas foi é ele são pelo",
    "it": "il la di che e in un una del della per con non si le dei al da come più ma sono è ha anche nel alla gli lo",
    "pl": "w i na z do się nie że to jest o jak po ale za od przez co dla tym był są oraz który jego",
    "fi": "ja on ei se että oli hän ovat mutta myös kun niin tai ole mukaan sen joka kuin sekä jo vain",
}
SETS = {language: frozenset(words.split()) for language, words in SMALL_WORDS.items()}
SAMPLE = 40_000  # characters
FEWEST = 4  # small words from which a guess is one
WORD = re.compile(r"[^\W\d_]+")
CODE = re.compile(r"^[A-Za-z]{2,3}(?=[-_]|$)")
SAME = {
    "no": "nb",
    "nob": "nb",
    "nor": "nb",
    "nno": "nn",
    "eng": "en",
    "swe": "sv",
    "dan": "da",
    "ger": "de",
    "deu": "de",
    "fra": "fr",
}
SURE = 1.5  # times as many small words as the page's own language has, before the page is not believed


def language_of(text: str, stated: Sequence[str] = ()) -> str | None:
    """Return the ISO 639-1 code of `text`'s language; `stated` is what the page says, in the order of belief.

    Templates say "en" on pages in any language, so a text that plainly is in another one is believed.
    """
    codes = [code for code in map(code_of, stated) if code]
    declared = codes[0] if codes else None
    counts = _counts(text)
    best = max(counts, key=lambda code: counts[code], default=None)
    if best is None or counts[best] < FEWEST:
        return declared
    if declared is None or (declared in SETS and counts[best] > SURE * counts[declared] + FEWEST):
        return best
    return declared


def code_of(tag: str) -> str | None:
    """Return the ISO 639-1 code in a language tag: "nb-NO" → nb, "no" → nb, "EN_us" → en."""
    match = CODE.match(tag.strip())
    code = match.group().lower() if match else ""
    return SAME.get(code, code if len(code) == 2 else None)


def _counts(text: str) -> Counter[str]:
    words = Counter(word.lower() for word in WORD.findall(text[:SAMPLE]))
    counts: Counter[str] = Counter()
    for language, small in SETS.items():
        counts[language] = sum(words[word] for word in small)
    return counts
