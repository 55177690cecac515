"""An article as a model annotated it and the corrections of it in, the article as it is to stand out.

Corrections are put on in the order in which they were made, so that the last word counts. A quote is
known again by its words; one that a person stated stands also where a later model does not find it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from attrib.correct.anchors import find_anchor
from attrib.correct.changes import Anchor, Correction, CorrectionKind, Stated
from attrib.correct.speakers import Cast
from attrib.types import Annotated, Flag, Quote, Span

_SAME = 0.5
"""Share of the characters of both from which two quotes are one, as `attrib.train.scoring` has it."""
_INSIDE = 0.8
"""Share of its characters from which a quote is only a piece of the one that a person stated."""
_GONE = frozenset({CorrectionKind.NOT_A_QUOTE, CorrectionKind.SCARE_QUOTE})
_OF_SPEAKER = frozenset({CorrectionKind.ROLE, CorrectionKind.AFFILIATION})
_OF_WORDS = frozenset({CorrectionKind.RIGHT, CorrectionKind.SPAN, CorrectionKind.MISSING})


@dataclass(slots=True, eq=False)
class _Draft:
    """A quote on its way, and the quotes that it hangs on."""

    quote: Quote
    parent: _Draft | None = None
    follows: _Draft | None = None


def apply(annotated: Annotated, corrections: Iterable[Correction]) -> Annotated:
    """Return an annotated article with corrections put on; those that find no place there do nothing."""
    page = _Page(annotated)
    for correction in corrections:
        if correction.revoked is None:
            page.put(correction)
    return page.finished()


class _Page:
    """An article's quotes and speakers while corrections are put on."""

    def __init__(self, annotated: Annotated) -> None:
        self._annotated = annotated
        self._text = annotated.document.text
        self._cast = Cast(annotated)
        self._scare = set(annotated.scare)
        self._drafts = [_Draft(quote) for quote in annotated.quotes]
        for draft in self._drafts:
            draft.parent = self._at(draft.quote.parent)
            draft.follows = self._at(draft.quote.follows)

    def _at(self, index: int | None) -> _Draft | None:
        return None if index is None else self._drafts[index]

    def put(self, correction: Correction) -> None:
        found = self._found(correction)
        if correction.kind in _OF_SPEAKER:
            index = found[0].quote.speaker if found else None
            self._cast.state(correction, index, found[0].quote.content if found else ())
        elif correction.kind in _GONE:
            if correction.kind is CorrectionKind.SCARE_QUOTE:
                self._scare.update(span for draft in found for span in draft.quote.content)
            self._drop(found)
        elif correction.after is not None:
            self._state(correction, correction.after, found)

    def _found(self, correction: Correction) -> list[_Draft]:
        """Return the quotes that a correction is of, the most alike first."""
        stated = (correction.before, correction.after)
        wanted = [spans for one in stated if one and (spans := self._places(one.content))]

        def best(draft: _Draft) -> float:
            return max((likeness(draft.quote.content, spans) for spans in wanted), default=0.0)

        alike = [(best(draft), draft) for draft in self._drafts]
        alike = [pair for pair in alike if pair[0] >= _SAME]
        return [draft for _, draft in sorted(alike, key=lambda pair: -pair[0])]

    def _places(self, anchors: Sequence[Anchor], near: Stated | None = None) -> tuple[Span, ...]:
        """Return where words stand in this text; none if any of them is not found."""
        shift = 0
        if near is not None and near.content:
            content = find_anchor(self._text, near.content[0])
            shift = 0 if content is None else content.start - near.content[0].start
        found = [find_anchor(self._text, anchor, shift=shift) for anchor in anchors]
        return tuple(span for span in found if span) if all(found) else ()

    def _state(self, correction: Correction, stated: Stated, found: list[_Draft]) -> None:
        base = found[0] if found else None
        content = self._places(stated.content)
        if base is None:
            if not content:
                return
            base = _Draft(Quote())
            self._drafts.append(base)
        is_new = not base.quote.content
        self._drop([draft for draft in found[1:] if draft.parent is not base])
        if is_new or correction.kind is not CorrectionKind.SPAN:
            base.quote = replace(base.quote, speaker=self._cast.index_of(stated))
        if content and (is_new or correction.kind in _OF_WORDS):
            base.quote = self._with_words(base.quote, stated, content)
            self._drop_pieces(base)
        flags = tuple(flag for flag in base.quote.flags if flag not in _settled(correction.kind))
        base.quote = replace(base.quote, flags=flags, confidence=1.0, by=correction.by)

    def _with_words(self, quote: Quote, stated: Stated, content: tuple[Span, ...]) -> Quote:
        return replace(
            quote,
            content=content,
            source=self._places(stated.source, near=stated),
            cue=self._places(stated.cue, near=stated),
            form=stated.form,
            act=stated.act,
            negated=stated.negated,
        )

    def _drop_pieces(self, base: _Draft) -> None:
        """Drop what a model took for quotes of their own, but is a piece of the one stated."""
        pieces = [
            draft
            for draft in self._drafts
            if draft is not base
            and draft.parent is not base
            and draft.quote.speaker in {None, base.quote.speaker}
            and _inside(draft.quote.content, base.quote.content) >= _INSIDE
        ]
        self._drop(pieces)

    def _drop(self, drafts: Sequence[_Draft]) -> None:
        gone = set(map(id, drafts))
        self._drafts = [draft for draft in self._drafts if id(draft) not in gone]
        for draft in self._drafts:
            while draft.parent is not None and id(draft.parent) in gone:
                draft.parent = draft.parent.parent
            while draft.follows is not None and id(draft.follows) in gone:
                draft.follows = draft.follows.follows

    def finished(self) -> Annotated:
        ordered = sorted(self._drafts, key=lambda draft: _first(draft.quote))
        places = {id(draft): number for number, draft in enumerate(ordered)}
        linked = [
            replace(
                draft.quote,
                parent=places[id(draft.parent)] if draft.parent else None,
                follows=places[id(draft.follows)] if draft.follows else None,
            )
            for draft in ordered
        ]
        quotes, speakers = self._cast.finished(linked)
        told = [span for quote in quotes for span in quote.content]
        scare = tuple(sorted(span for span in self._scare if not _overlap((span,), told)))
        return replace(self._annotated, quotes=quotes, speakers=speakers, scare=scare)


def _settled(kind: CorrectionKind) -> frozenset[Flag]:
    """Return the doubts that a correction of a kind puts an end to."""
    spans = kind is CorrectionKind.SPAN
    return frozenset({Flag.UNCLOSED if spans else Flag.AMBIGUOUS_SPEAKER})


def _first(quote: Quote) -> int:
    spans = quote.content or quote.cue or quote.source
    return min((span.start for span in spans), default=0)


def likeness(one: Sequence[Span], other: Sequence[Span]) -> float:
    """Return how much of the characters of either two contents share, from 0 to 1."""
    shared = _overlap(one, other)
    both = _length(one) + _length(other) - shared
    return shared / both if both else 0.0


def _inside(piece: Sequence[Span], whole: Sequence[Span]) -> float:
    length = _length(piece)
    return _overlap(piece, whole) / length if length else 0.0


def _length(spans: Sequence[Span]) -> int:
    return sum(span.end - span.start for span in spans)


def _overlap(one: Sequence[Span], other: Sequence[Span]) -> int:
    return sum(max(0, min(a.end, b.end) - max(a.start, b.start)) for a in one for b in other)
