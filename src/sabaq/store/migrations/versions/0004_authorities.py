"""Tables for authorities, and what an act relied on."""

from __future__ import annotations

from sabaq.store.migrations.frozen import guard, lay

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create the tables and the triggers that keep them append-only."""
    lay(__file__)
    guard("authorities", "authority_rulings", "act_reviews")
