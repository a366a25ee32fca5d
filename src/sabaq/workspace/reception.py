"""Reception: reports of programs, taken in one by one."""

from __future__ import annotations

import threading
import time
from dataclasses import dataclass, field, replace

import msgspec

from sabaq.errors import Unavailable
from sabaq.model.authority import Operation
from sabaq.sources.readers import ANNOTATED, PROSE
from sabaq.workspace.incoming import Incoming
from sabaq.workspace.live import Live
from sabaq.workspace.results import Pace, Took
from sabaq.workspace.sent import as_file
from sabaq.workspace.verbs import Workspace

MOST_WAITING = 24  # senders; each holds a thread, and the screens need some too
MOST_TOLD = 200  # incidents named in one message; beyond that the reader asks for the list


@dataclass(slots=True, kw_only=True)
class _Sent:
    """What one sender sent, and in the end what became of it."""

    since: float
    by: Workspace | None = None  # whose act it is; None: of whoever serves
    read: Incoming | None = None
    became: Took | Exception | None = None

    def like(self, other: _Sent) -> bool:
        """Say whether both can go into one transaction: by one person for one purpose, read in one way."""
        if self.read is None or other.read is None:
            return False
        mine, theirs = ((each.by and each.by.capacity, each.read and each.read.terms) for each in (self, other))
        return mine == theirs


@dataclass(slots=True, kw_only=True)
class Reception:
    """Takes what is sent, those who wait together; the groups are loaded when the first report comes."""

    live: Live
    most_waiting: int = MOST_WAITING
    _turn: threading.Lock = field(default_factory=threading.Lock)
    _reading: threading.Lock = field(default_factory=threading.Lock)
    _waiting: list[_Sent] = field(default_factory=list)
    _taken: int = 0
    _last_ms: float | None = None

    def of(self, workspace: Workspace) -> Counter:
        """Give the reception as somebody else comes to it; still one is served at a time."""
        return Counter(reception=self, workspace=workspace)

    def take(self, body: bytes, *, purpose: str | None = None, by: Workspace | None = None) -> Took:
        """Take JSON lines in; when this returns they are kept, and the picture shows them."""
        if len(self._waiting) >= self.most_waiting:
            raise Unavailable(f"{len(self._waiting)} senders wait already; nothing of this was taken in; send it again")
        sent = _Sent(since=time.monotonic(), by=by)
        self._waiting.append(sent)
        try:
            with as_file(body) as path:
                self.load()
                with self._reading:  # while whoever has the turn writes what was read before
                    sent.read = self.live.read(path, reader=_reader_of(body), purpose=purpose, by=by)
                with self._turn:
                    if sent.became is None:  # else whoever had the turn took this along
                        self._take_along(sent)
        finally:
            self._waiting.remove(sent)
        if not isinstance(sent.became, Took):
            raise sent.became or Unavailable("nothing of this was taken in; send it again")
        self._taken += sent.became.reports
        self._last_ms = round(1000 * (time.monotonic() - sent.since), 2)
        return sent.became

    def _take_along(self, first: _Sent) -> None:
        """Take in what one sender sent, and in the same transaction what others did who wait."""
        together = [each for each in self._waiting if each.became is None and each.like(first)]
        try:
            took = self.live.take_in([each.read for each in together if each.read], by=first.by)
        except Exception as problem:
            for each in together:
                each.became = problem
            raise
        for each, its in zip(together, took, strict=True):
            each.became = its

    def load(self) -> None:
        """Load the groups before the first report comes."""
        if self.live.loaded:
            return
        with self._turn:
            if not self.live.loaded:
                self.live.load()

    def pace(self) -> Pace:
        """Say how many wait, for how long the first of them has, and how the last one went."""
        since = min((each.since for each in self._waiting), default=None)
        return Pace(
            waiting=len(self._waiting), oldest_s=0.0 if since is None else round(time.monotonic() - since, 3),
            taken=self._taken, last_ms=self._last_ms, loaded=self.live.loaded,
        )  # fmt: skip

    def changes(self, since: int, *, by: Workspace | None = None) -> tuple[int, tuple[str | None, ...]]:
        """Give the number of the last change of the picture, and the incidents changed after `since`; None: all."""
        acting = by or self.live.workspace
        acting.permit(Operation.READ, "changes")
        return acting.sight().changes(since, MOST_TOLD)


@dataclass(frozen=True, slots=True, kw_only=True)
class Counter:
    """Where one person, or their program, comes to the reception; what they send is their act."""

    reception: Reception
    workspace: Workspace

    def take(self, body: bytes, *, purpose: str | None = None) -> Took:
        """Take JSON lines in; whoever does not see all that is held is not told which incidents they joined."""
        took = self.reception.take(body, purpose=purpose, by=self.workspace)
        if self.workspace.sight().whole:
            return took
        return replace(took, became=tuple(replace(each, incidents=()) for each in took.became))

    def pace(self) -> Pace:
        """Say whether the intake keeps up."""
        return self.reception.pace()

    def changes(self, since: int) -> tuple[int, tuple[str | None, ...]]:
        """Give the number of the last change, and the incidents changed after `since`; None: all may have."""
        return self.reception.changes(since, by=self.workspace)


def _reader_of(body: bytes) -> str:
    """Say which reader documents are for: those that bring their claims are not read for them."""
    try:
        first = msgspec.json.decode(body.lstrip().partition(b"\n")[0])
    except (msgspec.DecodeError, RecursionError):
        return PROSE  # which says of each line what is wrong with it
    return ANNOTATED if isinstance(first, dict) and "claims" in first else PROSE
