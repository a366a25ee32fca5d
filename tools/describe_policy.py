"""Page: the guard's rules as tables that a lawyer can read.

    python tools/describe_policy.py > docs/reference/policy.md

Everything on the page is taken from the .cedar files or asked of them, so it says what is decided and nothing else.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

from sabaq.guard.permit import EMERGENCY_LASTS, GRANT_LASTS
from sabaq.guard.policy import Allowed, Policy, shipped
from sabaq.model.authority import PROTECTED, Operation, Purpose, Request, Role, SubjectClass
from sabaq.model.evidence import Marking
from sabaq.model.warrants import LONGEST

NOW = datetime(2024, 3, 10, tzinfo=UTC)
DOINGS = {
    Operation.INIT: "make a workspace", Operation.ADD: "take reports in", Operation.RUN: "make the picture",
    Operation.LINK: "hold reports to be one incident, or not", Operation.RETRACT: "let something count no more",
    Operation.READ: "read", Operation.EXPORT: "export", Operation.EXTRACT: "read documents for what they claim",
    Operation.ERASE: "erase who did an act", Operation.PUBLISH: "publish a report, some of it withheld",
    Operation.APPLY: "apply for an authority", Operation.RULE: "approve or refuse an authority",
    Operation.CONTEST: "challenge, stay or quash an authority", Operation.LIFT: "lift a challenge or a stay",
    Operation.REVIEW: "judge an act that is always reviewed", Operation.WARN: "say what was seen, and warn",
    Operation.SIGN_IN: "sign in",
    Operation.ENROL: "say who may sign in, as what, and what programs may",
    Operation.ASSESS: "write the review of an incident", Operation.RECOMMEND: "recommend, or put a promise on record",
    Operation.ANSWER: "answer a recommendation, show evidence", Operation.VERIFY: "judge what became of it",
    Operation.BACKUP: "write all that a workspace holds to a file", Operation.RESTORE: "make a workspace from a backup",
}  # fmt: skip
TITLES = {
    "1-roles.cedar": "Who may do what, and what for",
    "2-limits.cedar": "Limits for everybody",
    "3-markings.cedar": "Markings",
    "4-protected.cedar": "Protected subjects",
    "5-authorities.cedar": "Authorities",
    "6-break-glass.cedar": "Emergencies",
}
PLACES = {
    "purposes": ", ".join(Purpose), "markings": ", ".join(Marking), "subject_classes": ", ".join(SubjectClass),
    "authority": "AUTHORITY", "operation": "the operation",
}  # fmt: skip
HEAD = """# The guard's rules

Every write and every sensitive read asks the guard first. It decides by the rules on this page, which lie in
`src/sabaq/guard/policies/` as text in the Cedar language; this page is made from them, and a test checks that it is
what they say. Their version, `{version}`, is a hash of their text and stands in every act.

Nothing is allowed that no rule permits. A prohibition wins over every permission. Where a fact that a rule needs is
missing, or a rule cannot be evaluated, the answer is no. Leave lasts {grant} hours at most, in an emergency
{emergency}; an authority runs for {longest} days at most.

In a workspace without a team one person is the *operator*: analyst, reviewer and administrator at once. Who that is
stands in the settings; it is asserted, and nothing proves it. What is done is on record all the same.
"""
TAIL = """## What the guard cannot do

It decides on what it is told. In a workspace without a team it believes the name in the settings, so that one person
under two names can apply and approve; the acts show both names, and a reader who knows the office sees it. It does not
see what is done with a file after it was exported.
"""


def page(policy: Policy) -> Iterator[str]:
    """Yield the lines of the page."""
    yield HEAD.format(
        version=policy.version, grant=GRANT_LASTS // timedelta(hours=1),
        emergency=EMERGENCY_LASTS // timedelta(hours=1), longest=LONGEST.days,
    )  # fmt: skip
    yield from who(policy)
    yield from markings(policy)
    yield from rules(policy)
    yield TAIL.rstrip()


def who(policy: Policy) -> Iterator[str]:
    """Yield which role does what for which purposes, asked of the rules."""
    yield "## Roles\n"
    yield "What is open, unmarked and not one's own, for which purposes:\n"
    yield f"| operation | {' | '.join(Role)} |"
    yield f"|---|{'---|' * len(Role)}"
    for operation in Operation:
        cells = [purposes(policy, role, operation) for role in Role]
        yield f"| `{operation}`: {DOINGS[operation]} | {' | '.join(cells)} |"
    yield ""


def purposes(policy: Policy, role: Role, operation: Operation) -> str:
    """Give the purposes in the fewest words."""
    able = [each for each in Purpose if policy.permits([role], operation, each, NOW)]
    lacking = [each.value for each in Purpose if each not in able]
    if not able:
        return "no"
    few = len(able) <= len(lacking)
    return ", ".join(each.value for each in able) if few else f"all but {', '.join(lacking)}" if lacking else "all"


def markings(policy: Policy) -> Iterator[str]:
    """Yield which role sees which marking, asked of the rules."""
    yield "## Markings and roles\n"
    yield "Read, or exported, without an authority and without an emergency:\n"
    yield f"| marking | {' | '.join(Role)} |"
    yield f"|---|{'---|' * len(Role)}"
    for marking in Marking:
        yield f"| {marking} | {' | '.join(seen(policy, role, marking) for role in Role)} |"
    yield ""


def seen(policy: Policy, role: Role, marking: Marking) -> str:
    """Say what a role may do with a marking, for any purpose at all."""
    able = [
        word
        for operation, word in ((Operation.READ, "read"), (Operation.EXPORT, "export"))
        if any(allowed(policy, role, operation, (purpose, marking)) for purpose in Purpose)
    ]
    return ", ".join(able) or "no"


def allowed(policy: Policy, role: Role, operation: Operation, touching: tuple[Purpose, Marking]) -> bool:
    """Ask the rules."""
    purpose, marking = touching
    asked = Request(
        actor="somebody", operation=operation, purpose=purpose.value, roles=frozenset({role}), marking=marking
    )
    return isinstance(policy.decide(asked, authority=None, now=NOW, lasts=timedelta(hours=1)), Allowed)


def rules(policy: Policy) -> Iterator[str]:
    """Yield each rule in its own words, with what a refusal tells."""
    for file, title in TITLES.items():
        its = [rule for rule in policy.rules if rule.file == file]
        yield f"## {title}\n"
        if file == "4-protected.cedar":
            yield f"Protected classes of subject: {', '.join(sorted(PROTECTED))}.\n"
        yield "| rule | it | says | when it refuses, do this |"
        yield "|---|---|---|---|"
        for rule in its:
            ask = rule.ask.format_map(PLACES)
            yield f"| `{rule.id}` | {'permits' if rule.permits else 'forbids'} | {rule.says} | {ask} |"
        yield ""


if __name__ == "__main__":
    print("\n".join(page(shipped())))
