"""Scorecards: what was planted is found, with its rebound, and little else."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import numpy as np
import pytest

from sabaq.analysis.scorecards import WEEKS, Deed, Measure, Scorecard, scorecard
from sabaq.errors import BadConfig
from sabaq.model.counts import Finding

FIRST = date(2010, 1, 4)
MANY = 560  # weeks
DAY = FIRST + timedelta(weeks=300)
UNTIL = FIRST + timedelta(weeks=MANY)


def deeds(rate: Callable[[int, int], float], *, seed: int = 3) -> list[Deed]:
    """Sixteen organisations, each with so many attacks a week as `rate` says of its number and the week."""
    chance = np.random.default_rng(seed)
    return [
        Deed(
            id=f"{number}-{week}-{turn}", organisation=f"org {number:02}",
            day=FIRST + timedelta(weeks=week, days=int(chance.integers(7))), district=f"d{chance.integers(6)}",
            killed=float(chance.poisson(2)), is_complex=bool(chance.random() < 0.3),
            on=("civilians", "forces", "")[chance.integers(3)], claimed=False,
        )
        for number in range(16)
        for week in range(MANY)
        for turn in range(chance.poisson(rate(number, week)))
    ]  # fmt: skip


@pytest.fixture(scope="module")
def broken() -> Scorecard:
    """One organisation falls silent for half a year, and then does twice as much as before."""

    def rate(number: int, week: int) -> float:
        if number or week < 300:
            return 3.0
        return 0.0 if week < 326 else 9.0

    return scorecard(deeds(rate), "org 00", DAY, until=UNTIL, unattributed=7)


def found(of: Scorecard, measure: Measure) -> dict[int, Finding | None]:
    return {each.months: each.finding for each in of.cells if each.measure is measure}


def test_an_organisation_that_fell_silent_and_came_back_is_told_so(broken: Scorecard):
    attacks = found(broken, Measure.ATTACKS)
    assert (attacks[3], attacks[6]) == (Finding.LOWER, Finding.LOWER)
    assert attacks[24] is not Finding.LOWER
    assert (Measure.ATTACKS, 3, 12) in broken.rebounds
    assert (broken.others, broken.unattributed) == (15, 7)
    changes = {each.months: each.change for each in broken.cells if each.measure is Measure.ATTACKS}
    assert changes[3] is not None
    assert changes[3].after == 0


def test_every_measure_has_every_month_and_says_why_where_it_has_none(broken: Scorecard):
    assert [(each.measure, each.months) for each in broken.cells] == [(m, n) for m in Measure for n in WEEKS]
    claimed = [each for each in broken.cells if each.measure is Measure.CLAIMED]
    assert all(each.finding is None and "no attacks claimed on record" in each.reasons for each in claimed)
    assert all(
        each.reasons for each in broken.cells if each.finding is Finding.CANNOT_TELL and not each.detectable_fall
    )


def test_where_nothing_changed_hardly_anything_is_told_of_placebo_days():
    quiet = deeds(lambda _number, _week: 0.8, seed=8)
    chance, told = np.random.default_rng(2), 0
    for _ in range(5):
        day = FIRST + timedelta(weeks=int(chance.integers(230, 440)))
        card = scorecard(quiet, f"org {chance.integers(16):02}", day, until=UNTIL, unattributed=0)
        told += sum(each.finding not in {None, Finding.CANNOT_TELL} for each in card.cells)
    assert told <= 6  # of 120, one in twenty


def test_districts_are_counted_once_a_week_however_many_attacks_they_saw():
    one = deeds(lambda _number, _week: 1.0)
    twice = [*one, *(replace(each, id=f"{each.id} again") for each in one)]
    cards = [scorecard(some, "org 03", DAY, until=UNTIL, unattributed=0) for some in (one, twice)]
    reach, attacks = (
        [[each.change.after for each in card.cells if each.measure is measure and each.change] for card in cards]
        for measure in (Measure.REACH, Measure.ATTACKS)
    )
    assert reach[0] == reach[1]
    assert [2 * each for each in attacks[0]] == attacks[1]


def test_a_name_that_nobody_has_is_refused_and_too_short_a_time_is_said():
    some = deeds(lambda _number, _week: 0.5)
    with pytest.raises(BadConfig, match="wanted an organisation by its name here"):
        scorecard(some, "a person", DAY, until=UNTIL, unattributed=0)
    late = scorecard(some, "org 01", FIRST + timedelta(weeks=MANY - 20), until=UNTIL, unattributed=0)
    assert found(late, Measure.ATTACKS)[3] is not None
    assert found(late, Measure.ATTACKS)[24] is None
