"""A file that lists organizations in, `Organization` rows out: CSV, JSON lines, or the ROR dump.

CSV and JSON lines have a `name` and, where known, `id`, `aliases`, `kind`, `sector`, `country`,
`parent`, `ror`, `wikidata`. The dump of the Research Organization Registry is read in its schema
v2, a record at a time, so that its size costs no memory.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any, TextIO

from attrib.errors import AttribError
from attrib.resolve.keys import organization_key
from attrib.types import Organization

_FIELDS = ("kind", "sector", "country", "parent", "ror", "wikidata")
_BLOCK = 1 << 20
_MAX_RECORD = 16 << 20
"""Characters of one JSON record; the longest of the ROR dump has about a hundred thousand."""
_KINDS_OF_ROR = {
    "education": ("university", "academia"),
    "company": ("company", "company"),
    "government": ("government", "government"),
    "nonprofit": ("ngo", "ngo"),
    "healthcare": ("hospital", "academia"),
    "facility": ("research institute", "academia"),
}


def read_aliases(path: Path) -> tuple[Organization, ...]:
    """Return the organizations that a file lists; rows of one id or one name are put together.

    Raises:
        AttribError: if the file cannot be read, or a row has no name.
    """
    readers = {".csv": _read_csv, ".jsonl": _read_jsonl, ".ndjson": _read_jsonl, ".json": _read_ror}
    reader = readers.get(path.suffix.lower())
    if reader is None:
        raise AttribError(f"{path.name}: a list of organizations is .csv, .jsonl or .json (ROR).")
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            rows = _together(reader(file))
    except (OSError, UnicodeDecodeError, csv.Error, json.JSONDecodeError) as error:
        raise AttribError(
            f"{path.name} cannot be read as a list of organizations: {error}"
        ) from error
    except ValueError as error:
        raise AttribError(f"{path.name}: {error}") from error
    return _without_lost_parents(rows) if reader is _read_ror else rows


def _read_csv(file: TextIO) -> Iterator[Organization]:
    reader = csv.DictReader(file)
    if "name" not in (reader.fieldnames or ()):
        raise ValueError("the first line must name the columns, and 'name' among them.")
    for row in reader:
        yield _row({key: value for key, value in row.items() if key}, reader.line_num)


def _read_jsonl(file: TextIO) -> Iterator[Organization]:
    for number, line in enumerate(file, 1):
        if line.strip():
            data = json.loads(line)
            if not isinstance(data, dict):
                raise ValueError(f"line {number} is no JSON object.")
            yield _row(data, number)


def _row(data: Mapping[str, Any], line: int) -> Organization:
    name = str(data.get("name") or "").strip()
    if not organization_key(name):
        raise ValueError(f"line {line} has no name.")
    aliases = data.get("aliases") or ()
    listed = aliases.split("|") if isinstance(aliases, str) else [str(alias) for alias in aliases]
    values: dict[str, Any] = {f: str(data.get(f) or "").strip() or None for f in _FIELDS}
    return Organization(
        id=str(data.get("id") or "").strip() or _slug(name),
        name=name,
        aliases=tuple(alias for text in listed if (alias := text.strip())),
        **values,
    )


def _slug(name: str) -> str:
    return organization_key(name).replace(" ", "-")


def _read_ror(file: TextIO) -> Iterator[Organization]:
    for record in _records(file):
        if not isinstance(record, dict) or "names" not in record:
            raise ValueError("this is no ROR dump in schema v2 (records with 'names').")
        if record.get("status", "active") != "withdrawn" and (row := _ror_row(record)):
            yield row


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


def _ror_row(record: Mapping[str, Any]) -> Organization | None:
    names = [(str(n.get("value") or "").strip(), n.get("types") or ()) for n in record["names"]]
    shown = [value for value, types in names if value and "ror_display" in types]
    if not shown:
        return None
    kind, sector = next(
        (_KINDS_OF_ROR[kind] for kind in record.get("types") or () if kind in _KINDS_OF_ROR),
        (None, None),
    )
    return Organization(
        id=str(record.get("id")),
        name=shown[0],
        aliases=tuple(value for value, _ in names if value and value != shown[0]),
        kind=kind,
        sector=sector,
        country=_country(record),
        parent=next(_related(record, "parent"), None),
        ror=str(record.get("id")),
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


def _together(rows: Iterable[Organization]) -> tuple[Organization, ...]:
    """Put rows of one id together: aliases of all, other values of the first that has them."""
    by_id: dict[str, Organization] = {}
    for row in rows:
        first = by_id.get(row.id)
        by_id[row.id] = _merged(first, row) if first else row
    return tuple(by_id.values())


def _merged(first: Organization, second: Organization) -> Organization:
    names = dict.fromkeys((*first.aliases, second.name, *second.aliases))
    names.pop(first.name, None)
    values: dict[str, Any] = {
        field: getattr(first, field) or getattr(second, field) for field in _FIELDS
    }
    return replace(first, aliases=tuple(names), **values)


def _without_lost_parents(rows: tuple[Organization, ...]) -> tuple[Organization, ...]:
    """Forget parents that the dump itself lacks, as those of withdrawn records."""
    ids = {row.id for row in rows}
    return tuple(row if row.parent in ids else replace(row, parent=None) for row in rows)
