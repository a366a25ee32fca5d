"""Warnings: scattered signs added up to a probability.

The sum is one of log-odds on a base rate (Good 1950), with three limits that a plain sum lacks: a sign fades by its
half-life; what rests on one first-hand source counts once, however many repeat it; and signs of one group, which come
from one cause, count less the more of them there are: the k-th strongest counts (1 - r)^(k-1) of its own weight, with r
the group's dependence. r = 0 is the plain sum, r = 1 the strongest alone.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

from sabaq.errors import BadConfig
from sabaq.model.outlook import Observation, Opinion, Problem

UNKNOWN_DEPENDENCE = 0.7  # of a group without a record: closer to one cause than to independence
STEADYING = 20.0  # how many resolved cases the unknown dependence is worth while learning
FEWEST, FEWEST_OF_A_KIND = 40, 8  # resolved cases below which a record says nothing yet
FADED = 0.02  # of its weight: a sign that is worth less is no longer told


@dataclass(frozen=True, slots=True, kw_only=True)
class Dependence:
    """How signs of a group hang together, what they proved to be worth, and what it is worth that none was seen."""

    groups: Mapping[str, float] = field(default_factory=dict)  # group to r, 0 to 1
    scale: Mapping[str, float] = field(default_factory=dict)  # group to how much of a weight was borne out
    silence: Mapping[str, float] = field(default_factory=dict)  # group to log-odds where no sign of it was seen
    shift: float = 0.0  # of the base rate's log-odds, and
    slope: float = 1.0  # how far they proved to be right: a rate from few attacks strays, and is trusted less
    cases: int = 0  # from how many resolved cases it was learned

    def of(self, group: str) -> float:
        """Give the dependence of a group."""
        return self.groups.get(group, UNKNOWN_DEPENDENCE)

    def of_base(self, base_rate: float) -> float:
        """Give the log-odds that a base rate proved to stand for."""
        return self.shift + self.slope * logit(base_rate)

    def of_silence(self, seen: Iterable[Observation]) -> float:
        """Give what it is worth, as log-odds, that no sign of the other groups was seen."""
        heard = {each.indicator.group for each in seen}
        return sum(worth for group, worth in self.silence.items() if group not in heard)


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """What one observation adds."""

    observation: Observation
    alone: float  # log-odds, faded
    added: float  # log-odds, after what stands beside it in its group


@dataclass(frozen=True, slots=True, kw_only=True)
class Sum:
    """A probability, and what it is made of."""

    at: datetime
    base_rate: float
    probability: float
    parts: tuple[Part, ...]  # strongest first
    repeated: int  # observations that only repeated the origin of another


def logit(probability: float) -> float:
    """Give the log-odds of a probability."""
    return math.log(probability / (1.0 - probability))


def expit(log_odds: float) -> float:
    """Give the probability of log-odds."""
    return 1.0 / (1.0 + math.exp(min(-log_odds, 700.0)))


def add_up(problem: Problem, seen: Iterable[Observation], at: datetime, dependence: Dependence | None = None) -> Sum:
    """Add up what bears on a problem and was seen before `at`, within its horizon."""
    known = dependence or Dependence()
    counting = [
        each for each in seen if problem.covers(each.place) and each.seen_at <= at <= each.seen_at + problem.horizon
    ]
    parts, repeated = parts_of(counting, at, known)
    log_odds = known.of_base(problem.base_rate) + known.of_silence(counting) + sum(part.added for part in parts)
    return Sum(at=at, base_rate=problem.base_rate, probability=expit(log_odds), parts=tuple(parts), repeated=repeated)


def parts_of(seen: Sequence[Observation], at: datetime, dependence: Dependence) -> tuple[list[Part], int]:
    """Give what each observation adds at a moment, strongest first, and how many only repeat another's origin."""
    firsts: dict[tuple[str, str], tuple[float, Observation]] = {}
    for each in seen:
        worth = faded(each, at)
        key = (each.indicator.group, each.origin)
        if key not in firsts or (abs(worth), each.id) > (abs(firsts[key][0]), firsts[key][1].id):
            firsts[key] = (worth, each)
    parts = []
    ranks: dict[tuple[str, bool], int] = {}
    for worth, each in sorted(firsts.values(), key=lambda one: (-abs(one[0]), one[1].id)):
        kind = (each.indicator.group, worth > 0)
        rank = ranks.get(kind, 0)
        ranks[kind] = rank + 1
        if abs(worth) >= FADED * abs(each.indicator.weight):
            group = each.indicator.group
            left = dependence.scale.get(group, 1.0) * (1.0 - dependence.of(group)) ** rank
            parts.append(Part(observation=each, alone=worth, added=worth * left))
    return sorted(parts, key=lambda part: (-abs(part.added), part.observation.id)), len(seen) - len(firsts)


