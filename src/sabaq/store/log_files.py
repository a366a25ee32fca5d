"""Log files: an exported log, read line by line."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import msgspec

from sabaq.errors import BadConfig

NOTE = '{"checkpoint":'


@dataclass(frozen=True, slots=True, kw_only=True)
class Export:
    """A file of entries, one a line, with the checkpoints after them."""

    path: Path
    notes: tuple[str, ...]

    @classmethod
    def read(cls, path: Path) -> Export:
        """Read the checkpoints of an export; its entries are read when they are asked for."""
        try:
            with path.open(encoding="utf-8", newline="\n") as lines:
                _ = msgspec.json.decode(next(lines, ""))["sabaq_log"]
                notes = [line for line in lines if line.startswith(NOTE)]
            found = tuple(str(msgspec.json.decode(line)["checkpoint"]) for line in notes)
        except (msgspec.MsgspecError, ValueError, KeyError, TypeError) as error:
            told = f"{path} is no exported log: {error}"
            raise BadConfig(f"{told}; wanted what `sabaq log export` wrote, or a copy of a ledger") from error
        return cls(path=path, notes=found)

    def entries(self) -> Iterator[str]:
        """Yield the entries as they were hashed."""
        with self.path.open(encoding="utf-8", newline="\n") as lines:
            next(lines, "")
            for line in lines:
                if not line.startswith(NOTE):
                    yield line.rstrip("\n")
