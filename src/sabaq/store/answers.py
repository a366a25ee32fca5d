"""Answers on record: what was put beside the checks of claims."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import Table, select

from sabaq.model.checks import Answer, AnswerKind
from sabaq.model.ids import ClaimId
from sabaq.store import tables as t
from sabaq.store.answer_tables import answers
from sabaq.store.engines import explained, reading
from sabaq.store.ledger import Ledger
from sabaq.store.moments import from_text, to_text


def answer_row(answer: Answer) -> tuple[Table, dict[str, object]]:
    """Give the row of an answer."""
    return answers, {
        "id": answer.id, "kind": answer.kind.value, "claim": answer.claim, "said_by": answer.by,
        "words": answer.words, "url": answer.url, "entered_by": answer.entered_by,
    }  # fmt: skip


def answers_in(
    ledger: Ledger, claims: Sequence[ClaimId], *, until: datetime | None = None
) -> dict[ClaimId, tuple[Answer, ...]]:
    """Give the answers to the checks of some claims that were on record by a moment, oldest first."""
    query = select(answers).where(answers.c.claim.in_(claims)).order_by(answers.c.id)
    if until is not None:
        query = query.where(answers.c.recorded_at <= to_text(until))
    found: dict[ClaimId, list[Answer]] = defaultdict(list)
    with explained(ledger.path), reading(ledger.engine) as connection:
        for row in connection.execute(query).mappings():
            found[ClaimId(row["claim"])].append(
                Answer(
                    id=row["id"], kind=AnswerKind(row["kind"]), claim=ClaimId(row["claim"]), by=row["said_by"],
                    words=row["words"], url=row["url"], entered_by=row["entered_by"],
                    recorded_at=from_text(row["recorded_at"]),
                )
            )  # fmt: skip
    return {claim: tuple(its) for claim, its in found.items()}


def is_held(ledger: Ledger, claim: str) -> bool:
    """Say whether a claim is in the ledger."""
    with explained(ledger.path), reading(ledger.engine) as connection:
        return connection.execute(select(t.claims.c.id).where(t.claims.c.id == claim)).first() is not None
