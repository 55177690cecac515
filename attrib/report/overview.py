"""What was tallied and counted in, the first page out: who is quoted, by whom, how much."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import accumulate
from typing import TYPE_CHECKING

from attrib.report import tables, wording
from attrib.report.articles import forms_chart
from attrib.report.audit import concern_figures
from attrib.report.charts import (
    BarChart,
    SplitChart,
    Timeline,
    bar,
    bar_chart,
    split_chart,
    timeline,
)
from attrib.report.filters import number, percent, plural
from attrib.report.methods import REFUSED_PATH, measured
from attrib.report.pages import OverviewPage
from attrib.report.parts import Card, Entry, Figure
from attrib.types import Form, SpeakerType

if TYPE_CHECKING:
    from attrib.query.answers import (
        ArticleAnswer,
        OrganizationAnswer,
        SpeakerAnswer,
        Totals,
    )
    from attrib.query.precision import Precision
    from attrib.report.audit import Doubts
    from attrib.report.gather import Gathered
    from attrib.report.places import Places
    from attrib.report.tally import Tally

OVERVIEW_PATH = "index.html"
_BARS, _ORGANIZATIONS = 10, 8
_TOP = 5
_NO_OUTLET = "outlet not known"
_ENDS = re.compile(r"[.!?\u2026]\W*$")
_SURE, _SHORTEST, _BEST, _LONGEST = 0.8, 40, 120, 240


def overview_page(  # noqa: PLR0913 - everything there is, by name
    *,
    tally: Tally,
    gathered: Gathered,
    doubts: Doubts,
    totals: Totals,
    articles: Sequence[ArticleAnswer],
    speakers: Sequence[SpeakerAnswer],
    organizations: Sequence[OrganizationAnswer],
    latest: tuple[Entry, ...],
    voices: tuple[Card, ...],
    precision: Precision | None,
    places: Places,
) -> OverviewPage:
    """Return the overview; every sequence comes in the order of its index."""
    named = [s for s in speakers if s.type is not SpeakerType.UNNAMED and s.quotes]
    by_speaker = _speakers(named, tally, gathered, places)
    by_organization = _organizations(organizations, tally, places)
    kinds, time, outlets = _kinds(tally), _timeline(articles), _outlets(articles)
    sectors = _sectors(tally)
    forms = forms_chart((wording.FORMS[f] for f in tally.forms.elements()), "quotations")
    return OverviewPage(
        frame=places.frame(
            title="Who is quoted",
            description=_lead(tally, totals, len(named)),
            section="overview",
            path=OVERVIEW_PATH,
        ),
        lead=_lead(tally, totals, len(named)),
        figures=_figures(tally, totals, speakers, named),
        speakers=by_speaker,
        organizations=by_organization,
        kinds=kinds,
        sectors=sectors,
        forms=forms,
        timeline=time,
        outlets=outlets,
        voices=voices,
        measured=measured(precision),
        concerns=(*concern_figures(tally, doubts), _refused(tally, totals)),
        articles=latest,
        tables=(
            *(tables.of_bars(chart) for chart in (by_speaker, by_organization, sectors, outlets)),
            *(tables.of_parts(chart) for chart in (kinds, forms)),
            tables.of_time(time),
            tables.of_articles("latest", latest),
        ),
    )


def top_share(speakers: Iterable[SpeakerAnswer], quotes: int, top: int = _TOP) -> float:
    """Return which share of all quotations the most quoted speakers have."""
    most = sorted((speaker.quotes for speaker in speakers), reverse=True)[:top]
    return sum(most) / quotes if quotes else 0.0


def sources_of_half(speakers: Iterable[SpeakerAnswer]) -> int:
    """Return how many sources it takes, the most quoted first, to have half of what all say."""
    counts = sorted((speaker.quotes for speaker in speakers), reverse=True)
    half = sum(counts) / 2
    return sum(1 for said in accumulate(counts, initial=0) if said < half)


def telling_quote(quotes: Iterable[Card]) -> Card | None:
    """Return a quotation that can stand by itself: direct, sure, of one piece, not too long.

    Of several, one that ends its sentence, not one that leads on to its cue; then the one nearest
    to 120 characters; of two alike, the later one.
    """
    fit = [
        card
        for card in quotes
        if card.form == wording.FORMS[Form.DIRECT]
        and not card.notes
        and len(card.contents) == 1
        and card.confidence >= _SURE
        and _SHORTEST <= len(card.contents[0]) <= _LONGEST
    ]
    fit.reverse()
    return min(fit, key=lambda card: _distance(card.contents[0]), default=None)


def _distance(words: str) -> tuple[bool, int]:
    return not _ENDS.search(words), abs(len(words) - _BEST)


def _lead(tally: Tally, totals: Totals, named: int) -> str:
    if not tally.articles:
        return "No article has been read yet."
    where = f" from {plural(totals.outlets, 'outlet')}" if totals.outlets else ""
    return (
        f"{plural(tally.quotes, 'quotation')} in {plural(tally.articles, 'article')}{where}, "
        f"by {plural(named, 'named source')}."
    )


def _figures(
    tally: Tally, totals: Totals, speakers: Sequence[SpeakerAnswer], named: Sequence[SpeakerAnswer]
) -> tuple[Figure, ...]:
    attributed = tally.quotes - tally.kinds[None]
    unnamed = tally.kinds[SpeakerType.UNNAMED]
    share = top_share(named, tally.quotes)
    return (
        Figure(
            label="articles read",
            count=tally.articles,
            total=tally.articles + totals.quarantined,
            note=f"{number(totals.quarantined)} refused",
            href="articles/index.html",
        ),
        Figure(
            label="quotations with a source",
            count=attributed,
            total=tally.quotes,
            href="audit.html#unattributed",
        ),
        Figure(
            label="from unnamed sources",
            count=unnamed,
            total=tally.quotes,
            href="audit.html#unnamed",
        ),
        Figure(
            label=f"from the {_TOP} most quoted",
            count=round(share * tally.quotes),
            total=tally.quotes,
            note=f"{percent(share)} of all; half come from {number(sources_of_half(speakers))}"
            if tally.quotes
            else "",
            href="speakers/index.html",
        ),
        Figure(
            label="single-source articles",
            count=tally["single-source"].count,
            total=tally.quoted_articles,
            note="of those that quote anybody",
            href="audit.html#single-source",
        ),
    )


def _refused(tally: Tally, totals: Totals) -> Figure:
    return Figure(
        label="Refused, and not read",
        count=totals.quarantined,
        total=tally.articles + totals.quarantined,
        note="inputs",
        href=REFUSED_PATH,
    )


def _speakers(
    named: Sequence[SpeakerAnswer], tally: Tally, gathered: Gathered, places: Places
) -> BarChart:
    shown = named[:_BARS]
    first = shown[0] if shown else None
    return bar_chart(
        name="speakers",
        title="Most quoted",
        description=f"{first.name} has {plural(first.quotes, 'quotation')}." if first else "",
        unit="quotations",
        total=tally.quotes,
        bars=[
            bar(s.name, s.quotes, note=gathered.standing_of(s.id), href=places.speakers.get(s.id))
            for s in shown
        ],
    )


def _organizations(
    organizations: Iterable[OrganizationAnswer], tally: Tally, places: Places
) -> BarChart:
    shown = [o for o in organizations if o.quotes + o.own_quotes][:_ORGANIZATIONS]
    return bar_chart(
        name="organizations",
        title="On whose behalf",
        description=f"{tally.affiliated:,} of {tally.quotes:,} quotations come from an organization "
        "or from somebody affiliated with one.",
        unit="quotations",
        total=tally.quotes,
        bars=[
            bar(
                o.name,
                o.quotes + o.own_quotes,
                note=plural(o.people, "person", "people") if o.people else "",
                href=places.organizations.get(o.id),
            )
            for o in shown
        ],
    )


def _kinds(tally: Tally) -> SplitChart:
    parts = [(wording.KINDS[type_], tally.kinds[type_]) for type_ in wording.KINDS]
    return split_chart(
        name="kinds",
        title="Who speaks",
        description=f"{tally.kinds[SpeakerType.PERSON]:,} of {tally.quotes:,} quotations "
        "come from a person with a name.",
        unit="quotations",
        parts=[*parts, (wording.NO_SPEAKER, tally.kinds[None])],
    )


def _sectors(tally: Tally) -> BarChart:
    counts = Counter[str]()
    for value, count in tally.sectors.items():
        counts[wording.sector(value)] += count
    told = tally.quotes - counts.pop("", 0)
    ranked = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    return bar_chart(
        name="sectors",
        title="From which part of society",
        description=f"{told:,} of {tally.quotes:,} quotations come from a source whose role or "
        "organization tells it.",
        unit="quotations",
        total=tally.quotes,
        bars=[bar(sector, count) for sector, count in ranked],
    )


def _timeline(articles: Iterable[ArticleAnswer]) -> Timeline:
    return timeline(
        (article.published for article in articles),
        name="timeline",
        title="Articles by date",
        unit="articles",
    )


def _outlets(articles: Iterable[ArticleAnswer]) -> BarChart:
    counts = Counter(article.outlet or _NO_OUTLET for article in articles)
    ranked = sorted(counts.items(), key=lambda item: (item[0] == _NO_OUTLET, -item[1], item[0]))
    unknown = counts[_NO_OUTLET]
    without = f" Of {plural(unknown, 'article')} no outlet is known." if unknown else ""
    return bar_chart(
        name="outlets",
        title="Outlets",
        description=f"{plural(len(counts) - bool(unknown), 'outlet')}.{without}",
        unit="articles",
        total=sum(counts.values()),
        bars=[bar(outlet, count) for outlet, count in ranked[:_BARS]],
    )
