"""Table for replies and corrections beside checks."""

from __future__ import annotations

from sabaq.store.migrations.frozen import guard, lay

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create the table and the triggers that keep it append-only."""
    lay(__file__)
    guard("answers")
