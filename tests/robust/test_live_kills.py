"""Live kills: report and incident are kept both, or neither."""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
from pathlib import Path

import pytest

from sabaq.workspace import Workspace
from tests.robust.workspaces import plain

KILLS = 12
ROOT = Path(__file__).parents[2]

pytestmark = pytest.mark.skipif(os.name == "nt", reason="no fork and no SIGKILL on this system")


def test_a_picture_that_follows_reports_loses_nothing_when_it_is_killed(tmp_path: Path):
    seed = random.SystemRandom().randrange(10**6)
    print(f"seed {seed}")  # noqa: T201
    command = [sys.executable, "-m", "tests.robust.living_killed", str(tmp_path), str(seed), str(KILLS)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False, env=plain())
    assert done.returncode == 0, done.stderr[-2000:]
    told = json.loads(done.stdout.splitlines()[-1])
    assert told["kills"] == KILLS
    assert told["after_some"] > 0, "no child took a report before it was killed; the test shows too little"
    assert told["wrong"] == []
    workspace = Workspace.open(tmp_path / "workspace")
    assert workspace.doctor().trouble == ()
    workspace.close()
