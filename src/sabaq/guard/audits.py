"""Audits: what a check of the log found."""

from __future__ import annotations

import base64
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

import msgspec

from sabaq.errors import BadConfig, BadRecord, SabaqError
from sabaq.guard.canonical import canonical
from sabaq.guard.log import Growing, leaf_hash
from sabaq.guard.notes import Checkpoint, PublicKey

KINDS = frozenset({"begin", "earlier", "key", "act", "beat"})
OF_ACTS = frozenset({"act", "earlier"})
STEP_BACK = timedelta(seconds=2)  # by so much a clock may be set right
LONGEST = timedelta(hours=1)  # from the moment an act began to that of its entry: waiting for others, and writing
BEAT_S = 3600
SLACK = 1.1  # a beat may come later by a tenth
SHOWN = 20  # of each kind of trouble: more would hide the first
LIMITS = (
    "What this shows: that entries were not altered, dropped or put in another order, up to the checkpoint you hold. "
    "What it cannot show: what was done outside the system, what was never entered, or whether what was entered is "
    "true. Whoever holds the workspace and its key can write another log from the beginning: only a checkpoint that "
    "somebody else kept, or a witness cosigned, tells."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Pins:
    """What an overseer brings along: nothing of it comes from the log that is checked."""

    key: PublicKey | None = None
    against: Sequence[Checkpoint] = ()
    witnesses: Sequence[PublicKey] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Audit:
    """What a check found."""

    entries: int
    root: str  # base64
    first: str | None  # moments of the first and the last entry
    last: str | None
    acts: int
    refused: int
    earlier: int  # acts from before the log, which got their entries when it began
    key: str | None
    signed: int  # entries under a signed checkpoint
    cosigned: tuple[str, ...]  # which witness, how many entries, when
    compared: int  # entries under a checkpoint that somebody brought along
    trouble: tuple[str, ...]
    alarms: tuple[str, ...]
    limits: str = LIMITS


@dataclass(slots=True, kw_only=True)
class Findings:
    """Trouble as it is found; of one kind only the first are told."""

    told: list[str] = field(default_factory=list)
    _counts: dict[str, int] = field(default_factory=dict)

    def add(self, kind: str, words: str) -> None:
        """Tell of one more."""
        self._counts[kind] = self._counts.get(kind, 0) + 1
        if self._counts[kind] <= SHOWN:
            self.told.append(words)

    def all(self) -> tuple[str, ...]:
        """Give what was told, and how much more there is."""
        more = [f"{count - SHOWN} more like it: {kind}" for kind, count in self._counts.items() if count > SHOWN]
        return (*self.told, *more)


@dataclass(slots=True, kw_only=True)
class Walk:
    """One way through all entries, in their order."""

    wanted: frozenset[int]  # sizes at which the root is asked for
    trouble: Findings = field(default_factory=Findings)
    alarms: Findings = field(default_factory=Findings)
    roots: dict[int, bytes] = field(default_factory=dict)
    keys: list[tuple[int, str]] = field(default_factory=list)  # from which entry on, which key
    times: dict[int, str] = field(default_factory=dict)  # of the entry before each wanted size
    counts: dict[str, int] = field(default_factory=dict)
    first: str | None = None
    last: str | None = None
    _tree: Growing = field(default_factory=Growing)
    _before: datetime | None = None
    _runs: dict[str, tuple[datetime, bool]] = field(default_factory=dict)

    @property
    def size(self) -> int:
        """How many entries were taken."""
        return self._tree.size

    def root(self) -> bytes:
        """Give the root over the entries so far."""
        return self._tree.root()

    def take(self, text: str) -> list[bytes]:
        """Take the next entry; give the hashes of the subtrees that it completes."""
        if self.size in self.wanted:
            self.roots[self.size] = self._tree.root()
        seq, raw = self.size, text.encode("utf-8", "surrogatepass")
        completed = self._tree.add(leaf_hash(raw))
        entry = _entry(raw)
        if entry is None:
            self.trouble.add("form", f"entry {seq} is not the canonical JSON of an entry")
            return completed
        if entry["seq"] != seq:
            self.trouble.add("order", f"entry {seq} says that it is entry {entry['seq']}")
        if (entry["kind"] == "begin") != (seq == 0):
            self.trouble.add("begin", f"entry {seq} is of kind {entry['kind']}: a log has one beginning")
        self._note(seq, entry)
        return completed

    def end(self, now: datetime) -> None:
        """Say what is missing at the end."""
        if self.size in self.wanted:
            self.roots[self.size] = self._tree.root()
        for run, (last, ended) in self._runs.items():
            if not ended and (now - last).total_seconds() > BEAT_S * SLACK:
                self.alarms.add("run", f"run {run} gave its last sign of life at {_words(last)} and never ended")

    def _note(self, seq: int, entry: dict[str, Any]) -> None:
        kind, moment = entry["kind"], datetime.fromisoformat(entry["time"])
        self.counts[kind] = self.counts.get(kind, 0) + 1
        self.first, self.last = self.first or entry["time"], entry["time"]
        if self._before is not None and moment < self._before - STEP_BACK:
            self.trouble.add(
                "clock", f"entry {seq}: the clock went back from {_words(self._before)} to {_words(moment)}"
            )
        self._before = moment
        if seq + 1 in self.wanted:
            self.times[seq + 1] = entry["time"]
        if kind in OF_ACTS:
            self._note_act(seq, entry, moment)
        elif kind == "key":
            if self.keys:
                self.alarms.add("key", f"entry {seq} names another key: {entry['public']}")
            self.keys.append((seq, str(entry["public"])))
        elif kind == "beat":
            self._note_beat(seq, entry, moment)

    def _note_act(self, seq: int, entry: dict[str, Any], moment: datetime) -> None:
        act = entry["act"]
        refused = act["decision"] == "refused"
        self.counts["refused"] = self.counts.get("refused", 0) + refused
        recorded = datetime.fromisoformat(act["recorded_at"])
        early, late = recorded < moment - LONGEST and entry["kind"] == "act", recorded > moment + STEP_BACK
        if early or late:
            told = f"entry {seq} was made at {_words(moment)}, and its act says {_words(recorded)}"
            self.trouble.add("clock", f"{told}: the clock was set")

    def _note_beat(self, seq: int, entry: dict[str, Any], moment: datetime) -> None:
        run, state, every = str(entry["run"]), entry["state"], int(entry["every_s"])
        last, ended = self._runs.get(run, (None, False))
        if (last is None) != (state == "start") or ended:
            self.alarms.add("beat", f"entry {seq} is out of place: run {run} {'has ended' if ended else 'never began'}")
        elif last is not None and (moment - last).total_seconds() > every * SLACK:
            silent = f"from {_words(last)} to {_words(moment)}"
            self.alarms.add("gap", f"entry {seq}: run {run} was silent {silent}; wanted a sign every {every} s")
        self._runs[run] = (moment, state == "stop")


def audit(
    entries: Iterable[str],
    notes: Sequence[str],
    pins: Pins,
    *,
    now: datetime,
    beside: Callable[[Walk, list[bytes]], None] | None = None,
    more: Callable[[Findings], None] | None = None,
) -> Audit:
    """Check a log's entries against its own checkpoints and those that somebody brought along.

    `beside` sees each entry's hashes as they are made; `more` is asked afterwards what else is wrong.
    """
    unread = Findings()
    checkpoints = _read(notes, unread)
    walk = Walk(wanted=frozenset(each.size for each in (*checkpoints, *pins.against)), trouble=unread)
    for text in entries:
        completed = walk.take(text)
        if beside:
            beside(walk, completed)
    walk.end(now)
    if more:
        more(walk.trouble)
    if not walk.size:
        walk.trouble.add("empty", "the log is empty; even a new one has an entry")
    key = _key(walk, pins)
    signed = _signed(walk, checkpoints, key, "the log's own checkpoint")
    compared = _signed(walk, pins.against, key, "the checkpoint you hold")
    cosigned = tuple(_cosigned(walk, pins, checkpoints, each) for each in pins.witnesses)
    _tail(walk, max(signed, compared), now)
    return Audit(
        entries=walk.size, root=base64.b64encode(walk.root()).decode(), first=walk.first, last=walk.last,
        acts=walk.counts.get("act", 0) + walk.counts.get("earlier", 0), refused=walk.counts.get("refused", 0),
        earlier=walk.counts.get("earlier", 0), key=str(key) if key else None, signed=signed,
        cosigned=tuple(each for each in cosigned if each), compared=compared, trouble=walk.trouble.all(),
        alarms=walk.alarms.all(),
    )  # fmt: skip


def _key(walk: Walk, pins: Pins) -> PublicKey | None:
    """Give the key that checkpoints must be signed by: the one brought along, else the one the log names."""
    named = walk.keys[-1][1] if walk.keys else None
    if pins.key is not None and named != str(pins.key):
        walk.trouble.add("key", f"the log names the key {named or 'of nobody'}, and you hold {pins.key}")
    if pins.key is not None or named is None:
        return pins.key
    try:
        return PublicKey.read(named)
    except BadConfig as error:
        walk.trouble.add("key", f"the key that the log names cannot be read: {error}")
        return None


def _read(notes: Sequence[str], trouble: Findings) -> list[Checkpoint]:
    found = []
    for note in notes:
        try:
            found.append(Checkpoint.read(note))
        except BadRecord as error:
            trouble.add("checkpoint", f"one of the log's own checkpoints cannot be read: {error}")
    return found


def _signed(walk: Walk, checkpoints: Iterable[Checkpoint], key: PublicKey | None, whose: str) -> int:
    """Say of how many entries a checkpoint tells, of those that are signed and tell the same as the log."""
    most = 0
    for each in checkpoints:
        told = f"{whose} over {each.size} entries"
        if key is None or each.by(key) is None or each.origin != key.name:
            walk.trouble.add("signature", f"{told} is not signed by the log's key; it comes from {each.origin}")
        elif each.size > walk.size:
            walk.trouble.add("short", f"{told} is signed, and only {walk.size} are left: the log was cut")
        elif walk.roots.get(each.size) != each.root:
            walk.trouble.add("fork", f"{told} is signed, and the log has other entries now: it was written anew")
        else:
            most = max(most, each.size)
    return most


def _cosigned(walk: Walk, pins: Pins, checkpoints: Sequence[Checkpoint], witness: PublicKey) -> str:
    asked = pins.against or checkpoints
    found = [
        (each.size, its.time) for each in asked if (its := each.by(witness)) and walk.roots.get(each.size) == each.root
    ]
    if not found or (pins.against and len(found) < len(pins.against)):
        walk.trouble.add("witness", f"witness {witness.name} cosigned none of what was looked at, or not all of it")
        return ""
    size, time = max(found)
    return f"{witness.name}: {size} entries, at {time} seconds since 1970"


def _tail(walk: Walk, signed: int, now: datetime) -> None:
    """Warn of entries that have stood under no signature for longer than a beat."""
    if walk.size <= signed or walk.last is None:
        return
    since = walk.times.get(signed) or walk.first or walk.last
    if (now - datetime.fromisoformat(since)).total_seconds() > BEAT_S * SLACK:
        told = f"the last {walk.size - signed} entries stand under no signed checkpoint"
        walk.alarms.add("tail", f"{told}, since {since}; `sabaq log checkpoint` makes one")


def _entry(raw: bytes) -> dict[str, Any] | None:
    """Give an entry, if it is one in its only spelling."""
    try:
        entry = msgspec.json.decode(raw)
        if not isinstance(entry, dict) or canonical(entry) != raw or entry["v"] != 1 or entry["kind"] not in KINDS:
            return None
        moments = [datetime.fromisoformat(entry["time"])]
        if entry["kind"] in OF_ACTS:
            moments.append(datetime.fromisoformat(entry["act"]["recorded_at"]))
            _ = entry["act"]["decision"], entry["key"], entry["rows"].items()
        elif entry["kind"] == "beat":
            _ = entry["run"], entry["state"], int(entry["every_s"])
        elif entry["kind"] == "key":
            _ = entry["public"]
        return entry if isinstance(entry["seq"], int) and all(each.tzinfo for each in moments) else None
    except (SabaqError, msgspec.MsgspecError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return None


def _words(moment: datetime) -> str:
    return moment.isoformat(timespec="seconds")
