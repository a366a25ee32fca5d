"""Values: the different things that rows tell, counted once."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
import numpy.typing as npt
import pyarrow as pa

Rows = npt.NDArray[np.int64]
Column = npt.NDArray[np.generic]


def numbered(columns: Iterable[Column]) -> tuple[Rows, Rows]:
    """Give each row the number of what it tells in the columns (n) or (n, k), and for each number a row that tells it.

    What is compared field by field is then compared once for each two values, however many rows tell them.
    """
    number = np.zeros(0, dtype=np.int64)
    for column in columns:
        for each in column.T if column.ndim == 2 else (column,):
            codes = _codes(np.ascontiguousarray(each))
            most = codes.max(initial=0)
            if not len(number):
                number = codes
            elif most:
                number = _codes(number * (most + 1) + codes)
    first = np.zeros(number.max(initial=-1) + 1, dtype=np.int64)
    first[number[::-1]] = np.arange(len(number))[::-1]
    return number, first


def _codes(values: Column) -> Rows:
    return np.asarray(pa.array(values).dictionary_encode().indices.to_numpy(), dtype=np.int64)
