#!/usr/bin/env python3
"""Stand-alone checker of a sabaq log: plain Python, to be read.

    python3 verify_log.py LOG [--key log.pub] [--against FILE]... [--witness witness.pub]...
    python3 verify_log.py RECEIPT --key log.pub
    python3 verify_log.py PUBLICATION --key log.pub [--opening FILE]...

LOG is a copy of a ledger.sqlite or what `sabaq log export` wrote; FILE a checkpoint or a receipt that you kept.
It needs Python 3.9 or newer and nothing of sabaq. Exit code 0: nothing was altered, as far as this can show; 1: it was.
"""

from __future__ import annotations

import argparse
import base64
import hashlib
import json
import sqlite3
import sys
from datetime import datetime
from pathlib import Path
from typing import Any

LIMITS = """What this cannot show: what was done outside the system, what was never entered, or whether what was
entered is true. Whoever holds the workspace and its key can write another log from the beginning: only a
checkpoint that somebody else kept (--against), or that a witness cosigned (--witness), tells."""
P, L = 2**255 - 19, 2**252 + 27742317777372353535851937790883648493  # the field and the group of Ed25519 (RFC 8032)
D = -121665 * pow(121666, P - 2, P) % P
BASE = (15112221349535400772501151409588531511454012693041857206046113283949847762202,
        46316835694926478169428394003475163141307993866256225615783033603165251855960)  # fmt: skip
Record = dict[str, Any]
trouble: list[str] = []


def check(right: object, words: str) -> bool:
    """Note what is wrong, where something is."""
    trouble.extend([] if right else [words])
    return bool(right)


def _sum(p: tuple[int, ...], q: tuple[int, ...]) -> tuple[int, ...]:  # of points (x, y, z, t) with x*y = z*t
    a, b = (p[1] - p[0]) * (q[1] - q[0]) % P, (p[1] + p[0]) * (q[1] + q[0]) % P
    c, d = 2 * p[3] * q[3] * D % P, 2 * p[2] * q[2] % P
    e, f, g, h = b - a, d - c, d + c, b + a
    return e * f % P, g * h % P, f * g % P, e * h % P


def _times(n: int, p: tuple[int, ...]) -> tuple[int, ...]:
    total: tuple[int, ...] = (0, 1, 1, 0)
    while n:
        if n & 1:
            total = _sum(total, p)
        p, n = _sum(p, p), n >> 1
    return total


