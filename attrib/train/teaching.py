"""Articles and finished runs in, what those runs think of each article out: soft labels to learn from.

Each teacher was trained on all articles but those of its fold, and teaches these, so that it never repeats
what it was told (cross-fitted distillation: Hinton et al. 2015, with the folds of Radosavovic et al.).
Several teachers of one fold teach by their mean.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path

import numpy as np
import torch
from tokenizers import Tokenizer
from torch import Tensor
from tqdm import tqdm

from attrib.nlp.decode import Floats
from attrib.train.batches import Item, inputs, make_items
from attrib.train.checkpoint import load_network
from attrib.train.config import Config
from attrib.train.corpora import Example, Opinion
from attrib.train.network import Network, marginals

_AT_ONCE = 16
"""Windows that a teacher reads at once."""


def fold_of(identifier: str, folds: int) -> int:
    """Return the fold of an article, by its id alone."""
    return int.from_bytes(sha256(identifier.encode()).digest()) % folds


def is_left_out(identifier: str, fold: str) -> bool:
    """Say whether an article is one that a run of the fold `1/4` is not trained on."""
    if not fold:
        return False
    number, folds = map(int, fold.split("/"))
    return fold_of(identifier, folds) == number - 1


@dataclass(frozen=True, slots=True)
class Teacher:
    """A finished run of a fold."""

    network: Network
    tokenizer: Tokenizer
    inventories: dict[str, list[str]]
    fold: str

    def read(self, example: Example) -> Opinion:
        """Return what the teacher thinks of a text that it was not trained on."""
        items = list(make_items([example], self.tokenizer, self.inventories))
        count = len(example.words)
        opinion = Opinion(
            np.zeros((count, self.network.tags.out_features), np.float32),
            np.zeros((count, self.network.entity.out_features), np.float32),
        )
        for start in range(0, len(items), _AT_ONCE):
            self._read_batch(items[start : start + _AT_ONCE], opinion)
        return opinion

    def _read_batch(self, batch: Sequence[Item], opinion: Opinion) -> None:
        with torch.no_grad():
            scores = {key: value.float() for key, value in self.network(*inputs(batch)).items()}
        sizes = torch.tensor([[len(item.window.cases)] for item in batch])
        mask = torch.arange(scores["tags"].shape[1])[None] < sizes
        tags = marginals(scores["tags"], mask, self.network).detach().cpu().numpy()
        entity = scores["entity"].softmax(-1).cpu().numpy()
        for row, item in enumerate(batch):
            size, words = len(item.window.cases), slice(item.window.start, item.window.end)
            opinion.tags[words], opinion.entity[words] = tags[row, :size], entity[row, :size]
            for word in item.source_of:
                none = scores["no_source"][row, word, None]
                choice = torch.cat([scores["source_of"][row, word, :size], none])
                opinion.source_of[item.window.start + word] = item.window.start, _shares(choice)
            for word in item.cue_of:
                choice = scores["cue_of"][row, word, :size]
                opinion.cue_of[item.window.start + word] = item.window.start, _shares(choice)


def _shares(scores: Tensor) -> Floats:
    shares: Floats = scores.softmax(-1).cpu().numpy()
    return shares


def load_teacher(run: Path) -> Teacher:
    """Read a run that was trained with a `fold`.

    Raises:
        ValueError: if it was trained on all articles.
    """
    network, meta = load_network(run)
    if not meta["config"].get("fold"):
        raise ValueError(f"{run} was trained without a `fold`: there is nothing it has not seen")
    folder = Config(**meta["config"]).encoder_folder
    tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    network = network.eval().to(torch.get_default_device())
    return Teacher(network, tokenizer, meta["inventories"], meta["config"]["fold"])


def teach(examples: Iterable[Example], runs: Sequence[Path]) -> Iterator[Example]:
    """Yield each article with the mean opinion of the teachers that have not seen it, if there are any."""
    articles = list(examples)
    opinions: dict[str, list[Opinion]] = {article.id: [] for article in articles}
    for run in runs:
        teacher = load_teacher(run)
        own = [article for article in articles if is_left_out(article.id, teacher.fold)]
        for article in tqdm(own, desc=f"taught by {run.name}", unit="article", mininterval=5):
            opinions[article.id].append(teacher.read(article))
    for article in articles:
        taught = opinions[article.id]
        yield replace(article, taught=_mean(taught)) if taught else article


def _mean(opinions: Sequence[Opinion]) -> Opinion:
    return Opinion(
        np.mean([opinion.tags for opinion in opinions], 0),
        np.mean([opinion.entity for opinion in opinions], 0),
        _mean_links([opinion.source_of for opinion in opinions]),
        _mean_links([opinion.cue_of for opinion in opinions]),
    )


def _mean_links(links: Sequence[dict[int, tuple[int, Floats]]]) -> dict[int, tuple[int, Floats]]:
    """Return the mean of what was chosen among the same words: teachers may cut windows differently."""
    found = {}
    for word, (start, shares) in links[0].items():
        like = [other[word][1] for other in links if other[word][0] == start]
        found[word] = start, np.mean([one for one in like if len(one) == len(shares)], 0)
    return found
