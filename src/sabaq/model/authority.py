"""Authority: purposes, operations, grants and acts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from sabaq.model.ids import ActId, GrantId


class Purpose(StrEnum):
    """The closed list of purposes; there is none for watching a lawful party, press, bar, union or minority."""

    CT_PLOT = "CT-PLOT"
    CT_ORG = "CT-ORG"
    CT_FIN = "CT-FIN"
    PROTECT = "PROTECT"
    BORDER = "BORDER"
    MISSING_PERSON = "MISSING-PERSON"
    EXERCISE = "EXERCISE"
    AUDIT = "AUDIT"
    ADMIN = "ADMIN"


class Operation(StrEnum):
    """What can be done; each write and each sensitive read names one."""

    INIT = "init"
    ADD = "add"
    RUN = "run"
    LINK = "link"
    RETRACT = "retract"
    READ = "read"
    EXPORT = "export"
    EXTRACT = "extract"


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """Who asks to do what, and for which purpose."""

    actor: str
    operation: Operation
    purpose: str  # as given; the guard decides whether it is on the closed list
    subject_class: str = "incident"
    what: str = ""  # the object, e.g. a file name or an incident id


@dataclass(frozen=True, slots=True, kw_only=True)
class Grant:
    """Leave to do one operation until it expires; only the guard can seal one."""

    id: GrantId
    actor: str
    operation: Operation
    purpose: Purpose
    subject_class: str
    what: str
    policy: str  # name@version of the policy that decided
    granted_at: datetime
    expires_at: datetime
    seal: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """What was done or refused; written in the transaction of the thing itself."""

    id: ActId
    grant: GrantId | None  # None for a refusal
    actor: str
    operation: str
    purpose: str
    subject_class: str
    what: str
    decision: str  # allowed | refused
    policy: str
    reason: str
    recorded_at: datetime
