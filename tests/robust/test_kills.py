"""Kills: nothing acknowledged is lost, nothing half-written."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from sabaq.workspace import Workspace
from tests.places import settled
from tests.robust.workspaces import content, killed_often
from tests.servers import Server

KILLS = {"sqlite": 50, "postgresql": 15}
BACKUPS = 10

pytestmark = pytest.mark.skipif(os.name == "nt", reason="no fork and no SIGKILL on this system")


def test_an_import_killed_at_random_moments_loses_nothing_and_leaves_nothing_half_written(
    tmp_path: Path, ledger_server: Server | None
):
    settled(tmp_path / "killed")
    told = killed_often("killing", tmp_path, KILLS["postgresql" if ledger_server else "sqlite"])
    assert told["after_some"] > 0, "no kill fell between two transactions; the test shows too little"
    assert (told["wrong"], told["lost"]) == ([], [])
    tables = [tmp_path / f"table-{number}.csv" for number in range(told["tables"])]
    for name in ("killed", "whole"):
        workspace = Workspace.init(settled(tmp_path / name))
        workspace.add(tables, mapping="generic")
        assert not any("in part" in trouble for trouble in workspace.doctor().trouble)
        workspace.close()
    assert content(tmp_path / "killed") == content(tmp_path / "whole")


def test_a_backup_killed_at_random_moments_leaves_none_or_a_whole_one(tmp_path: Path):
    told = killed_often("backing_up", tmp_path, BACKUPS)
    assert told["in_the_middle"] > 0, "no kill fell into the writing; the test shows too little"
    assert told["torn"] == []
