"""Foresight: forecasts beside plain rivals.

python3 dev.py bench foresight [country|district|weekly ...] [--seeds N] [--rival PYTHON]
"""

from __future__ import annotations

import argparse
import csv
import gzip
import json
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

import numpy as np

from sabaq.analysis.backtests import Asked, Backtest, Cell, backtest
from sabaq.analysis.forecasts import Tier
from sabaq.analysis.panel import Happening, Panel, count, tabled
from sabaq.model.counts import Level, Target

DATA = Path(__file__).parents[2] / "shared" / "data"
COUNTRY_ERAS = ((2000, 2007), (2008, 2010), (2011, 2013), (2014, 2016), (2008, 2016))  # of the October before
DISTRICT_ERAS = ((2007, 2010), (2011, 2015))
MONTHS_FROM = 1980  # month 1 is its January
RIVAL = """
import json, sys
import numpy as np, pandas as pd
from views_baseline.model.models.distributional.conflictology import ConflictologyModel
from views_baseline.model.models.distributional.mixture import MixtureBaseline
asked = json.load(sys.stdin)
frame = pd.DataFrame(asked["rows"], columns=["month_id", "country_id", "deaths"]).set_index(["month_id", "country_id"])
found = {}
for origin in asked["origins"]:
    parts = {"train": (121, origin), "test": (origin + 1, origin + 14)}
    known = frame[frame.index.get_level_values(0) <= origin]
    for name, model in (
        ("conflictology", ConflictologyModel(["deaths"], 12, parts, "cm", 1000, 1)),
        ("mixture", MixtureBaseline(["deaths"], 12, 0.05, 1000, parts, "cm", 1)),
    ):
        made = model.fit(known).predict(known, 0, 14)["deaths"]
        draws = np.sort(np.asarray(made.values if hasattr(made, "values") else made.y_pred).reshape(-1, 1000), axis=1)
        for unit, month, row in zip(made.index.unit, made.index.time, draws):
            found.setdefault(name, []).append([int(origin), int(unit), int(month), row[2::5].tolist()])
json.dump(found, sys.stdout)
"""


