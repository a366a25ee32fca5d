"""Forecast pages: what was kept, from which vintage, with the baseline beside it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from urllib.parse import urlencode

import httpx
import msgspec
import numpy as np
import pytest

from sabaq.analysis.forecasts import Tier
from sabaq.analysis.outlooks import Counted, Span, UnitOutlook
from sabaq.model.authority import Role
from sabaq.model.counts import Level, Target
from sabaq.model.evidence import Marking
from sabaq.server.areas import area_map, openness
from sabaq.server.fans import fan
from sabaq.store.shelves import Shelf
from sabaq.workspace import Workspace
from sabaq.workspace.forecasting import FOLDER, Forecast, Forecasts
from sabaq.workspace.study import study_of
from tests.analysis.invented_series import small_trees
from tests.cli.conftest import HEADER
from tests.server.visitors import Visitor

ASKED = "level=province-week&target=events"
KIND = (Level.PROVINCE_WEEK, Target.EVENTS)
WEEKS = 170


@pytest.fixture(scope="module")
def held(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    """Three years of attacks in four provinces, one of them with a name that would break out of a page."""
    folder, chance = tmp_path_factory.mktemp("forecast"), np.random.default_rng(5)
    names = ("North & <b>South", "East", "West", "Centre")
    lines = [HEADER.replace("actor", "province,actor")]
    for week in range(WEEKS):
        for number, name in enumerate(names):
            if chance.random() < 0.3:
                day = date(2019, 1, 7) + timedelta(weeks=week, days=int(chance.integers(7)))
                spot = f"{25 + 3 * number},{64 + 3 * number}"
                lines.append(
                    f"r{week}-{number},A wire,{day}T20:00:00+00:00,{day},{spot},A town,PK,{name},,2,2,Bomb kills 2\n"
                )
    (folder / "attacks.csv").write_text("".join(lines), encoding="utf-8")
    made = Workspace.init(folder / "ws")
    made.add([folder / "attacks.csv"], mapping="generic", back_filled=True)
    made.run()
    yield made
    made.close()


@pytest.fixture(scope="module")
def visitor(held: Workspace) -> Visitor:
    return Visitor(held, desk=held.desk(), study=study_of(held))


@pytest.fixture(scope="module")
def made(held: Workspace, visitor: Visitor) -> Forecast:
    """The forecast that the button of the page makes."""
    before = visitor.get(f"/forecasts?{ASKED}").text
    assert "No province-week forecast of events has been made from what you may see" in before
    (token,) = set(re.findall(r'name="token" value="([^"]+)"', before))
    with small_trees():
        answer = sent(visitor, token)
    assert (answer.status_code, answer.headers["location"]) == (303, f"/forecasts?{ASKED}")
    kept = Forecasts(workspace=held).kept(*KIND)
    assert kept is not None
    return kept.forecast


@pytest.mark.usefixtures("made")
def test_whoever_asks_for_no_kind_in_particular_is_shown_one_that_there_is(held: Workspace, visitor: Visitor):
    answer = visitor.get("/forecasts")
    level, target = Forecasts(workspace=held).kinds()[0]  # tests before this one may have made others
    assert (answer.status_code, answer.headers["location"]) == (303, f"/forecasts?level={level}&target={target}")
    assert "has been made from what you may see" not in visitor.get(answer.headers["location"]).text


def sent(visitor: Visitor, token: str) -> httpx.Response:
    headers = {"content-type": "application/x-www-form-urlencoded", "origin": "http://localhost:8420"}
    fields = {"token": token, "level": "province-week", "target": "events"}
    return visitor.post("/forecasts", urlencode(fields).encode(), headers=headers)


def test_the_page_shows_vintage_three_tiers_and_the_baselines_score(visitor: Visitor, made: Forecast):
    page = visitor.get(f"/forecasts?{ASKED}").text
    assert f"{made.vintage.incidents} incidents in {made.vintage.reports} reports, marked TLP:CLEAR" in page
    assert "The picture has changed since" not in page
    assert page.count('<circle class="mark open-') == 4 + 4  # units, and the legend
    assert "<b>South" not in page
    assert made.record is not None
    for score in made.record.scores:
        assert f"<td>{score.crps:.3f}</td>" in page
    unit = made.outlook.units[0]
    assert all(f"{each.low:,.0f}–{each.high:,.0f}" in page for each in unit.tiers.values())


def test_a_unit_shows_fan_drivers_and_analogues_that_lead_to_incidents(visitor: Visitor, made: Forecast):
    for unit in made.outlook.units:
        page = visitor.get("/forecasts/unit", params={"unit": unit.unit, "level": "province-week", "target": "events"})
        assert page.status_code == 200
        assert page.text.count("<circle cx=") == len(unit.past) == 26
        links = re.findall(r'<a href="(/\?province=[^"]+)"><b>([\d,]+)</b>', page.text)
        assert len(links) == len(unit.analogues) > 0
        for (address, counted), like in zip(links, unit.analogues, strict=True):
            listed = visitor.get("/api/incidents" + address.replace("&amp;", "&")[1:]).json()["total"]
            assert listed == int(counted) == like.followed
        assert all(driver.capitalize() in page.text for driver in unit.drivers)
    assert visitor.get(f"/forecasts/unit?unit=nowhere&{ASKED}").status_code == 422


def test_a_forecast_is_shown_only_to_whoever_may_see_all_that_it_was_made_from(held: Workspace, made: Forecast):
    shelf, mine = Shelf(folder=held.folder / FOLDER), f"{KIND[0].value}-{Target.DEATHS.value}-"
    red = replace(made, vintage=replace(made.vintage, markings=(Marking.RED, Marking.CLEAR)))
    shelf.keep(f"{mine}red+clear", msgspec.json.encode(red))
    kind = (KIND[0], Target.DEATHS)
    reader, public = (
        Forecasts(workspace=held.acting("somebody", {role}).under(purpose="AUDIT"))
        for role in (Role.REVIEWER, Role.PUBLIC)
    )
    found = reader.kept(*kind)
    assert found is not None
    assert found.forecast == red
    assert public.kept(*kind) is None
    shelf.keep(f"{mine}clear", msgspec.json.encode(made))
    theirs = public.kept(*kind)
    assert theirs is not None
    assert theirs.forecast == made


def test_what_another_version_kept_is_as_good_as_nothing(held: Workspace, made: Forecast):
    Shelf(folder=held.folder / FOLDER).keep("country-month-deaths-clear", b'{"outlook": 3}')
    assert made
    assert Forecasts(workspace=held).kept(Level.COUNTRY_MONTH, Target.DEATHS) is None


def test_a_series_too_short_to_forecast_is_explained_on_the_page(held: Workspace):
    short = Visitor(held, desk=held.desk(), study=study_of(held))
    (token,) = set(re.findall(r'name="token" value="([^"]+)"', short.get("/forecasts?level=country-month").text))
    headers = {"content-type": "application/x-www-form-urlencoded", "origin": "http://localhost:8420"}
    fields = {"token": token, "level": "country-month", "target": "deaths"}
    assert short.post("/forecasts", urlencode(fields).encode(), headers=headers).status_code == 303
    assert "The last one could not be made" in short.get("/forecasts?level=country-month").text


def test_the_calendar_lists_the_days_asked_for(visitor: Visitor):
    page = visitor.get("/calendar?first=2024-03-01&last=2024-04-30").text
    assert "Ramadan" in page
    assert "Pakistan Day" in page
    assert 'href="/?first=2024-03-23&amp;last=2024-03-23"' in page
    assert visitor.get("/calendar?first=2024-03-02&last=2024-03-01").status_code == 422


def spanning(mean: float, low: float, high: float) -> Span:
    return Span(low=low, low_half=low, middle=mean, high_half=high, high=high, mean=mean, any=0.5)


def drawn(name: str, span: Span, *, lat: float | None) -> UnitOutlook:
    past = tuple(
        Counted(first=date(2024, 1, 1) + timedelta(weeks=n), last=date(2024, 1, 7) + timedelta(weeks=n), count=count)
        for n, count in enumerate((3.0, 4.0, None, 5.0))
    )
    return UnitOutlook(
        unit=name, tiers={Tier.POOL: span}, ahead=(span,), past=past, last_year=12.0, quiet=False, drivers=(),
        analogues=(), lat=lat, lon=None if lat is None else 67.0,
    )  # fmt: skip


def test_the_wider_the_interval_the_denser_the_hatching_and_size_goes_by_what_is_expected():
    spans = [spanning(10, 9, 11), spanning(10, 0, 25), spanning(10, 0, 50), spanning(40, 0, 400), spanning(0, 0, 0)]
    assert [openness(each) for each in spans] == [0, 1, 2, 3, 0]
    units = [drawn(f"u{n}", span, lat=25.0 + n) for n, span in enumerate(spans)]
    found = area_map([*units, drawn("nowhere", spans[0], lat=None)], [*spans, spans[0]])
    assert found is not None
    assert found.unplaced == 1
    assert [mark.unit for mark in found.marks] == ["u3", "u0", "u1", "u2", "u4"]
    assert found.marks[0].radius > found.marks[1].radius > found.marks[-1].radius
    assert all(0 < mark.x < found.width and 0 < mark.y < found.height for mark in found.marks)
    assert found.marks[-1].y < found.marks[1].y  # u4 lies north of u0
    assert found.land.startswith("M")
    assert {"country", "province"} <= set(found.borders)
    assert area_map([drawn("nowhere", spans[0], lat=None)], spans[:1]) is None


def test_a_fan_leaves_out_what_nobody_reported_and_holds_the_whole_interval():
    its = fan(drawn("u", spanning(4, 0, 20), lat=None), "end")
    assert len(its.dots) == 3
    assert len(its.lines) == 1  # the lone last dot has no neighbour
    assert its.wide == f"M{its.known_until},130.0H512.0V10.0H{its.known_until}Z"
    assert its.summary == "3 past windows with 3 to 5; next: 4, 0–20"
