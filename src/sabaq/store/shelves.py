"""Shelves: what was worked out, kept until it is made anew."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from sabaq.errors import Unavailable
from sabaq.store.files import whole_file


@dataclass(frozen=True, slots=True, kw_only=True)
class Shelf:
    """A folder of things that can be made again; only its owner reads it, for they may tell of what is hidden."""

    folder: Path

    def keep(self, name: str, content: bytes) -> None:
        """Put something in the place of what had this name."""
        try:
            self.folder.mkdir(exist_ok=True)
        except OSError as error:
            raise Unavailable(
                f"{self.folder} cannot be made: {error.strerror}; mend the folder's permissions"
            ) from error
        with whole_file(self.folder / f"{name}.json", private=True) as stream:
            stream.write(content)

    def kept(self, beginning: str) -> Iterator[bytes]:
        """Yield what is kept under names that begin so."""
        for path in sorted(self.folder.glob(f"{beginning}*.json")):
            try:
                yield path.read_bytes()
            except FileNotFoundError:
                continue  # it was just removed
            except OSError as error:
                raise Unavailable(f"{path} cannot be read: {error.strerror}; remove it, and make it anew") from error
