"""Reception: reports of programs, taken in one by one."""

from __future__ import annotations

import tempfile
import threading
import time
from dataclasses import dataclass, field
from pathlib import Path

import msgspec

from sabaq.errors import Unavailable
from sabaq.model.authority import Operation
from sabaq.sources.readers import ANNOTATED, PROSE
from sabaq.store.pictures import current_picture
from sabaq.workspace.live import Live
from sabaq.workspace.results import Pace, Took

MOST_WAITING = 24  # senders; each holds a thread, and the screens need some too
MOST_TOLD = 200  # incidents named in one message; beyond that the reader asks for the list


@dataclass(slots=True, kw_only=True)
class Reception:
    """Takes what is sent, one at a time; the groups are loaded when the first report comes."""

    live: Live
    most_waiting: int = MOST_WAITING
    _turn: threading.Lock = field(default_factory=threading.Lock)
    _waiting: dict[int, float] = field(default_factory=dict)  # sender -> since when
    _taken: int = 0
    _last_ms: float | None = None

    def take(self, body: bytes, *, purpose: str | None = None) -> Took:
        """Take JSON lines in; when this returns they are kept, and the picture shows them."""
        if len(self._waiting) >= self.most_waiting:
            raise Unavailable(f"{len(self._waiting)} senders wait already; nothing of this was taken in; send it again")
        sender, since = threading.get_ident(), time.monotonic()
        self._waiting[sender] = since
        try:
            with self._turn, tempfile.TemporaryDirectory() as folder:
                path = Path(folder) / "sent.jsonl"
                path.write_bytes(body)
                took = self.live.take(path, reader=_reader_of(body), purpose=purpose)
                self._taken += took.reports
                self._last_ms = round(1000 * (time.monotonic() - since), 2)
                return took
        finally:
            del self._waiting[sender]

    def settle(self) -> None:
        """Make the kept bytes survive a power cut too, when nobody waits."""
        if not self._waiting and self._turn.acquire(blocking=False):
            try:
                self.live.settle()
            finally:
                self._turn.release()

    def pace(self) -> Pace:
        """Say how many wait, for how long the first of them has, and how the last one went."""
        since = min(self._waiting.values(), default=None)
        return Pace(
            waiting=len(self._waiting), oldest_s=0.0 if since is None else round(time.monotonic() - since, 3),
            taken=self._taken, last_ms=self._last_ms, loaded=self.live.loaded,
        )  # fmt: skip

    def changes(self, since: int) -> tuple[int, tuple[str | None, ...]]:
        """Give the number of the last change of the picture, and the incidents changed after `since`; None: all."""
        self.live.workspace.permit(Operation.READ, "changes")
        return current_picture(self.live.workspace.ledger).changes(since, MOST_TOLD)


def _reader_of(body: bytes) -> str:
    """Say which reader documents are for: those that bring their claims are not read for them."""
    try:
        first = msgspec.json.decode(body.lstrip().partition(b"\n")[0])
    except msgspec.DecodeError:
        return PROSE  # which says of each line what is wrong with it
    return ANNOTATED if isinstance(first, dict) and "claims" in first else PROSE
