"""Answer tables: replies and corrections beside checks."""

from __future__ import annotations

from sqlalchemy import Column, Index, Table

from sabaq.store.columns import TEXT, own_id, recorded, text
from sabaq.store.tables import TRUTH

answers = Table(  # to the check of a claim's statement
    "answers", TRUTH,
    own_id(), text("kind"), text("claim"),
    text("said_by"), text("words"), Column("url", TEXT),
    text("entered_by"), *recorded(),
    Index("answers_by_claim", "claim"),
)  # fmt: skip
