"""Corrections of articles that are stored: kept, and the articles written anew, in one transaction."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from sqlalchemy import select

from attrib.correct.changes import Correction
from attrib.errors import CorrectionError
from attrib.store import corrections, tallies
from attrib.store.database import Database
from attrib.store.load import find_versions, load_versions
from attrib.store.organizations import Finder
from attrib.store.people import Setting
from attrib.store.resolving import Resolver
from attrib.store.save import now
from attrib.store.tables import ArticleRow, VersionRow
from attrib.store.writing import erase, original, put_on, write
from attrib.types import Annotated

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from attrib.types import Profile


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """A correction that somebody wants of a stored article."""

    article: str
    make: Callable[[Annotated], Correction]
    """Gives the correction, from the article as it stands; raises `CorrectionError` where it can't."""
    who: str
    why: str | None = None
    label: str | None = None
    """Where it was asked for, such as a line of a file: named if something is wrong with it."""
    is_said: Callable[[Correction], bool] | None = None
    """Tells whether a correction that holds says the same, for a quote that is gone by it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Corrected:
    """What became of corrections that were wanted."""

    corrections: tuple[Correction | None, ...]
    """As they are kept, in the order asked for; None for one that would have changed nothing."""
    profiles: tuple[Profile, ...] = ()
    """Of the speakers of the articles that were written anew."""


def correct(
    database: Database,
    wanted: Sequence[Wanted],
    *,
    organizations: Finder | None = None,
    resolver: Resolver | None = None,
) -> Corrected:
    """Keep corrections and put them on their articles: all of them in one transaction, or none.

    They win over what any later run finds. `Database.judge` then derives who is who.

    Raises:
        CorrectionError: if any does not fit its article; it names each that does not.
    """
    setting = _setting(organizations, resolver)

    def work(connection: Connection) -> Corrected:
        return _Correcting(connection, setting, now()).correct(wanted)

    return database.write(work, durable=True)


def revoke(
    database: Database,
    numbers: Sequence[int],
    *,
    who: str,
    organizations: Finder | None = None,
    resolver: Resolver | None = None,
) -> tuple[Profile, ...]:
    """Let corrections hold no longer; return the profiles of the articles they were of.

    Raises:
        CorrectionError: if there is none of a number, or it was revoked before.
    """
    setting = _setting(organizations, resolver)

    def work(connection: Connection) -> tuple[Profile, ...]:
        return _Correcting(connection, setting, now()).revoke(numbers, who)

    return database.write(work, durable=True)


def load_corrections(
    database: Database, *, article: str | None = None, revoked: bool = True
) -> tuple[Correction, ...]:
    """Return corrections, the latest first: of one article by its key, or all."""
    with database.reading() as connection:
        return corrections.load(connection, article=article, revoked=revoked)


def write_again(
    connection: Connection, articles: Sequence[str], organizations: Finder, resolver: Resolver
) -> tuple[Profile, ...]:
    """Write articles anew, by their keys, with what names organizations now; nobody is judged."""
    correcting = _Correcting(connection, _setting(organizations, resolver), now())
    return tuple(profile for key in articles for profile in correcting.rewrite(key))


def _setting(organizations: Finder | None, resolver: Resolver | None) -> Setting:
    block_keys = resolver.block_keys if resolver is not None else None
    return Setting(finder=organizations, block_keys=block_keys)


@dataclass(frozen=True, slots=True)
class _Correcting:
    """Corrects articles in the transaction of a connection."""

    connection: Connection
    setting: Setting
    at: str

    def correct(self, wanted: Sequence[Wanted]) -> Corrected:
        """Keep all corrections, or none.

        Raises:
            CorrectionError: if any does not fit; it names each that does not.
        """
        made: dict[int, Correction | None] = {}
        errors: list[str] = []
        changed: list[str] = []
        for key in sorted({one.article for one in wanted}):
            numbers = [number for number, one in enumerate(wanted) if one.article == key]
            before = len(errors)
            made |= self._correct_article(key, numbers, wanted, errors)
            if len(errors) == before and any(made[number] for number in numbers):
                changed.append(key)
        if errors:
            raise CorrectionError("\n".join(errors))
        profiles = tuple(profile for key in changed for profile in self.rewrite(key))
        return Corrected(
            corrections=tuple(made[number] for number in range(len(wanted))), profiles=profiles
        )

    def _correct_article(
        self, key: str, numbers: Sequence[int], wanted: Sequence[Wanted], errors: list[str]
    ) -> dict[int, Correction | None]:
        """Keep the corrections of one article, each made of the article as the last one left it."""
        found = self._locked(key)
        if found is None:
            errors.append(_labelled(wanted[numbers[0]], f"There is no article {key!r}."))
            return {}
        version, stored = found
        machine = original(self.connection, version, stored)
        active = list(corrections.load_active(self.connection, [key]).get(key, ()))
        standing = put_on(machine, active)
        made: dict[int, Correction | None] = {}
        for number in numbers:
            one = wanted[number]
            try:
                correction = self._filled(one, one.make(standing), version)
            except CorrectionError as error:
                made[number] = None
                if one.is_said is None or not any(map(one.is_said, active)):
                    errors.append(_labelled(one, str(error)))
                continue
            then = put_on(machine, [*active, correction])
            if then == standing and any(_says_the_same(one, correction) for one in active):
                made[number] = None
                continue
            kept = replace(correction, id=corrections.save(self.connection, correction))
            made[number] = kept
            active.append(kept)
            standing = then
        return made

    def _locked(self, key: str) -> tuple[int, Annotated] | None:
        """Return an article that no other process writes meanwhile."""
        row = select(ArticleRow.id).where(ArticleRow.key == key).with_for_update()
        self.connection.execute(row)
        versions = find_versions(self.connection, [key])
        if not versions:
            return None
        (stored,) = load_versions(self.connection, versions)
        return versions[0], stored

    def _filled(self, wanted: Wanted, made: Correction, version: int) -> Correction:
        sha256 = select(VersionRow.sha256).where(VersionRow.id == version)
        return replace(
            made,
            article=wanted.article,
            sha256=self.connection.execute(sha256).scalar_one(),
            who=wanted.who,
            why=wanted.why,
            at=self.at,
        )

    def revoke(self, numbers: Sequence[int], who: str) -> tuple[Profile, ...]:
        """Let corrections hold no longer; return the profiles of the articles they were of.

        Raises:
            CorrectionError: if there is none of a number, or it was revoked before.
        """
        keys: set[str] = set()
        for number in numbers:
            found = corrections.find(self.connection, number)
            if found is None:
                raise CorrectionError(f"There is no correction {number}.")
            if found.revoked:
                raise CorrectionError(
                    f"Correction {number} was revoked already, by {found.revoked_by}."
                )
            keys.add(found.article)
        corrections.revoke(self.connection, numbers, who=who, at=self.at)
        return tuple(profile for key in sorted(keys) for profile in self.rewrite(key))

    def rewrite(self, key: str) -> tuple[Profile, ...]:
        """Write an article anew: what the model found in it, with all that holds put on."""
        found = self._locked(key)
        if found is None:
            return ()
        version, stored = found
        machine = original(self.connection, version, stored)
        with tallies.following(self.connection, [key]):
            erase(self.connection, [version])
            profiles, _ = write(self.connection, {key: machine}, {key: version}, self.setting)
        return profiles


def _says_the_same(one: Correction, other: Correction) -> bool:
    def said(correction: Correction) -> tuple[object, ...]:
        return correction.kind, correction.who, correction.after, correction.values

    return said(one) == said(other)


def _labelled(wanted: Wanted, reason: str) -> str:
    return f"{wanted.label}: {reason}" if wanted.label else reason
