"""Results: what each verb answers."""

from __future__ import annotations

from dataclasses import dataclass

from sabaq.model.decisions import Decision
from sabaq.model.evidence import Rejected
from sabaq.model.ids import IncidentId
from sabaq.store.holdings import Held
from sabaq.store.picture import State


@dataclass(frozen=True, slots=True, kw_only=True)
class Added:
    """What became of one file."""

    file: str
    mapping: str
    reports: int
    claims: int
    rejected: tuple[Rejected, ...]
    held_already: bool  # the same file was taken in before, so nothing changed


@dataclass(frozen=True, slots=True, kw_only=True)
class Became:
    """What became of one report: the incidents it is in; none where it tells of none."""

    report: str  # the id its source gave it
    id: str
    incidents: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Took:
    """What became of a file that was taken in while the picture followed."""

    file: str
    mapping: str
    reports: int
    claims: int
    rejected: tuple[Rejected, ...]
    held_already: bool
    became: tuple[Became, ...]  # of reports held before, too; empty where a run made the picture anew
    by_run: bool  # there were so many that a run was the shorter way
    took_ms: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Left:
    """A file that could not be taken in; it is looked at again when it changes."""

    file: str
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Pace:
    """Whether the intake keeps up."""

    waiting: int  # senders or files
    oldest_s: float  # how long the first of them has waited
    taken: int  # reports, since the start
    last_ms: float | None  # what the last one waited
    loaded: bool  # whether the groups are in memory, so that the next one need not wait for them


@dataclass(frozen=True, slots=True, kw_only=True)
class Ran:
    """What a run made."""

    incidents: int
    reports: int
    up_to_date: bool  # nothing had changed, so nothing was made


@dataclass(frozen=True, slots=True, kw_only=True)
class Decided:
    """What became of a decision, and of the picture by it."""

    decision: Decision
    drawn: bool  # the picture was made anew at once; else by the next run
    seconds: float | None  # how long that took
    incidents: tuple[IncidentId, ...]  # where the reports that were judged are now
    unmet: tuple[str, ...]  # decisions that stand and that the picture cannot follow, for others forbid it


@dataclass(frozen=True, slots=True, kw_only=True)
class Health:
    """What a check of the workspace found."""

    held: Held
    state: State | None
    fresh: bool  # the picture shows all that is held
    trouble: tuple[str, ...]  # each says what is wrong and what to do
