"""What ships as trained models: small, without pickles, and without the words of what they were trained on."""

import gzip
import json
import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import examples
import pytest
import spacy

MOST_BYTES = 40 << 20
OPERATORS = {"Split", "Squeeze"}  # of ONNX, where they are words of any text too
CAPITALISED = re.compile(r"\b[A-ZÆØÅ][a-zæøå]{4,}\b")  # long enough not to stand in weights by chance


@pytest.fixture(scope="module")
def files(root: Path) -> list[Path]:
    found = [file for file in (root / "resources" / "models").rglob("*") if file.is_file()]
    assert found
    return found


def test_all_languages_together_are_small(files):
    assert sum(file.stat().st_size for file in files) <= MOST_BYTES


def test_no_file_is_a_pickle(files):
    for file in files:
        content = file.read_bytes()
        assert not (content[:1] == b"\x80" and content[1:2] in (b"\x02", b"\x03", b"\x04", b"\x05")), file
        assert b"\x93NUMPY" not in content or b"'|O'" not in content  # an array of objects is pickled


def test_every_language_tells_where_its_models_are_from(root):
    for folder in (root / "resources" / "models").iterdir():
        if folder.is_dir():
            card = (folder / "README.md").read_text(encoding="utf-8")
            for heading in ("Corpora", "Licences", "Figures", "Limits", "Train it again"):
                assert f"## {heading}" in card


def test_the_parsers_keep_labels_and_no_word_of_their_treebank(root):
    own = capitalised(words for file in marked(root) for words in file)
    for strings in (root / "resources" / "models").glob("*/parser/vocab/strings.json"):
        kept = set(json.loads(strings.read_text(encoding="utf-8")))
        assert not kept & own - tokenizers_own(strings.parents[2].name)


def test_no_model_holds_a_name_of_the_political_news(shared, root, files):
    with gzip.open(shared / "data" / "polnear" / "train.jsonl.gz", "rt", encoding="utf-8") as lines:
        words = capitalised(json.loads(line)["text"] for line in lines)
    words -= tokenizers_own("en") | tokenizers_own("nb") | OPERATORS
    for file in files:
        is_prose = file.suffix == ".md" or file.name.startswith("LICENSE")
        if not is_prose and file.name != "tokenizer":  # that is spaCy's own, see below
            held = set(CAPITALISED.findall(file.read_bytes().decode("latin-1")))
            assert not held & words, file


def test_the_encoder_knows_whole_words_of_openly_licensed_corpora_alone(shared, root):
    pieces = (root / "resources" / "models" / "en" / "pieces.txt").read_text(encoding="utf-8").splitlines()
    own = [example.article.text for example in examples.own("en", "train")]
    with gzip.open(shared / "data" / "ud" / "ud-en-ewt-train.conllu.gz", "rt", encoding="utf-8") as lines:
        treebank = [line.split("\t")[1] for line in lines if line[:1].isdigit()]
    known = set(re.findall(r"[^\W_]+", bare(" ".join([*own, *treebank]))))
    beginnings = {word[:end] for word in known for end in range(1, len(word) + 1)}
    words = [piece for piece in pieces if piece.isalpha()]
    assert len(words) > 5_000
    assert not set(words) - beginnings


def test_the_tokenizers_are_spacys_own(root):
    for folder in (root / "resources" / "models").glob("*/parser"):
        own = spacy.blank(folder.parent.name).tokenizer
        kept = spacy.load(folder).tokenizer
        assert kept.rules == own.rules


def marked(root: Path) -> Iterator[list[str]]:
    for file in sorted((root / "packaging" / "models" / "corpus").glob("*/*.toml")):
        yield [file.read_text(encoding="utf-8")]


def bare(text: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFD", text.lower()) if not unicodedata.combining(c))


def capitalised(texts) -> set[str]:
    return {word for text in texts for word in CAPITALISED.findall(text)}


def tokenizers_own(language: str) -> set[str]:
    """Return the words that spaCy's own tokenizer brings along, whatever it is trained on."""
    strings = set(spacy.blank(language).vocab.strings)
    return strings | capitalised(strings) | {"Tagger", "Parser"}
