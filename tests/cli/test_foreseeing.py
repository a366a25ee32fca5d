"""Foreseeing: forecasts and backtests from the command line."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import numpy as np
import pytest

from sabaq.model.counts import Level, Target
from sabaq.workspace import Workspace
from sabaq.workspace.foresight import Foresight
from tests.analysis.invented_series import small_trees
from tests.cli.conftest import HEADER, Call

FIRST = date(2019, 1, 7)
SPOTS = {"Quetta": (30.2, 67.0), "Peshawar": (34.0, 71.5), "Karachi": (24.9, 67.0), "Swat": (35.2, 72.4)}
WEEKS = 170


@pytest.fixture(scope="module", autouse=True)
def few_trees() -> Iterator[None]:
    """Make every fit of this module a quick one."""
    with small_trees():
        yield


@pytest.fixture(scope="module")
def held(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace of three years of attacks in four provinces; the last toll was corrected a month later."""
    folder, chance = tmp_path_factory.mktemp("foreseen"), np.random.default_rng(3)
    lines = [HEADER.replace("actor", "province,actor")]
    for week in range(WEEKS):
        for number, (town, (lat, lon)) in enumerate(SPOTS.items()):
            if chance.random() < 0.25:
                day = FIRST + timedelta(weeks=week, days=int(chance.integers(7)))
                dead = int(chance.integers(1, 9))
                lines.append(
                    f"r{week}-{number},A wire,{day}T20:00:00+00:00,{day},{lat},{lon},{town},PK,P{number},,"
                    f"{dead},{dead},Bomb kills {dead}\n"
                )
    (folder / "attacks.csv").write_text("".join(lines), encoding="utf-8")
    workspace = Workspace.init(folder / "ws")
    workspace.add([folder / "attacks.csv"], mapping="generic", back_filled=True)
    workspace.run()
    workspace.close()
    return folder / "ws"


def test_a_backtest_prints_three_tiers_and_writes_rows_and_card(sabaq: Call, held: Path, tmp_path: Path):
    rows, card = tmp_path / "rows.csv", tmp_path / "card.md"
    days = ("--from", "2022-01-17", "--to", "2022-02-28", "--level", "province-week", "--every", "6")
    told = sabaq("backtest", "-w", held, *days, "--export", rows, "--card", card)
    assert (told.code, told.err) == (0, "")
    assert all(tier in told.out for tier in ("conflictology", "ewma", "pool"))
    assert "as of its origin" in told.out
    found = list(csv.DictReader(rows.read_text(encoding="utf-8").splitlines()))
    assert {row["origin"] for row in found} == {"2022-01-17", "2022-02-28"}
    assert len(found) == 2 * 4 * 3
    assert "Known failures" in card.read_text(encoding="utf-8")
    again = sabaq("backtest", "-w", held, *days, "--hindsight", "--json")
    assert isinstance(again.json, dict)
    assert again.json["hindsight"] is True


def test_a_forecast_shows_each_tier_with_its_spread_and_says_what_it_cannot(sabaq: Call, held: Path):
    told = sabaq("forecast", "-w", held, "--level", "province-week", "--limit", "2", "--target", "events")
    assert told.code == 0
    assert told.out.count("pool ") == 3  # two units, and the record
    assert "origins won" in told.out
    assert "Made from the picture of" in told.out
    assert "2 more units" in told.out
    assert "does not foresee where it begins" in told.out


def test_a_forecast_for_a_role_is_kept_from_what_that_role_may_see(sabaq: Call, held: Path):
    asked = ("forecast", "-w", held, "--level", "province-week", "--target", "events", "--json")
    told = sabaq(*asked, "--for", "public")
    assert isinstance(told.json, dict)
    assert told.json["vintage"]["markings"] == ["TLP:CLEAR"]
    assert [path.name for path in (held / "forecasts").iterdir()] == ["province-week-events-clear.json"]
    kept = (held / "forecasts" / "province-week-events-clear.json").read_bytes()
    assert isinstance(sabaq(*asked, "--as-of", "2022-02-01").json, dict)
    assert (held / "forecasts" / "province-week-events-clear.json").read_bytes() == kept


