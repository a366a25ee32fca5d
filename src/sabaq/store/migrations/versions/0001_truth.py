"""First tables: truth that refuses update and delete."""

from __future__ import annotations

from alembic import op

from sabaq.store.tables import APPEND_ONLY, TRUTH

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create the truth tables and the triggers that keep them append-only."""
    bind = op.get_bind()
    TRUTH.create_all(bind)
    for table in APPEND_ONLY:
        for verb in ("UPDATE", "DELETE"):
            op.execute(
                f"CREATE TRIGGER {table}_no_{verb.lower()} BEFORE {verb} ON {table} "
                f"BEGIN SELECT RAISE(ABORT, '{table} is append-only: revoke or retract by another row'); END"
            )
