"""Archive: raw bytes under the name of their SHA-256."""

from __future__ import annotations

import hashlib
import os
import shutil
import tempfile
from dataclasses import dataclass
from pathlib import Path

from sabaq.errors import BadRecord, Unavailable

CHUNK = 1 << 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Archive:
    """A folder of files that are never changed; the name proves the content."""

    folder: Path

    def keep(self, path: Path) -> str:
        """Copy a file in, durably and at most once, and return its SHA-256 in hex."""
        try:
            digest = _digest(path)
            home = self.path(digest)
            if home.exists():
                return digest
            home.parent.mkdir(parents=True, exist_ok=True)
            handle, name = tempfile.mkstemp(dir=home.parent)
            try:
                with os.fdopen(handle, "wb") as out, path.open("rb") as source:
                    shutil.copyfileobj(source, out, CHUNK)
                    out.flush()
                    os.fsync(out.fileno())
                Path(name).replace(home)
            finally:
                Path(name).unlink(missing_ok=True)
        except OSError as error:
            raise Unavailable(
                f"{error.filename or self.folder}: {error.strerror}; nothing of {path.name} was taken in. "
                "Free some space or mend the permissions, then add it again"
            ) from error
        return digest

    def path(self, digest: str) -> Path:
        """Give where the bytes with this SHA-256 are kept."""
        return self.folder / digest[:2] / digest

    def check(self, digest: str) -> None:
        """Raise BadRecord unless the kept bytes still have their name."""
        if not self.path(digest).is_file():
            raise BadRecord(f"archive file {digest} is missing; restore it from a backup")
        if _digest(self.path(digest)) != digest:
            raise BadRecord(f"archive file {digest} was altered; restore it from a backup")


def _digest(path: Path) -> str:
    with path.open("rb") as source:
        return hashlib.file_digest(source, "sha256").hexdigest()
