"""A quote or a pair of speakers in, the page that a reviewer sees in the terminal out."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from attrib.cli import show
from attrib.cli.screen import harmless, marked

if TYPE_CHECKING:
    from attrib.query.answers import ArticleDetail, QuoteAnswer, SpeakerAnswer
    from attrib.query.identity_answers import Doubt
    from attrib.query.precision import Precision

_AROUND = 300
"""Characters shown before and after a quote: some five lines."""
_QUOTES_OF_A_SPEAKER = 3

QUOTE_KEYS = (
    ("y", "right as it stands"),
    ("n", "not a quotation"),
    ("c", "scare quotes only"),
    ("w", "other words"),
    ("s", "other speaker"),
    ("r", "other role"),
    ("a", "other affiliations"),
    ("m", "add a missing quote"),
    ("e", "explain the next"),
    ("u", "undo"),
    ("space", "leave open"),
    ("q", "quit"),
)
DOUBT_KEYS = (
    ("s", "one and the same"),
    ("d", "two different ones"),
    ("e", "explain the next"),
    ("u", "undo"),
    ("space", "leave open"),
    ("q", "quit"),
)


def quote_page(quote: QuoteAnswer, detail: ArticleDetail, head: str, *, color: bool) -> str:
    """Return a quote in its article, with what was found, and the keys."""
    first, last = _reach(quote, len(detail.text))
    spans = [
        (max(span.start, first) - first, min(span.end, last) - first, kind)
        for kind, found in (
            ("content", quote.spans),
            ("source", quote.source_spans),
            ("cue", quote.cue_spans),
        )
        for span in found
        if span.start < last and span.end > first
    ]
    body = marked(detail.text[first:last], spans, color=color)
    before, after = ("… " if first else ""), (" …" if last < len(detail.text) else "")
    flags = f", {', '.join(quote.flags)}" if quote.flags else ""
    negated = ", negated" if quote.negated else ""
    kind = f"{quote.form} {quote.act}{negated}{flags}"
    return "\n".join(
        [
            f"{head}: {kind}, {quote.confidence:.2f} by {harmless(quote.by)}",
            harmless(show.where(quote.article)),
            "",
            before + body + after,
            "",
            *_speaker(quote),
            "",
            *_keys(QUOTE_KEYS),
        ]
    )


def _reach(quote: QuoteAnswer, length: int) -> tuple[int, int]:
    found = (*quote.spans, *quote.source_spans, *quote.cue_spans)
    near = [s for s in found if abs(s.start - quote.span.start) < 2 * _AROUND] or [quote.span]
    first = min(quote.span.start, *(span.start for span in near)) - _AROUND
    last = max(quote.span.end, *(span.end for span in near)) + _AROUND
    return max(first, 0), min(last, length)


def _speaker(quote: QuoteAnswer) -> Iterator[str]:
    kind = f" ({quote.speaker_type})" if quote.speaker_type else ""
    yield f"Speaker      {harmless(quote.speaker or 'not known')}{kind}"
    if quote.named and quote.named != quote.speaker:
        yield f"             named here {harmless(quote.named)}"
    yield f"Role         {harmless('; '.join(quote.roles) or '-')}"
    yield f"Affiliation  {harmless('; '.join(quote.affiliations) or '-')}"


def _keys(keys: tuple[tuple[str, str], ...]) -> Iterator[str]:
    cells = [f"[{key}] {label}" for key, label in keys]
    for start in range(0, len(cells), 4):
        yield "".join(f"{cell:<24}" for cell in cells[start : start + 4]).rstrip()


def doubt_page(doubt: Doubt, said: tuple[list[QuoteAnswer], list[QuoteAnswer]], head: str) -> str:
    """Return two speakers who may be one, with some of what each said, and the keys."""
    lines = [f"{head}: one or two? {doubt.score:.2f}", harmless("; ".join(doubt.reasons)), ""]
    for speaker, quotes in zip((doubt.left, doubt.right), said, strict=True):
        lines += [*_who(speaker), *map(_said, quotes), ""]
    return "\n".join([*lines, *_keys(DOUBT_KEYS)])


def _who(speaker: SpeakerAnswer) -> Iterator[str]:
    for line in show.speaker_lines(speaker):
        yield harmless(line)


def _said(quote: QuoteAnswer) -> str:
    words = " ".join(quote.text.split())
    short = words if len(words) < 100 else words[:97] + "..."  # noqa: PLR2004  # a line of a terminal
    return harmless(f"    {short}  ({show.where(quote.article)})")


def precision_lines(precision: Precision) -> Iterator[str]:
    """Yield what a sample says, a share a line."""
    if not precision.judged:
        yield f"Nobody looked at sample {precision.sample} yet: there is no precision to tell."
        return
    yield (
        f"Sample {precision.sample}: {precision.judged} of {precision.size} quotes looked at, "
        f"drawn from {precision.population:,}."
    )
    for share in precision.shares:
        interval = f"{100 * share.low:.0f} to {100 * share.high:.0f}"
        counted = f"{share.right} of {share.of}"
        yield f"    {share.part:<13} {100 * share.share:5.1f} %  ({interval} with 95 %; {counted})"
