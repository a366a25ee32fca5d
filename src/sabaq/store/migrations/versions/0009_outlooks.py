"""Tables for problems, observations and warnings."""

from __future__ import annotations

from sabaq.store.migrations.frozen import guard, lay

revision = "0009"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create the tables and the triggers that keep them append-only."""
    lay(__file__)
    guard(
        "problems", "indicators", "observations", "sharings", "opinions", "warnings", "warning_steps",
        "warning_outcomes", "outlook_ends",
    )  # fmt: skip
