"""Pictures: today's, and those as of other moments."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pyarrow as pa

from sabaq.errors import Unavailable
from sabaq.store.engines import open_engine
from sabaq.store.ledger import Ledger
from sabaq.store.moments import to_text
from sabaq.store.picture import Picture

KEPT = 12  # pictures of other moments; any can be made again


def current_picture(ledger: Ledger) -> Picture:
    """Give the picture that lies beside the ledger."""
    return Picture(path=ledger.path, engine=ledger.engine)


def as_of_picture(
    folder: Path,
    ledger: Ledger,
    *,
    moment: datetime,
    recorded: bool,
    made_with: str,
    make: Callable[[], dict[str, pa.Table]],
) -> Picture:
    """Give the picture of a moment, made now, or kept from before while it would be the same."""
    version = ledger.version()
    key = hashlib.sha256("\0".join((to_text(moment), str(recorded), version, made_with)).encode()).hexdigest()[:24]
    path = folder / f"{key}.sqlite"
    if not path.is_file():
        try:
            folder.mkdir(exist_ok=True)
            making = folder / f"{key}.{os.getpid()}.making"
            making.unlink(missing_ok=True)
            picture = Picture(path=making, engine=open_engine(making, durable=False))
            picture.replace(make(), made_from=version, made_with=made_with, made_at=ledger.guard.clock(), moment=moment)
            picture.engine.dispose()
            making.replace(path)
            _forget(folder)
        except OSError as error:
            raise Unavailable(f"{folder} cannot be written to: {error.strerror}; free some space there") from error
    return Picture(path=path, engine=open_engine(path, durable=False))


def _forget(folder: Path) -> None:
    """Remove all but the latest pictures, and leftovers of runs that were killed."""
    kept = sorted(folder.glob("*.sqlite"), key=lambda each: each.stat().st_mtime, reverse=True)
    for old in [*kept[KEPT:], *folder.glob("*.making*")]:
        old.unlink(missing_ok=True)
