"""Watching a folder, as the command line tells it."""

from __future__ import annotations

import os
from pathlib import Path

from tests.cli.conftest import HEADER, TABLE, Call

LATE = "p4,Another,2024-03-11T10:00:00+00:00,2024-03-10,30.2,67.0,Quetta,PK,TTP,6,8,Six dead in Quetta bomb\n"


def dropped(folder: Path, name: str, body: str) -> Path:
    folder.mkdir(exist_ok=True)
    path = folder / name
    path.write_text(body, encoding="utf-8")
    os.utime(path, (1_700_000_000, 1_700_000_000))
    return path


def test_watch_once_takes_what_is_there_and_says_what_became_of_it(sabaq: Call, empty: Path, tmp_path: Path):
    dropped(tmp_path / "in", "one.csv", TABLE)
    dropped(tmp_path / "in", "rubbish.csv", "\x00")
    first = sabaq("watch", tmp_path / "in", "-w", empty, "--as", "generic", "--once")
    assert first.code == 0, first.err
    assert "one.csv (generic@1): 3 reports" in first.out
    assert "2 incidents follow" in first.out
    assert "rubbish.csv: not taken in" in first.out
    dropped(tmp_path / "in", "two.csv", HEADER + LATE)
    second = sabaq("watch", tmp_path / "in", "-w", empty, "--as", "generic", "--once")
    assert "one.csv: taken in before; nothing changed." in second.out
    assert "1 incidents follow" in second.out
    listed = sabaq("show", "incidents", "-w", empty, "--json").json
    assert isinstance(listed, dict)
    assert sorted(each["reports"] for each in listed["incidents"]) == [1, 3]
    assert sabaq("doctor", "-w", empty).code == 0


def test_watch_says_as_json_what_it_took_and_whether_it_keeps_up(sabaq: Call, empty: Path, tmp_path: Path):
    dropped(tmp_path / "in", "one.csv", TABLE)
    answer = sabaq("watch", tmp_path / "in", "-w", empty, "--as", "generic", "--once", "--json")
    assert answer.keys() == {"took", "pace"}


def test_watching_a_folder_that_is_not_there_is_explained(sabaq: Call, empty: Path, tmp_path: Path):
    answer = sabaq("watch", tmp_path / "nowhere", "-w", empty, "--once")
    assert answer.code == 2
    assert "nowhere" in answer.err
