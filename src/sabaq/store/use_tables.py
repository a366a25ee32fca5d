"""Use tables: duties, canaries, what readers found of uses."""

from __future__ import annotations

from sqlalchemy import Index, Table

from sabaq.store.columns import own_id, recorded, text, whole
from sabaq.store.tables import TRUTH

duties = Table(
    "duties", TRUTH,
    own_id(), text("kind"), text("unit"), text("actor"), text("scope"), text("starts"), text("ends"),
    text("given_by"), text("why"), *recorded(),
    Index("duties_by_end", "ends"),
)  # fmt: skip
canaries = Table(  # records that nobody's work leads to
    "canaries", TRUTH,
    own_id(), text("record"), text("set_by"), text("why"), *recorded(),
)  # fmt: skip
use_rulings = Table(  # what a second reader found of an item, and where and by which rules it stood then
    "use_rulings", TRUTH,
    own_id(), text("item"), text("verdict"), text("decided_by"), text("unit"), text("why"), text("rules"),
    whole("place"), text("made_with"), *recorded(),
    Index("use_rulings_by_item", "item"),
)  # fmt: skip
