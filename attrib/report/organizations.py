"""An organization and what was gathered of it in, its pages out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from attrib.report import speakers, tables
from attrib.report.filters import plural
from attrib.report.gather import in_order
from attrib.report.indexes import rank_organizations, rank_speakers
from attrib.report.pages import OrganizationPage
from attrib.report.paging import chunks, pagers
from attrib.report.parts import Entry, Figure, Link
from attrib.report.places import numbered

if TYPE_CHECKING:
    from attrib.query.answers import OrganizationAnswer, SpeakerAnswer
    from attrib.report.gather import Gathered
    from attrib.report.places import Places


@dataclass(frozen=True, slots=True, kw_only=True)
class Relations:
    """Who belongs to which organization, and which is a part of which; all by id."""

    speakers: Mapping[str, SpeakerAnswer]
    """Every speaker."""
    organizations: Mapping[str, OrganizationAnswer]
    """Every organization."""
    people: Mapping[str, Sequence[SpeakerAnswer]]
    """People of an organization, former ones left out."""
    itself: Mapping[str, Sequence[str]]
    """Ids of the speakers that are an organization itself."""
    parts: Mapping[str, Sequence[OrganizationAnswer]]
    """Organizations that are parts of another."""


def relate(
    all_speakers: Iterable[SpeakerAnswer], all_organizations: Iterable[OrganizationAnswer]
) -> Relations:
    """Return how speakers and organizations hang together; both come in the order of their index."""
    by_id = {speaker.id: speaker for speaker in all_speakers}
    organizations = {organization.id: organization for organization in all_organizations}
    people: dict[str, list[SpeakerAnswer]] = defaultdict(list)
    itself: dict[str, list[str]] = defaultdict(list)
    parts: dict[str, list[OrganizationAnswer]] = defaultdict(list)
    for speaker in by_id.values():
        for organization_id in dict.fromkeys(speaker.organization_ids):
            people[organization_id].append(speaker)
        if speaker.organization_id:
            itself[speaker.organization_id].append(speaker.id)
    for organization in organizations.values():
        if organization.parent_id:
            parts[organization.parent_id].append(organization)
    return Relations(
        speakers=by_id, organizations=organizations, people=people, itself=itself, parts=parts
    )


def organization_pages(
    organization: OrganizationAnswer, gathered: Gathered, relations: Relations, places: Places
) -> Iterator[tuple[str, OrganizationPage]]:
    """Yield the addresses and pages of one organization; its own words come first."""
    key, itself = organization.id, relations.itself.get(organization.id, ())
    own = in_order(said for speaker in itself for said in gathered.said.get(speaker, ()))
    shown = set(map(id, own))
    through = in_order(s for s in gathered.through.get(key, ()) if id(s.card) not in shown)
    former = [
        relations.speakers[k] for k in gathered.former.get(key, ()) if k in relations.speakers
    ]
    people = rank_speakers(relations.people.get(key, ()))
    listed = (*own, *through)
    time = speakers.timeline_of(listed)
    its_people = tuple(speakers.entry(person, places) for person in people)
    its_former = tuple(speakers.entry(person, places) for person in rank_speakers(former))
    its_parts = _entries(relations.parts.get(key, ()), places)
    listed_tables = (
        tables.of_cards("quotations", listed),
        tables.of_people("people", its_people),
        tables.of_people("former", its_former),
        tables.of_organizations("parts", its_parts),
        tables.of_time(time),
    )
    start = places.organizations[key]
    for quoted, pager in zip(chunks(listed), pagers(len(listed), start), strict=True):
        path = numbered(start, pager.number)
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
                parent=_parent(organization, relations, places),
                parts=its_parts,
                figures=_figures(organization),
                people=its_people,
                former=its_former,
                timeline=time,
                own=tuple(card for card in quoted if id(card) in shown),
                quotes=tuple(card for card in quoted if id(card) not in shown),
                pager=pager,
                tables=listed_tables if pager.number == 1 else listed_tables[:1],
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


def _entries(organizations: Iterable[OrganizationAnswer], places: Places) -> tuple[Entry, ...]:
    return tuple(entry(item, places) for item in rank_organizations(organizations))


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


def _parent(organization: OrganizationAnswer, relations: Relations, places: Places) -> Link | None:
    parent = relations.organizations.get(organization.parent_id or "")
    return places.organization(parent.id, parent.name) if parent else None


def _figures(organization: OrganizationAnswer) -> tuple[Figure, ...]:
    return (
        Figure(label="people quoted", count=organization.people),
        Figure(label="quotations of its people", count=organization.quotes),
        Figure(label="quotations of its own", count=organization.own_quotes),
        Figure(label="articles", count=organization.articles),
    )
