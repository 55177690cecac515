"""The articles of an outlet stand in the order of their days, so that the first are found at once."""

from __future__ import annotations

from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = depends_on = None


def upgrade() -> None:
    """Put an index by outlet and day in the place of the one by outlet."""
    op.create_index("ix_articles_outlet_day_key", "articles", ["outlet", "day", "key"])
    op.drop_index("ix_articles_outlet", "articles")


def downgrade() -> None:
    """Put it back."""
    op.create_index("ix_articles_outlet", "articles", ["outlet"])
    op.drop_index("ix_articles_outlet_day_key", "articles")
