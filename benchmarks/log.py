"""Log: what an entry, a proof and a check cost.

    python -m benchmarks log [--entries N] [--acts N]

append    entries alone, in one transaction of a thousand and one by one: milliseconds each
proof     inclusion proofs from a stored tree of so many entries: 50th, 95th, 99th percentile
verify    a ledger of so many acts, every row of it: entries a second
"""

from __future__ import annotations

import argparse
import json
import random
import statistics
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import insert

from sabaq.guard import log
from sabaq.guard.audits import Pins
from sabaq.guard.permit import Guard
from sabaq.model.authority import Operation, Request
from sabaq.store import log as stored
from sabaq.store import log_tables as lt
from sabaq.store.engines import reading, writing
from sabaq.store.ledger import Ledger
from sabaq.store.log_checks import audit_ledger

BAR_APPEND_MS, BAR_PROOF_MS = 1.0, 5.0
AT_ONCE = 50_000


def percentiles(took: list[float]) -> dict[str, float]:
    """Give milliseconds."""
    cuts = statistics.quantiles(took, n=100, method="inclusive")
    return {f"p{at}_ms": round(1000 * cuts[at - 1], 3) for at in (50, 95, 99)}


def open_ledger(folder: Path) -> Ledger:
    """Give an empty ledger."""
    return Ledger.open(folder / "ledger.sqlite", Guard(clock=lambda: datetime.now(UTC)), create=True)


def measure_append(ledger: Ledger, acts: int) -> dict[str, float]:
    """Append whole acts: a thousand in a transaction, then each in its own."""
    asked = Request(actor="benchmark", operation=Operation.READ, purpose="EXERCISE")
    grant = ledger.guard.permit(asked)
    wall, cpu = time.perf_counter(), time.process_time()
    for start in range(0, acts, 1000):
        with writing(ledger.engine) as connection:
            for _ in range(min(1000, acts - start)):
                with ledger.entry(grant, Operation.READ, "read").around(connection):
                    pass
    batch_wall, batch_cpu = time.perf_counter() - wall, time.process_time() - cpu
    took = []
    for _ in range(min(acts, 500)):
        wall = time.perf_counter()
        ledger.record_act(grant, "read")
        took.append(time.perf_counter() - wall)
    alone = {f"alone_{name}": value for name, value in percentiles(took).items()}
    return {"ms_each": round(1000 * batch_wall / acts, 3), "cpu_ms_each": round(1000 * batch_cpu / acts, 3), **alone}


def fill(ledger: Ledger, entries: int) -> None:
    """Grow the stored tree with entries that are hashed numbers; only its nodes are needed for proofs."""
    tree, place = log.Growing(), 0
    with writing(ledger.engine) as connection:
        connection.exec_driver_sql("DROP TRIGGER log_nodes_no_delete")
        connection.exec_driver_sql("DELETE FROM log_nodes")
        rows: list[dict[str, object]] = []
        for number in range(entries):
            for hashed in tree.add(log.leaf_hash(str(number).encode())):
                rows.append({"place": place, "hash": hashed})
                place += 1
            if len(rows) >= AT_ONCE or number == entries - 1:
                connection.execute(insert(lt.nodes), rows)
                rows.clear()


def measure_proofs(ledger: Ledger, entries: int) -> dict[str, float]:
    """Prove entries drawn at random; each proof is checked."""
    chance, took = random.Random(1), []
    with reading(ledger.engine) as connection:
        read = stored.reader(connection)
        top = log.root(read, entries)
        for _ in range(500):
            index = chance.randrange(entries)
            began = time.perf_counter()
            path = log.inclusion(read, index, entries)
            took.append(time.perf_counter() - began)
            leaf = log.leaf_hash(str(index).encode())
            if not log.includes(leaf, index=index, size=entries, proof=path, top=top):
                raise SystemExit(f"the proof of entry {index} does not hold")
    return percentiles(took)


def measure_verify(ledger: Ledger) -> dict[str, float]:
    """Check the whole ledger."""
    cpu = time.process_time()
    found = audit_ledger(ledger.engine, Pins(), now=datetime.now(UTC))
    if found.trouble:
        raise SystemExit(f"an untouched ledger is found wrong: {found.trouble[0]}")
    spent = time.process_time() - cpu
    return {"entries": found.entries, "cpu_s": round(spent, 2), "entries_per_cpu_s": round(found.entries / spent)}


def main(words: list[str] | None = None) -> int:
    """Print the figures; the exit code is 1 where one misses its bar."""
    options = argparse.ArgumentParser(prog="log", description="What an entry, a proof and a check cost.")
    options.add_argument("--entries", type=int, default=1_000_000)
    options.add_argument("--acts", type=int, default=5_000)
    options.add_argument(
        "--folder", type=Path, help="where to write; the system's folder for temporary files if absent"
    )
    options.add_argument("--json", action="store_true")
    asked = options.parse_args(words)
    with tempfile.TemporaryDirectory(dir=asked.folder) as made:
        ledger = open_ledger(Path(made))
        found = {"append": measure_append(ledger, asked.acts), "verify": measure_verify(ledger)}
        fill(ledger, asked.entries)
        found["proof"] = measure_proofs(ledger, asked.entries)
        ledger.close()
    print(json.dumps(found) if asked.json else "\n".join(f"{name:<8}{value}" for name, value in found.items()))
    print(f"bars: {BAR_APPEND_MS} ms an entry in batches, {BAR_PROOF_MS} ms a proof among {asked.entries:,} entries")
    return int(found["append"]["ms_each"] > BAR_APPEND_MS or found["proof"]["p95_ms"] > BAR_PROOF_MS)


if __name__ == "__main__":
    raise SystemExit(main())
