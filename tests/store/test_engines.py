"""Engines: which connection a transaction gets."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Connection

from sabaq.store.engines import open_engine, reading, writing


def driver(connection: Connection) -> object:
    return connection.connection.dbapi_connection


def test_whoever_writes_again_gets_the_connection_that_holds_the_pages_in_memory(tmp_path: Path):
    engine = open_engine(tmp_path / "ledger.sqlite")
    with writing(engine) as one, reading(engine) as another:
        assert driver(one) is not driver(another)
        last = driver(one)
    for _ in range(4):
        with writing(engine) as again:
            assert driver(again) is last
    engine.dispose()
