"""Alembic's entry: runs migrations on a given connection."""

from __future__ import annotations

from alembic import context

from sabaq.store.tables import TRUTH

context.configure(connection=context.config.attributes["connection"], target_metadata=TRUTH, render_as_batch=False)
with context.begin_transaction():
    context.run_migrations()
