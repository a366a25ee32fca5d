"""Soak: the benchmark that kills a server under load."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from benchmarks import soak


def test_a_server_killed_under_load_loses_and_doubles_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    words = ["--minutes", "0.05", "--rate", "10", "--kill-every", "1s", "--behind", "100", "--json"]
    soak.main([*words, "--folder", str(tmp_path / "soak")])
    found = json.loads(capsys.readouterr().out)
    assert found["acknowledged"] > 10
    assert len(found["lives"]) > 1
    assert [found[name] for name in ("left", "lost", "doubled", "unended_batches", "not_in_picture")] == [0] * 5
