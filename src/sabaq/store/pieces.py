"""Pieces: tables kept beside the ledger that can be made again."""

from __future__ import annotations

import secrets
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pyarrow as pa

HEAD = b"sabaq"


@dataclass(frozen=True, slots=True, kw_only=True)
class Pieces:
    """A folder of numbered tables, each with some bytes at its head; a killed process leaves each whole or not there.

    They are not forced to the disk: a power cut may damage the newest, which then does not open.
    """

    folder: Path

    def write(self, number: int, table: pa.Table, head: bytes) -> None:
        """Write one piece."""
        self.folder.mkdir(exist_ok=True)
        making = self.folder / f"{secrets.token_hex(4)}.making"
        try:
            with pa.OSFile(str(making), "wb") as sink:
                kept = table.replace_schema_metadata({HEAD: head})
                with pa.ipc.new_file(sink, kept.schema) as out:
                    out.write_table(kept)
            making.replace(self._path(number))
        finally:
            making.unlink(missing_ok=True)

    def read(self) -> Iterator[tuple[pa.Table, bytes]]:
        """Yield the pieces in order, as far as they can be read."""
        number = 0
        while (path := self._path(number)).is_file():
            try:
                with pa.OSFile(str(path), "rb") as source:
                    table = pa.ipc.open_file(source).read_all()
            except (pa.ArrowInvalid, OSError):
                return
            yield table, (table.schema.metadata or {}).get(HEAD, b"")
            number += 1

    def clear(self) -> None:
        """Remove all pieces, the newest first, so that what is left stays in order."""
        for path in sorted(self.folder.glob("*.arrow"), reverse=True):
            path.unlink(missing_ok=True)
        for path in self.folder.glob("*.making"):
            path.unlink(missing_ok=True)

    def _path(self, number: int) -> Path:
        return self.folder / f"{number:06d}.arrow"
