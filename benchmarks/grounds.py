"""Grounds: data sets, given to both sides row by row alike."""

from __future__ import annotations

import csv
import gzip
import tempfile
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc
from pyarrow import feather

from benchmarks.evidence import evidence_of
from sabaq.fusion.mentions import read_mentions
from sabaq.fusion.names import Folded, spelling_codes
from sabaq.fusion.placing import LEVELS, place_by_name
from sabaq.sources.synthetic import SyntheticWorld
from sabaq.sources.synthetic.worlds import YEARS
from sabaq.workspace import Workspace

MAVERICK = Path(__file__).resolve().parents[1].parent / "shared" / "data" / "maverick_kenya.csv.gz"
EARTH_KM = 6371.0088
BIN_DAYS = 7
CELL_DEGREES = 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """One data set on disk: evidence for sabaq, rows for the rival, the truth apart."""

    name: str
    folder: Path
    reports: int
    incidents: int
    rival_best: str  # which of the rival's set-ups does best here
    rival_guess: float  # share of true pairs its deterministic rules find, as the truth of another seed shows


def synthetic(folder: Path, world: SyntheticWorld, *, laid_out: str = "") -> Ground:
    """Write an invented world."""
    truth = dict(zip(world.reports["report_id"].to_pylist(), world.truth["incident"].to_pylist(), strict=True))
    name = f"synthetic {world.style}, {world.reports.num_rows:,} reports{laid_out}, seed {world.seed}"
    return _written(folder, name, evidence_of(world), truth, best="joint", guess=0.15)


def laid_out(area: int, years: int = YEARS, per_incident: float | None = None) -> str:
    """Say in what an invented world differs from the usual one."""
    wide, long = f", area {area}" if area > 1 else "", f", {years} years" if years != YEARS else ""
    return wide + long + (f", {per_incident:g} an incident" if per_incident else "")


def maverick(folder: Path, file: Path = MAVERICK) -> Ground:
    """Write the reports of the file as its mapping reads them; only here is the coders' event_id looked at."""
    with gzip.open(file, "rt", encoding="utf-8", newline="") as stream:
        truth = {row["id"]: row["event_id"] for row in csv.DictReader(stream)}
    with tempfile.TemporaryDirectory() as place:
        workspace = Workspace.init(Path(place) / "w")
        try:
            workspace.add((file,), mapping="maverick")
            evidence = workspace.ledger.evidence()
        finally:
            workspace.close()
    return _written(folder, "MAVERICK Kenya", evidence, truth, best="crowded", guess=0.5)


def _written(
    folder: Path, name: str, evidence: dict[str, pa.Table], truth: dict[str, object], *, best: str, guess: float
) -> Ground:
    folder.mkdir(parents=True, exist_ok=True)
    for each, table in evidence.items():
        feather.write_feather(table, folder / f"{each}.arrow", compression="uncompressed")
    reports = evidence["reports"]
    answers = pa.array([str(truth[external]) for external in reports["external_id"].to_pylist()])
    feather.write_feather(pa.table({"report": reports["id"], "incident": answers}), folder / "truth.arrow")
    feather.write_feather(rival_rows(evidence), folder / "rows.arrow", compression="uncompressed")
    return Ground(
        name=name, folder=folder, reports=len(answers), incidents=len(answers.unique()), rival_best=best,
        rival_guess=guess,
    )  # fmt: skip


def rival_rows(evidence: dict[str, pa.Table]) -> pa.Table:
    """Give one row a report with everything sabaq compares by, as plain columns.

    Positions include those that sabaq worked out for places which are only named: as if the rival's user had
    looked the names up first.
    """
    mentions = read_mentions(evidence["claims"], evidence["reports"], evidence["sources"])
    first, last = (
        mentions[name].to_numpy(zero_copy_only=False).astype(np.float64) for name in ("first_day", "last_day")
    )
    day = np.floor((first + last) / 2)
    days = pa.array(np.nan_to_num(day).astype(np.int32), mask=np.isnan(day))
    units = {name: spelling_codes(Folded.of(mentions[name])) for name in (*(level for level, _ in LEVELS), "country")}
    lat, lon, radius = place_by_name(mentions, units)
    x, y, z = _globe_km(lat, lon)
    names = {name: _plain(mentions[name]) for name in ("place", "district", "province", "country", "words")}
    lists = {name: _plain(_joined(mentions[column])) for name, column in LISTS.items()}
    columns = {
        "unique_id": mentions["report"], "day": days, "date": days.cast(pa.date32()),
        "day_bin": pc.cast(pc.floor(pc.divide(days.cast(pa.float64()), BIN_DAYS)), pa.int32()),
        "lat": _null(lat), "lon": _null(lon), "radius_km": _null(np.where(np.isnan(radius), 10.0, radius)),
        "x": _null(x), "y": _null(y), "z": _null(z), "cell": _cell(lat, lon), "cells": _cells(lat, lon),
        "killed": mentions["killed_best"], "wounded": mentions["wounded_best"],
        "published": mentions["published_day"], "source": mentions["source"],
    }  # fmt: skip
    return pa.table(columns | names | lists)


LISTS = {"actor": "actors", "other": "others", "attack_type": "types", "target": "targets"}


def _globe_km(
    lat: npt.NDArray[np.float64], lon: npt.NDArray[np.float64]
) -> tuple[npt.NDArray[np.float64], npt.NDArray[np.float64], npt.NDArray[np.float64]]:
    north, east = np.radians(lat), np.radians(lon)
    x, y = np.cos(north) * np.cos(east), np.cos(north) * np.sin(east)
    return x * EARTH_KM, y * EARTH_KM, np.sin(north) * EARTH_KM


def _cell(lat: npt.NDArray[np.float64], lon: npt.NDArray[np.float64]) -> pa.Array:
    return _coded(np.floor(lat / CELL_DEGREES), np.floor(lon / CELL_DEGREES))


def _coded(north: npt.NDArray[np.float64], east: npt.NDArray[np.float64]) -> pa.Array:
    number = np.nan_to_num(north * 10_000 + east).astype(np.int64)
    return pa.array(number, mask=np.isnan(north))


def _cells(lat: npt.NDArray[np.float64], lon: npt.NDArray[np.float64]) -> pa.Array:
    """Give the four cells of one degree around the nearest corner: points within half a degree share one."""
    four = [
        np.asarray(_coded(np.floor(lat - 0.5 + n), np.floor(lon - 0.5 + e)).fill_null(0).to_numpy())
        for n in (0, 1) for e in (0, 1)
    ]  # fmt: skip
    lists = pa.FixedSizeListArray.from_arrays(pa.array(np.column_stack(four).ravel()), 4)
    return pc.if_else(pa.array(~np.isnan(lat)), lists.cast(pa.list_(pa.int64())), pa.scalar(None, pa.list_(pa.int64())))


def _null(values: npt.NDArray[np.float64]) -> pa.Array:
    return pa.array(values, mask=np.isnan(values))


def _joined(column: pa.ChunkedArray) -> pa.ChunkedArray:
    told = pc.binary_join(column, "; ")
    return pc.if_else(pc.equal(told, ""), pa.scalar(None, pa.string()), told)


def _plain(column: pa.ChunkedArray | pa.Array) -> pa.ChunkedArray | pa.Array:
    """Fold case and spaces and drop a leading article, as anybody would before linking."""
    lower = pc.utf8_trim_whitespace(pc.utf8_lower(column))
    return pc.replace_substring_regex(lower, pattern="^the ", replacement="")
