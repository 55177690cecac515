"""Documents in, out comes how they are known: by which key, and whether they are stored already."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from attrib.store import rows
from attrib.store.counting import IS_CURRENT
from attrib.store.statements import chunks
from attrib.store.tables import ArticleRow, VersionRow
from attrib.store.text import storable

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy import Connection

    from attrib.types import Document


def article_keys(connection: Connection, documents: Sequence[Document]) -> tuple[str, ...]:
    """Return the key of each document.

    A document known by its file alone is the one that is stored under the same id with the same
    text: its file was only moved.
    """
    nameless = [document for document in documents if not (document.url or document.outlet)]
    known: dict[tuple[str, str], str] = {}
    for chunk in chunks(sorted({document.sha256 for document in nameless})):
        found = (
            select(ArticleRow.external_id, VersionRow.sha256, ArticleRow.key)
            .join(VersionRow, VersionRow.article_id == ArticleRow.id)
            .where(VersionRow.sha256.in_(chunk))
            .where(ArticleRow.url.is_(None), ArticleRow.outlet.is_(None))
            .order_by(ArticleRow.id.desc())
        )
        known |= {(row[0], row[1]): row[2] for row in connection.execute(found)}
    return tuple(
        rows.article_key(document)
        if document.url or document.outlet
        else known.get((rows.short(document.id), document.sha256), rows.article_key(document))
        for document in documents
    )


def missing(
    connection: Connection, documents: Sequence[Document], model: str
) -> tuple[Document, ...]:
    """Return those documents that are not stored as they are, annotated by the model."""
    keys = article_keys(connection, documents)
    current: dict[str, tuple[str, str]] = {}
    for chunk in chunks(sorted(set(keys))):
        found = (
            select(ArticleRow.key, VersionRow.sha256, VersionRow.model)
            .join(VersionRow, VersionRow.article_id == ArticleRow.id)
            .where(ArticleRow.key.in_(chunk), IS_CURRENT)
        )
        current |= {row[0]: (row[1], row[2]) for row in connection.execute(found)}
    return tuple(
        document
        for key, document in zip(keys, documents, strict=True)
        if current.get(key) != (document.sha256, storable(model))
    )
