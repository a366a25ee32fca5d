"""Pictures: today's, and those as of other moments."""

from __future__ import annotations

import hashlib
import secrets
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

import pyarrow as pa
from sqlalchemy import Engine

from sabaq.errors import Unavailable
from sabaq.store.engines import open_engine
from sabaq.store.ledger import Ledger
from sabaq.store.moments import to_text
from sabaq.store.picture import Picture

KEPT = 12  # pictures of other moments; any can be made again
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
    ) -> Picture:
        """Give the picture of a moment, made now, or kept from before while it would be the same."""
        with self._making:
            version = ledger.version()
            told = "\0".join((to_text(moment), str(recorded), version, made_with))
            path = self.folder / f"{hashlib.sha256(told.encode()).hexdigest()[:24]}.sqlite"
            if _changed(path) == 0.0 or path.stat().st_size == 0:  # a reader of one just forgotten leaves an empty file
                try:
                    self._make(path, make, ledger=ledger, made=(version, made_with, moment))
                except OSError as error:
                    raise Unavailable(
                        f"{self.folder} cannot be written to: {error.strerror}; free some space there"
                    ) from error
            if path not in self._opened:
                self._opened[path] = open_engine(path, durable=False)
            return Picture(path=path, engine=self._opened[path])

    def close(self) -> None:
        """Give the files back."""
        for engine in self._opened.values():
            engine.dispose()
        self._opened.clear()

    def _make(
        self, path: Path, make: Callable[[], dict[str, pa.Table]], *, ledger: Ledger, made: tuple[str, str, datetime]
    ) -> None:
        """Make a picture under another name first, so that a half-made one is never taken for whole."""
        self.folder.mkdir(exist_ok=True)
        making = path.with_name(f"{path.stem}.{secrets.token_hex(4)}.making")
        engine = open_engine(making, durable=False)
        version, made_with, moment = made
        try:
            Picture(path=making, engine=engine).replace(
                make(), made_from=version, made_with=made_with, made_at=ledger.guard.clock(), moment=moment
            )
            engine.dispose()
            making.replace(path)
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


def _changed(path: Path) -> float:
    try:
        return path.stat().st_mtime
    except OSError:
        return 0.0  # another process has just removed it
