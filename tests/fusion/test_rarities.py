"""Rarities: to agree in what is seldom told says more."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from sabaq.fusion.rarities import MOST_BITS, worth, worth_of_rows
from tests.fusion.telling import Told, fuse


def column(*names: int) -> np.ndarray:
    return np.array(names, dtype=np.int32)[:, None]


@given(st.lists(st.integers(0, 6), min_size=1, max_size=60))
def test_the_rarer_a_name_the_more_agreement_in_it_is_worth(names: list[int]):
    bits = worth(column(*names))
    times = np.bincount(names)
    order = np.argsort(-times, kind="stable")
    assert (np.diff(bits[order]) >= 0).all()
    assert (np.abs(bits) <= MOST_BITS).all()


@given(st.integers(1, 9), st.integers(1, 5))
def test_names_that_are_all_as_common_are_worth_nothing_beyond_the_usual(kinds: int, times: int):
    np.testing.assert_allclose(worth(column(*[*range(kinds)] * times)), 0, atol=1e-9)


def test_a_row_is_worth_its_rarest_name_and_one_without_names_nothing():
    codes = np.array([[0, 1], [0, -1], [-1, -1], [0, 7]], dtype=np.int32)
    assert worth_of_rows(codes, [-0.5, 2.0]).tolist() == [2.0, -0.5, 0.0, MOST_BITS]


def test_a_rare_kind_of_attack_ties_two_reports_more_than_a_common_one():
    def bits(attack: str) -> float:
        crowd = [
            Told(id=f"{day}{source}", source=source, date=f"2023-04-{day:02}", attack="ied", place="Zhob")
            for day in range(1, 25, 4)
            for source in "ABC"
        ]
        rare = [Told(id="r", source="A", date="2023-04-27", attack="poison", place="Kharan")]
        two = [Told(id=each, source=each.upper(), attack=attack) for each in "ab"]
        tables = fuse(*crowd, *rare, *two)
        subjects = tables["mentions"]["subject"].to_pylist()
        return next(
            row["bits"] for row in tables["likeness"].to_pylist()
            if {subjects[row["a"]], subjects[row["b"]]} == {"s_a", "s_b"}
        )  # fmt: skip

    assert bits("poison") > bits("ied") + 1
