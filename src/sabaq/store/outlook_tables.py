"""Outlook tables: problems, signs seen, warnings and their way."""

from __future__ import annotations

from sqlalchemy import Column, ForeignKey, Index, Table

from sabaq.store.columns import TEXT, WHOLE, own_id, real, recorded, text
from sabaq.store.tables import TRUTH


def _of(table: str) -> Column[str]:
    return Column(table, TEXT, ForeignKey(f"{table}s.id"), nullable=False)


problems = Table(
    "problems", TRUTH,
    own_id(), text("title"), text("places"), real("horizon_h"), real("base_rate"), text("basis"),
    real("threshold"), text("addressee"), text("marking"), text("opened_by"), *recorded(),
)  # fmt: skip
indicators = Table(  # what the workspace holds of a sign; the newest of a key counts, and goes before the shipped one
    "indicators", TRUTH,
    own_id(), text("key"), text("text"), real("weight"), real("half_life_h"), text("cause"), text("basis"),
    text("decided_by"), *recorded(),
)  # fmt: skip
observations = Table(
    "observations", TRUTH,
    own_id(), text("indicator"), text("agency"), text("place"), text("seen_at"), text("held_at"), text("origin"),
    text("marking"), text("note"), *recorded(),
    Index("observations_by_held_at", "held_at"),
)  # fmt: skip
sharings = Table(
    "sharings", TRUTH,
    own_id(), _of("observation"), text("agency"), text("shared_at"), *recorded(),
    Index("sharings_by_observation", "observation"),
)  # fmt: skip
opinions = Table(
    "opinions", TRUTH,
    own_id(), _of("problem"), text("decided_by"), real("probability"), text("why"), *recorded(),
    Index("opinions_by_problem", "problem"),
)  # fmt: skip
warnings = Table(
    "warnings", TRUTH,
    own_id(), _of("problem"), text("text"), text("addressee"), real("probability"), real("base_rate"),
    real("threshold"), text("made_from"),
    *(Column(f"{name}_grain", WHOLE, nullable=False) for name in ("place", "time", "mode", "actor")),
    text("issued_by"), text("issued_at"), text("expires"), *recorded(),
    Index("warnings_by_problem", "problem"),
)  # fmt: skip
warning_steps = Table(
    "warning_steps", TRUTH,
    own_id(), _of("warning"), text("step"), text("taken_by"), text("taken_at"), text("what"), *recorded(),
    Index("warning_steps_by_warning", "warning"),
)  # fmt: skip
warning_outcomes = Table(  # the newest counts
    "warning_outcomes", TRUTH,
    own_id(), _of("warning"), text("outcome"), text("why"), text("incident"), text("decided_by"), *recorded(),
    Index("warning_outcomes_by_warning", "warning"),
)  # fmt: skip
outlook_ends = Table(  # a problem that is over, an observation that turned out to be none
    "outlook_ends", TRUTH,
    own_id(), text("subject"), text("why"), text("decided_by"), *recorded(),
    Index("outlook_ends_by_subject", "subject"),
)  # fmt: skip
