"""Weighings: pairs with what every field says of them.

What the fields say never changes; only how many others each mention was compared with does, so that is added last.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from sabaq.fusion.beside import Beside
from sabaq.fusion.codes import Coded
from sabaq.fusion.likeness import CROWD_BITS, EVIDENCE, SPACE_TIME, Model, stopped, weighed
from sabaq.fusion.ties import lines_of

Rows = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True, kw_only=True)
class Weighed:
    """Pairs of rows with the level and the bits of every field, one row a field."""

    a: Rows
    b: Rows
    levels: npt.NDArray[np.uint8]
    bits: Floats  # as if each mention had been compared with one other

    def of(self, chosen: npt.NDArray[np.bool_] | Rows | slice) -> Weighed:
        """Give some of the pairs."""
        return Weighed(
            a=self.a[chosen], b=self.b[chosen], levels=self.levels[:, chosen], bits=self.bits[:, chosen]
        )  # fmt: skip

    def beside(self, other: Weighed) -> Weighed:
        """Give these pairs and others."""
        if not len(other.a):
            return self
        return Weighed(
            a=np.concatenate([self.a, other.a]), b=np.concatenate([self.b, other.b]),
            levels=np.hstack([self.levels, other.levels]), bits=np.hstack([self.bits, other.bits]),
        )  # fmt: skip

    def total(self, card: Model, crowd: Floats) -> Floats:
        """Give the bits of each pair, as the batch does."""
        if not len(self.a):
            return np.empty(0)
        return stopped(card, self._crowded(crowd), self.a, self.b, crowd=crowd)

    def lines(self, crowd: Floats) -> list[str]:
        """Give the evidence of each pair, as the ties tell it."""
        return lines_of(self.levels, self._crowded(crowd))

    def _crowded(self, crowd: Floats) -> Floats:
        bits = self.bits.copy()
        bits[SPACE_TIME] += CROWD_BITS * (crowd[self.a] + crowd[self.b])
        return bits


def weigh(told: Coded, card: Model, a: Rows, b: Rows, *, beside: Beside) -> Weighed:
    """Weigh pairs as the batch does, but for the crowd."""
    if not len(a):
        nothing = np.empty((len(EVIDENCE), 0))
        return Weighed(a=a, b=b, levels=nothing.astype(np.uint8), bits=nothing)
    seen, bits = weighed(told, card, a, b, crowd=np.broadcast_to(0.0, len(told.report)), seen=beside.levels(told, a, b))
    size = (len(EVIDENCE), len(a))
    return Weighed(
        a=a, b=b, levels=np.concatenate([*seen.values()]).reshape(size),
        bits=np.concatenate([*bits.values()]).reshape(size),
    )  # fmt: skip
