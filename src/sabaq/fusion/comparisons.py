"""Comparisons: how two mentions agree, field by field."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
import numpy.typing as npt

from sabaq.fusion.codes import Coded, column_of, gap_days, km_between
from sabaq.fusion.names import WORDS

Levels = npt.NDArray[np.uint8]
Rows = npt.NDArray[np.int64]
Codes = npt.NDArray[np.int32]
Floats = npt.NDArray[np.float64]
Flags = npt.NDArray[np.bool_]
Compare = Callable[[Coded, Rows, Rows, str], Levels]  # as `levels` does

SPACE = ("same spot", "same town", "near", "apart", "within the wider place", "beside the wider place",
         "far from the wider place", "place unknown")  # fmt: skip
TIME = ("same day", "ranges meet", "one day apart", "two days apart", "three or more days apart", "date assumed")
TOLD_DAYS = TIME.index("date assumed")  # levels of time of two stated days
TOLLS = ("", "both none", "same, 1 or 2", "same, 3 to 9", "same, 10 or more", "ranges meet", "close",
         "none against some", "apart", "far apart")  # fmt: skip
RARER = ("actor", "type", "target")  # fields whose agreement weighs by how rare the value is, as in `Coded.worth`
SAME = 1  # the level of it
FEW = 2_000  # pairs up to this are compared in one go: what a late mention waits for is the number of calls
FINE_KM = 8.0  # a radius up to this is a town's
FINE_STEPS_KM = (2.0, 8.0, 20.0)
STEPS_OF_COSINE = (0.04, 0.2, 0.45)
FIELDS: dict[str, tuple[str, ...]] = {  # level 0 is always "not told on one side" and weighs nothing
    "source": ("", "sources that copy each other", "independent sources", "one source"),
    "space_time": ("", *(f"{space}, {time}" for space in SPACE for time in TIME)),
    "published": ("", "published within a day", "published a day apart", "published two or three days apart",
                  "published up to a week apart", "published weeks apart"),
    "order": ("", "published well before the other's day", "published the day before the other's",
              "published on the other's day", "published after"),
    "area": ("", "same district", "other district of one province", "other province"),
    "place": ("", "same place name", "place names share a word", "other place name"),
    "actor": ("", "same actors", "an actor in common", "the other's opponent", "other actors", "unknown on one side"),
    "party": ("", "same other party", "a party in common", "other parties"),
    "type": ("", "same attack type", "a type in common", "other type"),
    "target": ("", "same target", "other target"),
    "occasion": ("", "same occasion", "other occasion"),
    "killed": TOLLS,
    "wounded": TOLLS,
    "words": ("", "no words in common", "few words in common", "some words in common", "nearly the same words"),
}  # fmt: skip


MADE_FROM: dict[str, tuple[str, ...]] = {  # columns of fields that few values tell
    "source": ("source", "origin"), "published": ("published",), "area": ("district", "province"),
    "actor": ("actors", "others", "unknown_actor"), "party": ("others",), "type": ("types",), "target": ("targets",),
    "occasion": ("occasion",), "killed": ("killed",), "wounded": ("wounded",),
}  # fmt: skip


def levels(told: Coded, a: Rows, b: Rows, field: str) -> Levels:
    """Give the level of one field for each pair."""
    return np.asarray(COMPARE[field](told, a, b), dtype=np.uint8)


def surplus(told: Coded, a: Rows, b: Rows, *, field: str, level: Levels) -> Floats:
    """Give the bits by which agreeing in a rare value says more than the level does."""
    if field not in RARER:
        return np.zeros(len(a))
    at = RARER.index(field)
    return np.where(level == SAME, np.minimum(told.worth[a, at], told.worth[b, at]), 0.0)


def first_true(conditions: Sequence[Flags], values: Sequence[int | Levels], default: int | Levels) -> Levels:
    """Give for each row the value of its first condition that holds: `np.select`, without its jumps."""
    out = np.full(len(conditions[0]), default, dtype=np.uint8)
    for condition, value in zip(reversed(conditions), reversed(values), strict=True):
        out += condition.view(np.uint8) * (np.asarray(value, dtype=np.uint8) - out)  # modulo 256
    return out


def steps_above(values: Floats, steps: Sequence[float]) -> Levels:
    """Count for each value the steps that it is above; what `np.searchsorted` gives, sooner where steps are few."""
    return np.asarray(sum((values > step).view(np.uint8) for step in steps), dtype=np.uint8)


def one_document(told: Coded, a: Rows, b: Rows) -> Flags:
    """Say whether two mentions come from one text: one source, one day, one headline."""
    title = told.title.take(a)
    same = (told.source.take(a) == told.source.take(b)) & (title == told.title.take(b)) & (title >= 0)
    return np.asarray(same & (told.published.take(a) == told.published.take(b)))


def _space_time(told: Coded, a: Rows, b: Rows) -> Levels:
    km, radius_a, radius_b = km_between(told, a, b), told.radius_km.take(a), told.radius_km.take(b)
    wide = np.maximum(radius_a, radius_b)
    loose = 4 + (km > wide).view(np.uint8) + (km > radius_a + radius_b + 5)
    space = first_true([np.isnan(km), wide <= FINE_KM], [7, steps_above(km, FINE_STEPS_KM)], default=loose)
    gap = gap_days(told, a, b)
    sharp = (told.half_days.take(a) <= 0.5) & (told.half_days.take(b) <= 0.5)
    assumed = ~(told.dated.take(a) & told.dated.take(b))
    time = first_true([assumed, (gap < 0.5) & sharp], [5, 0], default=4 - steps_above(-gap, (-2.5, -1.5, -0.5)))
    return 1 + space * np.uint8(len(TIME)) + time


def _published(told: Coded, a: Rows, b: Rows) -> Levels:
    apart = np.abs(told.published[a] - told.published[b])
    return first_true([np.isnan(apart)], [0], default=1 + steps_above(apart, (0.5, 1.5, 3.5, 7.5)))


def _order(told: Coded, a: Rows, b: Rows) -> Levels:
    """A report cannot tell of what happens after it is published; a wrong day only looks like it."""
    ahead = told.published.take(a) - told.middle_day.take(b)
    np.minimum(ahead, told.published.take(b) - told.middle_day.take(a), out=ahead)
    return first_true([np.isnan(ahead)], [0], default=1 + steps_above(ahead, (-1.5, -0.5, 0.5)))


def _area(told: Coded, a: Rows, b: Rows) -> Levels:
    district = _equal(told.district.take(a), told.district.take(b))
    province = _equal(told.province.take(a), told.province.take(b))
    return first_true([district == 1, province == 2, (district == 2) & (province == 1)], [1, 3, 2], default=0)


def _equal(one: Codes, two: Codes) -> Levels:
    return first_true([(one < 0) | (two < 0), one == two], [0, 1], default=2)


def _place(told: Coded, a: Rows, b: Rows) -> Levels:
    """Names of two places that are both known to a town's exactness say nothing that their distance does not."""
    known = ~(np.isnan(column_of(told.xyz_km, 0, a)) | np.isnan(column_of(told.xyz_km, 0, b)))
    fine = np.maximum(told.radius_km.take(a), told.radius_km.take(b)) <= FINE_KM
    level = first_true([known & fine], [0], default=_equal(told.place.take(a), told.place.take(b)))
    other = np.flatnonzero(level == 2)
    share = _shared(*(told.place_words.take(end.take(other), axis=0) for end in (a, b))) > 0
    level[other] = np.where(share, 2, 3)
    return level


