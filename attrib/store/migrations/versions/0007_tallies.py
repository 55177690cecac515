"""What is counted in advance: quotes and words of speakers, organizations, outlets, months and so on."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = depends_on = None

_TEXT = sa.Text()


def upgrade() -> None:
    """Make the tables; the next run of ingest fills them. Order quotes by length through an index."""
    op.create_table(
        "tallies",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        *_numbers("quotes", "words"),
        sa.PrimaryKeyConstraint("id", name="pk_tallies"),
    )
    op.create_table(
        "count_tallies",
        sa.Column("by", _TEXT, nullable=False),
        *_numbers("number"),
        sa.Column("key", _TEXT),
        sa.Column("value", _TEXT),
        *_numbers("quotes", "words", "articles", "speakers"),
        sa.PrimaryKeyConstraint("by", "number", name="pk_count_tallies"),
    )
    op.create_table(
        "speaker_facts",
        sa.Column("entity_id", _TEXT, nullable=False),
        sa.Column("kind", _TEXT, nullable=False),
        *_numbers("number"),
        sa.Column("value", _TEXT, nullable=False),
        *_numbers("times"),
        sa.PrimaryKeyConstraint("entity_id", "kind", "number", name="pk_speaker_facts"),
    )
    _create_ranked()
    op.create_index("ix_quotes_words", "quotes", ["words"])


def downgrade() -> None:
    """Take them away again: all of it can be counted anew."""
    op.drop_index("ix_quotes_words", "quotes")
    for name in _ALL:
        op.drop_table(name)


_ALL = ("tallies", "count_tallies", "speaker_facts", "speaker_tallies", "organization_tallies")


def _create_ranked() -> None:
    """Make the tables that are asked for who said most."""
    op.create_table(
        "speaker_tallies",
        sa.Column("entity_id", _TEXT, nullable=False),
        *_numbers("quotes", "words", "articles"),
        sa.Column("first", sa.Integer()),
        sa.Column("last", sa.Integer()),
        sa.PrimaryKeyConstraint("entity_id", name="pk_speaker_tallies"),
    )
    op.create_table(
        "organization_tallies",
        sa.Column("organization_id", _TEXT, nullable=False),
        *_numbers("people", "quotes", "own_quotes", "words", "articles", "said", "members"),
        sa.PrimaryKeyConstraint("organization_id", name="pk_organization_tallies"),
    )
    ranked = {"speaker": ("quotes", "words"), "organization": ("said", "members")}
    for kind, columns in ranked.items():
        for column in columns:
            op.create_index(f"ix_{kind}_tallies_{column}", f"{kind}_tallies", [column])


def _numbers(*names: str) -> tuple[sa.Column[int], ...]:
    # Ten million articles have more words quoted than a small integer counts.
    kinds = {"words": sa.BigInteger()}
    return tuple(
        sa.Column(name, kinds.get(name, sa.Integer()), nullable=False, autoincrement=False)
        for name in names
    )