def faded(seen: Observation, at: datetime) -> float:
    """Give what a sign is worth at a moment, as log-odds."""
    hours = max((at - seen.seen_at).total_seconds() / 3600.0, 0.0)
    return seen.indicator.weight * math.exp2(-hours / seen.indicator.half_life_h)


def pooled(found: Sum, opinions: Sequence[Opinion]) -> float:
    """Give the mean, as log-odds, of the sum and of each analyst's last probability (Satopää et al. 2014, a = 1)."""
    last = {each.by: each for each in sorted(opinions, key=lambda one: one.at)}
    told = [logit(found.probability), *(logit(each.probability) for each in last.values())]
    return expit(sum(told) / len(told))


def threshold_for(quiet: NDArray[np.float64], *, years: float, per_year: float) -> float:
    """Give the lowest threshold that probabilities of cases in which nothing happened cross as often as allowed.

    `quiet` holds the highest probability of each such case, `years` is how long all of them took together, and
    `per_year` how many false alarms a year are accepted. Raises BadConfig where the record is too short to say.
    """
    allowed = math.floor(per_year * years)
    if allowed < 1 or not len(quiet):
        raise BadConfig(
            f"a record of {years:.1f} years cannot show {per_year} false alarms a year; wanted {1 / per_year:.1f} or "
            "more: allow more of them, or bring a longer record"
        )
    ranked = np.sort(quiet)[::-1]
    return float(np.nextafter(ranked[allowed], 1.0)) if allowed < len(ranked) else float(ranked[-1])


@dataclass(frozen=True, slots=True, kw_only=True)
class Resolved:
    """One past case: what was seen by a moment, what was to be expected, and whether it came."""

    at: datetime
    base_rate: float
    seen: tuple[Observation, ...]
    happened: bool


def learn(cases: Sequence[Resolved]) -> Dependence:
    """Learn from past cases; from too few of them, or from cases of one kind only, nothing is learned."""
    came = sum(case.happened for case in cases)
    groups = sorted({each.indicator.group for case in cases for each in case.seen})
    if len(cases) < FEWEST or min(came, len(cases) - came) < FEWEST_OF_A_KIND or not groups:
        return Dependence()
    worths: dict[str, list[list[float]]] = {group: [[] for _ in cases] for group in groups}
    for row, case in enumerate(cases):
        for part in parts_of(case.seen, case.at, Dependence())[0]:
            worths[part.observation.indicator.group][row].append(part.alone)
    rates = np.array([case.base_rate for case in cases])
    return learn_dependence(worths, rates, np.array([case.happened for case in cases]))


def learn_dependence(
    worths: Mapping[str, Sequence[Sequence[float]]], base_rates: NDArray[np.float64], happened: NDArray[np.bool_]
) -> Dependence:
    """Learn from resolved cases how signs of each group hang together, and what their silence is worth.

    `worths` holds for each group, for each case, the faded weights of its distinct observations. By maximum
    likelihood, steadied towards the unknown dependence by as much as some resolved cases are worth.
    """
    groups = sorted(worths)
    ranked = [_ranked(worths[group], len(happened)) for group in groups]
    silent = np.column_stack([~table.any(axis=1) for table in ranked])
    base = np.log(base_rates / (1 - base_rates))

    def loss(values: NDArray[np.float64]) -> float:
        dependence, scale, silence = values[2:].reshape(3, -1)
        log_odds = values[0] + values[1] * base + silent @ silence
        for its, times, table in zip(dependence, scale, ranked, strict=True):
            log_odds = log_odds + times * (table @ (1.0 - its) ** np.arange(table.shape[1]))
        told = np.logaddexp(0.0, np.where(happened, -log_odds, log_odds)).sum()
        off = np.sum((dependence - UNKNOWN_DEPENDENCE) ** 2) + np.sum((scale - 1.0) ** 2) + (values[1] - 1.0) ** 2
        return float(told + STEADYING * off + np.sum(silence**2) + values[0] ** 2)

    many = len(groups)
    start = np.array([0.0, 1.0, *np.repeat([UNKNOWN_DEPENDENCE, 1.0, 0.0], many)])
    bounds = [(-3.0, 3.0), (0.2, 1.5), *([(0.0, 0.999)] * many), *([(0.0, 2.0)] * many), *([(-3.0, 3.0)] * many)]
    found = minimize(loss, start, method="L-BFGS-B", bounds=bounds).x
    its, times, silence = (dict(zip(groups, map(float, each), strict=True)) for each in found[2:].reshape(3, -1))
    return Dependence(
        groups=its, scale=times, silence=silence, shift=float(found[0]), slope=float(found[1]), cases=len(happened)
    )


def _ranked(worths: Sequence[Sequence[float]], cases: int) -> NDArray[np.float64]:
    """Give the weights of each case, strongest first, one row a case."""
    table = np.zeros((cases, max((len(each) for each in worths), default=0) or 1))
    for row, each in enumerate(worths):
        table[row, : len(each)] = sorted(each, key=abs, reverse=True)
    return table
