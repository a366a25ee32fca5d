"""Plots: signs of invented attacks, whose truth is known.

Two worlds. In the first, weeks of many places, signs of one group come from one hidden cause, so that they hang
together by a known amount; some are repeated by papers that all rest on one cable. In the second, single plots, each
built so that the signs before the decisive one are by far too few and those with it by far enough.
"""

from __future__ import annotations

import math
import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from sabaq.model.outlook import Indicator, Observation, Problem, Sharing

START = datetime(2020, 1, 6, tzinfo=UTC)
WEEK = timedelta(days=7)
AGENCIES = ("Bureau", "Branch", "Frontier Guard", "Harbour Police")
CAUSES = {  # group: how likely its hidden cause is before an attack, and otherwise
    "approach": (0.50, 0.06), "preparation": (0.45, 0.05), "movement": (0.50, 0.10), "statement": (0.35, 0.12),
}  # fmt: skip
SEEN, IMAGINED = 0.45, 0.01  # how likely an agency reports a cause that is there, and one that is not
PAPERS = 0.5  # how likely a report is repeated by several papers
RATE = 0.02  # attacks a week and place, on average
AFTERMATH, LASTING = 3.0, 4.0  # times as many right after an attack, for about so many weeks
BEFORE = (0.35, 0.70)  # of what is needed, before the decisive sign
DECISIVE = 1.35  # of what is needed, with it


def worth_of_one(group: str) -> float:
    """Give the log likelihood ratio of one report of a group, by the very chances of this world."""
    plotted, quiet = CAUSES[group]
    return math.log((plotted * SEEN + (1 - plotted) * IMAGINED) / (quiet * SEEN + (1 - quiet) * IMAGINED))


