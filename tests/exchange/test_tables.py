"""The choice of kind and format."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from datetime import datetime

import pytest

from sabaq.errors import BadConfig
from sabaq.exchange.tables import MEDIA_TYPES, OFFERED, ClaimRow, Format, Kind, MemberRow, offered, write
from sabaq.model.ids import IncidentId, ReportId
from sabaq.model.incident import Incident
from sabaq.model.overlap import Entry


@pytest.mark.parametrize("kind", [Kind.MEMBERS, Kind.CLAIMS])
def test_only_incidents_have_a_map_and_the_refusal_lists_what_there_is(kind: Kind):
    with pytest.raises(BadConfig, match=rf"{kind} cannot be written as 'geojson'; there are incidents as csv, jsonl"):
        write([], io.BytesIO(), kind=kind, form=Format.GEOJSON)


def test_an_unknown_word_is_refused_with_the_list():
    with pytest.raises(BadConfig, match=r"'persons' cannot be exported; there are incidents as"):
        offered("persons", "csv")
    with pytest.raises(BadConfig, match=r"incidents cannot be written as 'xlsx'; .* members as csv, jsonl, parquet"):
        offered("incidents", "xlsx")


def test_known_words_give_their_terms():
    assert offered("members", "csv") == (Kind.MEMBERS, Format.CSV)


@pytest.mark.parametrize(("kind", "form"), [(kind, form) for kind, forms in OFFERED.items() for form in forms])
def test_everything_offered_can_be_written(
    kind: Kind, form: Format, incident: Callable[..., Incident], claim_row: ClaimRow
):
    member = MemberRow(report_id="a", incident_id="b", weight=1.0)
    match = Entry(incident=IncidentId("i"), source="A", report=ReportId("r"), report_id="a")
    row = {Kind.INCIDENTS: incident(), Kind.MEMBERS: member, Kind.CLAIMS: claim_row, Kind.MATCHES: match}[kind]
    stream = io.BytesIO()
    assert write([row, row], stream, kind=kind, form=form) == 2
    assert not stream.closed
    assert form in MEDIA_TYPES


def test_rows_of_another_kind_are_refused():
    member = MemberRow(report_id="a", incident_id="b", weight=1.0)
    with pytest.raises(BadConfig, match="incidents was handed a MemberRow"):
        write([member], io.BytesIO(), kind=Kind.INCIDENTS, form=Format.CSV)


def test_a_moment_without_zone_is_refused():
    with pytest.raises(BadConfig, match="has no zone"):
        write([], io.BytesIO(), kind=Kind.INCIDENTS, form=Format.GEOJSON, as_of=datetime(2023, 1, 1))  # noqa: DTZ001


@pytest.mark.parametrize("form", [Format.CSV, Format.JSONL])
def test_rows_are_written_as_they_come(form: Format):
    stream = io.BytesIO()
    sizes: list[int] = []

    def rows() -> Iterator[MemberRow]:
        for number in range(3):
            sizes.append(len(stream.getvalue()))
            yield MemberRow(report_id=str(number), incident_id="i", weight=1.0)

    write(rows(), stream, kind=Kind.MEMBERS, form=form)
    assert sizes == sorted(set(sizes))
