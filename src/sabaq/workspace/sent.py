"""Sent: what was posted, as a file while it is read.

Each sender has a folder, and a claim on it that the system drops when the process ends, however it ends. So a later
start can tell the folders that killed processes left from those of a server that still runs.
"""

from __future__ import annotations

import os
import shutil
import stat
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

if sys.platform != "win32":
    import fcntl

PREFIX = "sabaq-sent-"
CLAIMED_S = 10.0  # after which a folder that is in use has been claimed


@contextmanager
def as_file(body: bytes) -> Iterator[Path]:
    """Give a file that holds what was sent; it is gone afterwards."""
    with tempfile.TemporaryDirectory(prefix=PREFIX) as folder, _claimed(Path(folder)):
        path = Path(folder) / "sent.jsonl"
        path.write_bytes(body)
        yield path


def forget_left(now: float | None = None) -> int:
    """Remove the folders that killed processes of this user left; give how many. `now` is in seconds since 1970."""
    moment, gone = time.time() if now is None else now, 0
    for folder in Path(tempfile.gettempdir()).glob(f"{PREFIX}*"):
        try:
            if not _ours(folder, before=moment - CLAIMED_S):
                continue
            with _claimed(folder) as nobody_else_does:
                if nobody_else_does:
                    shutil.rmtree(folder)
                    gone += 1
        except OSError:
            continue  # another start was sooner, or nothing can be removed there; it harms nobody
    return gone


def _ours(folder: Path, *, before: float) -> bool:
    """Say whether a folder is this user's own, and was made before a moment."""
    if sys.platform == "win32":
        return False
    told = folder.lstat()
    return stat.S_ISDIR(told.st_mode) and told.st_uid == os.getuid() and told.st_mtime < before


@contextmanager
def _claimed(folder: Path) -> Iterator[bool]:
    """Claim a folder for as long as this lasts; False where somebody else holds it."""
    if sys.platform == "win32":
        yield True
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        free = True
    except BlockingIOError:
        free = False
    try:
        yield free
    finally:
        os.close(handle)
