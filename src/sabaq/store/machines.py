"""Machines: what many of them need, and why they failed."""

from __future__ import annotations

import os
import re
import shutil
import socket
import subprocess
from contextlib import AbstractContextManager
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

from sabaq.errors import BadConfig, BadRecord, Refused, SabaqError, Unavailable
from sabaq.store.base import Engine

LEAST_JAVA = 17
CONNECT_S = 5.0
JAVA_S = 60.0
MASTERS = re.compile(r"local(\[(\*|[1-9][0-9]*)\])?|spark://[^/:,]+:[0-9]+(,[^/:,]+:[0-9]+)*|yarn|k8s://.+")
RAISED = re.compile(r"sabaq\.errors\.(BadConfig|BadRecord|Refused|Unavailable): (.+)")
KINDS: dict[str, type[SabaqError]] = {
    "BadConfig": BadConfig, "BadRecord": BadRecord, "Refused": Refused, "Unavailable": Unavailable,
}  # fmt: skip
CALLING = "An error occurred while calling"  # the line before the cause
ONLY_LOGGED = ("No space left on device", "OutOfMemoryError")  # Spark may give another reason than these to its caller
MEANING: tuple[tuple[str, type[SabaqError], str], ...] = (
    ("No space left on device", Unavailable,
     "a disk is full; free some space where Spark keeps its scratch (SPARK_LOCAL_DIRS) and in the shared folder"),
    ("No module named", BadConfig,
     "the workers' Python lacks a package; install sabaq[spark] for the Python that PYSPARK_PYTHON names there"),
    ("PYTHON_VERSION_MISMATCH", BadConfig,
     "the workers have another Python than this machine; name the same one on all by PYSPARK_PYTHON"),
    ("Cannot run program", BadConfig,
     "the workers have no Python where it is looked for; name theirs by PYSPARK_PYTHON"),
    ("All masters are unresponsive", Unavailable, "the master does not answer; see that it runs, then repeat it"),
    ("ExecutorLostFailure", Unavailable,
     "workers were lost again and again; see whether they run out of memory, then repeat it"),
    ("shut down", Unavailable, "the master or the driver ended the run; see that they run, then repeat it"),
    ("OutOfMemoryError", Unavailable,
     "Java ran out of memory; give it more by spark.driver.memory in the spark-defaults.conf of SPARK_CONF_DIR"),
)  # fmt: skip


def engine_on(master: str, *, folder: Path, log: Path) -> AbstractContextManager[Engine]:
    """Give the Spark engine on a master, once it is opened; the first that is missing is told."""
    if not MASTERS.fullmatch(master):
        raise BadConfig(f"master {master!r} cannot be read; wanted local[*], local[4] or spark://HOST:PORT")
    if find_spec("pyspark") is None:
        raise BadConfig("the Spark engine is not installed; install it with: pip install 'sabaq[spark]'")
    check_java()
    spark = import_module("sabaq.store.spark")  # asks for pyspark, so only where it is wanted
    opened: AbstractContextManager[Engine] = spark.opened(master, folder=folder, log=log)
    return opened


def check_java() -> None:
    """Raise unless the Java that Spark will start is there and new enough."""
    home = os.environ.get("JAVA_HOME")
    java = shutil.which("java", path=str(Path(home) / "bin") if home else None)
    wanted = f"Spark needs Java {LEAST_JAVA} or newer (on Debian: apt install openjdk-{LEAST_JAVA}-jre-headless)"
    if java is None:
        where = f"in JAVA_HOME ({home})" if home else "on the PATH, and JAVA_HOME is not set"
        raise BadConfig(f"there is no Java {where}; {wanted}")
    try:
        said = subprocess.run([java, "-version"], capture_output=True, text=True, timeout=JAVA_S, check=False)  # noqa: S603
    except (OSError, subprocess.TimeoutExpired) as error:
        raise Unavailable(f"{java} does not start: {error}; {wanted}") from error
    found = re.search(r'version "(?:1\.)?(\d+)', said.stderr + said.stdout)
    if found is None or int(found[1]) < LEAST_JAVA:
        has = f"is Java {found[1]}" if found else f"does not tell its version ({said.stderr.strip()[:80]})"
        raise BadConfig(f"{java} {has}; {wanted}, named by JAVA_HOME")


def own_address(master: str) -> str | None:
    """Give the address of this machine that a master's machine can answer to; None where Spark finds it itself."""
    if master.startswith("local"):
        return "127.0.0.1"
    if not master.startswith("spark://"):
        return None
    refused = []
    for place in master.removeprefix("spark://").split(","):
        host, port = place.rsplit(":", 1)
        try:
            with socket.create_connection((host, int(port)), timeout=CONNECT_S) as connection:
                return str(connection.getsockname()[0])
        except (OSError, OverflowError) as error:
            refused.append(f"{place} ({error})")
    raise Unavailable(
        f"no master answers at {', '.join(refused)}; start it, or name the one that its page shows as spark://HOST:PORT"
    )


def explained(error: Exception, log: Path) -> SabaqError:
    """Give the error that tells the operator what to do; what a worker raised itself is passed on."""
    said = str(error)
    if told := RAISED.search(said):
        return KINDS[told[1]](told[2])
    logged = log.read_text(encoding="utf-8", errors="replace") if log.is_file() else ""
    for words, kind, advice in MEANING:
        lines = f"{said}\n{logged}" if words in ONLY_LOGGED else said
        if words in lines:
            line = next(line.strip() for line in lines.splitlines() if words in line)
            return kind(f"Spark stopped: {line[:200]}; {advice} (all that Spark said is in {log})")
    cause = next((line.lstrip(": ") for line in said.splitlines() if line.strip() and not line.startswith(CALLING)), "")
    return Unavailable(f"Spark stopped: {cause[:200] or type(error).__name__}; all that it said is in {log}")
