"""Archive: raw bytes under the name of their SHA-256."""

from __future__ import annotations

import hashlib
import io
import os
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from sabaq.errors import BadRecord, Unavailable

CHUNK = 1 << 20


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
                    digest = self._copy(source, at_once=at_once)
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
        homes = [self.path(digest) for digest in digests]
        for path in dict.fromkeys([*homes, *(home.parent for home in homes), *(self.folder for _ in homes[:1])]):
            _keep(path)

    def _copy(self, source: BinaryIO, *, at_once: bool) -> str:
        """Copy under the name of the very bytes that were copied, should the file change meanwhile."""
        if not self.folder.is_dir():
            self.folder.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=self.folder, suffix=".making")
        making, digest = Path(name), hashlib.sha256()
        try:
            with os.fdopen(handle, "wb") as out:
                while part := source.read(CHUNK):
                    digest.update(part)
                    out.write(part)
                out.flush()
                if at_once:
                    os.fsync(out.fileno())
            home = self.path(digest.hexdigest())
            if not home.parent.is_dir():
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


def _keep(path: Path) -> None:
    """Make a file, or the names in a folder, survive a power cut; on Windows a rename needs no such help."""
    if os.name == "nt":
        return
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
