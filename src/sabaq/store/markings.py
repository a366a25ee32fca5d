"""Markings: how sensitive the most sensitive report is."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import ColumnElement, Select, select

from sabaq.model.decisions import Retracted
from sabaq.model.evidence import Marking, highest
from sabaq.store import tables as t
from sabaq.store.engines import explained, reading
from sabaq.store.intakes import SOME
from sabaq.store.ledger import Ledger
from sabaq.store.naming import Target

COLUMN_OF = {
    Retracted.SOURCE: t.reports.c.source, Retracted.BATCH: t.reports.c.batch, Retracted.REPORT: t.reports.c.id,
}  # fmt: skip


def markings_held(ledger: Ledger) -> frozenset[Marking]:
    """Give the markings of all reports that are held."""
    return frozenset(_markings(ledger, [None]))


def marking_of_target(ledger: Ledger, target: Target) -> Marking:
    """Give the highest marking of the reports of a source or a file, or that of a report."""
    return highest(_markings(ledger, [COLUMN_OF[target.kind] == target.id]))


def marking_of_subjects(ledger: Ledger, subjects: Sequence[str]) -> Marking:
    """Give the highest marking of the reports that tell of some subjects."""
    parts = [subjects[start : start + SOME] for start in range(0, len(subjects), SOME)]
    told = [select(t.claims.c.report_seq).where(t.claims.c.subject.in_(part)) for part in parts]
    return highest(_markings(ledger, [t.reports.c.seq.in_(part) for part in told]))


def marking_of_claims(ledger: Ledger, claims: Sequence[str]) -> Marking:
    """Give the highest marking of the reports that make some claims."""
    parts = [claims[start : start + SOME] for start in range(0, len(claims), SOME)]
    made = [select(t.claims.c.report_seq).where(t.claims.c.id.in_(part)) for part in parts]
    return highest(_markings(ledger, [t.reports.c.seq.in_(part) for part in made]))


def _markings(ledger: Ledger, choices: Sequence[ColumnElement[bool] | None]) -> set[Marking]:
    with explained(ledger.path), reading(ledger.engine) as connection:
        return {
            marking
            for choice in choices
            for marking in Marking
            if connection.execute(_one(marking, choice)).first() is not None
        }


def _one(marking: Marking, choice: ColumnElement[bool] | None) -> Select[tuple[str]]:
    query = select(t.reports.c.id).where(t.reports.c.marking == marking.value).limit(1)
    return query if choice is None else query.where(choice)
