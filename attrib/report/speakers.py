"""A speaker and what was gathered of it in, its pages out: several where it is quoted very often."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from attrib.report import tables, wording
from attrib.report.articles import forms_chart
from attrib.report.charts import Timeline, timeline
from attrib.report.filters import plural
from attrib.report.pages import SpeakerPage
from attrib.report.paging import chunks, pagers
from attrib.report.parts import Card, Doubt, Entry, Figure, Link
from attrib.report.places import numbered

if TYPE_CHECKING:
    from attrib.query.answers import JudgementAnswer, SpeakerAnswer
    from attrib.report.gather import Gathered
    from attrib.report.parts import Term
    from attrib.report.places import Places

_COMPANIONS = 12


def speaker_pages(
    speaker: SpeakerAnswer,
    gathered: Gathered,
    speakers: Mapping[str, SpeakerAnswer],
    places: Places,
    *,
    terms: tuple[Term, ...] = (),
) -> Iterator[tuple[str, SpeakerPage]]:
    """Yield the addresses and pages of one speaker; `speakers` are all, by id."""
    quotes = gathered.quotations_of(speaker.id)
    start = places.speakers[speaker.id]
    standing = gathered.standing_of(speaker.id)
    standings = gathered.standings_of(speaker.id, places)
    forms, time = forms_chart((card.form for card in quotes), "quotations"), timeline_of(quotes)
    beside = _companions(gathered.beside.get(speaker.id, {}), speakers, places)
    listed = (
        tables.of_cards("quotations", quotes),
        tables.of_standings("standings", standings),
        tables.of_terms("terms", terms),
        tables.of_parts(forms),
        tables.of_time(time),
        tables.of_people("beside", beside),
    )
    for quoted, pager in zip(chunks(quotes), pagers(len(quotes), start), strict=True):
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
                standing=standing,
                sector=wording.sector(speaker.sector),
                organization=_organization(speaker, places),
                names=speaker.names,
                figures=_figures(speaker, start),
                standings=standings,
                terms=terms,
                timeline=time,
                forms=forms,
                quotes=tuple(quoted),
                pager=pager,
                companions=beside,
                doubts=tuple(doubt(item, places) for item in gathered.doubts.get(speaker.id, ())),
                tables=listed if pager.number == 1 else listed[:1],
            ),
        )


def entry(speaker: SpeakerAnswer, gathered: Gathered, places: Places) -> Entry:
    """Return a speaker as a line of a list."""
    return Entry(
        name=places.speaker(speaker.id, speaker.name),
        kind=wording.kind(speaker.type),
        note=gathered.standing_of(speaker.id),
        sector=wording.sector(speaker.sector),
        quotes=speaker.quotes,
        articles=speaker.articles,
        first=speaker.first,
        last=speaker.last,
    )


def timeline_of(quotes: Sequence[Card]) -> Timeline:
    """Return quotations by date."""
    return timeline(
        (card.date for card in quotes),
        name="timeline",
        title="Quotations over time",
        unit="quotations",
    )


def _description(speaker: SpeakerAnswer) -> str:
    found = f"{plural(speaker.quotes, 'quotation')} in {plural(speaker.articles, 'article')}"
    return f"{speaker.name}: {found}, with roles, affiliations and their evidence."


def _figures(speaker: SpeakerAnswer, path: str) -> tuple[Figure, ...]:
    outlets = len(speaker.outlets)
    figures = (
        Figure(
            label=_noun("quotation", speaker.quotes),
            count=speaker.quotes,
            href=f"{path}#quotes-title",
        ),
        Figure(label=_noun("article", speaker.articles), count=speaker.articles),
        Figure(label=_noun("outlet", outlets), count=outlets),
        Figure(label=_noun("word", speaker.words) + " quoted", count=speaker.words),
    )
    # No outlet means that none is known, not that nobody published it.
    return figures if outlets else (*figures[:2], figures[3])


def _noun(one: str, count: int) -> str:
    return one if count == 1 else one + "s"


def _organization(speaker: SpeakerAnswer, places: Places) -> Link | None:
    link = places.organization(speaker.organization_id, speaker.name)
    return link if link.href else None


def _companions(
    beside: Mapping[str, int], speakers: Mapping[str, SpeakerAnswer], places: Places
) -> tuple[Entry, ...]:
    known: Iterable[tuple[SpeakerAnswer, int]] = (
        (speakers[key], articles) for key, articles in beside.items() if key in speakers
    )
    ranked = sorted(known, key=lambda item: (-item[1], item[0].name.casefold(), item[0].id))
    return tuple(
        Entry(name=places.speaker(other.id, other.name), articles=articles)
        for other, articles in ranked[:_COMPANIONS]
    )


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
