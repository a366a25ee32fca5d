"""Exports: a kind of row in a format, to a stream."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from enum import StrEnum
from typing import BinaryIO, Protocol

from sabaq.errors import BadConfig
from sabaq.exchange.columns import COLUMNS, ClaimRow, Kind, MemberRow, Row
from sabaq.exchange.objects import write_geojson, write_jsonl
from sabaq.exchange.parquets import write_parquet
from sabaq.exchange.sheets import write_csv


class Format(StrEnum):
    """How rows are written; the word is also the ending of the file's name."""

    CSV = "csv"
    JSONL = "jsonl"
    GEOJSON = "geojson"
    PARQUET = "parquet"


class Writer(Protocol):
    """Writes rows of one kind in one format."""

    def __call__(self, rows: Iterable[Row], stream: BinaryIO, *, kind: Kind, as_of: datetime | None) -> int:
        """Give the number of rows written."""
        ...


MEDIA_TYPES = {
    Format.CSV: "text/csv; charset=utf-8; header=present",
    Format.JSONL: "application/x-ndjson",
    Format.GEOJSON: "application/geo+json",
    Format.PARQUET: "application/vnd.apache.parquet",
}
TABULAR = (Format.CSV, Format.JSONL, Format.PARQUET)
OFFERED: dict[Kind, tuple[Format, ...]] = {
    Kind.INCIDENTS: (*TABULAR, Format.GEOJSON),  # only incidents have one point each
    Kind.MEMBERS: TABULAR,
    Kind.CLAIMS: TABULAR,
    Kind.MATCHES: TABULAR,
}
WRITERS: dict[Format, Writer] = {
    Format.CSV: write_csv,
    Format.JSONL: write_jsonl,
    Format.GEOJSON: write_geojson,
    Format.PARQUET: write_parquet,
}


def write(rows: Iterable[Row], stream: BinaryIO, *, kind: Kind, form: Format, as_of: datetime | None = None) -> int:
    """Write the rows, one at a time as they come, and give their number; the stream stays open."""
    offered(kind, form)
    if as_of is not None and as_of.tzinfo is None:
        raise BadConfig(f"the moment {as_of.isoformat()} has no zone; give it one, e.g. +05:00")
    return WRITERS[form](rows, stream, kind=kind, as_of=as_of)


def offered(kind: str, form: str) -> tuple[Kind, Format]:
    """Give the kind and the format that two words name; BadConfig lists what there is when they name none."""
    if kind not in set(Kind):
        raise BadConfig(f"{str(kind)!r} cannot be exported; {_offer()}")
    if form not in OFFERED[Kind(kind)]:
        raise BadConfig(f"{kind} cannot be written as {str(form)!r}; {_offer()}")
    return Kind(kind), Format(form)


def _offer() -> str:
    return "there are " + "; ".join(f"{kind.value} as {', '.join(forms)}" for kind, forms in OFFERED.items())


__all__ = ["COLUMNS", "MEDIA_TYPES", "OFFERED", "ClaimRow", "Format", "Kind", "MemberRow", "offered", "write"]
