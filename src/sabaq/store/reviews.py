"""Reviews on record, with their sentences, codes and steps."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import TypeVar

from sqlalchemy import Connection, RowMapping, Table, select

from sabaq.model.reviews import Coding, Origin, Review, ReviewKind, ReviewMove, ReviewState, Section, Sentence
from sabaq.store.engines import explained, reading
from sabaq.store.ledger import Ledger
from sabaq.store.lesson_tables import review_codes, review_moves, review_texts, reviews
from sabaq.store.moments import from_text, to_text

Row = dict[str, object]
TableRow = tuple[Table, Row]
T = TypeVar("T")


def reviews_in(ledger: Ledger) -> tuple[Review, ...]:
    """Give every review with all its sentences, oldest first."""
    with explained(ledger.path), reading(ledger.engine) as connection:
        texts = _by(connection, review_texts, "id", _sentence)
        moves = _by(connection, review_moves, "step", _move)
        codings = _by(connection, review_codes, "id", _coding)
        return tuple(
            replace(
                _review(row),
                texts=tuple(texts.get(row["id"], ())),
                moves=tuple(moves.get(row["id"], ())),
                codings=tuple(codings.get(row["id"], ())),
            )
            for row in connection.execute(select(reviews).order_by(reviews.c.id)).mappings()
        )


def review_row(review: Review) -> TableRow:
    """Give the row of a review."""
    return reviews, {
        "id": review.id, "incident": review.incident, "kind": review.kind.value, "lead": review.lead,
        "unit": review.unit, "independence": review.independence, "conflicts_with": " ".join(review.conflicts_with),
        "clock_from": to_text(review.clock_from), "due": to_text(review.due) if review.due else "",
        "as_of": to_text(review.as_of), "opened_by": review.opened_by, "why": review.why,
    }  # fmt: skip


def sentence_row(review: str, sentence: Sentence) -> TableRow:
    """Give the row of a sentence."""
    return review_texts, {
        "id": sentence.id, "review": review, "place": sentence.place, "section": sentence.section.value,
        "text": sentence.text, "claims": " ".join(sentence.claims), "origin": sentence.origin.value,
        "replaces": sentence.replaces, "written_by": sentence.by, "reporter": sentence.reporter,
    }  # fmt: skip


def review_move_row(review: str, move: ReviewMove) -> TableRow:
    """Give the row of a step."""
    return review_moves, {
        "id": move.id, "review": review, "step": move.step, "state": move.state.value, "moved_by": move.by,
        "unit": move.unit, "why": move.why,
    }  # fmt: skip


def coding_row(review: str, coding: Coding) -> TableRow:
    """Give the row of what a coder saw."""
    return review_codes, {
        "id": coding.id, "review": review, "sentence": coding.sentence, "coder": coding.coder,
        "codes": " ".join(sorted(coding.codes)),
    }  # fmt: skip


def _by(connection: Connection, table: Table, order: str, read: Callable[[RowMapping], T]) -> Mapping[str, list[T]]:
    found: dict[str, list[T]] = {}
    for row in connection.execute(select(table).order_by(table.c[order])).mappings():
        found.setdefault(row["review"], []).append(read(row))
    return found


def _review(row: RowMapping) -> Review:
    return Review(
        id=row["id"], incident=row["incident"], kind=ReviewKind(row["kind"]), lead=row["lead"], unit=row["unit"],
        independence=row["independence"], conflicts_with=tuple(row["conflicts_with"].split()),
        clock_from=from_text(row["clock_from"]), due=from_text(row["due"]) if row["due"] else None,
        as_of=from_text(row["as_of"]), opened_by=row["opened_by"], why=row["why"],
        recorded_at=from_text(row["recorded_at"]),
    )  # fmt: skip


def _sentence(row: RowMapping) -> Sentence:
    return Sentence(
        id=row["id"], section=Section(row["section"]), place=row["place"], text=row["text"],
        claims=tuple(row["claims"].split()), origin=Origin(row["origin"]), by=row["written_by"],
        replaces=row["replaces"], reporter=row["reporter"], recorded_at=from_text(row["recorded_at"]),
    )  # fmt: skip


def _move(row: RowMapping) -> ReviewMove:
    return ReviewMove(
        id=row["id"], step=row["step"], state=ReviewState(row["state"]), by=row["moved_by"], unit=row["unit"],
        why=row["why"], recorded_at=from_text(row["recorded_at"]),
    )  # fmt: skip


def _coding(row: RowMapping) -> Coding:
    return Coding(
        id=row["id"], sentence=row["sentence"], coder=row["coder"], codes=frozenset(row["codes"].split()),
        recorded_at=from_text(row["recorded_at"]),
    )  # fmt: skip
