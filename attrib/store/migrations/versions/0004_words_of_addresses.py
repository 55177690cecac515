"""On PostgreSQL the words of an address or a number are found one by one, as on SQLite."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from attrib.store.fulltext import FOLD

revision = "0004"
down_revision = "0003"
branch_labels = depends_on = None


def upgrade() -> None:
    """Replace the function that folds texts, and make the index that stands on it anew."""
    if op.get_bind().dialect.name != "postgresql":
        return
    op.execute(sa.text(FOLD.replace(":", "\\:")))
    op.execute("REINDEX INDEX quotes_fts")


def downgrade() -> None:
    """Do nothing: the former way of folding is no better for an older version."""
