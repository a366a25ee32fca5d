"""Upkeep: a write-ahead log emptied beside those who write.

A commit that finds the log long empties it first, and waits for the disk the longer the more there is. Where somebody
waits for each commit this is done by another thread, which holds up neither reader nor writer.
"""

from __future__ import annotations

import threading
from dataclasses import dataclass, field

from sqlalchemy import Engine, exc

from sabaq.store.engines import empty_log

COMMITS = 128  # between two times: some thousand pages


@dataclass(slots=True, kw_only=True)
class Upkeep:
    """Counts commits, and empties the log after some."""

    engine: Engine
    _since: int = 0
    _thread: threading.Thread | None = field(default=None, repr=False)

    def committed(self) -> None:
        """Note a commit; the log is emptied when many were, and nobody waits for it."""
        self._since += 1
        busy = self._thread is not None and self._thread.is_alive()
        if self._since >= COMMITS and not busy:
            self._since = 0
            self._thread = threading.Thread(target=self._empty, daemon=True)
            self._thread.start()

    def finish(self) -> None:
        """Wait for what is under way."""
        if self._thread is not None:
            self._thread.join()

    def _empty(self) -> None:
        try:
            empty_log(self.engine)
        except exc.DBAPIError:
            return  # a full or broken disk is told by the next commit, to somebody who can act on it
