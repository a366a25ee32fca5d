"""Pictures: today's, and those as of other moments."""

from __future__ import annotations

import hashlib
import secrets
import threading
import time
from collections.abc import Callable, Collection
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

import pyarrow as pa
from sqlalchemy import Engine

from sabaq.errors import Unavailable
from sabaq.model.evidence import Marking
from sabaq.store.engines import open_engine
from sabaq.store.ledger import Ledger
from sabaq.store.moments import to_text
from sabaq.store.picture import Picture

KEPT = 12  # pictures of other moments; any can be made again
MADE_A_SECOND = 2_000  # reports, so that an audience's own picture takes a small part of one core while it follows
Made = tuple[str, str, datetime | None]  # from which version of the ledger, with which steps, as of when
ABANDONED_S = 3600  # a picture that has been in the making for so long was left by a killed process


def current_picture(ledger: Ledger) -> Picture:
    """Give the picture that lies beside the ledger."""
    return Picture(path=ledger.path, engine=ledger.engine)


@dataclass(frozen=True, slots=True, kw_only=True)
class Pictures:
    """The folder of pictures as of other moments; each is made once and opened once."""

    folder: Path
    _opened: dict[Path, Engine] = field(default_factory=dict, repr=False)
    _making: threading.Lock = field(default_factory=threading.Lock, repr=False)  # one at a time: it takes all cores

    def as_of(
        self,
        ledger: Ledger,
        moment: datetime,
        *,
        recorded: bool,
        made_with: str,
        make: Callable[[], dict[str, pa.Table]],
        audience: Collection[str] = (),
    ) -> Picture:
        """Give the picture of a moment, made now, or kept from before while it would be the same."""
        with self._making:
            version = ledger.version()
            path = self.folder / f"{_name(to_text(moment), str(recorded), version, made_with, *audience)}.sqlite"
            if _missing(path):
                self._make(path, make, ledger=ledger, made=(version, made_with, moment))
            return self._open(path)

    def narrower(
        self,
        ledger: Ledger,
        audience: frozenset[Marking],
        *,
        made_with: str,
        make: Callable[[dict[str, pa.Table]], dict[str, pa.Table]],
    ) -> Picture:
        """Give the picture that is made from what an audience may see, or none where there is none of all that is held.

        One that follows single reports would make it anew with each of them; so there it may be a little behind.
        """
        state = current_picture(ledger).state()
        if state is None:
            return current_picture(ledger)
        whose = _name("audience", made_with, *sorted(audience))
        path = self.folder / f"{whose}-{_name(*state.mark)}.sqlite"
        behind_s = 0.0 if state.made_with == made_with else state.reports / MADE_A_SECOND
        with self._making:
            recent = max(self.folder.glob(f"{whose}-*.sqlite"), key=_changed, default=path)
            if not path.exists() and time.time() - _changed(recent) < behind_s:
                path = recent
            if _missing(path):
                evidence = ledger.evidence(audience=audience)
                self._make(path, lambda: make(evidence), ledger=ledger, made=(_content(evidence), made_with, None))
            return self._open(path)

    def _open(self, path: Path) -> Picture:
        if path not in self._opened:
            self._opened[path] = open_engine(path, durable=False)
        return Picture(path=path, engine=self._opened[path])

    def close(self) -> None:
        """Give the files back."""
        for engine in self._opened.values():
            engine.dispose()
        self._opened.clear()

    def _make(self, path: Path, make: Callable[[], dict[str, pa.Table]], *, ledger: Ledger, made: Made) -> None:
        """Make a picture under another name first, so that a half-made one is never taken for whole."""
        making = path.with_name(f"{path.stem}.{secrets.token_hex(4)}.making")
        engine = open_engine(making, durable=False)
        version, made_with, moment = made
        try:
            self.folder.mkdir(exist_ok=True)
            Picture(path=making, engine=engine).replace(
                make(), made_from=version, made_with=made_with, made_at=ledger.guard.clock(), moment=moment
            )
            engine.dispose()
            making.replace(path)
        except OSError as error:
            told = f"{self.folder} cannot be written to: {error.strerror}; free some space there"
            raise Unavailable(told) from error
        finally:
            engine.dispose()
            making.unlink(missing_ok=True)
        self._forget()

    def _forget(self) -> None:
        """Remove all but the latest pictures, and what killed processes left in the making."""
        kept = sorted(self.folder.glob("*.sqlite"), key=_changed, reverse=True)
        left = [each for each in self.folder.glob("*.making") if time.time() - _changed(each) > ABANDONED_S]
        for old in kept[KEPT:]:
            if engine := self._opened.pop(old, None):
                engine.dispose()
        for old in [*kept[KEPT:], *left]:
            old.unlink(missing_ok=True)


def _name(*parts: str) -> str:
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()[:24]


def _missing(path: Path) -> bool:
    return _changed(path) == 0.0 or path.stat().st_size == 0  # a reader of one just forgotten leaves an empty file


def _content(evidence: dict[str, pa.Table]) -> str:
    """Give a text that changes whenever what somebody may see does, and never with what they may not."""
    digest = hashlib.sha256()
    for name in sorted(evidence):
        out = pa.BufferOutputStream()
        with pa.ipc.new_stream(out, evidence[name].schema) as stream:
            stream.write_table(evidence[name].combine_chunks())
        digest.update(out.getvalue())
    return digest.hexdigest()


def _changed(path: Path) -> float:
    try:
        return path.stat().st_mtime
    except OSError:
        return 0.0  # another process has just removed it
