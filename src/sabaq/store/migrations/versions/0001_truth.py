"""First tables: truth that refuses update and delete."""

from __future__ import annotations

from pathlib import Path

from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

# Frozen beside this file: the tables of today may grow, what this revision made may not.
TABLES = Path(__file__).with_suffix(".sql")
APPEND_ONLY = (
    "acts", "batches", "links", "sources", "batch_ends", "rejections", "reports", "revocations", "claims", "sightings",
)  # fmt: skip


def upgrade() -> None:
    """Create the truth tables and the triggers that keep them append-only."""
    for statement in TABLES.read_text(encoding="utf-8").split(";\n"):
        if statement.strip():
            op.execute(statement)
    for table in APPEND_ONLY:
        for verb in ("UPDATE", "DELETE"):
            op.execute(
                f"CREATE TRIGGER {table}_no_{verb.lower()} BEFORE {verb} ON {table} "
                f"BEGIN SELECT RAISE(ABORT, '{table} is append-only: revoke or retract by another row'); END"
            )
