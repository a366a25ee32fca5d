"""Cases: what is asked, by whom, under what, for the truth table."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from sabaq.guard.policy import Policy, Verdict
from sabaq.model.authority import Role
from tests.guard.oracle import CLASSES, MARKINGS, OPERATIONS, PURPOSES, ROLES, verdict

NOW = datetime(2024, 3, 10, 12, tzinfo=UTC)
DAY, HOUR = timedelta(days=1), timedelta(hours=1)
MS = timedelta(milliseconds=1)
PLAIN: dict[str, Any] = {
    "actor": "one", "done_by": "another", "purpose": "CT-PLOT", "marking": "TLP:CLEAR", "now": NOW, "lasts": HOUR,
    "break_glass": False,
}  # fmt: skip
GOOD: dict[str, Any] = {
    "status": "approved", "judicial": True, "offence": "act, s. 11", "purpose": "CT-PLOT", "subject": "the office",
    "operations": list(OPERATIONS), "starts": NOW - DAY, "expires": NOW + DAY, "applicant": "one",
    "approver": "another",
}  # fmt: skip
GONE = "(not there)"

# How an authority differs from one that is in order.
AUTHORITIES: dict[str, dict[str, Any]] = {
    "in order": {},
    "applied": {"status": "applied"},
    "refused": {"status": "refused"},
    "challenged": {"status": "challenged"},
    "stayed": {"status": "stayed"},
    "quashed": {"status": "quashed"},
    "begins now": {"starts": NOW},
    "begins a moment later": {"starts": NOW + MS},
    "ends now": {"expires": NOW},
    "ends a moment later": {"expires": NOW + MS},
    "over": {"starts": NOW - 9 * DAY, "expires": NOW - DAY},
    "90 days": {"starts": NOW - DAY, "expires": NOW + 89 * DAY},
    "90 days and a moment": {"starts": NOW - DAY, "expires": NOW + 89 * DAY + MS},
    "backwards": {"starts": NOW + DAY, "expires": NOW - DAY},
    "self-approved": {"approver": "one"},
    "approved by nobody": {"approver": ""},
    "applied for by nobody": {"applicant": ""},
    "not judicial": {"judicial": False},
    "no offence": {"offence": ""},
    "another subject": {"subject": "another office"},
    "another purpose": {"purpose": "BORDER"},
    "another class": {"subject_class": "charity"},
    "another operation": {"operations": ["contest"]},
    "no operation": {"operations": []},
}


@dataclass(frozen=True, slots=True)
class Case:
    """One question to the guard."""

    roles: frozenset[str]
    operation: str
    subject_class: str
    facts: Mapping[str, Any]

    def __str__(self) -> str:
        told = {name: value for name, value in self.facts.items() if PLAIN.get(name) != value}
        return f"{'+'.join(sorted(self.roles)) or 'nobody'} {self.operation} {self.subject_class} {told}"

    def wanted(self) -> tuple[bool, frozenset[str]]:
        """What the oracle says."""
        return verdict(self.roles, self.operation, self.subject_class, self.facts)

    def given(self, policy: Policy) -> tuple[bool, frozenset[str]]:
        """What the rules say."""
        found = self.asked_of(policy)
        return found.allowed, frozenset(found.rules)

    def asked_of(self, policy: Policy) -> Verdict:
        """Everything the rules say."""
        return policy.evaluate(frozenset(map(Role, self.roles)), self.operation, self.subject_class, cedar(self.facts))

    def without(self) -> Iterator[Case]:
        """The same case with each fact missing once, those of the authority included."""
        for name in self.facts:
            yield Case(self.roles, self.operation, self.subject_class, _less(self.facts, name))
        for name in self.facts.get("authority", ()):
            less = _less(self.facts["authority"], name)
            yield Case(self.roles, self.operation, self.subject_class, {**self.facts, "authority": less})


def _less(facts: Mapping[str, Any], name: str) -> dict[str, Any]:
    return {each: value for each, value in facts.items() if each != name}


def cedar(facts: Mapping[str, Any]) -> dict[str, object]:
    """Facts as Cedar takes them."""
    told: dict[str, object] = {}
    for name, value in facts.items():
        if isinstance(value, datetime):
            text = value.replace(tzinfo=None).isoformat(timespec="milliseconds")
            told[name] = {"__extn": {"fn": "datetime", "arg": f"{text}Z"}}
        elif isinstance(value, timedelta):
            told[name] = {"__extn": {"fn": "duration", "arg": f"{value // MS}ms"}}
        elif isinstance(value, dict):
            told[name] = cedar(value)
        elif name == "subject_class":
            told[name] = {"__entity": {"type": "SubjectClass", "id": value}}
        else:
            told[name] = value
    return told


def case(roles: str, operation: str, subject_class: str = "incident", **facts: Any) -> Case:
    """A plain case, with what differs."""
    told = PLAIN | {"operation": operation} | facts
    return Case(frozenset(roles.split()), operation, subject_class, told)


def under(state: str, subject_class: str) -> dict[str, Any]:
    """The facts of acting under an authority in some state."""
    return {"authority": GOOD | {"subject_class": subject_class} | AUTHORITIES[state], "subject": "the office"}


def cases() -> Iterator[Case]:
    """Every case of the table, block by block."""
    for role, operation, purpose in itertools.product(ROLES, OPERATIONS, (*PURPOSES, "WATCH-PARTY", "")):
        yield case(role, operation, purpose=purpose)
    for role, operation, marking in itertools.product(ROLES, OPERATIONS, (*MARKINGS, "TLP:WHITE")):
        yield case(role, operation, marking=marking, purpose="EXERCISE")
        yield case(role, operation, marking=marking, purpose="AUDIT")
    yield from _opened()
    yield from _emergencies()
    yield from _edges()


def _opened() -> Iterator[Case]:
    """Classes, operations and purposes with and without authorities in every state."""
    for role, operation, of in itertools.product(ROLES, OPERATIONS, (*CLASSES, "anything")):
        yield case(role, operation, of)
        yield case(role, operation, of, **under("in order", of))
    for role, state, marking in itertools.product(ROLES, AUTHORITIES, ("TLP:CLEAR", "TLP:RED")):
        for operation, of in itertools.product(("read", "export", "link"), ("incident", "party", "charity")):
            yield case(role, operation, of, marking=marking, **under(state, of))
    for role, purpose in itertools.product(("analyst", "reviewer", "auditor", "public"), PURPOSES):
        told = under("in order", "press")
        told["authority"] = told["authority"] | {"purpose": purpose}
        yield case(role, "read", "press", purpose=purpose, **told)
    for of, subject in itertools.product(("incident", "union"), ("", "another office", "the office")):
        yield case("analyst", "read", of, **under("in order", of) | {"subject": subject})


def _emergencies() -> Iterator[Case]:
    reasons = ({"reason": "a bomb threat"}, {"reason": ""}, {})
    lengths = (HOUR, 4 * HOUR, 4 * HOUR + MS, 12 * HOUR)
    for role, operation, marking in itertools.product(ROLES, OPERATIONS, ("TLP:CLEAR", "TLP:AMBER", "TLP:RED")):
        yield case(role, operation, marking=marking, break_glass=True, reason="a bomb threat", purpose="AUDIT")
    for reason, lasts, of in itertools.product(reasons, lengths, ("incident", "bar")):
        yield case("analyst", "read", of, marking="TLP:RED", break_glass=True, lasts=lasts, **reason)
        yield case("reviewer", "read", of, break_glass=True, lasts=lasts, **reason, **under("in order", of))


def _edges() -> Iterator[Case]:
    for lasts in (-MS, timedelta(0), MS, 12 * HOUR, 12 * HOUR + MS):
        yield case("analyst", "read", lasts=lasts)
    for actor, done_by in itertools.product(("one", "another", ""), ("one", "another", "")):
        for operation in ("rule", "lift", "review", "verify", "contest", "read"):
            yield case("reviewer", operation, actor=actor, done_by=done_by)
    for roles in ("", "public auditor", "public analyst", "auditor administrator", "analyst reviewer auditor"):
        for operation, marking in itertools.product(("read", "export", "init", "rule"), MARKINGS):
            yield case(roles, operation, marking=marking, purpose="AUDIT")
