"""Upkeep: what the disk is made to do beside those who write.

A commit that finds the write-ahead log long empties it first, and waits for the disk the longer the more there is.
Where somebody waits for each commit this is done by another thread, which holds up neither reader nor writer. So it is
with copies of what came in: forced to the disk one by one, each would hold up the next commit.
"""

from __future__ import annotations

import logging
import threading
from dataclasses import dataclass, field

from sqlalchemy import Engine, exc

from sabaq.store.archive import Archive
from sabaq.store.engines import empty_log

REPORTS = 128  # between two times: some thousand pages
TRIES = 20  # at a moment when nothing more has come; only then the log begins anew instead of growing
SETTLED_S = 1.0  # after which a copy is made to survive a power cut, with all that came meanwhile
log = logging.getLogger(__name__)


@dataclass(slots=True, kw_only=True)
class Upkeep:
    """Counts reports, and empties the log after some."""

    engine: Engine
    _since: int = 0
    _thread: threading.Thread | None = field(default=None, repr=False)

    def committed(self, reports: int) -> None:
        """Note a commit of some reports; the log is emptied when they were many, and nobody waits for it."""
        self._since += reports
        busy = self._thread is not None and self._thread.is_alive()
        if self._since >= REPORTS and not busy:
            self._since = 0
            self._thread = threading.Thread(target=self._empty, daemon=True)
            self._thread.start()

    def finish(self) -> None:
        """Wait for what is under way."""
        if self._thread is not None:
            self._thread.join()

    def _empty(self) -> None:
        try:
            for _ in range(TRIES):
                if empty_log(self.engine):
                    return
        except exc.DBAPIError:
            return  # a full or broken disk is told by the next commit, to somebody who can act on it


@dataclass(slots=True, kw_only=True)
class Copies:
    """Makes copies in the archive survive a power cut too, a second after the first of them and all together."""

    archive: Archive
    _digests: list[str] = field(default_factory=list)
    _timer: threading.Timer | None = field(default=None, repr=False)
    _noting: threading.Lock = field(default_factory=threading.Lock, repr=False)
    _settling: threading.Lock = field(default_factory=threading.Lock, repr=False)

    def note(self, digest: str) -> None:
        """Note a copy that was made."""
        with self._noting:
            self._digests.append(digest)
            self._begin()

    def settle(self) -> None:
        """Do it now; any thread may, while others make copies."""
        with self._settling:
            with self._noting:
                digests, self._digests = self._digests, []
            try:
                self.archive.settle(digests)
            except OSError:
                with self._noting:
                    self._digests += digests
                raise

    def finish(self) -> None:
        """Do what is left to do."""
        with self._noting:
            if self._timer is not None:
                self._timer.cancel()
                self._timer = None
        self.settle()

    def _begin(self) -> None:
        if self._timer is None:
            self._timer = threading.Timer(SETTLED_S, self._later)
            self._timer.daemon = True
            self._timer.start()

    def _later(self) -> None:
        with self._noting:
            self._timer = None
        try:
            self.settle()
        except OSError as problem:
            log.warning("%s: %s; free some space or check the disk", problem.filename, problem.strerror)
