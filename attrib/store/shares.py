"""What quotes count for: versions of articles or speakers in, their shares of each value out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import case, func, literal, select

from attrib.store.counting import OF_DAY, appearances
from attrib.store.tables import (
    AffiliationRow,
    ArticleRow,
    EntityMemberRow,
    QuoteRow,
    SpeakerRow,
    VersionRow,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

EVERYTHING = ""
"""What all quotes count for, beside."""


def version_shares(versions: Sequence[int]) -> Any:
    """Return the question what the quotes of each of some current versions count for."""
    found = (
        select()
        .select_from(QuoteRow)
        .join(VersionRow, VersionRow.id == QuoteRow.version_id)
        .join(ArticleRow, ArticleRow.id == VersionRow.article_id)
        .outerjoin(
            SpeakerRow,
            (SpeakerRow.version_id == QuoteRow.version_id)
            & (SpeakerRow.number == QuoteRow.speaker),
        )
        .where(QuoteRow.version_id.in_(versions), VersionRow.current)
    )
    return _shares(found, QuoteRow.version_id)


def speaker_shares(entities: Sequence[str]) -> Any:
    """Return the question what the quotes of each of some speakers count for."""
    found = appearances().join(
        QuoteRow,
        (QuoteRow.version_id == SpeakerRow.version_id) & (QuoteRow.speaker == SpeakerRow.number),
    )
    entity = EntityMemberRow.entity_id
    return _shares(found.where(entity.in_(entities)), entity)


def _shares(found: Any, unit: Any) -> Any:
    stated = (
        select(literal(1))
        .where(
            AffiliationRow.version_id == QuoteRow.version_id,
            AffiliationRow.speaker == QuoteRow.speaker,
            AffiliationRow.former.is_(False),
        )
        .correlate(QuoteRow)
        .exists()
    )
    parts = (
        unit.label("unit"),
        ArticleRow.outlet,
        ArticleRow.day,
        SpeakerRow.sector,
        SpeakerRow.type,
        QuoteRow.form,
        QuoteRow.act,
    )
    affiliated = case((stated, 1), else_=0).label("affiliated")
    numbers = (func.count().label("quotes"), func.sum(QuoteRow.words).label("words"))
    return found.add_columns(*parts, affiliated, *numbers).group_by(*parts, affiliated)


def values_of(share: Any) -> list[tuple[str, str | None]]:
    """Return what a share counts for: by what, and which value, both as `counted` has them.

    Speakers and organizations are counted on their own, but for quotes that have none.
    """
    _, outlet, day, sector, kind, form, act, affiliated, *_ = share
    found = [
        (EVERYTHING, None),
        ("outlet", outlet),
        ("sector", sector),
        ("form", str(form)),
        ("act", str(act)),
        ("type", None if kind is None else str(kind)),
        *((by, str(day - day % rest)) for by, rest in OF_DAY.items()),
    ]
    if kind is None:
        found.append(("speaker", None))
    if not affiliated:
        found.append(("affiliation", None))
    return found
