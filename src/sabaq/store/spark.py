"""Spark: the engine of many machines."""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pyarrow as pa
from py4j.protocol import Py4JError
from pyspark import InheritableThread
from pyspark.errors import PySparkException
from pyspark.sql import DataFrame, SparkSession
from pyspark.sql.pandas.types import from_arrow_schema

from sabaq.errors import Unavailable
from sabaq.store.base import Engine, Parts, Step
from sabaq.store.machines import explained, own_address
from sabaq.store.parts import Kept, keep, loads, versions, work_on

LOADS_A_CORE = 4  # so that a core that is done early takes over from one that is late
PATIENCE_S = 90.0  # without any task at work; a master may need half a minute to start executors
LOOK_S = 0.05
ROWS_A_BATCH = 500_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Spark:
    """Does in parts, on Spark's workers, the steps that can be; the others whole, in this process."""

    session: SparkSession
    folder: Path  # all workers see it
    log: Path
    patience_s: float

    def run(self, step: Step, tables: Sequence[pa.Table]) -> pa.Table:
        """Give what the step makes."""
        if step.parts is None:
            return step.run(*tables)
        place = self.folder / step.writes
        try:
            wanted = self.session.sparkContext.defaultParallelism * LOADS_A_CORE
            kept = keep(step.parts.deal(*tables, least=wanted), place)
            made = self._collected(self._dealt(loads(kept, wanted), step.parts))
        except OSError as error:
            raise Unavailable(
                f"{place} cannot be written: {error.strerror}; free some space, or name another by --shared"
            ) from error
        finally:
            shutil.rmtree(place, ignore_errors=True)
        return step.parts.gather(made.cast(step.parts.schema))

    def _dealt(self, dealt: list[list[Kept]], parts: Parts) -> DataFrame:
        """Give what the parts make, one task a load; Spark moves no row but those the work gives."""
        made_with = versions()

        def work(numbers: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
            for batch in numbers:
                for number in batch["id"].to_pylist():
                    yield from work_on(dealt[number], parts, made_with)

        count = len(dealt)
        return self.session.range(0, count, 1, max(count, 1)).mapInArrow(work, from_arrow_schema(parts.schema))

    def _collected(self, frame: DataFrame) -> pa.Table:
        """Give the rows of a frame, or say why not; waits as long as something is at work."""
        got: list[pa.Table] = []
        failed: list[Exception] = []

        def collect() -> None:
            try:
                got.append(frame.toArrow())
            except (PySparkException, Py4JError, OSError, EOFError) as error:  # the socket breaks when Spark stops
                failed.append(error)

        thread = InheritableThread(target=collect, daemon=True)
        thread.start()
        last, since = (0, 0), time.monotonic()
        while thread.is_alive():
            thread.join(LOOK_S)
            active, finished = self._at_work()
            if active or (active, finished) != last:
                last, since = (active, finished), time.monotonic()
            elif time.monotonic() - since > self.patience_s:
                self.session.sparkContext.cancelAllJobs()
                raise Unavailable(
                    f"no worker has done anything for {self.patience_s:.0f} s: none is free, or all were lost; look at "
                    f"the master and its workers, then repeat it (what Spark said is in {self.log})"
                )
        if failed:
            raise explained(failed[0], self.log) from failed[0]
        return got[0]

    def _at_work(self) -> tuple[int, int]:
        """Give how many tasks run and how many are done."""
        tracker = self.session.sparkContext.statusTracker()
        stages = [tracker.getStageInfo(stage) for stage in tracker.getActiveStageIds()]
        known = [stage for stage in stages if stage is not None]
        return sum(stage.numActiveTasks for stage in known), sum(stage.numCompletedTasks for stage in known)


@contextmanager
def opened(master: str, *, folder: Path, log: Path, patience_s: float = PATIENCE_S) -> Iterator[Engine]:
    """Give the engine on a master; `folder` is one that all its workers see, and is left as it was found."""
    address = own_address(master)
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    with _folder_in(folder) as place:
        try:
            with _stderr_to(log):
                session = _session(master, address)
        except (PySparkException, Py4JError) as error:
            raise explained(error, log) from error
        try:
            yield Spark(session=session, folder=place, log=log, patience_s=patience_s)
        finally:
            session.stop()


def _session(master: str, address: str | None) -> SparkSession:
    asked = SparkSession.builder.appName("sabaq").master(master)
    settings = {
        "spark.ui.enabled": "false",  # it would show what is computed to everybody on the network
        "spark.ui.showConsoleProgress": "false",
        "spark.driver.maxResultSize": "0",
        "spark.sql.execution.arrow.maxRecordsPerBatch": str(ROWS_A_BATCH),
    }
    if address:
        settings |= {"spark.driver.host": address, "spark.driver.bindAddress": address}
    for name, value in settings.items():
        asked = asked.config(name, value)
    return asked.getOrCreate()


@contextmanager
def _folder_in(shared: Path) -> Iterator[Path]:
    """Give a folder of this run's own, gone afterwards."""
    try:
        shared.mkdir(parents=True, exist_ok=True)
        place = Path(tempfile.mkdtemp(prefix="run-", dir=shared.resolve()))
    except OSError as error:
        raise Unavailable(
            f"{shared} cannot be written: {error.strerror}; mend it, or name another by --shared"
        ) from error
    try:
        yield place
    finally:
        shutil.rmtree(place, ignore_errors=True)


@contextmanager
def _stderr_to(log: Path) -> Iterator[None]:
    """Let what is started meanwhile, the Java of Spark, write into a file all that it would say on the terminal."""
    kept = os.dup(2)
    try:
        with log.open("wb") as file:
            os.dup2(file.fileno(), 2)
        yield
    finally:
        os.dup2(kept, 2)
        os.close(kept)
