"""Articles about to be written in; marks of the speakers in them who have to be judged out.

A new one is marked by itself: few others are held against it. Where one changed or went, whoever
shares a block with it is judged anew.
"""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from sqlalchemy import delete, insert, literal, select

from attrib.store.judgements import profiles_of
from attrib.store.statements import add, chunks
from attrib.store.tables import BlockRow, SpeakerRow
from attrib.store.tally_tables import StaleRow

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from sqlalchemy import Connection

BLOCK, NEWCOMER = "block", "newcomer"


@contextmanager
def noticing(connection: Connection, versions: Callable[[], Sequence[int]]) -> Iterator[None]:
    """Mark who has to be judged for what is written meanwhile.

    Args:
        connection: to the database.
        versions: gives the current versions of the articles that are written.
    """
    before = profiles_of(connection, versions())
    blocks = _blocks(connection, before)
    yield
    written = versions()
    # What is judged by is compared, not who wrote it: to store an article again changes nobody.
    after = profiles_of(connection, written) if before else {}
    gone = [key for key in before if key not in after]
    changed = [key for key in before if key in after and before[key] != after[key]]
    again = {block for key in (*gone, *changed) for block in blocks.get(key, ())}
    again |= {block for found in _blocks(connection, changed).values() for block in found}
    _mark(connection, BLOCK, again)
    for chunk in chunks(sorted(gone)):
        newcomer = (StaleRow.kind == NEWCOMER) & StaleRow.key.in_(chunk)
        connection.execute(delete(StaleRow).where(newcomer))
    _mark(connection, NEWCOMER, _in_blocks(connection, written) - set(before))


def mark_all(connection: Connection) -> None:
    """Mark everyone, to be judged anew by other rules or lists."""
    every = select(literal(BLOCK), BlockRow.block).distinct()
    connection.execute(insert(StaleRow).from_select(["kind", "key"], every))


def _mark(connection: Connection, kind: str, keys: Iterable[str]) -> None:
    add(connection, StaleRow, ({"kind": kind, "key": key} for key in sorted(keys)))


def _blocks(connection: Connection, profiles: Iterable[str]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for chunk in chunks(sorted(profiles)):
        statement = select(BlockRow.profile, BlockRow.block).where(BlockRow.profile.in_(chunk))
        for profile, block in connection.execute(statement):
            found.setdefault(profile, []).append(block)
    return found


def _in_blocks(connection: Connection, versions: Sequence[int]) -> set[str]:
    """Return the speakers of versions that are in a block."""
    found: set[str] = set()
    for chunk in chunks(versions):
        statement = (
            select(BlockRow.profile)
            .join(SpeakerRow, SpeakerRow.key == BlockRow.profile)
            .where(SpeakerRow.version_id.in_(chunk))
        )
        found.update(connection.execute(statement).scalars())
    return found
