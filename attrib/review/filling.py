"""What a person filled into a table in, corrections, decisions and judged samples out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from attrib.correct.changes import Change, Correction, NewSpan
from attrib.correct.making import add_missing
from attrib.correct.making import correct as make_correction
from attrib.errors import CorrectionError, QueryError
from attrib.review.sheet import BETWEEN
from attrib.review.targets import find_by_words, find_quote
from attrib.store.correcting import Wanted

if TYPE_CHECKING:
    from attrib.identity.entities import Entities
    from attrib.query.api import Query
    from attrib.review.answers import Filled
    from attrib.review.corrections import Corrections
    from attrib.review.samples import Samples
    from attrib.types import Annotated


@dataclass(frozen=True, slots=True, kw_only=True)
class Applied:
    """What became of a table."""

    corrections: int = 0
    """How many were new."""
    known: int = 0
    """How many said what had been said before."""
    decisions: int = 0
    """On who is who."""
    judged: int = 0
    """Quotes of a sample."""


@dataclass(frozen=True, slots=True)
class Filling:
    """Applies tables to a database."""

    query: Query
    corrections: Corrections
    samples: Samples
    entities: Entities

    def apply(self, lines: Sequence[Filled], *, who: str, name: str) -> Applied:
        """Apply the lines of a table; corrections all of them or none.

        Args:
            lines: as `read_answers` gives them.
            who: says so.
            name: of the file, for messages.

        Raises:
            CorrectionError: if any does not fit; it names each line that does not.
        """
        kept = self.corrections.apply(self._wanted(lines, who, name))
        for line in lines:
            if line.sample is not None:
                self.samples.judge(*line.sample, line.faults, who=who)
        decided = [self._decide(line, who, name) for line in lines if line.same is not None]
        return Applied(
            corrections=sum(one is not None for one in kept),
            known=sum(one is None for one in kept) + decided.count(False),
            decisions=decided.count(True),
            judged=sum(line.sample is not None for line in lines),
        )

    def _wanted(self, lines: Sequence[Filled], who: str, name: str) -> list[Wanted]:
        wanted: list[Wanted] = []
        errors: list[str] = []
        for line in lines:
            label = f"{name}, line {line.line}"
            try:
                article = self._article(line)
            except QueryError as error:
                errors.append(f"{label}: {error}")
                continue
            is_said = partial(_is_said, line=line)
            wanted += [
                Wanted(
                    article=article,
                    make=make,
                    who=who,
                    why=line.why,
                    label=label,
                    is_said=is_said,
                )
                for make in _makes(line)
            ]
        if errors:
            raise CorrectionError("\n".join(errors))
        return wanted

    def _article(self, line: Filled) -> str:
        if line.missing is None:
            return line.key.rpartition("-")[0]
        key = line.key.rpartition("-")[0] or line.article
        return self.query.article(key).article.key

    def _decide(self, line: Filled, who: str, name: str) -> bool:
        """Keep a decision on two speakers; tell whether it is new."""
        pair = [key for key in line.key.split(BETWEEN) if key]
        try:
            one, other = (self.entities.show(key).speaker.id for key in pair)
            is_open = any(
                {doubt.left.id, doubt.right.id} == {one, other}
                for doubt in self.entities.doubts(one)
            )
            if one == other or not is_open:
                return False
            decide = self.entities.merge if line.same else self.entities.keep_apart
            decide([one, other], who=who, why=line.why)
        except (QueryError, ValueError) as error:
            raise CorrectionError(f"{name}, line {line.line}: {error}") from error
        return True


def _makes(line: Filled) -> list[partial[Correction]]:
    if line.missing is not None:
        return [partial(add_missing, missing=line.missing)]
    return [partial(_make, line=line, change=change) for change in line.changes]


def _is_said(correction: Correction, *, line: Filled) -> bool:
    """Tell whether a correction took away the very quote that a line takes away."""
    words = " ".join(line.text.replace(BETWEEN.strip(), " ").split())
    is_of_it = correction.before is not None and " ".join(correction.before.text.split()) == words
    return is_of_it and correction.after is None and correction.kind in line.faults


def _make(annotated: Annotated, *, line: Filled, change: Change) -> Correction:
    words = " ".join(line.text.split(BETWEEN.strip()))
    try:
        number = find_quote(annotated, line.spans, words)
    except CorrectionError:
        # Words that the same line has just corrected are where the new ones stand.
        new = next((one for one in line.changes if isinstance(one, NewSpan)), None)
        if new is None:
            raise
        near = line.spans[0].start if line.spans else 0
        number = find_by_words(annotated, new.content, near)
    return make_correction(annotated, number, change)
