"""Overlaps: how sources differ on the same incidents."""

from __future__ import annotations

import math
import statistics
from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import combinations

from sabaq.model.incident import Figure
from sabaq.model.overlap import Comparison, Entry, FieldDifference, Overlap, SourceShare
from sabaq.model.spacetime import distance_km

SAME_KM, NEAR_KM = 5.0, 25.0
Pair = tuple[Entry, Entry]


def compare(entries: Iterable[Entry]) -> Comparison:
    """Compare every two sources over the days that both cover; sources with most entries come first."""
    by_source: dict[str, dict[str, Entry]] = defaultdict(dict)
    tellers: dict[str, set[str]] = defaultdict(set)
    for entry in entries:
        by_source[entry.source][entry.incident] = entry
        tellers[entry.incident].add(entry.source)
    names = sorted(by_source, key=lambda name: (-len(by_source[name]), name))
    shares = [_share(by_source[name], tellers) for name in names]
    overlaps = [
        _overlap(one, two, by_source[one.source], by_source[two.source]) for one, two in combinations(shares, 2)
    ]
    return Comparison(shares=tuple(shares), overlaps=tuple(overlaps), incidents=len(tellers))


def _share(told: dict[str, Entry], tellers: dict[str, set[str]]) -> SourceShare:
    dated = [entry for entry in told.values() if entry.first]
    return SourceShare(
        source=next(iter(told.values())).source,
        entries=len(told),
        alone=sum(len(tellers[incident]) == 1 for incident in told),
        first=min((entry.first for entry in dated if entry.first), default=None),
        last=max((entry.last for entry in dated if entry.last), default=None),
    )


def _overlap(one: SourceShare, two: SourceShare, ones: dict[str, Entry], twos: dict[str, Entry]) -> Overlap:
    first = max(one.first, two.first) if one.first and two.first else None
    last = min(one.last, two.last) if one.last and two.last else None
    shared = [(ones[incident], twos[incident]) for incident in ones.keys() & twos.keys()]

    def within(entries: dict[str, Entry], other: dict[str, Entry]) -> int:
        """Count the entries of the common days; one that is matched counts though its own day lies just outside."""
        return sum(
            incident in other
            or bool(first and last and entry.first and entry.last and entry.last >= first and entry.first <= last)
            for incident, entry in entries.items()
        )

    return Overlap(
        one=one.source,
        two=two.source,
        first=first,
        last=last,
        one_entries=within(ones, twos),
        two_entries=within(twos, ones),
        both=len(shared),
        fields=tuple(_differences(shared)) if shared else (),
    )


def _differences(shared: Sequence[Pair]) -> Iterable[FieldDifference]:
    yield _day(shared)
    yield _distance(shared)
    for name in ("killed", "wounded"):
        yield _figure(name, [(getattr(a, name), getattr(b, name)) for a, b in shared])
    for name in ("attack_type", "target", "actor", "district", "province"):
        yield _word(name, [(getattr(a, name), getattr(b, name)) for a, b in shared])


def _day(shared: Sequence[Pair]) -> FieldDifference:
    told = [(a.first, a.last, b.first, b.last) for a, b in shared if a.first and a.last and b.first and b.last]
    later = [0 if a <= d and c <= b else (a - d).days if a > d else (b - c).days for a, b, c, d in told]
    return _of_differences(
        "date", [float(days) for days in later], same=sum(a == c and b == d for a, b, c, d in told),
        near=sum(abs(days) <= 1 for days in later),
    )  # fmt: skip


def _distance(shared: Sequence[Pair]) -> FieldDifference:
    spots = [(_spot(a), _spot(b)) for a, b in shared]
    km = [distance_km(one, two) for one, two in spots if one and two]
    return FieldDifference(
        field="place", compared=len(km), same=sum(each <= SAME_KM for each in km),
        near=sum(each <= NEAR_KM for each in km), median=round(statistics.median(km), 1) if km else None,
    )  # fmt: skip


def _spot(entry: Entry) -> tuple[float, float] | None:
    return None if entry.lat is None or entry.lon is None else (entry.lat, entry.lon)


def _figure(name: str, told: Sequence[tuple[Figure, Figure]]) -> FieldDifference:
    stated = [(a, b) for a, b in told if a.best is not None and b.best is not None]
    return _of_differences(
        name,
        [float((a.best or 0) - (b.best or 0)) for a, b in stated],
        same=sum(a.best == b.best for a, b in stated),
        near=sum(_meet(a, b) for a, b in stated),
    )


def _meet(a: Figure, b: Figure) -> bool:
    """Say whether two ranges have a number in common; an open end reaches on."""

    def ends(figure: Figure) -> tuple[float, float]:
        best = float(figure.best or 0)
        low = best if figure.low is None else float(figure.low)
        return low, math.inf if figure.high is None and figure.low is not None else float(figure.high or best)

    (low, high), (other_low, other_high) = ends(a), ends(b)
    return low <= other_high and other_low <= high


def _of_differences(name: str, differences: list[float], *, same: int, near: int) -> FieldDifference:
    return FieldDifference(
        field=name, compared=len(differences), same=same, near=near,
        first_more=sum(each > 0 for each in differences), second_more=sum(each < 0 for each in differences),
        median=statistics.median(map(abs, differences)) if differences else None,
    )  # fmt: skip


def _word(name: str, told: Sequence[tuple[str | None, str | None]]) -> FieldDifference:
    stated = [(a.casefold().strip(), b.casefold().strip()) for a, b in told if a and b]
    same = sum(a == b for a, b in stated)
    near = sum(a == b or bool(set(a.split()) & set(b.split())) for a, b in stated)
    return FieldDifference(field=name, compared=len(stated), same=same, near=near)
