"""Frozen: the statements of a revision, in either dialect."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from alembic import op

from sabaq.store.dialects import dialect_of

BOTH = ("UPDATE", "DELETE")


def lay(revision: str) -> None:
    """Run the statements in the .sql file beside a revision: the tables of today may grow, what it made may not."""
    dialect = dialect_of(op.get_bind())
    statements = Path(revision).with_suffix(".sql").read_text(encoding="utf-8").split(";\n")
    for statement in dialect.ddl([each for each in statements if each.strip()]):
        op.execute(statement)


def guard(*tables: str, verbs: Sequence[str] = BOTH) -> None:
    """Let the database refuse to change or remove a row of these tables."""
    dialect = dialect_of(op.get_bind())
    for table in tables:
        for statement in dialect.guards(table, verbs):
            op.execute(statement)
