"""Turns treebanks in CoNLL-U into spaCy's training files: tags, trees, sentences and names."""

import gzip
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path

from spacy.tokens import Doc, DocBin, Span
from spacy.vocab import Vocab

SENTENCES = 12  # in one training document: the parser must learn where sentences end, and a long one is slow
NAMES = {
    "PERSON": "PERSON", "ORGANIZATION": "ORG", "LOCATION": "PLACE", "MISC": "MISC",  # CoreNLP
    "PER": "PERSON", "ORG": "ORG", "LOC": "PLACE", "GPE_LOC": "PLACE", "GPE_ORG": "PLACE", "PROD": "MISC",
    "EVT": "MISC",  # NorNE; DRV (derived words) are no names
}  # fmt: skip


@dataclass(slots=True)
class Sentence:
    """One sentence's columns."""

    words: list[str] = field(default_factory=list)
    spaces: list[bool] = field(default_factory=list)
    tags: list[str] = field(default_factory=list)
    heads: list[int] = field(default_factory=list)  # index in the sentence; its own where it is the root
    labels: list[str] = field(default_factory=list)
    names: list[str] = field(default_factory=list)  # "B-PERSON", "I-PERSON", "O"; "" where the treebank has none


def read_sentences(file: Path) -> Iterator[Sentence]:
    """Yield the sentences of a gzipped CoNLL-U file; multi-word tokens and empty nodes are passed over."""
    sentence = Sentence()
    with gzip.open(file, "rt", encoding="utf-8") as lines:
        for line in lines:
            line = line.rstrip("\n")
            if not line:
                if sentence.words:
                    yield sentence
                sentence = Sentence()
            elif not line.startswith("#"):
                columns = line.split("\t")
                if columns[0].isdigit():
                    _add(sentence, columns)
    if sentence.words:
        yield sentence


def _add(sentence: Sentence, columns: list[str]) -> None:
    number, form, _, upos, xpos, feats, head, label, _, misc = columns
    extra = dict(part.split("=", 1) for part in misc.split("|") if "=" in part)
    sentence.words.append(form)
    sentence.spaces.append(extra.get("SpaceAfter") != "No")
    sentence.tags.append(tag_of(upos, xpos, feats))
    sentence.heads.append(int(head) - 1 if head != "0" else int(number) - 1)
    sentence.labels.append("ROOT" if head == "0" else label)
    name = extra.get("NER") or extra.get("name") or ""
    kind = NAMES.get(name[2:])
    sentence.names.append(f"{name[:2]}{kind}" if kind else "O" if name else "")


def tag_of(upos: str, xpos: str, feats: str) -> str:
    """Return the tag that is learned: Penn's where the treebank has them, else the word class with its form."""
    if xpos.isascii() and (xpos.isupper() or not xpos[:1].isalpha()) and xpos != "_":
        return xpos
    forms = [part for part in feats.split("|") if part in _FORMS]
    return f"{upos}-{forms[0]}" if forms and upos in ("VERB", "AUX", "PRON", "DET", "NOUN") else upos


_FORMS = frozenset({"pret", "pres", "inf", "perf-part", "imp", "pass", "pers", "poss", "refl", "ub", "be"})


def write_docs(files: list[Path], out: Path) -> int:
    """Write the files' sentences as one training file, and return how many documents it holds."""
    vocab = Vocab()
    store = DocBin(attrs=["ORTH", "SPACY", "TAG", "HEAD", "DEP", "SENT_START", "ENT_IOB", "ENT_TYPE"])
    count = 0
    for file in files:
        waiting: list[Sentence] = []
        for sentence in read_sentences(file):
            waiting.append(sentence)
            if len(waiting) == SENTENCES:
                store.add(_doc(vocab, waiting))
                count, waiting = count + 1, []
        if waiting:
            store.add(_doc(vocab, waiting))
            count += 1
    store.to_disk(out)
    return count


def has_names(file: Path) -> bool:
    """Tell whether a treebank marks names."""
    return any(sentence.names[0] for sentence in islice(read_sentences(file), 1))


def _doc(vocab: Vocab, sentences: list[Sentence]) -> Doc:
    words, spaces, tags, heads, labels, starts, names = [], [], [], [], [], [], []
    for sentence in sentences:
        first = len(words)
        words += sentence.words
        spaces += [*sentence.spaces[:-1], True]
        tags += sentence.tags
        heads += [first + head for head in sentence.heads]
        labels += sentence.labels
        starts += [True] + [False] * (len(sentence.words) - 1)
        names += sentence.names
    doc = Doc(vocab, words=words, spaces=spaces, tags=tags, heads=heads, deps=labels, sent_starts=starts)
    if all(names):
        doc.set_ents(list(_spans(doc, names)), default="outside")
    return doc


def _spans(doc: Doc, names: list[str]) -> Iterator[Span]:
    start = None
    for index, name in enumerate([*names, "O"]):
        if start is not None and (not name.startswith("I-") or name[2:] != names[start][2:]):
            yield Span(doc, start, index, names[start][2:])
            start = None
        if name.startswith("B-") or (name.startswith("I-") and start is None):
            start = index
