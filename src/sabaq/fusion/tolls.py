"""Tolls: what the sources together support for a count."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from statistics import median_low

from msgspec.structs import replace

from sabaq.fusion.observations import GRADES, OFFICIAL, Observation

POLICIES = ("max-graded", "ucdp-best", "acled-conservative", "latest-official")
CLOSE_RATIO = 1.6  # a later figure up to so much higher is growth, not conflict
CLOSE_COUNT = 2
FEW = 3
GROWING_DAYS = 2  # after the first figure, how long a higher one means growth and not another count


@dataclass(frozen=True, slots=True, kw_only=True)
class Toll:
    """A count by one policy, its spread, and the claims it was drawn from."""

    policy: str
    low: int | None
    best: int | None
    high: int | None
    dispute: float  # 0..1
    drawn_from: tuple[str, ...]  # claim ids, the one that gave `best` first
    origins: int


def agree(told: Sequence[Observation], policy: str) -> Toll | None:
    """Give the toll by a named policy, or None when nobody told one (no office, for `latest-official`).

    Each origin speaks once, by its latest word. Earlier figures that a later one outgrew are not a conflict.
    Militants' own statements never raise the lower bound and are never the best figure while another voice exists.
    """
    standing = stand(told)
    return _drawn(told, standing, policy, spread=_spread(standing)) if standing else None


def agree_all(told: Sequence[Observation]) -> list[Toll]:
    """Give the toll by each policy under which there is one."""
    if not (standing := stand(told)):
        return []
    spread = _spread(standing)
    return [toll for policy in POLICIES if (toll := _drawn(told, standing, policy, spread=spread))]


def _spread(standing: Sequence[Observation]) -> tuple[int | None, float, int]:
    """Give what holds under every policy: the upper bound, the dispute, how many origins."""
    return _upper(standing), disagreement(standing), len({one.origin for one in standing})


def _drawn(
    told: Sequence[Observation], standing: Sequence[Observation], policy: str, *, spread: tuple[int | None, float, int]
) -> Toll | None:
    voices: Sequence[Observation] = [one for one in standing if one.kind != "militant"] or standing
    if policy == "latest-official":
        official = [one for one in told if one.kind in OFFICIAL]
        voices = standing if len(official) == len(told) else stand(official)
        if not voices:
            return None
    chosen = _choose(voices, policy)
    low = min(_low(one) for one in voices)
    best = _best(chosen) if policy != "ucdp-best" else median_low(sorted(_best(one) for one in voices))
    upper, dispute, origins = spread
    others = sorted({one.claim for one in (*standing, *voices)} - {chosen.claim})
    return Toll(
        policy=policy,
        low=min(low, best),
        best=best,
        high=None if upper is None else max(upper, best),
        dispute=dispute,
        drawn_from=(chosen.claim, *others),
        origins=origins,
    )


def stand(told: Sequence[Observation]) -> list[Observation]:
    """Give the observations that still stand: each origin's latest, those outgrown by a later one left out."""
    counted = [one for one in told if _told(one)]
    if len(counted) < 2:
        return counted
    latest: dict[str, list[Observation]] = {}
    for one in sorted(counted, key=lambda one: (one.said_at, one.claim)):
        its = latest.setdefault(one.origin, [])
        if its and its[-1].said_at < one.said_at:
            its.clear()
        its.append(one)
    voices = [_one_voice(its) for its in latest.values()]
    if len(voices) < 2:
        return voices
    young = (date.fromisoformat(min(map(_when, counted))) + timedelta(days=GROWING_DAYS)).isoformat()
    later = [(_when(one), _low(one), _best(one)) for one in voices if one.kind != "militant"]
    return [one for one in voices if not _outgrown(one, later, young=young)]


def _one_voice(told: Sequence[Observation]) -> Observation:
    """Join what one origin said at one moment: which came first cannot be told, so its range stands."""
    highest = max(told, key=lambda one: (_best(one), one.claim))
    return highest if len(told) == 1 else replace(highest, low=min(map(_low, told)))


def disagreement(standing: Sequence[Observation]) -> float:
    """Give 0 where all ranges meet, else the gap between the outermost as a share of the larger, towards 1.

    `FEW` is added to the larger: one dead against two is no deep dispute, 12 against 40 is.
    """
    bottom = max(_low(one) for one in standing)
    top = min((high for one in standing if (high := _high(one)) is not None), default=bottom)
    return round((bottom - top) / (bottom + FEW), 3) if bottom > top else 0.0


def _upper(standing: Sequence[Observation]) -> int | None:
    """Give the highest upper bound, or None where somebody says "at least" a number that is no lower."""
    bounded = [high for one in standing if (high := _high(one)) is not None]
    at_least = [_best(one) for one in standing if _high(one) is None]
    return None if not bounded or max(at_least, default=-1) > max(bounded) else max(bounded)


def _choose(voices: Sequence[Observation], policy: str) -> Observation:
    if policy == "acled-conservative":
        return min(voices, key=lambda one: (_best(one), one.claim))
    if policy == "latest-official":
        return max(voices, key=lambda one: (_when(one), one.claim))
    if policy == "ucdp-best":
        middle = median_low(sorted(_best(one) for one in voices))
        return min(voices, key=lambda one: (abs(_best(one) - middle), one.claim))
    return max(voices, key=lambda one: (-GRADES.index(one.grade), _when(one), one.claim))


def _told(one: Observation) -> bool:
    return one.low is not None or one.best is not None or one.high is not None


def _low(one: Observation) -> int:
    if one.low is not None:
        return one.low
    return one.best if one.best is not None else 0


def _best(one: Observation) -> int:
    if one.best is not None:
        return one.best
    return one.low if one.low is not None else one.high or 0


def _high(one: Observation) -> int | None:
    """Give the upper bound; an "at least" has none."""
    return one.high if one.high is not None or one.low is not None else one.best


def _when(one: Observation) -> str:
    return one.said_at[:10]  # most are dated to the day; hours within one day do not order them


def _outgrown(one: Observation, figures: Sequence[tuple[str, int, int]], *, young: str) -> bool:
    """Say whether a later, higher figure (day, low, best) is this one grown, as the wounded die or bodies are found."""
    day, best, open_ended = _when(one), _best(one), _high(one) is None
    most = max(CLOSE_RATIO * best, best + CLOSE_COUNT)
    return any(
        when > day and low >= best and (open_ended or (day <= young and grown <= most)) for when, low, grown in figures
    )
