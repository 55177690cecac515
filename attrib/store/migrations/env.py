"""Runs the migrations on the connection that `schema.upgrade` or `alembic.ini` gives."""

from __future__ import annotations

from alembic import context

from attrib.store.schema import is_ours
from attrib.store.tables import ArticleRow

connection = context.config.attributes["connection"]
context.configure(
    connection=connection,
    target_metadata=ArticleRow.metadata,
    include_name=is_ours,
    render_as_batch=True,
)
with context.begin_transaction():
    context.run_migrations()
