"""Questions: what is asked of all incidents of a picture."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from functools import partial
from operator import eq

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from sabaq.errors import BadConfig
from sabaq.model.incident import Deadly, Facets, IncidentQuery, MapPoints, TimelineBin
from sabaq.store.moments import from_text
from sabaq.store.outlines import ABSENT, Outlines, Whole

CONTESTED = 0.5
MOST_BINS = 120
MOST_FACETS = 30
MOST_ROWS = 1000
MOST_ANSWERED = 32  # filters whose answers are kept, each a number an incident
DAY_0 = date(1970, 1, 1)
NO = pa.scalar(value=False)
ORDERS = ("newest", "oldest", "deadliest", "disputed", "reports")


def chosen(of: Outlines, query: IncidentQuery) -> Whole:
    """Give the places of the incidents that meet a query, in order of id: a page asks for them three times."""
    asked = replace(query, order="", limit=0, offset=0)
    if (known := of.answered.get(asked)) is None:
        if len(of.answered) >= MOST_ANSWERED:
            of.answered.clear()
        known = of.answered[asked] = _chosen(of, asked)
    return known


def _chosen(of: Outlines, query: IncidentQuery) -> Whole:
    kept = np.ones(of.table.num_rows, dtype=bool)
    for word in (query.text or "").casefold().split():
        kept &= pc.match_substring(of.table["words"], word).fill_null(NO).to_numpy()
    if query.first:
        kept &= of.days["last"] >= (query.first - DAY_0).days
    if query.last:
        kept &= (of.days["first"] <= (query.last - DAY_0).days) & (of.days["first"] != ABSENT)
    for name in ("country", "province", "attack_type", "target"):
        if value := getattr(query, name):
            kept &= _among(of, name, partial(eq, value))
    if query.actor:
        named = f"; {query.actor};".casefold()
        kept &= _among(of, "actor", lambda joined: named in f"; {joined};".casefold())
    if query.min_killed:
        kept &= of.counts["killed_best"] >= query.min_killed
    if query.disputed:
        kept &= contested(of)
    if query.bbox:
        kept &= _inside(of, query.bbox)
    return np.flatnonzero(kept)


def page(of: Outlines, query: IncidentQuery) -> tuple[int, list[str]]:
    """Give how many incidents meet a query, and the ids of one page of them in the query's order."""
    if query.order not in ORDERS:
        raise BadConfig(f"order {query.order!r} is unknown; wanted one of {', '.join(ORDERS)}")
    at = chosen(of, query)
    ordered = at[np.lexsort([key[at] for key in _keys(of, query.order)])]
    limit = max(0, min(query.limit, MOST_ROWS))
    return len(at), of.table["id"].take(pa.array(ordered[query.offset : query.offset + limit])).to_pylist()


def deadly(of: Outlines, killed: int) -> tuple[Deadly, ...]:
    """Give the incidents of so many killed, by the best figure, or the highest where none is best, in order of id."""
    best, high = of.counts["killed_best"], of.counts["killed_high"]
    at = np.flatnonzero(np.where(best == ABSENT, high, best) >= killed)
    rows = of.table.select(["id", "title", "known_first"]).take(pa.array(at)).to_pylist()
    return tuple(Deadly(**row | {"known_first": from_text(row["known_first"])}) for row in rows)


def contested(of: Outlines) -> npt.NDArray[np.bool_]:
    """Say of each incident whether its figures differ much, or something does not fit."""
    return (of.reals["dispute"] >= CONTESTED) | (of.counts["findings"] > 0)


def points(of: Outlines, query: IncidentQuery) -> MapPoints:
    """Give every placed incident of the query as columns, in order of id."""
    at = chosen(of, query)
    at = at[~np.isnan(of.reals["lat"][at])]
    killed = of.counts["killed_best"][at]
    rows = pa.array(at)
    return MapPoints(
        ids=tuple(of.table["id"].take(rows).to_pylist()),
        lon=tuple(of.reals["lon"][at].tolist()), lat=tuple(of.reals["lat"][at].tolist()),
        radius_m=tuple(np.nan_to_num(of.reals["radius_m"][at]).tolist()),
        killed=tuple(np.where(killed == ABSENT, -1, killed).tolist()),
        disputed=tuple(contested(of)[at].astype(int).tolist()),
        titles=tuple(of.table["title"].take(rows).to_pylist()),
    )  # fmt: skip


