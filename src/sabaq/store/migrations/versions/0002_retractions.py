"""Tables for retractions and for taking them back."""

from __future__ import annotations

from sabaq.store.migrations.frozen import guard, lay

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create the tables and the triggers that keep them append-only."""
    lay(__file__)
    guard("retractions", "reinstatements")
