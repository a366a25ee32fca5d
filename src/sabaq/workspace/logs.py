"""Logs: what is done with a workspace's log."""

from __future__ import annotations

import http.client
import os
import secrets
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from threading import Event, Thread
from urllib.parse import urlsplit

from sabaq.errors import BadConfig, SabaqError, Unavailable
from sabaq.guard.audits import BEAT_S, Audit, Pins, audit
from sabaq.guard.canonical import canonical
from sabaq.guard.notes import LOG, Checkpoint, PublicKey, SecretKey, Signature, fresh_key
from sabaq.guard.proofs import Included, Offered
from sabaq.model.authority import Grant, Operation
from sabaq.store.files import whole_file
from sabaq.store.ledger import Ledger
from sabaq.store.log import Told
from sabaq.store.log_checks import audit_ledger, read_only
from sabaq.store.log_files import NOTE, Export
from sabaq.store.log_signed import LogState, SignedLog, exported, grown, key_named, name_key, state_of

KEY, PUBLIC = "log.key", "log.pub"
ANSWER_S = 30  # for a witness
CONFLICT, DONE = 409, 200


@dataclass(frozen=True, slots=True, kw_only=True)
class LogDesk:
    """The log of one workspace: sign, check, prove, hand out, erase."""

    ledger: Ledger
    folder: Path
    permit: Callable[..., Grant]

    def make_key(self) -> None:
        """Give a log that names no key the one in the folder, or a new one."""
        if key_named(self.ledger) is not None:
            return
        path = self.folder / KEY
        try:
            if not path.exists():
                key = fresh_key(self.folder.resolve().name, LOG, os.urandom)
                with suppress(FileExistsError):  # another process was sooner; its key is the log's
                    write_secret(path, f"{key}\n")
            public = SecretKey.read(path.read_text(encoding="utf-8")).public
            name_key(self.ledger, public)
            with whole_file(self.folder / PUBLIC) as out:
                out.write(f"{public}\n".encode())
        except OSError as error:
            raise Unavailable(f"{path} cannot be written: {error.strerror}; mend the permissions") from error

    def public(self) -> str:
        """Give the public half of the log's key, as others are to keep it."""
        return key_named(self.ledger) or ""

    def signed(self) -> SignedLog:
        """Give the log with its key."""
        try:
            text = (self.folder / KEY).read_text(encoding="utf-8")
        except OSError as error:
            raise BadConfig(
                f"{self.folder / KEY} cannot be read: {error.strerror}; without its key the log signs nothing. "
                "Restore the file from where you keep a copy"
            ) from error
        key = SecretKey.read(text)
        if (named := key_named(self.ledger)) not in {None, str(key.public)}:
            raise BadConfig(f"{self.folder / KEY} is the key {key.public.name}, and the log names {named}; restore it")
        return SignedLog(ledger=self.ledger, key=key)

    def sign(self) -> None:
        """Put what was entered since under a signed checkpoint; what cannot be signed now will be the next time."""
        with suppress(SabaqError):
            if grown(self.ledger):
                self.signed().checkpoint()

    def checkpoint(self) -> Checkpoint:
        """Give a signed checkpoint over all entries."""
        self.permit(Operation.EXPORT, "log checkpoint")
        return self.signed().checkpoint()

    def offer(self, old: int) -> Offered:
        """Give the newest checkpoint as a witness wants it that has seen `old` entries."""
        self.permit(Operation.EXPORT, "log checkpoint")
        return self.signed().offered(old)

    def cosigned_by(self, url: str) -> Checkpoint:
        """Ask a witness for its line under the newest checkpoint, and keep it."""
        self.permit(Operation.EXPORT, "log checkpoint")
        log, old = self.signed(), 0
        for _ in range(2):
            offered = log.offered(old)
            status, answer = _ask(url, str(offered))
            if status != CONFLICT:
                break
            old = int(answer) if answer.strip().isdecimal() else 0
        if status != DONE:
            raise Unavailable(f"{url} answers {status} {answer.strip()[:200]}; the checkpoint has no cosignature")
        return self._keep(log, offered.checkpoint, answer)

    def take_back(self, note: str) -> Checkpoint:
        """Keep a checkpoint that came back from a witness."""
        self.permit(Operation.EXPORT, "log checkpoint")
        log, found = self.signed(), Checkpoint.read(note)
        ours = Checkpoint(origin=found.origin, size=found.size, root=found.root).signed(log.key)
        for line in found.signatures:
            if line not in ours.signatures:
                ours = log.keep(ours, line)
        return ours

    def _keep(self, log: SignedLog, checkpoint: Checkpoint, lines: str) -> Checkpoint:
        for line in lines.splitlines():
            checkpoint = log.keep(checkpoint, Signature.read(line))
        return checkpoint

    def verify(self, pins: Pins) -> Audit:
        """Check the log and every row that it covers; a check that finds nothing wrong is an act itself."""
        grant, found = self.permit(Operation.READ, "log"), audited(self.ledger, self.folder, pins)
        if not found.trouble:
            self.ledger.record_act(grant, f"verified {found.entries} entries")
        return found

    def state(self) -> LogState:
        """Give how long the log is, and how much of it stands under a signature, as the ledger has it; unchecked."""
        self.permit(Operation.READ, "log")
        return state_of(self.ledger)

    def acts(self, *, limit: int) -> tuple[Told, ...]:
        """Give the newest acts: who did what, and why; that is noted as well."""
        grant = self.permit(Operation.READ, "acts")
        self.ledger.record_act(grant, f"the newest {limit} acts")
        return self.ledger.acts(limit=limit)

    def prove(self, act: str) -> Included:
        """Give what shows an act's entry to be in the log."""
        grant = self.permit(Operation.EXPORT, f"proof of {act}")
        self.ledger.record_act(grant, "proof")
        return self.signed().prove(act)

    def export(self, out: Path) -> int:
        """Write all entries and checkpoints to a file; return how many entries."""
        grant = self.permit(Operation.EXPORT, "log")
        self.ledger.record_act(grant, f"to {out.name}")
        log, entries = self.signed(), 0
        log.checkpoint()
        with whole_file(out) as stream:
            stream.write(canonical({"sabaq_log": 1, "key": str(log.key.public)}) + b"\n")
            for line in exported(self.ledger):
                entries += not line.startswith(NOTE)
                stream.write(line.encode() + b"\n")
        return entries

    def erase(self, act: str, why: str) -> str:
        """Destroy the key of an act, so that nobody reads any more who did it, on what and why."""
        if not why.strip():
            raise BadConfig("an erasure needs a reason; give it with --why")
        return self.ledger.erase(self.permit(Operation.ERASE, f"act {act}", purpose="ADMIN"), act, why)

    @contextmanager
    def beating(self) -> Iterator[None]:
        """Enter a sign of life at the start, every hour, and at the end of what runs meanwhile."""
        run, ended = secrets.token_hex(8), Event()
        log = self.signed()
        log.beat(run, "start")

        def beat() -> None:
            while not ended.wait(BEAT_S):
                with suppress(SabaqError):  # a busy or full disk; the gap will show
                    log.beat(run, "beat")

        thread = Thread(target=beat, daemon=True)
        thread.start()
        try:
            yield
        finally:
            ended.set()
            thread.join()
            with suppress(SabaqError):
                log.beat(run, "stop")


