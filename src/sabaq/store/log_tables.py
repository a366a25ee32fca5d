"""Log tables: entries, subtree hashes, checkpoints, keys."""

from __future__ import annotations

from sqlalchemy import Column, ForeignKey, LargeBinary, Table

from sabaq.store.columns import TEXT, WHOLE, own_id, recorded, text, whole
from sabaq.store.tables import TRUTH

leaves = Table(  # an entry is the text that was hashed, so it is kept as that text
    "log_leaves", TRUTH,
    Column("seq", WHOLE, primary_key=True, autoincrement=False),
    Column("act", TEXT, ForeignKey("acts.id"), unique=True), text("leaf"),
)  # fmt: skip
nodes = Table(  # the hash of each complete subtree, in the order in which they were completed
    "log_nodes", TRUTH,
    Column("place", WHOLE, primary_key=True, autoincrement=False), Column("hash", LargeBinary, nullable=False),
)  # fmt: skip
checkpoints = Table(  # signed notes; one that came back from a witness is another row of the same size
    "log_checkpoints", TRUTH,
    Column("seq", WHOLE, primary_key=True), whole("size"),
    text("note"), text("recorded_at"),
)  # fmt: skip
keys = Table(  # the one table whose rows may be deleted: without its key, nobody reads who acted
    "act_keys", TRUTH,
    Column("act", TEXT, ForeignKey("acts.id"), primary_key=True), text("key"),
)  # fmt: skip
erasures = Table(
    "erasures", TRUTH,
    Column("act", TEXT, ForeignKey("acts.id"), primary_key=True), *recorded(),
)  # fmt: skip
publications = Table(  # what was committed to; the withheld words themselves lie in a file of their own
    "publications", TRUTH,
    own_id(), text("commitments"),
    *recorded(),
)  # fmt: skip
