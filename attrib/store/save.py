"""Annotated articles in, rows out: the same rows however often and in whatever order they come."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from sqlalchemy import delete, select, update

from attrib.garbage import seldom
from attrib.store import rows, tallies
from attrib.store.corrections import load_active
from attrib.store.documents import article_keys
from attrib.store.people import Part, Setting
from attrib.store.statements import add, by_indexes, chunks, look_up, upsert
from attrib.store.tables import (
    ArticleRow,
    QuarantineRow,
    VersionRow,
)
from attrib.store.text import storable
from attrib.store.writing import erase, write
from attrib.types import Profile, Refusal

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sqlalchemy import Connection

    from attrib.types import Annotated


@dataclass(frozen=True, slots=True, kw_only=True)
class Saved:
    """What became of a batch of articles."""

    articles: int = 0
    """How many were new, changed or annotated by another model."""
    unchanged: int = 0
    quotes: int = 0
    """Quotes of the articles that were saved."""
    profiles: tuple[Profile, ...] = ()
    """Of the speakers that were saved, to be judged against those known before."""
    refused: tuple[Refusal, ...] = ()
    """Articles whose annotation cannot be stored; they are in quarantine."""


def now() -> str:
    """Return the time as the database keeps it."""
    return datetime.now(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")


@seldom()
def save_batch(connection: Connection, batch: Sequence[Annotated], setting: Setting) -> Saved:
    """Save articles in the transaction of the connection."""
    by_indexes(connection)
    faults = [rows.fault(annotated) for annotated in batch]
    refused = tuple(
        _refusal(annotated, reason)
        for annotated, reason in zip(batch, faults, strict=True)
        if reason
    )
    save_refusals(connection, refused, run=setting.run)
    good = [a for a, reason in zip(batch, faults, strict=True) if not reason]
    keys = article_keys(connection, [annotated.document for annotated in good])
    parts = [
        _Round(connection, setting, part).save() for part in _rounds(zip(keys, good, strict=True))
    ]
    release(connection, [annotated.document.origin for annotated in good])
    return Saved(
        articles=sum(part.articles for part in parts),
        unchanged=sum(part.unchanged for part in parts),
        quotes=sum(part.quotes for part in parts),
        profiles=tuple({p.key: p for part in parts for p in part.profiles}.values()),
        refused=refused,
    )


def _refusal(annotated: Annotated, reason: str) -> Refusal:
    return Refusal(
        origin=annotated.document.origin or annotated.document.id,
        reason=f"Its annotation cannot be stored: {reason}.",
        code="bad-annotation",
        sha256=annotated.document.sha256,
    )


def save_refusals(connection: Connection, refusals: Iterable[Refusal], *, run: int | None) -> None:
    """Put input into quarantine; what an origin was refused for last is what counts."""
    found = {
        rows.short(refusal.origin): {
            "origin": rows.short(refusal.origin),
            "code": refusal.code,
            "reason": storable(refusal.reason),
            "sha256": refusal.sha256,
            "run_id": run,
            "at": now(),
        }
        for refusal in refusals
    }
    upsert(connection, QuarantineRow, (found[key] for key in sorted(found)), key=["origin"])


def release(connection: Connection, origins: Iterable[str | None]) -> None:
    """Take out of quarantine what could be read."""
    for chunk in chunks(sorted({rows.short(origin) for origin in origins if origin})):
        connection.execute(delete(QuarantineRow).where(QuarantineRow.origin.in_(chunk)))


def _rounds(pairs: Iterable[tuple[str, Annotated]]) -> list[Part]:
    """Part a batch so that no part holds two versions of one article."""
    parts: list[Part] = []
    for key, annotated in pairs:
        part = next((part for part in parts if key not in part), None)
        if part is None:
            parts.append({key: annotated})
        else:
            part[key] = annotated
    # Locks that everyone takes in one order cannot deadlock.
    return [dict(sorted(part.items())) for part in parts]


def _identity(annotated: Annotated, key: str) -> tuple[str | None, ...]:
    row = rows.article_row(annotated.document, key)
    sha256, model = annotated.document.sha256, storable(annotated.model)
    return row["outlet"], row["published"], sha256, model


@dataclass(slots=True)
class _Round:
    """Saves articles of different keys."""

    connection: Connection
    setting: Setting
    batch: Part
    articles: dict[str, int] = field(default_factory=dict)
    versions: dict[str, int] = field(default_factory=dict)

    def save(self) -> Saved:
        with tallies.following(self.connection, self._touched()):
            return self._save()

    def _touched(self) -> list[str]:
        """Return the articles of which anything is new that is counted, or that speakers are judged by."""
        columns = (ArticleRow.key, ArticleRow.outlet, ArticleRow.published)
        stored = (
            select(*columns, VersionRow.sha256, VersionRow.model)
            .join(VersionRow, VersionRow.article_id == ArticleRow.id)
            .where(ArticleRow.key.in_(self.batch), VersionRow.current)
        )
        known = {row[0]: tuple(row[1:]) for row in self.connection.execute(stored)}
        return [
            key
            for key, annotated in self.batch.items()
            if self.setting.replace or known.get(key) != _identity(annotated, key)
        ]

    def _save(self) -> Saved:
        documents = (rows.article_row(a.document, key) for key, a in self.batch.items())
        upsert(self.connection, ArticleRow, documents, key=["key"])
        self.articles = look_up(self.connection, ArticleRow.key, ArticleRow.id, self.batch)
        changed = self._save_versions()
        if not changed:
            return Saved(unchanged=len(self.batch))
        profiles, quotes = write(self.connection, changed, self.versions, self.setting)
        return Saved(
            articles=len(changed),
            unchanged=len(self.batch) - len(changed),
            profiles=profiles,
            quotes=quotes,
        )

    def _save_versions(self) -> Part:
        """Save the texts; return the articles whose annotation is to be saved."""
        changed = self._changed()
        self._make_current()
        self._replace({self.versions[key]: changed[key] for key in changed if key in self.versions})
        new = [key for key in changed if key not in self.versions]
        values = (self._values(self.batch[key]) | {"article_id": self.articles[key]} for key in new)
        add(self.connection, VersionRow, values)
        current = self._current_ids([self.articles[key] for key in new])
        self.versions |= {key: current[self.articles[key]] for key in new}
        return changed

    def _changed(self) -> Part:
        """Find the versions that are stored already; return the articles that differ from them."""
        columns = (VersionRow.id, VersionRow.article_id, VersionRow.sha256)
        statement = select(*columns, VersionRow.model, VersionRow.current).where(
            VersionRow.article_id.in_(self.articles.values())
        )
        stored = {(row.article_id, row.sha256): row for row in self.connection.execute(statement)}
        corrected = load_active(self.connection, self.batch)
        changed: Part = {}
        for key, annotated in self.batch.items():
            found = stored.get((self.articles[key], annotated.document.sha256))
            if found is not None:
                self.versions[key] = found.id
            # A text that comes back has missed what was corrected since.
            is_back = found is not None and not found.current and key in corrected
            is_new = found is None or found.model != storable(annotated.model)
            if is_new or is_back or self.setting.replace:
                changed[key] = annotated
        return changed

    def _make_current(self) -> None:
        """Let the version at hand be the current one of each article."""
        kept = list(self.versions.values())
        old = VersionRow.article_id.in_(self.articles.values()) & VersionRow.id.not_in(kept)
        back = VersionRow.id.in_(kept) & VersionRow.current.is_(False)
        for which, value in ((old & VersionRow.current, False), (back, True)):
            self.connection.execute(update(VersionRow).where(which).values(current=value))

    def _replace(self, again: dict[int, Annotated]) -> None:
        """Take away what was found before in texts that come again."""
        if not again:
            return
        erase(self.connection, list(again))
        for version, annotated in again.items():
            values = self._values(annotated)
            self.connection.execute(
                update(VersionRow).where(VersionRow.id == version).values(**values)
            )

    def _values(self, annotated: Annotated) -> dict[str, Any]:
        return rows.version_row(annotated, run=self.setting.run, saved=now())

    def _current_ids(self, articles: Sequence[int]) -> dict[int, int]:
        statement = select(VersionRow.article_id, VersionRow.id).where(
            VersionRow.article_id.in_(articles), VersionRow.current
        )
        return {row[0]: row[1] for row in self.connection.execute(statement)}
