"""The speakers of an article while corrections are put on: who is named, and what is said of them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from attrib.correct.changes import Correction, CorrectionKind, Stated
from attrib.types import Affiliation, Annotated, Quote, Role, Span, Speaker, SpeakerType


class Cast:
    """The speakers of one article."""

    def __init__(self, annotated: Annotated) -> None:
        self._text = annotated.document.text
        self._speakers = list(annotated.speakers)
        # Whom a model listed without a quote stays; whom a correction leaves without one goes.
        self._unquoted = set(range(len(self._speakers))) - _quoted(annotated.quotes)

    def index_of(self, stated: Stated) -> int | None:
        """Return the index of whom a person named; one whom the article did not have yet is added."""
        if stated.speaker is None:
            return None
        found = self._named(stated.speaker)
        if found is None:
            mentions = tuple(_mentions(self._text, stated.speaker))
            kind = stated.type or SpeakerType.PERSON
            self._speakers.append(Speaker(name=stated.speaker, type=kind, mentions=mentions))
            return len(self._speakers) - 1
        if stated.type is not None:
            self._speakers[found] = replace(self._speakers[found], type=stated.type)
        return found

    def _named(self, name: str) -> int | None:
        wanted = _folded(name)
        names = map(_folded, (speaker.name for speaker in self._speakers))
        return next((index for index, name in enumerate(names) if name == wanted), None)

    def state(self, correction: Correction, quoted: int | None, content: Sequence[Span]) -> None:
        """Put a role or affiliations on the speaker of that name, or else of that quote."""
        named = self._named(correction.speaker) if correction.speaker else None
        index = quoted if named is None else named
        if index is None:
            return
        speaker = self._speakers[index]
        if correction.kind is CorrectionKind.ROLE:
            roles = tuple(
                Role(
                    title=value, evidence=self._evidence(value, speaker, content), by=correction.by
                )
                for value in correction.values
            )
            self._speakers[index] = replace(speaker, roles=roles)
        else:
            affiliations = tuple(
                Affiliation(
                    organization=value,
                    evidence=self._evidence(value, speaker, content),
                    by=correction.by,
                )
                for value in correction.values
            )
            self._speakers[index] = replace(speaker, affiliations=affiliations)

    def _evidence(self, value: str, speaker: Speaker, content: Sequence[Span]) -> Span:
        """Return the words that state it, the nearest to the speaker; or where the speaker is named."""
        beside = (*speaker.mentions, *content) or (Span(0, min(1, len(self._text))),)
        found = _mentions(self._text, value)
        return min(
            found,
            key=lambda span: min(abs(span.start - m.start) for m in beside),
            default=beside[0],
        )

    def finished(self, quotes: Sequence[Quote]) -> tuple[tuple[Quote, ...], tuple[Speaker, ...]]:
        """Return the quotes and speakers without those whose last quote was taken away."""
        wanted = _quoted(quotes) | self._unquoted
        kept = [index for index in range(len(self._speakers)) if index in wanted]
        places = {index: place for place, index in enumerate(kept)}
        moved = tuple(
            replace(
                quote,
                speaker=None if quote.speaker is None else places[quote.speaker],
                via=None if quote.via is None else places[quote.via],
            )
            for quote in quotes
        )
        return moved, tuple(self._speakers[index] for index in kept)


def _quoted(quotes: Iterable[Quote]) -> set[int | None]:
    return {index for quote in quotes for index in (quote.speaker, quote.via)}


def _folded(name: str) -> str:
    return " ".join(name.casefold().split())


def _mentions(text: str, words: str) -> list[Span]:
    pattern = r"\s+".join(map(re.escape, words.split()))
    if not pattern:
        return []
    return [Span(*match.span()) for match in re.finditer(rf"(?<!\w){pattern}(?!\w)", text)]
