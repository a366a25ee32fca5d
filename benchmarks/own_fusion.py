"""Own side: sabaq's fusion steps on a ground, measured."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import numpy as np
import pyarrow as pa
from pyarrow import feather

from benchmarks import losses
from benchmarks.usage import Usage, Watch, as_json, cpu_seconds, peak_gib
from sabaq import flow

CLAIMED = frozenset({"claims", "reports", "sources"})  # let go once the mentions are read, as the rival has rows only
LAST = "memberships"  # what comes after tells why and how many; the rival has nothing of the kind


def main(folder: Path, *, errors: bool) -> dict[str, object]:
    """Fuse, write found.arrow (report, group), and say what it took."""
    watch = Watch()
    tables = {name: feather.read_table(folder / f"{name}.arrow", memory_map=True) for name in sorted(flow.TRUTH)}
    before = watch.lap()
    laps: dict[str, Usage] = {}
    for step in flow.STEPS:
        if step.writes in laps or LAST in laps:
            break
        tables[step.writes] = step.run(*(tables[name] for name in step.reads))
        for name in CLAIMED & tables.keys() if step.writes == "mentions" else ():
            del tables[name]
        laps[step.writes] = watch.lap()
    members = tables[LAST]
    feather.write_feather(pa.table({"report": members["report"], "group": members["incident"]}), folder / "sabaq.arrow")
    answer: dict[str, object] = {
        "cpu_s": round(sum(lap.cpu_s for lap in laps.values()), 3),
        "wall_s": round(sum(lap.wall_s for lap in laps.values()), 3),
        "peak_gib": round(peak_gib(), 3),
        "process_cpu_s": round(cpu_seconds(), 3),
        "steps": {name: as_json(lap) for name, lap in laps.items()},
        "loaded": as_json(before),
        "pairs": tables["pairs"].num_rows,
        "made_with": [step.name for step in flow.STEPS if step.writes in laps],
    }
    told = losses.Told(
        **{name: tables[name] for name in ("codes", "crowds", "model", "likeness")}, groups=members["incident"],
        truth=losses.truth_codes(feather.read_table(folder / "truth.arrow"), tables["mentions"]["report"]),
    )  # fmt: skip
    answer["blocking"] = losses.blocking(told.truth, np.asarray(tables["pairs"]["a"]), np.asarray(tables["pairs"]["b"]))
    if errors:
        answer["errors"] = losses.account(told)
    return answer


if __name__ == "__main__":
    print(json.dumps(main(Path(sys.argv[1]), errors="--errors" in sys.argv)))
