"""The folder of a report: built aside, swapped in whole, and only where something changed.

Pages come in, one at a time; a folder that is complete at every moment goes out. A page that says
the same as before keeps its file, and so its time: what copies reports sees only what changed.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import re
import shutil
import tempfile
import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, Self

from attrib.errors import ReportError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from types import TracebackType

MANIFEST = "report.json"
_FORMAT = 1
_FORGOTTEN = 24 * 60 * 60
"""Seconds without a change after which a folder beside the report is of a build that was killed."""


class Written(NamedTuple):
    """A file of the report as it was put in place."""

    path: str
    digest: str
    changed: bool
    """Whether the report that was there before had it otherwise, or not at all."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where files of a report are put: aside, with those of the report before at hand."""

    out: Path
    aside: Path
    before: Mapping[str, str]
    """Hash by address of the report that is there."""

    def put(self, path: str, text: str) -> Written:
        """Write one file; the same text as before is taken over from the old report."""
        data = text.encode()
        digest = hashlib.sha256(data).hexdigest()
        target = self.aside / path
        with _explained(self.out):
            try:
                same = self._put(path, target, data, digest)
            except FileNotFoundError:  # it is the first one of its folder
                target.parent.mkdir(parents=True, exist_ok=True)
                same = self._put(path, target, data, digest)
        return Written(path, digest, changed=not same)

    def _put(self, path: str, target: Path, data: bytes, digest: str) -> bool:
        """Put a file in its place; return whether the old report had it so."""
        if self.before.get(path) == digest and self._take_over(path, target, data):
            return True
        target.write_bytes(data)
        return False

    def _take_over(self, path: str, target: Path, data: bytes) -> bool:
        """Link or copy a file of the old report, unless someone changed it by hand."""
        old = self.out / path
        if old.is_symlink() or not old.is_file() or old.read_bytes() != data:
            return False
        try:
            target.hardlink_to(old)
        except OSError:  # a file system without hard links
            shutil.copy2(old, target)
        return True


class SiteWriter:
    """Writes the files of a report beside its folder, and puts them in its place at the end.

    Used as a context manager; nothing of the old report is lost unless `finish` was reached.
    """

    def __init__(self, out: Path) -> None:
        self._out = out.resolve()
        with _explained(self._out):
            _clear_up(self._out)
        self._before = check_folder(self._out)
        self._files: dict[str, str] = {}
        self._changed = 0

    def __enter__(self) -> Self:
        with _explained(self._out):
            self._out.parent.mkdir(parents=True, exist_ok=True)
            aside = tempfile.mkdtemp(prefix=f".{self._out.name}.", dir=self._out.parent)
        self._aside = Path(aside)
        self._aside.chmod(0o755)
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        shutil.rmtree(self._aside, ignore_errors=True)

    @property
    def place(self) -> Place:
        """Where the files are put until `finish`."""
        return Place(self._out, self._aside, self._before)

    def write(self, path: str, text: str) -> None:
        """Write one file."""
        self.note([self.place.put(path, text)])

    def note(self, files: Iterable[Written]) -> None:
        """Take files into account that were put in place.

        Raises:
            ReportError: if a name is taken.
        """
        for file in files:
            if file.path in self._files:
                raise ReportError(f"Two pages of the report have one name: {file.path}.")
            self._files[file.path] = file.digest
            self._changed += file.changed

    def finish(self) -> tuple[int, int]:
        """Put the new report in place; return how many files it has and how many changed."""
        gone = self._before.keys() - self._files.keys()
        if self._changed or gone or not self._before:
            manifest = {"attrib_report": _FORMAT, "files": dict(sorted(self._files.items()))}
            with _explained(self._out):
                text = json.dumps(manifest, indent=1) + "\n"
                (self._aside / MANIFEST).write_text(text, encoding="utf-8")
                self._keep_foreign_files()
                self._swap()
        return len(self._files), self._changed

    def _keep_foreign_files(self) -> None:
        """Take over what others put into the folder: it is not ours to remove."""
        for folder, folders, names in os.walk(self._out):
            links = [name for name in folders if (Path(folder) / name).is_symlink()]
            for name in (*names, *links):
                old = Path(folder) / name
                path = old.relative_to(self._out)
                if path.as_posix() in self._before or path.as_posix() == MANIFEST:
                    continue
                target = self._aside / path
                if not target.exists():
                    target.parent.mkdir(parents=True, exist_ok=True)
                    shutil.copy2(old, target, follow_symlinks=False)

    def _swap(self) -> None:
        old = self._aside.with_name(self._aside.name + ".old")
        if self._out.exists():
            self._out.rename(old)
        try:
            self._aside.rename(self._out)
        except OSError:
            if old.exists():
                old.rename(self._out)
            raise
        shutil.rmtree(old, ignore_errors=True)


def _clear_up(out: Path) -> None:
    """Bring back a report whose swap was cut off, and remove what builds that were killed left."""
    left = re.compile(rf"\.{re.escape(out.name)}\.[a-z0-9_]{{8}}(\.old)?")
    if not out.parent.is_dir():
        return
    for path in sorted(out.parent.iterdir()):
        if not left.fullmatch(path.name) or path.is_symlink() or not path.is_dir():
            continue
        if path.suffix == ".old" and not out.exists():
            path.rename(out)
        elif time.time() - path.stat().st_mtime > _FORGOTTEN:
            shutil.rmtree(path, ignore_errors=True)


def check_folder(out: Path) -> dict[str, str]:
    """Return the files of the report in a folder, with their hashes; none if there is none yet.

    Raises:
        ReportError: if a report must not be written there.
    """
    if out.exists() and not out.is_dir():
        raise ReportError(f"{str(out)!r} is a file: name a folder for the report.")
    if not out.exists():
        return {}
    try:
        if not any(out.iterdir()):
            return {}
        manifest = json.loads((out / MANIFEST).read_text(encoding="utf-8"))
        files = manifest["files"]
        if manifest["attrib_report"] == _FORMAT:
            return {str(path): str(digest) for path, digest in files.items()}
    except PermissionError as error:
        raise ReportError(f"{str(out)!r} cannot be read: {error.strerror}.") from error
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        pass
    raise ReportError(
        f"{str(out)!r} is not empty and holds no report: name another folder, or empty this one."
    )


@contextlib.contextmanager
def _explained(out: Path) -> Iterator[None]:
    """Turn what the file system refuses into an error that says what to do."""
    try:
        yield
    except OSError as error:
        raise ReportError(
            f"The report cannot be written to {str(out)!r}: {error.strerror or error}. "
            "Check the rights and the free space there, or name another folder."
        ) from error
