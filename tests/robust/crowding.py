"""Crowd: several processes that write to one workspace at once.

    python -m tests.robust.crowding FOLDER TABLE...

Forks one process a table, lets all go at the same moment, and prints their exit codes as a JSON list.
"""

from __future__ import annotations

import json
import os
import sys
import traceback
from pathlib import Path

from sabaq.workspace import Workspace, files


def main(folder: Path, tables: list[Path]) -> list[int]:
    files.REPORTS_AT_ONCE = 50  # many short transactions, so that the writers meet often
    gate, opener = os.pipe()
    children = []
    for path in tables:
        child = os.fork()
        if child == 0:
            os.close(opener)
            _add(folder, path, gate)
        children.append(child)
    os.close(gate)
    os.close(opener)  # everybody reads the end of the pipe at once
    return [os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) for child in children]


def _add(folder: Path, path: Path, gate: int) -> None:
    os.read(gate, 1)
    code = 1
    try:
        workspace = Workspace.init(folder)
        workspace.add([path], mapping="generic")
        workspace.close()
        code = 0
    except Exception:  # noqa: BLE001 (whatever it is, it belongs in front of the reader)
        traceback.print_exc()
    finally:
        os._exit(code)


if __name__ == "__main__":
    print(json.dumps(main(Path(sys.argv[1]), [Path(word) for word in sys.argv[2:]])))  # noqa: T201
