"""Screen: how fast the server answers list, filters and points.

    python3 dev.py bench screen -w DIR [--times 40]

DIR is a workspace with a picture; `sabaq demo --no-serve --reports 66000 -w DIR` makes one of some 20,000 incidents.
The server runs in a process of its own and is asked over loopback, one request after another.
"""

from __future__ import annotations

import argparse
import statistics
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

from sabaq.model.incident import IncidentQuery
from sabaq.workspace import Workspace

PORT = 8765
QUESTIONS = (
    "/", "/?text=bombing", "/?order=deadliest&disputed=1", "/?country=Velmara&attack_type=ied",
    "/?first=2024-03-01&last=2024-06-01", "/?min_killed=5&order=disputed",
    "/api/points", "/api/timeline", "/api/facets", "/reviews", "/recommendations", "/recurrences",
    "/claims", "/statistics", "/warnings", "/forecasts", "/calendar", "/review", "/decisions",
)  # fmt: skip


def main(words: list[str] | None = None) -> int:
    """Print the median and the 95th percentile of each question's wall time."""
    parser = argparse.ArgumentParser(prog="bench screen")
    parser.add_argument("-w", "--workspace", type=Path, required=True)
    parser.add_argument("--times", type=int, default=40)
    given = parser.parse_args(words)
    workspace = Workspace.open(given.workspace)
    found = workspace.now().incidents(IncidentQuery(limit=1, order="reports"))
    workspace.close()
    address = f"http://127.0.0.1:{PORT}"
    command = [sys.executable, "-c", "from sabaq.cli import main; main()", "serve"]
    command += ["-w", str(given.workspace), "--port", str(PORT)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as server:
        try:
            print(server.stdout.readline().strip() if server.stdout else "", f"{found.total:,} incidents")
            key = (given.workspace / "server.key").read_text()
            for question in (*QUESTIONS, f"/incidents/{found.incidents[0].id}"):
                taken = sorted(asked(address + question, key) for _ in range(given.times))
                p95 = taken[int(0.95 * (len(taken) - 1))]
                print(f"{statistics.median(taken) * 1000:8.1f} ms median {p95 * 1000:8.1f} ms p95   {question}")
        finally:
            server.terminate()
    return 0


def asked(url: str, key: str) -> float:
    """Give the seconds until the whole answer is here."""
    start = time.perf_counter()
    asking = urllib.request.Request(url, headers={"Authorization": f"Bearer {key}"})
    with urllib.request.urlopen(asking, timeout=60) as answer:
        answer.read()
    return time.perf_counter() - start


if __name__ == "__main__":
    sys.exit(main())
