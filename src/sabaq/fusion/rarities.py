"""Rarities: what it is worth to agree in a rare value.

Two reports that both name the commonest kind of attack agree as any two might. How often a value is told is known
without learning, so it corrects the learned bits of agreement (Winkler 1989) and is no weight of its own.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

Whole = npt.NDArray[np.int32]
Floats = npt.NDArray[np.float64]

RARE = ("actors", "types", "targets")  # sets of names in which two reports may agree
MOST_BITS = 4.0  # what rarity adds at most, and what being common takes; a name never met before adds all of it


def worth(codes: Whole) -> Floats:
    """Give for each code of a column (n, names of a row) the bits by which agreeing in it says more than is usual."""
    # usual: the share, on average, of a value that two agree in by chance
    count = np.bincount(codes[codes >= 0]).astype(np.float64)
    share = count / max(int((codes[:, 0] >= 0).sum()), 1)
    usual = (share**3).sum() / max((share**2).sum(), np.finfo(float).tiny)
    with np.errstate(divide="ignore"):
        return np.asarray(np.clip(np.log2(usual) - np.log2(share), -MOST_BITS, MOST_BITS))


def worth_of_rows(codes: Whole, worths: Sequence[float] | Floats) -> Floats:
    """Give for each row the bits of its rarest name, 0 where it has none; later codes are of names never met before."""
    known = np.append(np.asarray(worths, dtype=np.float64), [MOST_BITS, -np.inf])
    last = len(known) - 2
    return np.where(codes[:, 0] >= 0, known[np.where(codes >= 0, np.minimum(codes, last), -1)].max(axis=1), 0.0)
