"""A speaker's answers in, its pages out: one, or several where it is quoted very often."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import TYPE_CHECKING

from attrib.report import cards, wording
from attrib.report.articles import forms_chart
from attrib.report.charts import timeline
from attrib.report.filters import plural
from attrib.report.pages import SpeakerPage
from attrib.report.paging import chunks, pagers
from attrib.report.parts import Doubt, Entry, Figure, Link, Standing
from attrib.report.places import numbered
from attrib.types import Verdict

if TYPE_CHECKING:
    from attrib.query.answers import (
        Appearance,
        Evidence,
        JudgementAnswer,
        QuoteAnswer,
        SpeakerAnswer,
        SpeakerDetail,
    )
    from attrib.report import parts
    from attrib.report.places import Places
    from attrib.types import Span

Proofs = Mapping[tuple[str, "Span"], "parts.Evidence"]
"""Evidence within its sentence, by key of the article and span."""

_COMPANIONS = 12


def speaker_pages(
    detail: SpeakerDetail, quotes: Iterable[QuoteAnswer], proofs: Proofs, places: Places
) -> Iterator[tuple[str, SpeakerPage]]:
    """Yield the addresses and pages of one speaker."""
    ordered = in_date_order(quotes)
    speaker = detail.speaker
    start = places.speakers[speaker.id]
    standings = _standings(detail.appearances, proofs, places)
    for quoted, pager in zip(chunks(ordered), pagers(len(ordered), start), strict=True):
        path = numbered(start, pager.number)
        yield (
            path,
            SpeakerPage(
                frame=places.frame(
                    title=speaker.name,
                    description=_description(speaker),
                    section="speakers",
                    path=path,
                    crumbs=(Link(label="Speakers", href="speakers/index.html"),),
                ),
                name=speaker.name,
                kind=wording.kind(speaker.type),
                standing=standing_of(speaker),
                organization=_organization(speaker, places),
                names=speaker.names,
                figures=_figures(speaker),
                standings=standings,
                timeline=_timeline(ordered),
                forms=forms_chart((quote.form for quote in ordered), "quotations"),
                quotes=tuple(cards.card(quote, places) for quote in quoted),
                pager=pager,
                companions=_companions(detail, places),
                doubts=_doubts(detail.judgements, places),
            ),
        )


def in_date_order(quotes: Iterable[QuoteAnswer]) -> tuple[QuoteAnswer, ...]:
    """Return quotes oldest first, those without a date last, each article in its own order."""
    return tuple(
        sorted(
            quotes,
            key=lambda q: (
                q.article.published is None,
                q.article.published or "",
                q.article.key,
                q.number,
            ),
        )
    )


def standing_of(speaker: SpeakerAnswer) -> str:
    """Return the most stated role and affiliation of a speaker, in a line."""
    return ", ".join((*speaker.roles[:1], *speaker.affiliations[:1]))


def entry(speaker: SpeakerAnswer, places: Places) -> Entry:
    """Return a speaker as a line of a list."""
    return Entry(
        name=places.speaker(speaker.id, speaker.name),
        kind=wording.kind(speaker.type),
        note=standing_of(speaker),
        quotes=speaker.quotes,
        articles=speaker.articles,
        first=speaker.first,
        last=speaker.last,
    )


def _timeline(quotes: Sequence[QuoteAnswer]) -> parts.Timeline:
    return timeline(
        (quote.article.published for quote in quotes),
        name="timeline",
        title="Quotations over time",
        unit="quotations",
    )


def _description(speaker: SpeakerAnswer) -> str:
    found = f"{plural(speaker.quotes, 'quotation')} in {plural(speaker.articles, 'article')}"
    return f"{speaker.name}: {found}, with roles, affiliations and their evidence."


def _figures(speaker: SpeakerAnswer) -> tuple[Figure, ...]:
    return (
        Figure(label=_noun("quotation", speaker.quotes), count=speaker.quotes),
        Figure(label=_noun("article", speaker.articles), count=speaker.articles),
        Figure(label=_noun("outlet", len(speaker.outlets)), count=len(speaker.outlets)),
        Figure(label=_noun("word", speaker.words) + " quoted", count=speaker.words),
    )


def _noun(one: str, count: int) -> str:
    return one if count == 1 else one + "s"


def _organization(speaker: SpeakerAnswer, places: Places) -> Link | None:
    link = places.organization(speaker.organization_id, speaker.name)
    return link if link.href else None


def _standings(
    appearances: Iterable[Appearance], proofs: Proofs, places: Places
) -> tuple[Standing, ...]:
    """Return every role and affiliation once, with the time and number of articles it is for."""

    def identity(stated: tuple[Appearance, Evidence]) -> tuple[str, str, bool]:
        item = stated[1]
        return item.kind, item.organization_id or item.value.casefold(), item.former

    stated = [(appearance, item) for appearance in appearances for item in appearance.evidence]
    groups = [tuple(group) for _, group in groupby(sorted(stated, key=identity), key=identity)]
    standings = [_standing(group, proofs, places) for group in groups]
    return tuple(
        sorted(
            standings,
            key=lambda s: (s.kind != "Role", s.former, -s.articles, s.value.label.casefold()),
        )
    )


def _standing(
    stated: Sequence[tuple[Appearance, Evidence]], proofs: Proofs, places: Places
) -> Standing:
    dates = sorted(a.article.published for a, _ in stated if a.article.published)
    appearance, first = stated[0]
    return Standing(
        kind=first.kind.capitalize(),
        value=places.organization(first.organization_id, first.value),
        former=first.former,
        first=dates[0] if dates else None,
        last=dates[-1] if dates else None,
        articles=len({a.article.key for a, _ in stated}),
        evidence=proofs.get((appearance.article.key, first.span)),
        by=wording.decided_by(first.by),
    )


def _companions(detail: SpeakerDetail, places: Places) -> tuple[Entry, ...]:
    return tuple(
        Entry(name=places.speaker(other.id, other.name), articles=other.articles)
        for other in detail.companions[:_COMPANIONS]
    )


def _doubts(judgements: Iterable[JudgementAnswer], places: Places) -> tuple[Doubt, ...]:
    return tuple(doubt(item, places) for item in judgements if item.verdict is Verdict.UNSURE)


def doubt(judgement: JudgementAnswer, places: Places) -> Doubt:
    """Return an open question of identity."""
    return Doubt(
        left=Link(label=judgement.left, href=places.articles.get(judgement.left_article)),
        right=Link(label=judgement.right, href=places.articles.get(judgement.right_article)),
        verdict=judgement.verdict.value,
        score=judgement.score,
        reasons=judgement.reasons,
        by=wording.decided_by(judgement.by),
    )
