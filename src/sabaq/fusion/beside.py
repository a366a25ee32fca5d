"""Beside: two values of a field, compared once for all reports.

Reports tell the same few kinds of attack, places and tolls again and again. How a value lies beside all others of its
field is kept when a late report first tells it; the next one that does is looked up.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from sabaq.fusion.codes import Coded
from sabaq.fusion.comparisons import MADE_FROM, Levels, Rows, levels
from sabaq.fusion.values import numbered

Codes = npt.NDArray[np.int32]

LOOKED_UP = ("source", "area", "actor", "party", "type", "target", "occasion", "killed", "wounded")
NO_LEVELS = np.empty(0, dtype=np.uint8)
SPARE = 4_096  # rows that are made ready at once, at least
FEW = 100  # pairs of several values; more are compared sooner than looked up one by one
MOST_VALUES = 5_000  # of a field; of more too much would be kept


@dataclass(slots=True, kw_only=True)
class Values:
    """The values of one field."""

    field: str
    number: Codes  # of each row's value, with room to spare
    first: list[int]  # for each number a row that tells it
    known: dict[bytes, int]  # the numbers
    levels: dict[int, Levels]  # of a value beside those with the first so many numbers

    @classmethod
    def of(cls, told: Coded, size: int, field: str) -> Values:
        """Number what the first `size` rows tell."""
        number, first = numbered(getattr(told, name)[:size] for name in MADE_FROM[field])
        rows = first.tolist()
        known = {_key(told, row, field): at for at, row in enumerate(rows)}
        return cls(field=field, number=number.astype(np.int32), first=rows, known=known, levels={})

    def put(self, told: Coded, row: int) -> None:
        """Number what one more row tells."""
        if row >= len(self.number):
            self.number = np.concatenate([self.number, np.zeros(row + SPARE, dtype=np.int32)])
        number = self.known.setdefault(_key(told, row, self.field), len(self.first))
        if number == len(self.first):
            self.first.append(row)
        self.number[row] = number

    def beside(self, told: Coded, value: int, others: Codes) -> Levels:
        """Give how a value lies beside others."""
        try:
            return self.levels[value][others]
        except LookupError:
            held = self.levels.get(value, NO_LEVELS)
            new = np.array(self.first[len(held) :], dtype=np.int64)
            more = levels(told, np.full(len(new), self.first[value]), new, self.field)
            self.levels[value] = np.concatenate([held, more])
        return self.levels[value][others]


@dataclass(slots=True, kw_only=True)
class Beside:
    """Gives what `comparisons.levels` gives, for the rows that it knows."""

    fields: dict[str, Values]

    @classmethod
    def of(cls, told: Coded, size: int) -> Beside:
        """Know the first `size` rows."""
        return cls(fields={name: Values.of(told, size, name) for name in LOOKED_UP})

    def put(self, told: Coded, row: int) -> None:
        """Know one more row."""
        for values in self.fields.values():
            values.put(told, row)

    def compare(self, told: Coded, a: Rows, b: Rows, field: str) -> Levels:
        """Give the level of one field for each pair."""
        values = self.fields.get(field)
        if values is None or not len(a) or len(values.first) > MOST_VALUES:
            return levels(told, a, b, field)
        one, two = values.number[a], values.number[b]
        if (one == one[0]).all():
            return values.beside(told, int(one[0]), two)
        if len(a) > FEW:
            return levels(told, a, b, field)
        found = np.empty(len(a), dtype=np.uint8)
        for value in set(one.tolist()):
            its = one == value
            found[its] = values.beside(told, value, two[its])
        return found


def _key(told: Coded, row: int, field: str) -> bytes:
    return b"".join([getattr(told, name)[row].tobytes() for name in MADE_FROM[field]])
