"""Witnesses: a second party that cosigns what only grows."""

from __future__ import annotations

import os
import socket
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from sabaq.errors import BadConfig, BadRecord, SabaqError, Unavailable
from sabaq.guard.notes import WITNESS, Checkpoint, PublicKey, SecretKey, Signature, fresh_key
from sabaq.guard.proofs import Offered
from sabaq.store.moments import to_text
from sabaq.store.witness_book import WitnessBook, keep_refused, keep_seen, last_seen
from sabaq.workspace.logs import read_key, write_secret

KEY, PUBLIC, LOGS, BOOK = "witness.key", "witness.pub", "logs", "witness.sqlite"
MOST_BYTES = 65536  # of a request
SLOW_S = 30
OK, BAD, FORBIDDEN, UNKNOWN, CONFLICT, UNPROVEN = 200, 400, 403, 404, 409, 422


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What a witness says to a request, as tlog-witness of the C2SP has it."""

    status: int
    text: str
    size: int = 0  # of what was seen before
    proves: bool = False  # the log signed two stories: worth keeping


@dataclass(frozen=True, slots=True, kw_only=True)
class Witness:
    """A folder with the witness's key, the keys of the logs it watches, and what it has seen of them."""

    folder: Path
    clock: Callable[[], datetime]
    _key: SecretKey

    @classmethod
    def init(cls, folder: Path, *, name: str | None, clock: Callable[[], datetime]) -> Witness:
        """Make a witness in a folder, or open the one that is there."""
        try:
            (folder / LOGS).mkdir(parents=True, exist_ok=True)
            if not (folder / KEY).exists():
                key = fresh_key(name or folder.resolve().name, WITNESS, os.urandom)
                write_secret(folder / KEY, f"{key}\n")
                (folder / PUBLIC).write_text(f"{key.public}\n", encoding="utf-8")
        except OSError as error:
            raise Unavailable(f"{folder} cannot be written to: {error.strerror}; choose another folder") from error
        return cls.open(folder, clock=clock)

    @classmethod
    def open(cls, folder: Path, *, clock: Callable[[], datetime]) -> Witness:
        """Open the witness in a folder."""
        try:
            key = SecretKey.read((folder / KEY).read_text(encoding="utf-8"))
        except OSError as error:
            raise BadConfig(f"{folder} holds no witness; make one with `sabaq witness init {folder}`") from error
        return cls(folder=folder, clock=clock, _key=key)

    @property
    def public(self) -> PublicKey:
        """The half of its key that others check its lines by."""
        return self._key.public

    def trust(self, path: Path) -> PublicKey:
        """Watch a log from now on; its name must not belong to another key."""
        key = read_key(path)
        home = self.folder / LOGS / f"{key.hash.hex()}.pub"
        for each in self.logs():
            if each.name == key.name and each != key:
                raise BadConfig(f"the log {key.name} is watched under another key; that one was {each}")
        home.write_text(f"{key}\n", encoding="utf-8")
        return key

    def logs(self) -> tuple[PublicKey, ...]:
        """Give the keys of the logs it watches."""
        return tuple(read_key(path) for path in sorted((self.folder / LOGS).glob("*.pub")))

    def answer(self, body: str) -> Answer:
        """Cosign what only grew since it was seen last; say why not otherwise."""
        try:
            offered = Offered.read(body)
        except BadRecord as error:
            return Answer(status=BAD, text=f"{error}\n")
        if stranger := self._stranger(offered):
            return stranger
        now = self.clock()
        with WitnessBook(path=self.folder / BOOK).turn() as turn:
            seen = last_seen(turn, offered.checkpoint.origin)
            if doubt := _doubt(offered, seen):
                if doubt.proves:
                    keep_refused(turn, body, doubt.text, to_text(now))
                return doubt
            line = offered.checkpoint.cosignature(self._key, int(now.timestamp()))
            keep_seen(turn, offered.checkpoint.under(line), to_text(now))
        return Answer(status=OK, text=str(line), size=offered.checkpoint.size)

    def _stranger(self, offered: Offered) -> Answer | None:
        """Give the answer to a log that is not watched, or whose signature does not hold."""
        its = offered.checkpoint
        trusted = [key for key in self.logs() if key.name == its.origin]
        if not trusted:
            return Answer(status=UNKNOWN, text=f"the log {its.origin} is not watched here\n")
        if not any(its.by(key) for key in trusted):
            return Answer(status=FORBIDDEN, text="the checkpoint is not signed by the log's key\n")
        if offered.old > its.size:
            return Answer(status=BAD, text=f"{offered.old} entries are more than the {its.size} of the checkpoint\n")
        return None

    def cosigned(self, body: str) -> str:
        """Give the checkpoint of a request with this witness's line under it, or raise BadRecord."""
        answer = self.answer(body)
        if answer.status != OK:
            more = f"; ask with --from {answer.size}" if answer.status == CONFLICT else ""
            raise BadRecord(f"not cosigned ({answer.status}): {answer.text.strip()}{more}")
        return str(Offered.read(body).checkpoint.under(Signature.read(answer.text)))


def _doubt(offered: Offered, seen: Checkpoint | None) -> Answer | None:
    """Give the answer to a log that did not only grow since it was seen, or does not show it."""
    its, size = offered.checkpoint, seen.size if seen else 0
    if offered.old != size:
        return Answer(status=CONFLICT, text=f"{size}\n", size=size, proves=its.size < size)
    if seen is None:
        told = "out of nothing everything grows without a proof\n"
        return Answer(status=UNPROVEN, text=told) if offered.path else None
    if offered.grows_from(seen):
        return None
    told = f"the log does not grow out of the {size} entries seen of it before\n"
    return Answer(status=CONFLICT if its.size == size else UNPROVEN, text=told, size=size, proves=True)


def serve(witness: Witness, *, host: str, port: int, on_ready: Callable[[str], None]) -> None:
    """Answer logs over HTTP until interrupted."""

    class Door(BaseHTTPRequestHandler):
        timeout = SLOW_S

        def do_POST(self) -> None:
            """Answer /add-checkpoint."""
            length = self.headers.get("Content-Length", "")
            if self.path.rpartition("/")[2] != "add-checkpoint":
                self._say(Answer(status=UNKNOWN, text="wanted POST /add-checkpoint\n"))
            elif not length.isdecimal() or int(length) > MOST_BYTES:
                self._say(Answer(status=BAD, text=f"wanted a body of at most {MOST_BYTES} bytes\n"))
            else:
                try:
                    self._say(witness.answer(self.rfile.read(int(length)).decode("utf-8", "replace")))
                except SabaqError as error:
                    self._say(Answer(status=503, text=f"{error}\n"))

        def _say(self, answer: Answer) -> None:
            body = answer.text.encode()
            self.send_response(answer.status)
            kind = "text/x.tlog.size" if answer.status == CONFLICT else "text/plain; charset=utf-8"
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 (the name is the library's)
            """Say nothing: the book keeps what counts."""
            del format, args

    try:
        server = ThreadingHTTPServer((host, port), Door)
    except (OSError, socket.gaierror) as error:
        raise Unavailable(f"{host}:{port} cannot be listened on: {error}; choose another --port") from error
    with server:
        on_ready(f"http://{host}:{server.server_address[1]}")
        try:
            server.serve_forever()
        except KeyboardInterrupt:
            return
