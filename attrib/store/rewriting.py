"""Articles that are stored in, the same out, named and judged by other lists or rules.

Nothing is annotated anew: what the model found is kept, and so is what people corrected.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from sqlalchemy import and_, delete, select

from attrib.store import newcomers
from attrib.store.correcting import write_again
from attrib.store.statements import chunks
from attrib.store.tables import (
    AffiliationRow,
    ArticleRow,
    EntityRow,
    OrganizationRow,
    SpeakerRow,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from sqlalchemy import Connection

    from attrib.store.database import Database
    from attrib.store.organizations import Finder
    from attrib.store.resolving import Resolver

_AT_ONCE = 50
"""Articles to a transaction: few enough that others who write wait for less than a second."""


def rewrite(
    database: Database,
    organizations: Finder,
    resolver: Resolver,
    *,
    progress: Callable[[int, int], object] | None = None,
) -> int:
    """Name organizations and judge speakers anew in all articles; return how many there are.

    Broken off, it leaves some articles as they were: called again, it begins anew.
    """
    with database.reading() as connection:
        keys = connection.execute(select(ArticleRow.key)).scalars().all()
    profiles: list[str] = []
    for number, piece in enumerate(chunks(sorted(keys), _AT_ONCE)):
        work = partial(_rewrite, articles=piece, organizations=organizations, resolver=resolver)
        profiles += database.write(work)
        if progress is not None:
            progress(number * _AT_ONCE + len(piece), len(keys))
    database.write(newcomers.mark_all, counts=False)
    database.judge(resolver, profiles)
    database.write(_forget_organizations)
    database.tally()
    return len(keys)


def _rewrite(
    connection: Connection, articles: Sequence[str], organizations: Finder, resolver: Resolver
) -> list[str]:
    profiles = write_again(connection, articles, organizations, resolver)
    return [profile.key for profile in profiles]


def _forget_organizations(connection: Connection) -> None:
    """Forget the organizations that no article names any more, nor any part of them."""
    named = (
        select(AffiliationRow.organization_id),
        select(SpeakerRow.organization_id).where(SpeakerRow.organization_id.is_not(None)),
        select(EntityRow.organization_id).where(EntityRow.organization_id.is_not(None)),
        select(OrganizationRow.parent_id).where(OrganizationRow.parent_id.is_not(None)),
    )
    unnamed = and_(*(OrganizationRow.id.not_in(ids) for ids in named))
    statement = delete(OrganizationRow).where(unnamed)
    while connection.execute(statement.returning(OrganizationRow.id)).first() is not None:
        pass
