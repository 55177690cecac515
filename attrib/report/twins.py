"""A page in, its JSON twin out: the same facts for programs, in a file beside the page.

The keys are the fields that `templates/README.md` lists. What only draws (the place of a bar, the
marked segments of a text whose quotations stand below with their offsets) is left out.
"""

from __future__ import annotations

import dataclasses
import json
import re
from functools import cache
from typing import TYPE_CHECKING, Any

import orjson

if TYPE_CHECKING:
    from attrib.report.pages import Page

# No UTF-8 file holds half of a character.
_HALF = re.compile("[\ud800-\udfff]")
# Told as `_plain` has them, not with every field.
_OPTIONS = orjson.OPT_PASSTHROUGH_DATACLASS | orjson.OPT_APPEND_NEWLINE
# Pages that change with every run anyway; on others the stamp would cost a new file a run.
_STAMPED = {"overview", "methods"}


def twin_path(path: str) -> str:
    """Return the address of the twin of the page at `path`."""
    return f"{path.removesuffix('.html')}.json"


def twin(page: Page) -> str:
    """Return what a page says as JSON."""
    kind = type(page).__name__.removesuffix("Page").lower()
    content: dict[str, Any] = {
        "page": kind,
        "title": page.frame.title,
        "program": page.frame.stamp.program,
    }
    if kind in _STAMPED:
        content["stamp"] = page.frame.stamp
    content |= _plain(page)
    try:
        return orjson.dumps(content, default=_plain, option=_OPTIONS).decode()
    except orjson.JSONEncodeError:
        # What holds half a character, which is rare, is cleaned as a whole.
        text = json.dumps(content, default=_plain, ensure_ascii=False, separators=(",", ":"))
        return _HALF.sub("\ufffd", text) + "\n"


def _plain(part: object) -> dict[str, Any]:
    told = _told(type(part))  # type: ignore[arg-type]  # a class can be hashed
    return {name: getattr(part, name) for name in told}


@cache
def _told(type_: type) -> tuple[str, ...]:
    fields = dataclasses.fields(type_)
    return tuple(field.name for field in fields if field.metadata.get("twin", True))
