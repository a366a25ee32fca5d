"""Bulletin: what it takes to make the public's site, twice.

    python3 dev.py bench bulletin [--reports 32000] [--marked]

An invented country of some 10,000 incidents, all open to everybody; with --marked one hidden report more, so that the
public's picture has to be made beside the whole one. The verb runs in a process of its own, and so does its repetition.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from pathlib import Path

from benchmarks.usage import Watch, as_json, in_own_process
from sabaq.sources.synthetic import generate, write_csv
from sabaq.workspace import Workspace
from sabaq.workspace.bulletins import Imprint, press_room_of

SEED = 3
HIDDEN = {"id": "hidden", "source": "An office", "text": "Nine killed.", "marking": "TLP:RED", "claims": []}


def main(words: list[str] | None = None) -> int:
    """Print seconds, memory and size of two bulletins of one workspace, and whether they are the same."""
    parser = argparse.ArgumentParser(prog="bench bulletin")
    parser.add_argument("--reports", type=int, default=32_000)
    parser.add_argument("--marked", action="store_true")
    given = parser.parse_args(words)
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        prepare(home, given.reports, marked=given.marked)
        for name in ("first", "again"):
            made = in_own_process("benchmarks.bulletin", str(home / "cell"), str(home / name))
            size = sum(each.stat().st_size for each in (home / name).rglob("*") if each.is_file())
            print(f"{name}: {made} {size / 1e6:.0f} MB")
        print("the same to the byte:", held(home / "first") == held(home / "again"))
    return 0


def prepare(home: Path, reports: int, *, marked: bool) -> None:
    """Make a workspace with a picture of an invented country."""
    write_csv(generate(seed=SEED, reports=reports), home / "country.csv")
    workspace = Workspace.init(home / "cell")
    workspace.add([home / "country.csv"], mapping="generic", back_filled=True)
    if marked:
        (home / "hidden.jsonl").write_text(json.dumps(HIDDEN), encoding="utf-8")
        workspace.add([home / "hidden.jsonl"], back_filled=True)
    workspace.run()
    workspace.close()


def held(folder: Path) -> dict[str, bytes]:
    """Give every file of a folder."""
    return {each.relative_to(folder).as_posix(): each.read_bytes() for each in folder.rglob("*") if each.is_file()}


def once(cell: Path, out: Path) -> None:
    """Make one bulletin and print what it took."""
    watch = Watch()
    workspace = Workspace.open(cell)
    made = press_room_of(workspace).issue(out, Imprint(publisher="A benchmark"))
    workspace.close()
    print(json.dumps(as_json(watch.lap()) | {"incidents": made.incidents, "checks": made.checks}))


if __name__ == "__main__":
    if len(sys.argv) == 3 and not sys.argv[1].startswith("-"):
        once(Path(sys.argv[1]), Path(sys.argv[2]))
    else:
        sys.exit(main())
