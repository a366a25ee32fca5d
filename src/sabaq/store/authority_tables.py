"""Authority tables: applications, rulings, judged acts."""

from __future__ import annotations

from sqlalchemy import Column, ForeignKey, Index, Table

from sabaq.store.columns import TEXT, own_id, recorded, text, whole
from sabaq.store.tables import TRUTH

authorities = Table(
    "authorities", TRUTH,
    own_id(), text("reference"), text("legal_basis"), text("issuer"), whole("judicial"),
    text("offence", null=True), text("purpose"), text("subject_class"), text("scope"), text("operations"),
    text("starts"), text("expires"), text("applicant"), *recorded(),
    Index("authorities_by_reference", "reference"),
)  # fmt: skip
rulings = Table(
    "authority_rulings", TRUTH,
    own_id(), Column("authority", TEXT, ForeignKey("authorities.id"), nullable=False), text("move"),
    text("decided_by"), text("why"), *recorded(),
    Index("authority_rulings_by_authority", "authority"),
)  # fmt: skip
act_reviews = Table(  # what somebody else holds of an act on a protected subject, or in an emergency
    "act_reviews", TRUTH,
    own_id(), Column("act", TEXT, ForeignKey("acts.id"), nullable=False), text("verdict"), text("decided_by"),
    text("why"), *recorded(),
    Index("act_reviews_by_act", "act"),
)  # fmt: skip
