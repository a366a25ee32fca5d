"""Scores agree with their definitions, and reward the truth."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sabaq.analysis.scores import brier, crps, distances, log_crps, ratio
from sabaq.errors import BadRecord

draws = st.lists(st.floats(0, 1000), min_size=1, max_size=30).map(sorted).map(np.array)


@given(draws, st.floats(0, 1000))
def test_the_score_is_the_area_between_the_steps_of_the_draws_and_of_the_outcome(drawn: np.ndarray, came: float):
    edges = np.unique(np.concatenate([drawn, [came]]))
    middles = (edges[:-1] + edges[1:]) / 2
    below = (drawn[None, :] <= middles[:, None]).mean(axis=1)
    area = float((np.diff(edges) * (below - (came <= middles)) ** 2).sum())
    assert float(crps(drawn, np.array(came))) == pytest.approx(area, abs=1e-6)


@given(st.floats(0, 1e6), st.floats(0, 1e6))
def test_a_single_draw_is_scored_by_its_distance(drawn: float, came: float):
    assert float(crps(np.array([drawn]), np.array(came))) == pytest.approx(abs(drawn - came))


def test_the_score_of_a_mixture_is_a_quadratic_form_in_its_weights():
    chance = np.random.default_rng(3)
    made, came = np.sort(chance.gamma(2, 5, size=(3, 20, 8)), axis=-1), chance.gamma(2, 5, size=20)
    apart, mix = distances(made, came, np.full(20, 2.0)), np.array([0.25, 0.25, 0.5])
    mixture = np.sort(np.concatenate([made[0], made[1], made[2], made[2]], axis=-1), axis=-1)
    told = mix @ apart[:-1, -1] - mix @ apart[:-1, :-1] @ mix / 2
    assert told == pytest.approx(float(crps(mixture, came).mean()) / 2)


def test_draws_from_the_truth_beat_draws_from_elsewhere():
    chance = np.random.default_rng(1)
    came = chance.poisson(5, size=4000).astype(float)
    right, wide, off = (np.sort(chance.poisson(mean, size=200)).astype(float) for mean in (5, 9, 2))
    for score in (crps, log_crps):
        own = score(np.tile(right, (4000, 1)), came).mean()
        assert own < score(np.tile(wide, (4000, 1)), came).mean()
        assert own < score(np.tile(off, (4000, 1)), came).mean()


def test_the_chance_of_any_is_scored_by_its_square():
    assert brier(np.array([0.2, 0.2]), np.array([0.0, 3.0])).tolist() == pytest.approx([0.04, 0.64])


def test_a_rival_that_is_as_good_leaves_one_in_the_interval():
    chance = np.random.default_rng(2)
    rival = chance.gamma(2, size=120)
    found = ratio(rival * chance.uniform(0.8, 1.2, size=120), rival, block=4)
    assert found.low < 1 < found.high
    better = ratio(0.8 * rival, rival, block=4)
    assert (better.value, better.won) == (pytest.approx(0.8), 120)
    assert better.high < 1


def test_scores_of_different_origins_are_refused():
    with pytest.raises(BadRecord, match="wanted one of each"):
        ratio(np.ones(3), np.ones(4), block=1)
