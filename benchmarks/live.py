"""Live: how soon one more report shows in the picture.

python -m benchmarks.live --reports 100000 --late 1000 --area 5

Makes a workspace of an invented country's reports (or takes the one that an earlier call left in --folder), then lets
later reports come one by one, each as a file of its own. A report is timed from the dropped file to the returned call:
by then it is on the disk, and its incident with it.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import shutil
import statistics
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from benchmarks.usage import peak_gib
from sabaq.sources.synthetic import generate, write_csv
from sabaq.sources.synthetic.worlds import YEARS
from sabaq.workspace import Workspace
from sabaq.workspace.live import Live
from sabaq.workspace.results import Took

BAR_MS = 10.0  # 95 of 100 reports
SEED = 11
Laps = list[tuple[float, float]]  # seconds by the wall, and of the processor


def lines_of(folder: Path, asked: argparse.Namespace) -> tuple[str, list[str], list[str]]:
    """Give the header, the lines that are there first and those that come later, which are the last published."""
    table = folder / "world.csv"
    if not table.exists():
        world = generate(
            seed=SEED, reports=asked.reports + asked.late, area_factor=asked.area, style=asked.style, years=asked.years
        )
        write_csv(world, table)
    header, *lines = table.read_text(encoding="utf-8").splitlines()
    return header, lines[: asked.reports], lines[asked.reports :]


def prepared(folder: Path, header: str, first: Sequence[str]) -> Workspace:
    """Give a workspace with the first reports and their picture, which no earlier measure has touched."""
    untouched, touched = folder / "untouched", folder / "touched"
    if not untouched.exists():
        workspace = Workspace.init(untouched)
        (folder / "first.csv").write_text("\n".join([header, *first]) + "\n", encoding="utf-8")
        workspace.add([folder / "first.csv"], mapping="generic")
        workspace.run()
        workspace.close()
    shutil.rmtree(touched, ignore_errors=True)
    shutil.copytree(untouched, touched)
    return Workspace.open(touched)


def timed(call: Callable[[], Took]) -> tuple[Took, tuple[float, float]]:
    """Call, and give what it took."""
    wall, cpu = time.perf_counter(), time.process_time()
    took = call()
    return took, (time.perf_counter() - wall, time.process_time() - cpu)


def figures(laps: Laps) -> dict[str, float]:
    """Give the latencies in milliseconds, by the wall and by the processor."""
    found = {}
    for name, column in zip(("", "cpu_"), zip(*laps, strict=True), strict=True):
        cuts = statistics.quantiles(column, n=100, method="inclusive")
        found |= {f"{name}p{at}_ms": round(1000 * cuts[at - 1], 2) for at in (50, 95, 99)}
    return found | {"cpu_ms_each": round(1000 * statistics.fmean(cpu for _, cpu in laps), 2)}


class Disk:
    """Asks the disk to keep one small write, beside each report: no durable report can be sooner."""

    def __init__(self, folder: Path) -> None:
        self._out = (folder / "disk").open("wb", buffering=0)
        self.laps: Laps = []

    def lap(self) -> None:
        """Write and wait."""
        began, cpu = time.perf_counter(), time.process_time()
        self._out.write(b"x" * 4096)
        os.fsync(self._out.fileno())
        self.laps.append((time.perf_counter() - began, time.process_time() - cpu))


def measure(folder: Path, asked: argparse.Namespace) -> dict[str, object]:
    """Let the late reports come, half of them with the picture following, half into the ledger alone."""
    header, first, later = lines_of(folder, asked)
    random.Random(SEED).shuffle(later)
    workspace = prepared(folder, header, first)
    live = Live(workspace=workspace, mapping="generic")
    began = time.perf_counter()
    live.load()
    loaded_s = time.perf_counter() - began
    follow: Laps = []
    alone: Laps = []
    disk = Disk(folder)
    half = len(later) // 2
    path = folder / "late.csv"
    for line in later[:half]:
        path.write_text(f"{header}\n{line}\n", encoding="utf-8")
        follow.append(timed(lambda: live.take(path))[1])
        disk.lap()
    live.finish()
    began = time.perf_counter()
    Live(workspace=workspace).load()
    restarted_s = time.perf_counter() - began
    for line in later[half:]:
        path.write_text(f"{header}\n{line}\n", encoding="utf-8")
        began, cpu = time.perf_counter(), time.process_time()
        workspace.add([path], mapping="generic", back_filled=False)
        alone.append((time.perf_counter() - began, time.process_time() - cpu))
    workspace.close()
    return {
        "reports_behind": len(first), "loaded_s": round(loaded_s, 1), "peak_gib": round(peak_gib(), 2),
        "restarted_s": round(restarted_s, 1), "load": round(os.getloadavg()[0], 1), "disk": figures(disk.laps),
        "follow": figures(follow[5:]), "intake_alone": figures(alone[5:]),
    }  # fmt: skip


def main(words: list[str] | None = None) -> int:
    """Print the figures; the exit code is 1 when the picture follows later than the bar."""
    options = argparse.ArgumentParser(prog="live", description="How soon one more report shows in the picture.")
    options.add_argument("--reports", type=int, default=20_000, help="reports behind")
    options.add_argument("--late", type=int, default=1_000, help="reports that come one by one")
    options.add_argument("--area", type=int, default=1, help="times the country is laid out")
    options.add_argument("--years", type=int, default=YEARS, help="years that the reports tell of")
    options.add_argument("--style", default="a", help="style of error, a or b")
    options.add_argument("--folder", type=Path, help="keeps the workspace for the next call")
    options.add_argument("--json", action="store_true")
    asked = options.parse_args(words)
    if asked.folder:
        asked.folder.mkdir(exist_ok=True)
        found = measure(asked.folder, asked)
    else:
        with tempfile.TemporaryDirectory() as made:
            found = measure(Path(made), asked)
    if asked.json:
        print(json.dumps(found))
    else:
        for name, value in found.items():
            print(
                f"{name:<15}"
                + ("  ".join(f"{k} {v:,}" for k, v in value.items()) if isinstance(value, dict) else f"{value:,}")
            )
    follow = found["follow"]
    assert isinstance(follow, dict)
    return int(follow["p95_ms"] > BAR_MS)


if __name__ == "__main__":
    raise SystemExit(main())
