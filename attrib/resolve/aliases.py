"""A file that lists organizations in, `Organization` rows out: CSV, JSON lines, or the ROR dump.

CSV and JSON lines have a `name` and, where known, `id`, `aliases`, `former` (names that it had
before), `kind`, `sector`, `country`, `parent` (an id or a name), `ror`, `wikidata`.
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
from attrib.resolve.ror import read_ror
from attrib.types import Organization, Sector

_LONGEST_NAME = 300
"""Characters. The longest of the ROR dump has about 250."""
_LONGEST_LINE = 1 << 20
_FIELDS = ("kind", "sector", "country", "parent", "ror", "wikidata")


def read_aliases(path: Path) -> tuple[Organization, ...]:
    """Return the organizations that a file lists; rows of one id or one name are put together.

    Raises:
        AttribError: if the file cannot be read, or a row has no name.
    """
    readers = {".csv": _read_csv, ".jsonl": _read_jsonl, ".ndjson": _read_jsonl, ".json": read_ror}
    reader = readers.get(path.suffix.lower())
    if reader is None:
        raise AttribError(
            f"{path.name}: a list of organizations is .csv, .jsonl, or the .json that is in the "
            "archive of the ROR dump."
        )
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            return _together(reader(file))
    except UnicodeDecodeError as error:
        raise AttribError(
            f"{path.name} is not in UTF-8: save it as that, and try again."
        ) from error
    except (OSError, csv.Error, json.JSONDecodeError) as error:
        raise AttribError(
            f"{path.name} cannot be read as a list of organizations: {error}"
        ) from error
    except ValueError as error:
        raise AttribError(f"{path.name}: {error}") from error


def _read_csv(file: TextIO) -> Iterator[Organization]:
    # Excel parts columns by what the country's numbers leave free.
    delimiter = max(",;\t", key=file.readline(_LONGEST_LINE).count)
    file.seek(0)
    reader = csv.DictReader(file, delimiter=delimiter)
    reader.fieldnames = [name.strip().lower() for name in reader.fieldnames or ()]
    if "name" not in reader.fieldnames:
        raise ValueError("the first line must name the columns, and 'name' among them.")
    for row in reader:
        if any(value for key, value in row.items() if key):
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
    values: dict[str, Any] = {f: str(data.get(f) or "").strip() or None for f in _FIELDS}
    row = Organization(
        id=str(data.get("id") or "").strip() or slug(name),
        name=name,
        aliases=_names(data.get("aliases")),
        former=_names(data.get("former")),
        **values,
    )
    _check(row, line)
    return row


def _check(row: Organization, line: int) -> None:
    longest = max((row.id, row.name, *row.aliases, *row.former), key=len)
    if len(longest) > _LONGEST_NAME:
        raise ValueError(
            f"line {line} has a name of {len(longest):,} characters: {longest[:40]}…; "
            f"{_LONGEST_NAME} are allowed."
        )
    if row.sector and row.sector not in set(Sector):
        raise ValueError(f"line {line} has the sector {row.sector!r}; {_choices()}.")


def _choices() -> str:
    return f"there are {', '.join(sector for sector in Sector if sector is not Sector.UNKNOWN)}"


def _names(value: Any) -> tuple[str, ...]:
    """Return the names of a cell, which `|` parts, or of a list."""
    names = value.split("|") if isinstance(value, str) else [str(name) for name in value or ()]
    return tuple(dict.fromkeys(name.strip() for name in names if name.strip()))


def slug(name: str) -> str:
    """Return the id of an organization that a list gives none."""
    return organization_key(name).replace(" ", "-")


def _together(rows: Iterable[Organization]) -> tuple[Organization, ...]:
    """Put rows of one id together: aliases of all, other values of the first that has them.

    Raises:
        ValueError: if two of them have different values in one column.
    """
    by_id: dict[str, Organization] = {}
    for row in rows:
        first = by_id.get(row.id)
        if first is not None and (field := _contradicted(first, row)) is not None:
            raise ValueError(
                f"two rows of {row.name!r} have the {field} {getattr(first, field)!r} and "
                f"{getattr(row, field)!r}: make them agree, or give each an id of its own. "
                "Nothing was imported."
            )
        by_id[row.id] = merged(first, row) if first else row
    return tuple(by_id.values())


def _contradicted(first: Organization, second: Organization) -> str | None:
    """Return the column in which two rows have different values, if there is one."""

    def value(row: Organization, field: str) -> str:
        return organization_key(getattr(row, field) or "")

    pairs = ((field, value(first, field), value(second, field)) for field in _FIELDS)
    return next((field for field, one, other in pairs if one and other and one != other), None)


def merged(first: Organization, second: Organization) -> Organization:
    """Return one organization of two rows on it: names of both, other values of the first."""
    names = dict.fromkeys((*first.aliases, second.name, *second.aliases))
    names.pop(first.name, None)
    former = tuple(dict.fromkeys((*first.former, *second.former)))
    values: dict[str, Any] = {
        field: getattr(first, field) or getattr(second, field) for field in _FIELDS
    }
    return replace(first, aliases=tuple(names), former=former, **values)
