"""Words: a check told in sentences."""

from __future__ import annotations

from collections.abc import Sequence

from sabaq.learning.claimchecks_blame import stance_of
from sabaq.learning.claimchecks_voices import range_of
from sabaq.model.checks import Bearing, CheckVerdict, Counterpart, Statement
from sabaq.model.evidence import COUNTS, Prop

VERBS = {"claims": "claims it", "denies": "denies it", "blames": "is blamed", "clears": "is cleared"}
CITED = 3


def range_words(least: int, most: int | None) -> str:
    """Give a range of people as one says it."""
    if most is None:
        return f"at least {least:,}"
    return f"{least:,}" if least == most else f"{least:,} to {most:,}"


def described(statement: Statement) -> str:
    """Say in a few words what a statement says."""
    claim = statement.claim
    if claim.prop in COUNTS:
        people = "" if claim.group == "all" else f" {claim.group.replace('_', ' ')}"
        return f"{range_words(*range_of(claim))}{people} {claim.prop.value}"
    if claim.prop is Prop.OUTCOME:
        return f"{claim.value}"
    return f"{claim.value} {VERBS[stance_of(statement)]}"


def sentence_of(own: Statement, verdict: CheckVerdict, rule: str, beside: Sequence[Counterpart]) -> str:
    """Say what was said, what others say, and what follows."""
    said = f"{own.speaker}: {described(own)}."
    cited = _cited(verdict, beside)
    if verdict is CheckVerdict.CONTRADICTED and rule == "own-words":
        return f"{said} The same speaker tells of {described(beside[0].statement)}."
    told = {
        "sum-over-incidents": "It is a sum over several incidents, and cannot be checked against one.",
        "nothing-asserted": "No number can break it, so it cannot be checked.",
        "nobody-else": "No other origin speaks for or against it.",
        "cooling": f"Others differ, and the speaker still has time to correct it: {cited}.",
    }
    then = {
        CheckVerdict.REVISED: f"The same source later has {cited}.",
        CheckVerdict.CONTRADICTED: f"Against it: {cited}.",
        CheckVerdict.CONTESTED: f"Others differ: {cited}.",
    }
    return f"{said} {told.get(rule) or then.get(verdict) or f'It goes with {cited}.'}"


def _cited(verdict: CheckVerdict, beside: Sequence[Counterpart]) -> str:
    agreeing = verdict is CheckVerdict.CONSISTENT
    wanted = {Bearing.MEETS, Bearing.NEAR} if agreeing else {Bearing.AGAINST, Bearing.FAINTLY_AGAINST}
    told = [each for each in beside if each.bearing in wanted]
    more = f" and {len(told) - CITED} more" if len(told) > CITED else ""
    lines = [
        f"{each.statement.speaker} ({each.statement.said_at:%Y-%m-%d}) {described(each.statement)}"
        for each in told[:CITED]
    ]
    return "; ".join(lines) + more
