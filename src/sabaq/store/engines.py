"""Engines: transactions on the ledger, and its revision."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from alembic import command
from alembic.config import Config as AlembicConfig
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine, exc, make_url, text

from sabaq.config import FILE_LEDGER
from sabaq.errors import BadConfig
from sabaq.store.dialects import Place, dialect_at, dialect_of
from sabaq.store.prepared import execute

HEAD = "0011"
LEDGER = "ledger.sqlite"
SERVERS = ("postgresql", "postgres", "postgresql+psycopg")  # how the address of a server's database may begin


def ledger_place(folder: Path, ledger_url: str) -> Place:
    """Give where the ledger of a workspace is kept: the file in its folder, or a database of a server."""
    if ledger_url == FILE_LEDGER:
        return folder / LEDGER
    try:
        place = make_url(ledger_url)
    except (exc.ArgumentError, ValueError):
        place = None
    if place is None or place.drivername not in SERVERS:
        raise BadConfig(
            f"ledger_url is not an address that can be read; wanted {FILE_LEDGER}, "
            "or postgresql://ROLE@HOST:PORT/DATABASE"
        )
    return place.set(drivername=SERVERS[0])


def open_engine(place: Place, *, durable: bool = True) -> Engine:
    """Give an engine on a file or a server's database; what can be made again need not be durable."""
    return dialect_at(place).engine(place, durable=durable)


@contextmanager
def explained(place: Place) -> Iterator[None]:
    """Turn what the database driver says into an error that tells the operator what to do."""
    try:
        yield
    except exc.DBAPIError as error:
        told = dialect_at(place).explain(error, place)
        if told is None:
            raise
        raise told from error


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """Give a connection in a transaction of the only writer that commits at the end, or leaves nothing behind."""
    with engine.connect() as connection:
        try:
            for statement in dialect_of(engine).writes:
                connection.exec_driver_sql(statement)
            yield connection
            execute(connection, "COMMIT")
        except BaseException:
            _roll_back(connection)
            raise


def empty_log(engine: Engine) -> bool:
    """Bring what the write-ahead log holds into the file while others read and write; say whether that was all."""
    with engine.connect() as connection:
        found = [connection.exec_driver_sql(each).one() for each in dialect_of(engine).log_emptied]
    return all(held == brought for _busy, held, brought in found)


@contextmanager
def reading(engine: Engine) -> Iterator[Connection]:
    """Give a connection that sees one unmoving state of the database."""
    with engine.connect() as connection:
        try:
            for statement in dialect_of(engine).reads:
                connection.exec_driver_sql(statement)
            yield connection
        finally:
            _roll_back(connection)


def _roll_back(connection: Connection) -> None:
    """End a transaction, unless the database ended it itself, as when the disk is full or the server is gone."""
    if connection.invalidated:
        return
    driver: Any = connection.connection.dbapi_connection
    if driver is not None and not getattr(driver, "closed", False):
        driver.rollback()


def migrate(engine: Engine, place: Place, *, create: bool = True) -> None:
    """Bring the ledger to this program's revision, or refuse one that a newer program wrote."""
    found = _revision(engine, place)
    if found == HEAD:
        return
    if found is None and not create:
        raise BadConfig(f"{place} holds no ledger yet; make one with `sabaq init`")
    config = AlembicConfig()
    config.set_main_option("script_location", "sabaq.store:migrations")
    if found is not None and found not in {r.revision for r in ScriptDirectory.from_config(config).walk_revisions()}:
        raise BadConfig(
            f"{place} has table revision {found}, newer than this program's {HEAD}; install a newer sabaq to open it"
        )
    with writing(engine) as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "head")


def _revision(engine: Engine, place: Place) -> str | None:
    """Give the revision of the tables, or None where there are none; another program's database is refused."""
    with reading(engine) as connection:
        dialect_of(engine).check(connection, place)
        tables = set(dialect_of(engine).tables(connection))
        found = None
        if {"alembic_version", "acts"} <= tables:
            found = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
    if found is None and tables:
        raise BadConfig(
            f"{place} is a database, but not a ledger: it holds {', '.join(sorted(tables)[:3])}; "
            "choose another folder or database, or restore a backup"
        )
    return found
