"""A change that somebody wants and the article in, the correction to keep out; or why it does not fit."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from attrib.correct.anchors import anchor_at, find_words
from attrib.correct.changes import (
    Anchor,
    Change,
    Correction,
    CorrectionKind,
    MissingQuote,
    NewAffiliation,
    NewRole,
    NewSpan,
    NewSpeaker,
    NotAQuote,
    ScareQuote,
    Stated,
)
from attrib.errors import CorrectionError
from attrib.types import Annotated, Form, Quote, Span, SpeakerType

_QUOTED = re.compile('“[^“”]*”?|"[^"]*"?|«[^«»]*»?|„[^„“”]*[“”]?')
_WORD = re.compile(r"\w+")
_MAX_NAME = 500
"""Characters of a name, role or organization; more is a slip, such as a pasted paragraph."""


def correct(annotated: Annotated, number: int, change: Change) -> Correction:
    """Return what keeps a change of a quote; who, when and of which article is not filled in.

    Args:
        annotated: the article as it stands.
        number: of the quote among its quotes.
        change: what is wrong with it, or that it is right.

    Raises:
        CorrectionError: if words of the change do not stand in the article, or say nothing.
    """
    quote = annotated.quotes[number]
    before = state(annotated, quote)
    base = Correction(kind=CorrectionKind.RIGHT, article="", who="", before=before, after=before)
    match change:
        case NotAQuote():
            made = replace(base, kind=CorrectionKind.NOT_A_QUOTE, after=None)
        case ScareQuote():
            made = replace(base, kind=CorrectionKind.SCARE_QUOTE, after=None)
        case NewSpan():
            after = _with_words(annotated, before, change)
            made = replace(base, kind=CorrectionKind.SPAN, after=after)
        case NewSpeaker():
            after = _spoken(annotated, before, change.name, change.type)
            made = replace(base, kind=CorrectionKind.SPEAKER, after=after)
        case NewRole():
            values = () if change.title is None else (change.title,)
            made = _of_speaker(base, CorrectionKind.ROLE, values)
        case NewAffiliation():
            made = _of_speaker(base, CorrectionKind.AFFILIATION, change.organizations)
        case _:
            made = base
    return made


def add_missing(annotated: Annotated, missing: MissingQuote) -> Correction:
    """Return what keeps a quote that was not found.

    Raises:
        CorrectionError: if its words do not stand in the article.
    """
    text = annotated.document.text
    content = _places(text, missing.content, 0)
    source = [missing.source] if missing.source else []
    cue = [missing.cue] if missing.cue else []
    stated = Stated(
        content=_anchors(text, content),
        source=_anchors(text, _places(text, source, content[0].start)),
        cue=_anchors(text, _places(text, cue, content[0].start)),
        form=form_of(text, content),
        act=missing.act,
    )
    after = _spoken(annotated, stated, missing.speaker, missing.type)
    return Correction(kind=CorrectionKind.MISSING, article="", who="", after=after)


def state(annotated: Annotated, quote: Quote) -> Stated:
    """Return a quote as it stands, so that it can be kept."""
    text = annotated.document.text
    speaker = None if quote.speaker is None else annotated.speakers[quote.speaker]
    return Stated(
        content=_anchors(text, quote.content),
        source=_anchors(text, quote.source),
        cue=_anchors(text, quote.cue),
        form=quote.form,
        act=quote.act,
        negated=quote.negated,
        speaker=speaker.name if speaker else None,
        type=speaker.type if speaker else None,
    )


def _anchors(text: str, spans: Sequence[Span]) -> tuple[Anchor, ...]:
    return tuple(anchor_at(text, span) for span in spans)


def _with_words(annotated: Annotated, before: Stated, change: NewSpan) -> Stated:
    text, near = annotated.document.text, before.content[0].start
    content = _places(text, change.content, near)
    source, cue = before.source, before.cue
    if change.source is not None:
        source = _anchors(text, _places(text, [change.source], near))
    if change.cue is not None:
        cue = _anchors(text, _places(text, [change.cue], near))
    form = form_of(text, content)
    return replace(before, content=_anchors(text, content), source=source, cue=cue, form=form)


def _places(text: str, parts: Sequence[str], near: int) -> list[Span]:
    """Return where typed words stand, in the order of the text.

    Raises:
        CorrectionError: if some do not stand there, or two parts overlap.
    """
    found = []
    for part in parts:
        span = find_words(text, part, near)
        if span is None:
            raise CorrectionError(
                f"The words {_short(part)!r} do not stand in the article: copy them from its text."
            )
        found.append(span)
        near = span.end
    found.sort()
    if any(one.end > other.start for one, other in pairwise(found)):
        raise CorrectionError("Two parts of the quotation overlap: give each word once.")
    return found


def _short(words: str) -> str:
    flat = " ".join(words.split())
    return flat if len(flat) <= 60 else flat[:57] + "..."  # noqa: PLR2004  # a line of a terminal


def _spoken(annotated: Annotated, stated: Stated, name: str | None, kind: SpeakerType) -> Stated:
    if name is None:
        return replace(stated, speaker=None, type=None)
    (name,) = _checked([name])
    known = _known(annotated, name)
    if known is not None:
        speaker = annotated.speakers[known]
        return replace(stated, speaker=speaker.name, type=speaker.type)
    return replace(stated, speaker=name, type=kind)


def _known(annotated: Annotated, name: str) -> int | None:
    """Return the one speaker of the article whose name it is, or has all its words; or None."""
    folded = [" ".join(speaker.name.casefold().split()) for speaker in annotated.speakers]
    wanted = name.casefold()
    if wanted in folded:
        return folded.index(wanted)
    words = set(wanted.split())
    longer = [index for index, known in enumerate(folded) if words <= set(known.split())]
    return longer[0] if len(longer) == 1 else None


def _of_speaker(base: Correction, kind: CorrectionKind, values: Sequence[str]) -> Correction:
    if base.before is None or base.before.speaker is None:
        raise CorrectionError("The quote has no speaker yet: say first who said it.")
    speaker = base.before.speaker
    return replace(base, kind=kind, speaker=speaker, values=_checked(values))


def _checked(values: Sequence[str]) -> tuple[str, ...]:
    flat = tuple(" ".join(value.split()) for value in values)
    for value in flat:
        if not value:
            raise CorrectionError("A name, role or organization is empty: leave it out.")
        if len(value) > _MAX_NAME:
            raise CorrectionError(
                f"{_short(value)!r} is too long for a name, role or organization."
            )
    return flat


def form_of(text: str, content: Sequence[Span]) -> Form:
    """Return how much of the contents stands inside quotation marks that the contents show."""
    inside = total = 0
    for start, end in content:
        # A mark just outside of the words belongs to them.
        words = text[max(start - 1, 0) : end + 1]
        total += len(_WORD.findall(text[start:end]))
        inside += sum(len(_WORD.findall(match)) for match in _QUOTED.findall(words))
    if not inside:
        return Form.INDIRECT
    return Form.DIRECT if inside >= total else Form.MIXED
