"""Pictures drawn by hand: a row for each incident given."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pyarrow as pa

from sabaq.guard.permit import Guard
from sabaq.store import tables as t
from sabaq.store.engines import open_engine
from sabaq.store.ledger import Ledger
from sabaq.store.picture import Picture
from sabaq.store.views import StoredView

KINDS = {"BIGINT": pa.int64(), "FLOAT": pa.float64(), "TEXT": pa.string()}
PLAIN = {
    "dispute": 0.0, "reports": 1, "origins": 1, "findings": 0, "known_first": "2024-01-01T00:00:00.000000Z",
    "known_last": "2024-01-01T00:00:00.000000Z",
}  # fmt: skip


def arrow(table: object, rows: list[dict[str, object]]) -> pa.Table:
    columns = {column.name: KINDS[str(column.type)] for column in table.c}  # type: ignore[attr-defined]
    return pa.table({name: pa.array([row.get(name) for row in rows], kind) for name, kind in columns.items()})


def draw(
    picture: Picture, incidents: list[dict[str, object]], members: dict[str, str], *, made_from: str = "1"
) -> None:
    """Put a picture of these incidents in place; `members` says which incident each subject is in."""
    rows = [
        PLAIN | {"title": each["id"], "words": str(each.get("title", each["id"])).casefold()} | each
        for each in incidents
    ]
    belonging = [
        {"subject": subject, "incident": incident, "report": f"r_{subject[2:]}", "weight": 1.0}
        for subject, incident in members.items()
    ]
    details = [{"incident": r["id"], "curve": "[]", "responsibility": "[]", "findings": "[]"} for r in rows]
    consensus = arrow(t.consensus, []).drop_columns(["claims", "seq"])
    made = {
        "incidents": arrow(t.incidents, rows),
        "memberships": arrow(t.memberships, belonging).append_column("row", pa.array(range(len(belonging)))),
        "ties": arrow(t.ties, []).drop_columns(["seq"]),
        "doubts": arrow(t.doubts, []).drop_columns(["seq"]),
        "consensus": consensus.append_column("claims", pa.array([], pa.list_(pa.string()))),
        "details": arrow(t.details, details),
        "reports": pa.table({"seq": list(range(len(belonging)))}),
        "model": pa.table({"model": ["{}"]}),
    }
    picture.replace(made, made_from=made_from, made_with="hand@1", made_at=datetime(2024, 1, 1, tzinfo=UTC))


def view(folder: Path, incidents: list[dict[str, object]], *, durable: bool = False) -> StoredView:
    """A view of a picture with these incidents and nothing else."""
    picture = Picture(path=folder / "picture.sqlite", engine=open_engine(folder / "picture.sqlite", durable=durable))
    draw(picture, incidents, {})
    guard = Guard(clock=lambda: datetime(2024, 1, 1, tzinfo=UTC))
    return StoredView(ledger=Ledger(path=picture.path, guard=guard, engine=picture.engine), picture=picture)
