"""Synthetic: the invented world errs as it says it does."""

from __future__ import annotations

import json
import runpy
from datetime import date
from importlib import resources
from pathlib import Path

import numpy as np
import pyarrow.compute as pc
import pytest

from sabaq.errors import BadConfig
from sabaq.model.terms import AttackType, TargetClass
from sabaq.sources.synthetic import SyntheticWorld, generate, write_csv, write_truth
from sabaq.sources.synthetic.lands import COPIES_MOST, land
from sabaq.sources.synthetic.reporters import REPORTERS, TYPE_WORDS
from sabaq.sources.tabular import guess_mapping
from tests.sources.sheets import REGISTER, read


@pytest.fixture(scope="module")
def world() -> SyntheticWorld:
    return generate(seed=3, reports=20_000)


@pytest.fixture(scope="module")
def other() -> SyntheticWorld:
    return generate(seed=3, reports=20_000, style="b")


def days(world: SyntheticWorld) -> np.ndarray[tuple[int], np.dtype[np.int64]]:
    told = np.array(world.reports["date"].to_pylist(), dtype="datetime64[D]")
    true = np.array(world.truth["date"].to_pylist(), dtype="datetime64[D]")
    return (told - true).astype(np.int64)


def test_the_same_seed_makes_the_same_world():
    first, second = (generate(seed=5, reports=500) for _ in range(2))
    assert first.reports.equals(second.reports)
    assert first.truth.equals(second.truth)
    assert not first.reports.equals(generate(seed=6, reports=500).reports)


@pytest.mark.parametrize("reports", [1, 2, 37, 1000])
def test_exactly_as_many_reports_are_made_as_asked(reports: int):
    world = generate(seed=1, reports=reports)
    assert (world.reports.num_rows, world.truth.num_rows) == (reports, reports)


def test_incidents_have_one_to_eight_reports_and_about_three_point_three(world: SyntheticWorld):
    sizes = pc.value_counts(world.truth["incident"]).field("counts").to_numpy()
    assert sizes.min() >= 1
    assert sizes.max() <= 8
    assert 3.2 <= sizes.mean() <= 3.4


def test_a_busier_press_can_be_asked_for():
    busy = generate(seed=3, reports=10_000, per_incident=25)
    sizes = pc.value_counts(busy.truth["incident"]).field("counts").to_numpy()
    assert busy.reports.num_rows == 10_000
    assert 22 <= sizes.mean() <= 28


def test_a_longer_world_ends_as_late_and_is_as_dense_with_as_many_more_reports():
    short, long = generate(seed=3, reports=3_000), generate(seed=3, reports=30_000, years=30)
    first, last, a_day = zip(*map(_span, (short, long)), strict=True)
    assert [year[:4] for year in first] == ["2023", "1996"]
    assert [day[:7] for day in last] == ["2025-12", "2025-12"]
    assert a_day[0] == pytest.approx(a_day[1], rel=0.1)


def _span(world: SyntheticWorld) -> tuple[str, str, float]:
    days = sorted(world.truth["date"].to_pylist())
    return days[0], days[-1], len(days) / len(set(days))


def test_a_fifth_of_the_reports_is_on_the_wrong_day_by_one_to_three(world: SyntheticWorld):
    wrong = np.abs(days(world))
    assert wrong.max() <= 3
    assert 0.185 <= (wrong > 0).mean() <= 0.215


def test_no_report_tells_of_a_later_day_than_its_own(world: SyntheticWorld):
    told = world.reports["date"].to_pylist()
    published = [moment[:10] for moment in world.reports["published"].to_pylist()]
    assert all(day <= on for day, on in zip(told, published, strict=True))
    assert date(2023, 1, 1).isoformat() <= min(told)
    assert max(published) <= date(2025, 12, 31).isoformat()


def test_attribution_is_missing_and_false_as_often_as_stated(world: SyntheticWorld):
    told = world.reports["actor"].to_pylist()
    assert 0.20 <= sum(name is None for name in told) / len(told) <= 0.24


