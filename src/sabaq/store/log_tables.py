"""Log tables: entries, subtree hashes, checkpoints, keys."""

from __future__ import annotations

from sqlalchemy import Column, ForeignKey, LargeBinary, Table

from sabaq.store.tables import TEXT, TRUTH, WHOLE

leaves = Table(  # an entry is the text that was hashed, so it is kept as that text
    "log_leaves", TRUTH,
    Column("seq", WHOLE, primary_key=True, autoincrement=False),
    Column("act", TEXT, ForeignKey("acts.id"), unique=True), Column("leaf", TEXT, nullable=False),
)  # fmt: skip
nodes = Table(  # the hash of each complete subtree, in the order in which they were completed
    "log_nodes", TRUTH,
    Column("place", WHOLE, primary_key=True, autoincrement=False), Column("hash", LargeBinary, nullable=False),
)  # fmt: skip
checkpoints = Table(  # signed notes; one that came back from a witness is another row of the same size
    "log_checkpoints", TRUTH,
    Column("seq", WHOLE, primary_key=True), Column("size", WHOLE, nullable=False),
    Column("note", TEXT, nullable=False), Column("recorded_at", TEXT, nullable=False),
)  # fmt: skip
keys = Table(  # the one table whose rows may be deleted: without its key, nobody reads who acted
    "act_keys", TRUTH,
    Column("act", TEXT, ForeignKey("acts.id"), primary_key=True), Column("key", TEXT, nullable=False),
)  # fmt: skip
erasures = Table(
    "erasures", TRUTH,
    Column("act", TEXT, ForeignKey("acts.id"), primary_key=True), Column("recorded_at", TEXT, nullable=False),
    Column("act_id", TEXT, ForeignKey("acts.id"), nullable=False, index=True),
)  # fmt: skip
publications = Table(  # what was committed to; the withheld words themselves lie in a file of their own
    "publications", TRUTH,
    Column("id", TEXT, primary_key=True), Column("commitments", TEXT, nullable=False),
    Column("recorded_at", TEXT, nullable=False),
    Column("act_id", TEXT, ForeignKey("acts.id"), nullable=False, index=True),
)  # fmt: skip
