"""Tables: the rows of a bulletin for spreadsheets and programs."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, fields
from datetime import date

import msgspec

from sabaq.exchange.sheets import sheet
from sabaq.model.bulletins import (
    BoardRow,
    Bulletin,
    CheckRow,
    CorrectionRow,
    DecisionRow,
    PublicationRow,
    ReviewRow,
    spread,
)

Cell = str | int | None
SPREAD = ("low", "best", "high")
REGISTER = (
    "incident", "first", "last", "precision", "place", "district", "province", "country", "radius_m", "attack_type",
    "target", "actors", *(f"{prop}_{end}" for prop in ("killed", "wounded") for end in SPREAD), "groups", "sources",
    "reports", "origins", "certainty",
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """One kind of row: its columns, and what gives the cells."""

    columns: tuple[str, ...]
    rows: Callable[[Bulletin], Iterable[tuple[Cell, ...]]]


def tables(told: Bulletin) -> Iterator[tuple[str, bytes]]:
    """Yield each table as CSV and as JSON, by the name of its file."""
    for name, table in TABLES.items():
        rows = list(table.rows(told))
        yield f"data/{name}.csv", sheet(table.columns, rows)
        yield f"data/{name}.json", _json(told, table.columns, rows)


def _json(told: Bulletin, columns: tuple[str, ...], rows: Iterable[tuple[Cell, ...]]) -> bytes:
    head = msgspec.json.encode({"as_of": told.day.isoformat(), "log": told.log, "made_with": told.made_with})
    lines = b",\n".join(msgspec.json.encode(dict(zip(columns, row, strict=True))) for row in rows)
    return head[:-1] + b',"rows":[\n' + lines + b"\n]}\n"


def _register(told: Bulletin) -> Iterator[tuple[Cell, ...]]:
    for row in told.register:
        people = (getattr(figure, end) for figure in (row.killed, row.wounded) for end in SPREAD)
        groups = "; ".join(f"{each.prop} {each.group} {spread(each.figure)}" for each in row.groups)
        yield (
            row.incident, _plain(row.first), _plain(row.last), row.precision, row.place, row.district, row.province,
            row.country, row.radius_m, row.attack_type, row.target, row.actors, *people, groups,
            "; ".join(row.sources), row.reports, row.origins, row.certainty.value,
        )  # fmt: skip


def _checks(told: Bulletin) -> Iterator[tuple[Cell, ...]]:
    for row in told.checks:
        *cells, _ = (getattr(row, each.name) for each in fields(CheckRow))
        replies = "; ".join(f"{each.kind} of {each.by}, {each.on}: {each.words}" for each in row.replies)
        yield (*map(_plain, cells), replies)


def _of(record: type, rows: Callable[[Bulletin], Iterable[object]]) -> Table:
    """Give the table of records whose fields are cells as they are."""
    names = tuple(each.name for each in fields(record))
    return Table(columns=names, rows=lambda told: (tuple(_plain(getattr(row, n)) for n in names) for row in rows(told)))


def _plain(value: object) -> Cell:
    if isinstance(value, date):
        return value.isoformat()
    return value if isinstance(value, int) or value is None else str(value)


TABLES = {
    "register": Table(columns=REGISTER, rows=_register),
    "checks": Table(columns=tuple(each.name for each in fields(CheckRow)), rows=_checks),
    "reviews": _of(ReviewRow, lambda told: told.reviews),
    "publications": _of(PublicationRow, lambda told: told.publications),
    "promises": _of(BoardRow, lambda told: told.boards),
    "corrections": _of(CorrectionRow, lambda told: told.corrections.rows),
    "decisions": _of(DecisionRow, lambda told: told.decisions),
}
