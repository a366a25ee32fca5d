"""Statistic checks: a stated change, recounted and weighed.

Three sentences stay apart: the count changed; it changed by more than chance; by more than this series usually jumps.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from itertools import product

from sabaq.learning.statistics_intervals import by_chance, by_habit, dispersion_of, percent_change
from sabaq.model.series import (
    DAY,
    Interval,
    Neighbours,
    Reading,
    Series,
    StatedChange,
    StatisticCheck,
    StatisticVerdict,
    Window,
    month_of,
)

MADE_WITH = "statistics@2"
WORD = re.compile(r"\w+")
SMALL = frozenset({"by", "the", "in", "of", "and", "as"})
HABIT_MONTHS = 24  # before the later window
FEWEST_MONTHS = 6  # from which a habit is told at all
MOVES = 12  # months by which both windows are moved, either way
SMALL_BASE = 20
ROUNDING = 1.0  # percentage points by which a stated figure may be off
LEAP_DAYS = 3  # by which two windows of one length may differ
FRESH_DAYS = 31  # a month released so soon may still be added to
FEWEST_MOVES = 4  # under which nothing is said of them
SMALLEST_SHARE = 0.8  # of neighbours with the same sign, under which the windows decide


def check_statistic(asked: StatedChange, series: Sequence[Series], *, prefer: str = "") -> StatisticCheck:
    """Give the check of a stated change by the series that suits it best, and what the others make of it."""
    usable = [each for each in series if each.metric is asked.metric and _reading(each, asked) is not None]
    chosen = max(usable, key=lambda each: _fitness(each, asked, prefer), default=None)
    if chosen is None:
        return _nothing(asked, series)
    reading = _reading(chosen, asked)
    if reading is None:  # pragma: no cover (it was chosen for having one)
        return _nothing(asked, series)
    exposure = _exposure(asked)
    habit = _habit(chosen, asked.after)
    dispersion = dispersion_of([count for _, count in habit]) if len(habit) >= FEWEST_MONTHS else None
    chance = by_chance(reading.before, reading.after, exposure=exposure)
    usual = by_habit(reading.before, reading.after, dispersion=dispersion, exposure=exposure) if dispersion else None
    around = _neighbours(chosen, asked, reading.percent)
    others = tuple(each for one in usable if one is not chosen and (each := _reading(one, asked)))
    return StatisticCheck(
        asked=asked, verdict=_verdict(asked, reading), recount=reading, by_chance=chance, by_habit=usual,
        dispersion=dispersion, habit_months=len(habit), neighbours=around, others=others,
        counts=tuple(_months(chosen, asked)), warnings=tuple(_warnings(asked, chosen, around, (reading, *others))),
        sentences=_sentences(asked, reading, chance, usual, dispersion=dispersion, months=len(habit)),
        made_with=MADE_WITH,
    )  # fmt: skip


def _fitness(series: Series, asked: StatedChange, prefer: str) -> tuple[bool, bool, int, int, str]:
    """Put series in order: the one asked for, the speaker's own, that of what the words say, the longest."""
    name = series.name.casefold()
    wanted = bool(prefer) and prefer.casefold() in name
    own = bool(asked.said_by) and asked.said_by.casefold() in name
    named, said = _words(name.rpartition(": ")[2]), _words(asked.words)
    return wanted, own, len(named & said) - len(named - said), len(_habit(series, asked.after)), series.name


def _words(text: str) -> frozenset[str]:
    return frozenset(WORD.findall(text.casefold())) - SMALL


def _reading(series: Series, asked: StatedChange) -> Reading | None:
    before, after = series.tally(asked.before), series.tally(asked.after)
    if before is None or after is None:
        return None
    percent = percent_change(before.count, after.count, exposure=_exposure(asked))
    return Reading(series=series.name, version=series.version, before=before.count, after=after.count, percent=percent)


def _exposure(asked: StatedChange) -> float:
    """Give the length of the later window over the earlier; whole months count as equal, whatever their days."""
    if asked.before.whole_months and asked.after.whole_months:
        return len(list(asked.after.months())) / len(list(asked.before.months()))
    return asked.after.days / asked.before.days


