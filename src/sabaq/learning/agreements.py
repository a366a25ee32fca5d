"""Agreements: how far two coders see the same in a review."""

from __future__ import annotations

import random
from collections.abc import Callable, Hashable, Sequence
from itertools import combinations, product
from typing import TypeVar

from sabaq.model.reviews import Agreement, Coding

DRAWS = 500
SEED = 7
V = TypeVar("V", bound=Hashable)
Units = Sequence[Sequence[V]]  # for each thing that was coded, the values that the coders gave


def agreement(codings: Sequence[Coding]) -> Agreement:
    """Compare the newest codes of each coder, sentence by sentence, by how sets overlap (MASI; Passonneau 2006).

    The interval is drawn by resampling sentences; with few of them it is wide, as it should be.
    """
    newest: dict[tuple[str, str], Coding] = {(each.sentence, each.coder): each for each in codings}
    units: dict[str, list[frozenset[str]]] = {}
    for each in newest.values():
        units.setdefault(each.sentence, []).append(each.codes)
    coded = [its for its in units.values() if len(its) > 1]
    alpha = krippendorff(coded, masi)
    low, high = _interval(coded)
    return Agreement(
        alpha=alpha, low=low, high=high, coders=len({each.coder for each in newest.values()}), sentences=len(coded)
    )


def krippendorff(units: Units[V], distance: Callable[[V, V], float]) -> float | None:
    """Give alpha: 1 minus the disagreement seen over that expected by chance (Krippendorff 2011); None: undefined."""
    pairable = [its for its in units if len(its) > 1]
    values = [value for its in pairable for value in its]
    if not values:
        return None
    seen = sum(2 * sum(distance(a, b) for a, b in combinations(its, 2)) / (len(its) - 1) for its in pairable)
    counts: dict[V, int] = {}
    for value in values:
        counts[value] = counts.get(value, 0) + 1
    chance = sum(n * m * distance(a, b) for (a, n), (b, m) in product(counts.items(), repeat=2)) / (len(values) - 1)
    return 1 - seen / chance if chance else None


def masi(a: frozenset[str], b: frozenset[str]) -> float:
    """Give how far two sets are apart: 1 less their overlap, weighed down where neither holds the other."""
    both, either = len(a & b), len(a | b)
    if not either:
        return 0.0
    weight = 1.0 if a == b else 2 / 3 if a <= b or b <= a else 1 / 3 if both else 0.0
    return 1 - both / either * weight


def nominal(a: object, b: object) -> float:
    """Give 0 for the same and 1 for another value."""
    return float(a != b)


def _interval(coded: Units[frozenset[str]]) -> tuple[float | None, float | None]:
    if len(coded) < 2:
        return None, None
    chance = random.Random(SEED)  # noqa: S311 (resampling, no secret)
    drawn = (krippendorff(chance.choices(coded, k=len(coded)), masi) for _ in range(DRAWS))
    alphas = sorted(each for each in drawn if each is not None)
    if not alphas:
        return None, None
    return alphas[int(0.025 * len(alphas))], alphas[min(int(0.975 * len(alphas)), len(alphas) - 1)]
