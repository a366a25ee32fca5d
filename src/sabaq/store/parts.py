"""Parts: a step's tables, dealt out and worked apart."""

from __future__ import annotations

import heapq
import platform
import socket
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pyarrow as pa
from pyarrow import parquet

from sabaq import __version__
from sabaq.errors import BadConfig, Unavailable
from sabaq.store.base import Part, Parts, Step

PACKED = "lz4"


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """A part as it lies in a folder that every worker sees."""

    folder: str
    key: dict[str, int]
    rows: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Here:
    """Does in this process, part after part, what an engine of many machines does at once."""

    least: int = 1  # parts

    def run(self, step: Step, tables: Sequence[pa.Table]) -> pa.Table:
        """Give what the step makes."""
        return step.parts.done(*tables, least=self.least) if step.parts else step.run(*tables)


HERE = Here()


def keep(parts: Iterable[Part], folder: Path) -> list[Kept]:
    """Write each part as Parquet into a folder named after its key, such as `block=7/month=650`."""
    kept = []
    for part in parts:
        place = folder.joinpath(*(f"{name}={value}" for name, value in part.key.items()))
        place.mkdir(parents=True)
        for name, table in part.tables.items():
            parquet.write_table(table, place / f"{name}.parquet", compression=PACKED)
        rows = sum(table.num_rows for table in part.tables.values())
        kept.append(Kept(folder=str(place), key=dict(part.key), rows=rows))
    return kept


def loads(kept: Iterable[Kept], most: int) -> list[list[Kept]]:
    """Give at most `most` loads of nearly the same number of rows, the heaviest part first."""
    heap: list[tuple[int, int, list[Kept]]] = [(0, at, []) for at in range(most)]
    for part in sorted(kept, key=lambda each: (-each.rows, each.folder)):
        rows, at, load = heap[0]
        load.append(part)
        heapq.heapreplace(heap, (rows + part.rows, at, load))
    return [load for _, _, load in sorted(heap, key=lambda each: each[1]) if load]


def work_on(load: Iterable[Kept], parts: Parts, made_with: str) -> Iterator[pa.RecordBatch]:
    """Give what the work makes of every part of a load; `made_with` is what the asking machine works with."""
    if made_with != versions():
        raise BadConfig(
            f"worker {socket.gethostname()} works with {versions()}, but this machine with {made_with}; "
            "install the same versions on both, for the numbers depend on them"
        )
    for part in load:
        yield from parts.work(_taken(part)).cast(parts.schema).to_batches()


def _taken(part: Kept) -> Part:
    folder = Path(part.folder)
    if not folder.is_dir():
        raise Unavailable(
            f"worker {socket.gethostname()} does not see {folder}; name a folder that all machines share with --shared"
        )
    files = sorted(folder.glob("*.parquet"))
    return Part(key=part.key, tables={file.stem: parquet.read_table(file, partitioning=None) for file in files})


def versions() -> str:
    """Name what the numbers depend on."""
    return f"sabaq {__version__}, Python {platform.python_version()}, numpy {np.__version__}, pyarrow {pa.__version__}"
