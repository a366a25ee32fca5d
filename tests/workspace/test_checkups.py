"""Check-ups: what was done past the program is told."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import psycopg
import pytest

from sabaq.workspace import Workspace
from tests.deciding import workspace
from tests.servers import Server, address


@pytest.fixture
def kept(ledger_server: Server | None, tmp_path: Path) -> Iterator[Workspace]:
    made = workspace(tmp_path)
    assert made.doctor().trouble == ()
    assert isinstance(made.ledger.path, Path) == (ledger_server is None)
    yield made
    made.close()


def do(of: Workspace, for_file: str, for_server: str) -> None:
    """Do something as another program would that may do everything."""
    place = of.ledger.path
    if isinstance(place, Path):
        with closing(sqlite3.connect(place, isolation_level=None)) as connection:
            connection.execute(for_file)
    else:
        with psycopg.connect(address(place), autocommit=True) as connection:
            connection.execute(for_server)


def test_a_trigger_that_is_gone_is_told_by_the_table_it_guarded(kept: Workspace):
    do(kept, "DROP TRIGGER links_no_delete", "ALTER TABLE links DISABLE TRIGGER links_no_delete")
    (told,) = kept.doctor().trouble
    assert told.startswith("table links no longer refuses to be changed")


def test_a_row_that_was_changed_is_told_by_the_log_even_with_the_trigger_back(kept: Workspace):
    do(kept, "DROP TRIGGER sources_no_update", "ALTER TABLE sources DISABLE TRIGGER sources_no_update")
    do(kept, "UPDATE sources SET reliability = '{}'", "UPDATE sources SET reliability = '{}'")
    do(
        kept,
        "CREATE TRIGGER sources_no_update BEFORE UPDATE ON sources BEGIN SELECT RAISE(ABORT, 'no'); END",
        "ALTER TABLE sources ENABLE ALWAYS TRIGGER sources_no_update",
    )
    (told,) = kept.doctor().trouble
    assert told.startswith("the log and the ledger do not fit: ")
    assert "sources" in told


def test_a_ledger_file_left_beside_a_server_is_told(kept: Workspace):
    if isinstance(kept.ledger.path, Path):
        return
    (kept.folder / "ledger.sqlite").write_bytes(b"")
    (told,) = kept.doctor().trouble
    assert "ledger_url keeps the ledger elsewhere" in told
