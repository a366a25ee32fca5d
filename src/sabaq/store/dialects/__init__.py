"""Dialects: where SQLite and PostgreSQL go separate ways."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Connection, Engine

from sabaq.store.dialects.base import Dialect, Place
from sabaq.store.dialects.postgres import Postgres
from sabaq.store.dialects.sqlite import Sqlite

SQLITE, POSTGRES = Sqlite(), Postgres()


def dialect_of(bind: Engine | Connection) -> Dialect:
    """Give the dialect that an engine or a connection speaks."""
    return POSTGRES if bind.dialect.name == POSTGRES.name else SQLITE


def dialect_at(place: Place) -> Dialect:
    """Give the dialect that is spoken at a place: a file is SQLite's."""
    return SQLITE if isinstance(place, Path) else POSTGRES


__all__ = ["Dialect", "Place", "dialect_at", "dialect_of"]
