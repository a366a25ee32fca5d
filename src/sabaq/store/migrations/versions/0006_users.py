"""Tables for users, and for tokens of programs."""

from __future__ import annotations

from sabaq.store.migrations.frozen import guard, lay

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create the tables and the triggers that keep them append-only."""
    lay(__file__)
    guard("users", "user_changes", "user_passwords", "tokens", "token_ends")
