"""Whole files and folders: what stands there is all of it."""

from __future__ import annotations

import os
import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from sabaq.errors import Unavailable

ABANDONED_S = 3600  # a folder so long in the making was left by a killed process


@contextmanager
def whole_file(path: Path, *, private: bool = False) -> Iterator[BinaryIO]:
    """Give a stream whose bytes become the file only when all of them are written; a `private` one is for its owner.

    What is no plain file, a pipe or a device, is written to as it is: it must not be replaced by one.
    """
    path = path.resolve()
    if path.exists() and not path.is_file() and not path.is_dir():
        with path.open("wb") as stream:
            yield stream
        return
    making = path.with_name(f".{path.name}.{os.getpid()}.making")
    try:
        making.touch(mode=0o600 if private else 0o666)
        with making.open("wb") as stream:
            yield stream
            stream.flush()
            os.fsync(stream.fileno())
        making.replace(path)
    except OSError as error:
        raise Unavailable(
            f"{path} cannot be written: {error.strerror or error}; what was there before is untouched. "
            "Free some space, mend the permissions or name another file"
        ) from error
    finally:
        making.unlink(missing_ok=True)


@contextmanager
def whole_folder(path: Path) -> Iterator[Path]:
    """Give an empty folder that takes the place of the one at the path when all in it is written.

    Two renames do it, for no call that swaps folders is to be had everywhere: whoever is killed between them leaves
    none at the path, and the old one beside it under a hidden name.
    """
    path = path.resolve()
    making, old = (path.with_name(f".{path.name}.{os.getpid()}.{state}") for state in ("making", "old"))
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        for left in path.parent.glob(f".{path.name}.*.*"):
            if left.suffix in {".making", ".old"} and time.time() - left.stat().st_mtime > ABANDONED_S:
                shutil.rmtree(left, ignore_errors=True)
        making.mkdir()
        yield making
        for each in (*making.rglob("*"), making):
            _settle(each)
        if path.exists():
            path.rename(old)
        making.rename(path)
    except OSError as error:
        raise Unavailable(
            f"{path} cannot be written: {error.strerror or error}; what was there before is untouched. "
            "Free some space, mend the permissions or name another folder"
        ) from error
    finally:
        if old.exists() and not path.exists():
            old.rename(path)
        for each in (making, old):
            shutil.rmtree(each, ignore_errors=True)


def _settle(path: Path) -> None:
    """Have what was written stand on the disk; a system that opens no folder keeps their names in its own way."""
    if path.is_dir() and os.name == "nt":
        return
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
