"""Beside: two values of a field, compared once for all reports.

Reports tell the same few kinds of attack, places and tolls again and again. How two values of a field lie beside each
other is kept, and looked up for all fields in one go: a late report's few pairs lie far apart in memory, and each look
at a column of all reports would cost more than the comparison.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from sabaq.fusion.codes import Coded
from sabaq.fusion.comparisons import FIELDS, MADE_FROM, Levels, Rows, levels
from sabaq.fusion.values import numbered

LOOKED_UP = tuple(MADE_FROM)
COLUMN = {name: at for at, name in enumerate(LOOKED_UP)}
OTHERS = tuple(name for name in FIELDS if name not in MADE_FROM)
SPARE = 4_096  # rows that are made ready at once, at least
FEW_VALUES = 512  # of a field; of so few all are compared at the start
MOST_VALUES = 5_000  # of a field; of more the table would be too wide


@dataclass(slots=True, kw_only=True)
class Beside:
    """Gives what `comparisons.levels` gives, for the rows that it knows."""

    number: npt.NDArray[np.int32]  # (rows, fields): of each row's value, with room to spare
    known: list[dict[bytes, int]]  # the numbers, one field each
    first: Rows  # where each field's table begins
    width: Rows  # of each field's table; 0: it has too many values for one
    table: Levels  # of two values one more than their level, 0 where nobody asked yet

    @classmethod
    def of(cls, told: Coded, size: int) -> Beside:
        """Know the first `size` rows."""
        number, known, widths = np.zeros((size + SPARE, len(LOOKED_UP)), dtype=np.int32), [], []
        shown: list[Rows] = []
        for at, name in enumerate(LOOKED_UP):
            column, first = numbered(getattr(told, each)[:size] for each in MADE_FROM[name])
            known.append({_key(told, row, name): value for value, row in enumerate(first.tolist())})
            widths.append(_width(len(first)))
            number[:size, at] = column if widths[-1] else 0
            shown.append(first)
        made = cls(number=number, known=known, first=_starts(widths), width=np.array(widths), table=_room(widths))
        for name, first in zip(LOOKED_UP, shown, strict=True):
            if len(first) <= FEW_VALUES:
                made.compare(told, np.repeat(first, len(first)), np.tile(first, len(first)), name)
        return made

    def put(self, told: Coded, row: int) -> None:
        """Know one more row."""
        if row >= len(self.number):
            self.number = np.concatenate([self.number, np.zeros((row + SPARE, len(LOOKED_UP)), dtype=np.int32)])
        for at, (name, width) in enumerate(zip(LOOKED_UP, self.width.tolist(), strict=True)):
            if width:
                value = self.known[at].setdefault(_key(told, row, name), len(self.known[at]))
                self.number[row, at] = value
                if value >= width:
                    self._widen(at)

    def compare(self, told: Coded, a: Rows, b: Rows, field: str) -> Levels:
        """Give the level of one field for each pair."""
        at = COLUMN.get(field)
        if at is None or not self.width[at]:
            return levels(told, a, b, field)
        return self._looked_up(told, a, b, slice(at, at + 1))[:, 0]

    def levels(self, told: Coded, a: Rows, b: Rows) -> dict[str, Levels]:
        """Give the level of every field for each pair."""
        found = dict(zip(LOOKED_UP, self._looked_up(told, a, b, slice(None)).T, strict=True))
        apart = (*OTHERS, *(name for name, width in zip(LOOKED_UP, self.width.tolist(), strict=True) if not width))
        found |= {name: levels(told, a, b, name) for name in apart}
        return {name: found[name] for name in FIELDS}

    def _looked_up(self, told: Coded, a: Rows, b: Rows, columns: slice) -> Levels:
        """Give (pairs, fields), whichever row of a pair comes first; what nobody asked before is compared now."""
        one, two = self.number[a, columns], self.number[b, columns]
        first, width = self.first[columns], self.width[columns]
        at = first + one * width + two
        found = self.table.take(at)
        if not found.all():
            back = first + two * width + one
            for field in np.flatnonzero(~found.all(axis=0) & (width > 0)).tolist():
                new = np.flatnonzero(found[:, field] == 0)
                level = 1 + levels(told, a[new], b[new], LOOKED_UP[columns][field])
                found[new, field] = self.table[at[new, field]] = self.table[back[new, field]] = level
        return found - np.uint8(1)

    def _widen(self, field: int) -> None:
        """Make room for a field's values to come, or give its table up."""
        before, first, held = self.width.tolist(), self.first.tolist(), self.table
        after = [*before[:field], _width(len(self.known[field])), *before[field + 1 :]]
        self.width, self.first, self.table = np.array(after), _starts(after), _room(after)
        for at, width in enumerate(before):
            if after[at]:
                cells = slice(self.first[at], self.first[at] + after[at] ** 2)
                made = self.table[cells].reshape(after[at], after[at])
                made[:width, :width] = held[first[at] : first[at] + width**2].reshape(width, width)
            else:
                self.number[:, at] = 0


def _width(values: int) -> int:
    return 0 if values > MOST_VALUES else min(2 * values + 8, MOST_VALUES)


def _starts(widths: list[int]) -> Rows:
    return np.cumsum([0, *(width * width for width in widths[:-1])])


def _room(widths: list[int]) -> Levels:
    """Give a table for all fields; what nobody asks for takes no memory."""
    return np.zeros(sum(width * width for width in widths) + 1, dtype=np.uint8)


def _key(told: Coded, row: int, field: str) -> bytes:
    return b"".join([getattr(told, name)[row].tobytes() for name in MADE_FROM[field]])
