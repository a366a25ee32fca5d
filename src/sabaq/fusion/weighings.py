"""Weighings: pairs with what every field says of them."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from sabaq.fusion.codes import Coded
from sabaq.fusion.comparisons import FIELDS
from sabaq.fusion.likeness import Model, stopped, weighed
from sabaq.fusion.ties import lines_of

Rows = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True, kw_only=True)
class Weighed:
    """Pairs of rows with the level and the bits of every field."""

    a: Rows
    b: Rows
    levels: dict[str, npt.NDArray[np.uint8]]
    bits: dict[str, Floats]
    total: Floats

    @property
    def rows(self) -> Rows:
        """The rows that were weighed."""
        return np.concatenate([self.a, self.b])

    def of(self, chosen: npt.NDArray[np.bool_]) -> Weighed:
        """Give some of the pairs."""
        return Weighed(
            a=self.a[chosen], b=self.b[chosen], levels={name: each[chosen] for name, each in self.levels.items()},
            bits={name: each[chosen] for name, each in self.bits.items()}, total=self.total[chosen],
        )  # fmt: skip

    def beside(self, other: Weighed) -> Weighed:
        """Give these pairs and others."""
        if not len(other.a):
            return self
        levels = {name: np.concatenate([each, other.levels[name]]) for name, each in self.levels.items()}
        return Weighed(
            a=np.concatenate([self.a, other.a]), b=np.concatenate([self.b, other.b]), levels=levels,
            bits={name: np.concatenate([each, other.bits[name]]) for name, each in self.bits.items()},
            total=np.concatenate([self.total, other.total]),
        )  # fmt: skip

    def lines(self, chosen: Rows) -> list[str]:
        """Give the evidence of some of the pairs, as the ties tell it."""
        levels = {name: each[chosen] for name, each in self.levels.items()}
        return lines_of(levels, {name: each[chosen] for name, each in self.bits.items()})


def weigh(told: Coded, card: Model, a: Rows, b: Rows, *, crowd: Floats) -> Weighed:
    """Weigh pairs as the batch does."""
    if not len(a):
        nothing = np.empty(0)
        levels = dict.fromkeys(FIELDS, nothing.astype(np.uint8))
        return Weighed(a=a, b=b, levels=levels, bits=dict.fromkeys(FIELDS, nothing), total=nothing)
    levels, bits = weighed(told, card, a, b, crowd=crowd)
    return Weighed(a=a, b=b, levels=levels, bits=bits, total=stopped(card, bits, a, b, crowd=crowd))
