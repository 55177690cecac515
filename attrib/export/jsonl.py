"""Stored articles in, one JSON object a line out: the data contract, which `attrib import` reads."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import TYPE_CHECKING, TextIO

from attrib.contract import to_dict

if TYPE_CHECKING:
    from attrib.types import Annotated


def write_jsonl(articles: Iterable[Annotated], file: TextIO) -> int:
    """Write each article as one line of JSON; return how many."""
    number = 0
    for number, article in enumerate(articles, 1):  # noqa: B007  the last one is the answer
        file.write(json.dumps(to_dict(article), ensure_ascii=False) + "\n")
    return number
