"""Upkeep: the write-ahead log is emptied beside the writing."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import text

from sabaq.store import upkeep
from sabaq.store.engines import open_engine, writing
from sabaq.store.upkeep import Upkeep


def test_the_log_starts_over_after_some_commits(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(upkeep, "COMMITS", 5)
    engine = open_engine(tmp_path / "some.sqlite")
    with writing(engine) as connection:
        connection.execute(text("CREATE TABLE one (a TEXT)"))
    kept = Upkeep(engine=engine)
    for _ in range(60):
        with writing(engine) as connection:
            connection.execute(text("INSERT INTO one VALUES (:a)"), [{"a": "x" * 3000}])
        kept.committed()
        kept.finish()
    assert (tmp_path / "some.sqlite-wal").stat().st_size < 60 * 4096  # else all commits lay in it
    assert (tmp_path / "some.sqlite").stat().st_size > 50 * 3000
    engine.dispose()
