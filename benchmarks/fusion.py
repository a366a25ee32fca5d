"""Fusion: sabaq's groups beside Splink's on the same rows.

    python3 dev.py bench [--size 100k] [--area 10] [--styles ab] [--best] [--repeat N] [--errors] [--json]

Each side runs in a process of its own; the scores count pairs lost in blocking as lost.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import statistics
import tempfile
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from importlib import metadata
from importlib.util import find_spec
from pathlib import Path

import numpy as np
from pyarrow import feather

from benchmarks import grounds
from benchmarks.grounds import Ground
from benchmarks.measures import DRAWS, NAMES, Parts, drawn_again, interval, parts, scored
from benchmarks.usage import in_own_process
from sabaq.sources.synthetic import generate
from sabaq.sources.synthetic.styles import STYLES
from sabaq.sources.synthetic.worlds import YEARS

SEEDS = (7001,)
SIDES = {"sabaq": "sabaq", "usual": "Splink as usual", "best": "Splink, best found"}
Result = dict[str, object]


def main(words: Sequence[str]) -> int:
    """Measure, print, and give the exit code."""
    asked = parser().parse_args(words)
    sides = ["sabaq"]
    if find_spec("splink") is not None:
        sides += ["usual", "best"] if asked.best else ["usual"]
    with tempfile.TemporaryDirectory() as place:
        results = []
        for ground in _grounds(Path(place), asked):
            results.append(measured(ground, sides, repeat=asked.repeat, draws=asked.draws, errors=asked.errors))
            if not asked.json:
                print(table(results[-1]), flush=True)
    if asked.json:
        print(json.dumps({"made_by": circumstances(), "results": results}, indent=1))
    else:
        print("\n".join(_last_words(results, sides)))
    return 0


def parser() -> argparse.ArgumentParser:
    """Give the options."""
    top = argparse.ArgumentParser(prog="dev.py bench", description="sabaq's fusion beside Splink on the same rows")
    top.add_argument("--size", nargs="+", default=["20k"], help="reports in an invented world, e.g. 20k 100k 1M")
    top.add_argument("--area", type=int, default=1, help="how many times the country is laid out")
    top.add_argument("--years", type=int, default=YEARS, help="how long an invented world lasts")
    top.add_argument("--per-incident", type=float, help="another mean number of reports an incident, e.g. 25")
    top.add_argument("--styles", default="ab", help="which invented styles; '-' for none")
    top.add_argument("--seeds", type=int, nargs="+", default=list(SEEDS), help="seeds that nothing was tuned on")
    top.add_argument(
        "--best", action="store_true", help="also the best Splink set-up found, its threshold by the truth"
    )
    top.add_argument("--repeat", type=int, default=1, help="paired runs, for the ratio of CPU seconds")
    top.add_argument("--draws", type=int, default=DRAWS, help="draws of incidents for the intervals")
    top.add_argument("--errors", action="store_true", help="also where true pairs were lost and false ones made")
    top.add_argument("--no-maverick", action="store_true", help="leave the MAVERICK reports out")
    top.add_argument("--json", action="store_true", help="one JSON object instead of tables")
    return top


def reports_in(size: str) -> int:
    """Read 20k, 1M or 5000."""
    unit = {"k": 1_000, "m": 1_000_000}.get(size[-1:].lower(), 1)
    digits = size if unit == 1 else size[:-1]
    try:
        return int(float(digits) * unit)
    except ValueError:
        raise SystemExit(f"--size {size!r} is no number of reports; wanted e.g. 20k, 1M or 5000") from None


def _grounds(folder: Path, asked: argparse.Namespace) -> Iterable[Ground]:
    at = 0
    for size in asked.size:
        for style in sorted(set(asked.styles) & set(STYLES)):
            for seed in asked.seeds:
                at += 1
                place = folder / str(at)
                world = generate(
                    seed=seed, reports=reports_in(size), style=style, area_factor=asked.area, years=asked.years,
                    per_incident=asked.per_incident,
                )  # fmt: skip
                yield grounds.synthetic(
                    place, world, laid_out=grounds.laid_out(asked.area, asked.years, asked.per_incident)
                )
    if not asked.no_maverick and grounds.MAVERICK.exists():
        yield grounds.maverick(folder / "maverick")


def measured(ground: Ground, sides: Sequence[str], *, repeat: int, draws: int, errors: bool = False) -> Result:
    """Run every side `repeat` times, turn about, and score what the last run wrote."""
    runs: dict[str, list[Result]] = {side: [] for side in sides}
    for _ in range(repeat):
        for side in sides:
            runs[side].append(_run(ground, side, errors=errors))
    split = {side: _parts(ground, side) for side in sides}
    drawn = dict(zip(sides, drawn_again(*split.values(), draws=draws), strict=True))
    told: dict[str, Result] = {}
    for side in sides:
        spans = {name: interval(drawn[side][:, at]) for at, name in enumerate(NAMES)}
        told[side] = runs[side][-1] | {"scores": scored(split[side]), "intervals": spans}
        told[side]["cpu_s"] = statistics.median(_number(run["cpu_s"]) for run in runs[side])
        told[side]["peak_gib"] = max(_number(run["peak_gib"]) for run in runs[side])
        if side != "sabaq":
            told[side]["ahead"] = _ahead(drawn["sabaq"] - drawn[side])
            ratios = [_number(a["cpu_s"]) / _number(b["cpu_s"]) for a, b in zip(runs["sabaq"], runs[side], strict=True)]
            told[side]["cpu_ratio"] = [min(ratios), statistics.median(ratios), max(ratios)]
    named = {"ground": ground.name, "reports": ground.reports, "incidents": ground.incidents, "repeat": repeat}
    return named | {"draws": draws, "sides": told}


def _run(ground: Ground, side: str, *, errors: bool) -> Result:
    if side == "sabaq":
        return in_own_process("benchmarks.own_fusion", str(ground.folder), *(["--errors"] if errors else []))
    return in_own_process("benchmarks.rival_splink", str(ground.folder), _set_up(ground, side), str(ground.rival_guess))


def _set_up(ground: Ground, side: str) -> str:
    return ground.rival_best if side == "best" else side


def _parts(ground: Ground, side: str) -> Parts:
    """Score by report; a report that a side left out is alone."""
    truth = feather.read_table(ground.folder / "truth.arrow")
    name = side if side == "sabaq" else f"splink-{_set_up(ground, side)}"
    found = feather.read_table(ground.folder / f"{name}.arrow")
    group = dict(zip(found["report"].to_pylist(), found["group"].to_pylist(), strict=True))
    return parts(
        np.array([group.get(report, report) for report in truth["report"].to_pylist()]),
        np.array(truth["incident"].to_pylist()),
    )


def _ahead(difference: np.ndarray) -> dict[str, tuple[float, float]]:
    return {name: interval(difference[:, NAMES.index(name)]) for name in ("f1", "b3_f1")}


def _number(value: object) -> float:
    return float(str(value))


def table(result: Result) -> str:
    """Give one data set as lines."""
    lines = [f"\n{result['ground']}: {result['reports']:,} reports of {result['incidents']:,} incidents"]
    head = ("", "pair P", "R", "F1", "95 %", "B3 P", "R", "F1", "95 %", "blocking", "pairs", "CPU s", "GiB")
    lines.append(ROW.format(*head))
    sides = dict(result["sides"])  # type: ignore[call-overload]
    for side, told in sides.items():
        lines.append(ROW.format(*_cells(SIDES[side], told)))
    for side, told in sides.items():
        if "ahead" in told:
            low, high = told["ahead"]["f1"]
            least, middle, most = told["cpu_ratio"]
            runs = f" ({least:.2f}..{most:.2f} in {result['repeat']} paired runs)" if result["repeat"] != 1 else ""
            lines.append(
                f"  sabaq ahead of {SIDES[side]}: F1 {low:+.3f}..{high:+.3f}; CPU {middle:.2f} times as much{runs}"
            )
    if "errors" in sides["sabaq"]:
        lines.append(json.dumps(sides["sabaq"]["errors"], indent=1))
    return "\n".join(lines)


ROW = "{:<20}{:>7}{:>7}{:>7}  {:<13}{:>6}{:>7}{:>7}  {:<13}{:>8}{:>12}{:>8}{:>7}"


def _cells(name: str, told: Result) -> list[str]:
    scores, spans, blocking = (dict(told[key]) for key in ("scores", "intervals", "blocking"))  # type: ignore[call-overload]
    cells = [name]
    for family in ("", "b3_"):
        cells += [f"{scores[family + each]:.3f}" for each in ("precision", "recall", "f1")]
        low, high = spans[family + "f1"]
        cells.append(f"{low:.3f}-{high:.3f}")
    cells += [f"{blocking['recall']:.3f}", f"{blocking['pairs']:,}"]
    return [*cells, f"{told['cpu_s']:.1f}", f"{told['peak_gib']:.2f}"]


def _last_words(results: Sequence[Result], sides: Sequence[str]) -> list[str]:
    lines = []
    by_size: dict[int, list[float]] = {}
    for result in results:
        if str(result["ground"]).startswith("synthetic"):
            score = dict(dict(result["sides"])["sabaq"])["scores"]["f1"]  # type: ignore[call-overload]
            by_size.setdefault(int(_number(result["reports"])), []).append(score)
    means = {size: statistics.fmean(found) for size, found in sorted(by_size.items())}
    if len(means) > 1:
        told = ", ".join(f"{size:,} reports {mean:.4f}" for size, mean in means.items())
        spread = max(means.values()) - min(means.values())
        lines.append(f"\nsabaq's F1 with the same settings: {told}; greatest difference {spread:.4f}")
    if len(sides) == 1:
        lines.append("\nSplink is not installed, so sabaq stands alone; python3 dev.py setup --bench brings it.")
    lines.append("\n" + "; ".join(f"{name} {value}" for name, value in circumstances().items()))
    return lines


def circumstances() -> dict[str, str]:
    """Give where and with what the figures were made."""
    versions = {name: metadata.version(name) for name in ("splink", "duckdb", "numpy", "scipy") if find_spec(name)}
    today = datetime.now(UTC).date().isoformat()
    return {"date": today, "cores": str(os.cpu_count()), "python": platform.python_version()} | versions
