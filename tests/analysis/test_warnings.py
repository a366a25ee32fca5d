"""Warnings: signs add up, fade, and count once."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sabaq.analysis.indicators import shipped
from sabaq.analysis.warnings import (
    UNKNOWN_DEPENDENCE,
    Dependence,
    Resolved,
    add_up,
    learn,
    logit,
    pooled,
    threshold_for,
)
from sabaq.errors import BadConfig
from sabaq.model.outlook import Indicator, Opinion, Problem
from sabaq.sources.synthetic.plots import START, WEEK, place_weeks
from tests.analysis.signs import DAY, HOUR, NOON, indicator, problem, seen

FREE = Dependence(groups={"approach": 0.0})
BOUND = Dependence(groups={"approach": 1.0})
worths = st.lists(st.floats(0.1, 3.0), min_size=1, max_size=8)


def total(count: int, known: Dependence, **differing: object) -> float:
    signs = [replace(seen(str(n)), **differing) for n in range(count)]  # type: ignore[arg-type]
    return logit(add_up(problem(), signs, NOON, known).probability) - logit(0.01)


def test_without_signs_the_base_rate_stands():
    assert add_up(problem(), [], NOON).probability == pytest.approx(0.01)


def test_independent_signs_add_their_weights_and_one_cause_counts_once():
    assert total(3, FREE) == pytest.approx(3.0)
    assert total(3, BOUND) == pytest.approx(1.0)
    assert total(3, Dependence()) == pytest.approx(1.0 + 0.3 + 0.09)


def test_ten_papers_that_repeat_one_cable_count_once():
    found = add_up(problem(), [replace(seen(str(n)), origin="the cable") for n in range(10)], NOON, FREE)
    assert logit(found.probability) - logit(0.01) == pytest.approx(1.0)
    assert (len(found.parts), found.repeated) == (1, 9)


def test_a_sign_is_worth_half_after_its_half_life_and_nothing_past_the_horizon():
    assert logit(add_up(problem(), [seen("1")], NOON + 240 * HOUR).probability) - logit(0.01) == pytest.approx(0.5)
    assert add_up(problem(), [seen("1")], NOON + 31 * DAY).parts == ()
    assert add_up(problem(), [seen("1", NOON + HOUR)], NOON).parts == ()


def test_what_is_seen_elsewhere_does_not_bear_on_it():
    assert add_up(problem(), [seen("1", place="Quetta")], NOON).parts == ()
    assert len(add_up(problem(), [seen("1", place=" the MILL ")], NOON).parts) == 1


@given(worths, st.floats(0, 1), st.floats(0.1, 3.0))
def test_one_sign_more_never_makes_it_less_likely(held: list[float], dependence: float, more: float):
    known = Dependence(groups={"approach": dependence})
    signs = [seen(str(n), sign=indicator(weight=worth)) for n, worth in enumerate(held)]
    fewer = add_up(problem(), signs, NOON, known).probability
    assert add_up(problem(), [*signs, seen("x", sign=indicator(weight=more))], NOON, known).probability >= fewer - 1e-12


@given(st.permutations(range(6)))
def test_the_order_in_which_signs_come_changes_nothing(order: list[int]):
    signs = [seen(str(n), sign=indicator(weight=0.2 + 0.3 * n)) for n in range(6)]
    assert add_up(problem(), [signs[n] for n in order], NOON) == add_up(problem(), signs, NOON)


def test_what_reassures_takes_away_and_is_ranked_by_itself():
    signs = [seen("1"), seen("2", sign=indicator(weight=-1.0))]
    assert add_up(problem(), signs, NOON).probability == pytest.approx(0.01)


def test_the_last_probability_of_each_analyst_is_pooled_with_the_sum():
    found = add_up(problem(base_rate=0.1), [], NOON)
    told = [Opinion(by="ana", probability=p, at=NOON + n * HOUR, why="a feeling") for n, p in enumerate([0.9, 0.1])]
    assert pooled(found, told) == pytest.approx(0.1)
    assert pooled(found, [told[0]]) == pytest.approx(0.5)


def test_a_threshold_lets_as_many_false_alarms_pass_as_the_budget_allows():
    quiet = np.linspace(0.0, 0.99, 100)
    threshold = threshold_for(quiet, years=2.0, per_year=5.0)
    assert (quiet >= threshold).sum() == 10
    with pytest.raises(BadConfig, match=r"cannot show 0\.1 false alarms a year; wanted 10\.0 or more"):
        threshold_for(quiet, years=2.0, per_year=0.1)


def test_a_short_record_teaches_nothing_and_a_long_one_calibrates():
    cases = [
        Resolved(at=START + (each.week + 1) * WEEK, base_rate=each.expected, seen=each.seen, happened=each.attacked)
        for each in place_weeks(seed=2, places=60, weeks=104)
    ]
    assert learn(cases[:20]) == Dependence()
    known = learn(cases)
    assert known.cases == len(cases)
    assert known.of_base(0.01) + known.of_silence([]) < logit(0.01)
    there = Problem(
        id="o_1", title="x", places=tuple({f"Place {n}" for n in range(60)}), horizon=WEEK, base_rate=0.01,
        basis="x", threshold=0.9, addressee="x", opened_by="x",
    )  # fmt: skip

    def off(dependence: Dependence) -> float:
        told = [
            add_up(replace(there, base_rate=case.base_rate), case.seen, case.at, dependence).probability
            for case in cases
        ]
        loud = [(p, case.happened) for p, case in zip(told, cases, strict=True) if p > 0.1]
        return abs(sum(p - happened for p, happened in loud)) / len(loud)

    plain = Dependence(groups=dict.fromkeys(known.groups, 0.0))
    assert off(known) < 0.05
    assert off(plain) > 0.10


@pytest.mark.parametrize(
    ("differing", "told"),
    [
        ({"weight": 0.0}, "weighs 0.0; wanted the natural logarithm"),
        ({"weight": 9.0}, "at most 7.0 either way"),
        ({"half_life_h": 0.0}, r"halves in 0.0 h; wanted more than 0"),
        ({"group": " "}, "needs a key, a text and a group"),
    ],
)
def test_an_indicator_that_cannot_be_is_explained(differing: dict[str, object], told: str):
    with pytest.raises(BadConfig, match=told):
        replace(indicator(), **differing)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("differing", "told"),
    [
        ({"threshold": 0.01}, "is not above the base rate"),
        ({"base_rate": 0.0}, "base rate is 0.0; wanted a probability between 0 and 1"),
        ({"places": (" ",)}, "at least one place"),
        ({"addressee": ""}, "name the office"),
        ({"horizon": 400 * DAY}, "at most a year"),
    ],
)
def test_a_problem_that_cannot_be_is_explained(differing: dict[str, object], told: str):
    with pytest.raises(BadConfig, match=told):
        replace(problem(), **differing)  # type: ignore[arg-type]


def test_an_observation_is_not_known_before_it_was_seen_nor_shared_before_it_was_known():
    with pytest.raises(BadConfig, match="the later of the two is when it knew"):
        seen("1", held=NOON - HOUR)


def test_the_shipped_signs_are_told_in_words_of_defence_and_none_decides_alone():
    words = " ".join(each.text.casefold() for each in shipped().values())
    assert not {"religion", "ethnic", "party", "protest", "journalist", "lawyer"} & set(words.split())
    assert all(abs(each.weight) < logit(0.25) - logit(0.01) for each in shipped().values())
    assert UNKNOWN_DEPENDENCE > 0.5
    assert all(isinstance(each, Indicator) for each in shipped().values())
