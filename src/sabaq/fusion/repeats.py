"""Repeats: how often a source tells an incident again.

How like each other its reports of different incidents are, is seen from pairs that cannot match: its reports of two
weeks apart, as if they were of the same days (time slides, as those use who look for coincidences of detectors).
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from sabaq.fusion.codes import Coded, coded, km_between
from sabaq.fusion.likeness import CROWD_BITS, Model, told_once, weighed
from sabaq.fusion.pairs import SLACK_KM, TIME_CLASSES_DAYS, WINDOW_DAYS, spread, vague
from sabaq.fusion.shares import MOST_BITS, missing_bits

Rows = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]
Flags = npt.NDArray[np.bool_]

OWN_SOURCE_BITS = -3.0  # a source's next report is mostly of the next event; beside it, follow-ups are few
SLIDE_DAYS = 14.0  # far more than days are wrong by, the same day of the week, and still the same times
MOST_LOOKED_AT = 500_000
MOST_WEIGHED = 20_000


def own_bits(codes: pa.Table, model: Model, a: Rows, b: Rows, *, crowd: Floats) -> float:
    """Give the bits, 0 or less, by which two reports of one source match less often than others.

    As the evidence of the pairs tells whose reports both state a day and a place.
    """
    told = coded(codes)
    plain = ~vague(told) & told.dated & (told.half_days <= TIME_CLASSES_DAYS[0])
    asked = (told.source[a] == told.source[b]) & plain[a] & plain[b]
    asked &= ~np.any(told_once(told, a, b), axis=0)
    a, b = a[asked], b[asked]
    prior, evidence = _weight(told, model, a, b, crowd=crowd)
    there = np.zeros(len(plain), dtype=bool)
    there[a] = there[b] = True
    unmatched = np.add(*_slid(codes, model, *slid_pairs(told, plain, there), crowd=crowd))
    return min(missing_bits(evidence, prior, thought=OWN_SOURCE_BITS, least=-MOST_BITS, unmatched=unmatched), 0.0)


def slid_pairs(told: Coded, plain: Flags, asking: Flags) -> tuple[Rows, Rows]:
    """Give pairs of asking rows and plain ones of the same source that would meet were these `SLIDE_DAYS` earlier."""
    held = np.flatnonzero(plain)
    day = told.middle_day - np.min(told.middle_day[held], initial=0.0)
    span = np.max(day[held], initial=0.0) + 2 * SLIDE_DAYS
    time = told.source * span + day
    held = held[np.argsort(time[held], kind="stable")]
    looking = np.flatnonzero(asking)
    wanted = time[looking] + SLIDE_DAYS
    start, stop = (np.searchsorted(time[held], wanted + way * WINDOW_DAYS) for way in (-1, 1))
    thin = slice(None, None, 1 + int((stop - start).sum()) // MOST_LOOKED_AT)
    which, place = spread(start[thin], (stop - start)[thin])
    a, b = looking[thin][which], held[place]
    near = km_between(told, a, b) <= told.radius_km[a] + told.radius_km[b] + SLACK_KM
    near &= told.source[a] == told.source[b]
    some = np.flatnonzero(near)
    some = some[:: 1 + len(some) // MOST_WEIGHED]
    return a[some], b[some]


def _slid(codes: pa.Table, model: Model, a: Rows, b: Rows, *, crowd: Floats) -> tuple[Floats, Floats]:
    """Weigh pairs as if their second were `SLIDE_DAYS` earlier."""
    earlier = codes.take(pa.array(b))
    for name in ("middle_day", "published"):
        at = earlier.schema.get_field_index(name)
        earlier = earlier.set_column(at, name, pc.subtract(earlier[name], SLIDE_DAYS))
    both = coded(pa.concat_tables([codes.take(pa.array(a)), earlier]))
    one = np.arange(len(a))
    return _weight(both, model, one, one + len(a), crowd=np.concatenate([crowd[a], crowd[b]]))


def _weight(told: Coded, model: Model, a: Rows, b: Rows, *, crowd: Floats) -> tuple[Floats, Floats]:
    """Give what is thought of pairs beforehand, and what all evidence but their source adds."""
    bits = weighed(told, model, a, b, crowd=crowd)[1]
    prior = model.base + CROWD_BITS * (crowd[a] + crowd[b])
    return prior, np.sum(list(bits.values()), axis=0) - bits["source"] - prior
