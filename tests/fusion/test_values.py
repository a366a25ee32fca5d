"""Values: rows are numbered by what they tell."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from sabaq.fusion.values import numbered

ROWS = st.lists(st.tuples(st.integers(-1, 3), st.integers(-1, 2), st.integers(-1, 2), st.booleans()), max_size=30)


@given(ROWS)
def test_rows_have_one_number_when_they_tell_the_same_in_every_column(rows: list[tuple[int, int, int, bool]]):
    one = np.array([row[0] for row in rows], dtype=np.int32)
    two = np.array([row[1:3] for row in rows], dtype=np.int32).reshape(-1, 2)
    number, first = numbered([one, two, np.array([row[3] for row in rows], dtype=bool)])
    told = dict(zip(number.tolist(), rows, strict=True))
    assert [told[each] for each in number.tolist()] == rows
    assert sorted(told) == list(range(len(set(rows))))
    assert [rows[at] for at in first.tolist()] == [told[each] for each in range(len(first))]


def test_rows_that_tell_nothing_have_one_number():
    number, first = numbered([np.array([np.nan, 2.0, np.nan]), np.array([[1.0, np.nan]] * 3)])
    assert number.tolist() == [0, 1, 0]
    assert first.tolist() == [0, 1]
