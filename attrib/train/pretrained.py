"""A pretrained BERT's safetensors file in, the weights of our encoder out."""

from __future__ import annotations

from pathlib import Path

from safetensors.torch import load_file

from attrib.train.network import Network

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
