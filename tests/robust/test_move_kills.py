"""Moves under kills: each acknowledged step stays, whole."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.places import settled
from tests.robust.workspaces import killed_often

KILLS = 12

pytestmark = pytest.mark.skipif(os.name == "nt", reason="no fork and no SIGKILL on this system")


def test_every_acknowledged_move_survives_being_killed_and_the_path_stays_legal(tmp_path: Path):
    settled(tmp_path / "workspace")
    told = killed_often("moving_killed", tmp_path, KILLS)
    assert (told["wrong"], told["lost"]) == ([], [])
    assert told["after_some"] > 0, "no kill fell after a step; the test shows too little"
