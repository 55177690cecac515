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
    from attrib.report.gather import Gathered, Said
    from attrib.report.parts import Card
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


@dataclass(frozen=True, slots=True)
class _Heard:
    """What is heard of an organization, oldest first, each quotation in the first list it fits."""

    own: tuple[Card, ...]
    people: tuple[Card, ...]
    parts: tuple[Card, ...]

    @property
    def all(self) -> tuple[Card, ...]:
        return (*self.own, *self.people, *self.parts)


def organization_pages(
    organization: OrganizationAnswer, gathered: Gathered, relations: Relations, places: Places
) -> Iterator[tuple[str, OrganizationPage]]:
    """Yield the addresses and pages of one organization; its own words come first."""
    key = organization.id
    heard = _heard(key, gathered, relations)
    former = (relations.speakers.get(id_) for id_ in gathered.former.get(key, ()))
    people = _people(relations.people.get(key, ()), gathered, places)
    former_people = _people((person for person in former if person), gathered, places)
    parts = tuple(entry(part, places) for part in rank_organizations(relations.parts.get(key, ())))
    time = speakers.timeline_of(heard.all)
    downloads = (
        tables.of_cards("quotations", heard.all),
        tables.of_people("people", people),
        tables.of_people("former", former_people),
        tables.of_organizations("parts", parts),
        tables.of_time(time),
    )
    start = places.organizations[key]
    for quoted, pager in zip(chunks(heard.all), pagers(len(heard.all), start), strict=True):
        path = numbered(start, pager.number)
        shown = set(map(id, quoted))
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
                wholes=tuple(_wholes(organization, relations, places)),
                parts=parts,
                figures=tuple(_figures(organization, heard, parts)),
                people=people,
                former=former_people,
                timeline=time,
                own=tuple(card for card in heard.own if id(card) in shown),
                quotes=tuple(card for card in heard.people if id(card) in shown),
                through_parts=tuple(card for card in heard.parts if id(card) in shown),
                pager=pager,
                tables=downloads if pager.number == 1 else downloads[:1],
            ),
        )


def _heard(key: str, gathered: Gathered, relations: Relations) -> _Heard:
    def own(id_: str) -> Iterator[Said]:
        for speaker in relations.itself.get(id_, ()):
            yield from gathered.said.get(speaker, ())

    below = tuple(_parts_below(key, relations))
    of_parts = (said for id_ in below for said in (*own(id_), *gathered.through.get(id_, ())))
    told: set[int] = set()
    lists = [_not_yet(said, told) for said in (own(key), gathered.through.get(key, ()), of_parts)]
    return _Heard(*lists)


def _not_yet(said: Iterable[Said], told: set[int]) -> tuple[Card, ...]:
    fresh = {id(item.card): item for item in said if id(item.card) not in told}
    told.update(fresh)
    return in_order(fresh.values())


def _parts_below(key: str, relations: Relations) -> Iterator[str]:
    """Yield the ids of the parts of an organization and of their parts, each once."""
    seen, waiting = {key}, [key]
    while waiting:
        for part in relations.parts.get(waiting.pop(), ()):
            if part.id not in seen:
                seen.add(part.id)
                waiting.append(part.id)
                yield part.id


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


def _people(
    people: Iterable[SpeakerAnswer], gathered: Gathered, places: Places
) -> tuple[Entry, ...]:
    return tuple(speakers.entry(person, gathered, places) for person in rank_speakers(people))


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


def _wholes(
    organization: OrganizationAnswer, relations: Relations, places: Places
) -> Iterator[Link]:
    """Yield what an organization is a part of, and so on; a circle in the data ends it."""
    seen = {organization.id}
    whole = relations.organizations.get(organization.parent_id or "")
    while whole and whole.id not in seen:
        seen.add(whole.id)
        yield places.organization(whole.id, whole.name)
        whole = relations.organizations.get(whole.parent_id or "")


def _figures(
    organization: OrganizationAnswer, heard: _Heard, parts: tuple[Entry, ...]
) -> Iterator[Figure]:
    yield Figure(label="people quoted", count=organization.people)
    yield Figure(label="quotations of its people", count=organization.quotes)
    yield Figure(label="quotations of its own", count=organization.own_quotes)
    if parts:
        yield Figure(label="quotations with its parts", count=len(heard.all))
    yield Figure(label="articles", count=organization.articles)
