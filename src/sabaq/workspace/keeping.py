"""Keeping: what the live path knows, kept for its next start.

Learning a ledger's names and numbers takes as long as the first steps of a run. They are kept in pieces as reports
come, so that a restart reads them and looks only at what came since the last piece.
"""

from __future__ import annotations

import logging
import secrets
import threading
from dataclasses import dataclass, field

import msgspec
import numpy as np
import pyarrow as pa

from sabaq.fusion.late import mentions_of
from sabaq.fusion.likeness import Model
from sabaq.fusion.live import Groups
from sabaq.fusion.standing import Growth, Piece, Standing, restored
from sabaq.model.evidence import Source
from sabaq.store.ledger import Ledger
from sabaq.store.picture import Picture
from sabaq.store.pieces import Pieces
from sabaq.store.tails import Came, came_since

REPORTS = 1_000  # in a piece
MOST_CAME = 5_000  # reports since the last piece; for more, all is learned anew
log = logging.getLogger(__name__)


class _Head(msgspec.Struct, kw_only=True):
    """What stands at the head of a piece."""

    steps: str  # names and versions of those that gave the numbers
    version: str  # of the ledger
    name: str
    after: str  # the name of the piece before it; another process may write pieces too
    first: int
    growth: Growth
    candidates: bytes  # 32 bits each


@dataclass(slots=True, kw_only=True)
class Keeping:
    """Keeps pieces, and gives the groups back from them."""

    pieces: Pieces
    steps: str
    _number: int = 0
    _size: int = 0  # rows that are kept
    _last: str = ""  # the name of the last piece
    _marks: dict[str, int] = field(default_factory=dict)
    _thread: threading.Thread | None = field(default=None, repr=False)

    def restore(self, ledger: Ledger, picture: Picture, sources: dict[str, Source]) -> Groups | None:
        """Give the groups from the pieces, the reports that came since, and the picture; None where it cannot be."""
        state = picture.state()
        heads: list[_Head] = []
        tables: list[pa.Table] = []
        for table, head in self.pieces.read():
            try:
                told = msgspec.msgpack.decode(head, type=_Head)
            except msgspec.DecodeError:
                break
            expected = (self.steps, heads[-1].name if heads else "", sum(each.num_rows for each in tables))
            if (told.steps, told.after, told.first) != expected:
                break
            heads.append(told)
            tables.append(table)
        if state is None or not heads:
            return None
        came = came_since(ledger, heads[-1].version, MOST_CAME)
        if came is None:
            return None
        pieces = [
            Piece(rows=table, growth=head.growth, candidates=np.frombuffer(head.candidates, dtype=np.int32))
            for table, head in zip(tables, heads, strict=True)
        ]
        known = restored(pieces)
        groups = Groups.standing(known, card=msgspec.json.decode(state.model, type=Model))
        self._number, self._size, self._last = len(pieces), groups.size, heads[-1].name
        self._marks = groups.piece(groups.size, {})[1]
        _follow(groups, known, came, sources)
        groups.show(picture.memberships(), ledger.links())
        return groups

    def begin(self, groups: Groups, version: str) -> None:
        """Forget all pieces, and keep these groups as the first of new ones."""
        self.finish()
        self.pieces.clear()
        self._number, self._size, self._last, self._marks = 0, 0, "", {}
        self._keep(groups, version)

    def grew(self, groups: Groups, version: str) -> None:
        """Keep another piece when enough came since the last one."""
        if groups.size - self._size >= REPORTS and (self._thread is None or not self._thread.is_alive()):
            self._keep(groups, version)

    def finish(self) -> None:
        """Wait for what is being written."""
        if self._thread is not None:
            self._thread.join()

    def _keep(self, groups: Groups, version: str) -> None:
        piece, self._marks = groups.piece(self._size, self._marks)
        head = _Head(
            steps=self.steps, version=version, name=secrets.token_hex(8), after=self._last, first=self._size,
            growth=piece.growth, candidates=piece.candidates.tobytes(),
        )  # fmt: skip
        self._thread = threading.Thread(target=self._write, args=(self._number, piece.rows, head), daemon=True)
        self._number, self._size, self._last = self._number + 1, groups.size, head.name
        self._thread.start()

    def _write(self, number: int, rows: pa.Table, head: _Head) -> None:
        try:
            self.pieces.write(number, rows, msgspec.msgpack.encode(head))
        except OSError as problem:
            log.warning("%s: %s; the next start takes longer", self.pieces.folder, problem.strerror)


def _follow(groups: Groups, known: Standing, came: list[Came], sources: dict[str, Source]) -> None:
    """Take in the reports that came since, but those that were known."""
    mentions = [
        mention
        for each in came
        for mention in mentions_of(
            each.report, each.claims, sources[each.report.source], seq=each.seq, known_at=each.known_at
        )
    ]
    held = pa.compute.is_in(
        pa.array([each.subject for each in mentions], pa.string()), value_set=known.held["subject"].combine_chunks()
    )
    for mention, there in zip(mentions, held.to_pylist(), strict=True):
        if not there:
            groups.follow(mention)
