"""Upkeep: what the disk is made to do beside those who write."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from sqlalchemy import Engine

from sabaq.store import upkeep
from sabaq.store.archive import Archive
from sabaq.store.engines import empty_log, open_engine, reading, writing
from sabaq.store.upkeep import REPORTS, TRIES, Copies, Upkeep


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


@pytest.fixture
def ledger_file(tmp_path: Path) -> Engine:
    """Give a file with a write-ahead log, and something written to it."""
    engine = open_engine(tmp_path / "some.sqlite")
    put(engine, "CREATE TABLE some (it TEXT)")
    return engine


def put(engine: Engine, statement: str) -> None:
    with writing(engine) as connection:
        connection.exec_driver_sql(statement)


def test_a_log_that_nobody_reads_is_emptied_whole(ledger_file: Engine):
    assert empty_log(ledger_file)


def test_of_a_log_that_somebody_still_reads_a_part_is_left(ledger_file: Engine):
    with reading(ledger_file) as connection:
        connection.exec_driver_sql("SELECT * FROM some").all()
        put(ledger_file, "INSERT INTO some VALUES ('more')")
        assert not empty_log(ledger_file)
    assert empty_log(ledger_file)


@pytest.fixture
def tried(monkeypatch: pytest.MonkeyPatch) -> list[bool]:
    """Give what the next tries to empty a log come to, the last first."""
    left: list[bool] = []
    monkeypatch.setattr(upkeep, "empty_log", lambda _engine: left.pop())
    return left


@pytest.mark.parametrize("together", [1, 24, REPORTS])
def test_the_log_is_emptied_after_many_reports_however_they_came(tried: list[bool], ledger_file: Engine, together: int):
    tried += [True]
    its = Upkeep(engine=ledger_file)
    for _ in range((REPORTS - 1) // together):
        its.committed(together)
        its.finish()
    assert len(tried) == 1
    its.committed(together)
    its.finish()
    assert not tried


def test_a_log_that_grew_meanwhile_is_emptied_until_nothing_is_left(tried: list[bool], ledger_file: Engine):
    tried += [False, True, False, False]  # the third try brings all, the fourth would be one too many
    its = Upkeep(engine=ledger_file)
    its.committed(REPORTS)
    its.finish()
    assert len(tried) == 1


def test_a_log_that_never_is_empty_is_left_until_later(tried: list[bool], ledger_file: Engine):
    tried += [False] * (TRIES + 1)
    its = Upkeep(engine=ledger_file)
    its.committed(REPORTS)
    its.finish()
    assert len(tried) == 1
