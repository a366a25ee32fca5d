"""First tables: truth that refuses update and delete."""

from __future__ import annotations

from sabaq.store.migrations.frozen import guard, lay

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create the truth tables and the triggers that keep them append-only."""
    lay(__file__)
    guard("acts", "batches", "links", "sources", "batch_ends", "rejections", "reports", "revocations", "claims",
          "sightings")  # fmt: skip
