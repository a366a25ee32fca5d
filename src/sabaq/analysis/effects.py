"""Effects: whether counts after a day differ from placebo days."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

from sabaq.analysis.panel import Panel
from sabaq.analysis.rhythms import distances_km
from sabaq.errors import BadConfig
from sabaq.model.counts import Finding

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
MADE_WITH = "effects@1"
NOMINAL = 0.05  # share of wrong verdicts where nothing changed
NEEDED = 0.02  # rank that is asked for: placebos overlap, so they are fewer than they look
POWER = 0.8  # with which the smallest detectable change is found
ALIKE = 300  # placebos, the most alike in level and in change before
FEWEST = 100  # placebos, below which nothing is said
DRAWN = 4000  # placebo sets and days that are looked at
MOVING = 0.05  # rank of the change before, below which the series was moving already
SHRUNK = 5.0  # counts added on both sides of the controls' change, so that few of them change little
NEAR_KM = 150.0  # where attacks may have gone


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """Counts over what the controls lead one to expect, and its place among placebos."""

    before: float
    after: float
    expected: float
    ratio: float  # of after over expected, both with one half added
    low: float  # 95 % of placebos would leave the true ratio above
    high: float
    rank: float  # two-sided share of placebos at least as far from their middle


@dataclass(frozen=True, slots=True, kw_only=True)
class Effect:
    """What came after a day, beside placebo days and units; never a proof of why."""

    units: tuple[str, ...]
    day: date
    window: int  # periods before and after
    detectable_fall: float  # the ratio below which a true fall would be found four times of five; 0: none would be
    detectable_rise: float
    change: Change
    earlier: Change  # the window before, as if the day had been one window earlier
    neighbours: Change | None  # None: no neighbour with a place
    placebos: int
    finding: Finding
    reasons: tuple[str, ...]  # why it cannot be told, or what weakens it
    other_vintage: Finding | None  # by what was known at another moment
    made_with: str


@dataclass(frozen=True, slots=True, kw_only=True)
class _Sets:
    """Sets of units at periods: their change, the level and the change before it."""

    change: Floats
    level: Floats
    before: Floats


def effect(panel: Panel, units: Sequence[str], day: date, *, window: int, other: Panel | None = None) -> Effect:
    """Compare the windows before and after a day with those of placebo days and units."""
    rows, place = _rows(panel, units), panel.period(day) + 1
    _check(panel, rows, place, window)
    chance = np.random.default_rng([len(rows), place, window])
    alike = _alike(panel, rows, place, window=window, chance=chance)
    now, then = (
        _change(panel, rows, place, window=window, placebos=alike),
        _change(panel, rows, place - window, window=window, placebos=alike),
    )
    near = _near(panel, rows)
    beside = None
    if len(near):
        others = _alike(panel, near, place, window=window, chance=chance)
        beside = _change(panel, near, place, window=window, placebos=others)
    if len(alike) < FEWEST:
        raise BadConfig(
            f"only {len(alike)} placebos can be drawn; wanted {FEWEST}: a longer past, or a shorter --window"
        )
    low, less, more, high = np.quantile(alike, [NOMINAL / 2, 1 - POWER, POWER, 1 - NOMINAL / 2])
    reasons, finding = _reasons(panel, now, then, beside), _finding(now, then)
    fall = float(np.exp(low - more))
    vintage = effect(other, units, day, window=window).finding if other else None
    if vintage is not None and vintage is not finding:
        reasons = (*reasons, f"By what was known at the other moment one would have said: {vintage.value}.")
        finding = Finding.CANNOT_TELL
    return Effect(
        units=tuple(units), day=day, window=window, detectable_fall=fall if fall > 0.5 / (now.expected + 0.5) else 0.0,
        detectable_rise=float(np.exp(high - less)), change=now, earlier=then, neighbours=beside, placebos=len(alike),
        finding=finding, reasons=reasons, other_vintage=vintage, made_with=MADE_WITH,
    )  # fmt: skip


def _rows(panel: Panel, units: Sequence[str]) -> Ints:
    unknown = [name for name in units if name not in panel.units]
    if unknown or not units:
        some = ", ".join(panel.units[:5])
        raise BadConfig(
            f"{', '.join(unknown) or 'no unit'} is not in the panel; wanted one or more of its units: {some} …"
        )
    return np.array(sorted({panel.units.index(name) for name in units}))


def _check(panel: Panel, rows: Ints, place: int, window: int) -> None:
    periods = panel.counts.shape[1]
    if window < 2 or place < 2 * window or place + window > periods:
        after = max(0, periods - place)
        raise BadConfig(
            f"{max(0, place)} periods lie before the day and {after} after it; wanted {2 * window} before and {window} "
            "after, or another --window"
        )
    if np.isnan(panel.counts[rows, place - 2 * window : place + window]).any():
        raise BadConfig("a part of the windows was not reported (a gap); choose another window")


def _sums(panel: Panel, window: int) -> tuple[Floats, Floats]:
    """Give for each unit and period what was counted in the window before it, and in the one that begins with it."""
    sums = np.concatenate([np.zeros((len(panel.units), 1)), np.nan_to_num(panel.counts).cumsum(axis=1)], axis=1)
    many = panel.counts.shape[1]
    before, after = np.full((2, len(panel.units), many + 1), np.nan)
    before[:, window:] = sums[:, window:] - sums[:, :-window]
    after[:, : many + 1 - window] = sums[:, window:] - sums[:, :-window]
    return before, after


def _ratio(own: tuple[Floats, Floats], whole: tuple[Floats, Floats]) -> tuple[Floats, Floats]:
    """Give the logarithm of after over expected, and the expected, from (before, after) of a set and of all units."""
    others_before, others_after = whole[0] - own[0], whole[1] - own[1]
    expected = own[0] * (others_after + SHRUNK) / (others_before + SHRUNK)
    return np.log((own[1] + 0.5) / (expected + 0.5)), expected


def _alike(panel: Panel, rows: Ints, place: int, *, window: int, chance: np.random.Generator) -> Floats:
    """Give the changes of placebos most alike in level and in the change before; none touches the tested windows."""
    before, after = _sums(panel, window)
    places = chance.integers(2 * window, panel.counts.shape[1] - window + 1, size=DRAWN)
    weight = np.log(before[:, 2 * window :: max(1, window // 2)].mean(axis=1) + 0.05)  # active units are drawn more
    keys = weight + chance.gumbel(size=(DRAWN, len(weight)))  # drawn without replacement (Efraimidis & Spirakis 2006)
    sets = np.argpartition(-keys, len(rows) - 1, axis=1)[:, : len(rows)] if len(rows) < len(weight) else None
    if sets is None:
        sets = np.tile(rows, (DRAWN, 1))
    own = (np.abs(places - place) < 2 * window) & np.isin(sets, rows).any(axis=1)
    told = np.concatenate([np.zeros((len(weight), 1)), np.isnan(panel.counts).cumsum(axis=1)], axis=1)
    gaps = (told[sets, (places + window)[:, None]] - told[sets, (places - 2 * window)[:, None]]).sum(axis=1)
    kept = ~own & (gaps == 0)
    found = _measured(before, after, sets[kept], places[kept], window=window)
    here = _measured(before, after, rows[None, :], np.array([place]), window=window)
    far = np.abs(found.level - here.level) / max(0.3, float(found.level.std())) + np.abs(found.before - here.before)
    return found.change[np.argsort(far, kind="stable")[:ALIKE]]


def _measured(before: Floats, after: Floats, sets: Ints, places: Ints, *, window: int) -> _Sets:
    found = []
    for shift in (0, window):
        at = places - shift
        own = tuple(each[sets, at[:, None]].sum(axis=1) for each in (before, after))
        whole = tuple(each[:, at].sum(axis=0) for each in (before, after))
        found.append((_ratio((own[0], own[1]), (whole[0], whole[1]))[0], own[0]))
    return _Sets(change=found[0][0], level=np.log(found[0][1] + 1), before=found[1][0])


def _change(panel: Panel, rows: Ints, place: int, *, window: int, placebos: Floats) -> Change:
    before, after = _sums(panel, window)
    own = (before[rows, place].sum(), after[rows, place].sum())
    moved, expected = _ratio(own, (before[:, place].sum(), after[:, place].sum()))
    middle = np.median(placebos)
    far = np.abs(placebos - middle)
    low, high = np.quantile(placebos, [NOMINAL / 2, 1 - NOMINAL / 2])
    return Change(
        before=float(own[0]), after=float(own[1]), expected=float(expected), ratio=float(np.exp(moved)),
        low=float(np.exp(moved - high)), high=float(np.exp(moved - low)),
        rank=float((1 + (far >= abs(moved - middle)).sum()) / (1 + len(placebos))),
    )  # fmt: skip


def _near(panel: Panel, rows: Ints) -> Ints:
    km = distances_km(panel.spots)[rows]
    near = np.flatnonzero((np.nan_to_num(km, nan=np.inf) < NEAR_KM).any(axis=0))
    return near[~np.isin(near, rows)]


def _finding(now: Change, then: Change) -> Finding:
    if now.rank > NEEDED or then.rank <= MOVING:
        return Finding.CANNOT_TELL
    return Finding.HIGHER if now.low > 1 else Finding.LOWER if now.high < 1 else Finding.CANNOT_TELL


def _reasons(panel: Panel, now: Change, then: Change, beside: Change | None) -> tuple[str, ...]:
    found = []
    if now.rank > NEEDED:
        found.append(f"{now.rank:.1%} of the placebos moved at least as far; wanted {NEEDED:.1%} or fewer.")
    if then.rank <= MOVING:
        found.append(f"It was moving before the day: {then.ratio:.2f} of what was expected, one window earlier.")
    if beside is not None and beside.rank <= NOMINAL:
        found.append(
            f"Neighbours within {NEAR_KM:.0f} km moved too, to {beside.ratio:.2f} of what was expected: some of it may "
            "have moved there."
        )
    if panel.silent:
        found.append(f"{panel.silent} periods without any incident were taken as quiet.")
    return tuple(found)
