"""What each speaker says in an article is counted, and on PostgreSQL the words of quotes are stored."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from attrib.store.fulltext import STORED

revision = "0012"
down_revision = "0011"
branch_labels = depends_on = None


def upgrade() -> None:
    """Count and store them: a million quotes take a minute or two."""
    for name in ("quotes", "words"):
        op.add_column("speakers", sa.Column(name, sa.Integer(), nullable=False, server_default="0"))
    op.execute(
        "UPDATE speakers SET quotes = said.quotes, words = said.words FROM ("
        "  SELECT version_id, speaker, count(*) AS quotes, sum(words) AS words FROM quotes"
        "  WHERE speaker IS NOT NULL GROUP BY version_id, speaker"
        ") AS said WHERE said.version_id = speakers.version_id AND said.speaker = speakers.number"
    )
    # Speakers are held against one another in another order: the next run of ingest judges all anew.
    op.execute("INSERT INTO stale (kind, key) SELECT DISTINCT 'block', block FROM profile_blocks")
    if op.get_bind().dialect.name == "postgresql":
        for statement in STORED.split(";"):
            op.execute(statement)
        op.execute("ANALYZE quotes")


def downgrade() -> None:
    """Leave the index that an older version knows."""
    if op.get_bind().dialect.name == "postgresql":
        op.execute("ALTER TABLE quotes DROP COLUMN text_fts")
        op.execute(
            "CREATE INDEX quotes_fts ON quotes USING gin (to_tsvector('simple', attrib_fold(text)))"
        )
    for name in ("quotes", "words"):
        op.drop_column("speakers", name)
