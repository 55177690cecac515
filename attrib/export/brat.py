"""Articles in, a collection for brat out: a .txt and an .ann file each, and its configuration.

The rules are those of brat's own reader (server/src/annotation.py): an annotation is one line, the
text of a discontinuous one is its parts joined by a space, parts may not overlap, and every line names
only what is defined. A span that runs over a line break is therefore given in parts. Offsets stay: a
carriage return, which some readers drop, is a space in the .txt file.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

from attrib.types import Act, Flag, Form, Span, SpeakerType

if TYPE_CHECKING:
    from attrib.query.answers import ArticleDetail, QuoteAnswer

_PARTS = ("Source", "Cue", "Channel")
"""The kinds of spans that a content is related to."""


def configuration() -> str:
    """Return the annotation.conf of a collection."""
    values = {"Form": Form, "Act": Act, "Speaker": SpeakerType}
    choices = (f"{name} Arg:Content, Value:{'|'.join(kind)}" for name, kind in values.items())
    return "\n".join(
        [
            "[entities]",
            "Content",
            *_PARTS,
            "[relations]",
            *(f"{part}_of Arg1:Content, Arg2:{part}" for part in _PARTS),
            "<OVERLAP> Arg1:<ENTITY>, Arg2:<ENTITY>, <OVL-TYPE>:<ANY>",
            "[events]",
            "[attributes]",
            *choices,
            *(f"{name} Arg:Content" for name in ("Negated", *map(_flag_name, Flag))),
            "",
        ]
    )


def write_brat(articles: Iterable[ArticleDetail], folder: Path) -> int:
    """Write two files for each article, by its key; return how many quotes were written."""
    (folder / "annotation.conf").write_text(configuration(), encoding="utf-8")
    number = 0
    for article in articles:
        name = folder / article.article.key
        text = article.text.replace("\r", " ")
        _write(name.with_suffix(".txt"), text)
        _write(name.with_suffix(".ann"), "".join(f"{line}\n" for line in _lines(article, text)))
        number += len(article.quotes)
    return number


def _write(path: Path, text: str) -> None:
    # No line break may become two characters on the way, or the offsets would be wrong.
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.write(text)


def _lines(article: ArticleDetail, text: str) -> Iterator[str]:
    spans, relations, attributes, notes = (count(1) for _ in range(4))
    for quote in article.quotes:
        content = f"T{next(spans)}"
        yield _text_bound(content, "Content", quote.spans, text)
        for part, places in zip(_PARTS, _places(quote), strict=True):
            if _fragments(places, text):
                other = f"T{next(spans)}"
                yield _text_bound(other, part, places, text)
                yield f"R{next(relations)}\t{part}_of Arg1:{content} Arg2:{other}\t"
        for attribute in _attributes(quote):
            yield f"A{next(attributes)}\t{attribute[0]} {' '.join((content, *attribute[1:]))}"
        yield f"#{next(notes)}\tAnnotatorNotes {content}\t{_note(quote)}"


def _places(quote: QuoteAnswer) -> tuple[Sequence[Span], ...]:
    return quote.source_spans, quote.cue_spans, quote.channel_spans


def _text_bound(name: str, kind: str, spans: Iterable[Span], text: str) -> str:
    parts = _fragments(spans, text)
    places = ";".join(f"{start} {end}" for start, end in parts)
    return f"{name}\t{kind} {places}\t{' '.join(text[start:end] for start, end in parts)}"


def _fragments(spans: Iterable[Span], text: str) -> list[Span]:
    """Return the parts of spans that lie within a line, without the space around them."""
    found: list[Span] = []
    for span in sorted(spans):
        start = max(span.start, found[-1].end) if found else span.start
        for line in text[start : span.end].splitlines(keepends=True):
            bare = line.strip()
            if bare:
                begin = start + line.index(bare)
                found.append(Span(begin, begin + len(bare)))
            start += len(line)
    return found


def _attributes(quote: QuoteAnswer) -> Iterator[tuple[str, ...]]:
    yield "Form", str(quote.form)
    yield "Act", str(quote.act)
    if quote.speaker_type is not None:
        yield "Speaker", str(quote.speaker_type)
    if quote.negated:
        yield ("Negated",)
    yield from ((_flag_name(flag),) for flag in quote.flags)


def _flag_name(flag: Flag) -> str:
    return flag.value.capitalize()


def _note(quote: QuoteAnswer) -> str:
    known = (quote.speaker, *quote.roles, *quote.affiliations)
    words = "; ".join(part for part in known if part)
    return " ".join(f"{words} ({quote.confidence:.2f} by {quote.by})".split())
