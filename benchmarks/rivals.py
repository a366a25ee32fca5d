"""Rivals: programs of others, each in a place of its own.

python3 dev.py bench rivals
"""

from __future__ import annotations

import functools
import shutil
import subprocess
import sys
import venv
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).parents[1]
HOME = ROOT / ".rivals"  # beside .venv, as their needs contradict ours
NEEDED = {  # installs, in turn; the first without what it says it needs, which pulls in a deep-learning library
    "views": (
        ("--no-deps", "views-baseline==1.0.2"),
        ("views-frames<2", "numpy>=2,<3", "pandas>=2,<4", "scipy>=1.11,<2"),
    ),
    "bsts": (("bsts-causalimpact==1.7.0",),),
}
SURVEILLANCE = (
    "an R with its package surveillance (on Debian: apt-get install --no-install-recommends r-cran-surveillance)"
)


def main() -> int:
    """Set up the rivals that pip can install, and say whether R has the other."""
    for name, installs in NEEDED.items():
        venv.create(HOME / name, with_pip=True)
        for packages in installs:
            subprocess.run([_python(name), "-m", "pip", "install", "--quiet", *packages], check=True)
        print(f"{name}: ready")
    print("surveillance: ready" if surveillance() else f"surveillance: wanted {SURVEILLANCE}")
    return 0


def in_python(name: str, told: str) -> str | None:
    """Give what a rival prints for what it is told; None, and why on the screen, where it is not set up."""
    if not _python(name).exists():
        print(f"  {name} is left out: it is not set up; run `python3 dev.py bench rivals` first")
        return None
    # isolated: the names of the benchmarks beside it would hide those of the standard library
    return _ran([str(_python(name)), "-I", str(ROOT / "benchmarks" / f"rival_{name}.py")], told)


def in_r(told: str) -> str | None:
    """Give what surveillance prints for what it is told; None, and why on the screen, where it is not there."""
    if not surveillance():
        print(f"  surveillance is left out: wanted {SURVEILLANCE}")
        return None
    return _ran(["Rscript", "--vanilla", str(ROOT / "benchmarks" / "rival_surveillance.R")], told)


@functools.cache
def surveillance() -> str | None:
    """Give the version of R's package; None where it is not there."""
    if shutil.which("Rscript") is None:
        return None
    asked = ["Rscript", "--vanilla", "-e", 'cat(as.character(packageVersion("surveillance")))']
    found = subprocess.run(asked, capture_output=True, text=True, check=False)
    return found.stdout if found.returncode == 0 else None


def _python(name: str) -> Path:
    return HOME / name / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")


def _ran(command: Sequence[str], told: str) -> str:
    found = subprocess.run(command, input=told, capture_output=True, text=True, check=False)
    if found.returncode:
        raise SystemExit(f"the rival stopped: {found.stderr.strip()[-2000:]}")
    return found.stdout


if __name__ == "__main__":
    raise SystemExit(main())
