"""Sent: what killed processes left is removed, and nothing else."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import pytest

from sabaq.workspace.sent import CLAIMED_S, PREFIX, as_file, forget_left

SENDER = """
import sys
from sabaq.workspace.sent import as_file
with as_file(b"{}") as path:
    print(path, flush=True)
    sys.stdin.read()
"""

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="folders cannot be claimed there")


def later() -> float:
    """Give a moment when whatever is there by now would have been claimed."""
    return time.time() + CLAIMED_S + 60


@pytest.fixture
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Let temporary folders be made in one of the test's own, here and in what is started from here."""
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.setattr(tempfile, "tempdir", None)
    return tmp_path


def test_what_was_sent_is_a_file_while_it_is_read(temporary: Path):
    with as_file(b"some words") as path:
        assert path.read_bytes() == b"some words"
        assert path.is_relative_to(temporary)
    assert list(temporary.iterdir()) == []


def test_a_killed_senders_folder_is_removed_and_a_living_ones_is_not(temporary: Path):
    running = [subprocess.Popen([sys.executable, "-c", SENDER], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
               for _ in range(2)]  # fmt: skip
    killed, living = (Path(each.stdout.readline().decode().strip()) for each in running if each.stdout)
    try:
        running[0].send_signal(signal.SIGKILL)
        running[0].communicate(timeout=60)
        assert killed.exists()
        assert forget_left(later()) == 1
        assert not killed.parent.exists()
        assert living.read_bytes() == b"{}"
    finally:
        running[1].communicate(timeout=60)
    assert running[1].returncode == 0
    assert list(temporary.iterdir()) == []


def test_a_folder_that_may_not_be_claimed_yet_is_left(temporary: Path):
    made = temporary / f"{PREFIX}new"
    made.mkdir()
    assert forget_left(made.stat().st_mtime + CLAIMED_S / 2) == 0
    assert made.exists()
    assert forget_left(later()) == 1


def test_what_others_made_is_left(temporary: Path, monkeypatch: pytest.MonkeyPatch):
    (temporary / "tmpsomething").mkdir()
    (temporary / f"{PREFIX}file").write_text("no folder", encoding="utf-8")
    elsewhere = temporary / "elsewhere"
    elsewhere.mkdir()
    (temporary / f"{PREFIX}link").symlink_to(elsewhere)
    there = set(temporary.iterdir())
    assert forget_left(later()) == 0
    another = temporary / f"{PREFIX}anothers"
    another.mkdir()
    monkeypatch.setattr(os, "getuid", lambda: -1)
    assert forget_left(later()) == 0
    assert set(temporary.iterdir()) == there | {another}
