"""Use tables: duties, canaries, what readers found of uses."""

from __future__ import annotations

from sqlalchemy import Column, ForeignKey, Index, Table

from sabaq.store.tables import TEXT, TRUTH, WHOLE


def _text(name: str) -> Column[str]:
    return Column(name, TEXT, nullable=False)


def _id() -> Column[str]:
    return Column("id", TEXT, primary_key=True)


def _act() -> Column[str]:
    return Column("act_id", TEXT, ForeignKey("acts.id"), nullable=False, index=True)


duties = Table(
    "duties", TRUTH,
    _id(), _text("kind"), _text("unit"), _text("actor"), _text("scope"), _text("starts"), _text("ends"),
    _text("given_by"), _text("why"), _text("recorded_at"), _act(),
    Index("duties_by_end", "ends"),
)  # fmt: skip
canaries = Table(  # records that nobody's work leads to
    "canaries", TRUTH,
    _id(), _text("record"), _text("set_by"), _text("why"), _text("recorded_at"), _act(),
)  # fmt: skip
use_rulings = Table(  # what a second reader found of an item, and where and by which rules it stood then
    "use_rulings", TRUTH,
    _id(), _text("item"), _text("verdict"), _text("decided_by"), _text("unit"), _text("why"), _text("rules"),
    Column("place", WHOLE, nullable=False), _text("made_with"), _text("recorded_at"), _act(),
    Index("use_rulings_by_item", "item"),
)  # fmt: skip
