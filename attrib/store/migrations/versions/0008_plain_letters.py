"""Letters such as ø, ł and ß are found as plain ones in the full text of quotes, as accents are."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from attrib.store.fulltext import FOLD, ddl, plainly

revision = "0008"
down_revision = "0007"
branch_labels = depends_on = None

_TRIGGERS = ("quotes_fts_insert", "quotes_fts_delete", "quotes_fts_update")


def upgrade() -> None:
    """Fold the texts anew, now and whenever one is written."""
    if op.get_bind().dialect.name == "postgresql":
        op.execute(sa.text(FOLD.replace(":", "\\:")))
        op.execute("REINDEX INDEX quotes_fts")
        return
    for trigger in _TRIGGERS:
        op.execute(f"DROP TRIGGER {trigger}")
    op.execute("INSERT INTO quotes_fts(quotes_fts) VALUES ('delete-all')")
    folded = plainly("text")
    op.execute(f"INSERT INTO quotes_fts(rowid, text) SELECT id, {folded} FROM quotes")  # noqa: S608
    for statement in ddl("sqlite"):
        if any(trigger in statement for trigger in _TRIGGERS):
            op.execute(sa.text(statement.replace(":", "\\:")))


def downgrade() -> None:
    """Do nothing: the former way of folding is no better for an older version."""
