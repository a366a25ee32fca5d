"""Foresight: forecasts beside plain rivals.

python3 dev.py bench foresight [country|cost|LEVEL ...] [--target TARGET] [--seeds N] [--every WEEKS] [--cards FOLDER]
"""

from __future__ import annotations

import argparse
import csv
import gzip
import json
import sys
import time
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

import numpy as np

from benchmarks import rivals
from sabaq.analysis.backtests import Asked, Backtest, Cell, backtest
from sabaq.analysis.cards import card
from sabaq.analysis.forecasts import Pool, Tier
from sabaq.analysis.panel import Happening, Panel, count, tabled
from sabaq.analysis.scores import crps, log_crps, ratio
from sabaq.model.counts import Level, Target

DATA = Path(__file__).parents[2] / "shared" / "data"
COUNTRY_ERAS = ((2000, 2007), (2008, 2012))  # Octobers; what came in 2014 and later is not looked at again
DISTRICT_ERAS = ((2007, 2010), (2011, 2015))
MONTHS_FROM = 1980  # month 1 is its January


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


def country(seeds: int) -> None:
    """Print the ratios over rolling Octobers, era by era, and those to the draws of views-baseline."""
    panel = months()
    for first, last in COUNTRY_ERAS:
        asked = [Asked(first=date(first, 11, 1), last=date(last, 11, 1), every=12, seed=1 + n) for n in range(seeds)]
        found = [backtest(panel, None, each) for each in asked]
        show(f"country-month, Octobers {first}-{last}", [each for each, _cells in found])
        beside(panel, *found[0])


def beside(panel: Panel, found: Backtest, cells: Sequence[Cell]) -> None:
    """Score the draws of views-baseline, made in its own environment from the same months."""
    places = [panel.starts.index(origin) - 1 for origin in found.origins]
    first_month = (panel.starts[0].year - MONTHS_FROM) * 12 + panel.starts[0].month
    rows = [
        (first_month + int(place), int(unit), float(panel.counts[row, place]))
        for row, unit in enumerate(panel.units)
        for place in np.flatnonzero(~np.isnan(panel.counts[row]))
    ]
    origins = [first_month + place for place in places]
    asked = {"rows": rows, "origins": origins, "first": first_month, "ahead": panel.cadence.reach}
    told = rivals.in_python("views", json.dumps(asked))
    scored = {(cell.origin, cell.unit, cell.window): cell for cell in cells if cell.tier is Tier.POOL}
    for name, made in json.loads(told or "{}").items():
        _rival(name, made, scored, first_month=first_month, panel=panel)


def _rival(
    name: str, made: Sequence[tuple[int, int, int, list[float]]], scored: dict[tuple[date, str, int], Cell],
    *, first_month: int, panel: Panel,
) -> None:  # fmt: skip
    days, own, other = [], [], []
    for origin, unit, month, draws in made:
        key = (panel.starts[origin - first_month + 1], str(unit), month - origin - panel.cadence.lead)
        if key in scored:
            cell, drawn = scored[key], np.array([draws])
            days.append(cell.origin.toordinal())
            own.append((cell.crps, cell.log_crps))
            other.append(
                (float(crps(drawn, np.array([cell.came]))[0]), float(log_crps(drawn, np.array([cell.came]))[0]))
            )
    _days, rows = np.unique(days, return_inverse=True)
    own_means, other_means = (
        np.stack([np.bincount(rows, weights=each) / np.bincount(rows) for each in np.array(some).T])
        for some in (own, other)
    )
    found = ratio(own_means[0], other_means[0], block=2)
    print(f"  pool beside views-baseline {name}, {len(own)} of {len(scored)} windows: ratio {found.value:.3f} "
          f"[{found.low:.3f}, {found.high:.3f}], origins won {found.won}/{found.origins}, of logs "
          f"{own_means[1].mean() / other_means[1].mean():.3f}", flush=True)  # fmt: skip


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


def district(level: Level, target: Target, seeds: int, *, every: int, cards: Path | None) -> None:
    """Print the ratios for one country's weeks, era by era."""
    panel = weeks(level, target)
    for first, last in DISTRICT_ERAS:
        asked = [Asked(first=date(first, 1, 1), last=date(last, 12, 1), every=every, seed=1 + n) for n in range(seeds)]
        found = [backtest(panel, None, each)[0] for each in asked]
        show(f"{level.value} {target.value}, {first}-{last}, every {every} weeks", found)
        if cards:
            (cards / f"{level.value}-{target.value}-{first}.md").write_text(card(found[0]), encoding="utf-8")


def cost() -> None:
    """Print CPU seconds to fit the district panel and to draw a thousand times from it."""
    panel = weeks(Level.DISTRICT_28_DAYS, Target.DEATHS)
    began = time.process_time()
    pool = Pool.fit(panel, seed=1)
    fitted = time.process_time()
    pool.draw(panel, 1000)
    print(f"{len(panel.units)} districts, {len(panel.starts)} weeks: fit {fitted - began:.1f} CPU s, "
          f"1,000 draws {time.process_time() - fitted:.1f} CPU s")  # fmt: skip


def main(words: list[str] | None = None) -> int:
    """Run what is named, or all."""
    weekly = [level for level in Level if level is not Level.COUNTRY_MONTH]
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("what", nargs="*", default=["cost", "country", *weekly])
    parser.add_argument("--target", action="append", type=Target, choices=list(Target), default=[])
    parser.add_argument("--seeds", type=int, default=5)
    parser.add_argument("--every", type=int, default=4, help="weeks between origins")
    parser.add_argument("--cards", type=Path, metavar="FOLDER", help="where the model cards of weeks are written")
    asked = parser.parse_args(words)
    if not DATA.is_dir():
        sys.exit("no ../shared/data beside the project; these figures need it")
    if "cost" in asked.what:
        cost()
    if "country" in asked.what:
        country(asked.seeds)
    for level in weekly:
        for target in asked.target or Target:
            if level in asked.what:
                district(level, target, asked.seeds, every=asked.every, cards=asked.cards)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
