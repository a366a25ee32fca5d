"""Upkeep: what the disk is made to do beside those who write."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from sabaq.store import upkeep
from sabaq.store.archive import Archive
from sabaq.store.upkeep import Copies


@dataclass(frozen=True, slots=True, kw_only=True)
class Watched(Archive):
    """Tells which copies were made to survive together; its disk may fail."""

    rounds: list[tuple[str, ...]] = field(default_factory=list)
    faults: list[OSError] = field(default_factory=list)
    settled: threading.Event = field(default_factory=threading.Event)

    def settle(self, digests: Sequence[str]) -> None:
        if self.faults:
            raise self.faults.pop()
        self.rounds.append(tuple(digests))
        self.settled.set()


@pytest.fixture
def archive(tmp_path: Path) -> Watched:
    return Watched(folder=tmp_path)


def test_copies_that_come_together_are_settled_together(archive: Watched):
    copies = Copies(archive=archive)
    for digest in ("a", "b", "c"):
        copies.note(digest)
    copies.finish()
    assert archive.rounds == [("a", "b", "c")]


def test_copies_are_settled_though_nothing_more_comes(archive: Watched, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(upkeep, "SETTLED_S", 0.0)
    Copies(archive=archive).note("a")
    assert archive.settled.wait(30)
    assert archive.rounds == [("a",)]


def test_copies_that_could_not_be_settled_are_tried_again(archive: Watched):
    copies = Copies(archive=archive)
    copies.note("a")
    archive.faults.append(OSError("the disk is gone"))
    with pytest.raises(OSError, match="gone"):
        copies.finish()
    copies.note("b")
    copies.finish()
    assert archive.rounds == [("a", "b")]
