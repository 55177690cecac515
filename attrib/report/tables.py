"""What a page lists in, tables for download out: one row an item, plain values, no layout."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from attrib.report.parts import Table

if TYPE_CHECKING:
    from attrib.report.charts import BarChart, SplitChart, Timeline
    from attrib.report.parts import Card, Doubt, Entry, QuoteRow, Refused, Run, Standing, Term


def of_cards(name: str, cards: Iterable[Card]) -> Table:
    """Return quotations away from their articles."""
    return Table(
        name=name,
        header=(
            *("quotation", "speaker", "standing", "form", "act", "cue", "article", "outlet"),
            *("date", "confidence", "decided by", "notes", "page"),
        ),
        rows=tuple(
            (
                *(" … ".join(card.contents), card.speaker.label, card.standing, card.form),
                *(card.act, card.cue, card.article.label, card.outlet, card.date),
                *(card.confidence, card.by, "; ".join(card.notes), card.article.href),
            )
            for card in cards
        ),
    )


def of_quotes(name: str, quotes: Iterable[QuoteRow]) -> Table:
    """Return the quotations of one article, with their places in its text."""
    return Table(
        name=name,
        header=(
            *("number", "quotation", "speaker", "kind", "role", "affiliations", "source words"),
            *("cue", "form", "act", "confidence", "decided by", "notes", "start", "end"),
        ),
        rows=tuple(
            (
                *(row.number, " … ".join(row.contents), row.speaker.label, row.kind, row.role),
                *("; ".join(link.label for link in row.affiliations), row.source, row.cue),
                *(row.form, row.act, row.confidence, row.by, "; ".join(row.notes)),
                *(row.spans[0][0], row.spans[-1][1]),
            )
            for row in quotes
        ),
    )


def of_people(name: str, entries: Iterable[Entry]) -> Table:
    """Return speakers."""
    return Table(
        name=name,
        header=(
            *("name", "standing", "kind", "sector", "quotations", "articles"),
            *("first", "last", "page"),
        ),
        rows=tuple(
            (
                *(e.name.label, e.note, e.kind, e.sector, e.quotes, e.articles),
                *(e.first, e.last, e.name.href),
            )
            for e in entries
        ),
    )


def of_organizations(name: str, entries: Iterable[Entry]) -> Table:
    """Return organizations."""
    return Table(
        name=name,
        header=("name", "sector", "country", "people", "quotations", "articles", "page"),
        rows=tuple(
            (e.name.label, e.kind, e.note, e.sources, e.quotes, e.articles, e.name.href)
            for e in entries
        ),
    )


def of_articles(name: str, entries: Iterable[Entry]) -> Table:
    """Return articles."""
    return Table(
        name=name,
        header=("title", "outlet", "date", "quotations", "sources", "note", "page"),
        rows=tuple(
            (e.name.label, e.kind, e.first, e.quotes, e.sources, e.note, e.name.href)
            for e in entries
        ),
    )


def of_standings(name: str, standings: Iterable[Standing]) -> Table:
    """Return roles and affiliations with the words that state them."""
    return Table(
        name=name,
        header=(
            *("kind", "value", "former", "first", "last", "articles"),
            *("evidence", "article", "decided by"),
        ),
        rows=tuple(
            (
                *(s.kind, s.value.label, "yes" if s.former else "no", s.first, s.last, s.articles),
                *((s.evidence.words, s.evidence.article.label) if s.evidence else ("", "")),
                s.by,
            )
            for s in standings
        ),
    )


def of_terms(name: str, terms: Iterable[Term]) -> Table:
    """Return what a speaker speaks about."""
    return Table(
        name=name,
        header=("term", "quotations"),
        rows=tuple((term.label, term.quotes) for term in terms),
    )


def of_bars(chart: BarChart) -> Table:
    """Return what a bar chart shows."""
    return Table(
        name=chart.id,
        header=("name", "note", chart.unit, "share"),
        rows=tuple((bar.label, bar.note, bar.count, bar.share) for bar in chart.bars),
    )


def of_parts(chart: SplitChart) -> Table:
    """Return how a whole divides."""
    return Table(
        name=chart.id,
        header=("part", chart.unit, "share"),
        rows=tuple((part.label, part.count, part.share) for part in chart.slices),
    )


def of_time(chart: Timeline) -> Table:
    """Return counts over time, empty periods included."""
    return Table(
        name=chart.id,
        header=("time", chart.unit),
        rows=tuple((column.label, column.count) for column in chart.columns),
    )


def of_doubts(name: str, doubts: Iterable[Doubt]) -> Table:
    """Return open questions of identity."""
    return Table(
        name=name,
        header=("left", "right", "verdict", "likeness", "reasons", "decided by"),
        rows=tuple(
            (d.left.label, d.right.label, d.verdict, d.score, "; ".join(d.reasons), d.by)
            for d in doubts
        ),
    )


def of_refused(name: str, items: Iterable[Refused]) -> Table:
    """Return what was refused."""
    return Table(
        name=name,
        header=("input", "code", "reason", "sha256", "at"),
        rows=tuple((i.origin, i.code, i.reason, i.sha256, i.at) for i in items),
    )


def of_runs(name: str, runs: Iterable[Run]) -> Table:
    """Return runs of the program."""
    return Table(
        name=name,
        header=("began", "ended", "program", "pipeline", "configuration"),
        rows=tuple((r.started, r.finished, r.program, r.model, r.config) for r in runs),
    )
