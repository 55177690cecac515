"""Paths in, sources out: which files to read, as what, and the id of each; folders are sorted."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from attrib.errors import ReadError
from attrib.types import Refusal

STDIN = "-"
GZIP = ".gz"
UNSUPPORTED = "unsupported"
SUFFIXES = {
    ".txt": "text",
    ".text": "text",
    ".md": "text",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".json": "json",
    ".csv": "csv",
    ".tsv": "tsv",
    ".docx": "docx",
    ".pdf": "pdf",
}
"""Suffixes and the reader of each."""

# What lies beside articles in a folder and can be none. Anything else is read or refused.
_ASSETS = frozenset(
    f".{name}"
    for names in (
        "avif bmp gif ico jpeg jpg png svg tif tiff webp",
        "css js map mjs eot otf ttf woff woff2",
        "mov mp3 mp4 ogg wav webm",
    )
    for name in names.split()
)
_ABOUT = frozenset({"readme", "license", "licence", "copying", "notice", "changelog"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """One file to read, or standard input (`path` is None)."""

    origin: str
    id: str
    path: Path | None
    kind: str | None
    """Name of its reader; None where the content has to tell."""
    compressed: bool = False


def find_sources(paths: Iterable[str | os.PathLike[str]]) -> Iterator[Source | Refusal]:
    """Yield what there is to read at `paths`: files, folders with all below them, `-` for stdin.

    In folders, hidden files, pictures and other assets, and files about the folder (README,
    LICENSE) are passed over. A file's id is its stem; where that is taken by an earlier one, its
    path within the folder, so that the ids of a folder are the same each time.
    """
    taken: set[str] = set()
    for given in paths:
        if os.fspath(given) == STDIN:
            yield Source(origin="stdin", id=_free(("stdin",), taken), path=None, kind=None)
            continue
        path = Path(given)
        if path.is_dir():
            yield from _in_folder(path, taken)
        elif path.exists():
            yield _source(path, path.parent.parent, taken)
        else:
            yield Refusal(origin=str(path), reason="There is no such file.", code="unreadable")


def _in_folder(folder: Path, taken: set[str]) -> Iterator[Source | Refusal]:
    problems: list[OSError] = []
    empty = True
    for base, folders, files in os.walk(folder, onerror=problems.append):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(files):
            path = Path(base, name)
            if _may_be_article(path):
                empty = False
                yield _source(path, folder, taken)
    for problem in problems:
        reason = f"The folder cannot be opened: {problem.strerror}."
        yield Refusal(origin=str(problem.filename), reason=reason, code="unreadable")
    if empty and not problems:
        reason = f"The folder holds no article: attrib reads {', '.join(SUFFIXES)}."
        yield Refusal(origin=str(folder), reason=reason, code="empty")


def _may_be_article(path: Path) -> bool:
    if path.name.startswith(".") or path.suffix.lower() in _ASSETS:
        return False
    return path.name.split(".")[0].lower() not in _ABOUT and path.is_file()


def _source(path: Path, folder: Path, taken: set[str]) -> Source:
    compressed = path.suffix.lower() == GZIP
    bare = path.with_suffix("") if compressed else path
    suffix = bare.suffix.lower()
    # A dot within a name ("No. 10 says yes") begins no suffix.
    kind = SUFFIXES.get(suffix, None if not suffix or " " in suffix else UNSUPPORTED)
    named = bare if kind is None else bare.with_suffix("")
    within = path.relative_to(folder) if path.is_relative_to(folder) else path
    names = (named.name, str(within.parent / named.name), within.as_posix(), path.as_posix())
    return Source(
        origin=str(path),
        id=_free(tuple(Path(name).as_posix() for name in names), taken),
        path=path,
        kind=kind,
        compressed=compressed,
    )


def _free(names: tuple[str, ...], taken: set[str]) -> str:
    """Return the first of `names` that is not taken, or the last with a number, and take it."""
    numbered = (f"{names[-1]}#{number}" for number in range(2, len(taken) + 3))
    name = next(name for name in (*names, *numbered) if name not in taken)
    taken.add(name)
    return name.encode("utf-8", "replace").decode()


def as_paths(
    paths: str | os.PathLike[str] | Iterable[str | os.PathLike[str]],
) -> tuple[str | os.PathLike[str], ...]:
    """Return the paths, of which there may be only one.

    Raises:
        ReadError: if there is none.
    """
    found = (paths,) if isinstance(paths, str | os.PathLike) else tuple(paths)
    if not found:
        raise ReadError("There is nothing to read: name a file or a folder.", code="empty")
    return found