def timeline(of: Outlines, query: IncidentQuery) -> tuple[TimelineBin, ...]:
    """Give periods of one length (1, 7, 28 ... days) that cover the query's incidents."""
    at = chosen(of, query)
    at = at[of.days["first"][at] != ABSENT]
    if not len(at):
        return ()
    days = of.days["first"][at]
    start, span = int(days.min()), int(days.max() - days.min())
    length = next(days for days in (1, 7, 28, 91, 364, 3640, 36400) if span // days < MOST_BINS)
    period, many = (days - start) // length, span // length + 1
    ends = ("killed_low", "killed_best", "killed_high")
    killed = [np.bincount(period, weights=_told(of, end)[at], minlength=many).astype(int).tolist() for end in ends]
    first = DAY_0 + timedelta(days=start)
    return tuple(
        TimelineBin(
            start=first + timedelta(days=number * length), end=first + timedelta(days=(number + 1) * length - 1),
            incidents=count, killed_low=low, killed_best=best, killed_high=high,
        )
        for number, (count, low, best, high) in enumerate(
            zip(np.bincount(period, minlength=many).tolist(), *killed, strict=True)
        )
    )  # fmt: skip


def facets(of: Outlines, query: IncidentQuery) -> Facets:
    """Give the most frequent values among the query's incidents."""
    at = chosen(of, query)
    actors: Counter[str] = Counter()
    for joined, count in _counted(of, "actor", at).items():
        for name in joined.split("; "):
            actors[name] += count
    countries, provinces, types, targets = (
        _top(_counted(of, name, at)) for name in ("country", "province", "attack_type", "target")
    )
    return Facets(countries=countries, provinces=provinces, attack_types=types, targets=targets, actors=_top(actors))


def _among(of: Outlines, name: str, fits: Callable[[str], bool]) -> npt.NDArray[np.bool_]:
    """Say of each incident whether its name in a column fits; each name is looked at once."""
    names, codes = of.units[name]
    wanted = np.array([*(fits(each) for each in names), False])  # the last is for -1
    return wanted[codes]


def _inside(of: Outlines, box: tuple[float, float, float, float]) -> npt.NDArray[np.bool_]:
    west, south, east, north = box
    lat, lon = of.reals["lat"], of.reals["lon"]
    across = (lon >= west) & (lon <= east) if west <= east else (lon >= west) | (lon <= east)
    return (lat >= south) & (lat <= north) & across


def _keys(of: Outlines, order: str) -> Sequence[npt.NDArray[np.float64 | np.int64]]:
    """Give by what to sort, the weightiest last; what is not told comes last, equals by id."""
    first, best = of.days["first"], of.counts["killed_best"]
    match order:
        case "newest":
            return (-first, first == ABSENT)
        case "oldest":
            return (first, first == ABSENT)
        case "deadliest":
            return (-best, best == ABSENT)
        case "disputed":
            return (-np.maximum(of.counts["findings"], 0), -np.nan_to_num(of.reals["dispute"]))
        case _:
            return (-np.maximum(of.counts["reports"], 0),)


def _told(of: Outlines, end: str) -> Whole:
    """Give one end of each toll; where it is not told the best stands for it, or none."""
    best, its = of.counts["killed_best"], of.counts[end]
    told = np.where(its == ABSENT, best, its)
    return np.where(told == ABSENT, 0, told)


def _counted(of: Outlines, name: str, at: Whole) -> dict[str, int]:
    names, codes = of.units[name]
    its = codes[at]
    counts = np.bincount(its[its >= 0], minlength=len(names)).tolist()
    return {each: count for each, count in zip(names, counts, strict=True) if count}


def _top(counted: Mapping[str, int]) -> tuple[tuple[str, int], ...]:
    return tuple(sorted(counted.items(), key=lambda each: (-each[1], each[0]))[:MOST_FACETS])
