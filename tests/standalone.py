"""Standalone: a Spark master and workers for a test."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[1]
LOOPBACK = "127.0.0.1"


@dataclass(frozen=True, kw_only=True)
class Listened:
    """A process, its output read line by line as a test asks for it."""

    process: subprocess.Popen[str]

    def says(self, pattern: str) -> re.Match[str]:
        """Read on to the line with a pattern."""
        assert self.process.stdout is not None
        read = []
        for line in self.process.stdout:
            read.append(line)
            if found := re.search(pattern, line):
                return found
        raise AssertionError(f"it ended without {pattern!r}; its last lines were {read[-8:]}")

    def stop(self) -> None:
        self.process.kill()
        self.process.wait()
        if self.process.stdout:
            self.process.stdout.close()


@dataclass(frozen=True, kw_only=True)
class Cluster:
    """Where the master is, and its workers."""

    master: str
    workers: Sequence[Listened]


@contextmanager
def cluster(folder: Path, *, workers: int = 2) -> Iterator[Cluster]:
    """Give a master with workers of one core each, that keep their files in a folder."""
    with ExitStack() as running:

        def start(name: str, *words: str) -> Listened:
            daemon = Listened(process=_started(name, *words, folder=folder))
            running.callback(daemon.stop)
            return daemon

        ports = ["--host", LOOPBACK, "--port", "0", "--webui-port", "0"]
        master = start("master.Master", *ports).says(r"Starting Spark master at (\S+)")[1]
        own = [*ports, "--cores", "1", "--memory", "1g"]
        these = [start("worker.Worker", *own, "--work-dir", str(folder / f"w{at}"), master) for at in range(workers)]
        for worker in these:
            worker.says("Successfully registered with master")
        yield Cluster(master=master, workers=these)


def _started(name: str, *words: str, folder: Path) -> subprocess.Popen[str]:
    import pyspark  # noqa: PLC0415  only where a test asks for it

    home = Path(pyspark.__file__).parent
    return subprocess.Popen(
        [home / "bin" / "spark-class", f"org.apache.spark.deploy.{name}", *words],
        env=environment() | {"SPARK_HOME": str(home), "SPARK_LOCAL_DIRS": str(folder), "SPARK_DAEMON_MEMORY": "256m"},
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, stdin=subprocess.DEVNULL, text=True,
    )  # fmt: skip


def environment() -> dict[str, str]:
    """Give the variables under which another process finds this Python and these sources."""
    return os.environ | {
        "JAVA_TOOL_OPTIONS": "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC",  # none of them lives long
        "PYSPARK_PYTHON": sys.executable,
        "PYTHONPATH": os.pathsep.join(filter(None, sys.path)),
        "SPARK_LOCAL_IP": LOOPBACK,
    }
