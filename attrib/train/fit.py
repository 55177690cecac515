"""A config in, a trained network out, with checkpoints that a killed run resumes from."""

from __future__ import annotations

import json
import logging
import math
import random
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import torch
from tokenizers import Tokenizer
from torch import nn
from tqdm import tqdm

from attrib.nlp.labels import ENTITIES, TAGS, allowed
from attrib.train import checkpoint
from attrib.train.batches import Item, blur, inputs, make_batches, make_items
from attrib.train.checkpoint import load_checkpoint, save_checkpoint
from attrib.train.config import Config
from attrib.train.corpora import Example, gum_entities, read_conllu, read_polnear
from attrib.train.losses import total_loss
from attrib.train.network import Network, Sizes
from attrib.train.pretrained import encoder_sizes, load_encoder, load_shipped
from attrib.train.swaps import names_by_kind, swap_names
from attrib.train.teaching import is_left_out, teach
from attrib.train.web_names import web_entities

log = logging.getLogger(__name__)
_HIDDEN = ("[MASK]", "<mask>")
"""The word piece that hides another, in BERT's vocabulary and in MPNet's."""


def inventories_of(examples: Iterable[Example], *, least: int = 4) -> dict[str, list[str]]:
    """Return the label sets that the corpora use; lemma edits seen under `least` times are left out."""
    counts: dict[str, Counter[str]] = {
        key: Counter() for key in ("upos", "xpos", "lemma", "deprel")
    }
    for example in examples:
        for key, counter in counts.items():
            counter.update(example.labels.get(key, ()))
    return {
        key: sorted(name for name, n in counter.items() if key != "lemma" or n >= least)
        for key, counter in counts.items()
    }


def parameter_groups(network: Network, config: Config) -> list[dict[str, Any]]:
    """Return AdamW's groups: the encoder's layers at rates that fall towards the input, then the heads."""
    groups: list[dict[str, Any]] = []
    layers = network.encoder.layers
    for number, layer in enumerate(layers):
        rate = config.encoder_rate * config.layer_decay ** (len(layers) - 1 - number)
        groups.append({"params": list(layer.parameters()), "rate": rate})
    heads = [p for n, p in network.named_parameters() if not n.startswith("encoder.")]
    groups.append({"params": [network.encoder.case.weight, *heads], "rate": config.head_rate})
    encoder = network.encoder
    for fixed in (encoder.words, encoder.positions, encoder.norm, encoder.relative):
        if fixed is not None:
            fixed.requires_grad_(requires_grad=False)
    return groups


def rate_at(step: int, steps: int, warmup: float) -> float:
    """Return the share of the full learning rate at a step: a linear rise, then a linear fall to 0."""
    rise = max(1, int(steps * warmup))
    return (step + 1) / rise if step < rise else max(0.0, (steps - step) / (steps - rise))


def schedule(
    news: Sequence[Item], syntax: Sequence[Sequence[Item]], config: Config
) -> list[list[Item]]:
    """Return all batches of a run in order: every epoch's are shuffled together, by the seed.

    `syntax` has the items of each epoch of the treebanks; of the last one only a part may be wanted.
    """
    batches: list[list[Item]] = []
    epochs = [
        make_batches(items, config.batch_pieces, config.seed + 1000 + n)
        for n, items in enumerate(syntax)
    ]
    pool = [batch for part in epochs for batch in part]
    pool = pool[: round(len(pool) * config.syntax_epochs / len(epochs))] if pool else []
    taken = 0
    for epoch in range(config.epochs):
        upto = round(len(pool) * (epoch + 1) / config.epochs)
        part = make_batches(news, config.batch_pieces, config.seed + epoch) + pool[taken:upto]
        taken = upto
        random.Random(config.seed + epoch).shuffle(part)
        batches += part
    return batches


def fit(config: Config, folder: Path) -> Network:
    """Train by the config, writing checkpoints to the folder; resume where it holds one.

    A GPU is used where there is one.
    """
    with torch.device("cuda" if torch.cuda.is_available() else "cpu"):
        network = _fit(config, folder)
    network.cpu()
    return network


