"""A PostgreSQL server to test with: a private one, thrown away afterwards.

It is started from the system's own binaries as a user without rights, in a folder of its own, and listens at a socket
in that folder only. So it needs no service, no password and no port, and leaves nothing behind; a machine that has a
server for tests already names it by SABAQ_TEST_POSTGRES.
"""

from __future__ import annotations

import ctypes
import os
import secrets
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import psycopg
from sqlalchemy import URL, make_url

if os.name != "nt":
    import pwd

GIVEN = "SABAQ_TEST_POSTGRES"
DEBIAN = Path("/usr/lib/postgresql")
STARTING_S = 60.0
ROOM = 2 << 30  # bytes
OWNER = "sabaq"  # the superuser of the private cluster
GUARDED = "guarded"  # any role whose name begins so must give its password
SETTINGS = {
    "listen_addresses": "", "max_connections": "60", "shared_buffers": "32MB", "wal_level": "minimal",
    "max_wal_senders": "0", "autovacuum": "off", "log_min_messages": "fatal",
}  # fmt: skip


def binaries() -> Path | None:
    """Where the newest server of this machine lies, or None."""
    if os.name == "nt":
        return None
    found = sorted(DEBIAN.glob("*/bin/postgres"), key=lambda path: int(path.parts[-3]))
    named = shutil.which("postgres")
    return found[-1].parent if found else Path(named).resolve().parent if named else None


def servant() -> pwd.struct_passwd | None:
    """The user that runs the server, for it refuses to be run by root; None: oneself."""
    if os.geteuid() != 0:
        return None
    known = {each.pw_name: each for each in pwd.getpwall()}
    return known.get("postgres") or known["nobody"]


@dataclass(slots=True, kw_only=True)
class Server:
    """A running server, and how to stop and start it."""

    url: URL
    folder: Path | None = None  # None: it is not ours to stop
    running: subprocess.Popen[bytes] | None = None
    made: list[str] = field(default_factory=list)  # schemas

    def place(self) -> URL:
        """A schema of its own, as the address of a ledger."""
        name = f"t_{secrets.token_hex(6)}"
        self.do(f"CREATE SCHEMA {name}")
        self.made.append(name)
        return self.url.update_query_dict({"options": f"-csearch_path={name}"})

    def do(self, *statements: str) -> None:
        """Run statements one by one, each by itself."""
        with psycopg.connect(address(self.url), autocommit=True) as connection:
            for statement in statements:
                connection.execute(statement)

    def start(self) -> None:
        """Start the server of our own folder, and wait until it answers."""
        assert self.folder is not None
        bin_folder, user = binaries(), servant()
        assert bin_folder is not None
        words = [word for name, value in SETTINGS.items() for word in ("-c", f"{name}={value}")]
        with (self.folder / "log").open("ab") as log:
            self.running = subprocess.Popen(
                [bin_folder / "postgres", "-D", self.folder / "data", "-k", self.folder, *words],
                stdout=subprocess.DEVNULL, stderr=log, cwd=self.folder, **acting_as(user),
                preexec_fn=end_with_parent,  # noqa: PLW1509 (one system call, no lock)
            )  # fmt: skip
        until = time.monotonic() + STARTING_S
        while not self.answers():
            assert self.running.poll() is None, (self.folder / "log").read_text()
            assert time.monotonic() < until, "the server does not answer"
            time.sleep(0.02)

    def answers(self) -> bool:
        """Say whether somebody may connect."""
        try:
            psycopg.connect(address(self.url)).close()
        except psycopg.OperationalError:
            return False
        return True

    def stop(self, how: signal.Signals = signal.SIGINT) -> None:
        """Stop it: SIGINT drops the clients first, SIGQUIT is a crash."""
        assert self.running is not None
        self.running.send_signal(how)
        self.running.wait(STARTING_S)


def address(url: URL) -> str:
    """The address as the driver reads it, with its password."""
    return url.set(drivername="postgresql").render_as_string(hide_password=False)


def acting_as(user: pwd.struct_passwd | None) -> dict[str, object]:
    return {} if user is None else {"user": user.pw_uid, "group": user.pw_gid, "extra_groups": []}


def end_with_parent() -> None:
    """Let the system stop the server should the tests be killed (Linux; elsewhere it stays until it is stopped)."""
    if hasattr(ctypes.CDLL(None), "prctl"):
        ctypes.CDLL(None).prctl(1, signal.SIGQUIT)


def roomy_memory() -> Path | None:
    """A file system in memory, if there is one with room: thousands of small files are made and removed."""
    found = Path("/dev/shm")
    return found if os.access(found, os.W_OK) and shutil.disk_usage(found).free > ROOM else None


@contextmanager
def private_server(bin_folder: Path) -> Iterator[Server]:
    """A cluster in a folder of its own, while the block runs."""
    folder, user = Path(tempfile.mkdtemp(prefix="sabaq-pg-", dir=roomy_memory())), servant()
    try:
        if user is not None:
            os.chown(folder, user.pw_uid, user.pw_gid)
        subprocess.run(
            [bin_folder / "initdb", "-D", folder / "data", "-U", OWNER, "-A", "trust", "-E", "UTF8",
             "--locale=C.UTF-8", "--no-sync", "--no-instructions"],
            check=True, capture_output=True, cwd=folder, **acting_as(user),
        )  # fmt: skip
        access = folder / "data" / "pg_hba.conf"
        access.write_text(
            f'local all "/^{GUARDED}" scram-sha-256\nlocal all {GUARDED} scram-sha-256\nlocal all all trust\n'
        )
        server = Server(url=make_url(f"postgresql://{OWNER}@/postgres?host={folder}"), folder=folder)
        server.start()
        try:
            yield server
        finally:
            server.stop(signal.SIGQUIT)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def server_to_test_with() -> Iterator[Server | None]:
    """The server that is named for tests, a private one, or None where there is neither; nothing of it is left."""
    bin_folder = binaries()
    if given := os.environ.get(GIVEN):
        server = Server(url=make_url(given))
        yield server
        server.do(*(f"DROP SCHEMA {name} CASCADE" for name in server.made))
    elif bin_folder is not None:
        with private_server(bin_folder) as server:
            yield server
    else:
        yield None
