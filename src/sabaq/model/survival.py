"""Survival: what share is still open so long after its start."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby


@dataclass(frozen=True, slots=True, kw_only=True)
class Left:
    """What share is still open at a time at which some were done."""

    time: float
    at_risk: int
    done: int
    share: float


def survival(spans: Sequence[tuple[float, bool]]) -> tuple[Left, ...]:
    """Estimate it (Kaplan and Meier 1958) from how long each was seen, and whether it was done at the end of that."""
    found, share, at_risk = [], 1.0, len(spans)
    for time, some in groupby(sorted(spans), key=lambda each: each[0]):
        ended = [done for _, done in some]
        done = sum(ended)
        if done:
            share *= 1 - done / at_risk
            found.append(Left(time=time, at_risk=at_risk, done=done, share=share))
        at_risk -= len(ended)
    return tuple(found)


def time_until(left: Sequence[Left], share: float) -> float | None:
    """Give when no more than a share is open; None: more are, to the end of what was seen."""
    return next((each.time for each in left if each.share <= share), None)
