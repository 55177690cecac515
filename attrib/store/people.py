"""The speakers of annotated articles in; their rows, and profiles to tell them apart by, out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import delete

from attrib.store import rows
from attrib.store.entities import add_profiles
from attrib.store.organizations import Finder, OrganizationRows, Standing, is_named
from attrib.store.statements import add, add_least, add_missing, chunks, look_up, unlike, upsert
from attrib.store.tables import (
    BlockRow,
    NameRow,
    OrganizationNameRow,
    OrganizationRow,
)
from attrib.store.text import storable
from attrib.types import Annotated, Profile, SpeakerType

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sqlalchemy import Connection

    from attrib.types import Speaker

BlockKeys = Callable[[Profile], Sequence[str]]
Part = dict[str, Annotated]
"""Articles by their key."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """What holds for a whole batch."""

    run: int | None = None
    finder: Finder | None = None
    block_keys: BlockKeys | None = None
    replace: bool = False
    """Whether an article is saved again though the same model annotated it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class People:
    """The speakers of some articles, as they are written."""

    speakers: Sequence[Mapping[str, Any]]
    """Their rows."""
    affiliations: Sequence[Mapping[str, Any]]
    """Rows."""
    profiles: tuple[Profile, ...]


def find_people(
    connection: Connection,
    part: Part,
    versions: Mapping[str, int],
    finder: Finder | None,
    said: Mapping[tuple[int, int | None], tuple[int, int]],
) -> People:
    """Return the speakers of articles; what their rows refer to, organizations and names, is saved.

    Args:
        connection: to the database.
        part: the articles.
        versions: the ids of their versions.
        finder: what knows organizations by their names.
        said: how many quotes and words each speaker of a version has, by both their numbers.
    """
    organizations = OrganizationRows(finder)
    standings = {key: organizations.add(annotated, key) for key, annotated in part.items()}
    _save_organizations(connection, organizations)
    names = _save_names(connection, part)
    speakers: list[dict[str, Any]] = []
    affiliations: list[dict[str, Any]] = []
    profiles: list[Profile] = []
    for key, annotated in part.items():
        found = rows.profile_keys(key, annotated.speakers)
        for number, (profile, speaker) in enumerate(zip(found, annotated.speakers, strict=True)):
            standing = standings[key][number]
            name = names[rows.short_fold(speaker.name)]
            place = {"version_id": versions[key], "number": number, "key": profile, "name_id": name}
            quotes, words = said[versions[key], number]
            counts = {"quotes": quotes, "words": words}
            speakers.append(place | _speaker_row(speaker, standing) | counts)
            named = tuple(
                organizations.name_of(standing.ids[a.organization]) for a in speaker.affiliations
            )
            profiles.append(_profile(profile, speaker, annotated, named))
        ids = [standing.ids for standing in standings[key]]
        affiliations += rows.affiliation_rows(annotated, versions[key], ids)
    return People(speakers=speakers, affiliations=affiliations, profiles=tuple(profiles))


def identify(connection: Connection, people: People, block_keys: BlockKeys | None) -> None:
    """Let speakers that were written be someone, and found by the blocks that they belong to."""
    add_profiles(connection, people.speakers)
    if block_keys:
        _save_blocks(connection, people.profiles, block_keys)


def _speaker_row(speaker: Speaker, standing: Standing) -> dict[str, Any]:
    is_organization = speaker.type is SpeakerType.ORGANIZATION
    return {
        "name": storable(speaker.name),
        "type": speaker.type,
        "members": [storable(member) for member in speaker.members],
        "count": speaker.count,
        "reason_start": None if speaker.reason is None else speaker.reason.start,
        "reason_stop": None if speaker.reason is None else speaker.reason.end,
        "organization_id": standing.ids[speaker.name] if is_organization else None,
        "sector": standing.sector,
    }


def _profile(
    key: str, speaker: Speaker, annotated: Annotated, affiliations: tuple[str, ...]
) -> Profile:
    return Profile(
        key=key,
        name=storable(speaker.name),
        type=speaker.type,
        roles=tuple(storable(role.title) for role in speaker.roles),
        affiliations=affiliations,
        published=annotated.document.published,
        outlet=annotated.document.outlet,
    )


def _save_organizations(connection: Connection, organizations: OrganizationRows) -> None:
    every = [organizations.rows[key] for key in sorted(organizations.rows)]
    found = unlike(connection, OrganizationRow, every, key=["id"])
    upsert(connection, OrganizationRow, (o for o in found if not is_named(o["id"])), key=["id"])
    named = (o for o in found if is_named(o["id"]))
    add_least(connection, OrganizationRow, named, key=["id"], least=["name"])
    key = ["organization_id", "folded"]
    names = (organizations.names[place] for place in sorted(organizations.names))
    new = unlike(connection, OrganizationNameRow, names, key=key)
    add_least(connection, OrganizationNameRow, new, key=key, least=["name", "kind"])


def _save_names(connection: Connection, part: Part) -> dict[str, int]:
    names = sorted({rows.short_fold(s.name) for a in part.values() for s in a.speakers})
    known = look_up(connection, NameRow.folded, NameRow.id, names)
    new = [name for name in names if name not in known]
    add_missing(connection, NameRow, ({"folded": name} for name in new))
    return known | look_up(connection, NameRow.folded, NameRow.id, new)


def _save_blocks(
    connection: Connection, profiles: Sequence[Profile], block_keys: BlockKeys
) -> None:
    blocks = sorted({(rows.short(b), p.key) for p in profiles for b in block_keys(p)})
    for chunk in chunks(sorted({profile.key for profile in profiles})):
        connection.execute(delete(BlockRow).where(BlockRow.profile.in_(chunk)))
    add(connection, BlockRow, ({"block": block, "profile": key} for block, key in blocks))
