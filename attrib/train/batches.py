"""Labelled examples in, padded batches out."""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import torch
from tokenizers import Tokenizer
from torch import Tensor

from attrib.nlp.labels import IGNORE
from attrib.nlp.windows import CASES, Window, make_windows
from attrib.train.corpora import Example

_LOWER, _UPPER = CASES.index("lower"), CASES.index("upper")


@dataclass(frozen=True, slots=True)
class Item:
    """A window with the labels of its words; links count words of the window."""

    example: Example
    window: Window
    labels: dict[str, list[int]]
    source_of: dict[int, int]
    cue_of: dict[int, int]


def make_items(
    examples: Iterable[Example], tokenizer: Tokenizer, inventories: Mapping[str, Sequence[str]]
) -> Iterator[Item]:
    """Yield the windows of the examples, labels as numbers; a label outside its inventory is `IGNORE`."""
    numbers = {key: {name: n for n, name in enumerate(names)} for key, names in inventories.items()}
    for example in examples:
        for window in make_windows(example.words, example.paragraphs, tokenizer):
            inside = range(window.start, window.end)
            labels = {}
            for key, values in example.labels.items():
                part = values[window.start : window.end]
                if key in numbers:
                    part = [numbers[key].get(value, IGNORE) for value in part]
                elif key == "head":
                    part = [h - window.start if h in inside else IGNORE for h in part]
                labels[key] = part
            yield Item(
                example,
                window,
                labels,
                *(_shift(links, window) for links in (example.source_of, example.cue_of)),
            )


def _shift(links: dict[int, int], window: Window) -> dict[int, int]:
    inside = range(window.start, window.end)
    return {
        a - window.start: b - window.start if b >= 0 else -1
        for a, b in links.items()
        if a in inside and (b in inside or b < 0)
    }


def make_batches(items: Sequence[Item], size: int, seed: int) -> list[list[Item]]:
    """Return batches of about `size` word pieces with padding, of like lengths, in a random order."""
    order = random.Random(seed)
    ordered = sorted(items, key=lambda item: len(item.window.pieces) + order.random() * 16)
    batches: list[list[Item]] = [[]]
    longest = 0
    for item in ordered:
        longest = max(longest, len(item.window.pieces))
        if batches[-1] and (len(batches[-1]) + 1) * longest > size:
            batches.append([])
            longest = len(item.window.pieces)
        batches[-1].append(item)
    order.shuffle(batches)
    return batches if items else []


def pad(rows: Sequence[Sequence[int]], value: int) -> Tensor:
    """Return rows of unequal lengths as one tensor `[rows, longest]`."""
    longest = max(len(row) for row in rows)
    return torch.tensor([[*row, *[value] * (longest - len(row))] for row in rows])


def inputs(batch: Sequence[Item]) -> tuple[Tensor, ...]:
    """Return the network's inputs for a batch, in the order of `Network.forward`."""
    windows = [item.window for item in batch]
    return (
        pad([w.pieces for w in windows], 0),
        pad([w.piece_cases for w in windows], 0),
        pad([[1] * len(w.pieces) for w in windows], 0),
        pad([w.word_starts for w in windows], 0),
        pad([w.cases for w in windows], 0),
        pad([w.paragraphs for w in windows], 0),
    )


def targets(batch: Sequence[Item], key: str) -> Tensor | None:
    """Return the labels of one head, `[batch, words]`; None if no item has any."""
    if not any(key in item.labels for item in batch):
        return None
    return known_targets(batch, key)


def known_targets(batch: Sequence[Item], key: str) -> Tensor:
    """Return the labels of one head, `[batch, words]`, `IGNORE` where not known."""
    return pad([item.labels.get(key, [IGNORE] * len(item.window.cases)) for item in batch], IGNORE)


def blur(
    tensors: tuple[Tensor, ...], *, hidden: float, caseless: float, mask: int
) -> tuple[Tensor, ...]:
    """Return a batch's inputs made harder by chance, so that the network counts on no single sign.

    A share `hidden` of the word pieces is replaced by `mask` (never the first, the last or padding),
    and a share `caseless` of the windows loses its letter case: half to small letters, half to capitals.
    """
    pieces, piece_cases, piece_mask, word_starts, cases, paragraphs = tensors
    inside = piece_mask.bool() & (torch.arange(pieces.shape[1]) > 0)
    inside[:, :-1] &= piece_mask[:, 1:].bool()
    inside[:, -1] = False
    pieces = pieces.masked_fill(inside & (torch.rand(pieces.shape) < hidden), mask)
    lost = torch.rand(len(pieces), 1) < caseless
    only = torch.where(torch.rand(len(pieces), 1) < 0.5, _LOWER, _UPPER)  # noqa: PLR2004  # half
    piece_cases, cases = (
        torch.where(lost & (kinds > 0), only, kinds) for kinds in (piece_cases, cases)
    )
    return pieces, piece_cases, piece_mask, word_starts, cases, paragraphs
