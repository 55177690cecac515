"""Loose names in, ids out: of speakers, organizations and outlets."""

from __future__ import annotations

from collections import defaultdict
from heapq import nsmallest
from typing import TYPE_CHECKING, Any

from rapidfuzz import fuzz, process
from sqlalchemy import ColumnElement, Select, and_, false, func, literal, or_, select

from attrib.query.answers import Nearest
from attrib.store.base import NameKind
from attrib.store.fulltext import Terms, matching_names, name_terms
from attrib.store.tables import (
    ArticleRow,
    EntityNameRow,
    EntityRow,
    NameRow,
    OrganizationNameRow,
    OrganizationRow,
    RoleRow,
)
from attrib.store.text import fold, fold_words
from attrib.types import SpeakerType

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy import Connection

_LEAST_SIMILARITY = 55
_SOMEWHAT = 55
_MOST_NAMES = 100
_MOST_SCORED = 500
_BEGINNING = 2
"""Letters of a word that are hardly ever misspelt."""
_SURELY = 85
"""Likeness of a name, of 100, from which no other is looked for."""
_MAX_WORDS = 40
# No longer one is stored to be looked up, and SQLite refuses patterns that are too long.
_MAX_WORD = 500
_MOST_TITLES = 5000


def entities_named(name: str, dialect: str) -> Select[str] | None:
    """Return the ids of the speakers that a loose name means, or None if it has no letter."""
    terms = name_terms(name)
    if not terms:
        return None
    names = matching_names(terms, dialect)
    return select(EntityNameRow.entity_id).where(EntityNameRow.name_id.in_(names))


def nearest(connection: Connection, name: str, limit: int) -> tuple[Nearest, ...]:
    """Return the known speakers whose names resemble one, the most similar first."""
    folded = fold(name)
    # Mostly a word begins as it should; only where none does are all names looked at.
    for beginnings in (_beginnings(folded), None):
        scored = _scored(folded, _known(connection, beginnings))
        if scored and scored[0][1] >= _SURELY:
            break
    speakers = _speakers_of(connection, [key for _, _, key in scored])
    answers: dict[str, Nearest] = {}
    for _, score, match in scored:
        for key, full in speakers[match]:
            answers.setdefault(key, Nearest(id=key, name=full, similarity=round(score / 100, 4)))
    return tuple(answers.values())[:limit]


def _beginnings(folded: str) -> Terms:
    prefixes = dict.fromkeys(word[:_BEGINNING] for word in folded.split())
    return Terms(prefixes=tuple(prefixes)[:_MAX_WORDS], every=False)


def _known(connection: Connection, beginnings: Terms | None) -> dict[str, int]:
    """Return the ids of names, all of them or those with a word that begins in one of some ways."""
    statement = select(NameRow.folded, NameRow.id).order_by(NameRow.folded)
    if beginnings is not None:
        if not beginnings:
            return {}
        statement = statement.where(
            NameRow.id.in_(matching_names(beginnings, connection.dialect.name).order_by(None))
        )
    return {row[0]: row[1] for row in connection.execute(statement)}


def _scored(folded: str, known: dict[str, int]) -> list[tuple[str, float, int]]:
    """Return the names that are alike, the most first, each with its likeness and id."""
    # WRatio also sees a surname, or a misspelt one, within a full name.
    found = process.extract(
        folded,
        _alike(folded, list(known)),
        scorer=fuzz.WRatio,
        score_cutoff=_LEAST_SIMILARITY,
        limit=_MOST_NAMES,
    )
    return [(match, score, known[match]) for match, score, _ in found]


def _alike(folded: str, names: list[str]) -> list[str]:
    """Return the names that are most alike as a whole or in a word: WRatio is slow."""
    whole = process.cdist([folded], names, scorer=fuzz.ratio, score_cutoff=_SOMEWHAT)[0]
    split = [name.split() for name in names]
    words = sorted({word for each in split for word in each})
    scores = process.cdist(folded.split(), words, scorer=fuzz.ratio, score_cutoff=_SOMEWHAT)
    near: dict[str, float] = {}
    for row in scores:
        near |= {w: max(s, near.get(w, 0)) for w, s in zip(words, row, strict=True) if s}
    best = [
        (-max(score, *(near.get(word, 0) for word in each), 0), name)
        for name, score, each in zip(names, whole, split, strict=True)
    ]
    return [name for score, name in nsmallest(_MOST_SCORED, best) if score]


def _speakers_of(connection: Connection, names: Sequence[int]) -> dict[int, list[tuple[str, str]]]:
    statement = (
        select(EntityNameRow.name_id, EntityRow.id, EntityRow.name)
        .join(EntityRow, EntityRow.id == EntityNameRow.entity_id)
        .where(EntityNameRow.name_id.in_(names), EntityRow.type != SpeakerType.UNNAMED)
        .order_by(EntityRow.id)
    )
    found: dict[int, list[tuple[str, str]]] = defaultdict(list)
    for name, key, full in connection.execute(statement):
        found[name].append((key, full))
    return found


