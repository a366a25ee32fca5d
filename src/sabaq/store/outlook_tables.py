"""Outlook tables: problems, signs seen, warnings and their way."""

from __future__ import annotations

from sqlalchemy import Column, Float, ForeignKey, Index, Table

from sabaq.store.tables import TEXT, TRUTH, WHOLE


def _text(name: str) -> Column[str]:
    return Column(name, TEXT, nullable=False)


def _real(name: str) -> Column[float]:
    return Column(name, Float, nullable=False)


def _id() -> Column[str]:
    return Column("id", TEXT, primary_key=True)


def _of(table: str) -> Column[str]:
    return Column(table, TEXT, ForeignKey(f"{table}s.id"), nullable=False)


def _ends() -> tuple[Column[str], Column[str]]:
    """Give when a row was recorded, and under which act."""
    return _text("recorded_at"), Column("act_id", TEXT, ForeignKey("acts.id"), nullable=False, index=True)


problems = Table(
    "problems", TRUTH,
    _id(), _text("title"), _text("places"), _real("horizon_h"), _real("base_rate"), _text("basis"),
    _real("threshold"), _text("addressee"), _text("marking"), _text("opened_by"), *_ends(),
)  # fmt: skip
indicators = Table(  # what the workspace holds of a sign; the newest of a key counts, and goes before the shipped one
    "indicators", TRUTH,
    _id(), _text("key"), _text("text"), _real("weight"), _real("half_life_h"), _text("cause"), _text("basis"),
    _text("decided_by"), *_ends(),
)  # fmt: skip
observations = Table(
    "observations", TRUTH,
    _id(), _text("indicator"), _text("agency"), _text("place"), _text("seen_at"), _text("held_at"), _text("origin"),
    _text("marking"), _text("note"), *_ends(),
    Index("observations_by_held_at", "held_at"),
)  # fmt: skip
sharings = Table(
    "sharings", TRUTH,
    _id(), _of("observation"), _text("agency"), _text("shared_at"), *_ends(),
    Index("sharings_by_observation", "observation"),
)  # fmt: skip
opinions = Table(
    "opinions", TRUTH,
    _id(), _of("problem"), _text("decided_by"), _real("probability"), _text("why"), *_ends(),
    Index("opinions_by_problem", "problem"),
)  # fmt: skip
warnings = Table(
    "warnings", TRUTH,
    _id(), _of("problem"), _text("text"), _text("addressee"), _real("probability"), _real("base_rate"),
    _real("threshold"), _text("made_from"),
    *(Column(f"{name}_grain", WHOLE, nullable=False) for name in ("place", "time", "mode", "actor")),
    _text("issued_by"), _text("issued_at"), _text("expires"), *_ends(),
    Index("warnings_by_problem", "problem"),
)  # fmt: skip
warning_steps = Table(
    "warning_steps", TRUTH,
    _id(), _of("warning"), _text("step"), _text("taken_by"), _text("taken_at"), _text("what"), *_ends(),
    Index("warning_steps_by_warning", "warning"),
)  # fmt: skip
warning_outcomes = Table(  # the newest counts
    "warning_outcomes", TRUTH,
    _id(), _of("warning"), _text("outcome"), _text("why"), _text("incident"), _text("decided_by"), *_ends(),
    Index("warning_outcomes_by_warning", "warning"),
)  # fmt: skip
outlook_ends = Table(  # a problem that is over, an observation that turned out to be none
    "outlook_ends", TRUTH,
    _id(), _text("subject"), _text("why"), _text("decided_by"), *_ends(),
    Index("outlook_ends_by_subject", "subject"),
)  # fmt: skip
