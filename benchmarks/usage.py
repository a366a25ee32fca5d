"""Usage: CPU seconds and peak memory of this process."""

from __future__ import annotations

import json
import resource
import subprocess
import sys
import time
from dataclasses import asdict, dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
GIB = 1024.0**3


@dataclass(frozen=True, slots=True, kw_only=True)
class Usage:
    """What a stretch of work took; the peak is that of the whole process until then."""

    cpu_s: float  # user and system, all threads
    wall_s: float
    peak_gib: float


def cpu_seconds() -> float:
    """Give user and system time of all threads so far."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    return used.ru_utime + used.ru_stime


def peak_gib() -> float:
    """Give the most memory held so far.

    On Linux a new process inherits the peak of the one that started it in getrusage; VmHWM is its own.
    """
    status = Path("/proc/self/status")
    if status.exists():
        for line in status.read_text(encoding="ascii", errors="replace").splitlines():
            if line.startswith("VmHWM:"):
                return int(line.split()[1]) * 1024 / GIB
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most / GIB if sys.platform == "darwin" else most * 1024 / GIB


class Watch:
    """Measures stretches of work, one after the other."""

    def __init__(self) -> None:
        self._cpu, self._wall = cpu_seconds(), time.perf_counter()

    def lap(self) -> Usage:
        """Give what was used since the last lap."""
        cpu, wall = cpu_seconds(), time.perf_counter()
        used = Usage(cpu_s=cpu - self._cpu, wall_s=wall - self._wall, peak_gib=peak_gib())
        self._cpu, self._wall = cpu, wall
        return used


def as_json(used: Usage) -> dict[str, float]:
    """Give the figures, rounded as far as they can be trusted."""
    return {name: round(value, 3) for name, value in asdict(used).items()}


def in_own_process(module: str, *words: str) -> dict[str, object]:
    """Run a module of benchmarks in a process of its own and give the JSON object it printed last."""
    done = subprocess.run(
        [sys.executable, "-m", module, *words], cwd=ROOT, stdout=subprocess.PIPE, text=True, check=False
    )
    if done.returncode != 0:
        raise SystemExit(f"{module} ended with exit code {done.returncode}; its reason stands above")
    answer = json.loads(done.stdout.splitlines()[-1])
    return dict(answer)
