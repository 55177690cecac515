"""The process that takes HTML, DOCX and PDF files apart: requests on stdin, answers on stdout.

A request is a line of JSON (`kind`, `size`, `encoding`, `limits`) and `size` bytes of content,
an answer a line of JSON. What hangs or grows here is stopped without harm to the one that asked.
"""

from __future__ import annotations

import json
import os
import signal
import sys
from dataclasses import asdict
from typing import Any, BinaryIO

from attrib.errors import ReadError
from attrib.read.extraction import Extraction
from attrib.read.limits import Limits


def extract(kind: str, data: bytes, encoding: str | None, limits: Limits) -> Extraction:
    """Return the article of a file of a `kind` (`html`, `docx`, `pdf`).

    Raises:
        ReadError: if none can be taken out of it.
    """
    if kind == "html":
        from attrib.read.html import extract_html  # noqa: PLC0415 - each library only when needed

        return extract_html(data, encoding)
    if kind == "docx":
        from attrib.read.docx import extract_docx  # noqa: PLC0415

        return extract_docx(data, limits)
    from attrib.read.pdf import extract_pdf  # noqa: PLC0415

    return extract_pdf(data)


def answer(request: dict[str, Any], data: bytes) -> dict[str, Any]:
    """Return the answer to a request: the fields of an `Extraction`, or `error` and `code`."""
    limits = Limits(**request["limits"])
    try:
        return asdict(extract(request["kind"], data, request["encoding"], limits))
    except ReadError as error:
        return {"error": str(error), "code": error.code}
    except MemoryError:
        return {"error": "Taking it apart needs too much memory.", "code": "too-large"}
    except RecursionError:
        return {"error": "It is nested too deeply.", "code": "too-deep"}
    except Exception as error:  # noqa: BLE001 - a bug in a parser costs one file
        return {"error": f"It cannot be taken apart: {error!r}.", "code": "damaged"}


def serve(requests: BinaryIO, answers: BinaryIO) -> None:
    """Answer each request, to the last."""
    while line := requests.readline():
        request = json.loads(line)
        data = requests.read(request["size"])
        # Should the asking process be gone by then, nobody else ends what hangs.
        if hasattr(signal, "alarm"):
            signal.alarm(int(request["limits"]["seconds"]) + 2)
        found = answer(request, data)
        if hasattr(signal, "alarm"):
            signal.alarm(0)
        answers.write(json.dumps(found).encode() + b"\n")
        answers.flush()


def _bound_memory(size: int) -> None:
    try:
        import resource  # noqa: PLC0415 - not on Windows

        resource.setrlimit(resource.RLIMIT_AS, (size, size))
    except (ImportError, ValueError, OSError):
        return


def main() -> None:
    """Serve until stdin ends."""
    _bound_memory(int(sys.argv[1]))
    # What a library prints must not run into the answers.
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    serve(sys.stdin.buffer, answers)


if __name__ == "__main__":
    main()
