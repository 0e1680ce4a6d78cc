#!/usr/bin/env python3
"""Train every model in `resources/models/` again.

    train.py --corpora FOLDER [--languages en nb] [--without-polnear] [--out FOLDER] [--work FOLDER]

FOLDER holds `polnear/` and `ud/`; `README.md` beside this file tells where to get them. A parser that stands in the
work folder already is used as it is. The seeds are fixed: the same corpora give the same models. Needs the extra
`kilde[train]`.
"""

import argparse
import json
import time
from collections.abc import Iterator
from pathlib import Path

import spacy
import spacy.cli.train
from examples import Example, own, political_news, weighted
from spacy.language import Language
from taggers import CUE_LABELS, POST_LABELS, ROLE_LABELS, columns, cue_sequences, fit, post_sequences, role_sequences
from treebanks import has_names, write_docs

from reader.attribution.columns import Columns
from reader.attribution.models import Models, parser_only
from reader.attribution.trained import WIDE

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
OWN_WEIGHT = 3  # how often our own articles count beside ten times as many about politics
TREEBANKS = {  # language: training and development files; the first that is there
    "en": [
        ("polnear/silver-train.conllu.gz", "polnear/silver-dev.conllu.gz"),
        ("ud/ud-en-ewt-train.conllu.gz", "ud/ud-en-ewt-dev.conllu.gz"),
    ],
    "nb": [("ud/norne-nob-ud-train.conllu.gz", "ud/norne-nob-ud-dev.conllu.gz")],
}


def main() -> None:
    """Train what is asked for, with a line for each step."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--corpora", type=Path, required=True)
    parser.add_argument("--languages", nargs="+", default=["en", "nb"])
    parser.add_argument("--without-polnear", action="store_true")
    parser.add_argument("--out", type=Path, default=ROOT / "resources" / "models")
    parser.add_argument("--work", type=Path, default=ROOT / "build" / "models")
    wanted = parser.parse_args()
    for language in wanted.languages:
        work, out = wanted.work / language, wanted.out / language
        work.mkdir(parents=True, exist_ok=True)
        out.mkdir(parents=True, exist_ok=True)
        if not (work / "model" / "model-best").is_dir():
            train_parser(language, wanted.corpora, work, with_polnear=not wanted.without_polnear)
        write_parser(spacy.load(work / "model" / "model-best"), out / "parser")
        models = parser_only(out / "parser")
        seen = list(looked_at(list(articles(language, wanted.corpora, not wanted.without_polnear)), models))
        say(f"{language}: {len(seen)} articles looked at")
        train_taggers(language, seen, out)
        if any(example.style == WIDE for example, _ in seen):  # the encoder is asked by these guidelines alone
            train_encoder(language, seen, wanted.corpora, models, out)


def train_parser(language: str, corpora: Path, work: Path, *, with_polnear: bool) -> None:
    """Train the encoder with tagger, parser and names on the language's treebank."""
    train, dev = next(
        (corpora / t, corpora / d)
        for t, d in TREEBANKS[language]
        if (corpora / t).exists() and (with_polnear or "polnear" not in t)
    )
    say(f"{language}: parser, on {train.name}")
    write_docs([train], work / "train.spacy")
    write_docs([dev], work / "dev.spacy")
    wanted: dict[str, object] = {
        "paths.train": str(work / "train.spacy"),
        "paths.dev": str(work / "dev.spacy"),
        "nlp.lang": language,
    }
    if not has_names(train):
        wanted["nlp.pipeline"] = ["tok2vec", "tagger", "parser"]  # nothing to learn names from would spoil the encoder
    spacy.cli.train.train(HERE / "parser.cfg", work / "model", overrides=wanted)


def write_parser(nlp: Language, out: Path) -> None:
    """Write a parser without the words it was trained on: of all strings, only labels and the tokenizer's own stay."""
    nlp.to_disk(out)
    labels = (label for labels in nlp.pipe_labels.values() for label in labels)
    kept = {part for label in labels for part in (label, *label.split("-", 1))}
    kept |= set(spacy.blank(nlp.lang).vocab.strings)
    (out / "vocab" / "strings.json").write_text(json.dumps(sorted(kept), ensure_ascii=False), encoding="utf-8")


def articles(language: str, corpora: Path, with_polnear: bool) -> Iterator[Example]:
    """Yield the articles that the taggers learn from."""
    political = corpora / "polnear" / "train.jsonl.gz"
    if language == "en" and with_polnear and political.exists():
        yield from political_news(political)
    yield from own(language, "train")


def train_encoder(language: str, seen: list[tuple[Example, Columns]], corpora: Path, models: Models, out: Path) -> None:
    """Fit the encoder of a language."""
    from fit_encoder import fit_encoder  # torch is needed for nothing else

    fit_encoder(seen, corpora, models, out, say)
    say(f"{language}: encoder fitted")


def train_taggers(language: str, examples: list[tuple[Example, Columns]], out: Path) -> None:
    """Fit the three taggers of a language."""
    styles = {example.style for example, _ in examples}
    seen = weighted(examples, OWN_WEIGHT if WIDE in styles else 1)
    count = fit(CUE_LABELS, cue_sequences(seen), styles, out / "cues.npz")
    say(f"{language}: cues fitted on {count} tokens")
    count = fit(ROLE_LABELS, role_sequences(seen), styles, out / "roles.npz")
    say(f"{language}: roles fitted on {count} tokens")
    count = fit(POST_LABELS, post_sequences(seen), styles, out / "posts.npz")
    say(f"{language}: posts fitted on {count} tokens")


def looked_at(examples: list[Example], models: Models) -> Iterator[tuple[Example, Columns]]:
    """Yield each example with its columns, and say now and then how far it is."""
    for number, example in enumerate(examples, start=1):
        yield example, columns(example, models)
        if number % 100 == 0:
            say(f"  {number} of {len(examples)} articles")


def say(words: str) -> None:
    """Print a line with the minutes that have passed."""
    print(f"{(time.monotonic() - BEGUN) / 60:5.1f} min  {words}", flush=True)


BEGUN = time.monotonic()

if __name__ == "__main__":
    main()
