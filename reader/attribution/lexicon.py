"""The words that hand speech over, as data: one folder of TOML for each language."""

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import field
from functools import cache
from pathlib import Path
from typing import Any

from reader.model.frozen import frozen

# `Form` names: "base" (say), "present" (says), "past" (said), "gerund" (saying), "participle" (sagt).
Form = str


@frozen
class CueVerb:
    """One reporting verb: what it may take, and the particle that makes it one ("point out")."""

    lemma: str
    takes: frozenset[str]  # quote, clause, that, whether, infinitive, object-infinitive, gerund, of, as, complement
    particle: tuple[str, ...] = ()
    subjects: str = ""  # "document": only a report, study or body may be its subject
    is_negatable: bool = False  # "does not think that" still is a thought, "did not say that" is no statement
    after: str = ""  # "would": what must stand before it


@frozen
class Lexicon:
    """Everything the rules ask of a language; all words are lower case."""

    language: str | None
    verbs: Mapping[str, tuple[tuple[CueVerb, Form], ...]] = field(default_factory=dict)
    # By first word, the longest first.
    adjectives: Mapping[str, tuple[tuple[str, ...], ...]] = field(default_factory=dict)  # "aware"
    phrases: Mapping[str, tuple[tuple[str, ...], ...]] = field(default_factory=dict)  # "according to": a source follows
    words: Mapping[str, frozenset[str]] = field(default_factory=dict)  # closed classes of the grammar
    dialogue_dashes: frozenset[str] = frozenset()  # they open speech in this language's press
    rules_first: bool = False  # where taggers are too, what the rules have read with a cue goes before theirs
    verb_second: bool = False  # the subject may follow the verb ("Derfor mener hun at …")

    def is_a(self, kind: str, word: str) -> bool:
        """Tell whether the lower-case `word` belongs to the closed class `kind`."""
        return word in self.words.get(kind, ())


def load_lexicon(language: str | None) -> Lexicon:
    """Return the lexicon of an ISO 639-1 language; one without words where we have none for it."""
    known = {"no": "nb", "nn": "nb"}.get(language or "", language or "")
    return _load(known)


@cache
def _load(language: str) -> Lexicon:
    file = lexicon_folder() / language / "cues.toml"
    if not language.isalpha() or not file.is_file():
        return Lexicon(language or None)
    return _lexicon(language, tomllib.loads(file.read_text("utf-8")))


def lexicon_folder() -> Path:
    """Return the folder of the lexica, in a checkout (beside the package) or installed (inside it)."""
    package = Path(__file__).resolve().parents[1]
    inside = package / "resources" / "lexicon"
    return inside if inside.is_dir() else package.parent / "resources" / "lexicon"


def _lexicon(language: str, data: Mapping[str, Any]) -> Lexicon:
    verbs: dict[str, list[tuple[CueVerb, Form]]] = {}
    irregular = {line.split()[0]: line.split()[1:] for line in data.get("irregular", ())}
    for group in data.get("verbs", ()):
        for lemma in _entries(group["lemmas"]):
            head, *particle = lemma.split("_")
            verb = CueVerb(
                " ".join((head, *particle)),
                frozenset(group["takes"].split()),
                tuple(particle),
                group.get("subjects", ""),
                bool(group.get("negatable")),
                group.get("after", ""),
            )
            for form, word in _forms(head, irregular, data["inflection"]):
                entries = verbs.setdefault(word, [])
                if (verb, form) not in entries:
                    entries.append((verb, form))
    return Lexicon(
        language,
        {word: tuple(sorted(entries, key=lambda e: -len(e[0].particle))) for word, entries in verbs.items()},
        _by_first_word(entry.split("_") for entry in _entries(data.get("adjectives", ""))),
        _by_first_word(phrase.split() for phrase in data.get("phrases", ())),
        {kind: frozenset(_entries(words)) for kind, words in data["words"].items()},
        frozenset(data.get("dialogue_dashes", ())),
        bool(data.get("rules_first", False)),
        bool(data.get("verb_second", False)),
    )


def _by_first_word(entries: Iterable[list[str]]) -> Mapping[str, tuple[tuple[str, ...], ...]]:
    found: dict[str, tuple[tuple[str, ...], ...]] = {}
    for words in entries:
        found[words[0]] = (*found.get(words[0], ()), tuple(words))
    return {word: tuple(sorted(many, key=len, reverse=True)) for word, many in found.items()}


def _entries(words: str) -> Iterable[str]:
    return words.split()


def _forms(lemma: str, irregular: Mapping[str, list[str]], inflection: Mapping[str, Any]) -> Iterable[tuple[Form, str]]:
    """Yield the forms of a verb: those that are listed, else by the first rule whose ending it has."""
    yield "base", lemma
    names: list[str] = inflection["forms"].split()
    if lemma in irregular:
        for name, words in zip(names, irregular[lemma], strict=False):
            yield from ((name, word) for word in words.split("/"))
        return
    for rule in inflection.get("rules", ()):
        ending: str = rule["ending"]
        if lemma.endswith(ending):
            stem = lemma[: len(lemma) - len(rule.get("drop", ""))]
            yield from ((name, stem + add) for name, add in zip(names, rule["add"].split(), strict=True))
            return
