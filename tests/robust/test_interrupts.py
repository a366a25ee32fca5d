"""Interrupts: Ctrl-C, a closed pipe and a full output."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from sabaq.workspace import Workspace
from tests.robust.workspaces import START, content, plain, sabaq, table

INTERRUPTED = """
import os, signal
signal.signal(signal.SIGINT, signal.default_int_handler)  # whoever starts tests in the background has it ignored
from sabaq.store.ledger import Ledger
from sabaq.workspace import files
files.REPORTS_AT_ONCE = 100
real, calls = Ledger.append, []
def append(*words, **more):
    calls.append(1)
    if len(calls) == 3:
        os.kill(os.getpid(), signal.SIGINT)
    return real(*words, **more)
Ledger.append = append
"""


@pytest.mark.skipif(os.name == "nt", reason="no SIGINT to oneself on this system")
def test_ctrl_c_in_mid_import_ends_with_one_line_and_the_same_command_goes_on(tmp_path: Path):
    path = table(tmp_path / "table.csv", reports=500)
    for name in ("stopped", "whole"):
        Workspace.init(tmp_path / name).close()
    done = sabaq("add", path, "-w", tmp_path / "stopped", before=INTERRUPTED)
    assert done.returncode == 130
    assert done.stdout == ""
    assert done.stderr.count("\n") == 1
    assert done.stderr.startswith("sabaq: stopped. What was acknowledged is kept, nothing is half-written")
    for name in ("stopped", "whole"):
        workspace = Workspace.open(tmp_path / name)
        workspace.add([path], mapping="generic")
        workspace.close()
    assert content(tmp_path / "stopped") == content(tmp_path / "whole")


@pytest.fixture(scope="module")
def talkative(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace with more to export than a pipe holds."""
    folder = tmp_path_factory.mktemp("talkative")
    workspace = Workspace.init(folder / "workspace")
    workspace.add([table(folder / "table.csv", reports=400)], mapping="generic")
    workspace.run()
    workspace.close()
    return folder / "workspace"


@pytest.mark.skipif(os.name == "nt", reason="pipes break in another way on this system")
@pytest.mark.parametrize("words", [("export", "claims"), ("show", "incidents", "--limit", "400", "--json")])
def test_a_reader_that_leaves_early_sees_no_complaint(talkative: Path, words: tuple[str, ...]):
    command = [sys.executable, "-c", START, *words, "-w", str(talkative)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=plain()) as running:
        assert running.stdout is not None
        assert running.stderr is not None
        running.stdout.read(10)
        running.stdout.close()
        said = running.stderr.read()
        running.wait()
    assert said == b""
    assert running.returncode in (0, 1)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full on this system")
def test_an_output_that_is_full_is_told_in_one_line(talkative: Path):
    command = [sys.executable, "-c", START, "export", "members", "-w", str(talkative)]
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, check=False, env=plain())
    assert done.returncode == 1
    assert done.stderr.decode().splitlines() == [
        "sabaq: the system: No space left on device; check space and permissions"
    ]
