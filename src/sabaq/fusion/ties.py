"""Ties: why the reports of an incident are held together."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import msgspec
import numpy as np
import numpy.typing as npt
import pyarrow as pa
from scipy import sparse
from scipy.sparse.csgraph import minimum_spanning_tree

from sabaq.fusion.codes import Coded, coded
from sabaq.fusion.likeness import EVIDENCE, LIKENESS, Model, crowding, weighed
from sabaq.fusion.memberships import SAME_BITS, judged
from sabaq.model.incident import Evidence
from sabaq.store.base import Step

Whole = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]
Levels = npt.NDArray[np.uint8]
LEAST_BITS = 0.05  # evidence below this is not worth a line
FEW = 300  # rows and pairs up to this are gone through one by one
KINDS = tuple((name.replace("_", " and "), words) for name, words in EVIDENCE.items())


def tie(  # noqa: PLR0917 (a step is given its tables in the order of `reads`)
    likeness: pa.Table, memberships: pa.Table, links: pa.Table, codes: pa.Table, crowds: pa.Table, model: pa.Table
) -> pa.Table:
    """Give the strongest ties that hold each incident together: a spanning tree, judged ones first."""
    a, b, bits = (likeness[name].to_numpy() for name in ("a", "b", "bits"))
    incident = memberships["incident"].combine_chunks().dictionary_encode().indices.to_numpy()
    inside = np.flatnonzero(incident[a] == incident[b])
    same = judged(memberships, links, "same")
    same = same[incident[same[:, 0]] == incident[same[:, 1]]]
    one, two = np.concatenate([same[:, 0], a[inside]]), np.concatenate([same[:, 1], b[inside]])
    pair = np.concatenate([np.full(len(same), -1), inside])
    weight = np.concatenate([np.full(len(same), SAME_BITS), bits[inside]])
    at = strongest(memberships.num_rows, one, two, weight)
    return pa.table(
        {
            "incident": memberships["incident"].take(pa.array(one[at])),
            "a": memberships["subject"].take(pa.array(one[at])),
            "b": memberships["subject"].take(pa.array(two[at])),
            "bits": weight[at],
            "evidence": explain(codes, crowds, model, pairs=likeness, chosen=pair[at]),
            "decided_by": np.where(pair[at] < 0, "judgement", LIKENESS.name),
        }
    )


def strongest(size: int, one: Whole, two: Whole, weight: Floats) -> Whole:
    """Give the positions of the pairs that make the heaviest tree over the rows; of a pair named twice, the first."""
    if len(one) < 2:
        return np.arange(len(one))
    key, kept = np.unique(one * np.int64(size) + two, return_index=True)
    cost = SAME_BITS * 4 - np.clip(weight[kept], -SAME_BITS, SAME_BITS)  # all positive: zero would mean no edge
    if max(len(kept), size) <= FEW:
        at = kept[_tree(size, one[kept].tolist(), two[kept].tolist(), np.argsort(cost).tolist())]
    else:
        tree = minimum_spanning_tree(sparse.coo_array((cost, (one[kept], two[kept])), shape=(size, size))).tocoo()
        at = kept[np.searchsorted(key, tree.row.astype(np.int64) * size + tree.col)]
    return np.asarray(at[np.lexsort((two[at], one[at], -weight[at]))])


def _tree(size: int, one: Sequence[int], two: Sequence[int], order: Iterable[int]) -> list[int]:
    """Give the pairs that, taken in an order, connect what was not connected (Kruskal 1956)."""
    part, taken = list(range(size)), []
    for at in order:
        low, high = part[one[at]], part[two[at]]
        if low != high:
            taken.append(at)
            part = [low if each == high else each for each in part]
    return taken


def explain(codes: pa.Table, crowds: pa.Table, model: pa.Table, *, pairs: pa.Table, chosen: Whole) -> pa.Array:
    """Give chosen pairs' evidence as JSON: field, bits, and what was compared in words; -1 stands for no pair."""
    card = msgspec.json.decode(model["model"][0].as_py(), type=Model)
    some = chosen[chosen >= 0]
    a, b = (pairs[name].to_numpy()[some].astype(np.int64) for name in ("a", "b"))
    lines = iter(explained(coded(codes), card, a, b, crowd=crowding(crowds)))
    return pa.array([next(lines) if at >= 0 else "[]" for at in chosen], type=pa.string())


def explained(told: Coded, card: Model, a: Whole, b: Whole, *, crowd: Floats) -> list[str]:
    """Give the evidence of each pair as JSON: field, bits, and what was compared in words."""
    levels, bits = weighed(told, card, a, b, crowd=crowd)
    return lines_of(np.stack([levels[name] for name in EVIDENCE]), np.stack([bits[name] for name in EVIDENCE]))


def lines_of(levels: Levels, bits: Floats) -> list[str]:
    """Give the evidence of each pair as JSON, from the level and the bits of every field, one row a field."""
    told = zip(levels.T.tolist(), bits.T.tolist(), strict=True)
    return [msgspec.json.encode(_lines(*each)).decode() for each in told]


def _lines(levels: list[int], bits: list[float]) -> list[Evidence]:
    return [
        Evidence(field=field, bits=round(weight, 2), words=words[level])
        for (field, words), level, weight in zip(KINDS, levels, bits, strict=True)
        if (weight >= LEAST_BITS or weight <= -LEAST_BITS) and words[level]
    ]


TIES = Step(
    name="ties@3",
    writes="ties",
    reads=("likeness", "memberships", "links", "codes", "crowds", "model"),
    run=tie,
)
