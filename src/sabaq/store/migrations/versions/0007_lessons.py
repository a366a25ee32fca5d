"""Tables for reviews, recommendations and what became of them."""

from __future__ import annotations

from sabaq.store.migrations.frozen import guard, lay

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create the tables and the triggers that keep them append-only."""
    lay(__file__)
    guard(
        "recommendations", "recommendation_moves", "recommendation_evidence", "lesson_rulings", "lesson_sites",
        "site_checks", "reviews", "review_moves", "review_texts", "review_codes",
    )  # fmt: skip
