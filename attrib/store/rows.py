"""An annotated article in, the rows of its speakers and quotes out. No database is touched here."""

from __future__ import annotations

import hashlib
import re
from collections import defaultdict
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from attrib.store.base import SpanKind
from attrib.store.text import count_words, day_number, fold, storable

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from attrib.types import Annotated, Document, Quote, Span, Speaker

# PostgreSQL indexes no value above 2,704 bytes: what is indexed is cut to so many characters.
_INDEXED = 500
_RECORD_NUMBER = re.compile(r"[:#]\d+$")


def short(text: str) -> str:
    """Return a text as it can be indexed."""
    return storable(text)[:_INDEXED]


def short_fold(text: str) -> str:
    """Return a folded text as it can be indexed."""
    return _short_fold(text[: 4 * _INDEXED])


@lru_cache(maxsize=10_000)
def _short_fold(text: str) -> str:
    return fold(text)[:_INDEXED]


def article_key(document: Document) -> str:
    """Return the stable name of an article: its id and where it was published.

    Where neither URL nor outlet is known the file stands for them, so that two files that happen to
    share a name are two articles, while a file that changed is the same one.
    """
    origin = _RECORD_NUMBER.sub("", document.origin or "")
    place = document.url or document.outlet or origin
    name = f"{document.id}\0{place}".encode("utf-8", "surrogatepass")
    return hashlib.sha256(name).hexdigest()[:20]


def fault(annotated: Annotated) -> str | None:
    """Return what makes an article's annotation impossible to store, or None."""
    text = annotated.document.text
    spans = [span for quote in annotated.quotes for span in _all_spans(quote)]
    spans += annotated.scare
    for speaker in annotated.speakers:
        spans += speaker.mentions
        spans += [role.evidence for role in speaker.roles]
        spans += [affiliation.evidence for affiliation in speaker.affiliations]
    for span in spans:
        if not 0 <= span.start < span.end <= len(text):
            return f"a span {tuple(span)} lies outside its text of {len(text)} characters"
    known = range(len(annotated.speakers))
    for quote in annotated.quotes:
        if any(index is not None and index not in known for index in (quote.speaker, quote.via)):
            return "a quote names a speaker that the article does not have"
        if not -0.001 <= quote.confidence <= 1.001:  # noqa: PLR2004  # room for float rounding
            return f"a confidence of {quote.confidence} is none"
    return None


def _all_spans(quote: Quote) -> tuple[Span, ...]:
    channel = () if quote.channel is None else (quote.channel,)
    return (*quote.source, *quote.cue, *quote.content, *channel)


def article_row(document: Document, key: str) -> dict[str, Any]:
    """Return the row of an article."""

    def stored(value: str | None) -> str | None:
        return None if value is None else storable(value)

    return {
        "key": key,
        "external_id": short(document.id),
        "title": stored(document.title),
        "outlet": None if document.outlet is None else short(document.outlet),
        "author": stored(document.author),
        "url": stored(document.url),
        "published": stored(document.published),
        "day": day_number(document.published),
        "origin": stored(document.origin),
    }


def version_row(annotated: Annotated, *, run: int | None, saved: str) -> dict[str, Any]:
    """Return the row of an article's version, but for the article it belongs to."""
    text = storable(annotated.document.text)
    return {
        "sha256": annotated.document.sha256,
        "model": storable(annotated.model),
        "run_id": run,
        "current": True,
        "saved": saved,
        "words": count_words(text),
        "aliases": [[storable(form) for form in pair] for pair in annotated.aliases],
        "text": text,
    }


def profile_keys(key: str, speakers: Sequence[Speaker]) -> tuple[str, ...]:
    """Return the keys of an article's speakers.

    They are made of names, not of numbers: a judgement on a speaker then still holds when the
    article was analysed again and its speakers come in another order.
    """
    seen: dict[str, int] = {}
    keys = []
    for speaker in speakers:
        name = (
            short_fold(speaker.name) or hashlib.sha256(storable(speaker.name).encode()).hexdigest()
        )
        seen[name] = seen.get(name, 0) + 1
        number = f"#{seen[name]}" if seen[name] > 1 else ""
        keys.append(f"{key}#{name.replace(' ', '-')}{number}")
    return tuple(keys)


def mention_rows(annotated: Annotated, version: int) -> Iterator[dict[str, Any]]:
    """Yield the rows of an article's mentions."""
    for number, speaker in enumerate(annotated.speakers):
        for place, span in enumerate(speaker.mentions):
            yield _place(version, number, place) | _offsets(span)


