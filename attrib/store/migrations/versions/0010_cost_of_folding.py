"""PostgreSQL knows what it costs to fold a text, and looks into the index of words instead."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from attrib.store.fulltext import FOLD

revision = "0010"
down_revision = "0009"
branch_labels = depends_on = None


def upgrade() -> None:
    """Replace the function; it gives the same, so that the index stays."""
    if op.get_bind().dialect.name == "postgresql":
        op.execute(sa.text(FOLD.replace(":", "\\:")))


def downgrade() -> None:
    """Do nothing: an older version is as right with it."""
