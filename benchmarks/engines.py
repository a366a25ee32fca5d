"""Engines: what one picture costs, here and on Spark.

python -m benchmarks engines --size 100k --area 5     three rows: this process, local[2], a master with two workers
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, nullcontext
from importlib.util import find_spec
from pathlib import Path

from pyarrow import feather

from benchmarks import grounds
from benchmarks.fusion import reports_in
from sabaq import flow
from sabaq.sources.synthetic import generate
from sabaq.store.base import Engine
from sabaq.store.machines import engine_on
from sabaq.store.parts import HERE
from tests.standalone import cluster, environment

WAYS = ("local", "local[2]", "standalone")
LOOK_S = 0.5
TICKS_S = os.sysconf("SC_CLK_TCK")


def main(words: Sequence[str]) -> int:
    """Measure each way in a session of its own, so that all its processes count."""
    top = argparse.ArgumentParser(prog="dev.py bench engines", description="one picture, by each engine")
    top.add_argument("--size", default="20k", help="reports in an invented world")
    top.add_argument("--area", type=int, default=1, help="how many times the country is laid out")
    top.add_argument("--ways", nargs="+", default=list(WAYS), choices=WAYS, help="which engines")
    asked = top.parse_args(words)
    if asked.ways != ["local"] and find_spec("pyspark") is None:
        raise SystemExit("pyspark is not installed: python3 dev.py setup --spark; or measure --ways local alone")
    with tempfile.TemporaryDirectory() as place:
        world = generate(seed=7001, reports=reports_in(asked.size), style="a", area_factor=asked.area)
        ground = grounds.synthetic(Path(place), world, laid_out=grounds.laid_out(asked.area))
        print(f"{ground.name}; {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}")
        for way in asked.ways:
            print(json.dumps({"way": way} | _measured(way, ground.folder)), flush=True)
    return 0


def _measured(way: str, folder: Path) -> dict[str, object]:
    began = time.monotonic()
    running = subprocess.Popen(
        [sys.executable, "-m", "benchmarks.engines", way, str(folder)],
        env=environment() | {"JAVA_TOOL_OPTIONS": ""}, stdout=subprocess.PIPE, text=True, start_new_session=True,
    )  # fmt: skip
    cpu: dict[int, float] = {}
    peak = 0.0
    while running.poll() is None:
        now = dict(_processes(running.pid))
        cpu |= {process: used for process, (used, _) in now.items()}
        peak = max(peak, sum(held for _, held in now.values()))
        time.sleep(LOOK_S)
    assert running.stdout is not None
    told = json.loads(running.stdout.read().splitlines()[-1])
    return told | {
        "all_wall_s": round(time.monotonic() - began, 1), "all_cpu_s": round(sum(cpu.values()), 1),
        "processes": len(cpu), "peak_gib": round(peak, 2),
    }  # fmt: skip


def _processes(session: int) -> Iterator[tuple[int, tuple[float, float]]]:
    """Give CPU seconds and GiB of each process of a session; shared pages are shared out among them."""
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            told = stat.read_text().rsplit(")", 1)[1].split()
            if int(told[3]) != session:
                continue
            held = next(line for line in (stat.parent / "smaps_rollup").read_text().splitlines() if line[:4] == "Pss:")
        except (OSError, StopIteration):
            continue
        yield int(stat.parent.name), ((int(told[11]) + int(told[12])) / TICKS_S, int(held.split()[1]) / 2**20)


def run(way: str, folder: Path) -> None:
    """Make the picture one way, and print what each step took by the clock."""
    truth = {name: feather.read_table(folder / f"{name}.arrow") for name in sorted(flow.TRUTH)}
    laps: list[tuple[str, float]] = []
    with tempfile.TemporaryDirectory() as place, _engine(way, Path(place)) as engine:
        began = time.monotonic()
        made = flow.run(truth, lambda name: laps.append((name, time.monotonic())), engine=engine)
        ended = time.monotonic()
    beyond = [at for _, at in laps[1:]] + [ended]
    steps = {name: round(stop - start, 1) for (name, start), stop in zip(laps, beyond, strict=True)}
    taken = {name: took for name, took in steps.items() if took >= 1}
    print(json.dumps({"run_wall_s": round(ended - began, 1), "incidents": made["incidents"].num_rows, "steps": taken}))


@contextmanager
def _engine(way: str, place: Path) -> Iterator[Engine]:
    with cluster(place / "cluster") if way == "standalone" else nullcontext() as these:
        master = these.master if these else way
        with nullcontext(HERE) if way == "local" else engine_on(master, folder=place, log=place / "log") as engine:
            yield engine


if __name__ == "__main__":
    if sys.argv[1:2] and sys.argv[1] in WAYS:
        run(sys.argv[1], Path(sys.argv[2]))
    else:
        raise SystemExit(main(sys.argv[1:]))