INDICATORS = {
    group: Indicator(
        key=group, text=f"an invented sign of {group}", weight=worth_of_one(group), half_life_h=8760.0, group=group,
        basis="by construction",
    )
    for group in CAUSES
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceWeek:
    """One place in one week: what was seen, what was to be expected, and whether it was attacked."""

    place: str
    week: int
    attacked: bool
    onset: bool  # attacked after eight weeks without
    expected: float  # by the place's own past alone
    seen: tuple[Observation, ...]
    exact: float  # the probability by the very chances of this world


def place_weeks(*, seed: int, places: int, weeks: int) -> Iterator[PlaceWeek]:
    """Yield the weeks of invented places, place by place."""
    chance = random.Random(f"weeks {seed}")  # noqa: S311 (a world, not a secret)
    for number in range(places):
        rate = min(RATE * chance.lognormvariate(-0.5, 1.0), 0.2)
        since, memory = 99, RATE
        for week in range(weeks):
            now = min(rate * (1 + (AFTERMATH - 1) * math.exp(-since / LASTING)), 0.5)
            attacked = chance.random() < now
            seen, ratio = _signs(chance, f"Place {number}", week, attacked=attacked)
            odds = now / (1 - now) * math.exp(ratio)
            yield PlaceWeek(
                place=f"Place {number}", week=week, attacked=attacked, onset=attacked and since > 8, expected=memory,
                seen=seen, exact=odds / (1 + odds),
            )  # fmt: skip
            since = 0 if attacked else since + 1
            memory += 0.03 * (attacked - memory)
            memory = max(memory, RATE / 10)


def _signs(chance: random.Random, place: str, week: int, *, attacked: bool) -> tuple[tuple[Observation, ...], float]:
    """Draw the signs of a week, and their exact log likelihood ratio."""
    found: list[Observation] = []
    ratio = 0.0
    for group, (plotted, quiet) in CAUSES.items():
        cause = chance.random() < (plotted if attacked else quiet)
        reported = [each for each in AGENCIES if chance.random() < (SEEN if cause else IMAGINED)]
        ratio += _exact(len(reported), plotted, quiet)
        for agency in reported:
            at = START + week * WEEK + timedelta(hours=chance.uniform(0, 120))
            origin = f"{agency} {place} {week} {group}"
            tellers = [agency, *(f"Paper {n}" for n in range(chance.randint(1, 6)) if chance.random() < PAPERS)]
            found += [
                Observation(
                    id=f"b {origin} {teller}", indicator=INDICATORS[group], agency=teller, place=place, seen_at=at,
                    held_at=at, origin=origin,
                )
                for teller in tellers
            ]  # fmt: skip
    return tuple(found), ratio


def _exact(reports: int, plotted: float, quiet: float) -> float:
    silent = len(AGENCIES) - reports
    there = SEEN**reports * (1 - SEEN) ** silent
    absent = IMAGINED**reports * (1 - IMAGINED) ** silent
    return math.log((plotted * there + (1 - plotted) * absent) / (quiet * there + (1 - quiet) * absent))


@dataclass(frozen=True, slots=True, kw_only=True)
class Plot:
    """One invented attack with the signs that went before it."""

    problem: Problem
    happened_at: datetime
    decisive_at: datetime  # the earliest moment at which all agencies together could have known
    seen: tuple[Observation, ...]
    elsewhere: tuple[str, ...]  # places where signs of other things were seen meanwhile


def plots(*, seed: int, number: int) -> Iterator[Plot]:
    """Yield invented attacks; each agency holds part of what was seen, and little is shared."""
    chance = random.Random(f"plots {seed}")  # noqa: S311 (a world, not a secret)
    for n in range(number):
        yield _plot(chance, n)


def _plot(chance: random.Random, number: int) -> Plot:
    happened = START + timedelta(days=chance.uniform(60, 400))
    place, base, threshold = f"Site {number}", chance.uniform(0.005, 0.03), chance.uniform(0.2, 0.5)
    problem = Problem(
        id=f"o_{number}", title=f"Attack on site {number}", places=(place,), horizon=timedelta(days=60),
        base_rate=base, basis="by construction", threshold=threshold, addressee="the office", opened_by="nobody",
    )  # fmt: skip
    needed = math.log(threshold / (1 - threshold)) - math.log(base / (1 - base))
    decisive = happened - timedelta(hours=chance.uniform(3, 500))
    early, cuts = needed * chance.uniform(*BEFORE), sorted(chance.random() for _ in range(3))
    shares = [b - a for a, b in zip([0.0, *cuts], [*cuts, 1.0], strict=True)]
    worths = [share * early for share in shares if share * early > 0.01]
    seen = [
        _sign(chance, f"{number} {k}", place, worth=worth, at=decisive - timedelta(hours=chance.uniform(1, 600)))
        for k, worth in enumerate(worths)
    ]
    seen.append(_sign(chance, f"{number} last", place, worth=DECISIVE * needed - early, at=decisive))
    seen += [
        _sign(chance, f"{number} after {k}", place, worth=0.3, at=decisive + (happened - decisive) * chance.random())
        for k in range(chance.randint(0, 3))
    ]
    others = tuple(f"Other {number}.{k}" for k in range(19))
    seen += [
        _sign(chance, f"{number} else {k}", chance.choice(others), worth=chance.uniform(0.2, 2.0),
              at=happened - timedelta(hours=chance.uniform(1, 1200)))
        for k in range(30)
    ]  # fmt: skip
    return Plot(
        problem=problem, happened_at=happened, decisive_at=decisive, seen=tuple(seen), elsewhere=(place, *others)
    )


def _sign(chance: random.Random, name: str, place: str, *, worth: float, at: datetime) -> Observation:
    agency = chance.choice(AGENCIES)
    indicator = Indicator(
        key=name, text="an invented sign", weight=worth, half_life_h=8760.0, group=name, basis="by construction"
    )
    shared = [Sharing(agency=each, at=at + timedelta(hours=chance.uniform(1, 200)))
              for each in AGENCIES if each != agency and chance.random() < 0.2]  # fmt: skip
    return Observation(
        id=f"b {name}", indicator=indicator, agency=agency, place=place, seen_at=at, held_at=at, origin=name,
        shared=tuple(shared),
    )  # fmt: skip