def test_tolls_are_perturbed_in_about_two_fifths(world: SyntheticWorld):
    told = [
        (a, b) for a, b in zip(world.reports["killed_low"].to_pylist(), world.truth["killed"].to_pylist(), strict=True)
    ]
    assert 0.40 <= np.mean([a != b for a, b in told if a is not None]) <= 0.48


def test_places_are_exact_town_district_or_none(world: SyntheticWorld):
    unplaced = world.reports["place"].null_count / world.reports.num_rows
    assert 0.23 <= unplaced <= 0.27
    lat = world.reports["lat"].to_numpy()
    placed = ~np.isnan(lat)
    off_m = np.hypot(
        lat - world.truth["lat"].to_numpy(), world.reports["lon"].to_numpy() - world.truth["lon"].to_numpy()
    )
    assert np.median(off_m[placed]) * 111_000 < 5_000


def test_attacks_follow_one_another_in_time_and_space(world: SyntheticWorld):
    first = world.truth.group_by("incident").aggregate([("date", "min"), ("town", "min")])
    towns = np.array(first["town_min"].to_pylist())
    when = np.array(first["date_min"].to_pylist(), dtype="datetime64[D]").astype(int)
    order = np.lexsort((when, towns))
    same = towns[order][1:] == towns[order][:-1]
    gaps = np.diff(when[order])[same]
    shuffled = np.random.default_rng(0).permutation(when)
    order = np.lexsort((shuffled, towns))
    assert np.mean(gaps <= 3) > 1.5 * np.mean(np.diff(shuffled[order])[towns[order][1:] == towns[order][:-1]] <= 3)


def test_officials_call_bloody_attacks_foiled(world: SyntheticWorld):
    rows = [
        true
        for text, true in zip(world.reports["text"].to_pylist(), world.truth["killed"].to_pylist(), strict=True)
        if text and any(word in text for word in ("foil", "thwart", "repulsed", "neutralised"))
    ]
    assert len(rows) > 50
    assert any(true > 0 for true in rows)


def test_a_copy_says_what_its_wire_says(world: SyntheticWorld):
    wires = {one.name: REPORTERS[one.copies].name for one in REPORTERS if one.copies >= 0}
    by_key = {}
    rows = world.reports.to_pylist()
    incidents = world.truth["incident"].to_pylist()
    for row, incident in zip(rows, incidents, strict=True):
        by_key[incident, row["source"]] = row
    pairs = [
        (row, by_key[incident, wires[row["source"]]])
        for row, incident in zip(rows, incidents, strict=True)
        if (incident, wires.get(row["source"])) in by_key
    ]
    assert len(pairs) > 100
    for copy, wire in pairs:
        assert (copy["text"], copy["killed_low"], copy["place"]) == (wire["text"], wire["killed_low"], wire["place"])
        assert copy["published"] >= wire["published"]


def test_every_invented_reporter_that_copies_shares_its_wires_origin():
    for one in REPORTERS:
        if one.copies >= 0:
            wire = REGISTER.source(REPORTERS[one.copies].name)
            assert REGISTER.source(one.name).independence_group == wire.independence_group


def test_the_other_style_errs_in_other_ways(world: SyntheticWorld, other: SyntheticWorld):
    assert other.reports["actor"].null_count > 1.5 * world.reports["actor"].null_count
    assert np.mean(days(other) > 0) > 1.5 * np.mean(days(world) > 0)
    assert other.reports["lat"].null_count > world.reports["lat"].null_count


def test_the_generic_mapping_reads_every_report(tmp_path: Path):
    path = tmp_path / "reports.csv"
    small = generate(seed=2, reports=1_500)
    write_csv(small, path)
    assert guess_mapping(path) == "generic"
    arrivals, rejected = read(path, "generic")
    assert (len(arrivals), rejected) == (1_500, [])
    assert [arrival.report.external_id for arrival in arrivals] == small.truth["report_id"].to_pylist()
    assert {arrival.source.reliability_for("killed") for arrival in arrivals} - {"F"}


