"""Moments as text: they sort as they follow one another."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sabaq.store.moments import from_text, to_text

zones = st.integers(-14 * 60, 14 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes)))
moments = st.datetimes(datetime(2, 1, 1), datetime(9998, 1, 1), timezones=zones)  # noqa: DTZ001 (the zone is added)


@given(moments, moments)
def test_text_sorts_as_the_moments_do(a: datetime, b: datetime):
    assert (to_text(a) < to_text(b)) == (a < b)
    assert len(to_text(a)) == len(to_text(b)) == 27


@given(moments)
def test_a_moment_comes_back_as_it_was(moment: datetime):
    assert from_text(to_text(moment)) == moment


@pytest.mark.parametrize("edge", [datetime.min, datetime.max])  # noqa: DTZ901 (each zone is added)
@pytest.mark.parametrize("hours", [-5, 0, 5])
def test_the_ends_of_the_calendar_have_a_text(edge: datetime, hours: int):
    text = to_text(edge.replace(tzinfo=timezone(timedelta(hours=hours))))
    assert abs(from_text(text) - edge.replace(tzinfo=UTC)) <= timedelta(hours=5)


def test_a_moment_without_zone_is_refused():
    with pytest.raises(ValueError, match="has no zone"):
        to_text(datetime(2024, 1, 1))  # noqa: DTZ001 (that is the point)
