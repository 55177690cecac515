"""Words in quotation marks that quote nobody are kept, apart from the quotes."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from attrib.store.base import Id

revision = "0011"
down_revision = "0010"
branch_labels = depends_on = None


def upgrade() -> None:
    """Make their table; an article has them once it is annotated anew."""
    op.create_table(
        "scare_quotes",
        sa.Column("version_id", Id, nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("stop", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("version_id", "number", name="pk_scare_quotes"),
        sa.ForeignKeyConstraint(
            ["version_id"],
            ["versions.id"],
            name="fk_scare_quotes_version_id",
            ondelete="CASCADE",
        ),
        sa.CheckConstraint("0 <= start AND start < stop", name=op.f("ck_scare_quotes_span")),
    )


def downgrade() -> None:
    """Forget them."""
    op.drop_table("scare_quotes")
