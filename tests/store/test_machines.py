"""Machines: what is missing is said, with what to do."""

from __future__ import annotations

import socket
from importlib import util
from pathlib import Path

import pytest

from sabaq.errors import BadConfig, SabaqError, Unavailable
from sabaq.store import machines
from sabaq.workspace.engines import Computing


def java(folder: Path, says: str) -> Path:
    """A Java that does nothing but tell its version."""
    program = folder / "bin" / "java"
    program.parent.mkdir(parents=True)
    program.write_text(f"#!/bin/sh\necho '{says}' >&2\n")
    program.chmod(0o755)
    return folder


def opened(master: str, folder: Path) -> None:
    with machines.engine_on(master, folder=folder, log=folder / "log"):
        raise AssertionError("it cannot have opened")


def test_no_java_at_all_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.delenv("JAVA_HOME", raising=False)
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(BadConfig, match=r"no Java on the PATH.*Java 17 or newer.*apt install openjdk-17"):
        machines.check_java()


def test_a_home_without_java_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("JAVA_HOME", str(tmp_path))
    with pytest.raises(BadConfig, match="no Java in JAVA_HOME"):
        machines.check_java()


@pytest.mark.parametrize(
    ("says", "found"),
    [
        ('openjdk version "11.0.24" 2024-07-16', "is Java 11"),
        ('java version "1.8.0_421"', "is Java 8"),
        ("Unrecognized option: -version", "does not tell its version"),
    ],
)
def test_a_java_that_is_too_old_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, says: str, found: str):
    monkeypatch.setenv("JAVA_HOME", str(java(tmp_path, says)))
    with pytest.raises(BadConfig, match=f"{found}.*wanted|{found}.*needs Java 17"):
        machines.check_java()


@pytest.mark.parametrize("says", ['openjdk version "17.0.15" 2025-04-15', 'openjdk version "25" 2025-09-16'])
def test_a_java_that_is_new_enough_is_taken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, says: str):
    monkeypatch.setenv("JAVA_HOME", str(java(tmp_path, says)))
    machines.check_java()


def test_an_engine_that_is_not_installed_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(machines, "find_spec", lambda name: None if name == "pyspark" else util.find_spec(name))
    with pytest.raises(BadConfig, match=r"pip install 'sabaq\[spark\]'"):
        opened("local[2]", tmp_path)


@pytest.mark.parametrize("master", ["spark:/host", "spark://host", "local[0]", "local[x]", "http://host:7077", ""])
def test_a_master_that_cannot_be_read_is_told(tmp_path: Path, master: str):
    with pytest.raises(BadConfig, match=r"wanted local\[\*\], local\[4\] or spark://HOST:PORT"):
        opened(master, tmp_path)


def test_a_master_at_which_nobody_answers_is_told():
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with pytest.raises(Unavailable, match=rf"no master answers at 127.0.0.1:{port} .*refused.*start it"):
        machines.own_address(f"spark://127.0.0.1:{port}")


def test_this_machine_is_known_to_a_master_by_the_address_that_reaches_it():
    with socket.create_server(("127.0.0.1", 0)) as master:
        assert machines.own_address(f"spark://127.0.0.1:{master.getsockname()[1]}") == "127.0.0.1"


@pytest.mark.parametrize("asked", [{"master": "local[2]"}, {"shared": Path("x")}])
def test_a_master_without_the_engine_for_it_is_told(asked: dict):
    with pytest.raises(BadConfig, match="wanted --engine spark"):
        Computing(**asked)


def test_an_unknown_engine_is_told():
    with pytest.raises(BadConfig, match="wanted local or spark"):
        Computing(engine="flink")


@pytest.mark.parametrize(
    ("said", "kind", "told"),
    [
        (
            "Job aborted.\njava.io.IOException: No space left on device\n\tat x",
            Unavailable,
            "a disk is full; free some",
        ),
        ("ModuleNotFoundError: No module named 'sabaq'", BadConfig, "install sabaq"),
        ("[PYTHON_VERSION_MISMATCH] worker 3.12, driver 3.11", BadConfig, "another Python"),
        ('java.io.IOException: Cannot run program "/opt/py": error=2', BadConfig, "PYSPARK_PYTHON"),
        ("All masters are unresponsive! Giving up.", Unavailable, "does not answer"),
        ("ExecutorLostFailure (executor 1 exited caused by...)", Unavailable, "workers were lost"),
        ("Job 0 cancelled because SparkContext was shut down", Unavailable, "ended the run"),
        ("java.lang.OutOfMemoryError: Java heap space", Unavailable, "spark.driver.memory"),
        ("something new\nsecond line", Unavailable, "Spark stopped: something new; all that it said is in"),
        ("", Unavailable, "Spark stopped: Exception"),
    ],
)
def test_what_spark_says_is_told_with_what_to_do(said: str, kind: type[SabaqError], told: str):
    error = machines.explained(Exception(said), Path("spark.log"))
    assert type(error) is kind
    assert told in str(error)
    assert "spark.log" in str(error)


def test_a_full_disk_is_told_even_where_only_the_log_says_so(tmp_path: Path):
    log = tmp_path / "spark.log"
    log.write_text("ERROR java.nio.file.FileSystemException: /x: No space left on device\n")
    error = machines.explained(Exception("An error occurred while calling None.x.\n: cannot create /x\n"), log)
    assert "/x: No space left on device; a disk is full" in str(error)


def test_the_cause_is_told_and_not_the_call():
    error = machines.explained(Exception("An error occurred while calling o3.x.\n: cannot create /x\n"), Path("log"))
    assert str(error) == "Spark stopped: cannot create /x; all that it said is in log"


def test_what_a_worker_says_itself_is_passed_on():
    said = "Traceback (most recent call last):\n  File x\nsabaq.errors.BadConfig: worker w works with a; install b\n\n"
    error = machines.explained(Exception(said), Path("spark.log"))
    assert (type(error), str(error)) == (BadConfig, "worker w works with a; install b")
