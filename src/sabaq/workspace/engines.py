"""Engines: what computes a run, by name."""

from __future__ import annotations

from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from pathlib import Path

from sabaq.errors import BadConfig
from sabaq.store.base import Engine
from sabaq.store.machines import engine_on
from sabaq.store.parts import HERE

LOCAL, SPARK = "local", "spark"
THIS_MACHINE = "local[*]"  # Spark's name for all cores of this machine
PLACE, LOG = "spark", "spark.log"  # in the workspace's folder


@dataclass(frozen=True, slots=True, kw_only=True)
class Computing:
    """What a run is asked to compute with."""

    engine: str = LOCAL
    master: str | None = None  # of Spark; None: this machine
    shared: Path | None = None  # a folder that all workers see; None: one in the workspace's own

    def __post_init__(self) -> None:
        if self.engine not in {LOCAL, SPARK}:
            raise BadConfig(f"engine {self.engine!r} is unknown; wanted {LOCAL} or {SPARK}")
        if self.engine == LOCAL and (self.master or self.shared):
            raise BadConfig(f"--master and --shared are for many machines; wanted --engine {SPARK} with them")

    def opened(self, folder: Path) -> AbstractContextManager[Engine]:
        """Give the engine for the workspace in a folder, once it is entered."""
        if self.engine == LOCAL:
            return nullcontext(HERE)
        return engine_on(self.master or THIS_MACHINE, folder=self.shared or folder / PLACE, log=folder / LOG)


ON_THIS_MACHINE = Computing()
