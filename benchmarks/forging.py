"""Forging: what somebody with a ledger file can do to it."""

from __future__ import annotations

import json
import random
import shutil
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path

from sqlalchemy import NullPool, create_engine

from sabaq.guard.canonical import canonical
from sabaq.guard.log import Growing, leaf_hash
from sabaq.guard.notes import LOG, Checkpoint, SecretKey, fresh_key
from sabaq.guard.permit import Guard
from sabaq.model.authority import Operation, Request
from sabaq.store.ledger import Ledger
from sabaq.store.log_rows import digests


@dataclass(slots=True, kw_only=True)
class Forger:
    """Someone who may write to the file, and may or may not have the key."""

    path: Path
    older: Path
    folder: Path
    chance: random.Random
    db: sqlite3.Connection

    @classmethod
    @contextmanager
    def on(cls, path: Path, of: Path, *, older: Path, folder: Path, chance: random.Random) -> Iterator[Forger]:
        """Give a copy of a ledger to somebody; no trigger is left to stop them."""
        for left in ("", "-wal", "-shm", "-journal"):
            path.with_name(path.name + left).unlink(missing_ok=True)
        shutil.copyfile(of, path)
        db = sqlite3.connect(path, isolation_level=None)
        db.execute("PRAGMA synchronous=OFF")
        db.execute("PRAGMA journal_mode=MEMORY")
        its = cls(path=path, older=older, folder=folder, chance=chance, db=db)
        its.disarm()
        try:
            yield its
        finally:
            its.db.close()

    def disarm(self) -> None:
        """Drop the triggers."""
        for (name,) in self.db.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
            self.db.execute(f'DROP TRIGGER "{name}"')

    def run(self, sql: str, *values: object) -> int:
        """Run a statement; give how many rows it touched, none where the database refuses."""
        try:
            return self.db.execute(sql, values).rowcount
        except sqlite3.IntegrityError:
            return 0

    def one(self, sql: str, *values: object) -> object:
        """Give the first value of the first row."""
        row = self.db.execute(sql, values).fetchone()
        return row[0] if row else None

    def pick(self, tables: Sequence[str]) -> str:
        """Give a table that has rows."""
        full = [table for table in tables if self.one(f"SELECT 1 FROM {table}")]
        return self.chance.choice(full)

    def row(self, table: str) -> int:
        """Give the number of a row."""
        return self.chance.choice([each for (each,) in self.db.execute(f"SELECT rowid FROM {table}")])

    def columns(self, table: str) -> list[str]:
        """Give the names of a table's columns."""
        return [row[1] for row in self.db.execute(f"PRAGMA table_info({table})")]

    def change_value(self, table: str) -> bool:
        """Change one value to another of its kind."""
        column, row = self.chance.choice(self.columns(table)), self.row(table)
        held = self.one(f'SELECT "{column}" FROM {table} WHERE rowid = ?', row)
        new: object
        if isinstance(held, int | float):
            new = held + self.chance.choice([-1, 1, 0.25 if isinstance(held, float) else 2])
        elif isinstance(held, str) and held and self.chance.random() < 0.7:
            at = self.chance.randrange(len(held))
            new = held[:at] + self.chance.choice("ABCxyz019 ") + held[at + 1 :]
        else:
            new = self.chance.choice(["", "other", None if held is not None else "other"])
        return new != held and self.run(f'UPDATE {table} SET "{column}" = ? WHERE rowid = ?', new, row) > 0

    def change_letter(self, table: str, column: str) -> bool:
        """Change a letter of a text."""
        row = self.row(table)
        held = str(self.one(f"SELECT {column} FROM {table} WHERE rowid = ?", row))
        at = self.chance.randrange(len(held))
        new = held[:at] + self.chance.choice("ABCxyz019 ") + held[at + 1 :]
        return new != held and self.run(f"UPDATE {table} SET {column} = ? WHERE rowid = ?", new, row) > 0

    def copy_row(self, table: str) -> bool:
        """Add a row that differs from another in its keys alone."""
        names = self.columns(table)
        row = dict(zip(names, self.db.execute(f"SELECT * FROM {table} WHERE rowid = ?", (self.row(table),)).fetchone(),
                       strict=True))  # fmt: skip
        for name in ("seq", "id", "batch", "act"):
            if name == "seq" and "seq" in row:
                row["seq"] = self.one(f"SELECT max(seq) + 1 FROM {table}")
            elif isinstance(row.get(name), str):
                row[name] = f"{row[name]}x"
        marks = ", ".join("?" * len(names))
        return self.run(f"INSERT INTO {table} VALUES ({marks})", *row.values()) > 0

    def swap(self, table: str, keep: tuple[str, ...] = ("seq", "id", "act")) -> bool:
        """Let two rows change places: their content, or where they have only a key and content, that."""
        a, b = self.row(table), self.row(table)
        names = [name for name in self.columns(table) if name not in keep]
        listed = ", ".join(f'"{name}"' for name in names)
        rows = {
            each: self.db.execute(f"SELECT {listed} FROM {table} WHERE rowid = ?", (each,)).fetchone()
            for each in (a, b)
        }
        if rows[a] == rows[b]:
            return False
        marks = ", ".join(f'"{name}" = ?' for name in names)
        unique = [name for name in names if name in {"act", "id"}]
        for each in (a, b):  # out of the way first
            for name in unique:
                self.run(f'UPDATE {table} SET "{name}" = "{name}" || ? WHERE rowid = ?', "~", each)
        self.db.execute(f"UPDATE {table} SET {marks} WHERE rowid = ?", (*rows[b], a))
        self.db.execute(f"UPDATE {table} SET {marks} WHERE rowid = ?", (*rows[a], b))
        return True

    def forget_act(self, act: str) -> None:
        """Remove an act with all that was written under it."""
        self.db.execute("DELETE FROM claims WHERE report_seq IN (SELECT seq FROM reports WHERE act_id = ?)", (act,))
        for (table,) in self.db.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall():
            if "act_id" in self.columns(table):
                self.db.execute(f"DELETE FROM {table} WHERE act_id = ?", (act,))
        self.db.execute("DELETE FROM act_keys WHERE act = ?", (act,))
        self.db.execute("DELETE FROM acts WHERE id = ?", (act,))

    def cut(self, many: int) -> bool:
        """Remove the last entries with their acts, rows and subtrees."""
        gone = self.db.execute("SELECT seq, act FROM log_leaves ORDER BY seq DESC LIMIT ?", (many,)).fetchall()
        for seq, act in gone:
            self.db.execute("DELETE FROM log_leaves WHERE seq = ?", (seq,))
            if act:
                self.forget_act(act)
        size = gone[-1][0]
        self.db.execute("DELETE FROM log_nodes WHERE place >= ?", (2 * size - size.bit_count(),))
        return True

    def replace_file(self) -> None:
        """Put the older copy in its place."""
        self.db.close()
        shutil.copyfile(self.older, self.path)
        self.db = sqlite3.connect(self.path)

    def refit(self, *, rekey: bool = False) -> bool:
        """Make entries and subtrees fit what the tables hold now."""
        connect = partial(sqlite3.connect, self.path, isolation_level=None)
        engine = create_engine("sqlite://", creator=connect, poolclass=NullPool)
        tree = Growing()
        hashes: list[bytes] = []
        with engine.connect() as connection:
            for seq, act, leaf in self.db.execute("SELECT seq, act, leaf FROM log_leaves ORDER BY seq").fetchall():
                entry = json.loads(leaf)
                if act:
                    entry["rows"] = digests(connection, act)
                if rekey and entry["kind"] == "key":
                    entry["public"] = str(self.other_key().public)
                text = canonical(entry)
                self.db.execute("UPDATE log_leaves SET leaf = ? WHERE seq = ?", (text.decode(), seq))
                hashes += tree.add(leaf_hash(text))
        engine.dispose()
        self.db.executemany(
            "UPDATE log_nodes SET hash = ? WHERE place = ?", [(each, at) for at, each in enumerate(hashes)]
        )
        return True

    def resign(self, *, rekey: bool = False) -> bool:
        """Sign a checkpoint over every size that had one; what a witness signed cannot be made anew."""
        key = self.other_key() if rekey else SecretKey.read((self.folder / "w" / "log.key").read_text())
        tree, roots = Growing(), {}
        for (leaf,) in self.db.execute("SELECT leaf FROM log_leaves ORDER BY seq"):
            tree.add(leaf_hash(leaf.encode()))
            roots[tree.size] = tree.root()
        for seq, size in self.db.execute("SELECT seq, size FROM log_checkpoints").fetchall():
            signed = Checkpoint(origin=key.public.name, size=size, root=roots[size]).signed(key)
            self.db.execute("UPDATE log_checkpoints SET note = ? WHERE seq = ?", (str(signed), seq))
        return True

    def other_key(self) -> SecretKey:
        """Give a key that is not the log's, the same at each call."""
        return fresh_key("w", LOG, lambda size: bytes(range(size)))

    def forge_checkpoint(self) -> bool:
        """Change a kept checkpoint, or put one beside it that another key signed."""
        seq = self.row("log_checkpoints")
        held = Checkpoint.read(str(self.one("SELECT note FROM log_checkpoints WHERE seq = ?", seq)))
        how = self.chance.randrange(4)
        if how == 0:
            made = replace(held, size=held.size + 1)
        elif how == 1:
            made = replace(held, root=self.chance.randbytes(32))
        elif how == 2:
            made = replace(held, signatures=()).signed(self.other_key())
        else:
            made = replace(held, signatures=held.signatures[1:])
        return self.run("UPDATE log_checkpoints SET note = ? WHERE seq = ?", str(made), seq) > 0

    def drop_cosignatures(self) -> bool:
        """Leave the log's own line alone under each checkpoint."""
        for seq, note in self.db.execute("SELECT seq, note FROM log_checkpoints").fetchall():
            held = Checkpoint.read(note)
            self.run(
                "UPDATE log_checkpoints SET note = ? WHERE seq = ?",
                str(replace(held, signatures=held.signatures[:1])),
                seq,
            )
        return True

    def act_at(self, moved: timedelta) -> None:
        """Let the program enter an act while its clock is off."""
        last = json.loads(str(self.one("SELECT leaf FROM log_leaves ORDER BY seq DESC LIMIT 1")))["time"]
        self.db.close()
        guard = Guard(clock=lambda: datetime.fromisoformat(last) + moved)
        ledger = Ledger.open(self.path, guard)
        ledger.record_act(guard.permit(Request(actor="x", operation=Operation.READ, purpose="CT-PLOT")), "read")
        ledger.close()
        self.db = sqlite3.connect(self.path)
