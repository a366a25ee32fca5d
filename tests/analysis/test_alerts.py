"""Alerts keep to their budget, and find what rises."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import numpy as np
import pytest

from sabaq.analysis.alerts import score, spells, watch
from sabaq.analysis.panel import Panel
from sabaq.errors import BadConfig
from sabaq.model.counts import Level, Method
from tests.analysis.invented_series import MONDAY, weekly

FIRST = MONDAY + timedelta(weeks=300)


@pytest.fixture(scope="module")
def panel() -> Panel:
    calm = weekly(units=20, weeks=420, level=Level.DISTRICT_WEEK, wars=False)
    places = np.random.default_rng(1).uniform([30, 66], [35, 73], size=(20, 2))
    return replace(calm, spots=places)


@pytest.mark.parametrize("method", Method)
def test_a_rise_is_found_and_calm_series_keep_to_the_budget(panel: Panel, method: Method):
    calm = watch(panel, method, budget=1.0, first=FIRST)
    assert calm.calibrated <= 1.001
    assert calm.achieved < 1.8
    counts = panel.counts.copy()
    counts[1, 360:363] += 40
    risen = watch(replace(panel, counts=counts), method, budget=1.0, first=FIRST)
    days = [panel.starts[place] for place in range(360, 363)]
    assert any(each.unit == "unit 01" and each.start in days for each in risen.alerts)


@pytest.mark.parametrize("method", Method)
def test_no_score_knows_what_comes_later(panel: Panel, method: Method):
    later = replace(panel, counts=np.concatenate([panel.counts[:, :350], 9 + panel.counts[:, 350:]], axis=1))
    assert np.array_equal(score(panel, method)[:, :350], score(later, method)[:, :350], equal_nan=True)


def test_alarms_that_follow_at_once_are_one_unless_far_stronger():
    scores = np.array([[0.0, 2, 2, 3, 2, 2, 2, 0, 5, 0, 2]])
    assert np.flatnonzero(spells(scores, np.array([[1.0]]))[0]).tolist() == [1, 6, 8]


def test_periods_whose_reports_are_still_coming_are_not_judged(panel: Panel):
    found = watch(panel, Method.TAIL, budget=1.0, first=FIRST, settled=(0.3, 0.6, 0.9))
    assert found.masked == 2
    assert found.last == panel.end - timedelta(weeks=2)


@pytest.mark.parametrize(("budget", "weeks"), [(0.0, 300), (99.0, 300), (1.0, 20), (1.0, 420)])
def test_a_budget_or_a_day_that_leaves_nothing_to_learn_is_refused(panel: Panel, budget: float, weeks: int):
    with pytest.raises(BadConfig, match=r"wanted|outside"):
        watch(panel, Method.TAIL, budget=budget, first=MONDAY + timedelta(weeks=weeks))


@pytest.mark.parametrize("method", Method)
def test_series_of_zeros_raise_no_alarm_and_one_event_raises_that_of_its_unit_alone(panel: Panel, method: Method):
    counts = np.zeros(panel.counts.shape)
    nowhere = replace(panel, counts=counts, spots=np.full(panel.spots.shape, np.nan))
    assert not watch(nowhere, method, budget=1.0, first=FIRST).alerts
    counts[1, 380] = 3.0
    assert [each.unit for each in watch(nowhere, method, budget=1.0, first=FIRST).alerts] == ["unit 01"]
