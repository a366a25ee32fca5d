"""Parquet: types, metadata and many rows."""

from __future__ import annotations

import io
from collections.abc import Callable
from datetime import UTC, date, datetime

import pyarrow.parquet as pq
import pytest

from sabaq.exchange.columns import COLUMNS
from sabaq.exchange.parquets import AT_ONCE
from sabaq.exchange.tables import ClaimRow, Format, Kind, MemberRow, write
from sabaq.model.incident import Incident


def test_types_and_values_come_back(incident: Callable[..., Incident], empty: Incident):
    stream = io.BytesIO()
    assert write([incident(), empty], stream, kind=Kind.INCIDENTS, form=Format.PARQUET) == 2
    full, bare = pq.read_table(io.BytesIO(stream.getvalue())).to_pylist()
    assert full["first"] == date(2023, 1, 30)
    assert full["known_first"] == datetime(2023, 1, 30, 18, 59, tzinfo=UTC)
    assert (full["killed_low"], full["wounded_high"]) == (84, None)
    assert bare["lat"] is None
    assert bare["actor"] is None


def test_the_file_says_what_it_holds_and_as_of_when(incident: Callable[..., Incident]):
    stream = io.BytesIO()
    moment = datetime(2023, 2, 4, tzinfo=UTC)
    write([incident()], stream, kind=Kind.INCIDENTS, form=Format.PARQUET, as_of=moment)
    metadata = pq.read_schema(io.BytesIO(stream.getvalue())).metadata
    assert metadata[b"sabaq.kind"] == b"incidents"
    assert metadata[b"sabaq.as_of"] == b"2023-02-04T00:00:00Z"


@pytest.mark.parametrize("kind", list(Kind))
def test_an_export_of_nothing_still_has_its_columns(kind: Kind):
    stream = io.BytesIO()
    assert write([], stream, kind=kind, form=Format.PARQUET) == 0
    assert pq.read_schema(io.BytesIO(stream.getvalue())).names == list(COLUMNS[kind])


def test_rows_are_taken_as_they_come_and_none_is_lost_between_groups():
    rows = (MemberRow(report_id=f"r{n}", incident_id="i_1", weight=1.0) for n in range(AT_ONCE + 3))
    stream = io.BytesIO()
    assert write(rows, stream, kind=Kind.MEMBERS, form=Format.PARQUET) == AT_ONCE + 3
    file = pq.ParquetFile(io.BytesIO(stream.getvalue()))
    assert file.metadata.num_row_groups == 2
    assert file.read()["report_id"][AT_ONCE + 2].as_py() == f"r{AT_ONCE + 2}"


def test_a_claim_keeps_its_types_and_the_stream_stays_open(claim_row: ClaimRow):
    stream = io.BytesIO()
    write([claim_row], stream, kind=Kind.CLAIMS, form=Format.PARQUET)
    assert not stream.closed
    (told,) = pq.read_table(io.BytesIO(stream.getvalue())).to_pylist()
    assert (told["start"], told["credibility"], told["district"]) == (10, 2, None)


def test_half_a_surrogate_pair_does_not_stop_an_export():
    stream = io.BytesIO()
    write([MemberRow(report_id="\udc80", incident_id="i", weight=1.0)], stream, kind=Kind.MEMBERS, form=Format.PARQUET)
    assert pq.read_table(io.BytesIO(stream.getvalue()))["report_id"][0].as_py() == "?"
