"""Crowds: processes that write at once all succeed."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from sabaq.workspace import Workspace
from tests.places import settled
from tests.robust.workspaces import content, faults, plain, table

ROOT = Path(__file__).parents[2]

pytestmark = [
    pytest.mark.skipif(os.name == "nt", reason="no fork on this system"),
    pytest.mark.usefixtures("ledger_server"),
]


def crowd(folder: Path, *tables: Path) -> list[int]:
    command = [sys.executable, "-m", "tests.robust.crowding", str(folder), *map(str, tables)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False, env=plain())
    assert done.returncode == 0, done.stderr[-2000:]
    assert not done.stderr, done.stderr[-2000:]
    codes: list[int] = json.loads(done.stdout)
    return codes


def test_processes_that_add_different_and_equal_files_at_once_all_succeed(tmp_path: Path):
    one = table(tmp_path / "one.csv", reports=400, name="one-")
    two = table(tmp_path / "two.csv", reports=400, name="two-")
    assert crowd(settled(tmp_path / "crowded"), one, two, one) == [0, 0, 0]
    assert faults(tmp_path / "crowded") == []
    alone = Workspace.init(settled(tmp_path / "alone"))
    alone.add([one, two], mapping="generic")
    alone.close()
    assert content(tmp_path / "crowded") == content(tmp_path / "alone")
