"""Slides: how alike chance makes reports that cannot match.

Reports more than a week apart are taken for reports of the same days, as physicists slide time to see how often
detectors coincide by chance. What such pairs have in common, pairs of different incidents have in common.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from sabaq.fusion.codes import Coded, coded, km_between, picked
from sabaq.fusion.pairs import SLACK_KM, TIME_CLASSES_DAYS, WINDOW_DAYS, spread, vague

Rows = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]
Flags = npt.NDArray[np.bool_]

SLIDES_DAYS = (9.0, 12.0, 15.0)  # farther than the days told of one incident lie apart, and still the same times
MOST_LOOKED_AT = 400_000
MOST = 20_000  # pairs


@dataclass(frozen=True, slots=True, kw_only=True)
class Slid:
    """Pairs of reports that tell day and place, of which one was moved by one of `SLIDES_DAYS`."""

    told: Coded  # the firsts of all pairs, then their seconds
    crowd: Floats  # of these

    @property
    def ends(self) -> tuple[Rows, Rows]:
        """The rows of either end."""
        first = np.arange(len(self.crowd) // 2)
        return first, first + len(first)


def plain(told: Coded) -> Flags:
    """Say which rows tell a day and a place of use."""
    return np.asarray(~vague(told) & told.dated & (told.half_days <= TIME_CLASSES_DAYS[0]))


def slid(codes: pa.Table, asking: Flags, *, crowd: Floats, own: bool) -> Slid:
    """Slide pairs of one source (`own`) or of two; their firsts are among the asking rows."""
    a, b, days = _ends(coded(codes), asking, own=own)
    moved = picked(codes, b)
    for name in ("middle_day", "published"):
        moved = moved.set_column(moved.schema.get_field_index(name), name, pc.subtract(moved[name], pa.array(days)))
    both = pa.concat_tables([picked(codes, a), moved])
    return Slid(told=coded(both), crowd=np.concatenate([crowd[a], crowd[b]]))


def _ends(told: Coded, asking: Flags, *, own: bool) -> tuple[Rows, Rows, Floats]:
    """Give the rows of pairs, and by how many days the second is later than it would have to be."""
    usable = plain(told)
    held, looking = np.flatnonzero(usable), np.flatnonzero(usable & asking)
    day = told.middle_day - np.min(told.middle_day[held], initial=0.0)
    lane = told.source if own else np.zeros(len(day))
    time = lane * (np.max(day[held], initial=0.0) + 2 * SLIDES_DAYS[-1]) + day
    held = held[np.argsort(time[held], kind="stable")]
    looking, days = np.repeat(looking, len(SLIDES_DAYS)), np.tile(SLIDES_DAYS, len(looking))
    wanted = time[looking] + days
    start, stop = (np.searchsorted(time[held], wanted + way * WINDOW_DAYS) for way in (-1, 1))
    thin = slice(None, None, 1 + int((stop - start).sum()) // MOST_LOOKED_AT)
    which, place = spread(start[thin], (stop - start)[thin])
    a, b = looking[thin][which], held[place]
    asked = np.flatnonzero((told.source[a] == told.source[b]) == own)
    a, b, days = a[asked], b[asked], days[thin][which[asked]]
    near = np.flatnonzero(km_between(told, a, b) <= told.radius_km[a] + told.radius_km[b] + SLACK_KM)
    near = near[:: 1 + len(near) // MOST]
    return a[near], b[near], days[near]
