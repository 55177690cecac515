"""What was found in versions of articles in, its rows out, with every correction put on them.

A correction is put on whatever a model found, each time that it is written, so that it wins over
every later model. What the model itself found is kept beside, and written again without those that
were revoked.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from sqlalchemy import delete, select

from attrib.contract import from_dict, to_dict
from attrib.correct.changes import Correction
from attrib.store import rows
from attrib.store.correction_tables import OriginalRow, ScareQuoteRow
from attrib.store.corrections import load_active
from attrib.store.entities import forget_profiles
from attrib.store.people import Part, Setting, find_people, identify
from attrib.store.statements import adding, chunks, upsert
from attrib.store.tables import (
    AffiliationRow,
    MentionRow,
    QuoteRow,
    QuoteSpanRow,
    RoleRow,
    SpeakerRow,
)
from attrib.store.text import storable, storable_data
from attrib.types import Annotated, Profile

if TYPE_CHECKING:
    from sqlalchemy import Connection


def write(
    connection: Connection, part: Part, versions: Mapping[str, int], setting: Setting
) -> tuple[tuple[Profile, ...], int]:
    """Write what was found in articles, corrected; return the profiles, and how many quotes."""
    corrections = load_active(connection, part)
    _keep_originals(connection, {versions[key]: part[key] for key in corrections})
    corrected = {key: put_on(part[key], corrections.get(key, ())) for key in part}
    pairs = [(versions[key], annotated) for key, annotated in corrected.items()]
    quotes = [row for version, annotated in pairs for row in rows.quote_rows(annotated, version)]
    people = find_people(connection, corrected, versions, setting.finder, rows.said(quotes))

    def all_of(kind: Callable[[Annotated, int], Iterator[dict[str, Any]]]) -> Iterator[Any]:
        return (row for version, annotated in pairs for row in kind(annotated, version))

    with adding(connection) as add:
        add(SpeakerRow, people.speakers)
        add(QuoteRow, quotes)
        add(QuoteSpanRow, all_of(rows.span_rows))
        add(MentionRow, all_of(rows.mention_rows))
        add(RoleRow, all_of(rows.role_rows))
        add(AffiliationRow, people.affiliations)
        add(ScareQuoteRow, all_of(rows.scare_rows))
    identify(connection, people, setting.block_keys)
    return people.profiles, len(quotes)


def put_on(annotated: Annotated, corrections: Sequence[Correction]) -> Annotated:
    """Return an article with corrections put on; they are of its text as it is stored."""
    if not corrections:
        return annotated
    from attrib.correct.applying import apply  # noqa: PLC0415  few articles were corrected

    document = replace(annotated.document, text=storable(annotated.document.text))
    return apply(replace(annotated, document=document), corrections)


def erase(connection: Connection, versions: Sequence[int]) -> None:
    """Take away what was found in versions of articles; their texts stay."""
    for chunk in chunks(versions):
        found = select(SpeakerRow.key).where(SpeakerRow.version_id.in_(chunk))
        keys = list(connection.execute(found).scalars())
        connection.execute(delete(QuoteRow).where(QuoteRow.version_id.in_(chunk)))
        connection.execute(delete(SpeakerRow).where(SpeakerRow.version_id.in_(chunk)))
        connection.execute(delete(ScareQuoteRow).where(ScareQuoteRow.version_id.in_(chunk)))
        connection.execute(delete(OriginalRow).where(OriginalRow.version_id.in_(chunk)))
        forget_profiles(connection, keys)


def _keep_originals(connection: Connection, originals: Mapping[int, Annotated]) -> None:
    found = (
        {"version_id": version, "annotation": _plain(annotated)}
        for version, annotated in originals.items()
    )
    upsert(connection, OriginalRow, found, key=["version_id"])


def _plain(annotated: Annotated) -> dict[str, Any]:
    """Return what a model found as plain data, without the text, which the version has."""
    document = replace(annotated.document, text="")
    plain: dict[str, Any] = storable_data(to_dict(replace(annotated, document=document)))
    return plain


def original(connection: Connection, version: int, stored: Annotated) -> Annotated:
    """Return what the model found in a version; `stored` is the article as its rows have it."""
    statement = select(OriginalRow.annotation).where(OriginalRow.version_id == version)
    plain = connection.execute(statement).scalar_one_or_none()
    if plain is None:
        return stored
    return replace(from_dict(plain), document=stored.document)
