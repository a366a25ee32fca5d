"""Outcomes: what a word asserts, what the victims leave of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from sabaq.model.checks import Outcome, OutcomeSpan, Statement
from sabaq.model.evidence import Polarity, Prop
from sabaq.model.terms import Group, OutcomeWord

STRICT: Mapping[str, OutcomeSpan] = {
    OutcomeWord.FOILED: OutcomeSpan(low=Outcome.O0, high=Outcome.O1),
    OutcomeWord.THWARTED: OutcomeSpan(low=Outcome.O0, high=Outcome.O1),
    OutcomeWord.REPULSED: OutcomeSpan(low=Outcome.O1, high=Outcome.O2),
    OutcomeWord.NEUTRALISED: OutcomeSpan(low=Outcome.O0, high=Outcome.O3),
}
WIDEST = OutcomeSpan(low=Outcome.O0, high=Outcome.O3)  # all of them say at least that the aim was denied
WITHOUT_VICTIMS = OutcomeSpan(low=Outcome.O0, high=Outcome.O1)
WITH_VICTIMS = OutcomeSpan(low=Outcome.O2, high=Outcome.O3)
OF_PEOPLE = frozenset({Prop.KILLED, Prop.WOUNDED})


def asserted_by(word: str) -> OutcomeSpan:
    """Give the outcomes that a word asserts, read strictly."""
    return STRICT.get(word, WIDEST)


def victims_of(statements: Iterable[Statement]) -> tuple[list[Statement], list[Statement]]:
    """Give the statements by which there are victims, and those by which there are none; attackers are not counted."""
    told = [each for each in statements if each.claim.prop in OF_PEOPLE and each.claim.polarity is Polarity.ASSERTS]
    attackers = {
        (each.claim.report, each.claim.prop): each.claim.high or each.claim.best or each.claim.low or 0
        for each in told
        if each.claim.group == Group.ATTACKERS
    }
    some, none = [], []
    for each in told:
        claim = each.claim
        if claim.group == Group.ATTACKERS or each.aggregate:
            continue
        least = claim.low if claim.low is not None else claim.best or 0
        own = attackers.get((claim.report, claim.prop), 0) if claim.group == Group.ALL else 0
        if least > own:
            some.append(each)
        elif claim.high == 0 or (claim.high is None and claim.best == 0 and claim.low is None):
            none.append(each)
    return some, none
