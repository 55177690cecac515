"""A text and a span in, the sentence around it out."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from attrib.report.parts import Evidence, Link

if TYPE_CHECKING:
    from attrib.types import Span

_REACH = 240
_SENTENCE_END = re.compile(r"[.!?…][\"'”’)\]]*\s+(?=[\"'“‘(\[]*[A-Z0-9]|\Z)|\n\s*")
_ABBREVIATION = re.compile(
    r"(?:^|[\s(“\"])(?:[A-Z]|Mr|Mrs|Ms|Dr|Prof|Sen|Rep|Gov|Gen|Col|Lt|Sgt|St|Jr|Sr|vs|No|Inc|Co)\.$"
)


def sentence_around(text: str, span: Span) -> tuple[str, str]:
    """Return what the sentence says before and after a span, each cut to a readable length."""
    before = text[max(0, span.start - _REACH) : span.start]
    after = text[span.end : span.end + _REACH]
    cut_before = len(before) == _REACH < span.start
    cut_after = len(after) == _REACH < len(text) - span.end
    return same_sentence(before, after, cut_before=cut_before, cut_after=cut_after)


def same_sentence(
    before: str, after: str, *, cut_before: bool = True, cut_after: bool = True
) -> tuple[str, str]:
    """Return what of the text before and after some words is still of their sentence.

    Args:
        before: Text that ends where the words begin.
        after: Text that begins where the words end.
        cut_before: Whether the article goes on before that; dots then show where it was cut.
        cut_after: Whether it goes on after that.
    """
    ends = [m for m in _SENTENCE_END.finditer(before) if not _is_abbreviation(before, m)]
    if ends:
        before, cut_before = before[ends[-1].end() :], False
    for match in _SENTENCE_END.finditer(after):
        if not _is_abbreviation(after, match):
            after, cut_after = after[: match.end()].rstrip(), False
            break
    return _opened(before, cut=cut_before), _closed(after, cut=cut_after)


def _is_abbreviation(text: str, match: re.Match[str]) -> bool:
    return bool(_ABBREVIATION.search(text[max(0, match.start() - 6) : match.start() + 1]))


def _opened(text: str, *, cut: bool) -> str:
    return "…" + text.partition(" ")[2] if cut and " " in text.strip() else text.lstrip()


def _closed(text: str, *, cut: bool) -> str:
    return text.rpartition(" ")[0] + "…" if cut and " " in text.strip() else text.rstrip()


def evidence(
    text: str, span: Span, *, article: Link, outlet: str | None, date: str | None
) -> Evidence:
    """Return a span of an article within its sentence."""
    before, after = sentence_around(text, span)
    return Evidence(
        before=before,
        words=text[span.start : span.end],
        after=after,
        article=article,
        outlet=outlet,
        date=date,
    )
