"""Kills: nothing acknowledged is lost, nothing half-written."""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
from pathlib import Path

import pytest

from sabaq.workspace import Workspace
from tests.robust.workspaces import content, plain

KILLS = 50
ROOT = Path(__file__).parents[2]

pytestmark = pytest.mark.skipif(os.name == "nt", reason="no fork and no SIGKILL on this system")


def test_an_import_killed_at_fifty_random_moments_loses_nothing_and_leaves_nothing_half_written(tmp_path: Path):
    seed = random.SystemRandom().randrange(10**6)
    print(f"seed {seed}")  # noqa: T201
    command = [sys.executable, "-m", "tests.robust.killing", str(tmp_path), str(seed), str(KILLS)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False, env=plain())
    assert done.returncode == 0, done.stderr[-2000:]
    told = json.loads(done.stdout.splitlines()[-1])
    assert told["kills"] == KILLS
    assert told["after_some"] > 0, "no kill fell between two transactions; the test shows too little"
    assert (told["wrong"], told["lost"]) == ([], [])
    tables = [tmp_path / f"table-{number}.csv" for number in range(told["tables"])]
    for name in ("killed", "whole"):
        workspace = Workspace.init(tmp_path / name)
        workspace.add(tables, mapping="generic")
        assert not any("in part" in trouble for trouble in workspace.doctor().trouble)
        workspace.close()
    assert content(tmp_path / "killed") == content(tmp_path / "whole")
