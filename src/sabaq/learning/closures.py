"""Closures: what was claimed, what verified, how long it took."""

from __future__ import annotations

import math
import statistics
from collections.abc import Iterable, Sequence
from datetime import date

from sabaq.model.lessons import Closure, CurveStep, Overdue, Rates
from sabaq.model.recommendations import CLOSED, PROVED, Effect, Recommendation, State
from sabaq.model.survival import survival

Z = 1.959964  # of 95 in 100
CLAIMED = PROVED | {State.CLAIMED_DONE, State.EVIDENCE_SUBMITTED}
ACCEPTED = CLAIMED | {State.ACCEPTED, State.ACCEPTED_ALTERNATIVE, State.PLANNED, State.IN_PROGRESS}


def rates(what: str, some: Sequence[Recommendation]) -> Rates:
    """Count what was accepted, claimed, verified and found to work, as each stands now."""
    return Rates(
        what=what, total=len(some), accepted=sum(each.reached(ACCEPTED) is not None for each in some),
        claimed=sum(each.reached(CLAIMED) is not None for each in some),
        verified=sum(each.reached(PROVED) is not None for each in some), tested=sum(map(_works, some)),
    )  # fmt: skip


def overdue(some: Iterable[Recommendation], today: date) -> tuple[Overdue, ...]:
    """Give what should have happened by now, the longest overdue first; silence counts."""
    found = [late for each in some for late in _late(each, today)]
    return tuple(sorted(found, key=lambda late: (late.since, late.recommendation.reference)))


def closure(what: str, some: Sequence[Recommendation], done: frozenset[State], today: date) -> Closure:
    """Estimate how long it takes until something is done (Kaplan and Meier 1958), those still open counted.

    Bounds by Greenwood's variance on the log-minus-log scale; those of the median where they cross one half.
    """
    spans = [_span(each, done, today) for each in some]
    curve = _curve(spans)
    finished = [days for days, ended in spans if ended]
    return Closure(
        what=what, done=len(finished), still_open=len(spans) - len(finished), curve=curve,
        median_days=_first(curve, [step.share for step in curve]),
        median_low=_first(curve, [step.low for step in curve]),
        median_high=_first(curve, [step.high for step in curve]),
        flattering_days=statistics.median(finished) if finished else None,
    )  # fmt: skip


def _works(one: Recommendation) -> bool:
    tests = [move for move in one.moves if move.state is State.EFFECT_TESTED]
    return one.state in {State.EFFECT_TESTED, State.LEARNED} and tests[-1].effect is Effect.WORKS


def _late(one: Recommendation, today: date) -> Iterable[Overdue]:
    for what, since in (
        ("no answer", one.answer_by if one.state_on(today) is State.NO_RESPONSE else None),
        ("not even claimed done", one.due if one.reached(CLAIMED) is None and one.state not in CLOSED else None),
        ("its evidence has expired", _expiry(one) if one.lapsed(today) else None),
    ):
        if since is not None and since < today:
            yield Overdue(recommendation=one, what=what, since=since, days=(today - since).days)


def _expiry(one: Recommendation) -> date | None:
    return max((each.expires for each in one.evidence if each.expires is not None), default=None)


def _span(one: Recommendation, done: frozenset[State], today: date) -> tuple[int, bool]:
    """Give for how many days it was seen, from its first promise on, and whether it was done at their end."""
    reached = one.reached(done)
    if reached is not None:
        return max((reached - one.first_date).days, 0), True
    ended = one.moves[-1].happened if one.state in CLOSED else today
    return max((ended - one.first_date).days, 0), False


def _curve(spans: Sequence[tuple[int, bool]]) -> tuple[CurveStep, ...]:
    variance, high = 0.0, 1.0
    steps: list[CurveStep] = []
    for each in survival(spans):
        at_risk, done, share = each.at_risk, each.done, each.share
        variance += done / (at_risk * (at_risk - done)) if at_risk > done else 0.0
        low, high = _bounds(share, variance) if share else (0.0, high)  # all are done: there is no variance to go by
        steps.append(CurveStep(days=int(each.time), at_risk=at_risk, done=done, share=share, low=low, high=high))
    return tuple(steps)


def _bounds(share: float, variance: float) -> tuple[float, float]:
    spread = Z * math.sqrt(variance) / abs(math.log(share))
    return share ** math.exp(spread), share ** math.exp(-spread)


def _first(curve: Sequence[CurveStep], shares: Sequence[float]) -> int | None:
    return next((step.days for step, share in zip(curve, shares, strict=True) if share <= 0.5), None)