def has_words(column: Any, text: str) -> ColumnElement[bool] | None:
    """Return the condition that a folded column has every word of a text; None without any."""
    words = fold_words(text)[:_MAX_WORDS]
    if any(len(word) > _MAX_WORD for word in words):
        return false()
    spaced = literal(" ") + column + " "
    # A folded word is letters and digits alone, so nothing in it is a wildcard.
    return and_(*(spaced.like(f"% {word} %") for word in words)) if words else None


def titles_with(connection: Connection, text: str) -> Select[str] | tuple[str, ...] | None:
    """Return the folded titles that have every word of a text; None where it has no word."""
    words = has_words(RoleRow.folded, text)
    if words is None:
        return None
    # From one title to the next: few are different, so that the index is hardly read.
    each = select(func.min(RoleRow.folded).label("folded")).cte("titles", recursive=True)
    after = select(func.min(RoleRow.folded)).where(RoleRow.folded > each.c.folded)
    each = each.union_all(
        select(after.correlate(each).scalar_subquery()).where(each.c.folded.is_not(None))
    )
    of_each = has_words(each.c.folded, text)
    every = select(each.c.folded).where(false() if of_each is None else of_each)
    titles = tuple(connection.execute(every).scalars())
    return titles if len(titles) < _MOST_TITLES else select(RoleRow.folded).where(words)


def organizations_named(connection: Connection, name: str) -> tuple[str, ...]:
    """Return the ids of the organizations that a loose name means.

    An organization known by just that name (MIT, or in full) wins, with its parts; then one with
    these initials; then all whose name has these words (Kiel: Kiel University).
    """
    folded = fold(name)
    if not folded:
        return ()
    ids = select(OrganizationNameRow.organization_id).distinct()
    exact = ids.where(OrganizationNameRow.folded == folded)
    for kind in (OrganizationNameRow.kind != NameKind.INITIALS, literal(value=True)):
        found = connection.execute(exact.where(kind)).scalars().all()
        if found:
            return _with_parts(connection, found)
    words = has_words(OrganizationNameRow.folded, name)
    return tuple(connection.execute(ids.where(words)).scalars()) if words is not None else ()


def _with_parts(connection: Connection, ids: Sequence[str]) -> tuple[str, ...]:
    """Add the parts of organizations: known as such, or named after the whole."""
    found = set(ids)
    frontier = set(ids)
    while frontier:
        parts = select(OrganizationRow.id).where(OrganizationRow.parent_id.in_(frontier))
        frontier = set(connection.execute(parts).scalars()) - found
        found |= frontier
    statement = select(OrganizationNameRow.name, OrganizationNameRow.folded).where(
        OrganizationNameRow.organization_id.in_(ids)
    )
    # A name that is one plain word ("State") begins many names that have nothing to do with it.
    whole = [row[1] for row in connection.execute(statement) if " " in row[1] or row[0].isupper()]
    if whole:
        column = OrganizationNameRow.folded
        begins = or_(*(column.like(f"{name} %") for name in whole))
        parts = select(OrganizationNameRow.organization_id).where(begins)
        found |= set(connection.execute(parts).scalars())
    return tuple(sorted(found))


def outlets_named(connection: Connection, name: str) -> tuple[str, ...]:
    """Return the outlets of a loose name: the same but for case and accents, or with its words."""
    outlets = list(connection.execute(_every_outlet()).scalars())
    folded = fold(name)
    same = tuple(outlet for outlet in outlets if outlet == name or fold(outlet) == folded)
    words = set(folded.split())
    return same or tuple(o for o in outlets if words and words <= set(fold(o).split()))


def _every_outlet() -> Select[str]:
    """Return the question for the outlets, each looked for after the one before it in their index.

    To find those that differ among 100,000 articles takes PostgreSQL 12 ms.
    """
    outlet = ArticleRow.outlet
    outlets = select(func.min(outlet).label("outlet")).cte("outlets", recursive=True)
    following = select(func.min(outlet)).where(outlet > outlets.c.outlet).scalar_subquery()
    outlets = outlets.union_all(select(following).where(outlets.c.outlet.is_not(None)))
    return select(outlets.c.outlet).where(outlets.c.outlet.is_not(None))


def date_of(day: int | None) -> str | None:
    """Return the date of a day's number, as far as it is known: 2023, 2023-05 or 2023-05-01."""
    if not day:
        return None
    year, month, rest = day // 10000, day // 100 % 100, day % 100
    return "-".join([f"{year:04}", *(f"{part:02}" for part in (month, rest) if part)])
