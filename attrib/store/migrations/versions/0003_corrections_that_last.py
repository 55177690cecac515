"""Corrections that last: what was said of a quote, what a model had made of it, and samples.

No version before this one wrote corrections, so that the table is made anew.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = depends_on = None

_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
_TEXT = sa.Text()
_JSON = sa.JSON(none_as_null=True)
_KINDS = (
    *("right", "not-a-quote", "scare-quote", "span", "speaker", "role", "affiliation"),
    "missing",
)


def upgrade() -> None:
    """Make the tables of corrections, originals and samples."""
    op.drop_table("corrections")
    _create_corrections()
    _create_originals()
    _create_samples()
    _create_sample_quotes()


def downgrade() -> None:
    """Refuse: corrections would be lost."""
    raise NotImplementedError


def _needed(*names: str) -> tuple[sa.Column[str], ...]:
    return tuple(sa.Column(name, _TEXT, nullable=False) for name in names)


def _optional(*names: str) -> tuple[sa.Column[str], ...]:
    return tuple(sa.Column(name, _TEXT) for name in names)


def _cascade(table: str, column: str, target: str) -> sa.ForeignKeyConstraint:
    name = f"fk_{table}_{column}"
    return sa.ForeignKeyConstraint([column], [target], name=name, ondelete="CASCADE")


def _create_corrections() -> None:
    kind = sa.Enum(*_KINDS, name="kind", native_enum=False, create_constraint=True, length=16)
    op.create_table(
        "corrections",
        sa.Column("id", _ID, nullable=False),
        sa.Column("kind", kind, nullable=False),
        *_needed("article_key", "sha256"),
        *_optional("words"),
        sa.Column("before", _JSON),
        sa.Column("after", _JSON),
        *_optional("speaker"),
        sa.Column("values", _JSON, nullable=False),
        *_needed("who"),
        *_optional("why"),
        *_needed("at"),
        *_optional("revoked", "revoked_by"),
        sa.PrimaryKeyConstraint("id", name="pk_corrections"),
        sa.Index("ix_corrections_article_key", "article_key"),
    )


def _create_originals() -> None:
    op.create_table(
        "originals",
        sa.Column("version_id", _ID, nullable=False),
        sa.Column("annotation", _JSON, nullable=False),
        _cascade("originals", "version_id", "versions.id"),
        sa.PrimaryKeyConstraint("version_id", name="pk_originals"),
    )


def _create_samples() -> None:
    op.create_table(
        "samples",
        sa.Column("id", _ID, nullable=False),
        *_needed("drawn", "who"),
        sa.Column("seed", sa.Integer(), nullable=False),
        sa.Column("population", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_samples"),
    )


def _create_sample_quotes() -> None:
    op.create_table(
        "sample_quotes",
        sa.Column("sample_id", _ID, nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        *_needed("article_key", "sha256", "model"),
        *(sa.Column(name, sa.Integer(), nullable=False) for name in ("start", "stop")),
        *_needed("text"),
        *_optional("speaker"),
        sa.Column("confidence", sa.Double(), nullable=False),
        sa.Column("faults", _JSON),
        *_optional("who", "at"),
        sa.CheckConstraint("0 <= start AND start < stop", name=op.f("ck_sample_quotes_span")),
        _cascade("sample_quotes", "sample_id", "samples.id"),
        sa.PrimaryKeyConstraint("sample_id", "number", name="pk_sample_quotes"),
    )
