"""Answers on who is who in, lines for a reader of the terminal out."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from attrib.cli.show import count, speaker_lines, where

if TYPE_CHECKING:
    from attrib.query.answers import JudgementAnswer, SpeakerAnswer
    from attrib.query.identity_answers import DecisionAnswer, Doubt, EntityDetail, Member

_KEY = 8
"""Characters of an article's key that are shown: enough to name it."""
_MOST_REASONS = 10


def entity_lines(detail: EntityDetail) -> Iterator[str]:
    """Yield who counts as one speaker, and why."""
    yield from speaker_lines(detail.speaker)
    yield f"    {'id':<13} {detail.speaker.id}"
    yield "\nIn these articles:"
    for member in detail.members:
        yield from _member_lines(member)
    same = [j for j in detail.judgements if j.verdict == "same"]
    different = [j for j in detail.judgements if j.verdict == "different"]
    for title, judgements in (("Why one:", same), ("Told apart from:", different)):
        if judgements:
            yield f"\n{title}"
            yield from _judgement_lines(judgements)
    if detail.decisions:
        yield "\nDecisions:"
        for decision in detail.decisions:
            yield from (f"    {line}" for line in decision_lines(decision))
    if detail.doubts:
        yield "\nMay also be (merge, or keep apart):"
        for doubt in detail.doubts:
            other = doubt.right if doubt.left.id == detail.speaker.id else doubt.left
            yield f"    {_brief(other)}: {other.id}"
            yield f"        {_odds(doubt)}"


def _member_lines(member: Member) -> Iterator[str]:
    said = ", ".join(dict.fromkeys((member.name, *member.roles[:1], *member.affiliations)))
    yield f"    {member.article.key[:_KEY]}  {where(member.article)}"
    yield f"    {'':<{_KEY}}  as {said}; {count(member.quotes, 'quote')}"


def _judgement_lines(judgements: list[JudgementAnswer]) -> Iterator[str]:
    for judgement in judgements[:_MOST_REASONS]:
        left = f"{judgement.left} ({judgement.left_article[:_KEY]})"
        right = f"{judgement.right} ({judgement.right_article[:_KEY]})"
        yield f"    {left} and {right}: {judgement.score:.2f} by {judgement.by}"
        yield f"        {'; '.join(judgement.reasons)}"
    if len(judgements) > _MOST_REASONS:
        yield f"    and {len(judgements) - _MOST_REASONS:,} more"


def doubt_lines(doubt: Doubt) -> Iterator[str]:
    """Yield a pair of speakers that may be one, and what speaks for it."""
    for speaker in (doubt.left, doubt.right):
        yield f"{_brief(speaker)}: {speaker.id}"
    yield f"    {_odds(doubt)}"


def _brief(speaker: SpeakerAnswer) -> str:
    known = (speaker.name, *speaker.roles[:1], *speaker.affiliations[:1])
    return f"{', '.join(dict.fromkeys(known))} ({count(speaker.articles, 'article')})"


def _odds(doubt: Doubt) -> str:
    return f"{doubt.score:.2f}: {'; '.join(doubt.reasons)}"


def decision_lines(decision: DecisionAnswer) -> Iterator[str]:
    """Yield what a person decided, with who, when and why."""
    what = " | ".join(", ".join(names) for names in decision.sides)
    named = f" as {decision.name}" if decision.name else ""
    why = f": {decision.why}" if decision.why else ""
    yield f"{decision.number:>4}  {decision.kind} {what}{named}"
    yield f"      {decision.who}, {decision.at}{why}"
    if decision.revoked:
        yield f"      taken back by {decision.revoked_by}, {decision.revoked}"
