"""Backups: one file that shows by itself that it is whole.

It is a tar archive with a list of its files and their SHA-256 as the last of them, and behind its end one line with the
SHA-256 of all that stands before. So any program for such archives opens it, and no byte can change unseen.
"""

from __future__ import annotations

import hashlib
import io
import os
import re
import tarfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO, cast

import msgspec

from sabaq.errors import BadRecord, Unavailable
from sabaq.store.files import whole_file

LIST = "manifest.json"
MARK = b"\nsabaq-backup sha256 "
END = len(MARK) + 65
NAME = re.compile(r"[A-Za-z0-9_][A-Za-z0-9._-]*(/[A-Za-z0-9_][A-Za-z0-9._-]*)*")
CHUNK = 1 << 20
SHOWN = 5


class Kept(msgspec.Struct, frozen=True, kw_only=True):
    """One file of a backup."""

    size: int
    sha256: str


class Manifest(msgspec.Struct, frozen=True, kw_only=True):
    """What a backup holds."""

    v: int
    made_at: str
    entries: int  # in the log
    root: str  # of the log
    files: dict[str, Kept]
    lost: tuple[str, ...] = ()  # SHA-256 of raw files that were missing or altered when it was made


class _Hashed(io.RawIOBase):
    """Hashes what goes through it, one way or the other."""

    def __init__(self, stream: BinaryIO) -> None:
        self.stream, self.digest, self.size = stream, hashlib.sha256(), 0

    def write(self, part: object) -> int:
        data = bytes(part)  # type: ignore[call-overload]
        self._count(data)
        return self.stream.write(data)

    def read(self, size: int = -1) -> bytes:
        data = self.stream.read(size)
        self._count(data)
        return data

    def _count(self, data: bytes) -> None:
        self.digest.update(data)
        self.size += len(data)


@dataclass(slots=True)
class Packing:
    """A backup that is being written."""

    tar: tarfile.TarFile
    files: dict[str, Kept] = field(default_factory=dict)

    def add(self, name: str, path: Path) -> Kept:
        """Add a file as it is."""
        with path.open("rb") as stream:
            return self._add(name, stream, os.fstat(stream.fileno()).st_size)

    def add_text(self, name: str, text: str) -> Kept:
        """Add a file with this text."""
        data = text.encode()
        return self._add(name, io.BytesIO(data), len(data))

    def _add(self, name: str, stream: BinaryIO, size: int) -> Kept:
        if not NAME.fullmatch(name):
            raise BadRecord(f"{name!r} cannot be kept under this name; rename the file to plain letters and digits")
        entry = tarfile.TarInfo(name)
        entry.size, entry.mode = size, 0o600
        hashed = _Hashed(stream)
        self.tar.addfile(entry, cast("BinaryIO", hashed))
        self.files[name] = Kept(size=size, sha256=hashed.digest.hexdigest())
        return self.files[name]


@contextmanager
def packing(path: Path) -> Iterator[Packing]:
    """Give a backup to add files to, the list last; the file is there when all of it is written, or not at all."""
    with whole_file(path, private=True) as stream:
        hashed = _Hashed(stream)
        with tarfile.open(fileobj=cast("BinaryIO", hashed), mode="w|", format=tarfile.USTAR_FORMAT) as tar:
            yield Packing(tar)
        stream.write(MARK + hashed.digest.hexdigest().encode() + b"\n")


def unpack(path: Path, into: Path) -> Manifest:
    """Lay the files of a backup into an empty folder, or raise BadRecord with what is wrong with it."""
    try:
        with path.open("rb") as stream:
            trouble = _altered(stream, path.stat().st_size)
            stream.seek(0)
            manifest, found, broken = _laid(stream, None if trouble else into)
    except OSError as error:
        raise Unavailable(
            f"{error.filename or into}: {error.strerror or error}; nothing was restored. Free some space or mend the "
            "permissions, then repeat it"
        ) from error
    told = [*broken, *_differences(manifest, found)]
    if not trouble and not told and manifest is not None:
        return manifest
    more = f"; and {len(told) - SHOWN} more" if len(told) > SHOWN else ""
    what = "; ".join(told[:SHOWN]) or "it was altered outside its files"
    raise BadRecord(f"{path} is no whole backup: {trouble or 'its list is wrong'}: {what}{more}. Take another one")


def _altered(stream: BinaryIO, size: int) -> str:
    """Say what is wrong with the file as a whole; empty where nothing is."""
    digest = hashlib.sha256()
    left = size - END
    while left > 0 and (part := stream.read(min(CHUNK, left))):
        digest.update(part)
        left -= len(part)
    end = stream.read(END)
    if size <= END or not end.startswith(MARK):
        return "it ends too early"
    return "" if end == MARK + digest.hexdigest().encode() + b"\n" else "its bytes are not those that were written"


def _laid(stream: BinaryIO, into: Path | None) -> tuple[Manifest | None, dict[str, Kept], list[str]]:
    """Read every file, lay it into a folder where one is given; give the list, what was found, what cannot be read."""
    found: dict[str, Kept] = {}
    manifest: Manifest | None = None
    at = "its first file"
    try:
        with tarfile.open(fileobj=stream, mode="r|") as tar:
            for entry in tar:
                at = entry.name
                content = tar.extractfile(entry) if entry.isreg() and NAME.fullmatch(entry.name) else None
                if content is None or entry.name in found:
                    return None, found, [f"{entry.name!r} does not belong into a backup"]
                if entry.name == LIST:
                    manifest = msgspec.json.decode(content.read(CHUNK * 256), type=Manifest)
                else:
                    found[entry.name] = _lay(entry.name, cast("BinaryIO", content), into)
    except (tarfile.TarError, EOFError, msgspec.MsgspecError, UnicodeDecodeError, ValueError) as error:
        return None, found, [f"from {at} on it cannot be read: {error}"]
    return manifest, found, [] if manifest else ["it has no list of its files"]


def _lay(name: str, content: BinaryIO, into: Path | None) -> Kept:
    hashed = _Hashed(content)
    if into is None:
        while hashed.read(CHUNK):
            pass
    else:
        home = into / name
        home.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        with os.fdopen(os.open(home, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as out:
            while part := hashed.read(CHUNK):
                out.write(part)
    return Kept(size=hashed.size, sha256=hashed.digest.hexdigest())


def _differences(manifest: Manifest | None, found: dict[str, Kept]) -> Iterator[str]:
    if manifest is None:
        return
    for name in sorted(manifest.files.keys() | found.keys()):
        if name not in found:
            yield f"{name} is missing"
        elif name not in manifest.files:
            yield f"{name} is not in its list"
        elif manifest.files[name] != found[name]:
            yield f"{name} was altered"