def test_the_truth_stands_in_a_file_of_its_own(tmp_path: Path):
    small = generate(seed=2, reports=50)
    write_csv(small, tmp_path / "reports.csv")
    write_truth(small, tmp_path / "truth.csv")
    assert "incident" not in (tmp_path / "reports.csv").read_text().splitlines()[0]
    assert len((tmp_path / "truth.csv").read_text().splitlines()) == 51


def test_words_in_columns_are_closed_terms_or_lead_to_them():
    assert {word for word, _ in TYPE_WORDS} <= set(AttackType)
    world = generate(seed=4, reports=300)
    assert set(world.reports["target"].drop_null().to_pylist()) <= set(TargetClass)


def test_a_wider_land_has_more_towns_of_the_same_density():
    one, four = land(1), land(4)
    assert len(four.lat) == 4 * len(one.lat)
    names = set(four.names[:, 0])
    assert len(names) > 3.8 * len(one.lat)
    assert land(COPIES_MOST).lat.max() < -12
    assert four.weight.sum() == pytest.approx(1)


@pytest.mark.parametrize(
    ("settings", "words"),
    [
        ({"reports": 0}, "1 or more"),
        ({"area_factor": 0}, "from 1 to"),
        ({"area_factor": 99}, "from 1 to"),
        ({"years": 0}, "from 1 to"),
        ({"style": "c"}, "known are a, b"),
        ({"per_incident": 0.5}, "from 1 to 200"),
    ],
)
def test_a_bad_call_says_what_was_wanted(settings: dict[str, object], words: str):
    with pytest.raises(BadConfig, match=words):
        generate(**{"seed": 1, "reports": 10, **settings})  # type: ignore[arg-type]


def test_the_country_lies_in_open_ocean_and_its_towns_in_its_districts():
    text = resources.files("sabaq.sources").joinpath("invented.geojson").read_text(encoding="utf-8")
    assert len(text.encode()) < 300_000
    features = json.loads(text)["features"]
    rings = {
        feature["properties"]["name"]: [np.array(part[0]) for part in feature["geometry"]["coordinates"]]
        for feature in features
        if feature["properties"]["level"] == "district"
    }
    towns = [feature for feature in features if feature["properties"]["level"] == "town"]
    assert (len(rings), len(towns)) == (40, 400)
    for town in towns:
        lon, lat = town["geometry"]["coordinates"]
        assert 70 < lon < 86
        assert -38 < lat < -26
        assert any(holds(ring, lon, lat) for ring in rings[town["properties"]["district"]])


def holds(ring: np.ndarray[tuple[int, int], np.dtype[np.float64]], lon: float, lat: float) -> bool:
    """Say whether a ring holds a point (even-odd rule)."""
    x, y = ring[:-1].T
    x2, y2 = ring[1:].T
    crosses = (y > lat) != (y2 > lat)
    at = x[crosses] + (lat - y[crosses]) / (y2[crosses] - y[crosses]) * (x2[crosses] - x[crosses])
    return bool((at > lon).sum() % 2)


def test_the_country_can_be_made_anew(root: Path):
    script = root / "tools" / "make_country.py"
    if not script.is_file():
        pytest.skip("the tools folder is not part of this copy")
    made = json.loads(runpy.run_path(str(script))["text"]())["features"]
    shipped = json.loads(resources.files("sabaq.sources").joinpath("invented.geojson").read_text(encoding="utf-8"))
    assert [one["properties"] for one in made] == [one["properties"] for one in shipped["features"]]
    for one, other in zip(made, shipped["features"], strict=True):  # outlines may start elsewhere on another machine
        if one["properties"]["level"] == "town":
            assert one["geometry"]["coordinates"] == pytest.approx(other["geometry"]["coordinates"], abs=1e-3)
