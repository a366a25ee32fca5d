"""Workspaces under stress: tables, processes, full disks."""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
from pathlib import Path

from sabaq.store.dialects import dialect_of
from sabaq.workspace import Workspace

ROOT = Path(__file__).parents[2]
HEADER = "report_id,source,published,date,lat,lon,place,country,killed_low,killed_high,wounded_low,text\n"
START = "import sys; from sabaq.cli import main; main()"
CONTENT = """
    SELECT r.id, r.external_id, r.source, r.raw, r.known_at IS NOT NULL, c.id, c.subject, c.prop, c.grp, c.value, c.low,
           c.best, c.high, c.quote, c.span_start, c.span_end, c.first_day, c.lat, c.lon, c.place, c.extractor
    FROM reports AS r LEFT JOIN claims AS c ON c.report_seq = r.seq
    WHERE r.batch IN (SELECT batch FROM batch_ends) ORDER BY r.id, c.id
"""


def table(path: Path, *, reports: int, name: str = "r") -> Path:
    """Write a table of reports, each of its own incident: another place, another day."""
    rows = (
        f"{name}{k},Wire {k % 5},2023-01-{1 + k % 28:02d},2023-01-{1 + k % 28:02d},"
        f"{k * 7 % 120 - 60},{k * 13 % 340 - 170},"
        f"Town {k},PK,{k % 4},{k % 4 + 2},{k % 9},Blast in town {k}\n"
        for k in range(reports)
    )
    path.write_text(HEADER + "".join(rows), encoding="utf-8")
    return path


def content(folder: Path) -> list[tuple[object, ...]]:
    """Everything that counts in a workspace, without when and by which act it came."""
    workspace = Workspace.open(folder)
    try:
        with workspace.ledger.engine.connect() as connection:
            whole = [tuple(row) for row in connection.exec_driver_sql(CONTENT)]
            ends = "SELECT batch, reports, claims, rejected FROM batch_ends ORDER BY batch"
            return whole + [tuple(row) for row in connection.exec_driver_sql(ends)]
    finally:
        workspace.close()


def faults(folder: Path) -> list[str]:
    """What a check by hand finds wrong: a damaged file, claims without report, reports cut short."""
    workspace = Workspace.open(folder)
    queries = {
        "a claim without its report": "SELECT count(*) FROM claims WHERE report_seq NOT IN (SELECT seq FROM reports)",
        "a report without claims": "SELECT count(*) FROM reports WHERE seq NOT IN (SELECT report_seq FROM claims)",
        "a row without its act": "SELECT count(*) FROM reports WHERE act_id NOT IN (SELECT id FROM acts)",
        "an ended batch that misses reports": "SELECT count(*) FROM batch_ends AS e WHERE reports <> "
        "(SELECT count(*) FROM reports AS r WHERE r.batch = e.batch)",
    }
    try:
        with workspace.ledger.engine.connect() as connection:
            found = [told for told, query in queries.items() if connection.exec_driver_sql(query).scalar()]
            wrong = dialect_of(connection).damage(connection)
            return [wrong, *found] if wrong else found
    finally:
        workspace.close()


def sabaq(*words: str | Path, before: str = "", **how: object) -> subprocess.CompletedProcess[str]:
    """Run the command line in a process of its own, after a line of Python if need be."""
    command = [sys.executable, "-c", before + START, *map(str, words)]
    return subprocess.run(command, capture_output=True, text=True, check=False, env=plain(), **how)  # type: ignore[call-overload,no-any-return]


def killed_often(module: str, folder: Path, kills: int) -> dict[str, object]:
    """Let a module kill its children as often, at moments of a new seed, and give what it tells."""
    seed = random.SystemRandom().randrange(10**6)
    print(f"seed {seed}")  # noqa: T201
    command = [sys.executable, "-m", f"tests.robust.{module}", str(folder), str(seed), str(kills)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False, env=plain())
    assert done.returncode == 0, done.stderr[-2000:]
    told: dict[str, object] = json.loads(done.stdout.splitlines()[-1])
    assert told["kills"] == kills
    return told


def plain() -> dict[str, str]:
    """An environment in which the output is the same everywhere."""
    return {**os.environ, "NO_COLOR": "1", "COLUMNS": "120", "PYTHONIOENCODING": "utf-8"}
