"""Engines: connections to the ledger file, opened safely."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from alembic import command
from alembic.config import Config as AlembicConfig
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine, create_engine, event, exc, inspect, text

from sabaq.errors import BadConfig, SabaqError, Unavailable

WAIT_S = 120  # for another writer; one file is written in many short transactions
LONGEST_LOG_PAGES = 8192  # 32 MiB; whoever writes often empties it sooner, beside the writing
HEAD = "0004"


def open_engine(path: Path, *, durable: bool = True) -> Engine:
    """Give an engine on a SQLite file that waits for other writers and refuses silent replacement.

    A durable one keeps a write-ahead log beside the file; the other is for what can be made again, in one file only.
    """
    engine = create_engine(f"sqlite:///{path}", connect_args={"timeout": WAIT_S, "check_same_thread": False})

    @event.listens_for(engine, "connect")
    def _prepare(connection: Any, _record: object) -> None:  # noqa: ANN401 (a raw driver connection)
        connection.isolation_level = None  # transactions are begun below, as writers from the start
        cursor = connection.cursor()
        for pragma in (
            f"journal_mode={'WAL' if durable else 'MEMORY'}",
            f"synchronous={'FULL' if durable else 'OFF'}",
            "foreign_keys=ON",
            "recursive_triggers=ON",  # else INSERT OR REPLACE deletes rows past the triggers
            "cache_size=-65536",
            f"wal_autocheckpoint={LONGEST_LOG_PAGES}",
            "temp_store=MEMORY",
        ):
            cursor.execute(f"PRAGMA {pragma}")
        cursor.close()

    return engine


@contextmanager
def explained(path: Path) -> Iterator[None]:
    """Turn what the database driver says into an error that tells the operator what to do."""
    try:
        yield
    except exc.OperationalError as error:
        raise explain(error, path) from error
    except exc.DatabaseError as error:
        if "malformed" in str(error) or "not a database" in str(error):
            raise BadConfig(f"{path} is not a ledger, or it is damaged: {error.orig}; restore a backup") from error
        raise


def explain(error: exc.OperationalError, path: Path) -> SabaqError:
    """Give the error whose message says what was seen and what to do."""
    said = str(error.orig)
    for words, advice in (
        ("disk is full", "nothing of this step was written; free some space and repeat it"),
        ("readonly", "nothing was written; mend the folder's permissions"),
        ("disk I/O error", "nothing of this step was written; free some space or check the disk, and repeat it"),
        ("unable to open", "check that the folder exists and can be written to"),
        ("locked", f"another writer held it for more than {WAIT_S} s; try again when it is done"),
    ):
        if words in said:
            return Unavailable(f"{path}: {said}; {advice}")
    return Unavailable(f"{path}: {said}; run `sabaq doctor`")


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """Give a connection in a write transaction that commits at the end, or leaves nothing behind."""
    with engine.connect() as connection:
        connection.exec_driver_sql("BEGIN IMMEDIATE")
        try:
            yield connection
            connection.exec_driver_sql("COMMIT")
        except BaseException:
            _roll_back(connection)
            raise


def empty_log(engine: Engine) -> None:
    """Bring what the write-ahead log holds into the file, as far as it can be done while others read and write."""
    with engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA wal_checkpoint(PASSIVE)").fetchall()


@contextmanager
def reading(engine: Engine) -> Iterator[Connection]:
    """Give a connection that sees one unmoving state of the database."""
    with engine.connect() as connection:
        connection.exec_driver_sql("BEGIN")
        try:
            yield connection
        finally:
            _roll_back(connection)


def _roll_back(connection: Connection) -> None:
    """End a transaction that the database may have ended itself, as it does when the disk is full."""
    driver: Any = connection.connection.dbapi_connection
    if driver is not None and driver.in_transaction:
        connection.exec_driver_sql("ROLLBACK")


def migrate(engine: Engine, path: Path) -> None:
    """Bring the ledger to this program's revision, or refuse one that a newer program wrote."""
    found = _revision(engine, path)
    if found == HEAD:
        return
    config = AlembicConfig()
    config.set_main_option("script_location", "sabaq.store:migrations")
    if found is not None and found not in {r.revision for r in ScriptDirectory.from_config(config).walk_revisions()}:
        raise BadConfig(
            f"{path} has table revision {found}, newer than this program's {HEAD}; install a newer sabaq to open it"
        )
    with writing(engine) as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "head")


def _revision(engine: Engine, path: Path) -> str | None:
    """Give the revision of the tables, or None where there are none; another program's database is refused."""
    with reading(engine) as connection:
        tables = set(inspect(connection).get_table_names())
        found = None
        if "alembic_version" in tables:
            found = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
    if found is None and tables:
        raise BadConfig(
            f"{path} is a database, but not a ledger: it holds {', '.join(sorted(tables)[:3])}; "
            "choose another folder with -w, or restore a backup"
        )
    return found