def _shared(one: Codes, two: Codes) -> npt.NDArray[np.integer]:
    """Count the codes that both rows hold."""
    if len(one) <= FEW:
        met = (one[:, :, None] == two[:, None, :]).any(axis=2)
        return np.asarray((met & (one >= 0)).sum(axis=1, dtype=np.int8))
    count = np.zeros(len(one), dtype=np.int8)
    for mine in one.T:
        there = mine >= 0
        hit = np.zeros(len(one), dtype=bool)
        for other in two.T:
            hit |= mine == other
        count += hit & there
    return count


def _sets(one: Codes, two: Codes, *, same: int, some: int, none: int) -> npt.NDArray[np.integer]:
    """Compare two sets of names given as rows of codes."""
    shared = _shared(one, two)
    size_one, size_two = (one >= 0).sum(axis=1), (two >= 0).sum(axis=1)
    all_same = (shared == size_one) & (shared == size_two)
    level = np.where(all_same, same, np.where(shared > 0, some, none))
    return np.where((size_one == 0) | (size_two == 0), 0, level)


def _actor(told: Coded, a: Rows, b: Rows) -> npt.NDArray[np.integer]:
    level = _sets(told.actors[a], told.actors[b], same=1, some=2, none=4)
    other = np.flatnonzero(level == 4)
    crossed = _shared(told.actors[a[other]], told.others[b[other]])
    crossed = crossed + _shared(told.others[a[other]], told.actors[b[other]])
    level[other[crossed > 0]] = 3
    return np.where((told.unknown_actor[a] | told.unknown_actor[b]) & (level > 0), 5, level)


