"""The network: a BERT or MPNet encoder with one head a layer of annotation.

In: word pieces with their letter case, and for each word its first piece, case and paragraph flag.
Out: a dictionary of scores, one tensor a head, shapes `[batch, words, ...]`.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import cast

import torch
from torch import Tensor, nn
from torch.nn import functional

MAX_DISTANCE_BUCKETS = 12
_FARTHEST = 128


@dataclass(frozen=True, slots=True, kw_only=True)
class Sizes:
    """Sizes of the encoder (MiniLM-L6's own) and of the heads' label sets."""

    tags: int
    entities: int
    upos: int
    xpos: int
    lemma: int
    deprel: int
    vocabulary: int = 30522
    hidden: int = 384
    layers: int = 6
    attention_heads: int = 12
    inner: int = 1536
    positions: int = 512
    relative: int = 0
    """Buckets of the distance between two words, which MPNet adds to their attention; BERT has none."""
    cases: int = 5
    arc: int = 192
    link: int = 128
    label: int = 128
    dropout: float = 0.1


class Layer(nn.Module):
    """One transformer layer, as in BERT (Devlin et al. 2019): norms come after the sums."""

    def __init__(self, sizes: Sizes) -> None:
        super().__init__()
        self.heads = sizes.attention_heads
        self.query = nn.Linear(sizes.hidden, sizes.hidden)
        self.key = nn.Linear(sizes.hidden, sizes.hidden)
        self.value = nn.Linear(sizes.hidden, sizes.hidden)
        self.output = nn.Linear(sizes.hidden, sizes.hidden)
        self.attention_norm = nn.LayerNorm(sizes.hidden, eps=1e-12)
        self.up = nn.Linear(sizes.hidden, sizes.inner)
        self.down = nn.Linear(sizes.inner, sizes.hidden)
        self.output_norm = nn.LayerNorm(sizes.hidden, eps=1e-12)
        self.dropout = nn.Dropout(sizes.dropout)

    def forward(self, hidden: Tensor, mask: Tensor) -> Tensor:
        batch, length, width = hidden.shape
        shape = (batch, length, self.heads, width // self.heads)
        query, key, value = (
            part(hidden).view(shape).transpose(1, 2) for part in (self.query, self.key, self.value)
        )
        if torch.onnx.is_in_onnx_export():
            scores = query @ key.transpose(-1, -2) / math.sqrt(width // self.heads) + mask
            mixed = scores.softmax(-1) @ value
        else:
            mixed = functional.scaled_dot_product_attention(query, key, value, attn_mask=mask)
        mixed = self.output(mixed.transpose(1, 2).reshape(batch, length, width))
        hidden = self.attention_norm(hidden + self.dropout(mixed))
        inner = self.down(functional.gelu(self.up(hidden)))
        return cast("Tensor", self.output_norm(hidden + self.dropout(inner)))


def distance_buckets(length: int, buckets: int) -> Tensor:
    """Return the bucket of the distance from each word to each, `[length, length]`, as MPNet counts them.

    Half of them are for what stands after; near distances have one each, far ones share by their
    logarithm, up to 128 (Raffel et al. 2020, section 2.1; Song et al. 2020).
    """
    places = torch.arange(length)
    gap = places[None, :] - places[:, None]
    half = buckets // 2
    near = half // 2
    size = gap.abs()
    growth = torch.log(size.clamp(min=1).float() / near) / math.log(_FARTHEST / near)
    far = (near + (growth * (half - near)).long()).clamp(max=half - 1)
    return torch.where(size < near, size, far) + half * (gap > 0)


class Encoder(nn.Module):
    """The encoder; its pretrained embeddings stay as they are, the letter case is added to them."""

    def __init__(self, sizes: Sizes) -> None:
        super().__init__()
        self.words = nn.Embedding(sizes.vocabulary, sizes.hidden)
        self.positions = nn.Embedding(sizes.positions, sizes.hidden)
        self.norm = nn.LayerNorm(sizes.hidden, eps=1e-12)
        self.case = nn.Embedding(sizes.cases, sizes.hidden)
        nn.init.zeros_(self.case.weight)
        self.relative = (
            nn.Embedding(sizes.relative, sizes.attention_heads) if sizes.relative else None
        )
        self.layers = nn.ModuleList(Layer(sizes) for _ in range(sizes.layers))
        self.dropout = nn.Dropout(sizes.dropout)

    def forward(self, pieces: Tensor, cases: Tensor, mask: Tensor) -> Tensor:
        places = torch.arange(pieces.shape[1], device=pieces.device)
        hidden: Tensor = self.norm(self.words(pieces) + self.positions(places))
        hidden = self.dropout(hidden + self.case(cases))
        bias = (1.0 - mask[:, None, None, :].to(hidden.dtype)) * -1e4
        if self.relative is not None:
            buckets = distance_buckets(pieces.shape[1], self.relative.num_embeddings)
            bias = bias + self.relative(buckets).permute(2, 0, 1)[None].to(hidden.dtype)
        for layer in self.layers:
            hidden = layer(hidden, bias)
        return hidden


class Biaffine(nn.Module):
    """Scores of every word as the head of every word (Dozat & Manning 2017), with word distance."""

    def __init__(self, hidden: int, width: int, dropout: float) -> None:
        super().__init__()
        self.dependent = nn.Linear(hidden, width)
        self.head = nn.Linear(hidden, width)
        self.bilinear = nn.Parameter(torch.zeros(width, width))
        self.bias = nn.Linear(width, 1)
        self.distance = nn.Embedding(2 * MAX_DISTANCE_BUCKETS + 1, 1)
        nn.init.xavier_uniform_(self.bilinear)
        nn.init.zeros_(self.distance.weight)
        self.dropout = nn.Dropout(dropout)

    def forward(self, words: Tensor) -> Tensor:
        dependent = self.dropout(functional.gelu(self.dependent(words)))
        head = self.dropout(functional.gelu(self.head(words)))
        scores = dependent @ self.bilinear @ head.transpose(-1, -2)
        places = torch.arange(words.shape[1], device=words.device)
        gap = places[None, :] - places[:, None]
        bucket = (
            torch.log2(gap.abs().float() + 1.0).mul(1.5).round().clamp(max=MAX_DISTANCE_BUCKETS)
        )
        bucket = (bucket * gap.sign()).long() + MAX_DISTANCE_BUCKETS
        scores = scores + self.bias(head).transpose(-1, -2) + self.distance(bucket).squeeze(-1)
        return cast("Tensor", scores)


class Network(nn.Module):
    """The encoder and its heads.

    The attributions, the entities and the syntax each mix the encoder's words with their letter case
    and paragraph by a layer of their own.
    """

    def __init__(self, sizes: Sizes) -> None:
        super().__init__()
        self.encoder = Encoder(sizes)
        self.case = nn.Embedding(sizes.cases, 32)
        self.paragraph = nn.Embedding(2, 16)
        self.mix = nn.Linear(sizes.hidden + 48, sizes.hidden)
        self.entity_mix = nn.Linear(sizes.hidden + 48, sizes.hidden)
        self.syntax_mix = nn.Linear(sizes.hidden + 48, sizes.hidden)
        self.dropout = nn.Dropout(sizes.dropout)
        self.tags = nn.Linear(sizes.hidden, sizes.tags)
        self.source_of = Biaffine(sizes.hidden, sizes.link, sizes.dropout)
        self.no_source = nn.Linear(sizes.hidden, 1)
        self.cue_of = Biaffine(sizes.hidden, sizes.link, sizes.dropout)
        self.entity = nn.Linear(sizes.hidden, sizes.entities)
        self.sentence = nn.Linear(sizes.hidden, 2)
        self.upos = nn.Linear(sizes.hidden, sizes.upos)
        self.xpos = nn.Linear(sizes.hidden, sizes.xpos)
        self.lemma = nn.Linear(sizes.hidden, sizes.lemma)
        self.head = Biaffine(sizes.hidden, sizes.arc, sizes.dropout)
        self.label_dependent = nn.Linear(sizes.hidden, sizes.label)
        self.label_head = nn.Linear(sizes.hidden, sizes.label, bias=False)
        self.deprel = nn.Linear(sizes.label, sizes.deprel)
        self.transitions = nn.Parameter(torch.zeros(sizes.tags, sizes.tags))
        self.first = nn.Parameter(torch.zeros(sizes.tags))
        self.last = nn.Parameter(torch.zeros(sizes.tags))

    def forward(
        self,
        pieces: Tensor,
        piece_cases: Tensor,
        piece_mask: Tensor,
        word_starts: Tensor,
        cases: Tensor,
        paragraphs: Tensor,
    ) -> dict[str, Tensor]:
        hidden = self.encoder(pieces, piece_cases, piece_mask)
        index = word_starts[..., None].expand(-1, -1, hidden.shape[-1])
        words = torch.gather(hidden, 1, index)
        words = torch.cat([words, self.case(cases), self.paragraph(paragraphs)], -1)
        said, named, parsed = (
            self.dropout(functional.gelu(mix(words)))
            for mix in (self.mix, self.entity_mix, self.syntax_mix)
        )
        return {
            "tags": self.tags(said),
            "source_of": self.source_of(said),
            "no_source": self.no_source(said).squeeze(-1),
            "cue_of": self.cue_of(said),
            "entity": self.entity(named),
            "sentence": self.sentence(parsed),
            "upos": self.upos(parsed),
            "xpos": self.xpos(parsed),
            "lemma": self.lemma(parsed),
            "head": self.head(parsed),
            "label_dependent": self.label_dependent(parsed),
            "label_head": self.label_head(parsed),
        }


def crf_loss(scores: Tensor, tags: Tensor, mask: Tensor, network: Network) -> Tensor:
    """Return the negative log-likelihood of the tags, summed over the batch (Lafferty et al. 2001).

    `scores` is `[batch, words, tags]`, `tags` and `mask` `[batch, words]`; a window's words come first.
    """
    scores = scores.float()
    gold = scores.gather(2, tags[..., None]).squeeze(-1).masked_fill(~mask, 0.0).sum(1)
    steps = network.transitions[tags[:, :-1], tags[:, 1:]]
    gold = gold + steps.masked_fill(~mask[:, 1:], 0.0).sum(1)
    ends = mask.sum(1) - 1
    gold = gold + network.first[tags[:, 0]] + network.last[tags.gather(1, ends[:, None]).squeeze(1)]
    return (log_partition(scores, mask, network) - gold).sum()


def marginals(scores: Tensor, mask: Tensor, network: Network) -> Tensor:
    """Return the probability of each tag of each word over all paths, `[batch, words, tags]`.

    It is the gradient of the partition by the scores (Eisner 2016), and can be trained through.
    """
    scores = scores.float()
    if not scores.requires_grad:
        scores = scores.detach().requires_grad_()
    with torch.enable_grad():
        total = log_partition(scores, mask, network).sum()
        (found,) = torch.autograd.grad(total, scores, create_graph=scores.grad_fn is not None)
    return found


def log_partition(scores: Tensor, mask: Tensor, network: Network) -> Tensor:
    """Return the logarithm of the sum over all paths, `[batch]`.

    Steps are put together two by two, so a window takes as many rounds as its length has binary digits
    (the scan of Blelloch 1990): a GPU waits for rounds, not for sums.
    """
    stay = torch.full_like(network.transitions, -1e4).fill_diagonal_(0.0)
    steps = network.transitions + scores[:, 1:, None, :]
    steps = torch.where(mask[:, 1:, None, None], steps, stay)
    while steps.shape[1] > 1:
        if steps.shape[1] % 2:
            steps = torch.cat([steps, stay.expand(len(steps), 1, -1, -1)], 1)
        steps = torch.logsumexp(steps[:, ::2, :, :, None] + steps[:, 1::2, None, :, :], 3)
    paths = scores[:, 0] + network.first
    if steps.shape[1]:
        paths = torch.logsumexp(paths[:, :, None] + steps[:, 0], 1)
    return torch.logsumexp(paths + network.last, 1)
