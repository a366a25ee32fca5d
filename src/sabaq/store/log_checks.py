"""Log checks: whether ledger and log tell the same."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Any

import msgspec
from sqlalchemy import Connection, Engine, NullPool, create_engine, exc, func, select

from sabaq.errors import BadConfig, SabaqError
from sabaq.guard.audits import Audit, Findings, Pins, Walk, audit
from sabaq.guard.log import place
from sabaq.guard.sealing import Sealed, unseal
from sabaq.store import log_tables as lt
from sabaq.store import tables as t
from sabaq.store.engines import reading
from sabaq.store.log import act_fields, leaves_in, notes_in
from sabaq.store.log_rows import all_digests, written_tables
from sabaq.store.prepared import stream

Rows = Iterator[tuple[str, Mapping[str, object]]]


def audit_ledger(engine: Engine, pins: Pins, *, now: datetime) -> Audit:
    """Check entries, subtrees, checkpoints, acts and every row of truth against one another."""
    with reading(engine) as connection:
        nodes = stream(connection, select(lt.nodes.c.place, lt.nodes.c.hash).order_by(lt.nodes.c.place))
        numbers: list[int] = []

        def beside(walk: Walk, completed: list[bytes]) -> None:
            first = place(0, walk.size - 1)
            for at, hashed in enumerate(completed, first):
                found = next(nodes, None)
                if found is None or (found.place, bytes(found.hash)) != (at, hashed):
                    walk.trouble.add("subtree", f"the stored subtree hash at place {at} is not that of the entries")

        def more(trouble: Findings) -> None:
            if next(nodes, None) is not None:
                trouble.add("subtree", "there are subtree hashes of more entries than are left")
            nodes.close()
            if numbers != list(range(len(numbers))):
                trouble.add("order", "entries are missing, or their numbers were changed")
            try:
                _acts(connection, trouble)
            except (TypeError, ValueError, AttributeError, exc.DBAPIError) as error:  # values of other kinds than ours
                trouble.add("form", f"acts and entries can no longer be compared: {error}")

        def entries() -> Iterator[str]:
            for seq, _act, leaf in leaves_in(connection):
                numbers.append(seq)
                yield leaf

        return audit(entries(), notes_in(connection), pins, now=now, beside=beside, more=more)


def read_only(path: Path) -> Engine:
    """Give an engine on a copy of a ledger file that changes nothing, not even beside it."""
    alone = not path.with_name(path.name + "-wal").exists()
    address = f"{path.resolve().as_uri()}?mode=ro{'&immutable=1' if alone else ''}"
    connect = partial(sqlite3.connect, address, uri=True, isolation_level=None)
    engine = create_engine("sqlite://", creator=connect, poolclass=NullPool)
    try:
        with reading(engine) as connection:
            connection.scalar(select(func.count()).select_from(lt.leaves))
    except exc.DatabaseError as error:
        engine.dispose()
        told = f"{path} holds no log: {error.orig}"
        raise BadConfig(f"{told}; wanted a ledger file, or what `sabaq log export` wrote") from error
    return engine


def _acts(connection: Connection, trouble: Findings) -> None:
    """Compare every act, its key and its rows with its entry."""
    erased = set(connection.scalars(select(lt.erasures.c.act)))
    written = {each.table.name: _Groups(all_digests(connection, each)) for each in written_tables()}
    query = select(t.acts, lt.keys.c.key, lt.leaves.c.leaf)
    query = query.outerjoin(lt.keys, lt.keys.c.act == t.acts.c.id).outerjoin(lt.leaves, lt.leaves.c.act == t.acts.c.id)
    acts = 0
    for row in stream(connection, query.order_by(t.acts.c.id)).mappings():
        acts += 1
        rows: dict[str, Mapping[str, object]] = {}
        for name, groups in written.items():
            for stray in groups.before(row["id"]):
                trouble.add("stray", f"{name} has rows of act {stray}, and there is no such act")
            if its := groups.of(row["id"]):
                rows[name] = its
        _act(row, rows, trouble, erased=row["id"] in erased)
    for name, groups in written.items():
        for stray in groups.before(None):
            trouble.add("stray", f"{name} has rows of act {stray}, and there is no such act")
    _left_over(connection, trouble, acts)


def _act(row: Mapping[Any, Any], rows: Mapping[str, object], trouble: Findings, *, erased: bool) -> None:
    act = row["id"]
    if row["leaf"] is None:
        trouble.add("act", f"act {act} has no entry in the log")
        return
    try:
        entry = msgspec.json.decode(row["leaf"])
    except msgspec.MsgspecError:
        return  # told already
    if not isinstance(entry, dict) or not isinstance(entry.get("rows"), dict):
        trouble.add("act", f"the entry of act {act} is not one of an act")
        return
    held = {column.name: row[column.name] for column in t.acts.c}
    told = act_fields(held, row["key"] or "")
    if entry.get("act") != told["act"]:
        trouble.add("act", f"act {act} was altered: it does not say what its entry {entry.get('seq')} says")
    if row["key"] is None and not erased:
        trouble.add("key", f"the key of act {act} is gone, and no erasure tells of it")
    elif row["key"] is not None and erased:
        trouble.add("key", f"act {act} was erased, and its key is back")
    elif row["key"] is not None and (entry.get("key") != told["key"] or not _opens(row)):
        trouble.add("key", f"the key of act {act} was swapped")
    said = entry["rows"]
    for name in sorted({*said, *rows}):
        if said.get(name) != rows.get(name):
            here, there = _count(rows.get(name)), _count(said.get(name))
            trouble.add(
                f"rows of {name}",
                f"{name} of act {act} were altered: {here} rows, entry {entry.get('seq')} has {there}",
            )


def _opens(row: Mapping[Any, Any]) -> bool:
    try:
        unseal(Sealed(text=row["sealed"], key=row["key"]))
    except SabaqError:
        return False
    return True


def _count(digest: object) -> object:
    return digest.get("n") if isinstance(digest, Mapping) else 0


def _left_over(connection: Connection, trouble: Findings, acts: int) -> None:
    """Tell of entries without their act, keys without theirs, claims without their report."""
    for seq, act, leaf in leaves_in(connection):
        try:
            entry = msgspec.json.decode(leaf)
            told = entry["act"]["id"] if "act" in entry else None
        except (msgspec.MsgspecError, KeyError, TypeError):
            continue
        if told != act:
            trouble.add("act", f"entry {seq} stands beside act {act}, and tells of {told}")
    named = connection.scalar(select(func.count(lt.leaves.c.act))) or 0
    if named != acts:
        trouble.add("act", f"the log has entries of {named} acts, and the ledger holds {acts}")
    known = select(t.acts.c.id)
    for table, column in ((lt.keys, lt.keys.c.act), (lt.erasures, lt.erasures.c.act)):
        if strays := connection.scalar(select(func.count()).select_from(table).where(column.not_in(known))):
            trouble.add("stray", f"{table.name} has {strays} rows of acts that are not there")
    lost = select(func.count()).select_from(t.claims).where(t.claims.c.report_seq.not_in(select(t.reports.c.seq)))
    if strays := connection.scalar(lost):
        trouble.add("stray", f"claims has {strays} rows of reports that are not there")


class _Groups:
    """Digests by act, in the order of the acts, taken one after another."""

    def __init__(self, rows: Rows) -> None:
        self._rows = rows
        self._next = next(rows, None)

    def before(self, act: str | None) -> Iterator[str]:
        """Yield the acts that come before this one; None: all that are left."""
        while self._next is not None and (act is None or self._next[0] < act):
            yield self._next[0]
            self._next = next(self._rows, None)

    def of(self, act: str) -> Mapping[str, object] | None:
        """Give the digest of an act's rows, if it has some here."""
        if self._next is None or self._next[0] != act:
            return None
        found = self._next[1]
        self._next = next(self._rows, None)
        return found
