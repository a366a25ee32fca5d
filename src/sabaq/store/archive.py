"""Archive: raw bytes under the name of their SHA-256."""

from __future__ import annotations

import ctypes
import hashlib
import io
import os
import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from sabaq.errors import BadRecord, Unavailable

CHUNK = 1 << 20
FEW = 8  # copies; more are sooner made to survive with all else that lies on their file system


@dataclass(frozen=True, slots=True, kw_only=True)
class Archive:
    """A folder of files that are never changed; the name proves the content."""

    folder: Path

    def keep(self, path: Path, *, at_once: bool = True) -> str:
        """Copy a file in, durably and at most once, and return its SHA-256 in hex; a damaged copy is mended.

        Not `at_once`, the copy survives a killed process, and a power cut only after `settle`.
        """
        try:
            with path.open("rb") as file:
                small = file.read(CHUNK)
                source: io.BytesIO | io.BufferedReader = io.BytesIO(small) if len(small) < CHUNK else file
                source.seek(0)
                digest = hashlib.file_digest(source, "sha256").hexdigest()
                if not self._held(digest):
                    source.seek(0)
                    digest = self._copy(source, digest, at_once=at_once)
        except OSError as error:
            raise Unavailable(
                f"{error.filename or self.folder}: {error.strerror}; nothing of {path.name} was taken in. "
                "Free some space or mend the permissions, then add it again"
            ) from error
        return digest

    def _held(self, digest: str) -> bool:
        """Say whether an undamaged copy is there."""
        try:
            return digest_of(self.path(digest)) == digest
        except FileNotFoundError:
            return False

    def settle(self, digests: Sequence[str]) -> None:
        """Make copies that were not made at once survive a power cut."""
        if not digests or (len(digests) > FEW and _keep_file_system(self.folder)):
            return
        homes = [self.path(digest) for digest in digests]
        for path in dict.fromkeys([*homes, *(home.parent for home in homes), self.folder]):
            _keep(path)

    def _copy(self, source: BinaryIO, seen: str, *, at_once: bool) -> str:
        """Copy under the name of the very bytes that were copied, should the file change after it was `seen`."""
        making, digest = self.path(f"{seen}.{secrets.token_hex(4)}.making"), hashlib.sha256()
        if not making.parent.is_dir():
            making.parent.mkdir(parents=True, exist_ok=True)
        try:
            with open(making, "xb", opener=_private) as out:
                while part := source.read(CHUNK):
                    digest.update(part)
                    out.write(part)
                out.flush()
                if at_once:
                    os.fsync(out.fileno())
            home = self.path(digest.hexdigest())
            if home.parent != making.parent:
                home.parent.mkdir(exist_ok=True)
            making.replace(home)
            if at_once:
                for folder in (home.parent, self.folder):
                    _keep(folder)
        except BaseException:
            making.unlink(missing_ok=True)
            raise
        return digest.hexdigest()

    def path(self, digest: str) -> Path:
        """Give where the bytes with this SHA-256 are kept."""
        return self.folder / digest[:2] / digest

    def check(self, digest: str) -> None:
        """Raise BadRecord unless the kept bytes still have their name."""
        if not self.path(digest).is_file():
            raise BadRecord(f"archive file {digest} is missing; restore it from a backup")
        if digest_of(self.path(digest)) != digest:
            raise BadRecord(f"archive file {digest} was altered; restore it from a backup")


def digest_of(path: Path) -> str:
    """Give the SHA-256 of a file's bytes in hex."""
    with path.open("rb") as source:
        return hashlib.file_digest(source, "sha256").hexdigest()


def _private(name: str, flags: int) -> int:
    """Open a file that only its owner may read."""
    return os.open(name, flags, 0o600)


def _keep_file_system(folder: Path) -> bool:
    """Make all that was written to a folder's file system survive a power cut in one go; False where none can."""
    syncfs = getattr(ctypes.CDLL(None, use_errno=True), "syncfs", None) if os.name == "posix" else None
    if syncfs is None:
        return False
    handle = os.open(folder, os.O_RDONLY)
    try:
        if syncfs(handle) != 0:
            failed = ctypes.get_errno()
            raise OSError(failed, os.strerror(failed), str(folder))
    finally:
        os.close(handle)
    return True


def _keep(path: Path) -> None:
    """Make a file, or the names in a folder, survive a power cut; on Windows a rename needs no such help."""
    if os.name == "nt":
        return
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
