"""Inbox: files count when they are whole, each once."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from sabaq.errors import BadConfig
from sabaq.workspace.inbox import STILL_S, Inbox
from sabaq.workspace.results import Left, Took
from tests.living import HEADER, LATE, Followed, small

NOW = 1_700_000_000.0


@pytest.fixture
def followed(tmp_path: Path) -> Iterator[Followed]:
    made = small(tmp_path)
    (tmp_path / "inbox").mkdir()
    made.live.mapping = "generic"
    yield made
    made.workspace.close()


def inbox_of(followed: Followed) -> Inbox:
    return Inbox(folder=followed.folder / "inbox", live=followed.live, clock=lambda: NOW)


def drop(followed: Followed, name: str, body: str = HEADER + LATE, *, age: float = 0.0) -> Path:
    path = followed.folder / "inbox" / name
    path.write_text(body, encoding="utf-8")
    os.utime(path, (NOW - age, NOW - age))
    return path


def test_a_file_is_taken_when_it_has_stopped_growing(followed: Followed):
    inbox = inbox_of(followed)
    drop(followed, "late.csv", HEADER)
    assert list(inbox.look()) == []
    drop(followed, "late.csv")
    assert list(inbox.look()) == []
    assert (inbox.pace().waiting, inbox.pace().loaded) == (1, False)
    (took,) = inbox.look()
    assert isinstance(took, Took)
    assert took.reports == 1
    assert inbox.pace().waiting == 0
    assert "p3" in followed.members()


def test_a_file_that_nobody_has_touched_for_a_while_is_taken_at_first_sight_and_once(followed: Followed):
    inbox = inbox_of(followed)
    drop(followed, "late.csv", age=STILL_S + 1)
    assert len(list(inbox.look())) == 1
    assert list(inbox.look()) == []
    (again,) = inbox_of(followed).look()  # a new process asks the ledger what was taken
    assert isinstance(again, Took)
    assert again.held_already


@pytest.mark.parametrize("name", [".hidden.csv", "late.csv.tmp", "late.csv.part", "late.CRDOWNLOAD", "late.csv~"])
def test_what_is_named_as_unfinished_is_left_alone(followed: Followed, name: str):
    drop(followed, name, age=60)
    assert list(inbox_of(followed).look()) == []


def test_rubbish_is_told_and_what_stands_beside_it_is_taken(followed: Followed):
    drop(followed, "a.csv", "\x00\x01\x02", age=60)
    drop(followed, "b.csv", age=50)
    (followed.folder / "inbox" / "folder").mkdir()
    inbox = inbox_of(followed)
    left, took = inbox.look()
    assert isinstance(left, Left)
    assert left.file == "a.csv"
    assert isinstance(took, Took)
    assert list(inbox.look()) == []
    drop(followed, "a.csv", HEADER + LATE.replace("p3", "p4"), age=40)
    (mended,) = inbox.look()
    assert isinstance(mended, Took)
    assert mended.reports == 1


def test_the_first_to_come_is_the_first_to_be_taken(followed: Followed):
    drop(followed, "a.csv", HEADER + LATE.replace("p3", "p4"), age=10)
    drop(followed, "b.csv", age=20)
    assert [found.file for found in inbox_of(followed).look()] == ["b.csv", "a.csv"]


def test_files_that_wait_are_counted_with_the_time_of_the_first(followed: Followed):
    moments = [NOW]
    inbox = Inbox(folder=followed.folder / "inbox", live=followed.live, clock=lambda: moments[-1])
    drop(followed, "late.csv")
    assert list(inbox.look()) == []
    moments.append(NOW + 7.0)
    assert (inbox.pace().waiting, inbox.pace().oldest_s) == (1, 7.0)


def test_a_folder_that_is_not_there_is_named(followed: Followed):
    inbox = Inbox(folder=followed.folder / "nowhere", live=followed.live)
    with pytest.raises(BadConfig, match="nowhere"):
        list(inbox.look())
