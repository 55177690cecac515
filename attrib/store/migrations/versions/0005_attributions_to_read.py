"""A view of attributions in plain words, and a full-text index that Datasette finds by itself."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from attrib.store import fulltext, views

revision = "0005"
down_revision = "0004"
branch_labels = depends_on = None


def upgrade() -> None:
    """Make the view, and on SQLite the indexes anew."""
    dialect = op.get_bind().dialect.name
    if dialect == "sqlite":
        _rebuild_indexes()
    for statement in views.ddl(dialect):
        op.execute(sa.text(statement))


def downgrade() -> None:
    """Take the view away; the indexes serve an older version as well."""
    op.execute("DROP VIEW attributions")


def _rebuild_indexes() -> None:
    for table in ("quotes", "names"):
        for event in ("insert", "delete", "update"):
            op.execute(f"DROP TRIGGER {table}_fts_{event}")
        op.execute(f"DROP TABLE {table}_fts")
    for statement in fulltext.ddl("sqlite"):
        op.execute(sa.text(statement.replace(":", "\\:")))
    for table in ("quotes", "names"):
        op.execute(f"INSERT INTO {table}_fts({table}_fts) VALUES ('rebuild')")  # noqa: S608
