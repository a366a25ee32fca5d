"""Worlds: invented reports as a table, with the truth apart."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.csv as pacsv

from sabaq.errors import BadConfig
from sabaq.sources.synthetic.headlines import headlines
from sabaq.sources.synthetic.incidents import TARGETS, Happened, incidents
from sabaq.sources.synthetic.lands import COPIES_MOST, COUNTRY, Floats, Ints, Land, Words, land, thrown
from sabaq.sources.synthetic.reporters import REPORTERS, TYPE_OTHER, TYPE_WORDS, group_names
from sabaq.sources.synthetic.styles import style_of
from sabaq.sources.synthetic.tellings import DISTRICT, EXACT, MISSING, NOWHERE, TOWN, Flags, Told, sizes_of, tell

LAST_YEAR = 2025
END = np.datetime64(f"{LAST_YEAR + 1}-01-01")  # the day after the last
YEARS, YEARS_MOST = 3, 100
OFFSET = "+05:00"  # at 78 degrees east
PRECISIONS = np.array([None, "day", "days", "week"], dtype=object)
LANDMARKS = np.array(
    ["North Bazaar", "Old Harbour", "the bus station", "Mill Road", "Checkpoint 4", "the ring road", "Lower Bridge",
     "Salt Market", "the grain depot", "Hill Quarter"],
    dtype=object,
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class SyntheticWorld:
    """Invented reports in the generic mapping's columns, in order of publication; the truth has one row a report."""

    seed: int
    style: str
    reports: pa.Table
    truth: pa.Table  # report_id, incident, date, lat, lon, actor, attack_type, killed, wounded


def generate(
    *,
    seed: int,
    reports: int,
    style: str = "a",
    area_factor: int = 1,
    years: int = YEARS,
    per_incident: float | None = None,
) -> SyntheticWorld:
    """Make a world of exactly so many reports; the same arguments make the same bytes.

    `area_factor` lays the country out so many times, each copy with names of its own, so that a world of more
    reports can keep the density of a smaller one; so do more `years`, the last of which is 2025. `per_incident`
    asks for another mean number of reports.
    """
    if reports < 1:
        raise BadConfig(f"{reports} reports were asked for; wanted 1 or more")
    if not 1 <= area_factor <= COPIES_MOST:
        raise BadConfig(f"area_factor is {area_factor}; wanted a whole number from 1 to {COPIES_MOST}")
    if not 1 <= years <= YEARS_MOST:
        raise BadConfig(f"years is {years}; wanted a whole number from 1 to {YEARS_MOST}")
    if per_incident is not None and not 1 <= per_incident <= 200:
        raise BadConfig(f"per_incident is {per_incident}; wanted a mean from 1 to 200 reports")
    rng = np.random.default_rng(seed)
    chosen = style_of(style)
    ground = land(area_factor)
    sizes = sizes_of(chosen, reports, per_incident, rng=rng)
    first = np.datetime64(f"{LAST_YEAR + 1 - years}-01-01")
    happened = incidents(ground, len(sizes), days=int((END - first).astype(int)), rng=rng)
    told = tell(happened, chosen, sizes, rng=rng)
    order = np.argsort(told.published, kind="stable")
    table = _table(ground, happened, told, rng=rng).take(pa.array(order))
    ids = pa.array([f"v{seed}-{number:07d}" for number in range(1, reports + 1)])
    truth = _truth(ground, happened, told.incident[order])
    return SyntheticWorld(
        seed=seed,
        style=style,
        reports=table.add_column(0, "report_id", ids),
        truth=truth.add_column(0, "report_id", ids),
    )


def write_csv(world: SyntheticWorld, path: Path) -> None:
    """Write the reports as a CSV file that the generic mapping reads."""
    pacsv.write_csv(world.reports, path, pacsv.WriteOptions(quoting_style="needed"))


def write_truth(world: SyntheticWorld, path: Path) -> None:
    """Write which incident each report is of, and what truly happened."""
    pacsv.write_csv(world.truth, path, pacsv.WriteOptions(quoting_style="needed"))


