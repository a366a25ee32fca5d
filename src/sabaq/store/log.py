"""Log store: each act's entry, written with the act itself."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime

import msgspec
from sqlalchemy import BindParameter, Connection, Engine, bindparam, delete, func, insert, select

from sabaq.errors import BadConfig, BadRecord
from sabaq.guard import log
from sabaq.guard.canonical import canonical
from sabaq.guard.notes import Checkpoint
from sabaq.guard.sealing import Personal, Sealed, seal, text_digest, unseal
from sabaq.model.authority import Act
from sabaq.store import log_tables as lt
from sabaq.store import tables as t
from sabaq.store.dialects import dialect_of
from sabaq.store.engines import reading, writing
from sabaq.store.log_rows import all_digests, digests, written_tables
from sabaq.store.moments import to_text
from sabaq.store.prepared import ask, stream
from sabaq.store.rows import act_row

ACT_IN = insert(t.acts)
KEY_IN = insert(lt.keys)
LEAF_IN = insert(lt.leaves)
NODE_IN = insert(lt.nodes)
LAST = select(func.max(lt.leaves.c.seq))
PLACE: BindParameter[int] = bindparam("at")
NODE = select(lt.nodes.c.hash).where(lt.nodes.c.place == PLACE)
FORM = 1  # of the entries


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """An act that is about to be written, with the clock that tells when it was."""

    act: Act
    clock: Callable[[], datetime]
    commits: str | None = None  # digest of what it makes known outside, for those who hold it

    @contextmanager
    def around(self, connection: Connection) -> Iterator[None]:
        """Write the act first, then let the things themselves be written, then the entry that covers both."""
        act = self.act
        sealed = seal(Personal(actor=act.actor, what=act.what, reason=act.reason))
        row = act_row(act) | {"sealed": sealed.text}
        ask(connection, ACT_IN, [row])
        ask(connection, KEY_IN, [{"act": act.id, "key": sealed.key}])
        yield
        fields = act_fields(row, sealed.key) | {"rows": digests(connection, act.id)}
        if self.commits:
            fields["commits"] = self.commits
        append(connection, "act", self.clock(), fields, act=act.id)


def act_fields(row: Mapping[str, object], key: str) -> dict[str, object]:
    """Give what an entry says of an act: its columns, the sealed one as a digest, and the digest of its key."""
    open_ = {name: value for name, value in row.items() if value is not None}
    return {"act": open_ | {"sealed": text_digest(str(row["sealed"]))}, "key": text_digest(key)}


def append(
    connection: Connection, kind: str, moment: datetime, fields: Mapping[str, object], *, act: str | None = None
) -> int:
    """Add an entry in the open transaction, and the subtrees that it completes; give its number."""
    seq = size_in(connection)
    record = {"v": FORM, "seq": seq, "kind": kind, "time": to_text(moment), **fields}
    leaf = canonical(record)
    ask(connection, LEAF_IN, [{"seq": seq, "act": act, "leaf": leaf.decode()}])
    added = log.appended(reader(connection), seq, log.leaf_hash(leaf))
    ask(connection, NODE_IN, [{"place": at, "hash": hashed} for at, hashed in added])
    return seq


def size_in(connection: Connection) -> int:
    """Give how many entries there are."""
    ((last,),) = ask(connection, LAST)
    return 0 if last is None else int(last) + 1


def reader(connection: Connection) -> log.Read:
    """Give what reads the hash of a complete subtree."""

    def read(at: int) -> bytes:
        found = ask(connection, NODE, [{"at": at}])
        if not found:
            raise BadRecord(f"the log lacks the subtree hash at place {at}; run `sabaq log verify`")
        return bytes(found[0][0])

    return read


def head(connection: Connection, origin: str) -> Checkpoint:
    """Give the log as it is, unsigned."""
    size = size_in(connection)
    return Checkpoint(origin=origin, size=size, root=log.root(reader(connection), size))


def start_log(engine: Engine, clock: Callable[[], datetime]) -> None:
    """Give a ledger that has no entries its first one, and one to each act that was there before it."""
    with reading(engine) as connection:
        begun = size_in(connection) > 0
    if not begun:
        with writing(engine) as connection:
            _begin(connection, clock())


def _begin(connection: Connection, moment: datetime) -> None:
    if size_in(connection) or connection.scalar(select(func.max(lt.checkpoints.c.seq))) is not None:
        return  # another process was sooner; or entries were removed, which must show and not be made up for
    earlier = connection.scalar(select(func.count()).select_from(t.acts)) or 0
    append(connection, "begin", moment, {"earlier": earlier})
    for act, fields in _earlier(connection):
        append(connection, "earlier", moment, fields, act=act)


def _earlier(connection: Connection) -> Iterator[tuple[str, dict[str, object]]]:
    """Yield each act with what its entry is to say, by id."""
    rows: dict[str, dict[str, object]] = {}
    for table in written_tables():
        for act, its in all_digests(connection, table):
            rows.setdefault(act, {})[table.table.name] = its
    query = select(t.acts, lt.keys.c.key).join(lt.keys, lt.keys.c.act == t.acts.c.id).order_by(t.acts.c.id)
    for row in connection.execute(query).mappings().all():
        held = {column.name: row[column.name] for column in t.acts.c}
        yield row["id"], act_fields(held, row["key"]) | {"rows": rows.get(row["id"], {})}


def leaf_of(connection: Connection, act: str) -> tuple[int, str]:
    """Give the number and the text of an act's entry, by the beginning of the act's id or the entry's number."""
    query = select(lt.leaves.c.seq, lt.leaves.c.leaf)
    if act.isdecimal() and len(act) < 20:
        found = connection.execute(query.where(lt.leaves.c.seq == int(act))).all()
    else:
        near = lt.leaves.c.act.startswith(act.strip(), autoescape=True)
        found = connection.execute(query.where(near).limit(2)).all()
    if len(found) != 1:
        told = f"{act!r} may be one of several acts" if found else f"there is no entry of act {act!r}"
        raise BadConfig(f"{told}; `sabaq log acts` lists them, with their numbers")
    return int(found[0].seq), str(found[0].leaf)


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """An act as the ledger can still tell it."""

    entry: int
    act: str
    recorded_at: str
    operation: str
    purpose: str
    decision: str
    personal: Personal | None  # None: erased


