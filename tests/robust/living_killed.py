"""Killer: a picture that follows reports, killed at random moments.

    python -m tests.robust.living_killed FOLDER SEED KILLS

Lets children take reports one by one into FOLDER/workspace, kills each with SIGKILL, and prints one JSON object.
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

from sabaq.workspace import Workspace
from sabaq.workspace.live import Live
from tests.robust.workspaces import HEADER, faults

UNSHOWN = """
    SELECT count(*) FROM claims AS c JOIN reports AS r ON r.seq = c.report_seq
    WHERE c.framing = 'news' AND c.subject NOT IN (SELECT subject FROM picture_memberships)
"""
ORPHANS = """
    SELECT count(*) FROM picture_memberships WHERE subject NOT IN (SELECT subject FROM claims)
       OR incident NOT IN (SELECT id FROM picture_incidents)
"""


def main(folder: Path, seed: int, kills: int) -> dict[str, object]:
    chance = random.Random(seed)
    place = folder / "workspace"
    Workspace.init(place).close()
    acknowledged: set[str] = set()
    wrong: list[str] = []
    after_some = 0
    for life in range(kills):
        said = _live_and_die(place, folder / "late.csv", life, after=chance.uniform(0.02, 0.6))
        acknowledged |= said
        after_some += bool(said)
        wrong += faults(place)
        held = _external_ids(place)
        wrong += [f"{name} was acknowledged and is gone" for name in acknowledged - held]
        wrong += [f"{query.strip()[:40]}: {count}" for query in (UNSHOWN, ORPHANS) if (count := _count(place, query))]
    return {"kills": kills, "after_some": after_some, "acknowledged": len(acknowledged), "wrong": wrong}


def _live_and_die(place: Path, path: Path, life: int, *, after: float) -> set[str]:
    """Take reports in a child until it is killed; give those that it acknowledged."""
    ear, mouth = os.pipe()
    gc.collect()
    child = os.fork()
    if child == 0:
        os.close(ear)
        _follow(place, path, life, mouth)
    os.close(mouth)
    os.read(ear, 1)  # the child has its groups, and takes its first report
    time.sleep(after)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    with os.fdopen(ear, "rb") as heard:
        return {line.decode() for line in heard.read().split(b"\n")[:-1]}


def _follow(place: Path, path: Path, life: int, mouth: int) -> None:
    try:
        live = Live(workspace=Workspace.open(place), mapping="generic")
        live.load()
        os.write(mouth, b".")
        for number in range(10_000):
            name = f"l{life}-{number}"
            path.write_text(HEADER + _row(name, number), encoding="utf-8")
            live.take(path)
            os.write(mouth, f"{name}\n".encode())
    finally:
        os._exit(1)


def _row(name: str, number: int) -> str:
    """One of eight incidents, told again and again."""
    day, spot = 1 + number % 4, number % 8
    days = f"2023-01-{day + 1:02d},2023-01-{day:02d}"
    return f"{name},Wire {number % 5},{days},{spot * 4},60,Town {spot},PK,2,4,1,Blast in town\n"


def _external_ids(place: Path) -> set[str]:
    workspace = Workspace.open(place)
    try:
        return {external for external, _, _ in workspace.now().memberships()}
    finally:
        workspace.close()


def _count(place: Path, query: str) -> int:
    workspace = Workspace.open(place)
    try:
        with workspace.ledger.engine.connect() as connection:
            return int(connection.exec_driver_sql(query).scalar() or 0)
    finally:
        workspace.close()


if __name__ == "__main__":
    print(json.dumps(main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))))  # noqa: T201
