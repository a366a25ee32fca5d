"""Forecasts know only the past, and beat the plainest one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

import numpy as np
import pytest

from sabaq.analysis.backtests import Asked, Backtest, Cell, backtest
from sabaq.analysis.cards import card
from sabaq.analysis.forecasts import ALONE, EVEN, FIXED, PARTS, Pool, Tier, best_weights
from sabaq.analysis.histories import conflictology, smoothed
from sabaq.analysis.outlooks import outlook
from sabaq.analysis.panel import Panel, tabled
from sabaq.analysis.rhythms import rhythms
from sabaq.errors import BadConfig, BadRecord
from sabaq.model.counts import Level, Target
from tests.analysis.invented_series import MONDAY, small_trees, weekly

ASKED = Asked(first=date(2007, 1, 1), last=date(2007, 12, 24), every=5)


@pytest.fixture(scope="module", autouse=True)
def few_trees() -> Iterator[None]:
    """Make every fit of this module a quick one."""
    with small_trees():
        yield


@pytest.fixture(scope="module")
def panel() -> Panel:
    return weekly()


@pytest.fixture(scope="module")
def told_with_events(panel: Panel) -> Panel:
    return replace(panel, events=np.ceil(panel.counts / 3))


@pytest.fixture(scope="module")
def tested(panel: Panel) -> tuple[Backtest, tuple[Cell, ...]]:
    return backtest(panel, None, ASKED)


def test_what_comes_later_changes_no_forecast(panel: Panel):
    here = 300
    later = replace(
        panel, counts=np.concatenate([panel.counts[:, : here + 1], 99 + panel.counts[:, here + 1 :]], axis=1)
    )
    assert np.array_equal(rhythms(panel).values[:, here], rhythms(later).values[:, here])
    one, other = (Pool.fit(each.until(here), seed=1, told=rhythms(each)) for each in (panel, later))
    drawn, again = (
        pool.draw(each.until(here), 50, told=rhythms(each)) for pool, each in ((one, panel), (other, later))
    )
    assert all(np.array_equal(drawn.tiers[tier], again.tiers[tier]) for tier in Tier)


def test_later_events_change_no_forecast_of_deaths(told_with_events: Panel):
    here = 300
    assert told_with_events.events is not None
    later = np.concatenate([told_with_events.events[:, : here + 1], 9 + told_with_events.events[:, here + 1 :]], axis=1)
    drawn = []
    for events in (told_with_events.events, later):
        one = replace(told_with_events, events=events)
        told = rhythms(one)
        drawn.append(Pool.fit(one.until(here), seed=1, told=told).draw(one.until(here), 50, told=told))
    assert all(np.array_equal(drawn[0].tiers[tier], drawn[1].tiers[tier]) for tier in Tier)


def test_one_large_attack_raises_the_level_less_where_events_are_known(told_with_events: Panel):
    counts = told_with_events.counts.copy()
    counts[1, -1] += 400
    raised = [
        rhythms(replace(told_with_events, counts=counts, events=events)).scale[1, -1]
        for events in (told_with_events.events, None)
    ]
    assert raised[0] < 0.7 * raised[1]


def test_deaths_drawn_by_events_have_the_mean_of_events_times_what_each_brings(told_with_events: Panel):
    events = np.full(told_with_events.counts.shape, 2.0)
    some = replace(told_with_events, counts=np.full(events.shape, 10.0), events=events)
    found = smoothed(some, 500, np.random.default_rng(1))
    assert found.mean(axis=1) == pytest.approx(np.full(len(found), 4 * 10.0), rel=0.15)
    assert (found % 5 == 0).all()
    none = replace(some, counts=0 * events, events=0 * events)
    assert not smoothed(none, 50, np.random.default_rng(1)).any()


def test_the_chance_of_any_is_that_of_the_draws(panel: Panel):
    drawn = Pool.fit(panel, seed=1).draw(panel, 400)
    assert drawn.any[Tier.POOL] == pytest.approx((drawn.tiers[Tier.POOL] > 0).mean(axis=-1), abs=0.01)


def test_draws_are_whole_sorted_and_not_negative(panel: Panel):
    drawn = Pool.fit(panel, seed=1).draw(panel, 60).tiers[Tier.POOL]
    assert (drawn >= 0).all()
    assert (np.diff(drawn, axis=-1) >= 0).all()
    assert np.array_equal(drawn, np.rint(drawn))


def test_the_plainest_rival_draws_the_last_year_as_it_was(panel: Panel):
    past = np.sort(panel.sums()[:, -52:], axis=1)
    assert np.array_equal(conflictology(panel, 52), past)


def test_the_pool_beats_the_last_year_where_levels_wander(tested: tuple[Backtest, tuple[Cell, ...]]):
    found, _cells = tested
    pool = next(each for each in found.standings if each.tier is Tier.POOL)
    assert pool.ratio.value < 0.97
    assert 0.8 < (pool.covered or 0) <= 1


def test_all_three_tiers_are_scored_on_the_same_windows(tested: tuple[Backtest, tuple[Cell, ...]]):
    found, cells = tested
    windows = [{(cell.origin, cell.unit, cell.window) for cell in cells if cell.tier is tier} for tier in Tier]
    assert windows[0] == windows[1] == windows[2]
    assert len(windows[0]) == len(found.origins) * found.units
    assert sum(found.weights[0]) == pytest.approx(1)


def test_a_bin_whose_parts_lose_falls_back_and_one_with_a_good_part_leans_on_it():
    chance = np.random.default_rng(1)
    came = chance.poisson(5, size=(300, 1)).astype(float)
    right = np.sort(chance.poisson(5, size=(300, 1, 40)), axis=-1).astype(float)
    poor = right + 30
    bins, size = np.repeat([2, 3], 150), np.full(300, 5.0)
    drawn = np.stack([poor] * 4 + [right])
    drawn[1, 150:] = right[150:]  # in the second bin the forest is as good as it can be
    weights, fallen = best_weights(drawn, came, bins, size, even=EVEN)
    assert fallen[0] == 2
    assert np.array_equal(weights[2], ALONE)
    assert np.array_equal(weights[0], EVEN)
    drawn[4, 150:] = poor[150:]
    leaning, _fallen = best_weights(drawn, came, bins, size, even=EVEN)
    assert leaning[3][PARTS.index("forest")] > EVEN[PARTS.index("forest")]


def test_a_card_names_the_measured_failures(tested: tuple[Backtest, tuple[Cell, ...]]):
    found, _cells = tested
    text = card(replace(found, fallen_back=(0, 2), silent=7))
    assert "In bins of activity 0, 2" in text
    assert "7 periods without any incident" in text
    assert f"fixed on {FIXED}" in text
    assert found.worst[0].unit in text


def test_a_panel_of_each_origin_is_asked_for_no_more_than_it_knew(panel: Panel):
    asked_for: list[date] = []

    def known(origin: date) -> Panel:
        asked_for.append(origin)
        return panel.until(panel.starts.index(origin) - 1)

    few = Asked(first=date(2007, 1, 1), last=date(2007, 2, 5), every=5)
    found, cells = backtest(panel, known, few)
    assert asked_for == list(found.origins)
    assert not found.hindsight
    assert [cell.crps for cell in cells] == [cell.crps for cell in backtest(panel, None, few)[1]]


def test_an_outlook_names_what_is_like_it_and_leaves_out_who_was_not_reported(panel: Panel):
    counts = panel.counts.copy()
    counts[3, -60:] = np.nan
    found = outlook(replace(panel, counts=counts), seed=1)
    assert found.not_reported == ("unit 03",)
    assert len(found.units) == len(panel.units) - 1
    assert found.first == panel.end
    assert found.last == panel.end + timedelta(days=27)
    first = found.units[0]
    assert first.analogues
    assert first.drivers
    assert all(span.low <= span.middle <= span.high for span in first.tiers.values())


def test_a_series_of_zeros_or_of_one_event_is_forecast_as_nearly_none():
    rows = [(unit, MONDAY + timedelta(weeks=week), 0.0) for unit in "abcd" for week in range(200)]
    for one in (0.0, 5.0):
        rows[150] = (*rows[150][:2], one)
        found = outlook(tabled(rows, Level.DISTRICT_WEEK, Target.DEATHS), seed=1)
        assert max(unit.tiers[Tier.POOL].middle for unit in found.units) == 0
        assert max(unit.tiers[Tier.POOL].any for unit in found.units) < 0.2


def test_periods_that_nobody_reported_are_no_situations_and_a_past_of_them_alone_is_refused(panel: Panel):
    counts = panel.counts.copy()
    counts[:, 200:230] = np.nan
    found = outlook(replace(panel, counts=counts), seed=1)
    assert len(found.units) == len(panel.units)
    counts[:, -60:] = np.nan
    assert not outlook(replace(panel, counts=counts), seed=1).units
    with pytest.raises(BadRecord, match="load more years"):
        outlook(replace(panel, counts=np.full(counts.shape, np.nan)), seed=1)


def test_too_short_a_past_and_origins_without_an_outcome_are_refused(panel: Panel):
    with pytest.raises(BadRecord, match="load more years"):
        outlook(panel.until(56), seed=1)
    with pytest.raises(BadConfig, match="windows that are over"):
        backtest(panel, None, Asked(first=panel.starts[-2], last=panel.end, every=1))
    with pytest.raises(BadConfig, match="turn them round"):
        Asked(first=date(2007, 1, 1), last=date(2006, 1, 1), every=1)
