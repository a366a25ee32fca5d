"""Index that finds the few claims that are statistics."""

from __future__ import annotations

from sabaq.store.migrations.frozen import lay

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create the index."""
    lay(__file__)