def months() -> Panel:
    """Give deaths in state-based conflict by country and month."""
    with gzip.open(DATA / "country_month_1990_2017.csv.gz", "rt") as file:
        rows = [(row["country_id"], int(row["month_id"]) - 1, float(row["deaths_state_based"]))
                for row in csv.DictReader(file)]  # fmt: skip
    dated = [(unit, date(MONTHS_FROM + month // 12, month % 12 + 1, 1), deaths) for unit, month, deaths in rows]
    return tabled(dated, Level.COUNTRY_MONTH, Target.DEATHS)


def happened(level: Level) -> Iterator[Happening]:
    """Yield the events of one country as coded, by the units of a level."""
    column = {"district": "adm_2", "province": "adm_1"}[level.unit]
    with gzip.open(DATA / "ged_pakistan_1989_2015.csv.gz", "rt") as file:
        rows = csv.DictReader(file)
        next(rows)  # tags
        for row in rows:
            first, last = (date.fromisoformat(row[name][:10]) for name in ("date_start", "date_end"))
            if (last - first).days <= 6:
                yield Happening(
                    id=row["id"], unit=row[column], day=first + (last - first) / 2, deaths=float(row["best"]),
                    lat=float(row["latitude"]), lon=float(row["longitude"]),
                )  # fmt: skip


def weeks(level: Level, target: Target) -> Panel:
    """Give counts by unit and week until the end of what is held."""
    told = list(happened(level))
    return count(told, level, target, until=date(max(each.day for each in told).year + 1, 1, 1))


def country(seeds: int, rival: str | None) -> None:
    """Print the ratios over rolling Octobers, era by era."""
    panel = months()
    for first, last in COUNTRY_ERAS:
        asked = [Asked(first=date(first, 11, 1), last=date(last, 11, 1), every=12, seed=1 + n) for n in range(seeds)]
        show(f"country-month, Octobers {first}-{last}", [backtest(panel, None, each)[0] for each in asked])
    if rival:
        beside(panel, rival)


def beside(panel: Panel, python: str) -> None:
    """Score the draws of views-baseline, made in its own environment from the same months."""
    asked = Asked(first=date(2008, 11, 1), last=date(2016, 11, 1), every=12)
    found, cells = backtest(panel, None, asked)
    places = [panel.starts.index(origin) - 1 for origin in found.origins]
    first_month = (panel.starts[0].year - MONTHS_FROM) * 12 + panel.starts[0].month
    rows = [
        (first_month + place, int(unit), float(panel.counts[row, place]))
        for row, unit in enumerate(panel.units)
        for place in np.flatnonzero(~np.isnan(panel.counts[row]))
    ]
    given = json.dumps(
        {"rows": [(int(a), b, c) for a, b, c in rows], "origins": [first_month + each for each in places]}
    )
    ran = subprocess.run([python, "-c", RIVAL], input=given, capture_output=True, text=True, check=True)
    scored = {(cell.origin, cell.unit, cell.window): cell for cell in cells if cell.tier is Tier.POOL}
    for name, made in json.loads(ran.stdout).items():
        _rival(name, made, scored, first_month=first_month, panel=panel)


def _rival(
    name: str, made: Sequence[tuple[int, int, int, list[float]]], scored: dict[tuple[date, str, int], Cell],
    *, first_month: int, panel: Panel,
) -> None:  # fmt: skip
    from sabaq.analysis.scores import crps, log_crps, ratio  # noqa: PLC0415

    own, other, own_logs, other_logs = [], [], [], []
    for origin, unit, month, draws in made:
        place = origin - first_month
        key = (panel.starts[place + 1], str(unit), month - origin - panel.cadence.lead)
        if key in scored:
            cell = scored[key]
            own.append((cell.origin.toordinal(), cell.crps))
            own_logs.append(cell.log_crps)
            drawn, came = np.array([draws]), np.array([cell.came])
            other.append(float(crps(drawn, came)[0]))
            other_logs.append(float(log_crps(drawn, came)[0]))
    _days, rows = np.unique([day for day, _score in own], return_inverse=True)
    means = [np.bincount(rows, weights=each) / np.bincount(rows) for each in ([score for _day, score in own], other)]
    found = ratio(means[0], means[1], block=2)
    print(f"views-baseline {name}: {len(own)} of {len(scored)} windows; ratio of the pool {found.value:.3f} "
          f"[{found.low:.3f}, {found.high:.3f}], origins won {found.won} of {found.origins}, "
          f"of logs {sum(own_logs) / sum(other_logs):.3f}")  # fmt: skip


def show(name: str, found: Sequence[Backtest]) -> None:
    """Print one line for each tier: the first seed's interval, and the spread of the ratio over seeds."""
    first = found[0]
    print(f"{name}: {first.units} units, {len(first.origins)} origins, {len(found)} seeds")
    for n, each in enumerate(first.standings):
        ratios = [one.standings[n].ratio.value for one in found]
        logs = [one.standings[n].log_ratio.value for one in found]
        onset = "–" if each.onset_skill is None else f"{each.onset_skill:+.3f}"
        print(f"  {each.tier.value:14} CRPS {each.crps:8.3f}  ratio {np.mean(ratios):.3f} (seeds {min(ratios):.3f} to "
              f"{max(ratios):.3f}) [{each.ratio.low:.3f}, {each.ratio.high:.3f}]  logs {np.mean(logs):.3f}  active "
              f"{each.active_ratio:.3f}  won {each.ratio.won}/{each.ratio.origins}  Brier {each.brier:.4f}  "
              f"onset {onset}  in 90 %: {each.covered:.2f}")  # fmt: skip
    print(f"  fallen back in bins {first.fallen_back}", flush=True)


def district(seeds: int, *, every: int) -> None:
    """Print the ratios for every level and target of one country's weeks, era by era."""
    for level in (Level.DISTRICT_28_DAYS, Level.DISTRICT_WEEK, Level.PROVINCE_WEEK):
        for target in Target:
            panel = weeks(level, target)
            for first, last in DISTRICT_ERAS:
                asked = [Asked(first=date(first, 1, 1), last=date(last, 12, 1), every=every, seed=1 + n)
                         for n in range(seeds)]  # fmt: skip
                show(
                    f"{level.value} {target.value}, {first}-{last}", [backtest(panel, None, each)[0] for each in asked]
                )


def cost() -> None:
    """Print CPU seconds to fit the district panel and to draw a thousand times from it."""
    from sabaq.analysis.forecasts import Pool  # noqa: PLC0415

    panel = weeks(Level.DISTRICT_28_DAYS, Target.DEATHS)
    began = time.process_time()
    pool = Pool.fit(panel, seed=1)
    fitted = time.process_time()
    pool.draw(panel, 1000)
    print(f"{len(panel.units)} districts, {len(panel.starts)} weeks: fit {fitted - began:.1f} CPU s, "
          f"1,000 draws {time.process_time() - fitted:.1f} CPU s")  # fmt: skip


def main(words: list[str] | None = None) -> int:
    """Run what is named, or all."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("what", nargs="*", default=[])
    parser.add_argument("--seeds", type=int, default=5)
    parser.add_argument("--every", type=int, default=1, help="weeks between origins")
    parser.add_argument(
        "--rival", metavar="PYTHON", help="of an environment with views-baseline 1.0.2 and views-frames<2"
    )
    asked = parser.parse_args(words)
    if not DATA.is_dir():
        sys.exit("no ../shared/data beside the project; these figures need it")
    wanted = set(asked.what or ("country", "district", "cost"))
    if "cost" in wanted:
        cost()
    if "country" in wanted:
        country(asked.seeds, asked.rival)
    if "district" in wanted:
        district(asked.seeds, every=asked.every)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
