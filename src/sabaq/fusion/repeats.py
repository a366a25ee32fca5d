"""Repeats: how often a source tells an incident again."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from sabaq.fusion.codes import Coded, coded
from sabaq.fusion.likeness import CROWD_BITS, Model, told_once, weighed
from sabaq.fusion.shares import MOST_BITS, missing_bits
from sabaq.fusion.slides import plain, slid

Rows = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]

OWN_SOURCE_BITS = -3.0  # a source's next report is mostly of the next event; beside it, follow-ups are few


def own_bits(codes: pa.Table, model: Model, a: Rows, b: Rows, *, crowd: Floats) -> float:
    """Give the bits, 0 or less, by which two reports of one source match less often than others.

    As the evidence of the pairs tells whose reports both state a day and a place.
    """
    told = coded(codes)
    usable = plain(told)
    asked = usable[a] & usable[b] & ~np.any(told_once(told, a, b), axis=0)
    a, b = a[asked], b[asked]
    prior, evidence = _weight(told, model, a, b, crowd=crowd)
    asking = np.zeros(len(usable), dtype=bool)
    asking[a] = asking[b] = True
    moved = slid(codes, asking, crowd=crowd, own=True)
    unmatched = np.add(*_weight(moved.told, model, *moved.ends, crowd=moved.crowd))
    return min(missing_bits(evidence, prior, thought=OWN_SOURCE_BITS, least=-MOST_BITS, unmatched=unmatched), 0.0)


def _weight(told: Coded, model: Model, a: Rows, b: Rows, *, crowd: Floats) -> tuple[Floats, Floats]:
    """Give what is thought of pairs beforehand, and what all evidence but their source adds."""
    bits = weighed(told, model, a, b, crowd=crowd)[1]
    prior = model.base + CROWD_BITS * (crowd[a] + crowd[b])
    return prior, np.sum(list(bits.values()), axis=0) - bits["source"] - prior
