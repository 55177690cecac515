"""A file's content in, its `Extraction` out, by way of a process that can be killed."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import asdict
from pathlib import Path
from threading import Timer
from types import TracebackType
from typing import Any, Self

from attrib.errors import ReadError
from attrib.read.extraction import Extraction
from attrib.read.limits import Limits


class Sandbox:
    """Takes files apart in a process of its own, started when needed and after each crash."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._process: subprocess.Popen[bytes] | None = None

    def extract(self, kind: str, data: bytes, encoding: str | None) -> Extraction:
        """Return the article of a file of a `kind` (`html`, `docx`, `pdf`).

        Raises:
            ReadError: if none can be taken out of it, or not in time.
        """
        request = {
            "kind": kind,
            "size": len(data),
            "encoding": encoding,
            "limits": asdict(self._limits),
        }
        found = self._ask(json.dumps(request).encode() + b"\n" + data)
        if "error" in found:
            raise ReadError(found["error"], code=found["code"])
        return Extraction(**found)

    def _ask(self, message: bytes) -> dict[str, Any]:
        process = self._started()
        late = False

        def stop() -> None:
            nonlocal late
            late = True
            process.kill()

        timer = Timer(self._limits.seconds, stop)
        timer.daemon = True
        timer.start()
        try:
            line = _exchange(process, message)
        finally:
            timer.cancel()
        if line.endswith(b"\n") and not late:
            found: dict[str, Any] = json.loads(line)
            return found
        self.close()
        if late:
            raise ReadError(
                f"Taking it apart took longer than {self._limits.seconds:g} seconds: "
                "save its text as a .txt file.",
                code="timeout",
            )
        raise ReadError(
            "Taking it apart ended the process that did it, by a crash or for want of memory: "
            "save its text as a .txt file.",
            code="crashed",
        )

    def _started(self) -> subprocess.Popen[bytes]:
        if self._process is None or self._process.poll() is not None:
            self.close()
            home = str(Path(__file__).resolve().parents[2])
            path = os.pathsep.join(filter(None, (home, os.environ.get("PYTHONPATH"))))
            command = (sys.executable, "-P", "-m", "attrib.read.extractor")
            self._process = subprocess.Popen(  # noqa: S603 - our own module, no word of a user's
                (*command, str(self._limits.memory_bytes)),
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                env={**os.environ, "PYTHONPATH": path},
            )
        return self._process

    def close(self) -> None:
        """End the process."""
        process, self._process = self._process, None
        if process is None:
            return
        process.kill()
        process.wait()
        for pipe in (process.stdin, process.stdout):
            if pipe is not None:
                try:
                    pipe.close()
                except OSError:  # what was still to be sent finds nobody
                    continue

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()


def _exchange(process: subprocess.Popen[bytes], message: bytes) -> bytes:
    if process.stdin is None or process.stdout is None:
        return b""
    try:
        process.stdin.write(message)
        process.stdin.flush()
        return process.stdout.readline()
    except OSError:  # it ended before it had read all
        return b""
