import io
import json
from dataclasses import asdict
from typing import Any

import pytest

from attrib.read import extractor
from attrib.read.extraction import Extraction
from attrib.read.limits import Limits

PAGE = (
    b"<html><title>Port closes</title><article><p>The mayor said on Monday that the port would be "
    b"closed for a while, and that nobody should worry about it.</p></article></html>"
)


def request(data: bytes, kind: str = "html") -> dict[str, Any]:
    limits = asdict(Limits())
    return {"kind": kind, "size": len(data), "encoding": None, "limits": limits}


def test_each_request_is_answered_in_turn() -> None:
    requests = b"".join(json.dumps(request(d)).encode() + b"\n" + d for d in (PAGE, b" ", PAGE))
    answers = io.BytesIO()
    extractor.serve(io.BytesIO(requests), answers)
    first, second, third = map(json.loads, answers.getvalue().splitlines())
    assert first["text"].startswith("The mayor said")
    assert second["code"] == "extraction-empty"
    assert third == first


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (MemoryError(), "too-large"),
        (RecursionError(), "too-deep"),
        (KeyError("x"), "damaged"),
    ],
    ids=["memory", "recursion", "bug"],
)
def test_failure_of_a_library_is_an_answer(
    monkeypatch: pytest.MonkeyPatch, error: Exception, code: str
) -> None:
    def fail(*_: object) -> Extraction:
        raise error

    monkeypatch.setattr(extractor, "extract", fail)
    assert extractor.answer(request(PAGE), PAGE)["code"] == code
