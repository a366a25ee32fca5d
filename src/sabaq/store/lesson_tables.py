"""Lesson tables: reviews, recommendations, moves, rulings."""

from __future__ import annotations

from sqlalchemy import Column, Float, ForeignKey, Index, Table

from sabaq.store.tables import TEXT, TRUTH, WHOLE


def _texts(names: str) -> list[Column[str]]:
    return [Column(name, TEXT, nullable=False) for name in names.split()]


def _id() -> Column[str]:
    return Column("id", TEXT, primary_key=True)


def _of(table: str) -> Column[str]:
    return Column(table.removesuffix("s"), TEXT, ForeignKey(f"{table}.id"), nullable=False)


def _whole(name: str) -> Column[int]:
    return Column(name, WHOLE, nullable=False)


def _recorded() -> tuple[Column[str], Column[str]]:
    act = Column("act_id", TEXT, ForeignKey("acts.id"), nullable=False, index=True)
    return Column("recorded_at", TEXT, nullable=False), act


# A text that was not given is empty; so is a day.
recommendations = Table(
    "recommendations", TRUTH,
    _id(), *_texts("kind reference text action addressee made_by issued strength test respond_by due site site_class "
                   "country mode factors incident review told_in"), *_recorded(),
    Index("recommendations_by_reference", "reference", unique=True),
)  # fmt: skip
recommendation_moves = Table(  # one of each number, so that two who move it at once cannot both
    "recommendation_moves", TRUTH,
    _id(), _of("recommendations"), _whole("step"),
    *_texts("before state moved_by recorded_by unit why happened evidence effect cause other told_in"), *_recorded(),
    Index("recommendation_moves_in_order", "recommendation", "step", unique=True),
)  # fmt: skip
recommendation_evidence = Table(
    "recommendation_evidence", TRUTH,
    _id(), _of("recommendations"), *_texts("strength sha256 what author submitted_by expires told_in"), *_recorded(),
    Index("recommendation_evidence_by_one", "recommendation"),
)  # fmt: skip
lesson_rulings = Table(  # whether two are the same finding again, or the same promise; with what was suggested and why
    "lesson_rulings", TRUTH,
    _id(), *_texts("kind earlier later verdict decided_by why reasons made_with"),
    Column("score", Float, nullable=False), _whole("place"), *_recorded(),
    Index("lesson_rulings_by_later", "later"),
)  # fmt: skip
lesson_sites = Table("lesson_sites", TRUTH, _id(), *_texts("name site_class country named_by"), *_recorded())
site_checks = Table(  # whether what failed at one site holds at another of its class
    "site_checks", TRUTH,
    _id(), _of("recommendations"), *_texts("site verdict decided_by why"), *_recorded(),
    Index("site_checks_by_one", "recommendation"),
)  # fmt: skip
reviews = Table(
    "reviews", TRUTH,
    _id(), *_texts("incident kind lead unit independence conflicts_with clock_from due as_of opened_by why"),
    *_recorded(),
    Index("reviews_by_incident", "incident"),
)  # fmt: skip
review_moves = Table(
    "review_moves", TRUTH,
    _id(), _of("reviews"), _whole("step"), *_texts("state moved_by unit why"), *_recorded(),
    Index("review_moves_in_order", "review", "step", unique=True),
)  # fmt: skip
review_texts = Table(  # a sentence is replaced by a later row, never edited; an empty one takes it away
    "review_texts", TRUTH,
    _id(), _of("reviews"), _whole("place"),
    *_texts("section text claims origin replaces written_by reporter"), *_recorded(),
    Index("review_texts_by_review", "review"),
)  # fmt: skip
review_codes = Table(
    "review_codes", TRUTH,
    _id(), _of("reviews"), *_texts("sentence coder codes"), *_recorded(),
    Index("review_codes_by_review", "review"),
)  # fmt: skip
