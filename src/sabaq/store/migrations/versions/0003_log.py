"""Tables of the log; who acted is sealed in each act."""

from __future__ import annotations

from alembic import op
from sqlalchemy import Connection, text

from sabaq.guard.sealing import Personal, seal
from sabaq.store.dialects import dialect_of
from sabaq.store.migrations.frozen import guard, lay

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

AT_ONCE = 5000
READ = text("SELECT id, actor, what, reason FROM acts WHERE id > :last ORDER BY id LIMIT :some")
SEAL = text("UPDATE acts SET sealed = :sealed WHERE id = :act")
KEEP = text("INSERT INTO act_keys (act, key) VALUES (:act, :key)")


def upgrade() -> None:
    """Make the tables, seal what earlier acts say of persons, and drop the columns that said it in the open."""
    lay(__file__)
    for statement in dialect_of(op.get_bind()).forgetting:  # what said it in the open
        op.execute(statement)
    _seal(op.get_bind())
    for column in ("actor", "what", "reason"):
        op.execute(f"ALTER TABLE acts DROP COLUMN {column}")
    guard("acts", "log_leaves", "log_nodes", "log_checkpoints", "erasures", "publications")
    guard("act_keys", verbs=("UPDATE",))  # a key is kept or destroyed, never changed


def _seal(connection: Connection) -> None:
    last = ""
    while some := connection.execute(READ, {"last": last, "some": AT_ONCE}).all():
        last = some[-1].id
        sealed = [(row.id, seal(Personal(actor=row.actor, what=row.what, reason=row.reason))) for row in some]
        connection.execute(SEAL, [{"act": act, "sealed": its.text} for act, its in sealed])
        connection.execute(KEEP, [{"act": act, "key": its.key} for act, its in sealed])
