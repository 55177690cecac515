"""Scores and labels in, one loss out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import torch
from torch import Tensor
from torch.nn import functional

from attrib.nlp.labels import IGNORE
from attrib.train.batches import Item, known_targets, targets
from attrib.train.network import Network, crf_loss, marginals

_LEAST = 1e-6
"""The least probability whose logarithm is taken."""
WEIGHTS: Mapping[str, float] = {
    "tags": 5.0,
    "source_of": 0.75,
    "cue_of": 0.75,
    "entity": 2.0,
    "silver": 0.2,
    "sentence": 0.3,
    "upos": 0.3,
    "xpos": 0.2,
    "lemma": 0.2,
    "head": 0.6,
    "deprel": 0.4,
}
"""Weights of the heads. The tags' loss is a mean over words and so a tenth of the parser's: with equal
weights AdamW, which divides by the gradients of all batches, learns the tags at a fraction of its rate."""


def total_loss(
    network: Network, scores: dict[str, Tensor], batch: Sequence[Item], *, gold: float = 1.0
) -> dict[str, Tensor]:
    """Return the weighted loss of each head that the batch has labels for.

    `gold` is the share of the annotators in the loss of tags and links, where teachers have the rest;
    entities are learned from teachers alone, in place of silver ones.
    """
    losses: dict[str, Tensor] = {}
    words = scores["tags"].shape[1]
    mask = torch.arange(words)[None] < torch.tensor([[len(item.window.cases)] for item in batch])
    tags = targets(batch, "tags")
    if tags is not None:
        losses["tags"] = crf_loss(scores["tags"], tags.clamp(min=0), mask, network) / mask.sum()
        if gold < 1:
            found = marginals(scores["tags"], mask, network)
            others = _against(found.clamp(min=_LEAST).log(), _opinions(batch, "tags", tags, found))
            losses["tags"] = gold * losses["tags"] + (1 - gold) * others
        losses |= _link_losses(scores, batch, mask, gold)
    taught = any(item.example.taught for item in batch)
    for key in ("entity", "sentence", "upos", "xpos", "lemma"):
        known = known_targets(batch, key)
        if taught and key == "entity":
            likely = scores[key].float().log_softmax(-1)
            losses[key] = _against(likely, _opinions(batch, key, known, likely))
        elif (known != IGNORE).any():
            losses[key] = functional.cross_entropy(
                scores[key].flatten(0, 1).float(), known.flatten(), ignore_index=IGNORE
            )
    heads = targets(batch, "head")
    if heads is not None:
        losses |= _parse_losses(network, scores, batch, heads)
    silver = batch[0].example.silver
    return {
        key: loss * WEIGHTS["silver" if key in {"entity", "sentence"} and silver else key]
        for key, loss in losses.items()
    }


def _opinions(batch: Sequence[Item], key: str, known: Tensor, like: Tensor) -> Tensor:
    """Return what is to be learned of each word, in shares: the teachers' opinion, else the label.

    `known` is `[batch, words]`, `like` and what is returned `[batch, words, labels]`; a word of which
    nothing is known has no share.
    """
    shares = functional.one_hot(known.clamp(min=0), like.shape[2]).to(like.dtype)
    shares = shares * (known != IGNORE)[..., None]
    for row, item in enumerate(batch):
        if item.example.taught is not None:
            words = slice(item.window.start, item.window.end)
            opinion = torch.as_tensor(getattr(item.example.taught, key)[words])
            shares[row, : len(opinion)] = opinion.to(shares)
    return shares


def _against(likely: Tensor, shares: Tensor) -> Tensor:
    """Return the cross entropy of logarithms of probabilities against shares, a mean over words."""
    return -(shares * likely).sum() / shares.sum()


def _link_losses(
    scores: dict[str, Tensor], batch: Sequence[Item], mask: Tensor, gold: float
) -> dict[str, Tensor]:
    """A cue chooses its source's first word, or none; a content's first word chooses its cue's."""
    closed = torch.where(mask, 0.0, -1e4)[:, None]
    choices = {
        "source_of": torch.cat([scores["source_of"] + closed, scores["no_source"][..., None]], 2),
        "cue_of": scores["cue_of"] + closed,
    }
    losses = {}
    for key, choice in choices.items():
        links = [
            (row, word, chosen % choice.shape[2])  # the last choice, -1, is none
            for row, item in enumerate(batch)
            for word, chosen in getattr(item, key).items()
        ]
        if links:
            rows, words, chosen = torch.tensor(links).T
            right = functional.one_hot(chosen, choice.shape[2]).float()
            for place, (row, word, _) in enumerate(links):
                taught = _taught_link(batch[row], key, word, right[place])
                if taught is not None:
                    right[place] = gold * right[place] + (1 - gold) * taught
            losses[key] = functional.cross_entropy(choice[rows, words].float(), right)
    return losses


def _taught_link(item: Item, key: str, word: int, like: Tensor) -> Tensor | None:
    """Return the teachers' shares of a choice, as wide as `like`, if they chose in the same window."""
    if item.example.taught is None:
        return None
    start, shares = getattr(item.example.taught, key)[item.window.start + word]
    count, none = len(item.window.cases), key == "source_of"
    if (start, len(shares)) != (item.window.start, count + none):
        return None
    taught = torch.zeros_like(like)
    taught[:count] = torch.as_tensor(shares[:count]).to(like)
    if none:
        taught[-1] = float(shares[-1])
    return taught


def _parse_losses(
    network: Network, scores: dict[str, Tensor], batch: Sequence[Item], heads: Tensor
) -> dict[str, Tensor]:
    """Heads are chosen among the words of the same sentence, as they are at run time."""
    begins, deprels = known_targets(batch, "sentence"), known_targets(batch, "deprel")
    sentence = begins.clamp(min=0).cumsum(1)
    same = sentence[:, :, None] == sentence[:, None, :]
    padding = torch.where(begins == IGNORE, -1e4, 0.0)
    arcs = scores["head"].masked_fill(~same, -1e4) + padding[:, None, :]
    known = heads.clamp(min=0)[..., None].expand(-1, -1, scores["label_head"].shape[-1])
    pairs = scores["label_dependent"] + scores["label_head"].gather(1, known)
    labels = network.deprel(network.dropout(functional.gelu(pairs)))
    deprels = deprels.masked_fill(heads == IGNORE, IGNORE)
    return {
        "head": functional.cross_entropy(
            arcs.flatten(0, 1).float(), heads.flatten(), ignore_index=IGNORE
        ),
        "deprel": functional.cross_entropy(
            labels.flatten(0, 1).float(), deprels.flatten(), ignore_index=IGNORE
        ),
    }
