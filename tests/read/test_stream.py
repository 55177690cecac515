import gzip
import io
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from attrib.errors import ReadError
from attrib.read.limits import Limits
from attrib.read.sources import Source
from attrib.read.stream import head_of, load, open_source


def source(path: Path, *, compressed: bool = False) -> Source:
    return Source(origin=str(path), id="x", path=path, kind="text", compressed=compressed)


def test_file_is_read_whole(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"abc" * 100_000)
    with open_source(source(path), Limits()) as stream:
        assert head_of(stream).startswith(b"abcabc")
        assert load(stream, Limits()) == b"abc" * 100_000


def test_file_over_the_limit_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"abcdef")
    with open_source(source(path), Limits()) as stream, pytest.raises(ReadError) as caught:
        load(stream, Limits(file_bytes=5))
    assert caught.value.code == "too-large"


def test_gzip_is_uncompressed(tmp_path: Path) -> None:
    path = tmp_path / "a.txt.gz"
    path.write_bytes(gzip.compress(b"abc") + gzip.compress(b"def"))
    with open_source(source(path, compressed=True), Limits()) as stream:
        assert load(stream, Limits()) == b"abcdef"


def test_gzip_bomb_is_refused_before_it_fills_the_memory(tmp_path: Path) -> None:
    path = tmp_path / "a.txt.gz"
    path.write_bytes(gzip.compress(b"\n" * 3_000_000))
    sizes: list[int] = []
    stream = open_source(source(path, compressed=True), Limits(file_bytes=100_000))
    with stream, pytest.raises(ReadError, match="bomb"):
        sizes.extend(len(data) for data in iter(lambda: stream.read(4096), b""))
    assert 0 < sum(sizes) < 1_000_000


@pytest.mark.parametrize(
    "data", [b"no gzip", gzip.compress(b"abc" * 1000, mtime=0)[:20]], ids=["other", "torn"]
)
def test_damaged_gzip_is_refused(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "a.txt.gz"
    path.write_bytes(data)
    stream = open_source(source(path, compressed=True), Limits())
    with stream, pytest.raises(ReadError) as caught:
        load(stream, Limits())
    assert caught.value.code == "damaged"


def test_standard_input_stays_open(monkeypatch: pytest.MonkeyPatch) -> None:
    buffer = io.BytesIO(b"abc")
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=buffer))
    stdin = Source(origin="stdin", id="stdin", path=None, kind=None)
    with open_source(stdin, Limits()) as stream:
        assert load(stream, Limits()) == b"abc"
    assert not buffer.closed
