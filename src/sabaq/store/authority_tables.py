"""Authority tables: applications, rulings, judged acts."""

from __future__ import annotations

from sqlalchemy import Column, ForeignKey, Index, Table

from sabaq.store.tables import TEXT, TRUTH, WHOLE


def _text(name: str, *, null: bool = False) -> Column[str]:
    return Column(name, TEXT, nullable=null)


def _id() -> Column[str]:
    return Column("id", TEXT, primary_key=True)


def _act() -> Column[str]:
    return Column("act_id", TEXT, ForeignKey("acts.id"), nullable=False, index=True)


authorities = Table(
    "authorities", TRUTH,
    _id(), _text("reference"), _text("legal_basis"), _text("issuer"), Column("judicial", WHOLE, nullable=False),
    _text("offence", null=True), _text("purpose"), _text("subject_class"), _text("scope"), _text("operations"),
    _text("starts"), _text("expires"), _text("applicant"), _text("recorded_at"), _act(),
    Index("authorities_by_reference", "reference"),
)  # fmt: skip
rulings = Table(
    "authority_rulings", TRUTH,
    _id(), Column("authority", TEXT, ForeignKey("authorities.id"), nullable=False), _text("move"),
    _text("decided_by"), _text("why"), _text("recorded_at"), _act(),
    Index("authority_rulings_by_authority", "authority"),
)  # fmt: skip
act_reviews = Table(  # what somebody else holds of an act on a protected subject, or in an emergency
    "act_reviews", TRUTH,
    _id(), Column("act", TEXT, ForeignKey("acts.id"), nullable=False), _text("verdict"), _text("decided_by"),
    _text("why"), _text("recorded_at"), _act(),
    Index("act_reviews_by_act", "act"),
)  # fmt: skip
