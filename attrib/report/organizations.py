"""An organization's answers in, its pages out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from attrib.report import cards, speakers
from attrib.report.charts import timeline
from attrib.report.filters import plural
from attrib.report.indexes import rank_speakers
from attrib.report.pages import OrganizationPage
from attrib.report.paging import chunks, pagers
from attrib.report.parts import Entry, Figure, Link
from attrib.report.places import numbered

if TYPE_CHECKING:
    from attrib.query.answers import OrganizationAnswer, OrganizationDetail, QuoteAnswer
    from attrib.report.places import Places


def organization_pages(
    detail: OrganizationDetail,
    own: Iterable[QuoteAnswer],
    through_people: Iterable[QuoteAnswer],
    places: Places,
) -> Iterator[tuple[str, OrganizationPage]]:
    """Yield the addresses and pages of one organization; its own words come first."""
    organization = detail.organization
    own_ids = set(detail.speaker_ids)
    listed = [
        *speakers.in_date_order(own),
        *speakers.in_date_order(q for q in through_people if q.speaker_id not in own_ids),
    ]
    start = places.organizations[organization.id]
    line = timeline(
        (quote.article.published for quote in listed),
        name="timeline",
        title="Quotations over time",
        unit="quotations",
    )
    for quoted, pager in zip(chunks(listed), pagers(len(listed), start), strict=True):
        path = numbered(start, pager.number)
        shown = [(quote.speaker_id in own_ids, cards.card(quote, places)) for quote in quoted]
        yield (
            path,
            OrganizationPage(
                frame=places.frame(
                    title=organization.name,
                    description=_description(organization),
                    section="organizations",
                    path=path,
                    crumbs=(Link(label="Organizations", href="organizations/index.html"),),
                ),
                name=organization.name,
                kind=organization.kind,
                country=organization.country,
                aliases=organization.aliases,
                references=tuple(_references(organization)),
                parent=_parent(detail, places),
                parts=tuple(entry(part, places) for part in detail.parts),
                figures=_figures(organization),
                people=tuple(
                    speakers.entry(person, places) for person in rank_speakers(detail.people)
                ),
                former=tuple(
                    speakers.entry(person, places) for person in rank_speakers(detail.former_people)
                ),
                timeline=line,
                own=tuple(card for is_own, card in shown if is_own),
                quotes=tuple(card for is_own, card in shown if not is_own),
                pager=pager,
            ),
        )


def entry(organization: OrganizationAnswer, places: Places) -> Entry:
    """Return an organization as a line of a list."""
    return Entry(
        name=places.organization(organization.id, organization.name),
        kind=organization.kind or "",
        note=organization.country or "",
        quotes=organization.quotes + organization.own_quotes,
        articles=organization.articles,
        sources=organization.people,
    )


def _description(organization: OrganizationAnswer) -> str:
    people = plural(organization.people, "person", "people")
    quotes = plural(organization.quotes + organization.own_quotes, "quotation")
    return f"{organization.name}: {quotes} by {people} and by the organization itself."


def _references(organization: OrganizationAnswer) -> Iterator[Link]:
    if organization.ror:
        yield Link(label="ROR", href=_address(organization.ror, "https://ror.org/"))
    if organization.wikidata:
        address = _address(organization.wikidata, "https://www.wikidata.org/wiki/")
        yield Link(label="Wikidata", href=address)


def _address(identifier: str, base: str) -> str:
    return identifier if "://" in identifier else base + identifier


def _parent(detail: OrganizationDetail, places: Places) -> Link | None:
    parent = detail.parent
    return places.organization(parent.id, parent.name) if parent else None


def _figures(organization: OrganizationAnswer) -> tuple[Figure, ...]:
    return (
        Figure(label="people quoted", count=organization.people),
        Figure(label="quotations of its people", count=organization.quotes),
        Figure(label="quotations of its own", count=organization.own_quotes),
        Figure(label="articles", count=organization.articles),
    )
