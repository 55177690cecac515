"""How many a source without a name is, and the words that tell why it has none."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = depends_on = None


def upgrade() -> None:
    """Add what articles saved before did not look for, and so do not know."""
    for name in ("count", "reason_start", "reason_stop"):
        op.add_column("speakers", sa.Column(name, sa.Integer()))


def downgrade() -> None:
    """Take the columns away again."""
    for name in ("reason_stop", "reason_start", "count"):
        op.drop_column("speakers", name)
