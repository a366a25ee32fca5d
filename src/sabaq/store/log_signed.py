"""Signed log: checkpoints, proofs, beats and the log's key."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime

from sabaq.errors import BadConfig
from sabaq.guard import log
from sabaq.guard.audits import BEAT_S
from sabaq.guard.notes import Checkpoint, PublicKey, SecretKey, Signature
from sabaq.guard.proofs import Included, Offered
from sabaq.store import log as stored
from sabaq.store.engines import explained, reading, writing
from sabaq.store.ledger import Ledger


@dataclass(frozen=True, slots=True, kw_only=True)
class SignedLog:
    """The log of one ledger, with the key it signs by."""

    ledger: Ledger
    key: SecretKey

    @property
    def name(self) -> str:
        """What the log is called: the first line of its checkpoints."""
        return self.key.public.name

    def checkpoint(self) -> Checkpoint:
        """Give a signed checkpoint over all entries: the one that is kept, or a new one."""
        ledger = self.ledger
        with explained(ledger.path), writing(ledger.engine) as connection:
            newest, size = stored.newest_checkpoint(connection), stored.size_in(connection)
            if newest is not None and newest.size == size and newest.by(self.key.public):
                return newest
            signed = stored.head(connection, self.name).signed(self.key)
            stored.keep_checkpoint(connection, signed, ledger.guard.clock())
            return signed

    def offered(self, old: int) -> Offered:
        """Give the newest checkpoint, and what shows that it grew out of the first `old` entries."""
        newest = self.checkpoint()
        if old > newest.size:
            raise BadConfig(
                f"the witness has seen {old} entries, and the log has {newest.size}: it was cut or replaced"
            )
        ledger = self.ledger
        with explained(ledger.path), reading(ledger.engine) as connection:
            path = log.consistency(stored.reader(connection), old, newest.size)
        return Offered(old=old, path=path, checkpoint=newest)

    def keep(self, checkpoint: Checkpoint, cosignature: Signature, witness: PublicKey | None = None) -> Checkpoint:
        """Keep a checkpoint of ours with the line that a witness put under it."""
        found = checkpoint.under(cosignature)
        if found.by(self.key.public) is None or (witness is not None and found.by(witness) is None):
            raise BadConfig(f"the checkpoint over {found.size} entries lacks a signature that holds; nothing was kept")
        ledger = self.ledger
        with explained(ledger.path), writing(ledger.engine) as connection:
            if log.root(stored.reader(connection), found.size) != found.root:
                raise BadConfig(f"the checkpoint over {found.size} entries is of another log; nothing was kept")
            stored.keep_checkpoint(connection, found, ledger.guard.clock())
        return found

    def prove(self, act: str) -> Included:
        """Give the entry of an act with its way to the newest checkpoint; BadConfig where there is no such act."""
        newest, ledger = self.checkpoint(), self.ledger
        with explained(ledger.path), reading(ledger.engine) as connection:
            index, leaf = stored.leaf_of(connection, act)
            path = log.inclusion(stored.reader(connection), index, newest.size)
        return Included(leaf=leaf, index=index, path=path, checkpoint=newest)

    def prove_then(self, act: str) -> Included:
        """Give the same under the first checkpoint over the entry that is kept: it never changes as the log grows."""
        self.checkpoint()
        ledger = self.ledger
        with explained(ledger.path), reading(ledger.engine) as connection:
            index, leaf = stored.leaf_of(connection, act)
            kept = [Checkpoint.read(note) for note in stored.notes_in(connection)]
            first = min((each for each in reversed(kept) if each.size > index), key=lambda each: each.size)
            path = log.inclusion(stored.reader(connection), index, first.size)
        return Included(leaf=leaf, index=index, path=path, checkpoint=first)

    def beat(self, run: str, state: str) -> None:
        """Enter a sign of life of a run that serves or watches, and sign."""
        ledger = self.ledger
        with explained(ledger.path), writing(ledger.engine) as connection:
            fields = {"run": run, "state": state, "every_s": BEAT_S}
            stored.append(connection, "beat", ledger.guard.clock(), fields)
        self.checkpoint()


@dataclass(frozen=True, slots=True, kw_only=True)
class Cosigned:
    """A line of a witness, as it stands under a kept checkpoint."""

    witness: str
    entries: int
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class LogState:
    """How far the log has come; nothing of it is checked here."""

    entries: int
    key: str | None
    signed: int  # entries under the newest checkpoint
    cosigned: tuple[Cosigned, ...]  # the newest line of each witness


def state_of(ledger: Ledger) -> LogState:
    """Give the state of a ledger's log."""
    with explained(ledger.path), reading(ledger.engine) as connection:
        entries, key = stored.size_in(connection), stored.key_told(connection)
        checkpoints = [Checkpoint.read(note) for note in stored.notes_in(connection)]
    lines = {
        line.name: Cosigned(witness=line.name, entries=each.size, at=datetime.fromtimestamp(line.time, UTC))
        for each in sorted(checkpoints, key=lambda each: each.size)
        for line in each.signatures
        if line.time is not None and line.name != each.origin
    }
    signed = max((each.size for each in checkpoints), default=0)
    return LogState(entries=entries, key=key, signed=signed, cosigned=tuple(lines.values()))


def grown(ledger: Ledger) -> bool:
    """Say whether there are entries over which no checkpoint is kept."""
    with explained(ledger.path), reading(ledger.engine) as connection:
        newest = stored.newest_checkpoint(connection)
        return newest is None or newest.size < stored.size_in(connection)


def key_named(ledger: Ledger) -> str | None:
    """Give the public key that the log names, or None before it has one."""
    with explained(ledger.path), reading(ledger.engine) as connection:
        return stored.key_told(connection)


def name_key(ledger: Ledger, key: PublicKey) -> None:
    """Enter the public key by which checkpoints are signed from now on."""
    with explained(ledger.path), writing(ledger.engine) as connection:
        if stored.key_told(connection) != str(key):
            stored.append(connection, "key", ledger.guard.clock(), {"public": str(key)})


def exported(ledger: Ledger) -> Iterator[str]:
    """Yield the lines of an export: each entry as it was hashed, then each checkpoint."""
    with explained(ledger.path), reading(ledger.engine) as connection:
        for _seq, _act, leaf in stored.leaves_in(connection):
            yield leaf
        for note in stored.notes_in(connection):
            yield stored.note_line(note)