def _habit(series: Series, after: Window) -> list[tuple[date, int]]:
    """Give the months of the later window and the 24 before it, as far as the series has them."""
    last = month_of(after.last)
    first = month_of(after.first).moved(-HABIT_MONTHS)
    return _held(series, Window(first=first.first, last=last.last))


def _months(series: Series, asked: StatedChange) -> list[tuple[date, int]]:
    """Give the months to draw: from the earlier window or the habit, whichever begins first, to the later window."""
    first = min(month_of(asked.after.first).moved(-HABIT_MONTHS).first, month_of(asked.before.first).first)
    return _held(series, Window(first=first, last=month_of(asked.after.last).last))


def _held(series: Series, window: Window) -> list[tuple[date, int]]:
    told = ((month, series.tally(month)) for month in window.months())
    return [(month.first, tally.count) for month, tally in told if tally is not None]


def _neighbours(series: Series, asked: StatedChange, percent: float | None) -> Neighbours:
    found = []
    for months in (each for each in range(-MOVES, MOVES + 1) if each):
        before, after = series.tally(asked.before.moved(months)), series.tally(asked.after.moved(months))
        if before is None or after is None:
            continue
        change = percent_change(before.count, after.count, exposure=_exposure(asked))
        if change is not None:
            found.append((months, change))
    stated = asked.percent if asked.percent is not None else percent
    if not found or stated is None:
        return Neighbours(changes=tuple(found), same_sign=None, percentile=None)
    below = sum(change < stated for _, change in found) + 0.5 * sum(change == stated for _, change in found)
    alike = sum(math.copysign(1, change) == math.copysign(1, stated) for _, change in found if change)
    return Neighbours(changes=tuple(found), same_sign=alike / len(found), percentile=100 * below / len(found))


def _verdict(asked: StatedChange, reading: Reading) -> StatisticVerdict:
    if asked.percent is None:
        return StatisticVerdict.NOT_STATED
    if reading.percent is not None and abs(reading.percent - asked.percent) <= ROUNDING:
        return StatisticVerdict.AGREES
    return StatisticVerdict.DIFFERS


def _sentences(
    asked: StatedChange, reading: Reading, chance: Interval, usual: Interval | None, *, dispersion: float | None,
    months: int,
) -> tuple[str, str, str]:  # fmt: skip
    change = "there was nothing before" if reading.percent is None else f"{reading.percent:+.0f} %"
    stated = "" if asked.percent is None else f"; stated was {asked.percent:+.0f} %"
    moved = "did not change" if reading.before == reading.after and _exposure(asked) == 1 else "changed"
    first = (
        f"The count {moved}: {reading.before:,} in {asked.before}, {reading.after:,} in {asked.after}, {change} "
        f"({reading.series}){stated}."
    )
    more = "No more than chance" if chance.holds_zero else "More than chance"
    second = f"{more}: were attacks to come one by one, the change is {_range(chance)} (exact Poisson, 95 %)."
    if usual is None or dispersion is None:
        third = (
            f"Whether more than this series usually jumps cannot be told: it has {months} months, {FEWEST_MONTHS} are "
            "needed."
        )
    else:
        beyond = "No more than this series usually jumps" if usual.holds_zero else "More than this series usually jumps"
        third = (
            f"{beyond}: its months vary {dispersion:.1f} times as much as chance lets them ({months} months), and so "
            f"the change is {_range(usual)} (95 %)."
        )
    return first, second, third


def _range(interval: Interval) -> str:
    high = "without an upper end" if math.isinf(interval.high) else f"{interval.high:+,.0f} %"
    return f"{interval.low:+,.0f} to {high}"


