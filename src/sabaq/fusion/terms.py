"""Terms: the agreed word, day and place of an incident."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass

from sabaq.fusion.observations import Observation

PRECISION = ("minute", "hour", "day", "days", "week", "month", "year")


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreed:
    """The value most independent voices support, and how far the others are from it."""

    choice: Observation
    dispute: float  # 0..1: the share of voices for something else
    drawn_from: tuple[str, ...]  # claim ids, supporting ones first
    origins: int


def vote(told: Sequence[Observation], key: Callable[[Observation], Hashable]) -> Agreed | None:
    """Let every origin vote with its latest word and its grade; ties go to the value first in order."""
    latest: dict[tuple[str, Hashable], Observation] = {}
    newest: dict[str, str] = {}
    for one in sorted(told, key=lambda each: (each.said_at[:10], each.claim)):
        if newest.get(one.origin, "") < one.said_at[:10]:
            newest[one.origin] = one.said_at[:10]
            for stale in [each for each in latest if each[0] == one.origin]:
                del latest[stale]
        latest[one.origin, key(one)] = one
    if not latest:
        return None
    share: dict[Hashable, float] = defaultdict(float)
    for (origin, value), one in latest.items():
        share[value] += one.weight / sum(1 for each in latest if each[0] == origin)
    winner = max(share, key=lambda value: (share[value], str(value)))
    supporting = sorted((one for (_, value), one in latest.items() if value == winner), key=_strength)
    others = sorted((one for (_, value), one in latest.items() if value != winner), key=_strength)
    return Agreed(
        choice=supporting[0],
        dispute=round(1 - share[winner] / sum(share.values()), 3),
        drawn_from=tuple(one.claim for one in (*supporting, *others)),
        origins=len({origin for origin, _ in latest}),
    )


def agree_day(told: Sequence[Observation]) -> Agreed | None:
    """Give the day by vote among the most precise statements; a month does not outvote a day."""
    dated = [one for one in told if one.first_day]
    if not dated:
        return None
    sharpest = min(_length(one) for one in dated)
    return vote([one for one in dated if _length(one) <= sharpest + 1], lambda one: (one.first_day, one.last_day))


def agree_place(told: Sequence[Observation]) -> Agreed | None:
    """Give the place by vote among the most precise statements that have a position, else among the names."""
    placed = [one for one in told if one.lat is not None]
    if not placed:
        return vote([one for one in told if one.district or one.province or one.country or one.place], _names)
    sharpest = min(_radius(one) for one in placed)
    fine = [one for one in placed if _radius(one) <= 2 * sharpest + 500]
    return vote(fine, lambda one: (round(one.lat or 0, 2), round(one.lon or 0, 2)))


def _names(one: Observation) -> Hashable:
    return (one.country, one.province, one.district, one.place)


def _radius(one: Observation) -> float:
    return one.radius_m if one.radius_m is not None else 10_000.0


def _length(one: Observation) -> int:
    return PRECISION.index(one.date_precision) if one.date_precision in PRECISION else len(PRECISION)


def _strength(one: Observation) -> tuple[float, str, str]:
    return (-one.weight, one.said_at, one.claim)
