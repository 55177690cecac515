"""What is counted in advance follows what is written: only what changed is counted again.

Articles by their quotes, and quotes by who says them, are read off an index.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = depends_on = None

_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
_TEXT = sa.Text()


def upgrade() -> None:
    """Empty the tables and mark everything as to be counted, at the end of the next command that writes."""
    op.drop_table("tallies")
    op.drop_table("count_tallies")
    op.create_table(
        "stale",
        sa.Column("id", _ID, nullable=False),
        sa.Column("kind", _TEXT, nullable=False),
        sa.Column("key", _TEXT, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_stale"),
    )
    op.create_index("ix_stale_kind_key", "stale", ["kind", "key"])
    op.create_table(
        "count_tallies",
        sa.Column("id", _ID, nullable=False),
        sa.Column("by", _TEXT, nullable=False),
        sa.Column("value", _TEXT),
        *(_number(name) for name in ("quotes", "words", "articles", "speakers")),
        sa.PrimaryKeyConstraint("id", name="pk_count_tallies"),
    )
    op.create_index("ix_count_tallies_by", "count_tallies", ["by"])
    for name in ("speaker_tallies", "speaker_facts", "organization_tallies"):
        op.execute(f"DELETE FROM {name}")  # noqa: S608
    op.add_column("speaker_tallies", _number("quoted", server_default="0"))
    op.add_column("speaker_tallies", sa.Column("shares", sa.JSON()))
    for name in ("member_words", "member_articles", "quoted_people"):
        op.add_column("organization_tallies", _number(name, server_default="0"))
    op.add_column("articles", _number("quotes", server_default="0"))
    op.execute(
        "UPDATE articles SET quotes = (SELECT count(*) FROM quotes q"
        " JOIN versions v ON v.id = q.version_id WHERE v.article_id = articles.id AND v.current)"
    )
    op.create_index("ix_articles_quotes_key", "articles", ["quotes", "key"])
    op.create_index(
        "ix_quotes_version_id_speaker_words", "quotes", ["version_id", "speaker", "words"]
    )
    op.drop_index("ix_quotes_version_id_speaker", "quotes")
    # A new database is counted from its first article on.
    op.execute(
        "INSERT INTO stale (kind, key)"
        " SELECT 'everything', '' WHERE EXISTS (SELECT 1 FROM articles)"
    )
    # Who is who no longer hangs on the order of reading: the next run of ingest judges all anew.
    op.execute("INSERT INTO stale (kind, key) SELECT DISTINCT 'block', block FROM profile_blocks")


def downgrade() -> None:
    """Leave tables as an older version makes them, to be filled anew."""
    op.create_index("ix_quotes_version_id_speaker", "quotes", ["version_id", "speaker"])
    op.drop_index("ix_quotes_version_id_speaker_words", "quotes")
    op.drop_index("ix_articles_quotes_key", "articles")
    op.drop_column("articles", "quotes")
    op.drop_table("stale")
    op.drop_table("count_tallies")
    for table, names in _ADDED.items():
        for name in names:
            op.drop_column(table, name)
    op.create_table(
        "tallies",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        *(_number(name) for name in ("quotes", "words")),
        sa.PrimaryKeyConstraint("id", name="pk_tallies"),
    )
    op.create_table(
        "count_tallies",
        sa.Column("by", _TEXT, nullable=False),
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("key", _TEXT),
        sa.Column("value", _TEXT),
        *(_number(name) for name in ("quotes", "words", "articles", "speakers")),
        sa.PrimaryKeyConstraint("by", "number", name="pk_count_tallies"),
    )


_ADDED = {
    "speaker_tallies": ("quoted", "shares"),
    "organization_tallies": ("member_words", "member_articles", "quoted_people"),
}


def _number(name: str, *, server_default: str | None = None) -> sa.Column[int]:
    # Ten million articles have more words quoted than a small integer counts.
    kind = sa.BigInteger() if "words" in name else sa.Integer()
    return sa.Column(name, kind, nullable=False, server_default=server_default)
