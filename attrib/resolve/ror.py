"""The dump of the Research Organization Registry in, schema v2; `Organization` rows out.

It is read a record at a time, so that its size costs little memory. An organization that is no more
and has one successor is known by that one, under its former names.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any, TextIO

from attrib.types import Organization

_BLOCK = 1 << 20
_MAX_RECORD = 16 << 20
"""Characters of one JSON record; the longest of the ROR dump has about a hundred thousand."""
_KINDS = {
    "education": ("university", "academia"),
    "company": ("company", "company"),
    "government": ("government", "government"),
    "nonprofit": ("ngo", "ngo"),
    "healthcare": ("hospital", "academia"),
    "facility": ("research institute", "academia"),
}


def read_ror(file: TextIO) -> Iterator[Organization]:
    """Yield the organizations of a dump, withdrawn ones left out.

    Raises:
        ValueError: if it is no dump of schema v2.
    """
    rows: dict[str, Organization] = {}
    successors: dict[str, str] = {}
    for number, record in enumerate(_records(file), 1):
        try:
            row, after = _row(record), _successor(record)
        except (AttributeError, KeyError, TypeError) as error:
            raise ValueError(
                f"record {number} is not as the ROR dump has them in its schema v2 (an 'id', and "
                "'names' with their 'types')."
            ) from error
        if row is not None and record.get("status", "active") != "withdrawn":
            rows[row.id] = row
            if after:
                successors[row.id] = after
    yield from _living(rows, successors)


def _living(
    rows: Mapping[str, Organization], successors: Mapping[str, str]
) -> Iterator[Organization]:
    """Yield the organizations that are, with the names of those whose successors they are.

    A parent that the dump itself lacks, as it does withdrawn ones, is forgotten.
    """
    former: dict[str, list[str]] = defaultdict(list)
    gone: set[str] = set()
    for id_ in successors:
        last = _last(id_, successors)
        if last in rows and last != id_:
            former[last] += (rows[id_].name, *rows[id_].aliases)
            gone.add(id_)
    for id_, row in rows.items():
        if id_ not in gone:
            parent = row.parent and _last(row.parent, successors)
            known = parent if parent in rows and parent not in gone else None
            yield replace(row, parent=known, former=tuple(dict.fromkeys(former[id_])))


def _last(id_: str, successors: Mapping[str, str]) -> str:
    """Return who came last in a line of successors; who goes in a circle came after nobody."""
    seen = {id_}
    last = id_
    while (after := successors.get(last)) is not None:
        if after in seen:
            return id_
        seen.add(after)
        last = after
    return last


def _successor(record: Mapping[str, Any]) -> str | None:
    after = list(_related(record, "successor")) if record.get("status") == "inactive" else []
    return after[0] if len(after) == 1 else None


def _records(file: TextIO) -> Iterator[Any]:
    """Yield the records of a JSON array without holding it all.

    Raises:
        ValueError: if the text is no array, breaks off, or has a record beyond any ROR has.
    """
    decoder = json.JSONDecoder()
    buffer = file.read(_BLOCK).lstrip()
    if not buffer.startswith("["):
        raise ValueError("a .json list must be a JSON array, as the ROR dump is.")
    at = 1
    while True:
        at = _skip(buffer, at)
        if buffer[at : at + 1] == "]":
            return
        try:
            record, at = decoder.raw_decode(buffer, at)
        except json.JSONDecodeError:
            block = file.read(_BLOCK)
            if not block or len(buffer) - at > _MAX_RECORD:
                raise
            buffer, at = buffer[at:] + block, 0
        else:
            yield record


def _skip(text: str, at: int) -> int:
    while at < len(text) and text[at] in " \t\r\n,":
        at += 1
    return at


def _row(record: Mapping[str, Any]) -> Organization | None:
    names = [(str(n.get("value") or "").strip(), n.get("types") or ()) for n in record["names"]]
    shown = [value for value, types in names if value and "ror_display" in types]
    if not shown:
        return None
    kind, sector = next(
        (_KINDS[kind] for kind in record.get("types") or () if kind in _KINDS),
        (None, None),
    )
    return Organization(
        id=str(record["id"]),
        name=shown[0],
        aliases=tuple(value for value, _ in names if value and value != shown[0]),
        kind=kind,
        sector=sector,
        country=_country(record),
        parent=next(_related(record, "parent"), None),
        ror=str(record["id"]),
        wikidata=_wikidata(record),
    )


def _country(record: Mapping[str, Any]) -> str | None:
    places = (place.get("geonames_details") or {} for place in record.get("locations") or ())
    return next((place["country_code"] for place in places if place.get("country_code")), None)


def _related(record: Mapping[str, Any], kind: str) -> Iterator[str]:
    return (
        str(link["id"])
        for link in record.get("relationships") or ()
        if str(link.get("type", "")).lower() == kind and link.get("id")
    )


def _wikidata(record: Mapping[str, Any]) -> str | None:
    for external in record.get("external_ids") or ():
        if str(external.get("type", "")).lower() == "wikidata":
            return external.get("preferred") or next(iter(external.get("all") or ()), None)
    return None
