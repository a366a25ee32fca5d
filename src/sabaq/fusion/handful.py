"""Handful: the groups of a few rows, drawn without arrays.

What `clusters` does for a ledger, step by step: for a late report and its few neighbours the calls on arrays would take
ten times as long as the arithmetic. Sums are of whole numbers, so both give the same groups.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from math import sqrt

import numpy as np
import numpy.typing as npt

from sabaq.fusion.clusters import ROUNDS, SCALE, UNSEEN

Steps = dict[tuple[int, int], int]  # between two groups, the lower first; more than silence would tell
MOST = 150  # pairs; of more the arrays are sooner


def cluster_few(
    size: int, pairs: Iterable[tuple[int, int, float]], *, lean: float, strong: float, silent: Sequence[bool]
) -> npt.NDArray[np.int64]:
    """Give what `cluster` gives for so many rows and their pairs (a, b, bits), where no groups hold from the start."""
    told = [0 if each else 1 for each in silent]
    kin, apart = list(range(size)), list(pairs)
    for a, b, bits in apart:
        one, two = kin[a], kin[b]
        if bits > strong - lean and one != two:
            kin = [min(one, two) if each in {one, two} else each for each in kin]
    steps: Steps = defaultdict(int)
    near: Steps = defaultdict(int)
    for a, b, bits in apart:
        if a != b:
            key, told_steps = (min(a, b), max(a, b)), round((bits + lean) * SCALE) - UNSEEN
            steps[key] += told_steps
            if kin[a] == kin[b]:
                near[key] += told_steps
    first = _drawn(told, near, least=strong)
    weight = [0] * size
    for row, group in enumerate(first):
        weight[group] += told[row]
    second = _drawn(weight, _between(first, steps), least=0.0)
    return np.array([second[group] for group in first], dtype=np.int64)


def _drawn(weight: Sequence[int], steps: Mapping[tuple[int, int], int], *, least: float) -> list[int]:
    """Give for each group the one it went into, as `clusters` draws them."""
    weight, group = list(weight), list(range(len(weight)))
    for _ in range(ROUNDS):
        ranked = []
        for (low, high), sum_of in steps.items():
            both = weight[low] * weight[high]
            score = sum_of + UNSEEN * both
            if score > 0 and (gain := score / SCALE / sqrt(max(both, 1))) > least:
                ranked.append((-gain, low, high))
        if not ranked:
            break
        best: dict[int, tuple[float, int, int]] = {}
        for each in sorted(ranked):
            best.setdefault(each[1], each)
            best.setdefault(each[2], each)
        target = list(range(len(weight)))
        for each in set(best.values()):
            _, low, high = each
            if best[low] is each and best[high] is each:
                target[high] = low
                weight[low], weight[high] = weight[low] + weight[high], 0
        steps = _between(target, steps)
        group = [target[each] for each in group]
    return group


def _between(group: Sequence[int], steps: Mapping[tuple[int, int], int]) -> Steps:
    """Sum what is told between groups."""
    summed: Steps = defaultdict(int)
    for (low, high), sum_of in steps.items():
        one, two = group[low], group[high]
        if one != two:
            summed[min(one, two), max(one, two)] += sum_of
    return summed
