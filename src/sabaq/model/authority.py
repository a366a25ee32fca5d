"""Authority: purposes, roles, requests, grants and acts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from sabaq.model.evidence import Marking
from sabaq.model.ids import ActId, AuthorityId, GrantId


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
    ERASE = "erase"  # who did an act, on what and why
    PUBLISH = "publish"  # a report, some of it withheld
    APPLY = "apply"  # for an authority
    RULE = "rule"  # approve or refuse an application
    CONTEST = "contest"  # challenge, stay or quash an authority
    LIFT = "lift"  # take a challenge or a stay away
    REVIEW = "review"  # judge an act that somebody else did
    WARN = "warn"  # say what was seen, what it amounts to, and what became of a warning
    SIGN_IN = "sign-in"
    ENROL = "enrol"  # say who may sign in, as what, and what programs may
    ASSESS = "assess"  # write the review of an incident
    RECOMMEND = "recommend"  # or put a promise on record
    ANSWER = "answer"  # for the one who is to do it: accept, plan, claim it done, show evidence
    BACKUP = "backup"  # all that a workspace holds, to one file
    RESTORE = "restore"  # make a workspace from a backup
    VERIFY = "verify"  # judge what became of a recommendation; pair it with another


class Role(StrEnum):
    """As what somebody acts."""

    ANALYST = "analyst"
    REVIEWER = "reviewer"
    AUDITOR = "auditor"
    ADMINISTRATOR = "administrator"
    PUBLIC = "public"
    OPERATOR = "operator"  # the one person of a workspace without a team; asserted, not authenticated


class SubjectClass(StrEnum):
    """What an act is about."""

    INCIDENT = "incident"
    PARTY = "party"
    PRESS = "press"
    BAR = "bar"
    JUDICIARY = "judiciary"
    UNION = "union"
    CHARITY = "charity"
    MINORITY = "minority"
    PERSON = "person"


PROTECTED = frozenset(SubjectClass) - {SubjectClass.INCIDENT}


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """Who asks to do what, and for which purpose."""

    actor: str
    operation: Operation
    purpose: str  # as given; the guard decides whether it is on the closed list
    subject_class: str = SubjectClass.INCIDENT.value  # as given, likewise
    what: str = ""  # the object, e.g. a file name or an incident id
    roles: frozenset[Role] = frozenset({Role.OPERATOR})
    unit: str = ""  # the office or desk that the actor belongs to
    authority: AuthorityId | None = None  # under which the act is to be done
    marking: Marking = Marking.CLEAR  # the highest that is touched
    subject: str = ""  # which party, which bar ...; the authority has to name the same
    done_by: str = ""  # who applied for, or did, what is now judged
    break_glass: str | None = None  # the reason for acting in an emergency; None: it is none


@dataclass(frozen=True, slots=True, kw_only=True)
class Capacity:
    """In which capacity somebody asks: who, as what, why, and under which authority."""

    actor: str
    purpose: str
    roles: frozenset[Role] = frozenset({Role.OPERATOR})
    unit: str = ""
    authority: AuthorityId | None = None
    break_glass: str | None = None

    def request(
        self, operation: Operation, what: str, *, purpose: str | None = None, marking: Marking = Marking.CLEAR
    ) -> Request:
        """Give the request to do something in this capacity."""
        return Request(
            actor=self.actor, operation=operation, purpose=purpose or self.purpose, what=what, roles=self.roles,
            unit=self.unit, authority=self.authority, marking=marking, break_glass=self.break_glass,
        )  # fmt: skip


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
    roles: frozenset[Role] = frozenset({Role.OPERATOR})
    unit: str = ""
    authority: AuthorityId | None = None
    marking: Marking = Marking.CLEAR
    subject: str = ""
    done_by: str = ""
    break_glass: str | None = None


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
    roles: tuple[str, ...] = ()
    unit: str = ""
    authority: AuthorityId | None = None
    marking: str = Marking.CLEAR.value
    break_glass: bool = False  # whether it was said to be an emergency; the reason says why
    rules: tuple[str, ...] = ()  # of a refusal: those that forbade it; none: nothing permits it