def _warnings(asked: StatedChange, series: Series, around: Neighbours, readings: Sequence[Reading]) -> Iterator[str]:
    """Yield what a reader should know besides; the first reading is that of the series, the rest are others'."""
    reading, *others = readings
    if asked.assumed:
        yield f"Read so: {asked.assumed}."
    if reading.before < SMALL_BASE:
        yield f"Small base: {reading.before} before; one more or less is {100 / max(reading.before, 1):.0f} points."
    if around.same_sign is not None and around.percentile is not None and len(around.changes) >= FEWEST_MOVES:
        yield (
            f"Windows moved by up to {MOVES} months: {around.same_sign:.0%} of {len(around.changes)} point the same "
            f"way; the figure is higher than {around.percentile:.0f} % of theirs."
            + (" The choice of windows decides." if around.same_sign < SMALLEST_SHARE else "")
        )
    if others:
        yield f"Other counts of the same: {_told(others)}."
    yield from _first_figures(asked, series, reading)
    yield from _lag(asked, series)


def _told(readings: Sequence[Reading]) -> str:
    return "; ".join(
        f"{each.series} {each.before:,} to {each.after:,}"
        + ("" if each.percent is None else f", {each.percent:+.0f} %")
        for each in readings
    )


def _first_figures(asked: StatedChange, series: Series, reading: Reading) -> Iterator[str]:
    """Say so where the figures as they were first given, and not those of today, bear the stated change."""
    before, after = series.tally(asked.before), series.tally(asked.after)
    if asked.percent is None or before is None or after is None or not (before.earlier or after.earlier):
        return
    first = tuple(each.earlier[0] if each.earlier else each.count for each in (before, after))
    change = percent_change(*first, exposure=_exposure(asked))
    if _verdict(asked, reading) is StatisticVerdict.DIFFERS and change and abs(change - asked.percent) <= ROUNDING:
        yield f"With the figures as first given, {first[0]:,} and {first[1]:,}, the change is as stated."


def _lag(asked: StatedChange, series: Series) -> Iterator[str]:
    """Warn of counts that may still be added to, and say how far this source has restated its own."""
    restated = series.restated()
    if restated:
        most = max(abs(each.count - each.earlier[0]) for each in restated)
        yield f"This source has restated {len(restated)} of its figures, by up to {most:,}."
    tally = series.tally(asked.after)
    if tally and tally.released and not tally.earlier and (tally.released - asked.after.last).days <= FRESH_DAYS:
        when = "before the window had ended" if tally.released <= asked.after.last else (
            f"{(tally.released - asked.after.last).days} days after the window ended"
        )  # fmt: skip
        yield f"First release, {when}: late reports may still be added."
    if series.daily is not None and series.covers and (series.covers.last - asked.after.last).days < FRESH_DAYS:
        yield "The later window ends where the data end: late reports may still be added."


def _nothing(asked: StatedChange, series: Sequence[Series]) -> StatisticCheck:
    held = [each for each in series if each.metric is asked.metric]
    return StatisticCheck(
        asked=asked, verdict=StatisticVerdict.NO_COUNT, recount=None, by_chance=None, by_habit=None, dispersion=None,
        habit_months=0, neighbours=None, others=(), counts=(), made_with=MADE_WITH,
        sentences=(f"Nothing loaded counts {asked.metric.value} over both {asked.before} and {asked.after}.",),
        warnings=tuple(_instead(asked, held)),
    )  # fmt: skip


def _instead(asked: StatedChange, held: Sequence[Series]) -> Iterator[str]:
    """Yield what is held instead: the counted stretches, one right after the other, that lie nearest."""
    if asked.assumed:
        yield f"Read so: {asked.assumed}."
    found = []
    for series in held:
        long = sorted(each for each in series.published if each.days > FRESH_DAYS)
        for before, after in product(long, long):
            follows = before.last + DAY == after.first and abs(before.days - after.days) <= LEAP_DAYS
            if follows and after.first <= asked.after.last and asked.after.first <= after.last:
                reading = _reading(series, replace(asked, before=before, after=after))
                found += [replace(reading, series=f"{series.name}, {before} against {after},")] if reading else []
    if found:
        yield f"Held for other windows: {_told(found)}."
    yield f"Series of that kind: {'; '.join(sorted(each.name for each in held)) or 'none'}."