def verify_copy(path: Path, pins: Pins, now: datetime) -> Audit:
    """Check a copy of a ledger file or an exported log, without the workspace that it came from."""
    if not path.is_file():
        raise BadConfig(f"{path} is no file; wanted a copy of a ledger, or what `sabaq log export` wrote")
    with path.open("rb") as stream:
        is_ledger = stream.read(16) == b"SQLite format 3\0"
    if not is_ledger:
        export = Export.read(path)
        return audit(export.entries(), export.notes, pins, now=now)
    engine = read_only(path)
    try:
        return audit_ledger(engine, pins, now=now)
    finally:
        engine.dispose()


def audited(ledger: Ledger, folder: Path, pins: Pins) -> Audit:
    """Give what a check finds, by the public key in the folder where none was brought along."""
    public = folder / PUBLIC
    if pins.key is None and public.exists():
        pins = Pins(key=read_key(public), against=pins.against, witnesses=pins.witnesses)
    return audit_ledger(ledger.engine, pins, now=ledger.guard.clock())


def read_key(path: Path) -> PublicKey:
    """Read a public key from a file."""
    return PublicKey.read(_text_of(path))


def read_checkpoints(paths: Sequence[Path]) -> list[Checkpoint]:
    """Read checkpoints out of notes, receipts, proofs and requests; a receipt must hold by itself."""
    found = []
    for path in paths:
        text = _text_of(path)
        if text.startswith("c2sp.org/tlog-proof"):
            proof = Included.read(text)
            if wrong := proof.wrong(None):
                raise BadConfig(f"{path} does not hold by itself: {wrong}")
            found.append(proof.checkpoint)
        else:
            found.append(Offered.read(text).checkpoint if text.startswith("old ") else Checkpoint.read(text))
    return found


def write_secret(path: Path, text: str) -> None:
    """Write a new file that only its owner reads; one that is there is never overwritten."""
    whole = path.with_name(f".{path.name}.{os.getpid()}")
    handle = os.open(whole, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as out:
            out.write(text)
            out.flush()
            os.fsync(out.fileno())
        os.link(whole, path)  # nobody ever reads half of it
    finally:
        whole.unlink()


def _text_of(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise BadConfig(f"{path} cannot be read: {error}; wanted a text file") from error


def _ask(url: str, body: str) -> tuple[int, str]:
    """Post to a witness; give its status and answer."""
    parts = urlsplit(url)
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        raise BadConfig(f"{url!r} is no address of a witness; wanted http://HOST:PORT")
    kind = http.client.HTTPSConnection if parts.scheme == "https" else http.client.HTTPConnection
    link = kind(parts.hostname, parts.port, timeout=ANSWER_S)
    try:
        link.request("POST", f"{parts.path.rstrip('/')}/add-checkpoint", body=body.encode())
        answer = link.getresponse()
        return answer.status, answer.read(65536).decode("utf-8", "replace")
    except (OSError, http.client.HTTPException) as error:
        raise Unavailable(f"{url} does not answer: {error}; try again, or send the request as a file") from error
    finally:
        link.close()
