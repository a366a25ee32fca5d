"""Killer of backups: each dies at another moment of its writing.

    python -m tests.robust.backing_up FOLDER SEED KILLS

Makes FOLDER/kept and backs it up to FOLDER/out.tar in child processes that are killed with SIGKILL, every second time
over a backup that was whole. Prints one JSON object.
"""

from __future__ import annotations

import gc
import json
import os
import random
import signal
import sys
import time
from pathlib import Path

from sabaq.errors import SabaqError
from sabaq.store.backups import unpack
from sabaq.workspace import Workspace
from sabaq.workspace.backups import back_up
from tests.robust.workspaces import table


def main(folder: Path, seed: int, kills: int) -> dict[str, object]:
    chance, kept, out = random.Random(seed), folder / "kept", folder / "out.tar"
    made = Workspace.init(kept)
    made.add([table(folder / "table.csv", reports=3_000)], mapping="generic")
    started = time.perf_counter()
    back_up(made, out)
    took = time.perf_counter() - started
    made.close()
    whole, done, half, torn = out.read_bytes(), 0, 0, []
    while done < kills:
        over = bool(done % 2)
        if over:
            out.write_bytes(whole)
        else:
            out.unlink(missing_ok=True)
        if not _back_up_and_kill(kept, out, after=chance.uniform(0.0, took)):
            took *= 0.9  # it was done sooner
            continue
        done += 1
        half += any(each.name.startswith(".out.tar") for each in folder.iterdir())
        if over or out.exists():
            torn += _faults(out, folder / f"into-{done}")
    return {"kills": done, "in_the_middle": half, "torn": torn}


def _back_up_and_kill(kept: Path, out: Path, *, after: float) -> bool:
    """Back up in a child and kill it; say whether it was killed before it ended."""
    ear, mouth = os.pipe()
    gc.collect()
    child = os.fork()
    if child == 0:
        try:
            workspace = Workspace.open(kept)
            os.write(mouth, b".")
            back_up(workspace, out)
        finally:
            os._exit(0)
    os.close(mouth)
    os.read(ear, 1)
    os.close(ear)
    time.sleep(after)
    os.kill(child, signal.SIGKILL)
    return os.WIFSIGNALED(os.waitpid(child, 0)[1])


def _faults(out: Path, into: Path) -> list[str]:
    into.mkdir()
    try:
        unpack(out, into)
    except (SabaqError, OSError) as fault:
        return [str(fault)]
    return []


if __name__ == "__main__":
    print(json.dumps(main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))))  # noqa: T201
