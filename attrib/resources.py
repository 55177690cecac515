"""Finds `templates`, `seeds` and the model: in a checkout, in an editable install and in a wheel.

A wheel holds them inside the package; a checkout, and so an editable install, beside it.
"""

from __future__ import annotations

from pathlib import Path

from attrib.errors import AttribError

_PACKAGE = Path(__file__).resolve().parent


def resource_dir(name: str) -> Path:
    """Return the folder `name` (`templates`, `seeds`).

    Raises:
        AttribError: if the installation lacks it.
    """
    for parent in (_PACKAGE, _PACKAGE.parent):
        if (parent / name).is_dir():
            return parent / name
    raise AttribError(
        f"This installation of attrib lacks its folder {name!r}: install attrib again."
    )


def model_dir() -> Path:
    """Return the folder of the shipped model."""
    return _PACKAGE / "nlp" / "model"
