"""The name of a library that not everyone has in, the library or the cure out."""

from __future__ import annotations

from importlib import import_module
from typing import Any

from attrib.errors import ExportError


def library(name: str, extra: str) -> Any:
    """Return a library that an extra of attrib brings.

    Raises:
        ExportError: if it is not installed.
    """
    try:
        return import_module(name)
    except ModuleNotFoundError as error:
        missing = name.partition(".")[0]
        raise ExportError(f"{missing} is not installed: pip install 'attrib[{extra}]'.") from error
