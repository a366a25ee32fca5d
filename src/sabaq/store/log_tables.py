"""Log tables: entries, subtree hashes, checkpoints, keys."""

from __future__ import annotations

from sqlalchemy import Column, ForeignKey, Integer, LargeBinary, Table, Text

from sabaq.store.tables import TRUTH

leaves = Table(  # an entry is the text that was hashed, so it is kept as that text
    "log_leaves", TRUTH,
    Column("seq", Integer, primary_key=True, autoincrement=False),
    Column("act", Text, ForeignKey("acts.id"), unique=True), Column("leaf", Text, nullable=False),
)  # fmt: skip
nodes = Table(  # the hash of each complete subtree, in the order in which they were completed
    "log_nodes", TRUTH,
    Column("place", Integer, primary_key=True, autoincrement=False), Column("hash", LargeBinary, nullable=False),
)  # fmt: skip
checkpoints = Table(  # signed notes; one that came back from a witness is another row of the same size
    "log_checkpoints", TRUTH,
    Column("seq", Integer, primary_key=True), Column("size", Integer, nullable=False),
    Column("note", Text, nullable=False), Column("recorded_at", Text, nullable=False),
)  # fmt: skip
keys = Table(  # the one table whose rows may be deleted: without its key, nobody reads who acted
    "act_keys", TRUTH,
    Column("act", Text, ForeignKey("acts.id"), primary_key=True), Column("key", Text, nullable=False),
)  # fmt: skip
erasures = Table(
    "erasures", TRUTH,
    Column("act", Text, ForeignKey("acts.id"), primary_key=True), Column("recorded_at", Text, nullable=False),
    Column("act_id", Text, ForeignKey("acts.id"), nullable=False, index=True),
)  # fmt: skip
publications = Table(  # what was committed to; the withheld words themselves lie in a file of their own
    "publications", TRUTH,
    Column("id", Text, primary_key=True), Column("commitments", Text, nullable=False),
    Column("recorded_at", Text, nullable=False),
    Column("act_id", Text, ForeignKey("acts.id"), nullable=False, index=True),
)  # fmt: skip