def acts_told(connection: Connection, *, limit: int, before: int | None = None) -> tuple[Told, ...]:
    """Give the newest acts, the newest first, those below an entry number where one is given."""
    query = select(t.acts, lt.leaves.c.seq, lt.keys.c.key).join(lt.leaves, lt.leaves.c.act == t.acts.c.id)
    query = query.outerjoin(lt.keys, lt.keys.c.act == t.acts.c.id).order_by(lt.leaves.c.seq.desc()).limit(limit)
    if before is not None:
        query = query.where(lt.leaves.c.seq < before)
    return tuple(
        Told(
            entry=row["seq"], act=row["id"], recorded_at=row["recorded_at"], operation=row["operation"],
            purpose=row["purpose"], decision=row["decision"],
            personal=unseal(Sealed(text=row["sealed"], key=row["key"])) if row["key"] else None,
        )
        for row in connection.execute(query).mappings()
    )  # fmt: skip


def keep_checkpoint(connection: Connection, checkpoint: Checkpoint, moment: datetime) -> None:
    """Keep a signed checkpoint, or one that came back from a witness."""
    row = {"size": checkpoint.size, "note": str(checkpoint), "recorded_at": to_text(moment)}
    connection.execute(insert(lt.checkpoints), [row])


def notes_in(connection: Connection) -> tuple[str, ...]:
    """Give the kept checkpoints in the order in which they were kept, as they stand there."""
    return tuple(connection.scalars(select(lt.checkpoints.c.note).order_by(lt.checkpoints.c.seq)))


def newest_checkpoint(connection: Connection) -> Checkpoint | None:
    """Give the checkpoint of the largest size, the last kept of them."""
    c = lt.checkpoints.c
    note = connection.scalar(select(c.note).order_by(c.size.desc(), c.seq.desc()).limit(1))
    return Checkpoint.read(note) if note else None


def leaves_in(connection: Connection) -> Iterator[tuple[int, str | None, str]]:
    """Yield number, act and text of each entry."""
    query = select(lt.leaves.c.seq, lt.leaves.c.act, lt.leaves.c.leaf).order_by(lt.leaves.c.seq)
    with stream(connection, query) as rows:
        for row in rows:
            yield row.seq, row.act, row.leaf


def key_told(connection: Connection) -> str | None:
    """Give the public key that the log named as its own last."""
    kind = lt.leaves.c.leaf.like('%"kind":"key"%')
    query = select(lt.leaves.c.leaf).where(lt.leaves.c.act.is_(None), kind).order_by(lt.leaves.c.seq.desc()).limit(1)
    leaf = connection.scalar(query)
    return str(msgspec.json.decode(leaf)["public"]) if leaf else None


def note_line(note: str) -> str:
    """Give a checkpoint as a line of an export."""
    return canonical({"checkpoint": note}).decode()


def resolve_act(connection: Connection, act: str) -> str:
    """Give the whole id of an act, by its beginning or the number of its entry."""
    _seq, leaf = leaf_of(connection, act)
    entry = msgspec.json.decode(leaf)
    if "act" not in entry:
        raise BadConfig(f"entry {act} is of no act: it is a {entry['kind']}")
    return str(entry["act"]["id"])


def erase(connection: Connection, erased: str, *, act: str, now: str) -> None:
    """Destroy the key of an act: who acted, on what and why can be read no more, and the entry stays."""
    if connection.scalar(select(lt.keys.c.act).where(lt.keys.c.act == erased)) is None:
        raise BadConfig(f"act {erased} was erased before; nothing of it can be read")
    for statement in dialect_of(connection).forgetting:
        connection.exec_driver_sql(statement)
    connection.execute(insert(lt.erasures).values(act=erased, recorded_at=now, act_id=act))
    connection.execute(delete(lt.keys).where(lt.keys.c.act == erased))


def forget(engine: Engine) -> None:
    """Leave no copy of a destroyed key where the database kept it."""
    with engine.connect() as connection:
        for statement in dialect_of(engine).forgotten:
            connection.exec_driver_sql(statement)
