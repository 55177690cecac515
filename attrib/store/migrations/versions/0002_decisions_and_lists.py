"""People's decisions on who is who, a newsroom's own lists of organizations, and sectors."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = depends_on = None

_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
_TEXT = sa.Text()


def upgrade() -> None:
    """Add what is new; what is stored stays as it is."""
    _create_decisions()
    _create_listed_organizations()
    op.add_column("organizations", sa.Column("sector", _TEXT))
    op.add_column("speakers", sa.Column("sector", _TEXT))
    op.create_index("ix_speakers_sector", "speakers", ["sector"])
    former: sa.Column[bool] = sa.Column(
        "former", sa.Boolean(), nullable=False, server_default=sa.false()
    )
    op.add_column("organization_names", former)


def downgrade() -> None:
    """Refuse: what people decided would be lost."""
    raise NotImplementedError


def _create_decisions() -> None:
    op.create_table(
        "decisions",
        sa.Column("id", _ID, nullable=False),
        sa.Column("kind", _TEXT, nullable=False),
        sa.Column("name", _TEXT),
        sa.Column("who", _TEXT, nullable=False),
        sa.Column("why", _TEXT),
        sa.Column("at", _TEXT, nullable=False),
        sa.Column("revoked", _TEXT),
        sa.Column("revoked_by", _TEXT),
        sa.CheckConstraint("kind IN ('group', 'rename')", name=op.f("ck_decisions_kind")),
        sa.PrimaryKeyConstraint("id", name="pk_decisions"),
    )
    op.create_table(
        "decision_members",
        sa.Column("decision_id", _ID, nullable=False),
        sa.Column("profile", _TEXT, nullable=False),
        sa.Column("side", sa.Integer(), nullable=False),
        sa.Column("name", _TEXT, nullable=False),
        sa.ForeignKeyConstraint(
            ["decision_id"],
            ["decisions.id"],
            name="fk_decision_members_decision_id",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("decision_id", "profile", name="pk_decision_members"),
        sa.Index("ix_decision_members_profile", "profile"),
    )


def _create_listed_organizations() -> None:
    optional = ("kind", "sector", "country", "parent", "ror", "wikidata")
    op.create_table(
        "listed_organizations",
        sa.Column("origin", _TEXT, nullable=False),
        sa.Column("id", _TEXT, nullable=False),
        sa.Column("name", _TEXT, nullable=False),
        sa.Column("aliases", sa.JSON(), nullable=False),
        sa.Column("former", sa.JSON(), nullable=False),
        *(sa.Column(name, _TEXT) for name in optional),
        sa.PrimaryKeyConstraint("origin", "id", name="pk_listed_organizations"),
    )
