"""The encoder as it is trained: the first layers of a published one, with a table for what is known of each token."""

from collections.abc import Mapping, Sequence

import torch
from torch import Tensor, nn
from torch.nn import functional

from reader.attribution.encoder import STEPS
from reader.attribution.encoder_windows import FEATURES, LONGEST, ROWS

WIDTH, HEADS, INNER = 384, 12, 1536  # of the published encoder, all-MiniLM-L6-v2
LAYERS = 4  # of its six: with each more it is slower by a quarter
NARROW = 64  # width of the table of features
PAIRED = 128  # width in which a cue and a token meet
DROPOUT = 0.1
DROPPED = 0.1  # share of the features left out in training: the parser is surer of what it was trained on
HIDDEN = -10_000.0  # added to the attention that what only fills up would get


class Layer(nn.Module):
    """A layer as BERT has it (Devlin et al. 2019)."""

    def __init__(self) -> None:
        super().__init__()
        self.asks = nn.Linear(WIDTH, 3 * WIDTH)  # queries, keys and values
        self.out = nn.Linear(WIDTH, WIDTH)
        self.norm_met = nn.LayerNorm(WIDTH, eps=1e-12)
        self.up = nn.Linear(WIDTH, INNER)
        self.down = nn.Linear(INNER, WIDTH)
        self.norm_out = nn.LayerNorm(WIDTH, eps=1e-12)

    def forward(self, seen: Tensor, hidden: Tensor | None) -> Tensor:
        """Return what each piece is after it has looked at the others of its window."""
        batch, size, _ = seen.shape
        query, key, value = self.asks(seen).view(batch, size, 3, HEADS, WIDTH // HEADS).permute(2, 0, 3, 1, 4).unbind(0)
        weights = query @ key.transpose(-1, -2) * (WIDTH // HEADS) ** -0.5
        weights = (weights if hidden is None else weights + hidden).softmax(-1)
        met = (weights @ value).transpose(1, 2).reshape(batch, size, WIDTH)
        seen = self.norm_met(seen + functional.dropout(self.out(met), DROPOUT, self.training))
        inner = self.down(functional.gelu(self.up(seen)))
        made: Tensor = self.norm_out(seen + functional.dropout(inner, DROPOUT, self.training))
        return made


class Encoder(nn.Module):
    """From pieces and what is known of them: whether each is a cue's, and how it looks as a cue and beside one."""

    published_parts = ("word", "position", "norm", "layers")  # the others begin anew

    def __init__(self, pieces: int) -> None:
        super().__init__()
        self.word = nn.Embedding(pieces, WIDTH)
        self.position = nn.Embedding(LONGEST + 2, WIDTH)
        self.table = nn.Embedding(FEATURES << ROWS, NARROW)
        self.widen = nn.Linear(NARROW, WIDTH, bias=False)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.layers = nn.ModuleList(Layer() for _ in range(LAYERS))
        self.cue = nn.Linear(WIDTH, 3)
        self.taking = nn.Linear(WIDTH, PAIRED)
        self.taken = nn.Linear(WIDTH, PAIRED)
        self.step = nn.Embedding(2 * len(STEPS) + 1, PAIRED)
        self.role = nn.Linear(PAIRED, 3)
        nn.init.normal_(self.table.weight, std=0.1)
        with torch.no_grad():
            self.widen.weight.mul_(0.3)

    def forward(self, pieces: Tensor, features: Tensor, mask: Tensor | None = None) -> tuple[Tensor, Tensor, Tensor]:
        """Return, for each piece, scores of no cue, begin and inside; how it looks as a cue; how beside one.

        `mask` is 1 for pieces and 0 for what fills windows up to one length.
        """
        known = self.table(features)
        if self.training:
            known = known * (torch.rand(known.shape[:-1]) > DROPPED)[..., None]
        place = self.position(torch.arange(pieces.shape[1]))[None]
        seen = self.norm(self.word(pieces) + place + self.widen(known.sum(2)))
        seen = functional.dropout(seen, DROPOUT, self.training)
        hidden = None if mask is None else (1 - mask[:, None, None, :]) * HIDDEN
        for layer in self.layers:
            seen = layer(seen, hidden)
        return self.cue(seen), self.taking(seen), self.taken(seen)

    def roles(self, taking: Tensor, taken: Tensor, step: Tensor) -> Tensor:
        """Return scores of nothing, source and content for tokens so many steps from a cue."""
        made: Tensor = self.role(functional.relu(taking + taken + self.step(step)))
        return made


def begin(encoder: Encoder, published: Mapping[str, Tensor], rows: Sequence[int]) -> None:
    """Take over the published weights; of the vocabulary only `rows`, in their order."""
    words, places, kinds = (
        published[f"embeddings.{name}_embeddings.weight"] for name in ("word", "position", "token_type")
    )
    with torch.no_grad():
        encoder.word.weight.copy_(words[list(rows)])
        encoder.position.weight.copy_(places[: LONGEST + 2] + kinds[0])
        for part in ("weight", "bias"):
            encoder.norm.get_parameter(part).copy_(published[f"embeddings.LayerNorm.{part}"])
            for number, layer in enumerate(encoder.layers):
                _take_over(layer, part, published, f"encoder.layer.{number}.")


def _take_over(layer: nn.Module, part: str, published: Mapping[str, Tensor], of: str) -> None:
    asks = [published[f"{of}attention.self.{one}.{part}"] for one in ("query", "key", "value")]
    layer.get_parameter(f"asks.{part}").copy_(torch.cat(asks))
    for ours, theirs in (
        ("out", "attention.output.dense"),
        ("norm_met", "attention.output.LayerNorm"),
        ("up", "intermediate.dense"),
        ("down", "output.dense"),
        ("norm_out", "output.LayerNorm"),
    ):
        layer.get_parameter(f"{ours}.{part}").copy_(published[f"{of}{theirs}.{part}"])