def _toll(told: Floats, a: Rows, b: Rows) -> npt.NDArray[np.integer]:
    one, two = column_of(told, 1, a), column_of(told, 1, b)
    less, more = np.fmin(one, two), np.fmax(one, two)
    meet = (told[a, 0] <= told[b, 2]) & (told[b, 0] <= told[a, 2])
    close = (more - less <= 2) | (more <= 1.6 * less)
    return first_true(
        [
            np.isnan(one) | np.isnan(two), (one == two) & (one == 0), (one == two) & (one <= 2),
            (one == two) & (one <= 9), one == two, (less == 0) & (more > 0), meet, close, more <= 3 * less,
        ],
        [0, 1, 2, 3, 4, 7, 5, 6, 8],
        default=9,
    )  # fmt: skip


def _source(told: Coded, a: Rows, b: Rows) -> npt.NDArray[np.integer]:
    same = (told.source[a] == told.source[b]) & (told.source[a] >= 0)
    group = (told.origin[a] == told.origin[b]) & (told.origin[a] >= 0)
    return first_true([same, group], [3, 1], default=2)


def _words(told: Coded, a: Rows, b: Rows) -> npt.NDArray[np.integer]:
    level = np.zeros(len(a), dtype=np.int64)
    there = (column_of(told.words, 0, a) >= 0) & (column_of(told.words, 0, b) >= 0)
    both = np.flatnonzero(there & ~one_document(told, a, b))
    below = steps_above(-_cosine(told, a.take(both), b.take(both)), [-step for step in STEPS_OF_COSINE])
    level[both] = 1 + len(STEPS_OF_COSINE) - below
    return level


def _cosine(told: Coded, a: Rows, b: Rows) -> Floats:
    """Give how alike two headlines are, 0 to 1, by the rarest words of each."""
    one, two = told.words.take(a, axis=0), told.words.take(b, axis=0)
    mine, theirs = told.rarity.take(a, axis=0), told.rarity.take(b, axis=0)
    out = np.zeros(len(a), dtype=np.float32)
    if len(a) <= FEW // WORDS:
        met = (one[:, :, None] == two[:, None, :]) & (one >= 0)[:, :, None]
        for each in (mine * (met * theirs[:, None, :]).sum(axis=2)).T:  # a word stands once in a headline
            out += each
        return out.astype(np.float64)
    length = (one >= 0).sum(axis=1, dtype=np.uint8)  # words stand from the left
    order = np.argsort(~length, kind="stable")  # the longest first: those with another word are the first so many
    more = len(a) - np.cumsum(np.bincount(length, minlength=one.shape[1]))
    one, two = (np.ascontiguousarray(each.take(order, axis=0).T) for each in (one, two))
    mine, theirs = (np.ascontiguousarray(each.take(order, axis=0).T) for each in (mine, theirs))
    for at, some in enumerate(more[: len(one)].tolist()):
        met = theirs[:, :some] * (two[:, :some] == one[at, :some])
        out[:some] += mine[at, :some] * met.sum(axis=0)
    cosine = np.empty(len(a))
    cosine[order] = out
    return cosine


COMPARE: dict[str, Callable[[Coded, Rows, Rows], npt.NDArray[np.integer]]] = {
    "space_time": _space_time,
    "published": _published,
    "order": _order,
    "area": _area,
    "place": _place,
    "actor": _actor,
    "party": lambda told, a, b: _sets(told.others[a], told.others[b], same=1, some=2, none=3),
    "type": lambda told, a, b: _sets(told.types[a], told.types[b], same=1, some=2, none=3),
    "target": lambda told, a, b: _sets(told.targets[a], told.targets[b], same=1, some=1, none=2),
    "occasion": lambda told, a, b: _equal(told.occasion[a], told.occasion[b]),
    "killed": lambda told, a, b: _toll(told.killed, a, b),
    "wounded": lambda told, a, b: _toll(told.wounded, a, b),
    "source": _source,
    "words": _words,
}
