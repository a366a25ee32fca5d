"""Tables for duties, canaries and rulings on uses."""

from __future__ import annotations

from pathlib import Path

from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

TABLES = Path(__file__).with_suffix(".sql")  # frozen, as in the revisions before
APPEND_ONLY = ("duties", "canaries", "use_rulings")


def upgrade() -> None:
    """Create the tables and the triggers that keep them append-only."""
    for statement in TABLES.read_text(encoding="utf-8").split(";\n"):
        if statement.strip():
            op.execute(statement)
    for table in APPEND_ONLY:
        for verb in ("UPDATE", "DELETE"):
            op.execute(
                f"CREATE TRIGGER {table}_no_{verb.lower()} BEFORE {verb} ON {table} "
                f"BEGIN SELECT RAISE(ABORT, '{table} is append-only: revoke or retract by another row'); END"
            )
