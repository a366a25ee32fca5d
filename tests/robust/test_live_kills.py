"""Live kills: report and incident are kept both, or neither."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from sabaq.workspace import Workspace
from tests.places import settled
from tests.robust.workspaces import killed_often
from tests.servers import Server

KILLS = {"sqlite": 12, "postgresql": 6}

pytestmark = pytest.mark.skipif(os.name == "nt", reason="no fork and no SIGKILL on this system")


def test_a_picture_that_follows_reports_loses_nothing_when_it_is_killed(tmp_path: Path, ledger_server: Server | None):
    settled(tmp_path / "workspace")
    told = killed_often("living_killed", tmp_path, KILLS["postgresql" if ledger_server else "sqlite"])
    assert told["after_some"] > 0, "no child took a report before it was killed; the test shows too little"
    assert told["wrong"] == []
    workspace = Workspace.open(tmp_path / "workspace")
    assert workspace.doctor().trouble == ()
    workspace.close()