def _table(ground: Land, happened: Happened, told: Told, *, rng: np.random.Generator) -> pa.Table:
    town = happened.town[told.incident]
    lat, lon, radius = _spots(ground, happened, told, rng)
    places = _places(ground, told, town, rng)
    shown = np.where(told.level == DISTRICT, ground.district_names[ground.district[town], told.spelling], places)
    groups = group_names()
    actors = _unless(told.group == MISSING, groups[told.group, told.spelling])
    share = rng.uniform(size=len(town))
    with_district = (told.level == DISTRICT) | ((told.level != NOWHERE) & (share < 0.55))
    with_province = share > 0.25
    own = {
        "source": np.array([one.name for one in REPORTERS], dtype=object)[told.reporter],
        "published": _moments(END - happened.days, told.published),
    }
    columns = {
        "date": np.datetime_as_string(END - happened.days + told.day),
        "date_precision": PRECISIONS[told.precision],
        "lat": lat,
        "lon": lon,
        "radius_m": radius,
        "place": places,
        "district": _unless(~with_district, ground.district_names[ground.district[town], told.spelling]),
        "province": _unless(~with_province, ground.province_names[ground.province[town]]),
        "country": np.full(len(town), COUNTRY, dtype=object),
        "actor": actors,
        "target": _unless(told.target == MISSING, np.array(TARGETS, dtype=object)[told.target]),
        "attack_type": _kinds(told),
        "killed_low": _numbers(told.killed_low),
        "killed_high": _numbers(told.killed_high),
        "wounded_low": _numbers(told.wounded),
        "wounded_high": _numbers(told.wounded),
        "text": headlines(told, shown, actors, attackers=happened.attackers_killed[told.incident], rng=rng),
    }
    copied = pa.table({name: _column(values) for name, values in columns.items()}).take(pa.array(told.origin))
    for position, (name, values) in enumerate(own.items()):
        copied = copied.add_column(position, name, _column(values))
    return copied


def _column(values: object) -> pa.Array:
    if isinstance(values, np.ndarray) and values.dtype.kind in "OU":
        return pa.array(values, pa.string())
    return pa.array(values)


def _spots(
    ground: Land, happened: Happened, told: Told, rng: np.random.Generator
) -> tuple[pa.Array, pa.Array, pa.Array]:
    """Give latitude, longitude and radius as each report knows them."""
    town = happened.town[told.incident]
    count = len(town)
    district = ground.district[town]
    near_lat, near_lon = thrown(
        (happened.lat[told.incident], happened.lon[told.incident]),
        rng.exponential(250, count),
        rng.uniform(0, 2 * np.pi, count),
    )
    pick = [told.level == EXACT, told.level == TOWN, told.level == DISTRICT]
    lat = np.select(pick, [near_lat, ground.lat[town], ground.district_lat[district]], np.nan)
    lon = np.select(pick, [near_lon, ground.lon[town], ground.district_lon[district]], np.nan)
    radius = np.select(pick, [rng.choice([500.0, 1000.0], count), 8000.0, 35000.0], np.nan)
    unplaced = rng.uniform(size=count) < np.select(pick, [0.0, 0.12, 0.5], 1.0)
    untold = unplaced | (rng.uniform(size=count) < 0.15)
    return _degrees(lat, unplaced), _degrees(lon, unplaced), pa.array(np.where(untold, 0, radius), mask=untold)


def _degrees(values: Floats, untold: Flags) -> pa.Array:
    return pa.array(np.round(np.where(untold, 0, values), 5), mask=untold)


def _places(ground: Land, told: Told, town: Ints, rng: np.random.Generator) -> Words:
    """Give the place as named: a landmark in a town, a town, or nothing."""
    name = ground.names[town, told.spelling]
    spot = LANDMARKS[rng.integers(0, len(LANDMARKS), len(town))] + ", " + name
    exact = (told.level == EXACT) & (rng.uniform(size=len(town)) < 0.5)
    return _unless(~np.isin(told.level, (EXACT, TOWN)), np.where(exact, spot, name))


def _kinds(told: Told) -> Words:
    own = np.array([word for word, _ in TYPE_WORDS], dtype=object)[told.kind]
    other = np.array(TYPE_OTHER, dtype=object)[told.kind]
    return _unless(told.kind == MISSING, np.where(told.other_word, other, own))


def _unless(untold: Flags, words: Words) -> Words:
    """Give the words, with None where nothing is told."""
    words = words.copy()
    words[untold] = None
    return words


def _numbers(values: Ints) -> pa.Array:
    return pa.array(values, mask=values == MISSING)


def _moments(first: np.datetime64, days: Floats) -> Words:
    minutes = np.floor(days * 1440).astype("timedelta64[m]")
    stamps = np.datetime_as_string(first.astype("datetime64[m]") + minutes, unit="m")
    return np.char.add(stamps, OFFSET).astype(object)


def _truth(ground: Land, happened: Happened, incident: Ints) -> pa.Table:
    """Give the true values of each report's incident; incidents are numbered from 1."""
    day = END - happened.days + np.floor(happened.moment[incident]).astype(np.int64)
    return pa.table(
        {
            "incident": incident + 1,
            "date": pa.array(np.datetime_as_string(day)),
            "lat": np.round(happened.lat[incident], 5),
            "lon": np.round(happened.lon[incident], 5),
            "town": pa.array(ground.names[happened.town[incident], 0], pa.string()),
            "actor": pa.array(group_names()[happened.group[incident], 0], pa.string()),
            "attack_type": pa.array(
                np.array([w for w, _ in TYPE_WORDS], dtype=object)[happened.kind[incident]], pa.string()
            ),
            "killed": happened.killed[incident],
            "wounded": happened.wounded[incident],
        }
    )
