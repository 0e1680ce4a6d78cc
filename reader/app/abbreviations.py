"""Words that end in a full stop and no sentence, as each language's lexicon lists them."""

import tomllib
from functools import cache

from reader.model.resources import resource

_AS = {"no": "nb", "nn": "nb"}


def abbreviations(language: str | None) -> frozenset[str]:
    """Return "dr", "kl" and their like, in lower case and without their full stop; none where we have no lexicon."""
    return _listed(_AS.get(language or "", language or ""))


@cache
def _listed(language: str) -> frozenset[str]:
    file = resource("lexicon", language, "cues.toml")
    if not language.isalpha() or not file.is_file():
        return frozenset()
    words = tomllib.loads(file.read_text("utf-8"))["words"]
    return frozenset(words["abbreviation"].split())
