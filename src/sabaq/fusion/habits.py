"""Habits: how a source's reports differ from others' reports.

One paper dates an attack by the day it prints it, one office counts more dead than anybody. How a source's reports lie
to others of their groups, against how they lie to other reports, says what its next difference is worth.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from sabaq.fusion.codes import Coded, column_of
from sabaq.fusion.comparisons import Floats, Levels, Rows, levels, steps_above

Sights = npt.NDArray[np.int32]  # (2, 4, n): for either end of n pairs, columns of the table of habits
Ends = npt.NDArray[np.int32]  # (2, n): the sources of both
Flags = npt.NDArray[np.bool_]

HABIT = "habit"  # the name of this evidence, which comes after all fields
WORDS = ("", "they differ as these sources often do", "they differ as these sources seldom do")
LEAN_PAIRS = 100.0  # a source's own pairs weigh as much as the usual when there are so many
MOST_BITS = 5.0
DAYS_AHEAD = 3  # more days between what two reports tell are not told apart,
DAYS_LATER = 5  # nor more between their publication
TOLL_STEPS = (0.05, 0.3, 0.75)  # of the difference of the killed's logarithms
DIGITS = 4
SIZES = (2 * DAYS_AHEAD + 2, 2 * DAYS_LATER + 2, 5, 2 * len(TOLL_STEPS) + 2)
STARTS = tuple(np.cumsum([0, *SIZES]).tolist())
WIDTH = STARTS[-1]
SIGNED = [0, 1, 3]  # of the four those that are turned round when the two are
FIRST = np.array([[STARTS[at]] for at in SIGNED], dtype=np.int32)  # for what is not told
MOST_STEPS = np.array([[DAYS_AHEAD], [DAYS_LATER], [len(TOLL_STEPS)]], dtype=np.int32)


def sources_of(told: Coded, a: Rows, b: Rows) -> Ends:
    """Give the source of either end of each pair."""
    return np.stack([told.source.take(a), told.source.take(b)])


def sights(told: Coded, a: Rows, b: Rows, *, order: Levels | None = None) -> Sights:
    """Give how the second of each pair differs as the first sees it, and the first as the second does.

    Four things: the day told, the day of publication, whether one was published before the other's day (`order` are
    the levels of it, where they are known), the killed.
    """
    plain = told.dated.take(a) & told.dated.take(b) & (told.half_days.take(a) <= 1) & (told.half_days.take(b) <= 1)
    ahead = np.where(plain, np.round(told.middle_day.take(b) - told.middle_day.take(a)), np.nan)
    later = told.published.take(b) - told.published.take(a)
    more = np.log(column_of(told.killed, 1, b) + 0.5) - np.log(column_of(told.killed, 1, a) + 0.5)
    steps = np.where(np.isnan(more), np.nan, np.copysign(steps_above(np.abs(more), TOLL_STEPS), more))
    apart = np.stack([ahead, later, steps])
    unknown = np.isnan(apart)
    step = np.minimum(np.maximum(np.where(unknown, 0.0, apart), -MOST_STEPS), MOST_STEPS).astype(np.int32)
    seen = np.empty((2, len(SIZES), len(a)), dtype=np.int32)
    seen[0, SIGNED] = np.where(unknown, FIRST, FIRST + MOST_STEPS + 1 + step)
    seen[1, SIGNED] = np.where(unknown, FIRST, FIRST + MOST_STEPS + 1 - step)
    seen[:, 2] = STARTS[2] + (levels(told, a, b, "order") if order is None else order)
    return seen


def learn_habits(seen: Sights, sources: Ends, together: Flags) -> Floats:
    """Give for each source the bits of every column: how much commoner in its own pairs of one incident than in others.

    Less what that is for all sources; `together` says which pairs are grouped.
    """
    rows = 2 + int(sources.max(initial=-1))  # the last is for sources never met
    bits = np.zeros((rows, WIDTH))
    for pairs, way in ((together, 1.0), (~together, -1.0)):
        count = np.zeros(rows * WIDTH)
        for columns, source in zip(seen, sources, strict=True):
            for column in columns:
                count += np.bincount(source[pairs] * np.int64(WIDTH) + column[pairs], minlength=len(count))
        bits += way * _unlike(count.reshape(rows, WIDTH))
    return np.asarray(np.round(bits, DIGITS), dtype=np.float64)


def _unlike(count: Floats) -> Floats:
    """Give the bits by which each source's shares differ from those of all."""
    bits = np.zeros_like(count)
    for start, end in pairwise(STARTS):
        told = slice(start + 1, end)
        usual = count[:, told].sum(axis=0)
        usual /= max(usual.sum(), 1)
        own = count[:, told] + LEAN_PAIRS * usual
        own /= np.maximum(own.sum(axis=1, keepdims=True), 1)
        bits[:, told] = np.log2(np.divide(own, usual, where=usual > 0, out=np.ones_like(own)))
    return bits


def habit_bits(habits: Floats, seen: Sights, sources: Ends) -> Floats:
    """Give what the habits of both sources say of each pair; of one source's own reports nothing."""
    row = np.minimum(sources, len(habits) - 1) * np.int64(WIDTH)
    total = np.zeros(sources.shape[1])
    for column in habits.ravel().take(row[:, None] + seen).reshape(2 * len(SIZES), len(total)):
        total += column
    return np.where(sources[0] == sources[1], 0.0, np.minimum(np.maximum(total, -MOST_BITS), MOST_BITS))


def packed(habits: Floats) -> tuple[tuple[float, ...], ...]:
    """Give habits as a model keeps them: a row a source, empty where it has none."""
    return tuple(tuple(row) if any(row) else () for row in habits.tolist())


def unpacked(rows: Sequence[Sequence[float]]) -> Floats:
    """Give habits as a table, its last row for sources never met."""
    habits = np.zeros((len(rows) + 1, WIDTH))
    for at, row in enumerate(rows):
        habits[at, : len(row)] = row
    return habits