def test_a_table_of_counts_needs_no_picture(sabaq: Call, tmp_path: Path):
    Workspace.init(tmp_path / "empty").close()
    table = tmp_path / "months.csv"
    chance = np.random.default_rng(1)
    months = [(2000 + n // 12, n % 12 + 1) for n in range(120)]
    cells = [f"{unit},{year}-{month:02},{chance.poisson(4)}" for unit in "abcde" for year, month in months]
    table.write_text("unit,period,count\n" + "\n".join(cells) + "\n", encoding="utf-8")
    days = ("--from", "2007-11-01", "--to", "2008-06-01", "--level", "country-month")
    told = sabaq("backtest", "-w", tmp_path / "empty", *days, "--table", table)
    assert (told.code, told.err) == (0, "")
    assert "5 units, 2 origins" in told.out


def test_a_count_for_a_day_to_come_is_refused_and_an_incident_of_one_lengthens_no_panel(sabaq: Call, tmp_path: Path):
    table = tmp_path / "weeks.csv"
    table.write_text("unit,period,count\nSwat,2020-01-06,1\nSwat,2190-01-07,1\n", encoding="utf-8")
    attacks = tmp_path / "attacks.csv"
    rows = [(2020, 1), (2020, 3), (2190, 5)]
    lines = [
        f"r{n},A wire,2020-04-01T20:00:00+00:00,{year}-0{month}-06,35.2,72.4,Swat,PK,Swat,,3,3,Bomb kills 3\n"
        for n, (year, month) in enumerate(rows)
    ]
    attacks.write_text(HEADER.replace("actor", "province,actor") + "".join(lines), encoding="utf-8")
    workspace = Workspace.init(tmp_path / "ws")
    workspace.add([attacks], mapping="generic", back_filled=True)
    workspace.run()
    panel = Foresight(workspace=workspace).panel(Level.PROVINCE_WEEK, Target.EVENTS)
    workspace.close()
    assert panel.starts == tuple(date(2020, 1, 6) + timedelta(weeks=week) for week in range(8))
    told = sabaq("backtest", "-w", tmp_path / "ws", "--from", "2020-01-06", "--to", "2020-02-03", "--table", table)
    assert told.code != 0
    assert "wanted none after today" in told.err


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("--from", "2021-01-04", "--to", "2020-01-06"), "turn them round"),
        (("--from", "soon", "--to", "2020-01-06"), "is no day"),
        (("--from", "2030-01-07", "--to", "2031-01-06"), "outside the panel"),
        (("--from", "2021-01-04", "--to", "2021-02-01", "--gap", "2020-01-01"), "is no gap"),
        (("--from", "2021-01-04", "--to", "2021-02-01", "--table", "nowhere.csv"), "cannot be read"),
    ],
)
def test_a_call_that_cannot_be_met_is_refused(sabaq: Call, held: Path, words: tuple[str, ...], message: str):
    told = sabaq("backtest", "-w", held, "--level", "province-week", *words)
    assert told.code == 2
    assert message in told.err


def test_the_calendar_needs_no_workspace(sabaq: Call):
    told = sabaq("calendar", "--from", "2024-03-01", "--to", "2024-04-30")
    assert told.code == 0
    assert "Ramadan" in told.out
    assert "Pakistan Day" in told.out


def test_alarms_tell_what_the_budget_became(sabaq: Call, held: Path):
    told = sabaq("alarms", "-w", held, "--from", "2021-06-07", "--level", "province-week", "--budget", "2")
    assert (told.code, told.err) == (0, "")
    assert "Allowed: 2 false alarms a unit and year" in told.out
    assert "says nothing of its cause" in told.out


def test_an_effect_tells_first_what_could_be_found(sabaq: Call, held: Path):
    words = ("P0", "--day", "2021-01-04", "--level", "province-week", "--window", "20")
    told = sabaq("effect", "-w", held, *words, "--also-as-of", "2022-01-01")
    assert (told.code, told.err) == (0, "")
    assert told.out.index("would be found") < told.out.index("Finding:")
    assert "no proof of why" in told.out


def test_a_scorecard_without_any_attributed_attack_is_refused_with_the_reason(sabaq: Call, held: Path):
    told = sabaq("scorecard", "TTP", "--day", "2021-01-04", "-w", held)
    assert told.code == 1
    assert "attributes no dated attack" in told.err
