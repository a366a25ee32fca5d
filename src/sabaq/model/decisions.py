"""Decisions: judgements by people, standing or taken back."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from sabaq.model.ids import ReportId, RetractionId, SubjectId


class Retracted(StrEnum):
    """What can be retracted: the claims of all it holds leave the picture, and stay in the ledger."""

    SOURCE = "source"
    BATCH = "batch"
    REPORT = "report"


class Ruling(StrEnum):
    """What a decision says."""

    SAME = "same"
    DIFFERENT = "different"
    RETRACT = "retract"


class Standing(StrEnum):
    """Whether a decision counts."""

    STANDING = "standing"
    TAKEN_BACK = "taken back"


@dataclass(frozen=True, slots=True, kw_only=True)
class Retraction:
    """A decision that something held counts no more; undone by another row, never edited."""

    id: RetractionId
    kind: Retracted
    target: str  # the id of the source, batch or report
    decided_by: str
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Undoing:
    """Who took a decision back, when and why."""

    by: str
    at: datetime
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """One judgement by a person: who, when, what, why, and whether it stands."""

    id: str
    ruling: Ruling
    by: str
    at: datetime
    why: str
    pairs: tuple[tuple[SubjectId, SubjectId], ...]  # of a link: the subjects held together or apart
    reports: tuple[ReportId, ...]  # of a link: those the subjects are of
    target: str | None  # of a retraction: the id of what it is about
    what: str  # the reports, source or file by the names people know them by
    standing: Standing
    undone: Undoing | None = None