def _point(raw: bytes) -> tuple[int, ...]:
    y = int.from_bytes(raw, "little")
    sign, y = y >> 255, y & ((1 << 255) - 1)
    square = (y * y - 1) * pow(D * y * y + 1, P - 2, P) % P
    x = pow(square, (P + 3) // 8, P)
    if (x * x - square) % P:
        x = x * pow(2, (P - 1) // 4, P) % P
    if y >= P or (x * x - square) % P or (x == 0 and sign):
        raise ValueError("no point of the curve")
    x = P - x if x & 1 != sign else x
    return x, y, 1, x * y % P


def signed(public: bytes, message: bytes, signature: bytes) -> bool:
    """Say whether a key made a signature: Ed25519, RFC 8032, section 5.1."""
    try:
        a, r, s = _point(public), _point(signature[:32]), int.from_bytes(signature[32:], "little")
    except ValueError:
        return False
    h = int.from_bytes(hashlib.sha512(signature[:32] + public + message).digest(), "little") % L
    left, right = _times(s, (*BASE, 1, BASE[0] * BASE[1] % P)), _sum(r, _times(h, a))
    same = not (left[0] * right[2] - right[0] * left[2]) % P and not (left[1] * right[2] - right[1] * left[2]) % P
    return len(signature) == 64 and s < L and same


def _hash(*parts: bytes) -> bytes:  # 0 before an entry, 1 before two subtrees: RFC 9162, section 2.1
    return hashlib.sha256(b"".join(parts)).digest()


def _grow(edge: list[bytes], size: int, hashed: bytes) -> None:
    while size & 1:
        hashed, size = _hash(b"\1", edge.pop(), hashed), size >> 1
    edge.append(hashed)


def _root(edge: list[bytes]) -> bytes:
    hashed = edge[-1] if edge else _hash()
    for left in reversed(edge[:-1]):
        hashed = _hash(b"\1", left, hashed)
    return hashed


def _included(hashed: bytes, index: int, size: int, path: list[bytes]) -> bytes:
    at, last = index, size - 1
    for other in path:
        if last == 0:
            return b"the path is too long"
        if at & 1 or at == last:
            hashed = _hash(b"\1", other, hashed)
            while not at & 1 and at:
                at, last = at >> 1, last >> 1
        else:
            hashed = _hash(b"\1", hashed, other)
        at, last = at >> 1, last >> 1
    return hashed if last == 0 else b"the path is too short"


def read_key(text: str) -> tuple[str, int, bytes]:
    """Read name+hash+key: the name, what it signs (1: a log, 4: a witness) and its 32 bytes."""
    name, _, rest = text.strip().partition("+")
    hashed, _, encoded = rest.partition("+")
    raw = base64.b64decode(encoded)
    check(hashlib.sha256(name.encode() + b"\n" + raw).hexdigest()[:8] == hashed, f"the key {name} was altered")
    return name, raw[0], raw[1:]


def _by(note: str, key: tuple[str, int, bytes]) -> bool:
    body, _, lines = note.partition("\n\n")
    name, kind, public = key
    hashed = hashlib.sha256(name.encode() + b"\n" + bytes([kind]) + public).digest()[:4]
    for line in lines.split("\n"):
        if line.startswith(f"\u2014 {name} "):
            raw = base64.b64decode(line.rpartition(" ")[2])
            message, value = body.encode() + b"\n", raw[4:]
            if kind == 4:  # a witness signs the time as well
                message = f"cosignature/v1\ntime {int.from_bytes(value[:8], 'big')}\n".encode() + message
                value = value[8:]
            if raw[:4] == hashed and signed(public, message, value):
                return True
    return False


def _head(note: str) -> tuple[str, int, bytes]:
    origin, size, top = note.partition("\n\n")[0].split("\n")
    return origin, int(size), base64.b64decode(top)


def _read(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def _checkpoint_in(text: str) -> str:
    if text.startswith("c2sp.org/tlog-proof"):
        return receipt(text)[1]
    return text.partition("\n\n")[2] if text.startswith("old ") else text


def receipt(text: str) -> tuple[Record, str]:
    """Check a receipt by itself; give its entry and its checkpoint."""
    above, _, note = text.partition("\n\n")
    _, extra, index, *path = above.split("\n")
    leaf, steps = base64.b64decode(extra.partition(" ")[2]).decode(), [base64.b64decode(line) for line in path]
    found = _included(_hash(b"\0", leaf.encode()), int(index.partition(" ")[2]), _head(note)[1], steps)
    check(found == _head(note)[2], "the entry of the receipt is not in the log of its checkpoint")
    return json.loads(leaf), note


def _canonical(record: object) -> str:
    return json.dumps(record, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def walk(leaves: list[str], sizes: set[int]) -> tuple[dict[int, bytes], str | None]:
    """Go through all entries; give the roots over so many of them, and the key that the log names."""
    edge: list[bytes] = []
    roots, named, before = {0: _root([])}, None, ""
    for seq, leaf in enumerate(leaves):
        _grow(edge, seq, _hash(b"\0", leaf.encode()))
        if seq + 1 in sizes:
            roots[seq + 1] = _root(edge)
        try:
            entry = json.loads(leaf)
            check(_canonical(entry) == leaf, f"entry {seq} is not spelled in the one canonical way")
            check(entry["seq"] == seq, f"entry {seq} says that it is entry {entry['seq']}")
            check((entry["kind"] == "begin") == (seq == 0), f"entry {seq}: a log has one beginning")
            back = before and _moment(before) - _moment(entry["time"]) > 2
            check(not back, f"entry {seq}: the clock went back from {before} to {entry['time']}")
            if entry["kind"] == "act":
                late = _moment(entry["time"]) - _moment(entry["act"]["recorded_at"])
                check(-2 <= late <= 3600, f"entry {seq} and its act tell different times: the clock was set")
            named, before = entry["public"] if entry["kind"] == "key" else named, entry["time"]
        except (ValueError, KeyError, TypeError):
            check(None, f"entry {seq} cannot be read")
    return roots, named


def _moment(text: str) -> float:
    return datetime.fromisoformat(text.replace("Z", "+00:00")).timestamp()


def rows_of(db: sqlite3.Connection, table: str, columns: list[str]) -> dict[str, Record]:
    """Give for each act how many rows it wrote in a table, and their digest."""
    keys = {name: rank for _, name, _, _, _, rank in db.execute(f'PRAGMA table_info("{table}")') if rank}
    order = ", ".join(f't."{name}"' for name in sorted(keys, key=lambda name: keys[name]))
    act, join = "t.act_id", ""
    if "act_id" not in columns:
        act, join = "r.act_id", "LEFT JOIN reports r ON r.seq = t.report_seq"
    names = ", ".join(f't."{name}"' for name in columns)
    digests: dict[str, tuple[int, Any]] = {}
    for its, *row in db.execute(f'SELECT {act}, {names} FROM "{table}" t {join} ORDER BY 1, {order}'):  # noqa: S608
        held = {n: v.hex() if isinstance(v, float) else v for n, v in zip(columns, row) if v is not None}  # noqa: B905
        count, hashed = digests.get(str(its), (0, hashlib.sha256()))
        hashed.update((json.dumps(held, ensure_ascii=False, separators=(",", ":"), default=str) + "\n").encode())
        digests[str(its)] = count + 1, hashed
    return {its: {"n": count, "sha256": hashed.hexdigest()} for its, (count, hashed) in digests.items()}


def check_ledger(db: sqlite3.Connection) -> list[str]:
    """Compare acts, keys and rows of a ledger with its entries; give the entries."""
    leaves = db.execute("SELECT seq, act, leaf FROM log_leaves ORDER BY seq").fetchall()
    check([seq for seq, _, _ in leaves] == list(range(len(leaves))), "entries are missing, or their numbers changed")
    tables = [name for (name,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
    written: dict[str, dict[str, Record]] = {}
    for table in tables:
        columns = sorted(row[1] for row in db.execute(f'PRAGMA table_info("{table}")'))
        if "act_id" in columns or table == "claims":
            written[table] = rows_of(db, table, columns)
    columns = [row[1] for row in db.execute("PRAGMA table_info(acts)")]
    acts = {row[columns.index("id")]: dict(zip(columns, row)) for row in db.execute("SELECT * FROM acts")}  # noqa: B905
    keys = dict(db.execute("SELECT act, key FROM act_keys"))
    erased = {act for (act,) in db.execute("SELECT act FROM erasures")}
    check(set(keys) <= set(acts), "there are keys of acts that are not there")
    for seq, act, leaf in leaves:
        entry = json.loads(leaf)
        if act is None and "act" not in entry:
            continue
        row = acts.pop(act, None)
        if not check(row is not None and "act" in entry, f"entry {seq}: its act {act} is not there"):
            continue
        told = {name: value for name, value in (row or {}).items() if value is not None}
        told["sealed"] = hashlib.sha256(str(told.get("sealed")).encode()).hexdigest()
        check(told == entry["act"], f"act {act} was altered since entry {seq}")
        key = hashlib.sha256(keys[act].encode()).hexdigest() if act in keys else None
        check((key is None) == (act in erased) and key in {None, entry["key"]}, f"the key of act {act} was changed")
        held = {table: its.pop(act) for table, its in written.items() if act in its}
        check(held == entry["rows"], f"rows of act {act} (entry {seq}) were altered, added or removed")
    check(not acts, f"{len(acts)} acts have no entry in the log")
    for table, its in written.items():
        check(not its, f"{table} has rows of {len(its)} acts that are not in the log")
    return [leaf for _, _, leaf in leaves]


def check_log(path: Path, key: str | None, against: list[str], witnesses: list[str]) -> None:
    """Check a log by its own checkpoints and by what was brought along."""
    with path.open("rb") as stream:
        is_ledger = stream.read(16) == b"SQLite format 3\0"
    if is_ledger:
        db = sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)
        leaves = check_ledger(db)
        notes = [note for (note,) in db.execute("SELECT note FROM log_checkpoints ORDER BY seq")]
    else:
        lines = _read(path).split("\n")[1:-1]
        leaves = [line for line in lines if not line.startswith('{"checkpoint":')]
        notes = [json.loads(line)["checkpoint"] for line in lines if line.startswith('{"checkpoint":')]
    roots, named = walk(leaves, {_head(note)[1] for note in (*notes, *against)})
    check(leaves, "the log is empty")
    check(key is None or key.strip() == named, f"the log names the key {named}, and you hold {key}")
    public = read_key(key or named or "") if key or named else None
    for note in (*notes, *against):
        origin, size, top = _head(note)
        own = public and _by(note, public) and origin == public[0]
        check(own, f"the checkpoint over {size} entries is not signed by the log's key")
        check(size <= len(leaves), f"a checkpoint tells of {size} entries, and {len(leaves)} are left: the log was cut")
        check(size > len(leaves) or roots.get(size) == top, f"the first {size} entries were written anew")
    for witness in map(read_key, witnesses):
        asked = against or notes
        holds = [_by(note, witness) and roots.get(_head(note)[1]) == _head(note)[2] for note in asked]
        check(holds and (all(holds) if against else any(holds)), f"witness {witness[0]} did not cosign this")
    _say(f"{len(leaves)} entries; {len(notes)} checkpoints in the log, {len(against)} of yours.")
    if not against:
        _say("You brought no checkpoint (--against): a log written anew from the start would pass.")


def check_publication(text: str, key: str | None, openings: list[str]) -> None:
    """Check a publication: the text is what its record says, and the record was committed to in the log."""
    shown, _, below = text.partition("\n-----BEGIN SABAQ PUBLICATION-----\n")
    record = json.loads(below.partition("\n-----END SABAQ PUBLICATION-----")[0])
    terms, given = record["terms"], {each["n"]: each for each in record["shown"]}
    entry, note = receipt(record["receipt"])
    committed = hashlib.sha256(_canonical(terms).encode()).hexdigest()
    check(entry.get("commits") == committed, "the log holds no commitment to these terms")
    if key:
        check(_by(note, read_key(key)), "the checkpoint of the publication is not signed by the log's key")
    parts = []
    for at, (hashed, withheld) in enumerate(zip(terms["paragraphs"], terms["withheld"]), 1):  # noqa: B905
        if withheld:
            parts.append(f"[Paragraph {at} of {len(terms['paragraphs'])} is withheld. Authority: {terms['authority']}. "
                         f"To be reviewed by {terms['until']}.]")  # fmt: skip
            check(at not in given, f"paragraph {at} is shown, and the terms say that it is withheld")
        elif check(at in given, f"paragraph {at} is missing, and the terms do not say that it is withheld"):
            check(_committed_to(at, given[at]) == hashed, f"paragraph {at} is not the one that was committed to")
            parts.append(given[at]["text"])
    check(shown.rstrip("\n") == "\n\n".join([f"# {terms['title']}", *parts]), "the text was altered beside its record")
    for opening in map(json.loads, openings):
        right = _committed_to(opening["n"], opening) == terms["paragraphs"][opening["n"] - 1]
        if check(right, f"the opened paragraph {opening['n']} is not the one that was withheld"):
            _say(f"Paragraph {opening['n']} said then: {opening['text']}")
    _say(f"{sum(terms['withheld'])} of {len(terms['withheld'])} paragraphs are withheld. Authority: "
         f"{terms['authority']}. To be reviewed by {terms['until']}. Committed to at {entry['time']}.")  # fmt: skip


def _committed_to(at: int, opening: Record) -> str:
    salted = f"sabaq-paragraph/1\n{at}\n{opening['salt']}\n{opening['text']}"
    return hashlib.sha256(salted.encode()).hexdigest()


def _say(words: str) -> None:
    sys.stdout.write(words + "\n")


def main() -> int:
    """Check what was named, and tell."""
    asked = argparse.ArgumentParser(description="Check a sabaq log, a receipt or a publication.", epilog=LIMITS)
    asked.add_argument("file", type=Path)
    asked.add_argument("--key", type=Path, help="the log.pub that you kept")
    for name, what in (("against", "checkpoint or receipt"), ("witness", "witness.pub"), ("opening", "paragraph")):
        asked.add_argument(f"--{name}", type=Path, action="append", default=[], help=f"a {what} that you have")
    words, key = asked.parse_args(), None
    try:
        key = _read(words.key).strip() if words.key else None
        start = words.file.read_bytes()[:22]
        if start.startswith((b"SQLite format 3\0", b"{")):
            check_log(
                words.file, key, [_checkpoint_in(_read(each)) for each in words.against], [*map(_read, words.witness)]
            )
        elif start == b"c2sp.org/tlog-proof@v1":
            entry, note = receipt(_read(words.file))
            check(key is None or _by(note, read_key(key)), "the receipt is not signed by the log's key")
            _say(f"Entry {entry['seq']}, of {entry['time']}: {_canonical(entry)}")
        else:
            check_publication(_read(words.file), key, [*map(_read, words.opening)])
    except (OSError, ValueError, KeyError, IndexError, TypeError, AttributeError, sqlite3.Error) as error:
        check(None, f"it cannot be read as what it should be: {error!r}")
    for line in trouble:
        _say(f"! {line}")
    if key is None:
        _say("You brought no key (--key): anybody may have signed this.")
    _say("ALTERED: see above." if trouble else "Nothing was altered, as far as this can show.")
    _say(LIMITS)
    return int(bool(trouble))


if __name__ == "__main__":
    raise SystemExit(main())
