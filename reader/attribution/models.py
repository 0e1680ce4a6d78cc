"""The trained models of a language: a parser, taggers of cues, their roles, and posts, and an encoder for some."""

from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path

import numpy as np
import spacy
from spacy.language import Language

from reader.attribution.columns import BITS
from reader.attribution.crf import Tagger, load_tagger
from reader.attribution.encoder import KINDS, Encoder, load_encoder
from reader.attribution.kinds import NameKind
from reader.attribution.parse import Codes
from reader.model.frozen import frozen
from reader.model.resources import resource

PROPER = ("NNP", "NNPS", "PROPN")  # tags of names
JOINING = ("IN", "SCONJ")  # tags of words like "that" where they open a clause
PREPOSITIONS = ("IN", "TO", "ADP")
VERBAL = ("VB", "MD", "VERB", "AUX")  # beginnings of the tags of verbs
SUBJECTS = ("nsubj", "nsubjpass", "nsubj:pass", "csubj")
NAME_KINDS = {"PERSON": NameKind.PERSON, "ORG": NameKind.BODY, "PLACE": NameKind.PLACE}
CALLED = {"no": "nb", "nn": "nb"}  # languages that are read with another's models


@frozen
class Models:
    """Everything that was trained for one language."""

    language: str  # ISO 639-1
    nlp: Language
    cues: Tagger  # labels O, B, I
    roles: Tagger  # labels O, S (source), C (content), around one cue
    posts: Tagger  # labels O, R (role), A (affiliation), around one mention of a source
    proper: Codes
    verbs: Codes
    joining: Codes
    prepositions: Codes
    subjects: frozenset[int]
    name_kinds: Mapping[int, NameKind]
    encoder: Encoder | None = None


def load_models(language: str | None) -> Models | None:
    """Return the models for an ISO 639-1 code, loaded once; None where there are none."""
    return _load(CALLED.get(language or "", language or ""))


@cache
def _load(language: str) -> Models | None:
    folder = resource("models", language)
    if not language.isalpha() or not (folder / "parser").is_dir():
        return None
    parser = parser_only(folder / "parser")
    cues, roles, posts = (load_tagger(folder / f"{name}.npz") for name in ("cues", "roles", "posts"))
    encoder = load_encoder(folder, name_codes(parser.nlp)) if (folder / "encoder.onnx").is_file() else None
    return replace(parser, cues=cues, roles=roles, posts=posts, encoder=encoder)


def name_codes(nlp: Language) -> dict[int, str]:
    """Return which type of name each of the parser's codes is; 0 is none."""
    return {nlp.vocab.strings[kind]: kind for kind in KINDS}


def parser_only(folder: Path) -> Models:
    """Return a parser with taggers that know nothing, for those who train them."""
    nlp = spacy.load(folder)
    codes = nlp.vocab.strings
    blank = Tagger(("O",), np.zeros((1, 1 << BITS), np.float32), np.zeros((1, 1), np.float32))
    return Models(
        str(nlp.meta["lang"]),
        nlp,
        blank,
        blank,
        blank,
        np.array([codes[tag] for tag in PROPER], np.uint64),
        np.array([codes[tag] for tag in nlp.pipe_labels["tagger"] if tag.startswith(VERBAL)], np.uint64),
        np.array([codes[tag] for tag in JOINING], np.uint64),
        np.array([codes[tag] for tag in PREPOSITIONS], np.uint64),
        frozenset(codes[label] for label in SUBJECTS),
        {codes[label]: kind for label, kind in NAME_KINDS.items()},
    )
