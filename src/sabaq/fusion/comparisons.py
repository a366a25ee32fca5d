"""Comparisons: how two mentions agree, field by field."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pyarrow as pa
from scipy import sparse

from sabaq.fusion.names import name_codes, spelling_codes, word_codes, word_vectors
from sabaq.fusion.pairs import Positions, codes, gap_between, km_between, positions

Levels = npt.NDArray[np.uint8]
Whole = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]

SPACE = ("same spot", "same town", "near", "apart", "within the wider place", "beside the wider place",
         "far from the wider place", "place unknown")  # fmt: skip
TIME = ("same day", "ranges meet", "one day apart", "two days apart", "three or more days apart", "date assumed")
FIELDS: dict[str, tuple[str, ...]] = {  # level 0 is always "not told on one side" and weighs nothing
    "place": ("", "same place name", "place names share a word", "other place name"),
    "actor": ("", "same actors", "an actor in common", "the other's opponent", "other actors", "unknown on one side"),
    "party": ("", "same other party", "a party in common", "other parties"),
    "type": ("", "same attack type", "a type in common", "other type"),
    "target": ("", "same target", "other target"),
    "occasion": ("", "same occasion", "other occasion"),
    "killed": ("", "both none", "same, 1 or 2", "same, 3 to 9", "same, 10 or more", "ranges meet", "close",
               "none against some", "far apart"),
    "wounded": ("", "both none", "same, 1 or 2", "same, 3 to 9", "same, 10 or more", "ranges meet", "close",
                "none against some", "far apart"),
    "source": ("", "sources that copy each other", "independent sources", "one source", "one document"),
    "published": ("", "published within a day", "published a day apart", "published two or three days apart",
                  "published up to a week apart", "published weeks apart"),
    "words": ("", "no words in common", "few words in common", "some words in common", "nearly the same words"),
}  # fmt: skip
STEPS_OF_COSINE = (0.04, 0.2, 0.45)
SETS = 6  # names compared on each side, at most


@dataclass(frozen=True, slots=True, kw_only=True)
class Features:
    """What is compared, ready for look-up by row number."""

    where: Positions
    dated: npt.NDArray[np.bool_]
    place: Whole
    place_words: Whole  # (n, SETS) codes
    actors: Whole  # (n, SETS) codes, -1 for none
    others: Whole
    types: Whole
    targets: Whole
    occasion: Whole
    counts: dict[str, tuple[Floats, Floats, Floats]]
    source: Whole
    origin: Whole
    published: Floats
    title: Whole
    words: sparse.csr_array  # one row a distinct headline
    words_row: Whole  # -1 for none
    unknown_actor: npt.NDArray[np.bool_]


def read_features(mentions: pa.Table) -> Features:
    """Turn columns of text into codes and vectors, once for all pairs."""
    actors, unknown = name_codes(mentions["actors"], SETS)
    others, _ = name_codes(mentions["others"], SETS)
    words, words_row = word_vectors(mentions["words"])
    return Features(
        where=positions(mentions),
        dated=np.asarray(mentions["dated"].to_numpy(zero_copy_only=False), dtype=bool),
        place=spelling_codes(mentions["place"]),
        place_words=word_codes(mentions["place"], SETS),
        actors=actors,
        others=others,
        types=name_codes(mentions["types"], SETS)[0],
        targets=name_codes(mentions["targets"], SETS)[0],
        occasion=codes(mentions["occasion"]),
        counts={name: _counts(mentions, name) for name in ("killed", "wounded")},
        source=codes(mentions["source"]),
        origin=codes(mentions["origin"]),
        published=np.asarray(mentions["published_day"].cast(pa.float64()).to_numpy(zero_copy_only=False)),
        title=codes(mentions["words"]),
        words=words,
        words_row=words_row,
        unknown_actor=unknown,
    )


def _counts(mentions: pa.Table, name: str) -> tuple[Floats, Floats, Floats]:
    low, best, high = (
        np.asarray(mentions[f"{name}_{end}"].to_numpy(zero_copy_only=False), dtype=np.float64)
        for end in ("low", "best", "high")
    )
    return low, best, np.where(np.isnan(high), np.where(np.isnan(best), np.nan, np.maximum(best, low)), high)


def space_time_levels(features: Features, a: Whole, b: Whole) -> Levels:
    """Give the joint level: space * len(TIME) + time."""
    where = features.where
    km = km_between(where, a, b)
    wide = np.maximum(where.radius_km[a], where.radius_km[b])
    both = where.radius_km[a] + where.radius_km[b]
    fine = wide <= 8.0
    space = np.select(
        [np.isnan(km), fine & (km <= 2), fine & (km <= 8), fine & (km <= 20), fine, km <= wide, km <= both + 5],
        [7, 0, 1, 2, 3, 4, 5],
        default=6,
    )
    gap = gap_between(where, a, b)
    sharp = (where.half_days[a] <= 0.5) & (where.half_days[b] <= 0.5)
    assumed = ~(features.dated[a] & features.dated[b])
    time = np.select([assumed, (gap < 0.5) & sharp, gap < 0.5, gap < 1.5, gap < 2.5], [5, 0, 1, 2, 3], default=4)
    return np.asarray(space * len(TIME) + time, dtype=np.uint8)


def field_levels(features: Features, a: Whole, b: Whole) -> Levels:
    """Give an array (pairs, fields) of level numbers in the order of `FIELDS`."""
    one_document = same_document(features, a, b)
    return np.column_stack(
        [
            _place(features, a, b),
            _actor(features, a, b),
            _sets(features.others[a], features.others[b], same=1, some=2, none=3),
            _sets(features.types[a], features.types[b], same=1, some=2, none=3),
            _sets(features.targets[a], features.targets[b], same=1, some=1, none=2),
            _equal(features.occasion[a], features.occasion[b]),
            _count(features.counts["killed"], a, b),
            _count(features.counts["wounded"], a, b),
            _source(features, a, b, one_document=one_document),
            _published(features, a, b),
            np.where(one_document, 0, _words(features, a, b)),
        ]
    ).astype(np.uint8)


def same_document(features: Features, a: Whole, b: Whole) -> npt.NDArray[np.bool_]:
    """Say whether two mentions come from one text: one source, one day, one headline."""
    same = (features.source[a] == features.source[b]) & (features.published[a] == features.published[b])
    return np.asarray(same & (features.title[a] == features.title[b]) & (features.title[a] >= 0))


def _equal(one: Whole, two: Whole) -> Whole:
    return np.where((one < 0) | (two < 0), 0, np.where(one == two, 1, 2))


def _place(features: Features, a: Whole, b: Whole) -> Whole:
    level = _equal(features.place[a], features.place[b])
    other = np.flatnonzero(level == 2)
    share = _shared(features.place_words[a[other]], features.place_words[b[other]]) > 0
    level[other] = np.where(share, 2, 3)
    return level


def _sets(one: Whole, two: Whole, *, same: int, some: int, none: int) -> Whole:
    """Compare two sets of names given as rows of codes."""
    shared = _shared(one, two)
    size_one, size_two = (one >= 0).sum(axis=1), (two >= 0).sum(axis=1)
    all_same = (shared == size_one) & (shared == size_two)
    level = np.where(all_same, same, np.where(shared > 0, some, none))
    return np.where((size_one == 0) | (size_two == 0), 0, level)


def _shared(one: Whole, two: Whole) -> Whole:
    """Count the codes that both rows hold."""
    count = np.zeros(len(one), dtype=np.int64)
    for mine in one.T:
        count += ((mine[:, None] == two) & (mine[:, None] >= 0)).any(axis=1)
    return count


def _actor(features: Features, a: Whole, b: Whole) -> Whole:
    level = _sets(features.actors[a], features.actors[b], same=1, some=2, none=4)
    crossed = _sets(features.actors[a], features.others[b], same=1, some=1, none=0)
    crossed |= _sets(features.others[a], features.actors[b], same=1, some=1, none=0)
    level = np.where((level == 4) & (crossed > 0), 3, level)
    return np.where((features.unknown_actor[a] | features.unknown_actor[b]) & (level > 0), 5, level)


def _count(told: tuple[Floats, Floats, Floats], a: Whole, b: Whole) -> Whole:
    low, best, high = told
    one, two = best[a], best[b]
    less, more = np.fmin(one, two), np.fmax(one, two)
    meet = (low[a] <= high[b]) & (low[b] <= high[a])
    close = (more - less <= 2) | (more <= 1.6 * less)
    level = np.select(
        [
            np.isnan(one) | np.isnan(two), (one == two) & (one == 0), (one == two) & (one <= 2),
            (one == two) & (one <= 9), one == two, (less == 0) & (more > 0), meet, close,
        ],
        [0, 1, 2, 3, 4, 7, 5, 6],
        default=8,
    )  # fmt: skip
    return np.asarray(level, dtype=np.int64)


def _source(features: Features, a: Whole, b: Whole, *, one_document: npt.NDArray[np.bool_]) -> Whole:
    same = (features.source[a] == features.source[b]) & (features.source[a] >= 0)
    group = (features.origin[a] == features.origin[b]) & (features.origin[a] >= 0)
    return np.select([one_document, same, group], [4, 3, 1], default=2)


def _published(features: Features, a: Whole, b: Whole) -> Whole:
    apart = np.abs(features.published[a] - features.published[b])
    level = 1 + np.searchsorted((0.5, 1.5, 3.5, 7.5), apart)
    return np.where(np.isnan(apart), 0, level)


def _words(features: Features, a: Whole, b: Whole) -> Whole:
    one, two = features.words_row[a], features.words_row[b]
    level = np.zeros(len(a), dtype=np.int64)
    told = np.flatnonzero((one >= 0) & (two >= 0))
    level[told] = 1 + np.searchsorted(STEPS_OF_COSINE, _cosine(features.words, one[told], two[told]), side="right")
    return level


def _cosine(vectors: sparse.csr_array, a: Whole, b: Whole) -> Floats:
    """Give the cosine of rows a and b (rows have length 1), some at a time to bound memory."""
    out = np.zeros(len(a))
    for start in range(0, len(a), 500_000):
        part = slice(start, start + 500_000)
        out[part] = np.asarray(vectors[a[part]].multiply(vectors[b[part]]).sum(axis=1)).ravel()
    return out
