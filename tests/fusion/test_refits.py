"""Refits: what groups teach, and what they must not."""

from __future__ import annotations

import numpy as np

from sabaq.fusion.comparisons import FIELDS, SPACE, TIME
from sabaq.fusion.contests import shipped_prior
from sabaq.fusion.lessons import DAYS_BITS, forgiving
from sabaq.fusion.refits import RIDGE, refit, solved


def drawn(size: int, weights: dict[str, tuple[float, ...]]) -> tuple[dict[str, np.ndarray], np.ndarray, np.ndarray]:
    """Draw levels of fields, known bits, and which pairs are together when the weights hold."""
    rng = np.random.default_rng(4)
    levels = {name: rng.integers(0, len(each), size).astype(np.uint8) for name, each in weights.items()}
    known = rng.normal(0, 2, size)
    bits = known + sum(np.asarray(each)[levels[name]] for name, each in weights.items())
    return levels, known, rng.uniform(size=size) < 1 / (1 + np.exp2(-bits))


def test_weights_that_made_the_groups_are_found_again():
    weights = {"one": (0.0, 3.0, -2.0), "two": (0.0, -1.0, 1.5, 4.0)}
    levels, known, together = drawn(40_000, weights)
    start = {name: np.zeros(len(each)) for name, each in weights.items()}
    found, base = refit(levels, known, together, start=start, base=0.0)
    for name, each in weights.items():
        np.testing.assert_allclose(found[name], each, atol=0.25)
    assert abs(base) < 0.15


def test_a_level_that_is_never_together_leads_no_other_weight_astray():
    levels, known, together = drawn(20_000, {"one": (0.0, 3.0, -2.0, 0.0), "two": (0.0, -1.0, 1.5)})
    together &= levels["one"] != 3
    start = {"one": np.array([0.0, -14.0, 14.0, 14.0]), "two": np.array([0.0, 14.0, -14.0])}
    found, base = refit(levels, known, together, start=start, base=9.0)
    np.testing.assert_allclose([*found["one"][1:3], *found["two"][1:]], [3.0, -2.0, -1.0, 1.5], atol=0.4)
    assert found["one"][3] < -4
    assert abs(base) < 0.3


def test_no_level_of_many_fields_would_gain_by_another_weight():
    rng = np.random.default_rng(6)
    weights = {f"field {at}": (0.0, *rng.normal(0, 2, 2 + at)) for at in range(8)}
    levels, known, together = drawn(30_000, weights)
    start = {name: np.asarray(each) + rng.normal(0, 1, len(each)) for name, each in weights.items()}
    found, base = refit(levels, known, together, start=start, base=2.0)
    score = known + base + np.sum([found[name][level] for name, level in levels.items()], axis=0)
    missed = together - 1 / (1 + np.exp2(-score))
    for name, level in levels.items():
        pull = RIDGE * np.log(2) * (found[name] - start[name])
        slope = np.bincount(level, weights=missed, minlength=len(pull)) - pull
        np.testing.assert_allclose(slope[1:], 0, atol=1.5)  # of some thousand pairs a level


def test_a_system_is_solved():
    rng = np.random.default_rng(7)
    rows = rng.normal(size=(60, 80))
    matrix, wanted = rows @ rows.T + np.eye(60), rng.normal(size=60)
    np.testing.assert_allclose(matrix @ solved(matrix, wanted), wanted, atol=1e-9)
    assert not solved(np.empty((0, 0)), np.empty(0)).size


def test_where_nothing_is_compared_the_weights_stay():
    start = {"one": np.array([0.0, 2.0])}
    none = {"one": np.empty(0, dtype=np.uint8)}
    assert refit(none, np.empty(0), np.empty(0, dtype=bool), start=start, base=1.0) == (start, 1.0)


def test_days_apart_count_only_so_much_and_all_else_as_learned():
    rng = np.random.default_rng(5)
    learned = {name: np.concatenate([[0.0], rng.normal(0, 9, len(levels) - 1)]) for name, levels in FIELDS.items()}
    bound = forgiving(learned)
    for name in FIELDS.keys() - {"space_time", "published", "order"}:
        np.testing.assert_array_equal(bound[name], learned[name])
    for name in ("published", "order"):
        assert bound[name][1:].max() - bound[name][1:].min() <= DAYS_BITS
        assert bound[name][0] == 0
    before, after = (each["space_time"][1:].reshape(len(SPACE), len(TIME)) for each in (learned, bound))
    assert ((after[:, :5].max(axis=1) - after.min(axis=1)) <= DAYS_BITS).all()
    assert (after >= before).all()
    np.testing.assert_array_equal(after[:, :5].max(axis=1), before[:, :5].max(axis=1))


def test_the_shipped_prior_knows_every_level():
    prior = shipped_prior()
    known = {**prior.match, **prior.weights}
    assert {name: len(each) for name, each in known.items()} == {name: len(each) for name, each in FIELDS.items()}
