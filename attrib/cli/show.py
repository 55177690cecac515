"""Answers in, lines for a reader of the terminal out; or JSON for a program."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from attrib.query.answers import (
        AffiliationAnswer,
        ArticleAnswer,
        Count,
        QuoteAnswer,
        SpeakerAnswer,
    )
    from attrib.types import Organization


def plain(answer: Any) -> dict[str, Any]:
    """Return a frozen answer, a data class or a named tuple, as plain data."""
    named: dict[str, Any] = answer._asdict() if hasattr(answer, "_asdict") else asdict(answer)
    return named


def as_json(data: dict[str, Any]) -> str:
    """Return plain data as one line of JSON."""
    return json.dumps(data, ensure_ascii=False, default=str)


def count(number: int, noun: str) -> str:
    """Return a number with its noun: `1 quote`, `1,200 quotes`."""
    return f"{number:,} {noun if number == 1 else noun + 's'}"


def describe(name: str | None, roles: tuple[str, ...], affiliations: tuple[str, ...]) -> str:
    """Return a speaker in one line: name, first role, affiliations."""
    known = (name or "speaker not known", *roles[:1], *affiliations)
    return ", ".join(dict.fromkeys(known))


def where(article: ArticleAnswer) -> str:
    """Return an article in one line: title, outlet, date."""
    parts = (article.title or article.id, article.outlet, article.published)
    return ", ".join(part for part in parts if part)


def quote_lines(quote: QuoteAnswer) -> Iterator[str]:
    """Yield a quote's words, its speaker, and where it stands."""
    roles = (quote.role,) if quote.role else ()
    kind = f"{quote.form} {quote.act}" + (", negated" if quote.negated else "")
    yield " ".join(quote.text.split())
    yield f"    {describe(quote.speaker, roles, quote.affiliations)}"
    yield f"    {where(quote.article)} [{quote.span.start}:{quote.span.end}]"
    yield f"    {kind}, {quote.confidence:.2f} by {quote.by}"


def speaker_lines(speaker: SpeakerAnswer) -> Iterator[str]:
    """Yield what is known of a speaker."""
    others = [name for name in speaker.names if name != speaker.name]
    dates = " to ".join(dict.fromkeys(d for d in (speaker.first, speaker.last) if d))
    yield f"{speaker.name} ({speaker.type})"
    for label, values in (
        ("roles", speaker.roles),
        ("affiliations", speaker.affiliations),
        ("sector", (speaker.sector,) if speaker.sector else ()),
        ("also named", others),
        ("outlets", speaker.outlets),
    ):
        if values:
            yield f"    {label:<13} {'; '.join(values)}"
    quoted = f"{count(speaker.quotes, 'quote')} in {count(speaker.articles, 'article')}"
    yield f"    {'quoted':<13} {quoted}{', ' + dates if dates else ''}"


def count_line(found: Count) -> str:
    """Return how much falls to one value, in columns."""
    numbers = f"{found.quotes:>8,} {found.words:>9,} {found.articles:>9,} {found.speakers:>9,}"
    return f"{numbers}  {found.value or 'not known'}"


def affiliation_lines(affiliation: AffiliationAnswer) -> Iterator[str]:
    """Yield where a speaker was, when, and the article that says so last."""
    dates = " to ".join(dict.fromkeys(d for d in (affiliation.first, affiliation.last) if d))
    what = "formerly " if affiliation.former else ""
    left = f", left by {affiliation.left}" if affiliation.left else ""
    role = f", {affiliation.role}" if affiliation.role else ""
    yield f"    {what}{affiliation.organization}{role}"
    articles = count(affiliation.articles, "article")
    yield f"        {dates or 'undated'}{left}, in {articles}; last: {where(affiliation.article)}"


def organization_lines(organization: Organization) -> Iterator[str]:
    """Yield what a list has of an organization."""
    yield f"{organization.name} ({organization.kind or 'kind not known'})"
    for label, value in (
        ("id", organization.id),
        ("also named", "; ".join(organization.aliases)),
        ("formerly", "; ".join(organization.former)),
        ("sector", organization.sector),
        ("country", organization.country),
        ("part of", organization.parent),
        ("ror", organization.ror),
        ("wikidata", organization.wikidata),
    ):
        if value:
            yield f"    {label:<13} {value}"


def ranking_lines(speakers: Iterable[SpeakerAnswer]) -> Iterator[str]:
    """Yield the speakers, one a line, each after the number of its quotes."""
    for speaker in speakers:
        yield f"{speaker.quotes:>5}  {describe(speaker.name, speaker.roles, speaker.affiliations)}"


def fact_lines(facts: dict[str, Any]) -> Iterator[str]:
    """Yield facts with their names in a column; what is not known is left out."""
    for name, value in facts.items():
        if value is not None:
            yield f"{name:<14} {format(value, ',') if isinstance(value, int) else value}"


def figure_lines(figures: dict[str, Any]) -> Iterator[str]:
    """Yield the figures of an evaluation, a measure a line."""
    for name, value in figures.items():
        parts = value.items() if isinstance(value, dict) else [("", value)]
        numbers = "  ".join(f"{key} {_number(number)}".strip() for key, number in parts)
        yield f"{name:<18} {numbers}"


def lines_beside(by_engine: dict[str, Any]) -> Iterator[str]:
    """Yield F, or the share that is right, of several engines beside each other, a measure a line."""
    yield " ".join([f"{'':<18}", *(f"{name:>9}" for name in by_engine)])
    first = next(iter(by_engine.values()))
    for name, value in first.items():
        if isinstance(value, dict):
            kinds = [figures.get(name, {}) for figures in by_engine.values()]
            numbers = (kind.get("f", kind.get("accuracy")) for kind in kinds)
            shown = ("-" if number is None else _number(number) for number in numbers)
            yield " ".join([f"{name:<18}", *(f"{number:>9}" for number in shown)])


def _number(value: float) -> str:
    return f"{value:.1f}" if isinstance(value, float) else f"{value:,}"
