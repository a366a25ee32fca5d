"""Effects are told against placebos, and mostly cannot be told."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import numpy as np
import pytest

from sabaq.analysis.effects import effect
from sabaq.analysis.panel import Panel
from sabaq.errors import BadConfig
from sabaq.model.counts import Finding, Level
from tests.analysis.invented_series import MONDAY, weekly

PLACE = 300
DAY = MONDAY + timedelta(weeks=PLACE)
UNITS = ("unit 01", "unit 02")


@pytest.fixture(scope="module")
def panel() -> Panel:
    return weekly(units=24, weeks=400, level=Level.DISTRICT_WEEK, wars=False)


def changed(panel: Panel, share: float) -> Panel:
    counts = panel.counts.copy()
    counts[1:3, PLACE:] = np.round(counts[1:3, PLACE:] * share)
    return replace(panel, counts=counts)


@pytest.mark.parametrize(
    ("share", "finding"), [(4.0, Finding.HIGHER), (0.0, Finding.LOWER), (1.0, Finding.CANNOT_TELL)]
)
def test_a_large_change_is_found_and_none_where_there_is_none(panel: Panel, share: float, finding: Finding):
    found = effect(changed(panel, share), UNITS, DAY, window=26)
    assert found.finding is finding
    assert 0 <= found.detectable_fall < 1 < found.detectable_rise


def test_few_of_many_placebo_days_are_told_as_effects(panel: Panel):
    chance = np.random.default_rng(4)
    told = [
        effect(panel, [panel.units[chance.integers(24)]], panel.starts[chance.integers(80, 340)], window=13).finding
        for _ in range(60)
    ]
    assert sum(each is not Finding.CANNOT_TELL for each in told) <= 5


def test_a_series_that_was_moving_before_cannot_be_told(panel: Panel):
    counts = panel.counts.copy()
    counts[1:3, PLACE - 26 :] += 6
    counts[1:3, PLACE:] += 30
    found = effect(replace(panel, counts=counts), UNITS, DAY, window=26)
    assert found.finding is Finding.CANNOT_TELL
    assert any("moving before" in reason for reason in found.reasons)


def test_neighbours_that_moved_too_are_named(panel: Panel):
    spots = np.random.default_rng(1).uniform([20, 50], [40, 80], size=(24, 2))
    spots[1:5] = [30, 60]
    counts = panel.counts.copy()
    counts[1:3, PLACE:] = 0
    counts[3:5, PLACE:] += 12
    found = effect(replace(panel, counts=counts, spots=spots), UNITS, DAY, window=26)
    assert found.neighbours is not None
    assert found.neighbours.ratio > 1
    assert any("Neighbours" in reason for reason in found.reasons)


def test_two_vintages_that_disagree_cannot_be_told(panel: Panel):
    found = effect(changed(panel, 4.0), UNITS, DAY, window=26, other=panel)
    assert (found.finding, found.other_vintage) == (Finding.CANNOT_TELL, Finding.CANNOT_TELL)
    assert "other moment" in found.reasons[-1]


def test_unknown_units_days_outside_and_gaps_are_refused(panel: Panel):
    with pytest.raises(BadConfig, match="not in the panel"):
        effect(panel, ["nowhere"], DAY, window=26)
    with pytest.raises(BadConfig, match="outside the panel"):
        effect(panel, UNITS, MONDAY + timedelta(weeks=900), window=26)
    with pytest.raises(BadConfig, match="periods lie before"):
        effect(panel, UNITS, MONDAY + timedelta(weeks=390), window=26)
    counts = panel.counts.copy()
    counts[1, PLACE + 3] = np.nan
    with pytest.raises(BadConfig, match="not reported"):
        effect(replace(panel, counts=counts), UNITS, DAY, window=26)
