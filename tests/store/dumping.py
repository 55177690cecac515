"""All that a database holds, without the numbers that it made up and the times: to compare two."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING, Any

from sqlalchemy import text

from attrib.contract import to_dict
from attrib.store.load import load_articles

if TYPE_CHECKING:
    from attrib.store import Database

_OF_VERSION = (
    "(SELECT a.key || ' ' || v.sha256 FROM versions v JOIN articles a ON a.id = v.article_id"
)
_VERSION = _OF_VERSION + " WHERE v.id = t.version_id) AS version"
_NAME = "(SELECT folded FROM names n WHERE n.id = t.name_id) AS name_of"
_COLUMNS = {
    "articles": "key, external_id, title, outlet, author, url, published, day, origin, quotes",
    "versions": "sha256, model, current, words, text, CAST(aliases AS TEXT)",
    "names": "folded",
    "organizations": "id, name, kind, country, parent_id, ror, wikidata",
    "organization_names": "organization_id, folded, name, kind",
    "speakers": f'{_VERSION}, number, "key", name, {_NAME}, type, organization_id',
    "mentions": f"{_VERSION}, speaker, number, start, stop",
    "roles": f'{_VERSION}, speaker, number, title, folded, start, stop, evidence, "by", former',
    "affiliations": f'{_VERSION}, speaker, number, organization_id, written, start, stop, "by"',
    "quotes": f"{_VERSION}, number, speaker, via, parent, follows, start, stop, words, form, act,"
    ' negated, confidence, "by", text',
    "quote_spans": f"{_VERSION}, quote, kind, number, start, stop, text",
    "profile_blocks": "block, profile",
    "entities": "id, name, type, organization_id",
    "entity_members": "profile, entity_id",
    "entity_names": f"{_NAME}, entity_id",
    "judgements": 'left_profile, right_profile, "by", verdict, score, CAST(reasons AS TEXT)',
    "quarantine": "origin, code, reason, sha256",
    "corrections": "kind, article_key, words, speaker, who, why, revoked",
}


def dump(database: Database) -> dict[str, list[Any]]:
    """Return the rows of every table that articles give, each in an order of its own."""
    with database.reading() as connection:
        return {
            table: sorted(
                tuple(map(repr, row))
                for row in connection.execute(text(f"SELECT {columns} FROM {table} t"))  # noqa: S608
            )
            for table, columns in _COLUMNS.items()
        }


def export_hash(database: Database) -> str:
    """Return the SHA-256 of all articles as `attrib export` writes them."""
    lines = (json.dumps(to_dict(one), ensure_ascii=False) + "\n" for one in load_articles(database))
    return hashlib.sha256("".join(lines).encode()).hexdigest()
