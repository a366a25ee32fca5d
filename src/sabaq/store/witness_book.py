"""Witness book: the last checkpoint seen of each log."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

from sabaq.errors import Unavailable
from sabaq.guard.notes import Checkpoint

WAIT_S = 30
TABLES = """
CREATE TABLE IF NOT EXISTS seen (seq INTEGER PRIMARY KEY, origin TEXT NOT NULL, note TEXT NOT NULL, at TEXT NOT NULL);
CREATE INDEX IF NOT EXISTS seen_by_origin ON seen (origin, seq);
CREATE TABLE IF NOT EXISTS refused
    (seq INTEGER PRIMARY KEY, request TEXT NOT NULL, why TEXT NOT NULL, at TEXT NOT NULL);
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class WitnessBook:
    """What a witness has cosigned and refused; one request at a time reads and writes it."""

    path: Path

    @contextmanager
    def turn(self) -> Iterator[sqlite3.Connection]:
        """Give the book to one request alone; what it wrote is on the disk afterwards, or none of it."""
        try:
            with closing(sqlite3.connect(self.path, timeout=WAIT_S, isolation_level=None)) as connection:
                connection.executescript(TABLES)
                connection.execute("PRAGMA synchronous=FULL")
                connection.execute("BEGIN IMMEDIATE")
                try:
                    yield connection
                except BaseException:
                    connection.execute("ROLLBACK")
                    raise
                connection.execute("COMMIT")
        except sqlite3.Error as error:
            raise Unavailable(f"{self.path}: {error}; nothing was cosigned") from error


def last_seen(turn: sqlite3.Connection, origin: str) -> Checkpoint | None:
    """Give the checkpoint of a log that was cosigned last."""
    row = turn.execute("SELECT note FROM seen WHERE origin = ? ORDER BY seq DESC LIMIT 1", (origin,)).fetchone()
    return Checkpoint.read(row[0]) if row else None


def keep_seen(turn: sqlite3.Connection, checkpoint: Checkpoint, at: str) -> None:
    """Keep a checkpoint before its cosignature is given away."""
    turn.execute("INSERT INTO seen (origin, note, at) VALUES (?, ?, ?)", (checkpoint.origin, str(checkpoint), at))


def keep_refused(turn: sqlite3.Connection, request: str, why: str, at: str) -> None:
    """Keep a signed request that contradicts what was seen: it proves that the log told two stories."""
    turn.execute("INSERT INTO refused (request, why, at) VALUES (?, ?, ?)", (request, why, at))
