"""Tables for duties, canaries and rulings on uses."""

from __future__ import annotations

from sabaq.store.migrations.frozen import guard, lay

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create the tables and the triggers that keep them append-only."""
    lay(__file__)
    guard("duties", "canaries", "use_rulings")
