"""Paths in, `Document`s out, and a `Refusal` for whatever could not be read as an article."""

from __future__ import annotations

import io
import os
from collections.abc import Callable, Iterable, Iterator, Mapping

from attrib.errors import ReadError
from attrib.read.clean import clean, clean_article
from attrib.read.decode import known_encoding
from attrib.read.jsonl import read_json, read_jsonl
from attrib.read.limits import Limits
from attrib.read.records import field_names
from attrib.read.sandbox import Sandbox
from attrib.read.settings import Settings, refusal
from attrib.read.sniff import kind_of, refuse_binary
from attrib.read.sources import SUFFIXES, UNSUPPORTED, Source, as_paths, find_sources
from attrib.read.stream import head_of, load, open_source
from attrib.read.table import read_table
from attrib.read.text import read_text
from attrib.types import Document, Refusal

_Paths = str | os.PathLike[str] | Iterable[str | os.PathLike[str]]
_Reader = Callable[[Source, io.BufferedReader, Settings], Iterator[Document | Refusal]]


def read(
    paths: _Paths,
    *,
    fields: Mapping[str, str] | None = None,
    encoding: str | None = None,
    limits: Limits | None = None,
) -> Iterator[Document | Refusal]:
    """Yield the articles at `paths`, and a `Refusal` for each input that is none.

    Args:
        paths: files, folders (with all below them, in sorted order) and `-` for standard input.
        fields: where a corpus has other names than `id`, `text`, `title`, `outlet`, `author`, `url`
            and `published`: ours to theirs, such as `{"text": "body"}`.
        encoding: what text files are in; found for each where it is not given.
        limits: what one article may take.

    Raises:
        ReadError: if the arguments make no sense. No input does: that yields a `Refusal`.
    """
    if encoding is not None:
        known_encoding(encoding)
    return _read(as_paths(paths), field_names(fields), encoding, limits or Limits())


def _read(
    paths: Iterable[str | os.PathLike[str]],
    names: Mapping[str, str],
    encoding: str | None,
    limits: Limits,
) -> Iterator[Document | Refusal]:
    with Sandbox(limits) as sandbox:
        settings = Settings(names=names, encoding=encoding, limits=limits, extract=sandbox.extract)
        for source in find_sources(paths):
            if isinstance(source, Refusal):
                yield source
            elif source.kind == UNSUPPORTED:
                yield _unsupported(source)
            else:
                yield from _guarded(source, settings)


def _guarded(source: Source, settings: Settings) -> Iterator[Document | Refusal]:
    """Yield what a source holds; whatever happens, the next source gets its turn."""
    try:
        with open_source(source, settings.limits) as stream:
            reader = _READERS[source.kind or kind_of(head_of(stream))]
            empty = True
            for item in reader(source, stream, settings):
                empty = False
                yield item
        if empty:
            yield Refusal(origin=source.origin, reason="It holds no article.", code="empty")
    except ReadError as error:
        yield refusal(source.origin, error)
    except MemoryError:
        reason = "There is not enough memory to read it."
        yield Refusal(origin=source.origin, reason=reason, code="too-large")
    except OSError as error:
        reason = f"It cannot be read: {error.strerror or error}."
        yield Refusal(origin=source.origin, reason=reason, code="unreadable")


def _unsupported(source: Source) -> Refusal:
    reason = f"attrib does not read such files: save it as one of {', '.join(SUFFIXES)}."
    return Refusal(origin=source.origin, reason=reason, code=UNSUPPORTED)


def _read_apart(
    source: Source, stream: io.BufferedReader, settings: Settings
) -> Iterator[Document]:
    """Yield the article of a file that a library has to take apart."""
    data = load(stream, settings.limits)
    kind = source.kind or kind_of(data)
    if kind == "html":
        refuse_binary(data)
    if not data.strip():
        raise ReadError("It has no text.", code="empty")
    found = settings.extract(kind, data, settings.encoding)
    yield Document(
        id=source.id,
        text=clean_article(found.text, settings.limits),
        title=_line(found.title),
        outlet=_line(found.outlet),
        author=_line(found.author),
        url=found.url,
        published=found.published,
        origin=source.origin,
    )


def _line(value: str | None) -> str | None:
    return " ".join(clean(value or "").split()) or None


_READERS: Mapping[str, _Reader] = {
    "text": read_text,
    "html": _read_apart,
    "docx": _read_apart,
    "pdf": _read_apart,
    "jsonl": read_jsonl,
    "json": read_json,
    "csv": read_table,
    "tsv": read_table,
}
