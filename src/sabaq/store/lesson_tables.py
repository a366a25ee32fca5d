"""Lesson tables: reviews, recommendations, moves, rulings."""

from __future__ import annotations

from sqlalchemy import Column, Float, ForeignKey, Index, Table

from sabaq.store.columns import TEXT, own_id, recorded, texts, whole
from sabaq.store.tables import TRUTH


def _of(table: str) -> Column[str]:
    return Column(table.removesuffix("s"), TEXT, ForeignKey(f"{table}.id"), nullable=False)


# A text that was not given is empty; so is a day.
recommendations = Table(
    "recommendations", TRUTH,
    own_id(), *texts("kind reference text action addressee made_by issued strength test respond_by due site site_class "
                   "country mode factors incident review told_in"), *recorded(),
    Index("recommendations_by_reference", "reference", unique=True),
)  # fmt: skip
recommendation_moves = Table(  # one of each number, so that two who move it at once cannot both
    "recommendation_moves", TRUTH,
    own_id(), _of("recommendations"), whole("step"),
    *texts("before state moved_by recorded_by unit why happened evidence effect cause other told_in"), *recorded(),
    Index("recommendation_moves_in_order", "recommendation", "step", unique=True),
)  # fmt: skip
recommendation_evidence = Table(
    "recommendation_evidence", TRUTH,
    own_id(), _of("recommendations"), *texts("strength sha256 what author submitted_by expires told_in"), *recorded(),
    Index("recommendation_evidence_by_one", "recommendation"),
)  # fmt: skip
lesson_rulings = Table(  # whether two are the same finding again, or the same promise; with what was suggested and why
    "lesson_rulings", TRUTH,
    own_id(), *texts("kind earlier later verdict decided_by why reasons made_with"),
    Column("score", Float, nullable=False), whole("place"), *recorded(),
    Index("lesson_rulings_by_later", "later"),
)  # fmt: skip
lesson_sites = Table("lesson_sites", TRUTH, own_id(), *texts("name site_class country named_by"), *recorded())
site_checks = Table(  # whether what failed at one site holds at another of its class
    "site_checks", TRUTH,
    own_id(), _of("recommendations"), *texts("site verdict decided_by why"), *recorded(),
    Index("site_checks_by_one", "recommendation"),
)  # fmt: skip
reviews = Table(
    "reviews", TRUTH,
    own_id(), *texts("incident kind lead unit independence conflicts_with clock_from due as_of opened_by why"),
    *recorded(),
    Index("reviews_by_incident", "incident"),
)  # fmt: skip
review_moves = Table(
    "review_moves", TRUTH,
    own_id(), _of("reviews"), whole("step"), *texts("state moved_by unit why"), *recorded(),
    Index("review_moves_in_order", "review", "step", unique=True),
)  # fmt: skip
review_texts = Table(  # a sentence is replaced by a later row, never edited; an empty one takes it away
    "review_texts", TRUTH,
    own_id(), _of("reviews"), whole("place"),
    *texts("section text claims origin replaces written_by reporter"), *recorded(),
    Index("review_texts_by_review", "review"),
)  # fmt: skip
review_codes = Table(
    "review_codes", TRUTH,
    own_id(), _of("reviews"), *texts("sentence coder codes"), *recorded(),
    Index("review_codes_by_review", "review"),
)  # fmt: skip
