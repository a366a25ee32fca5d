"""Inbox: a folder whose files are taken in as they come."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from sabaq.errors import BadConfig, BadRecord
from sabaq.workspace.live import Live
from sabaq.workspace.results import Left, Pace, Took

UNFINISHED = (".tmp", ".temp", ".part", ".partial", ".crdownload", ".download", ".making", ".swp", "~")
STILL_S = 2.0  # a file that nobody has written to for so long is taken at first sight
TOGETHER = 32  # files in one transaction, where so many wait
Stamp = tuple[int, int]  # size, time of the last change


@dataclass(slots=True, kw_only=True)
class Inbox:
    """Takes every file of a folder once its writer is done; nothing is moved, and the ledger knows what was taken."""

    folder: Path
    live: Live
    clock: Callable[[], float] = time.time
    _seen: dict[str, tuple[Stamp, float]] = field(default_factory=dict)  # as last looked at, and first seen when
    _done: dict[str, Stamp] = field(default_factory=dict)
    _taken: int = 0
    _last_ms: float | None = None

    def look(self) -> Iterator[Took | Left]:
        """Take the files that are ready, oldest first, and say of each what became of it."""
        ready = []
        for path, stamp in self._ready():
            if path.is_symlink():  # it may lead to what whoever put it here may not read, the log's key for one
                self._done[path.name] = stamp
                yield Left(file=path.name, why="it is a link to another file; put that file itself here")
            else:
                ready.append((path, stamp))
        for start in range(0, len(ready), TOGETHER):
            some = ready[start : start + TOGETHER]
            for (path, stamp), took in zip(some, self.live.take_all([path for path, _ in some]), strict=True):
                if isinstance(took, FileNotFoundError):
                    continue  # it was taken away again
                if isinstance(took, BadRecord | BadConfig):
                    self._done[path.name] = stamp
                    yield Left(file=path.name, why=str(took))
                    continue
                if not isinstance(took, Took):
                    raise took
                self._done[path.name] = stamp
                self._taken += took.reports
                self._last_ms = took.took_ms
                yield took

    def pace(self) -> Pace:
        """Say how many files wait, and how long the first of them has."""
        waiting = [since for name, (stamp, since) in self._seen.items() if self._done.get(name) != stamp]
        oldest = max(0.0, self.clock() - min(waiting)) if waiting else 0.0
        return Pace(
            waiting=len(waiting), oldest_s=round(oldest, 3), taken=self._taken, last_ms=self._last_ms,
            loaded=self.live.loaded,
        )  # fmt: skip

    def _ready(self) -> list[tuple[Path, Stamp]]:
        if not self.folder.is_dir():
            raise BadConfig(f"{self.folder} is not a folder here; make it, or name another")
        now, found, ready = self.clock(), {}, []
        for path in self.folder.iterdir():
            if path.name.startswith(".") or path.name.lower().endswith(UNFINISHED):
                continue
            try:
                if not path.is_file():
                    continue
                its = path.stat()
            except OSError:
                continue  # it was taken away again
            stamp = (its.st_size, its.st_mtime_ns)
            before = self._seen.get(path.name)
            same = before is not None and before[0] == stamp
            found[path.name] = (stamp, before[1] if before and same else now)
            if self._done.get(path.name) != stamp and (same or now - its.st_mtime > STILL_S):
                ready.append((path, stamp))
        self._seen = found
        return sorted(ready, key=lambda each: (each[1][1], each[0].name))
