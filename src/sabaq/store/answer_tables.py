"""Answer tables: replies and corrections beside checks."""

from __future__ import annotations

from sqlalchemy import Column, ForeignKey, Index, Table

from sabaq.store.tables import TEXT, TRUTH

answers = Table(  # to the check of a claim's statement
    "answers", TRUTH,
    Column("id", TEXT, primary_key=True), Column("kind", TEXT, nullable=False), Column("claim", TEXT, nullable=False),
    Column("said_by", TEXT, nullable=False), Column("words", TEXT, nullable=False), Column("url", TEXT),
    Column("entered_by", TEXT, nullable=False), Column("recorded_at", TEXT, nullable=False),
    Column("act_id", TEXT, ForeignKey("acts.id"), nullable=False, index=True),
    Index("answers_by_claim", "claim"),
)  # fmt: skip
