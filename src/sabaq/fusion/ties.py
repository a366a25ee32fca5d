"""Ties: why the reports of an incident are held together."""

from __future__ import annotations

import msgspec
import numpy as np
import numpy.typing as npt
import pyarrow as pa
from scipy import sparse
from scipy.sparse.csgraph import minimum_spanning_tree

from sabaq.fusion.comparisons import FIELDS, SPACE, TIME
from sabaq.fusion.memberships import SAME_BITS, judged
from sabaq.model.incident import Evidence
from sabaq.store.base import Step

Whole = npt.NDArray[np.int64]
LEAST_BITS = 0.05  # evidence below this is not worth a line


def tie(likeness: pa.Table, memberships: pa.Table, mentions: pa.Table, links: pa.Table) -> pa.Table:
    """Give the strongest ties that hold each incident together: a spanning tree, judged ones first."""
    a, b, bits = (likeness[name].to_numpy() for name in ("a", "b", "bits"))
    incident = memberships["incident"].combine_chunks().dictionary_encode().indices.to_numpy()
    inside = np.flatnonzero(incident[a] == incident[b])
    same = judged(mentions, links, "same")
    same = same[incident[same[:, 0]] == incident[same[:, 1]]]
    one, two = np.concatenate([same[:, 0], a[inside]]), np.concatenate([same[:, 1], b[inside]])
    pair = np.concatenate([np.full(len(same), -1), inside])
    weight = np.concatenate([np.full(len(same), SAME_BITS), bits[inside]])
    key = one * mentions.num_rows + two
    key, kept = np.unique(key, return_index=True)  # a judged pair stands first and hides the scored one
    cost = SAME_BITS * 4 - np.clip(weight[kept], -SAME_BITS, SAME_BITS)  # all positive: zero would mean no edge
    shape = (mentions.num_rows, mentions.num_rows)
    tree = minimum_spanning_tree(sparse.coo_array((cost, (one[kept], two[kept])), shape=shape)).tocoo()
    at = kept[np.searchsorted(key, tree.row.astype(np.int64) * mentions.num_rows + tree.col)]
    at = at[np.lexsort((two[at], one[at], -weight[at]))]
    return pa.table(
        {
            "incident": memberships["incident"].take(pa.array(one[at])),
            "a": mentions["subject"].take(pa.array(one[at])),
            "b": mentions["subject"].take(pa.array(two[at])),
            "bits": weight[at],
            "evidence": _explain(likeness, pair[at]),
            "decided_by": np.where(pair[at] < 0, "judgement", LIKENESS_NAME),
        }
    )


def _explain(likeness: pa.Table, pair: Whole) -> pa.Array:
    """Give each tie's evidence as JSON: field, bits, and what was compared in words."""
    scored = likeness.take(pa.array(pair[pair >= 0]))
    bits = np.column_stack([scored[f"bits_{name}"].to_numpy() for name in ("space_time", *FIELDS)])
    levels = scored["levels"].combine_chunks().flatten().to_numpy().reshape(-1, 1 + len(FIELDS))
    explained = iter(
        [
            msgspec.json.encode(_lines(told, level)).decode()
            for told, level in zip(bits.tolist(), levels.tolist(), strict=True)
        ]
    )
    return pa.array([next(explained) if at >= 0 else "[]" for at in pair], type=pa.string())


def _lines(bits: list[float], levels: list[int]) -> list[Evidence]:
    space, time = divmod(levels[0], len(TIME))
    words = [
        f"{SPACE[space]}, {TIME[time]}",
        *(names[at] for names, at in zip(FIELDS.values(), levels[1:], strict=True)),
    ]
    named = zip(("space and time", *FIELDS), bits, words, strict=True)
    return [Evidence(field=f, bits=round(n, 2), words=w) for f, n, w in named if w and abs(n) >= LEAST_BITS]


LIKENESS_NAME = "likeness@1"
TIES = Step(name="ties@1", writes="ties", reads=("likeness", "memberships", "mentions", "links"), run=tie)
