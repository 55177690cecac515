"""On SQLite narrow tables lie in the order of their keys, and nothing beside them has the keys again."""

from __future__ import annotations

from collections.abc import Callable

import sqlalchemy as sa
from alembic import op

from attrib.store import views

revision = "0015"
down_revision = "0014"
branch_labels = depends_on = None

_TABLES = (
    "affiliations",
    "entity_members",
    "entity_names",
    "mentions",
    "profile_blocks",
    "quote_spans",
    "roles",
)
_WITHOUT = " WITHOUT ROWID"
_MADE_BY = sa.text(
    "SELECT sql FROM sqlite_master WHERE tbl_name = :table AND sql IS NOT NULL ORDER BY type DESC"
)
"""The statement that made a table, then those of its indexes."""
_NAMES = "ix_entities_id_name"


def upgrade() -> None:
    """Make these tables anew, and an index of the names of speakers, for lists of every speaker."""
    op.create_index(_NAMES, "entities", ["id", "name"])
    _remake(lambda made: made + _WITHOUT)


def downgrade() -> None:
    """Make them as they were."""
    _remake(lambda made: made.removesuffix(_WITHOUT))
    op.drop_index(_NAMES, "entities")


def _remake(changed: Callable[[str], str]) -> None:
    """Make the tables by changed statements; no other table refers to one of them."""
    connection = op.get_bind()
    if connection.dialect.name != "sqlite":
        return
    drop, make = views.ddl("sqlite")
    op.execute(drop)
    for table in _TABLES:
        made, *indexes = connection.execute(_MADE_BY, {"table": table}).scalars().all()
        op.execute(f"ALTER TABLE {table} RENAME TO former_{table}")
        op.execute(changed(made))
        op.execute(f"INSERT INTO {table} SELECT * FROM former_{table}")  # noqa: S608
        op.execute(f"DROP TABLE former_{table}")
        for index in indexes:
            op.execute(index)
    op.execute(make)
