"""A run on Spark, in a process of its own.

python -m tests.promises.spark_run MASTER TRUTH OUT PATIENCE     the tables of the picture, written to OUT
"""

from __future__ import annotations

import sys
from pathlib import Path

from pyarrow import feather

from sabaq import flow
from sabaq.errors import SabaqError
from sabaq.store import spark


def main(master: str, truth: Path, out: Path, patience_s: float) -> int:
    """Write every table of the picture; each step is named before it is done."""
    given = {name: feather.read_table(truth / f"{name}.arrow") for name in sorted(flow.TRUTH)}
    try:
        with spark.opened(master, folder=out / "shared", log=out / "spark.log", patience_s=patience_s) as engine:
            made = flow.run(given, say, engine=engine)
    except SabaqError as error:
        say(f"{type(error).__name__}: {error}")
        return 1
    for name in made.keys() - flow.TRUTH:
        feather.write_feather(made[name], out / f"{name}.arrow")
    say(f"left in the shared folder: {[each.name for each in (out / 'shared').iterdir()]}")
    return 0


def say(line: str) -> None:
    """Tell the test that reads along."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3]), float(sys.argv[4])))
