"""A config in, a trained network out, with checkpoints that a killed run resumes from."""

from __future__ import annotations

import json
import logging
import random
import time
import tomllib
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import torch
from safetensors import safe_open
from safetensors.torch import load_file, save_file
from tokenizers import Tokenizer
from torch import nn
from tqdm import tqdm

from attrib.nlp.labels import ENTITIES, TAGS, allowed
from attrib.train.batches import Item, inputs, make_batches, make_items
from attrib.train.corpora import Example, read_conllu, read_polnear
from attrib.train.losses import total_loss
from attrib.train.network import Network, Sizes

log = logging.getLogger(__name__)

_ENCODER_NAMES = {
    "attention.self.query": "query",
    "attention.self.key": "key",
    "attention.self.value": "value",
    "attention.output.dense": "output",
    "attention.output.LayerNorm": "attention_norm",
    "intermediate.dense": "up",
    "output.dense": "down",
    "output.LayerNorm": "output_norm",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Config:
    """What `attrib train` reads from its TOML file; paths are relative to that file's `corpora` folder."""

    corpora: str
    encoder: str
    polnear: str
    corenlp: str
    gum: str
    ewt: str
    epochs: int = 4
    syntax_epochs: int = 3
    batch_pieces: int = 4096
    encoder_rate: float = 2e-4
    head_rate: float = 1e-3
    layer_decay: float = 0.9
    weight_decay: float = 0.01
    warmup: float = 0.06
    seed: int = 1
    save_every: int = 50


def load_config(path: Path) -> Config:
    """Read a config; an unknown key is an error that names it."""
    with path.open("rb") as file:
        values = tomllib.load(file)
    unknown = set(values) - set(Config.__dataclass_fields__)
    if unknown:
        raise ValueError(f"{path}: unknown settings: {', '.join(sorted(unknown))}")
    return Config(**values)


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


def load_encoder(network: Network, path: Path) -> None:
    """Copy the weights of a pretrained BERT (a safetensors file) into the network's encoder."""
    weights = load_file(path)
    encoder = network.encoder
    renamed = {
        "words.weight": weights["embeddings.word_embeddings.weight"],
        "positions.weight": weights["embeddings.position_embeddings.weight"]
        + weights["embeddings.token_type_embeddings.weight"][0],
        "norm.weight": weights["embeddings.LayerNorm.weight"],
        "norm.bias": weights["embeddings.LayerNorm.bias"],
    }
    for number in range(len(encoder.layers)):
        for theirs, ours in _ENCODER_NAMES.items():
            for part in ("weight", "bias"):
                renamed[f"layers.{number}.{ours}.{part}"] = weights[
                    f"encoder.layer.{number}.{theirs}.{part}"
                ]
    missing = encoder.load_state_dict(renamed, strict=False).missing_keys
    if missing != ["case.weight"]:
        raise ValueError(f"{path}: not a BERT of the expected shape: no {missing}")


def parameter_groups(network: Network, config: Config) -> list[dict[str, Any]]:
    """Return AdamW's groups: the encoder's layers at rates that fall towards the input, then the heads."""
    groups: list[dict[str, Any]] = []
    layers = network.encoder.layers
    for number, layer in enumerate(layers):
        rate = config.encoder_rate * config.layer_decay ** (len(layers) - 1 - number)
        groups.append({"params": list(layer.parameters()), "rate": rate})
    heads = [p for n, p in network.named_parameters() if not n.startswith("encoder.")]
    groups.append({"params": [network.encoder.case.weight, *heads], "rate": config.head_rate})
    for embedding in (network.encoder.words, network.encoder.positions, network.encoder.norm):
        embedding.requires_grad_(requires_grad=False)
    return groups


def rate_at(step: int, steps: int, warmup: float) -> float:
    """Return the share of the full learning rate at a step: a linear rise, then a linear fall to 0."""
    rise = max(1, int(steps * warmup))
    return (step + 1) / rise if step < rise else max(0.0, (steps - step) / (steps - rise))


def schedule(news: Sequence[Item], syntax: Sequence[Item], config: Config) -> list[list[Item]]:
    """Return all batches of a run in order: every epoch's are shuffled together, by the seed."""
    batches: list[list[Item]] = []
    shares = _spread(config.syntax_epochs, config.epochs)
    syntax_batches = [
        make_batches(syntax, config.batch_pieces, config.seed + 1000 + n)
        for n in range(config.syntax_epochs)
    ]
    pool = [batch for part in syntax_batches for batch in part]
    taken = 0
    for epoch in range(config.epochs):
        upto = round(len(pool) * shares[epoch])
        part = make_batches(news, config.batch_pieces, config.seed + epoch) + pool[taken:upto]
        taken = upto
        random.Random(config.seed + epoch).shuffle(part)
        batches += part
    return batches


def _spread(parts: int, epochs: int) -> list[float]:
    return [(n + 1) / epochs if parts else 0.0 for n in range(epochs)]


def save_checkpoint(
    folder: Path, network: Network, optimizer: torch.optim.Optimizer, meta: Mapping[str, Any]
) -> None:
    """Write weights and optimizer to a checkpoint, swapped in whole so that a kill leaves the old one."""
    tensors = {f"network.{k}": v.contiguous() for k, v in network.state_dict().items()}
    for index, state in optimizer.state_dict()["state"].items():
        for key, value in state.items():
            tensors[f"optimizer.{index}.{key}"] = torch.as_tensor(value).contiguous()
    folder.mkdir(parents=True, exist_ok=True)
    aside = folder / "checkpoint.safetensors.part"
    save_file(tensors, aside, metadata={"meta": json.dumps(meta)})
    aside.replace(folder / "checkpoint.safetensors")


def load_checkpoint(
    folder: Path, network: Network, optimizer: torch.optim.Optimizer | None = None
) -> dict[str, Any]:
    """Read a checkpoint into the network and the optimizer; return its metadata."""
    path = folder / "checkpoint.safetensors"
    tensors = load_file(path)
    with safe_open(path, "pt") as file:
        meta: dict[str, Any] = json.loads(file.metadata()["meta"])
    network.load_state_dict(
        {k.removeprefix("network."): v for k, v in tensors.items() if k.startswith("network.")}
    )
    if optimizer is not None:
        state: dict[int, dict[str, Any]] = {}
        for key, value in tensors.items():
            if key.startswith("optimizer."):
                _, index, name = key.split(".", 2)
                state.setdefault(int(index), {})[name] = value
        optimizer.load_state_dict({**optimizer.state_dict(), "state": state})
    return meta


def fit(config: Config, folder: Path) -> Network:
    """Train by the config, writing checkpoints to the folder; resume where it holds one."""
    torch.manual_seed(config.seed)
    corpora = Path(config.corpora)
    tokenizer = Tokenizer.from_file(str(Path(config.encoder) / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    log.info("reading corpora")
    syntax = [
        *read_conllu(corpora / config.gum, entities=True),
        *read_conllu(corpora / config.ewt, entities=False),
    ]
    inventories = inventories_of(syntax)
    news = list(
        make_items(
            read_polnear(corpora / config.polnear, corpora / config.corenlp), tokenizer, inventories
        )
    )
    batches = schedule(news, list(make_items(syntax, tokenizer, inventories)), config)
    sizes = Sizes(
        tags=len(TAGS), entities=len(ENTITIES), **{k: len(v) for k, v in inventories.items()}
    )
    network = Network(sizes)
    load_encoder(network, Path(config.encoder) / "model.safetensors")
    with torch.no_grad():
        network.transitions[~torch.tensor(allowed(TAGS))] = -10.0
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
    if (folder / "checkpoint.safetensors").exists():
        meta = load_checkpoint(folder, network, optimizer)
        log.info("resuming at step %d of %d", meta["step"], len(batches))
    _run(network, optimizer, groups, batches, meta, config, folder)
    return network


def _run(
    network: Network,
    optimizer: torch.optim.Optimizer,
    groups: list[dict[str, Any]],
    batches: list[list[Item]],
    meta: dict[str, Any],
    config: Config,
    folder: Path,
) -> None:
    network.train()
    shown: dict[str, float] = {}
    steps = range(meta["step"], len(batches))
    begun, pieces = time.monotonic(), 0
    for step in tqdm(steps, initial=meta["step"], total=len(batches), unit="batch", mininterval=5):
        torch.manual_seed(config.seed * 100_003 + step)
        for group, settings in zip(optimizer.param_groups, groups, strict=True):
            group["lr"] = settings["rate"] * rate_at(step, len(batches), config.warmup)
        batch = batches[step]
        scores = network(*inputs(batch))
        losses = total_loss(network, scores, batch)
        optimizer.zero_grad(set_to_none=True)
        torch.stack(list(losses.values())).sum().backward()  # type: ignore[no-untyped-call]
        nn.utils.clip_grad_norm_(network.parameters(), 1.0)
        optimizer.step()
        pieces += sum(len(item.window.pieces) for item in batch)
        for key, loss in losses.items():
            shown[key] = 0.95 * shown.get(key, float(loss)) + 0.05 * float(loss)
        if (step + 1) % config.save_every == 0 or step + 1 == len(batches):
            meta["step"] = step + 1
            save_checkpoint(folder, network, optimizer, meta)
            log.info(
                "step %d, %.0f pieces a second, %s",
                step + 1,
                pieces / (time.monotonic() - begun),
                " ".join(f"{k} {v:.3f}" for k, v in sorted(shown.items())),
            )
