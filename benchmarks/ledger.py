"""Benchmark: claims a second that the ledger takes in durably.

    python -m benchmarks.ledger [--reports N] [--single N] [--folder DIR]

Three measures, each in a workspace of its own, in CPU seconds (user and system) and in wall time:
intake    a generated generic CSV through the whole of Workspace.add: read, drawn up as claims, checked, written
append    the same reports through Ledger.append alone, in the same batches
single    one report a transaction, as from a feed: median, 95th and 99th percentile of the latency
Every transaction is synced to the disk before it counts, so the folder's disk decides the last one.
"""

from __future__ import annotations

import argparse
import json
import random
import statistics
import tempfile
import time
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from sabaq.guard.permit import Guard
from sabaq.model.authority import Operation, Request
from sabaq.model.evidence import Batch, Rejected
from sabaq.model.ids import BatchId
from sabaq.sources.base import Arrival, Intake
from sabaq.sources.gazetteer import Gazetteer
from sabaq.sources.readers import choose
from sabaq.sources.register import Register
from sabaq.store.ledger import Ledger
from sabaq.workspace import Workspace
from sabaq.workspace.files import REPORTS_AT_ONCE

BAR = 5_000  # durable claims a second
SEED = 11
COLUMNS = (
    "report_id,source,published,date,date_precision,lat,lon,place,district,province,country,actor,target,attack_type,"
    "killed_low,killed_high,wounded_low,wounded_high,text"
)


def write_table(path: Path, reports: int) -> None:
    """Write a generic CSV in which every column is filled."""
    chance = random.Random(SEED)
    with path.open("w", encoding="utf-8") as out:
        out.write(COLUMNS + "\n")
        for k in range(reports):
            day = date(2015, 1, 1) + timedelta(days=chance.randrange(3000))
            low = chance.randrange(20)
            out.write(
                f"r{k},Wire {k % 40},{day + timedelta(days=1)},{day},day,{chance.uniform(24, 37):.4f},"
                f"{chance.uniform(61, 77):.4f},Town {k % 900},District {k % 120},Province {k % 6},PK,Group {k % 30},"
                f"police,ied,{low},{low + 3},{low},{low + 9},A bomb in town {k % 900} hit a patrol; report {k}.\n"
            )


def measure_intake(folder: Path, table: Path) -> dict[str, float]:
    """Take the table in through every check and give the rates."""
    workspace = Workspace.init(folder)
    cpu, wall = time.process_time(), time.perf_counter()
    (added,) = workspace.add([table], mapping="generic")
    cpu, wall = time.process_time() - cpu, time.perf_counter() - wall
    workspace.close()
    return rates(added.claims, cpu, wall)


def arrivals_of(table: Path) -> Iterator[Arrival]:
    """Read the table before the clock starts."""
    reader = choose(table, name="generic", map_file=None, register=Register.load(), gazetteer=Gazetteer.shipped())
    for reading in reader.read(table, Intake(archive="0" * 64, now=datetime.now(UTC), zone=UTC)):
        if isinstance(reading, Rejected):
            raise SystemExit(f"the generated table has a bad row: {reading}")
        yield reading


def measure_append(folder: Path, arrivals: list[Arrival], *, at_once: int) -> tuple[dict[str, float], list[float]]:
    """Write the arrivals, so many in a transaction; give the rates and the seconds of each transaction."""
    folder.mkdir()
    guard = Guard(clock=lambda: datetime.now(UTC))
    ledger = Ledger.open(folder / "ledger.sqlite", guard, create=True)
    grant = guard.permit(Request(actor="benchmark", operation=Operation.ADD, purpose="EXERCISE"))
    batch = Batch(id=BatchId("b_1"), file="table", archive="0" * 64, mapping="generic", back_filled=False)
    ledger.begin_batch(grant, batch)
    took: list[float] = []
    claims = 0
    cpu = time.process_time()
    for start in range(0, len(arrivals), at_once):
        part = arrivals[start : start + at_once]
        began = time.perf_counter()
        written = ledger.append(
            grant, batch, sources={each.source.id: each.source for each in part}.values(),
            reports=[(each.report, each.claims) for each in part], links=[],
        )  # fmt: skip
        took.append(time.perf_counter() - began)
        claims += written.claims
    ledger.end_batch(grant, batch, [])
    cpu = time.process_time() - cpu
    ledger.close()
    return rates(claims, cpu, sum(took)), took


def rates(claims: int, cpu: float, wall: float) -> dict[str, float]:
    """Give claims a second by both clocks."""
    return {
        "claims": claims, "cpu_s": round(cpu, 3), "wall_s": round(wall, 3),
        "claims_per_cpu_s": round(claims / cpu), "claims_per_wall_s": round(claims / wall),
    }  # fmt: skip


def percentiles(took: list[float]) -> dict[str, float]:
    """Give the latency of single transactions in milliseconds."""
    cuts = statistics.quantiles(took, n=100, method="inclusive")
    return {f"p{at}_ms": round(1000 * cuts[at - 1], 2) for at in (50, 95, 99)}


def measure(reports: int, single: int, folder: Path | None = None) -> dict[str, dict[str, float]]:
    """Run all three measures in a folder that is removed afterwards."""
    with tempfile.TemporaryDirectory(dir=folder) as made:
        room = Path(made)
        write_table(room / "table.csv", reports)
        found = {"intake": measure_intake(room / "intake", room / "table.csv")}
        arrivals = list(arrivals_of(room / "table.csv"))
        found["append"], _ = measure_append(room / "append", arrivals, at_once=REPORTS_AT_ONCE)
        alone, took = measure_append(room / "single", arrivals[:single], at_once=1)
        found["single"] = alone | percentiles(took)
    return found


def main(words: list[str] | None = None) -> int:
    """Print the figures; the exit code is 1 when the intake is slower than the bar."""
    options = argparse.ArgumentParser(prog="ledger", description="How fast the ledger takes claims in, durably.")
    options.add_argument("--reports", type=int, default=20_000)
    options.add_argument("--single", type=int, default=500, help="reports written one by one")
    options.add_argument(
        "--folder", type=Path, help="where to write; the system's folder for temporary files if absent"
    )
    options.add_argument("--json", action="store_true")
    asked = options.parse_args(words)
    found = measure(asked.reports, asked.single, asked.folder)
    if asked.json:
        print(json.dumps(found))
    else:
        for name, figures in found.items():
            print(f"{name:<8}" + "  ".join(f"{figure} {value:,}" for figure, value in figures.items()))
        print(
            f"bar: {BAR:,} durable claims a second; intake reaches {found['intake']['claims_per_wall_s']:,} by the wall"
        )
    return int(found["intake"]["claims_per_wall_s"] < BAR)


if __name__ == "__main__":
    raise SystemExit(main())
