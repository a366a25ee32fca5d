"""Oracle: the guard's rules said a second time, in plain Python."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

ROLES = ("analyst", "reviewer", "auditor", "administrator", "public", "operator")
OPERATIONS = (
    "init", "add", "run", "link", "retract", "read", "export", "extract", "erase", "publish", "apply", "rule",
    "contest", "lift", "review", "warn", "sign-in", "enrol", "assess", "recommend", "answer",
    "verify", "backup", "restore",
)  # fmt: skip
PURPOSES = ("CT-PLOT", "CT-ORG", "CT-FIN", "PROTECT", "BORDER", "MISSING-PERSON", "EXERCISE", "AUDIT", "ADMIN")
MARKINGS = ("TLP:CLEAR", "TLP:GREEN", "TLP:AMBER", "TLP:AMBER+STRICT", "TLP:RED")
PROTECTED = ("party", "press", "bar", "judiciary", "union", "charity", "minority", "person")
CLASSES = ("incident", *PROTECTED)

# Who may do what for which purposes: w for every purpose of work, with exercise and audit; a for audit; k for
# administration and exercise; a dot for none.
WORK = set(PURPOSES) - {"ADMIN"}
FOR = {"w": WORK, "a": {"AUDIT"}, "k": {"ADMIN", "EXERCISE"}, ".": set()}
TABLE = """
            analyst  reviewer  auditor  administrator  public
