"""Publications on record: what was committed to, oldest first."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

import msgspec
from sqlalchemy import func, select

from sabaq.model.authority import Operation
from sabaq.store import tables as t
from sabaq.store.engines import explained, reading
from sabaq.store.ledger import Ledger
from sabaq.store.log_tables import publications
from sabaq.store.moments import from_text


@dataclass(frozen=True, slots=True, kw_only=True)
class Committed:
    """One publication: its terms, when it was committed to, and the act whose entry holds the digest."""

    id: str
    terms: Mapping[str, object]
    recorded_at: datetime
    act: str


def publications_in(ledger: Ledger) -> tuple[Committed, ...]:
    """Give all that was published, oldest first."""
    c = publications.c
    with explained(ledger.path), reading(ledger.engine) as connection:
        rows = connection.execute(select(publications).order_by(c.recorded_at, c.id)).mappings().all()
    return tuple(
        Committed(
            id=row["id"], terms=msgspec.json.decode(row["commitments"], type=dict[str, object]),
            recorded_at=from_text(row["recorded_at"]), act=row["act_id"],
        )
        for row in rows
    )  # fmt: skip


def newest_act(ledger: Ledger) -> datetime | None:
    """Give when somebody last did something here but publish, or None where nobody ever did."""
    query = select(func.max(t.acts.c.recorded_at)).where(t.acts.c.operation != Operation.PUBLISH.value)
    with explained(ledger.path), reading(ledger.engine) as connection:
        found = connection.scalar(query)
    return from_text(found) if found else None
