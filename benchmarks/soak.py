"""Soak: live intake for a long time, killed again and again.

python -m benchmarks.soak --minutes 30 --rate 200 --kill-every 3m

Starts `sabaq serve` on a workspace of an invented country's reports, posts the reports that follow at a pace, kills the
server with SIGKILL every so often and starts it anew. A report counts from when it was due to its answer. In the end
every acknowledged report must be in the ledger once, and the picture must be the one that a run makes, within what the
live path may leave to it.
"""

from __future__ import annotations

import argparse
import json
import os
import signal
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from benchmarks.feeding import Answered, Feed, documents
from sabaq.fusion.accuracy import measure
from sabaq.server.alone import FILE as KEY
from sabaq.sources.synthetic import generate, write_csv
from sabaq.workspace import Workspace

SEED = 21
BAR_MS = 10.0  # 95 of 100 reports
AGREE = 0.97  # pairwise F1 of the live groups and those of a run, as the tests demand
WINDOW_S = 180.0
DENSITY = 20_000  # reports that the invented country holds before it is laid out once more
MOST_COPIES = 16
UNITS = {"s": 1.0, "m": 60.0, "h": 3600.0}


@dataclass(slots=True, kw_only=True)
class Server:
    """`sabaq serve` as a child process, in all its lives."""

    place: Path
    feed: Feed
    lives: list[dict[str, float]] = field(default_factory=list)
    child: subprocess.Popen[str] | None = None

    def start(self) -> None:
        """Start it, and tell the senders where it is."""
        began, sent = time.monotonic(), len(self.feed.answered)
        words = [
            sys.executable,
            "-c",
            "from sabaq.cli import main; main()",
            "serve",
            "-w",
            str(self.place),
            "--port",
            "0",
            "--json",
        ]
        with (self.place.parent / "server.err").open("a") as trouble:
            self.child = subprocess.Popen(words, stdout=subprocess.PIPE, stderr=trouble, text=True)
        assert self.child.stdout is not None
        told = self.child.stdout.readline()
        if not told:
            raise SystemExit(f"the server did not start; see {self.place.parent / 'server.err'}")
        self.feed.port = urlsplit(json.loads(told)["url"]).port or 0
        self.feed.key = (self.place / KEY).read_text(encoding="ascii").strip()
        self.lives.append({"answered_before": sent, "listens_s": round(time.monotonic() - began, 2)})
        self.feed.up.set()
        threading.Thread(target=self._first, args=(began, sent), daemon=True).start()

    def _first(self, began: float, sent: int) -> None:
        life = self.lives[-1]
        while len(self.feed.answered) == sent:
            time.sleep(0.01)
        life["first_answer_s"] = round(time.monotonic() - began, 2)

    def kill(self, how: int = signal.SIGKILL) -> None:
        """End it."""
        assert self.child is not None
        life = self.lives[-1]
        answered = len(self.feed.answered) - int(life["answered_before"])
        life |= {"answered": answered, "gib": round(self.memory_gib(), 2)}
        life["cpu_ms_each"] = round(1000 * self.cpu_s() / max(answered, 1), 2)
        self.feed.up.clear()
        self.feed.catching_up = True
        self.child.send_signal(how)
        self.child.communicate()

    def cpu_s(self) -> float:
        """Give the seconds of the processor that it used, its start included."""
        assert self.child is not None
        try:
            told = Path(f"/proc/{self.child.pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
        except OSError:
            return 0.0
        return (int(told[11]) + int(told[12])) / os.sysconf("SC_CLK_TCK")

    def memory_gib(self) -> float:
        """Give what it holds now."""
        assert self.child is not None
        try:
            lines = Path(f"/proc/{self.child.pid}/status").read_text(encoding="ascii").splitlines()
        except OSError:
            return 0.0
        return sum(int(line.split()[1]) for line in lines if line.startswith("VmRSS:")) / 1024**2


def prepared(folder: Path, *, behind: int, later: int) -> Path:
    """Give a workspace that holds the first reports of a world, and leave the others in a table beside it."""
    place, table = folder / "workspace", folder / "later.csv"
    copies = min(MOST_COPIES, 1 + (behind + later) // DENSITY)
    write_csv(generate(seed=SEED, reports=behind + later, area_factor=copies), table)
    header, *rows = table.read_text(encoding="utf-8").splitlines(keepends=True)
    (folder / "first.csv").write_text(header + "".join(rows[:behind]), encoding="utf-8")
    table.write_text(header + "".join(rows[behind:]), encoding="utf-8")
    workspace = Workspace.init(place)
    try:
        if behind:
            workspace.add([folder / "first.csv"], mapping="generic")
        workspace.run()
    finally:
        workspace.close()
    return place


def soak(folder: Path, asked: argparse.Namespace) -> dict[str, object]:
    """Feed, kill, start again; then compare what was acknowledged with what is held."""
    until = 60.0 * asked.minutes
    place = prepared(folder, behind=asked.behind, later=int(until * asked.rate) + 1)
    feed = Feed(waiting=documents(folder / "later.csv"), rate=asked.rate, until_s=until)
    server = Server(place=place, feed=feed)
    loads: list[float] = []
    server.start()
    feed.start()
    killed = time.monotonic()
    last_kill = feed.began + until - asked.kill_every / 2
    while (now := time.monotonic()) - feed.began < until:
        time.sleep(min(1.0, max(0.0, feed.began + until - now)))
        loads.append(os.getloadavg()[0])
        if time.monotonic() - killed >= asked.kill_every and "first_answer_s" in server.lives[-1] and now < last_kill:
            server.kill()
            server.start()
            killed = time.monotonic()
    feed.finish()
    took = time.monotonic() - feed.began
    server.kill(signal.SIGINT)
    found: dict[str, object] = {
        "asked_rate": asked.rate, "reached_rate": round(len(feed.answered) / took, 1),
        "acknowledged": len(feed.answered), "took_s": round(took), "sent_again": feed.refused,
        "left": len(feed.left), "left_because": next(iter(feed.left.values()), ""),
        "load": round(statistics.fmean(loads or [0.0]), 1), "windows": windows(feed.answered), "lives": server.lives,
    }  # fmt: skip
    return found | checked(place, feed.answered, behind=asked.behind)


def windows(answered: list[Answered]) -> list[dict[str, float]]:
    """Give how long reports waited, by when they were due; of steady ones apart from those a restart held up."""
    found = []
    for start in range(0, int(max((each.due_s for each in answered), default=0.0)) + 1, int(WINDOW_S)):
        its = [each for each in answered if start <= each.due_s < start + WINDOW_S]
        steady = [each.wait_s for each in its if each.steady]
        row: dict[str, float] = {"minute": start // 60, "reports": len(its), "steady": len(steady)}
        for name, waits in (("", steady), ("all_", [each.wait_s for each in its])):
            if len(waits) > 1:
                cuts = statistics.quantiles(waits, n=100, method="inclusive")
                row |= {f"{name}p{at}_ms": round(1000 * cuts[at - 1], 1) for at in (50, 95, 99)}
        found.append(row)
    return found


def checked(place: Path, answered: list[Answered], *, behind: int) -> dict[str, object]:
    """Compare what was acknowledged with the ledger, and the picture with the one of a run."""
    connection = sqlite3.connect(place / "ledger.sqlite")
    held = Counter(name for (name,) in connection.execute("SELECT external_id FROM reports"))
    unended = connection.execute(
        "SELECT count(*) FROM batches WHERE id NOT IN (SELECT batch FROM batch_ends)"
    ).fetchone()[0]
    connection.close()
    told = {each.id for each in answered}
    workspace = Workspace.open(place)
    try:
        live = {report: incident for report, incident, _ in workspace.now().memberships()}
        began = time.monotonic()
        workspace.run(fresh=True)
        ran_s = time.monotonic() - began
        batch = {report: incident for report, incident, _ in workspace.now().memberships()}
    finally:
        workspace.close()
    reports = sorted(batch)
    agreement = measure([live.get(each, each) for each in reports], [batch[each] for each in reports]).pair_f1
    return {
        "lost": len(told - held.keys()), "doubled": sum(count > 1 for count in held.values()),
        "held_unacknowledged": len(held) - behind - len(told), "unended_batches": unended,
        "not_in_picture": len(set(batch) - set(live)), "agreement_f1": round(agreement, 4), "run_s": round(ran_s, 1),
    }  # fmt: skip


def passed(found: dict[str, object]) -> bool:
    """Say whether nothing was lost or doubled, the picture agrees, and the bar held throughout."""
    whole = all(found[name] == 0 for name in ("left", "lost", "doubled", "unended_batches", "not_in_picture"))
    rows = found["windows"]
    assert isinstance(rows, list)
    agreement = found["agreement_f1"]
    assert isinstance(agreement, float)
    return whole and agreement >= AGREE and all(row.get("p95_ms", 0.0) <= BAR_MS for row in rows)


def seconds(told: str) -> float:
    """Read a time such as 90s, 3m or 1h."""
    return float(told[:-1]) * UNITS[told[-1]] if told[-1] in UNITS else float(told)


def main(words: list[str] | None = None) -> int:
    """Print the figures; the exit code is 1 when anything was lost, doubled or late."""
    options = argparse.ArgumentParser(prog="soak", description="Live intake for a long time, killed again and again.")
    options.add_argument("--minutes", type=float, default=10.0)
    options.add_argument("--rate", type=float, default=200.0, help="reports a second")
    options.add_argument("--kill-every", type=seconds, default=180.0, help="such as 90s or 3m")
    options.add_argument("--behind", type=int, default=20_000, help="reports that are there at the start")
    options.add_argument("--folder", type=Path, help="where to work, an empty one; else a temporary one")
    options.add_argument("--json", action="store_true")
    asked = options.parse_args(words)
    with tempfile.TemporaryDirectory() as made:
        folder = asked.folder or Path(made)
        folder.mkdir(exist_ok=True)
        found = soak(folder, asked)
    if asked.json:
        print(json.dumps(found))
        return int(not passed(found))
    for name, value in found.items():
        if isinstance(value, list):
            print(name)
            for row in value:
                print("  " + "  ".join(f"{figure} {number:,}" for figure, number in row.items()))
        else:
            print(f"{name:<20}{value}")
    return int(not passed(found))


if __name__ == "__main__":
    raise SystemExit(main())
