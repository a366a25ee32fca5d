"""Killer: moves on a promise, killed at random moments.

    python -m tests.robust.moving_killed FOLDER SEED KILLS

Lets children move one promise in FOLDER/workspace on and on, kills each with SIGKILL, and prints one JSON object.
"""

from __future__ import annotations

import gc
import json
import os
import random
import signal
import sys
import time
from dataclasses import replace
from pathlib import Path

from sabaq.learning.registers import Told
from sabaq.model.recommendations import EvidenceStrength, State
from sabaq.workspace import Workspace
from sabaq.workspace.lessons import Shown, Step, lessons_of
from tests.robust.workspaces import faults

LONGEST_S = 0.3
TOLD = Told(
    reference="P1", text="Light the yard.", addressee="Works", made_by="Works", issued="2024-03-10", kind="pledge"
)


def main(folder: Path, seed: int, kills: int) -> dict[str, object]:
    chance, place = random.Random(seed), folder / "workspace"
    workspace = Workspace.init(place)
    lessons_of(workspace).recommend(TOLD, "promised in the assembly")
    workspace.close()
    lost, wrong, after_some, acknowledged = [], [], 0, 0
    for _ in range(kills):
        said = _move_and_die(place, after=chance.uniform(0.0, LONGEST_S))
        after_some += bool(said)
        acknowledged += len(said)
        wrong += faults(place) + _illegal(place)
        lost += sorted(said - _steps(place))
    return {"kills": kills, "after_some": after_some, "acknowledged": acknowledged, "wrong": wrong, "lost": lost}


def _move_and_die(place: Path, *, after: float) -> set[str]:
    """Move the promise in a child until it is killed; give the steps that it acknowledged."""
    ear, mouth = os.pipe()
    gc.collect()
    child = os.fork()
    if child == 0:
        os.close(ear)
        _move(place, mouth)
    os.close(mouth)
    os.read(ear, 1)
    time.sleep(after)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    with os.fdopen(ear, "rb") as heard:
        return {line.decode() for line in heard.read().split(b"\n")[:-1]}


def _move(place: Path, mouth: int) -> None:
    """Claim it done, show a photograph, find that it is not, and again."""
    try:
        workspace = Workspace.open(place)
        works, audit = (lessons_of(replace(workspace, capacity=replace(workspace.capacity, actor=who)))
                        for who in ("Works", "Inspectorate"))  # fmt: skip
        os.write(mouth, b".")
        for _ in range(10_000):
            state = works.one("P1").state
            if state is State.CLAIMED_DONE:
                found = works.show("P1", Shown(what="a photograph", strength=EvidenceStrength.C))
            elif state is State.EVIDENCE_SUBMITTED:
                found = audit.move("P1", Step(state=State.IN_PROGRESS, why="it is dark"))
            else:
                found = works.move("P1", Step(state=State.CLAIMED_DONE, why="lit"))
            os.write(mouth, f"{found.moves[-1].id}\n".encode())
    finally:
        os._exit(1)


def _steps(place: Path) -> set[str]:
    workspace = Workspace.open(place)
    try:
        return {move.id for move in lessons_of(workspace).one("P1").moves}
    finally:
        workspace.close()


def _illegal(place: Path) -> list[str]:
    """Walk the whole path anew; every step must be one that may be made, on evidence that is there."""
    workspace = Workspace.open(place)
    try:
        one = lessons_of(workspace).one("P1")
        so_far = replace(one, moves=())
        for move in one.moves:
            so_far.check(move)
            so_far = replace(so_far, moves=(*so_far.moves, move))
        shown = {name for move in one.moves for name in move.evidence}
        return [] if shown == {each.id for each in one.evidence} else ["evidence without its step, or the reverse"]
    finally:
        workspace.close()


if __name__ == "__main__":
    print(json.dumps(main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))))  # noqa: T201
