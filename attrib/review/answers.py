"""A table that a person filled in, in; what it says of each quote, line by line, out."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from attrib.correct.changes import (
    Change,
    CorrectionKind,
    MissingQuote,
    NewAffiliation,
    NewRole,
    NewSpan,
    NewSpeaker,
    NotAQuote,
    Right,
    ScareQuote,
)
from attrib.errors import CorrectionError
from attrib.read.decode import decode
from attrib.review.sheet import BETWEEN, COLUMNS
from attrib.types import Span, SpeakerType

_NONE = "-"
"""Filled in for a speaker, role or affiliation that there is none of."""
_VERDICTS = ("right", "not-a-quote", "scare-quote", "missing", "same", "different")
_NEEDED = ("what", "key", "text", "verdict")
_SPAN = re.compile(r"(\d+)-(\d+)")
_GUARDED = re.compile(r"'(?=\s*[=+\-@\t\r])")
_LARGEST = 100_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Filled:
    """A line that a person filled in."""

    line: int
    key: str
    spans: tuple[Span, ...]
    text: str
    article: str
    changes: tuple[Change, ...] = ()
    missing: MissingQuote | None = None
    same: bool | None = None
    """Of an open identity: whether the two are one."""
    sample: tuple[int, int] | None = None
    """Number of the sample and place in it."""
    why: str | None = None

    @property
    def faults(self) -> tuple[CorrectionKind, ...]:
        """What is wrong with the quote as it was drawn."""
        return tuple(_KINDS[type(change)] for change in self.changes if type(change) in _KINDS)


_KINDS: dict[type, CorrectionKind] = {
    NotAQuote: CorrectionKind.NOT_A_QUOTE,
    ScareQuote: CorrectionKind.SCARE_QUOTE,
    NewSpan: CorrectionKind.SPAN,
    NewSpeaker: CorrectionKind.SPEAKER,
    NewRole: CorrectionKind.ROLE,
    NewAffiliation: CorrectionKind.AFFILIATION,
}


def read_answers(path: Path) -> tuple[Filled, ...]:
    """Return the lines of a table that say something.

    Commas, semicolons and tabs are read alike, and whatever encoding a spreadsheet writes.

    Raises:
        CorrectionError: if it is no such table; it names every line that makes no sense.
    """
    found: list[Filled] = []
    errors: list[str] = []
    for line, row in _rows(path):
        try:
            filled = _filled(line, row)
        except CorrectionError as error:
            errors.append(f"{path}, line {line}: {error}")
            continue
        if filled is not None:
            found.append(filled)
    if errors:
        raise CorrectionError("\n".join(errors))
    return tuple(found)


def _rows(path: Path) -> Iterator[tuple[int, dict[str, str]]]:
    try:
        if path.stat().st_size > _LARGEST:
            raise CorrectionError(f"{path} is larger than 100 MB: that is no sheet of quotes.")
        text = decode(path.read_bytes())
    except OSError as error:
        raise CorrectionError(f"{path}: {error.strerror}.") from error
    heading = text.partition("\n")[0]
    delimiter = max(",;\t", key=heading.count)
    csv.field_size_limit(_LARGEST)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    try:
        names = [name.strip().lower() for name in next(reader, [])]
        missing = [name for name in _NEEDED if name not in names]
        if missing:
            raise CorrectionError(
                f"{path} has no column {', '.join(missing)}: fill in what "
                "`attrib review --export FILE` writes, and keep its heading."
            )
        for cells in reader:
            row = dict.fromkeys(COLUMNS, "") | dict(zip(names, map(_plain, cells), strict=False))
            yield reader.line_num, row
    except csv.Error as error:
        raise CorrectionError(f"{path}, line {reader.line_num}: {error}.") from error


def _plain(cell: str) -> str:
    """Return a cell without the apostrophe that keeps spreadsheets from taking it for a formula."""
    return _GUARDED.sub("", cell, count=1) if cell.startswith("'") else cell


def _filled(line: int, row: Mapping[str, str]) -> Filled | None:
    verdict = row["verdict"].strip().lower().replace("_", "-")
    if verdict and verdict not in _VERDICTS:
        raise CorrectionError(f"the verdict {verdict!r} is none of {', '.join(_VERDICTS)}.")
    base = Filled(
        line=line,
        key=row["key"].strip(),
        spans=tuple(Span(int(a), int(b)) for a, b in _SPAN.findall(row["spans"])),
        text=row["text"],
        article=row["article"].strip(),
        why=row["why"].strip() or None,
    )
    if verdict == "missing" or (not base.key and row["new_text"].strip()):
        return replace(base, missing=_missing(row))
    if row["what"].strip().lower() == "identity":
        if verdict not in {"", "same", "different"}:
            raise CorrectionError("two speakers are `same` or `different`.")
        return replace(base, same=verdict == "same") if verdict else None
    if verdict in {"same", "different"}:
        raise CorrectionError("only open identities are `same` or `different`.")
    changes = tuple(_changes(verdict, row))
    return replace(base, changes=changes, sample=_sample(row["sample"])) if changes else None


def _changes(verdict: str, row: Mapping[str, str]) -> Iterator[Change]:
    if verdict == "not-a-quote":
        yield NotAQuote()
        return
    if verdict == "scare-quote":
        yield ScareQuote()
        return
    speaker, role = row["new_speaker"].strip(), row["new_role"].strip()
    affiliations = _parts(row["new_affiliations"])
    if speaker:
        yield NewSpeaker(None if speaker == _NONE else speaker, _kind(row["speaker_type"]))
    if role:
        yield NewRole(None if role == _NONE else role)
    if affiliations:
        yield NewAffiliation(() if affiliations == (_NONE,) else affiliations)
    if content := _parts(row["new_text"]):
        source, cue = (row[name].strip() or None for name in ("source", "cue"))
        yield NewSpan(content, source, cue)
    if verdict == "right":
        yield Right()


def _missing(row: Mapping[str, str]) -> MissingQuote:
    content = _parts(row["new_text"]) or _parts(row["text"])
    if not content:
        raise CorrectionError("a missing quote needs its words in `new_text`.")
    if not (row["article"].strip() or row["key"].strip()):
        raise CorrectionError("a missing quote needs its article, by id, in `article`.")
    speaker = row["new_speaker"].strip() or row["speaker"].strip()
    return MissingQuote(
        content=content,
        speaker=None if speaker in {"", _NONE} else speaker,
        type=_kind(row["speaker_type"]),
        source=row["source"].strip() or None,
        cue=row["cue"].strip() or None,
    )


def _parts(cell: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in cell.split(BETWEEN.strip()) if part.strip())


def _kind(cell: str) -> SpeakerType:
    value = cell.strip().lower()
    try:
        return SpeakerType(value) if value else SpeakerType.PERSON
    except ValueError as error:
        known = ", ".join(SpeakerType)
        raise CorrectionError(f"the speaker_type {value!r} is none of {known}.") from error


def _sample(cell: str) -> tuple[int, int] | None:
    match = re.fullmatch(r"\s*(\d+)/(\d+)\s*", cell)
    return (int(match[1]), int(match[2])) if match else None