def _fit(config: Config, folder: Path) -> Network:
    torch.manual_seed(config.seed)
    corpora = Path(config.corpora)
    tokenizer = Tokenizer.from_file(str(config.encoder_folder / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    log.info("reading corpora")
    syntax = _read_syntax(config)
    inventories = _inventories_at(Path(config.start)) if config.start else inventories_of(syntax)
    silver = corpora / config.corenlp if config.corenlp else None
    articles = read_polnear(corpora / config.polnear, silver)
    articles = (article for article in articles if not is_left_out(article.id, config.fold))
    if config.teachers:
        articles = teach(articles, [Path(run) for run in config.teachers])
    news = list(make_items(articles, tokenizer, inventories))
    epochs = [
        list(make_items(examples, tokenizer, inventories))
        for examples in _syntax_epochs(syntax, config)
    ]
    batches = schedule(news, epochs, config)
    sizes = Sizes(
        tags=len(TAGS),
        entities=len(ENTITIES),
        **{k: len(v) for k, v in inventories.items()},
        **encoder_sizes(config.encoder_folder),
    )
    network = Network(sizes)
    _begin(network, config)
    groups = parameter_groups(network, config)
    optimizer = torch.optim.AdamW(
        [{"params": g["params"], "lr": g["rate"]} for g in groups], weight_decay=config.weight_decay
    )
    meta: dict[str, Any] = {
        "step": 0,
        "sizes": asdict(sizes),
        "inventories": inventories,
        "config": asdict(config),
    }
    if (folder / checkpoint.NAME).exists():
        meta = load_checkpoint(folder, network, optimizer)
        log.info("resuming at step %d of %d", meta["step"], len(batches))
    vocabulary = tokenizer.get_vocab()
    mask = next((vocabulary[piece] for piece in _HIDDEN if piece in vocabulary), 0)
    run = Run(network, optimizer, [group["rate"] for group in groups], meta, folder, mask)
    take_steps(run, batches, config)
    return network


def _read_syntax(config: Config) -> list[Example]:
    corpora, examples = Path(config.corpora), list[Example]()
    if config.gum:
        examples += read_conllu(corpora / config.gum, entities=gum_entities)
    if config.ewt:
        examples += read_conllu(corpora / config.ewt, entities=web_entities)
    return examples


def _syntax_epochs(syntax: Sequence[Example], config: Config) -> Iterator[Iterable[Example]]:
    """Yield the treebanks' documents once an epoch, with other names each time."""
    names = names_by_kind(syntax)
    for epoch in range(math.ceil(config.syntax_epochs) if syntax else 0):
        seed = config.seed + 2000 + epoch
        yield swap_names(syntax, names, share=config.swapped_names, seed=seed)


def _inventories_at(start: Path) -> dict[str, list[str]]:
    """Return the label sets of the model that a run starts from: its heads have no others."""
    shipped = start / "meta.json"
    meta = json.loads(shipped.read_text()) if shipped.exists() else checkpoint.read_meta(start)
    inventories: dict[str, list[str]] = meta["inventories"]
    return inventories


def _begin(network: Network, config: Config) -> None:
    """Give a network its first weights: of a shipped model, of another run, or of the encoder alone."""
    start = Path(config.start) if config.start else None
    if start is None:
        load_encoder(network, config.encoder_folder / "model.safetensors")
        with torch.no_grad():
            network.transitions[~torch.tensor(allowed(TAGS))] = -10.0
    elif (start / "model.onnx").exists():
        load_shipped(network, start)
    else:
        load_checkpoint(start, network)


@dataclass(frozen=True, slots=True)
class Run:
    """A run under way: what is trained, at which full rates, how far it is and where it is kept."""

    network: Network
    optimizer: torch.optim.Optimizer
    rates: list[float]
    meta: dict[str, Any]
    folder: Path
    mask: int
    """The word piece that hides another."""


def take_steps(run: Run, batches: list[list[Item]], config: Config) -> None:
    """Train on the batches that are left, with a progress bar and a checkpoint every so many."""
    run.network.train()
    shown: dict[str, float] = {}
    done, total = run.meta["step"], len(batches)
    for step in tqdm(range(done, total), initial=done, total=total, unit="batch", mininterval=5):
        torch.manual_seed(config.seed * 100_003 + step)
        for group, rate in zip(run.optimizer.param_groups, run.rates, strict=True):
            group["lr"] = rate * rate_at(step, total, config.warmup)
        for key, loss in _step(run, batches[step], config).items():
            shown[key] = 0.95 * shown.get(key, loss) + 0.05 * loss
        if (step + 1) % config.save_every == 0 or step + 1 == total:
            run.meta["step"] = step + 1
            save_checkpoint(run.folder, run.network, run.optimizer, run.meta)
            losses = " ".join(f"{key} {loss:.3f}" for key, loss in sorted(shown.items()))
            log.info("step %d, %s", step + 1, losses)


def _step(run: Run, batch: list[Item], config: Config) -> dict[str, float]:
    harder = blur(
        inputs(batch), hidden=config.hidden_pieces, caseless=config.caseless, mask=run.mask
    )
    device = torch.get_default_device().type
    with torch.autocast(device, torch.bfloat16, enabled=device != "cpu" or has_bfloat16()):
        scores = run.network(*harder)
    floats = {key: value.float() for key, value in scores.items()}
    gold = config.gold if config.teachers else 1.0
    losses = total_loss(run.network, floats, batch, gold=gold)
    values = torch.stack(list(losses.values()))
    run.optimizer.zero_grad(set_to_none=True)
    values.sum().backward()  # type: ignore[no-untyped-call]
    nn.utils.clip_grad_norm_(run.network.parameters(), 1.0)
    run.optimizer.step()
    # All in one list: a GPU is waited for once, not once a head.
    return dict(zip(losses, values.detach().tolist(), strict=True))


def has_bfloat16() -> bool:
    """Say whether this processor multiplies in bfloat16, which doubles the speed of a step."""
    known = torch.cpu.get_capabilities()
    return bool(known.get("avx512_bf16") or known.get("amx_bf16"))
