"""Sensitive dates fall where calendars put them."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from sabaq.analysis.sensitive_dates import gregorian, occasions, shares
from sabaq.errors import BadConfig


@pytest.mark.parametrize(
    ("hijri", "kept"),
    [
        ((1444, 9, 1), date(2023, 3, 23)), ((1436, 1, 10), date(2014, 11, 4)), ((1445, 10, 1), date(2024, 4, 10)),
        ((1420, 1, 1), date(1999, 4, 17)),
    ],
)  # fmt: skip
def test_the_rule_is_within_a_day_of_the_day_that_was_kept(hijri: tuple[int, int, int], kept: date):
    assert abs((gregorian(*hijri) - kept).days) <= 1


def test_a_cycle_of_thirty_years_has_its_days():
    assert gregorian(31, 1, 1) - gregorian(1, 1, 1) == timedelta(days=10631)


def test_a_year_holds_every_occasion_and_days_in_order():
    found = occasions(date(2024, 1, 1), date(2024, 12, 31))
    assert {"Ashura", "Ramadan", "Eid ul-Fitr", "Eid ul-Azha", "Independence Day"} <= {each.name for each in found}
    assert [each.first for each in found] == sorted(each.first for each in found)
    assert all(each.by_moon for each in found if each.name == "Ashura")


def test_the_share_of_ramadan_ahead_is_one_within_it_and_none_far_away():
    within, away = date(2024, 3, 11), date(2024, 7, 1)
    assert shares([within, away], lead_days=7, days=7)["share of Ramadan ahead"].tolist() == [1.0, 0.0]


def test_days_that_run_backwards_are_refused():
    with pytest.raises(BadConfig, match="earlier day first"):
        occasions(date(2024, 2, 1), date(2024, 1, 1))
