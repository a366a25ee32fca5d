"""Replays: who could have known when, with nothing learned later."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

import pytest

from sabaq.analysis.warnings import add_up
from sabaq.learning.replays import HOUR, Replay, replay, with_chance
from sabaq.model.outlook import Observation, Passed, Sharing, Step, Warned
from sabaq.sources.synthetic.plots import plots
from tests.analysis.signs import DAY, NOON, indicator, problem, seen, warned

ATTACK = NOON + 10 * DAY
STRONG = indicator("alert", weight=2.5, half_life_h=8000.0)
OTHER = indicator("approach", weight=2.5, half_life_h=8000.0)


def draw(held: Sequence[Observation], at: datetime) -> float:
    return add_up(problem(), held, at).probability


def replayed(*signs: Observation, told: Warned | None = None) -> Replay:
    return replay(signs, ATTACK, since=ATTACK - 30 * DAY, threshold=0.2, draw=draw, warned=told)


TWO = (seen("1", NOON, agency="Army", sign=STRONG), seen("2", NOON + 2 * DAY, agency="Police", sign=OTHER))


def test_what_two_agencies_held_apart_would_have_been_enough_together():
    found = replayed(*TWO)
    assert [(lane.agency, lane.crossed_at) for lane in found.lanes] == [("Army", None), ("Police", None)]
    assert found.together.crossed_at == NOON + 2 * DAY
    assert found.unshared_h == 8 * 24
    assert found.first is None


def test_sharing_ends_the_hours_lost_to_not_sharing():
    shared = (Sharing(agency="Army", at=NOON + 3 * DAY),)
    told = seen("2", NOON + 2 * DAY, agency="Police", sign=OTHER, shared=shared)
    found = replayed(TWO[0], told)
    assert found.unshared_h == 24
    assert found.first is not None
    assert (found.first.agency, found.first.crossed_at) == ("Army", NOON + 3 * DAY)


def test_a_warning_splits_the_hours_into_reading_and_acting():
    way = [(Step.DELIVERED, 4), (Step.READ, 6), (Step.ACTED, 9)]
    passed = tuple(Passed(step=step, by="x", at=NOON + day * DAY, what="x") for step, day in way)
    found = replayed(*TWO, told=warned(issued_at=NOON + 3 * DAY, passed=passed))
    assert (found.unshared_h, found.unread_h, found.unacted_h) == (24, 48, 72)
    unread = replayed(*TWO, told=warned(issued_at=NOON + 3 * DAY, passed=passed[:1]))
    assert (unread.unread_h, unread.unacted_h) == (6 * 24, None)


def test_what_was_learned_or_seen_after_it_happened_changes_nothing():
    late = seen("3", NOON, agency="Army", sign=OTHER, held=ATTACK + HOUR)
    assert replayed(*TWO, late) == replayed(*TWO)
    shared = (Sharing(agency="Army", at=ATTACK + HOUR),)
    told = seen("2", NOON + 2 * DAY, agency="Police", sign=OTHER, shared=shared)
    assert [lane.crossed_at for lane in replayed(TWO[0], told).lanes] == [None, None]
    assert replayed(*TWO, told=warned(issued_at=ATTACK + HOUR)) == replayed(*TWO)


def test_a_crossing_that_comes_when_what_reassures_fades_is_found_to_the_hour():
    calm = indicator("protection", weight=-2.0, half_life_h=48.0)
    signs = (*TWO, seen("4", NOON + 2 * DAY, sign=calm))
    found = replayed(*signs)
    assert found.together.crossed_at is not None
    at, before = found.together.crossed_at, found.together.crossed_at - HOUR
    assert at > NOON + 2 * DAY
    assert draw(signs, at) >= 0.2 > draw(signs, before)


@pytest.mark.parametrize("seed", [1, 2])
def test_the_earliest_moment_of_invented_plots_is_found_to_the_hour(seed: int):
    for plot in plots(seed=seed, number=40):

        def drawn(held: Sequence[Observation], at: datetime, of=plot.problem) -> float:  # noqa: ANN001 (bound here)
            return add_up(of, held, at).probability

        since = plot.happened_at - plot.problem.horizon
        here = [each for each in plot.seen if plot.problem.covers(each.place)]
        found = replay(here, plot.happened_at, since=since, threshold=plot.problem.threshold, draw=drawn)
        assert found.together.crossed_at is not None
        assert abs(found.together.crossed_at - plot.decisive_at) <= timedelta(hours=1)


def test_the_same_signs_dealt_out_over_many_places_seldom_look_like_it():
    found = replayed(*TWO)
    places = ["Khar", *(f"Place {n}" for n in range(19))]
    chance = with_chance(found, TWO, places, draw=draw, shuffles=300, seed=1)
    assert chance.shuffles == 300
    assert chance.by_chance is not None
    assert chance.by_chance < 0.02
    assert with_chance(found, TWO, ["Khar"], draw=draw, shuffles=3, seed=1).by_chance == 1.0
