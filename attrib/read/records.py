"""One record of a corpus (a JSON object, a row of a table) in, a `Document` out."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from attrib.errors import ReadError
from attrib.read.clean import clean, clean_article
from attrib.read.dates import iso_date
from attrib.read.limits import Limits
from attrib.types import Document

FIELDS = ("text", "id", "title", "outlet", "url", "published", "author")
"""What is taken of a record; everything else in it is left alone."""

_MAX_METADATA = 2000
"""Characters of one title, name or address: a longer one is no such thing, but text gone astray."""


def field_names(fields: Mapping[str, str] | None) -> dict[str, str]:
    """Return the name in the corpus of each of `FIELDS`; `fields` gives those that differ.

    Raises:
        ReadError: if `fields` names something that attrib does not take.
    """
    unknown = sorted(set(fields or ()) - set(FIELDS))
    if unknown:
        raise ReadError(
            f"There is no field {unknown[0]!r}; there are {', '.join(FIELDS)}.", code="fields"
        )
    return {name: name for name in FIELDS} | dict(fields or {})


def record_document(
    record: object, *, names: Mapping[str, str], number_id: str, origin: str, limits: Limits
) -> Document:
    """Return the article of a record; one that brings no id is called `number_id`.

    Raises:
        ReadError: if it has no text that can be taken.
    """
    if not isinstance(record, Mapping):
        raise ReadError("It is no object with a text, as each article must be.", code="malformed")
    text = clean_article(_text(record, names["text"]), limits)
    given = {name: _metadata(record.get(names[name])) for name in FIELDS if name != "text"}
    return Document(
        id=given["id"] or number_id,
        text=text,
        title=given["title"],
        outlet=given["outlet"],
        author=given["author"],
        url=given["url"],
        published=iso_date(record.get(names["published"])),
        origin=origin,
    )


def _text(record: Mapping[str, Any], name: str) -> str:
    if name not in record:
        there = ", ".join(repr(str(key))[:40] for key in list(record)[:8]) or "nothing"
        raise ReadError(
            f"It has no {name!r}, only {there}: name the field that holds the text.",
            code="malformed",
        )
    text = record[name]
    if text is None:
        raise ReadError("It has no text.", code="empty")
    if not isinstance(text, str):
        raise ReadError(f"Its {name!r} is no text but {type(text).__name__}.", code="malformed")
    return text


def _metadata(value: object) -> str | None:
    if isinstance(value, list | tuple):
        value = ", ".join(part for part in map(_metadata, value) if part)
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return None
    text = " ".join(clean(str(value)).split())
    return text if 0 < len(text) <= _MAX_METADATA else None
