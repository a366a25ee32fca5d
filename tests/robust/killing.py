"""Killer: imports that are killed at random moments.

    python -m tests.robust.killing FOLDER SEED KILLS

Makes FOLDER/killed, adds tables to it in child processes that are killed with SIGKILL, and prints one JSON object.
Runs as a process of its own, so that the children are forked from one that has no threads.
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

from sqlalchemy import text

from sabaq.workspace import Workspace, files
from tests.robust.workspaces import faults, table

REPORTS = 3_000
SLOWER = 1.25
AT_ONCE = 100  # many short transactions, so that a kill can fall between or into any


def main(folder: Path, seed: int, kills: int) -> dict[str, object]:
    chance = random.Random(seed)
    files.REPORTS_AT_ONCE = AT_ONCE
    killed = folder / "killed"
    Workspace.init(killed).close()
    lost: list[str] = []
    wrong: list[str] = []
    done, number, cut_short, took = 0, 0, 0, 0.4
    path = table(folder / "table-0.csv", reports=REPORTS, name="t0-")
    while done < kills:
        started = time.perf_counter()
        ended, acknowledged = _add_and_kill(killed, path, after=chance.uniform(0.0, took))
        if ended:
            took = max(0.05, min(took, time.perf_counter() - started))
            number += 1
            path = table(folder / f"table-{number}.csv", reports=REPORTS, name=f"t{number}-")
            continue
        done += 1
        cut_short += bool(acknowledged)
        took *= 1.0 if acknowledged else SLOWER  # on a busy machine nothing else may be reached than the opening
        wrong += faults(killed)
        if acknowledged > _written(killed, f"t{number}-"):
            lost.append(path.name)
    return {"kills": done, "after_some": cut_short, "tables": number + 1, "wrong": wrong, "lost": lost}


def _add_and_kill(folder: Path, path: Path, *, after: float) -> tuple[bool, int]:
    """Add a table in a child, kill the child; say whether it had ended, and how many reports it had acknowledged."""
    ear, mouth = os.pipe()
    gc.collect()
    child = os.fork()
    if child == 0:
        os.close(ear)
        _add(folder, path, mouth)
    os.close(mouth)
    os.read(ear, 1)  # the child is about to open the workspace
    time.sleep(after)
    os.kill(child, signal.SIGKILL)
    _, status = os.waitpid(child, 0)
    with os.fdopen(ear, "rb") as heard:
        said = heard.read().split(b"\n")[:-1]
    return not os.WIFSIGNALED(status), int(said[-1]) if said else 0


def _add(folder: Path, path: Path, mouth: int) -> None:
    os.write(mouth, b".")
    try:
        workspace = Workspace.open(folder)
        workspace.add(
            [path], mapping="generic", progress=lambda _what, done, _of: os.write(mouth, b"%d\n" % done) and None
        )
        workspace.close()
    finally:
        os._exit(0)


def _written(folder: Path, prefix: str) -> int:
    workspace = Workspace.open(folder)
    try:
        with workspace.ledger.engine.connect() as connection:
            query = text("SELECT count(*) FROM reports WHERE external_id LIKE :name")
            return int(connection.execute(query, {"name": f"{prefix}%"}).scalar() or 0)
    finally:
        workspace.close()


if __name__ == "__main__":
    print(json.dumps(main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))))  # noqa: T201