init        .        .         .        k              .
add         w        .         .        .              .
run         w        w         .        k              .
link        w        w         .        .              .
retract     w        w         .        .              .
read        w        w         a        k              a
export      w        w         a        .              .
extract     w        .         .        .              .
erase       .        .         .        k              .
publish     .        w         .        .              .
apply       w        w         .        .              .
rule        .        w         .        .              .
contest     w        w         a        k              .
lift        .        w         .        .              .
review      .        w         a        .              .
warn        w        w         .        .              .
sign-in     w        w         a        k              a
enrol       .        .         .        k              .
assess      .        w         .        .              .
recommend   .        w         .        .              .
answer      w        w         .        k              .
verify      .        w         a        .              .
backup      .        .         .        k              .
restore     .        .         .        k              .
"""
# Which markings a role may see, by letters: C clear, G green, A amber and amber+strict, R red without more.
SEES = {"analyst": "CGA", "reviewer": "CGAR", "auditor": "CGA", "administrator": "CG", "public": "C"}
LETTER = dict(zip(MARKINGS, "CGAAR", strict=True))
SEEING = {"read", "export", "link", "retract", "publish"}
OPERATIONAL = WORK - {"EXERCISE", "AUDIT"}
RULE_NAMES = {
    "analyst": "analysts-work", "reviewer": "reviewers-review", "auditor": "auditors-look",
    "administrator": "administrators-keep", "public": "the-public-reads",
}  # fmt: skip
Facts = Mapping[str, Any]


def _table() -> dict[tuple[str, str], set[str]]:
    lines = [line.split() for line in TABLE.strip().splitlines()]
    return {(row[0], role): FOR[cell] for row in lines[1:] for role, cell in zip(lines[0], row[1:], strict=True)}


MAY = _table()


def expand(roles: frozenset[str]) -> set[str]:
    """An operator is three in one."""
    return set(roles) | ({"analyst", "reviewer", "administrator"} if "operator" in roles else set())


def verdict(roles: frozenset[str], operation: str, subject_class: str, facts: Facts) -> tuple[bool, frozenset[str]]:
    """Whether it is allowed, and by which rules, or else which rules forbid it."""
    held = expand(roles)
    forbidden = frozenset(_forbidding(held, operation, subject_class, facts))
    permitted = frozenset(
        RULE_NAMES[role]
        for role in held & RULE_NAMES.keys()
        if facts.get("purpose") in MAY.get((operation, role), set())
    )
    if forbidden:
        return False, forbidden
    return bool(permitted), permitted


def _forbidding(held: set[str], operation: str, subject_class: str, facts: Facts) -> list[str]:
    found = [*_limits(operation, subject_class, facts), *_marked(held, operation, facts)]
    if subject_class in PROTECTED and not _court_opens(held, operation, facts):
        found.append("protected-subjects-are-closed")
    if "authority" in facts:
        found += _relied_on(facts["authority"], subject_class, facts)
    if facts.get("break_glass"):
        found += _emergency(operation, subject_class, facts)
    return found


def _limits(operation: str, subject_class: str, facts: Facts) -> list[str]:
    found = []
    if not facts.get("actor"):
        found.append("somebody-is-named")
    if facts.get("purpose") not in PURPOSES:
        found.append("purposes-are-closed")
    if subject_class not in CLASSES:
        found.append("subjects-are-closed")
    if not timedelta(0) < facts.get("lasts", timedelta(0)) <= timedelta(hours=12):
        found.append("leave-is-short")
    own = not facts.get("done_by") or "actor" not in facts or facts["done_by"] == facts["actor"]
    if operation in {"rule", "lift", "review", "verify"} and own:
        found.append("nobody-judges-their-own")
    return found


def _marked(held: set[str], operation: str, facts: Facts) -> list[str]:
    marking = facts.get("marking")
    if marking not in MARKINGS:
        return ["markings-are-known"]
    if operation not in SEEING:
        return []
    letter, seen = LETTER[marking], {letter for role in held & SEES.keys() for letter in SEES[role]}
    leave = "authority" in facts or bool(facts.get("break_glass"))
    found = []
    if letter == "G" and "G" not in seen:
        found.append("green-stays-with-the-community")
    if letter in "AR" and "A" not in seen:
        found.append("amber-stays-with-the-staff")
    if letter == "R" and "R" not in seen and not leave:
        found.append("red-is-for-few")
    if letter == "R" and operation in {"export", "publish"} and "operator" not in held and not leave:
        found.append("red-is-not-handed-on")
    return found


def _court_opens(held: set[str], operation: str, facts: Facts) -> bool:
    authority = facts.get("authority", {})
    return (
        bool(held & {"analyst", "reviewer"})
        and operation in {"add", "read", "link", "retract"}
        and facts.get("purpose") in OPERATIONAL
        and authority.get("judicial") is True
        and bool(authority.get("offence"))
        and bool(facts.get("subject"))
        and authority.get("subject") == facts["subject"]
    )


def _relied_on(authority: Facts, subject_class: str, facts: Facts) -> list[str]:
    starts, expires, now = (authority.get("starts"), authority.get("expires"), facts.get("now"))
    two = {authority.get("applicant"), authority.get("approver")}
    fits = (
        "operation" in facts
        and facts["operation"] in authority.get("operations", ())
        and "purpose" in facts
        and authority.get("purpose") == facts["purpose"]
        and authority.get("subject_class") == subject_class
    )
    checks = {
        "authorities-are-approved": authority.get("status") == "approved",
        "authorities-run-out": _known(starts, expires, now) and starts <= now < expires,
        "authorities-are-short": _known(starts, expires) and expires - starts <= timedelta(days=90),
        "authorities-fit": fits,
        "authorities-take-two": len(two) == 2 and all(two),
    }
    return [name for name, holds in checks.items() if not holds]


def _known(*moments: datetime | None) -> bool:
    return all(moment is not None for moment in moments)


def _emergency(operation: str, subject_class: str, facts: Facts) -> list[str]:
    checks = {
        "emergencies-have-a-reason": bool(facts.get("reason")),
        "emergencies-are-for-reading-and-warning": operation in {"read", "export"},
        "emergencies-open-no-protected-subject": subject_class not in PROTECTED,
        "emergencies-are-short": "lasts" in facts and facts["lasts"] <= timedelta(hours=4),
    }
    return [name for name, holds in checks.items() if not holds]
