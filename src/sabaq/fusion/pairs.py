"""Pairs: mentions close enough to be one incident."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import pyarrow as pa
from scipy.spatial import cKDTree

from sabaq.fusion.codes import Coded, coded, gap_days, km_between
from sabaq.fusion.unplaced import unplaced_pairs
from sabaq.store.base import Step

Rows = npt.NDArray[np.int64]

WINDOW_DAYS = 4.0  # gap between two reports of one incident; sources err by up to three days
SLACK_KM = 25.0  # beyond the radii: towns are confused with their neighbours
MAX_RADIUS_KM = 120.0  # a vaguer place says little more than its country
SPACE_CLASSES_KM = (8.0, 50.0, MAX_RADIUS_KM)  # radii up to this share one search tree
TIME_CLASSES_DAYS = (0.6, 4.0, 46.0)  # half-lengths of a stated range, likewise

SCHEMA = pa.schema([("a", pa.int32()), ("b", pa.int32())])


def find_pairs(codes: pa.Table) -> pa.Table:
    """Give every pair (a < b, row numbers, in order) within the sliding day window and reach of both places.

    Mentions without a usable place meet those of the same country and days that they do not mostly contradict.
    """
    told = coded(codes)
    unplaced = vague(told)
    found = [*_placed(told, unplaced), *unplaced_pairs(told, unplaced, WINDOW_DAYS)]
    size = np.int64(codes.num_rows)
    key = np.sort(np.concatenate([np.empty(0, dtype=np.int64), *(a * size + b for a, b in found)]))
    return pa.table([(key // size).astype(np.int32), (key % size).astype(np.int32)], schema=SCHEMA)


def vague(told: Coded, rows: Rows | slice = slice(None)) -> npt.NDArray[np.bool_]:
    """Say which rows have no usable place."""
    return np.asarray(np.isnan(told.xyz_km[rows, 0]) | (told.radius_km[rows] > MAX_RADIUS_KM))


def _placed(told: Coded, unplaced: npt.NDArray[np.bool_]) -> list[tuple[Rows, Rows]]:
    classes = _classes(told, unplaced)
    found = []
    for at, (members_a, radius_a, half_a) in enumerate(classes):
        for members_b, radius_b, half_b in classes[at:]:
            a, b = _near(
                told, members_a, members_b, reach=radius_a + radius_b + SLACK_KM, days=WINDOW_DAYS + half_a + half_b
            )
            close = gap_days(told, a, b) <= WINDOW_DAYS
            a, b = a[close], b[close]
            close = km_between(told, a, b) <= told.radius_km[a] + told.radius_km[b] + SLACK_KM
            found.append((a[close], b[close]))
    return found


def _classes(told: Coded, unplaced: npt.NDArray[np.bool_]) -> list[tuple[Rows, float, float]]:
    """Split placed mentions by how wide and how long they are, so that each search is tight."""
    usable = ~unplaced & ~np.isnan(told.middle_day) & (told.half_days <= TIME_CLASSES_DAYS[-1])
    space = np.searchsorted(SPACE_CLASSES_KM, told.radius_km)
    time = np.searchsorted(TIME_CLASSES_DAYS, told.half_days)
    classes = []
    for s, radius in enumerate(SPACE_CLASSES_KM):
        for d, half in enumerate(TIME_CLASSES_DAYS):
            members = np.flatnonzero(usable & (space == s) & (time == d))
            if len(members):
                classes.append((members, radius, half))
    return classes


def _near(told: Coded, left: Rows, right: Rows, *, reach: float, days: float) -> tuple[Rows, Rows]:
    """Give pairs a < b whose boxes in scaled space and time meet."""
    scale = np.array([1 / reach, 1 / reach, 1 / reach, 1 / days])

    def tree(members: Rows) -> cKDTree:
        return cKDTree(np.column_stack([told.xyz_km[members], told.middle_day[members]]) * scale)

    if left is right:
        near = tree(left).query_pairs(1.0, p=np.inf, output_type="ndarray")
        one, two = left[near[:, 0]], left[near[:, 1]]
    else:
        found = tree(left).sparse_distance_matrix(tree(right), 1.0, p=np.inf, output_type="ndarray")
        one, two = left[found["i"]], right[found["j"]]
    return np.minimum(one, two), np.maximum(one, two)


PAIRS = Step(name="pairs@2", writes="pairs", reads=("codes",), run=find_pairs)
