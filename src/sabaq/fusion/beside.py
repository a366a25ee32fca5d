"""Beside: two values of a field, compared once for all reports.

Reports tell the same few kinds of attack, places and tolls again and again. How a value lies beside all others of its
field is kept when a late report first tells it; the next one that does is looked up.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from sabaq.fusion.codes import Coded
from sabaq.fusion.comparisons import MADE_FROM, Levels, Rows, levels
from sabaq.fusion.values import numbered

LOOKED_UP = ("source", "area", "actor", "party", "type", "target", "occasion", "killed", "wounded")
MOST_PAIRS = 500  # at once; more are compared sooner than looked up
MOST_VALUES = 5_000  # of a field; of more too much would be kept


@dataclass(slots=True, kw_only=True)
class Values:
    """The values of one field."""

    columns: tuple[str, ...]
    number: array[int]  # of each row's value
    first: list[int]  # for each number a row that tells it
    known: dict[bytes, int]  # the numbers
    levels: dict[int, bytes]  # of a value beside those with the first so many numbers

    @classmethod
    def of(cls, told: Coded, size: int, columns: tuple[str, ...]) -> Values:
        """Number what the first `size` rows tell."""
        number, first = numbered(getattr(told, name)[:size] for name in columns)
        rows = first.tolist()
        known = {_key(told, row, columns): at for at, row in enumerate(rows)}
        return cls(
            columns=columns, number=array("i", number.astype(np.int32).tobytes()), first=rows, known=known, levels={}
        )

    def put(self, told: Coded, row: int) -> None:
        """Number what the next row tells."""
        number = self.known.setdefault(_key(told, row, self.columns), len(self.first))
        if number == len(self.first):
            self.first.append(row)
        self.number.append(number)

    def learn(self, told: Coded, values: Iterable[int], field: str) -> None:
        """Compare some values with all that are known."""
        for value in values:
            held = self.levels.get(value, b"")
            others = np.array(self.first[len(held) :], dtype=np.int64)
            one = np.full(len(others), self.first[value])
            self.levels[value] = held + levels(told, one, others, field).tobytes()


@dataclass(slots=True, kw_only=True)
class Beside:
    """Gives what `comparisons.levels` gives; it knows the rows that were put, in their order."""

    fields: dict[str, Values]

    @classmethod
    def of(cls, told: Coded, size: int) -> Beside:
        """Know the first `size` rows."""
        return cls(fields={name: Values.of(told, size, MADE_FROM[name]) for name in LOOKED_UP})

    def put(self, told: Coded, row: int) -> None:
        """Know the next row."""
        for values in self.fields.values():
            values.put(told, row)

    def compare(self, told: Coded, a: Rows, b: Rows, field: str) -> Levels:
        """Give the level of one field for each pair."""
        values = self.fields.get(field)
        if values is None or len(a) > MOST_PAIRS or len(values.first) > MOST_VALUES:
            return levels(told, a, b, field)
        number, known = values.number, values.levels
        one, two = [number[row] for row in a.tolist()], [number[row] for row in b.tolist()]
        try:
            found = bytes([known[x][y] for x, y in zip(one, two, strict=True)])
        except LookupError:
            values.learn(told, set(one), field)
            found = bytes([known[x][y] for x, y in zip(one, two, strict=True)])
        return np.frombuffer(found, dtype=np.uint8)


def _key(told: Coded, row: int, columns: tuple[str, ...]) -> bytes:
    return b"".join([getattr(told, name)[row].tobytes() for name in columns])
