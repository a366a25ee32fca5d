"""JSON lines and GeoJSON: what a map and a script see."""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from datetime import UTC, datetime, timedelta, timezone

from hypothesis import given
from hypothesis import strategies as st

from sabaq.exchange.columns import INCIDENT_COLUMNS
from sabaq.exchange.tables import ClaimRow, Format, Kind, MemberRow, write
from sabaq.model.incident import Figure, Incident

NOON = datetime(2023, 2, 4, 12, tzinfo=timezone(timedelta(hours=5)))


def collection(rows: list[Incident], as_of: datetime | None = None) -> dict[str, object]:
    stream = io.BytesIO()
    write(rows, stream, kind=Kind.INCIDENTS, form=Format.GEOJSON, as_of=as_of)
    found: dict[str, object] = json.loads(stream.getvalue())
    return found


def test_a_feature_has_longitude_first(incident: Callable[..., Incident]):
    (feature,) = collection([incident()])["features"]
    assert feature["type"] == "Feature"
    assert feature["geometry"] == {"type": "Point", "coordinates": [71.563, 34.01]}
    assert feature["id"] == "i_1"


def test_an_incident_without_a_place_has_no_geometry(empty: Incident):
    (feature,) = collection([empty])["features"]
    assert feature["geometry"] is None


def test_a_figure_comes_with_its_range_its_sources_and_its_date(incident: Callable[..., Incident]):
    (feature,) = collection([incident()], NOON)["features"]
    told = feature["properties"]
    assert (told["killed_low"], told["killed_best"], told["killed_high"]) == (84, 84, 103)
    assert told["wounded_high"] is None
    assert (told["reports"], told["origins"], told["as_of"]) == (22, 14, "2023-02-04T07:00:00Z")


def test_the_collection_says_what_it_is_worth(incident: Callable[..., Incident]):
    whole = collection([incident(), incident()], NOON)
    assert whole["type"] == "FeatureCollection"
    assert whole["as_of"] == "2023-02-04T07:00:00Z"
    assert "Places and boundaries imply no view" in whole["disclaimer"]
    assert len(whole["features"]) == 2


def test_an_empty_collection_is_still_geojson():
    assert collection([])["features"] == []


def test_coordinates_are_not_given_finer_than_a_hand(incident: Callable[..., Incident]):
    (feature,) = collection([incident(lat=34.0100000001, lon=71.5630004999)])["features"]
    assert feature["geometry"]["coordinates"] == [71.563, 34.01]


def test_every_line_is_one_object_with_every_column(incident: Callable[..., Incident], empty: Incident):
    stream = io.BytesIO()
    write([incident(), empty], stream, kind=Kind.INCIDENTS, form=Format.JSONL)
    full, bare = (json.loads(line) for line in stream.getvalue().splitlines())
    assert list(full) == list(bare) == list(INCIDENT_COLUMNS)
    assert full["killed_high"] == 103
    assert bare["killed_high"] is None


def test_claims_are_lines_too(claim_row: ClaimRow):
    stream = io.BytesIO()
    write([claim_row], stream, kind=Kind.CLAIMS, form=Format.JSONL)
    told = json.loads(stream.getvalue())
    assert (told["prop"], told["polarity"], told["modality"]) == ("killed", "asserts", "official_statement")
    assert (told["low"], told["high"], told["lat"]) == (84, None, 34.01)


@given(st.text(), st.text())
def test_any_text_comes_back_from_a_line(report: str, inside: str):
    stream = io.BytesIO()
    row = MemberRow(report_id=report, incident_id=inside, weight=1.0)
    write([row], stream, kind=Kind.MEMBERS, form=Format.JSONL)
    assert stream.getvalue().count(b"\n") == 1
    told = json.loads(stream.getvalue())
    assert told == {
        "report_id": report.encode("utf-8", "replace").decode(),
        "incident_id": inside.encode("utf-8", "replace").decode(),
        "weight": 1.0,
    }


def test_a_formula_stays_as_it_was_told_where_nothing_runs_it(incident: Callable[..., Incident]):
    (feature,) = collection([incident(title="=1+1", killed=Figure(low=1, best=1, high=1))])["features"]
    assert feature["properties"]["title"] == "=1+1"


def test_moments_are_given_in_utc(incident: Callable[..., Incident]):
    local = datetime(2023, 1, 30, 23, 59, tzinfo=timezone(timedelta(hours=5)))
    (feature,) = collection([incident(known_first=local)])["features"]
    assert feature["properties"]["known_first"] == "2023-01-30T18:59:00Z"
    assert datetime.fromisoformat("2023-01-30T18:59:00Z") == local.astimezone(UTC)