def role_rows(annotated: Annotated, version: int) -> Iterator[dict[str, Any]]:
    """Yield the rows of the roles that an article states."""
    text = storable(annotated.document.text)
    for number, speaker in enumerate(annotated.speakers):
        for place, role in enumerate(speaker.roles):
            yield {
                **_place(version, number, place),
                **_offsets(role.evidence),
                "title": storable(role.title),
                "folded": short_fold(role.title),
                "evidence": text[role.evidence.start : role.evidence.end],
                "by": storable(role.by),
                "former": role.former,
            }


def affiliation_rows(
    annotated: Annotated, version: int, organizations: Sequence[Mapping[str, str]]
) -> Iterator[dict[str, Any]]:
    """Yield the rows of the affiliations that an article states.

    Args:
        annotated: the article.
        version: the id of its version.
        organizations: of each speaker, their ids by the names that the article gives them.
    """
    text = storable(annotated.document.text)
    for number, speaker in enumerate(annotated.speakers):
        for place, affiliation in enumerate(speaker.affiliations):
            yield {
                **_place(version, number, place),
                **_offsets(affiliation.evidence),
                "organization_id": organizations[number][affiliation.organization],
                "written": storable(affiliation.organization),
                "evidence": text[affiliation.evidence.start : affiliation.evidence.end],
                "by": storable(affiliation.by),
                "former": affiliation.former,
            }


def quote_rows(annotated: Annotated, version: int) -> Iterator[dict[str, Any]]:
    """Yield the rows of an article's quotes; one without content quotes nothing and has no row."""
    text = storable(annotated.document.text)
    for number, quote in enumerate(annotated.quotes):
        if not quote.content:
            continue
        content = " ".join(text[span.start : span.end] for span in quote.content)
        yield {
            "version_id": version,
            "number": number,
            "speaker": quote.speaker,
            "via": quote.via,
            "parent": quote.parent,
            "follows": quote.follows,
            "start": min(span.start for span in quote.content),
            "stop": max(span.end for span in quote.content),
            "words": count_words(content),
            "form": quote.form,
            "act": quote.act,
            "negated": quote.negated,
            "flags": [flag.value for flag in quote.flags],
            # In hundredths: it is calibrated no finer, and each value of its own is a page of the
            # index to write (3,900 quotes a second are saved, 4,650 with hundredths).
            "confidence": round(min(max(quote.confidence, 0.0), 1.0), 2),
            "by": storable(quote.by),
            "text": content,
        }


def said(quotes: Iterable[Mapping[str, Any]]) -> dict[tuple[int, int | None], tuple[int, int]]:
    """Return how many of these rows of quotes, and of words, each speaker has in each version."""
    found: dict[tuple[int, int | None], tuple[int, int]] = defaultdict(lambda: (0, 0))
    for row in quotes:
        place = row["version_id"], row["speaker"]
        count, words = found[place]
        found[place] = count + 1, words + row["words"]
    return found


def span_rows(annotated: Annotated, version: int) -> Iterator[dict[str, Any]]:
    """Yield the rows of the spans of an article's quotes, each with its words."""
    text = storable(annotated.document.text)
    for number, quote in enumerate(annotated.quotes):
        if not quote.content:
            continue
        parts = (
            (SpanKind.SOURCE, quote.source),
            (SpanKind.CUE, quote.cue),
            (SpanKind.CONTENT, quote.content),
            (SpanKind.CHANNEL, () if quote.channel is None else (quote.channel,)),
        )
        for kind, spans in parts:
            for place, span in enumerate(spans):
                yield {
                    "version_id": version,
                    "quote": number,
                    "kind": kind,
                    "number": place,
                    **_offsets(span),
                    "text": text[span.start : span.end],
                }


def scare_rows(annotated: Annotated, version: int) -> Iterator[dict[str, Any]]:
    """Yield the rows of the words in an article's quotation marks that quote nobody."""
    text = storable(annotated.document.text)
    for number, span in enumerate(annotated.scare):
        words = text[span.start : span.end]
        yield {"version_id": version, "number": number, **_offsets(span), "text": words}


def _place(version: int, speaker: int, number: int) -> dict[str, Any]:
    return {"version_id": version, "speaker": speaker, "number": number}


def _offsets(span: Span) -> dict[str, Any]:
    return {"start": span.start, "stop": span.end}
