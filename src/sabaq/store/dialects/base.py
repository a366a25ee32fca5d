"""What a database must be able to do to keep a ledger."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Protocol, TypeAlias

import pyarrow as pa
from sqlalchemy import URL, Connection, Engine, Select, Table, exc

from sabaq.errors import SabaqError

Place: TypeAlias = Path | URL  # a file, or a database of a server; as text it shows no password
WAIT_S = 120  # for another writer; one ledger is written in many short transactions
REFUSED = "is append-only: revoke or retract by another row"  # what a trigger says after the name of its table


class Dialect(Protocol):
    """What differs from database to database; all else is said once, in SQLAlchemy's words."""

    @property
    def name(self) -> str:
        """The name that SQLAlchemy knows it by."""
        ...

    @property
    def reads(self) -> tuple[str, ...]:
        """The statements that begin a transaction which sees one unmoving state."""
        ...

    @property
    def writes(self) -> tuple[str, ...]:
        """The statements that begin a transaction which waits for all other writers."""
        ...

    @property
    def log_emptied(self) -> tuple[str, ...]:
        """The statements that bring the write-ahead log into the tables' files, where that is ours to do."""
        ...

    @property
    def forgetting(self) -> tuple[str, ...]:
        """The statements before a row is removed for good, in its transaction."""
        ...

    @property
    def forgotten(self) -> tuple[str, ...]:
        """The statements after that, outside any transaction, which leave no copy of the row on the disk."""
        ...

    def engine(self, place: Any, *, durable: bool) -> Engine:  # noqa: ANN401 (its own kind of place)
        """Give an engine whose connections keep the promises; a durable one loses nothing that it acknowledged."""
        ...

    def check(self, connection: Connection, place: Place) -> None:
        """Raise BadConfig where the database as it was set up cannot keep a ledger."""
        ...

    def explain(self, error: exc.DBAPIError, place: Place) -> SabaqError | None:
        """Give the error whose message says what was seen and what to do; None: it is this program's own mistake."""
        ...

    def tables(self, connection: Connection) -> Mapping[str, frozenset[str]]:
        """Give the names of the columns of every table."""
        ...

    def ddl(self, statements: Sequence[str]) -> Sequence[str]:
        """Give frozen statements of a migration, written for SQLite, in this database's words."""
        ...

    def guards(self, table: str, verbs: Sequence[str]) -> Sequence[str]:
        """Give the statements that make the triggers which refuse these verbs (UPDATE, DELETE) on a table."""
        ...

    def guarded(self, connection: Connection) -> frozenset[tuple[str, str]]:
        """Give each table and verb that a trigger which is switched on refuses."""
        ...

    def insert(
        self,
        connection: Connection,
        table: Table,
        names: tuple[str, ...],
        rows: Sequence[Sequence[object]],
        *,
        new_only: bool = False,
    ) -> int:
        """Insert rows, or `new_only` those of them whose key is not there yet; give how many."""
        ...

    def fetch(self, connection: Connection, query: Select[Any], types: Mapping[str, pa.DataType]) -> pa.Table:
        """Give what a query finds as an Arrow table of these columns."""
        ...

    def settling(self, tables: Sequence[Table]) -> tuple[str, ...]:
        """Give the statements by which the database learns what was put into tables, to find its way through them."""
        ...

    def counted_on(self, tables: Sequence[str]) -> tuple[str, ...]:
        """Give the statements after which new rows of these tables are numbered on from the highest `seq` there is."""
        ...

    def damage(self, connection: Connection) -> str | None:
        """Give what is wrong with the database's own files or settings, and what to do; None where nothing is."""
        ...
