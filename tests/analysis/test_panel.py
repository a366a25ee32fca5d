"""Panels count what happened, and say what nobody reported."""

from __future__ import annotations

from datetime import date

import numpy as np
import pytest

from sabaq.analysis.panel import Happening, count, tabled
from sabaq.errors import BadConfig, BadRecord
from sabaq.model.counts import Level, Target

MONDAY = date(2014, 6, 2)


def happening(day: date, deaths: float = 3, unit: str = "Swat") -> Happening:
    return Happening(id=f"{unit} {day}", unit=unit, day=day, deaths=deaths, lat=35.0, lon=72.3)


def test_a_week_that_is_not_over_is_not_counted():
    told = [happening(MONDAY), happening(date(2014, 6, 12)), happening(date(2014, 6, 17))]
    found = count(told, Level.DISTRICT_WEEK, Target.DEATHS, until=date(2014, 6, 19))
    assert found.starts == (MONDAY, date(2014, 6, 9))
    assert found.counts.tolist() == [[3.0, 3.0]]
    assert found.end == date(2014, 6, 16)


def test_events_are_counted_one_by_one_and_those_without_a_unit_are_told():
    told = [happening(MONDAY), happening(MONDAY), happening(MONDAY, unit=""), happening(date(2014, 6, 10))]
    found = count(told, Level.DISTRICT_WEEK, Target.EVENTS, until=date(2014, 6, 16))
    assert (found.counts.tolist(), found.left_out) == ([[2.0, 1.0]], 1)


def test_a_gap_is_not_a_zero_and_no_window_holds_it():
    told = [happening(MONDAY), happening(date(2014, 7, 28))]
    gap = ((date(2014, 6, 18), date(2014, 6, 20)),)
    found = count(told, Level.DISTRICT_28_DAYS, Target.DEATHS, until=date(2014, 8, 4), gaps=gap)
    assert np.isnan(found.counts[0]).tolist() == [False, False, True, *[False] * 6]
    assert np.isnan(found.sums()[0]).tolist() == [True] * 6 + [False] * 3


def test_events_stand_beside_deaths_with_the_same_gaps_and_the_same_end():
    told = [happening(MONDAY), happening(MONDAY), happening(date(2014, 6, 17))]
    gap = ((date(2014, 6, 9), date(2014, 6, 9)),)
    found = count(told, Level.DISTRICT_WEEK, Target.DEATHS, until=date(2014, 6, 23), gaps=gap)
    assert found.events is not None
    assert np.array_equal(found.events, [[2.0, np.nan, 1.0]], equal_nan=True)
    assert np.array_equal(found.counts, [[6.0, np.nan, 3.0]], equal_nan=True)
    first = found.until(0).events
    assert first is not None
    assert first.tolist() == [[2.0]]
    assert count(told, Level.DISTRICT_WEEK, Target.EVENTS, until=date(2014, 6, 23)).events is None


def test_a_row_that_is_missing_was_not_reported():
    rows = [("a", date(2014, 1, 1), 1.0), ("a", date(2014, 3, 1), 0.0), ("b", date(2014, 2, 1), None)]
    found = tabled(rows, Level.COUNTRY_MONTH, Target.DEATHS)
    assert np.isnan(found.counts).tolist() == [[False, True, False], [True, True, True]]


def test_silent_periods_are_counted():
    told = [happening(MONDAY), happening(date(2014, 6, 30))]
    assert count(told, Level.DISTRICT_WEEK, Target.DEATHS, until=date(2014, 7, 7)).silent == 3


@pytest.mark.parametrize("until", [MONDAY, date(2014, 6, 8)])
def test_an_empty_panel_is_refused(until: date):
    with pytest.raises(BadRecord, match=r"load some|choose a later day"):
        count([happening(MONDAY)], Level.DISTRICT_WEEK, Target.DEATHS, until=until)


def test_a_day_outside_the_panel_is_refused():
    found = count([happening(MONDAY)], Level.DISTRICT_WEEK, Target.DEATHS, until=date(2014, 7, 7))
    with pytest.raises(BadConfig, match="outside the panel"):
        found.period(date(2030, 1, 1))
    assert found.period(date(2014, 7, 7)) == len(found.starts) - 1


def test_two_rows_for_one_cell_and_a_negative_count_are_refused():
    with pytest.raises(BadRecord, match="two rows"):
        tabled([("a", MONDAY, 1.0), ("a", date(2014, 6, 5), 1.0)], Level.DISTRICT_WEEK, Target.DEATHS)
    with pytest.raises(BadRecord, match="0 or more"):
        tabled([("a", MONDAY, -1.0)], Level.DISTRICT_WEEK, Target.DEATHS)
    for odd in (float("nan"), float("inf")):
        with pytest.raises(BadRecord, match="0 or more"):
            tabled([("a", MONDAY, odd)], Level.DISTRICT_WEEK, Target.DEATHS)
    with pytest.raises(BadRecord, match="no row"):
        tabled([], Level.DISTRICT_WEEK, Target.DEATHS)
