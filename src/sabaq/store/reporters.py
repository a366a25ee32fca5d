"""Reporters: who saw what, in a file apart from the ledger."""

from __future__ import annotations

import secrets
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from sabaq.errors import BadConfig, Unavailable

FILE = "reporters.sqlite"
OWNER_ONLY = 0o600


@dataclass(frozen=True, slots=True, kw_only=True)
class Reporters:
    """Names under tokens drawn by lot: the ledger holds the tokens, this file the names, and no query sees both.

    Without the file the reviews stay whole and nobody is named. There is no way to list the names.
    """

    folder: Path

    def keep(self, name: str) -> str:
        """Store a name and give its token; the same name kept twice has two, so that tokens tell of nobody."""
        if not name.strip():
            raise BadConfig("no reporter was named; leave the option out where nobody wants to be asked")
        token = f"w_{secrets.token_hex(8)}"
        with self._open() as connection:
            connection.execute("INSERT INTO reporters VALUES (?, ?)", (token, name.strip()))
        return token

    def name(self, token: str) -> str:
        """Give who a token stands for."""
        with self._open() as connection:
            found = connection.execute("SELECT name FROM reporters WHERE token = ?", (token,)).fetchone()
        if found is None:
            raise BadConfig(f"{token!r} stands for nobody here; it may have been forgotten, as they may ask")
        return str(found[0])

    def forget(self, token: str) -> None:
        """Remove a name for good; what was reported stays."""
        with self._open() as connection:
            if not connection.execute("DELETE FROM reporters WHERE token = ?", (token,)).rowcount:
                raise BadConfig(f"{token!r} stands for nobody here")

    @contextmanager
    def _open(self) -> Iterator[sqlite3.Connection]:
        path = self.folder / FILE
        try:
            with closing(sqlite3.connect(path)) as connection, connection:
                with suppress(OSError):  # not every system knows such permissions
                    path.chmod(OWNER_ONLY)
                connection.execute("PRAGMA secure_delete=ON")
                connection.execute("CREATE TABLE IF NOT EXISTS reporters (token TEXT PRIMARY KEY, name TEXT NOT NULL)")
                yield connection
        except sqlite3.Error as error:
            raise Unavailable(f"{path}: {error}; check space and permissions") from error
