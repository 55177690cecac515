"""A JSON document with one long list in it, written as the items of the list come."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any, TextIO

ITEMS: list[str] = ["@@"]
"""Stands in a document for the list that is to be written item by item."""
_PLACE = json.dumps(ITEMS)


def write_document(document: Mapping[str, Any], items: Iterable[Any], file: TextIO) -> int:
    """Write a document whose `ITEMS` stand for a list of its own; return how many items it got.

    Nothing of the document but the place of the list may hold text of strangers.
    """
    before, after = json.dumps(document, ensure_ascii=False).split(_PLACE)
    file.write(f"{before}[")
    number = 0
    for number, item in enumerate(items, 1):
        file.write(("\n" if number == 1 else ",\n") + json.dumps(item, ensure_ascii=False))
    file.write(f"\n]{after}\n")
    return number
