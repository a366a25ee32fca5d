"""Whole files: what is written stands there in full or not."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from sabaq.errors import Unavailable


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
