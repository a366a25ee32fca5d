"""Drawings: the timeline, toll charts and bars as coordinates."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sabaq.model.doubts import Doubt
from sabaq.model.incident import CurvePoint, Evidence, Tie, TimelineBin
from sabaq.server import wording

WIDTH = 1000.0
RISE = 60.0  # height of the incidents' half of the timeline
FALL = 40.0  # height of the deaths' half
TICKS_HOURS = ((1, "1 hour"), (6, "6 hours"), (24, "1 day"), (168, "1 week"), (730, "1 month"), (8766, "1 year"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """One period of the timeline."""

    period: TimelineBin
    x: float
    width: float
    rise: float
    low: float
    best: float
    high: float
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Timeline:
    """The bars and what their full height stands for."""

    bars: tuple[Bar, ...]
    most_incidents: int
    most_killed: int
    period_words: str
    summary: str


def period_name(period: TimelineBin) -> str:
    """Give a period in words, as short as its length allows."""
    start, end = period.start, period.end
    days = (end - start).days + 1
    if days == 1:
        return wording.day(start)
    if 28 <= days <= 31 and start.month == end.month:
        return f"{start:%b} {start.year}"
    if days >= 365 and start.year == end.year:
        return str(start.year)
    return f"{wording.day(start)} – {wording.day(end)}"


def period_words(bins: Sequence[TimelineBin]) -> str:
    """Say how long each period is."""
    days = (bins[0].end - bins[0].start).days + 1
    for length, word in ((1, "day"), (7, "week"), (31, "month"), (92, "quarter"), (366, "year")):
        if days <= length and (length < 28 or days >= length - 3):
            return f"one {word}" if days == length or length >= 28 else f"{days} days"
    return f"{days} days"


def killed_words(period: TimelineBin) -> str:
    """Give the deaths of a period with their range."""
    return f"{period.killed_best:,} killed, {period.killed_low:,}–{period.killed_high:,}"


def timeline(bins: Sequence[TimelineBin]) -> Timeline | None:
    """Draw the timeline; None when there is nothing to draw."""
    if not bins:
        return None
    most = max(1, *(period.incidents for period in bins))
    deadliest = max(1, *(period.killed_high for period in bins))
    step = WIDTH / len(bins)
    bars = tuple(
        Bar(
            period=period,
            x=round(index * step, 2),
            width=round(step * 0.86, 2),
            rise=round(max(1.5, period.incidents / most * RISE), 2) if period.incidents else 0.0,
            low=round(period.killed_low / deadliest * FALL, 2),
            best=round(period.killed_best / deadliest * FALL, 2),
            high=round(period.killed_high / deadliest * FALL, 2),
            label=f"{period_name(period)}: {wording.counted(period.incidents, 'incident')}; {killed_words(period)}",
        )
        for index, period in enumerate(bins)
    )
    busiest = max(bins, key=lambda period: period.incidents)
    return Timeline(
        bars=bars,
        most_incidents=most,
        most_killed=deadliest,
        period_words=period_words(bins),
        summary=(
            f"{wording.day(bins[0].start)} to {wording.day(bins[-1].end)}; most in {period_name(busiest)} "
            f"with {wording.counted(busiest.incidents, 'incident')}"
        ),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A labelled place on an axis."""

    at: float
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TollChart:
    """How one toll grew: a step line for the best figure within a band from low to high."""

    prop: str
    points: tuple[CurvePoint, ...]
    line: str
    band: str
    dots: tuple[Mark, ...]  # at: x; label: y
    across: tuple[Mark, ...]
    up: tuple[Mark, ...]
    summary: str


LEFT, RIGHT, TOP, BOTTOM = 34.0, 470.0, 12.0, 132.0


def toll_charts(curve: Sequence[CurvePoint]) -> tuple[TollChart, ...]:
    """Draw one chart for each property of the curve that has figures."""
    props = dict.fromkeys(point.prop for point in curve)
    drawn = (toll_chart(prop, [point for point in curve if point.prop == prop]) for prop in props)
    return tuple(chart for chart in drawn if chart is not None)


def toll_chart(prop: str, curve: Sequence[CurvePoint]) -> TollChart | None:
    """Draw one toll over the hours since the first word, on a scale that gives early hours more room."""
    points = tuple(sorted((point for point in curve if top_of(point) is not None), key=lambda point: point.known_at))
    if not points:
        return None
    start = points[0].known_at
    span = max(hours(start, points[-1].known_at), 1.0) * 1.25
    tallest = max(1, *(top_of(point) or 0 for point in points))

    def x(hour: float) -> float:
        return round(LEFT + (RIGHT - LEFT) * math.log1p(hour) / math.log1p(span), 1)

    def y(count: int | None) -> float:
        return round(BOTTOM - (BOTTOM - TOP) * (count or 0) / tallest, 1)

    edges = [x(hours(start, point.known_at)) for point in points] + [RIGHT]
    best = [y(point.best if point.best is not None else top_of(point)) for point in points]
    low = [y(point.low if point.low is not None else point.best) for point in points]
    high = [y(top_of(point)) for point in points]
    first, last = wording.figure(points[0]), wording.figure(points[-1])
    return TollChart(
        prop=prop,
        points=points,
        line="M" + " L".join(steps(edges, best)),
        band="M" + " L".join(steps(edges, high) + steps(edges, low)[::-1]) + " Z",
        dots=tuple(Mark(at=edge, label=str(height)) for edge, height in zip(edges, best, strict=False)),
        across=(
            Mark(at=LEFT, label="first word"),
            *(Mark(at=x(hour), label=label) for hour, label in TICKS_HOURS if hour < span and x(hour) > LEFT + 60),
        ),
        up=tuple(Mark(at=y(count), label=f"{count:,}") for count in dict.fromkeys((0, tallest // 2, tallest))),
        summary=f"{prop}: {first} at first, {last} at the end, in {wording.counted(len(points), 'step')}",
    )


def hours(start: datetime, end: datetime) -> float:
    """Give the hours between two moments."""
    return (end - start).total_seconds() / 3600


def top_of(point: CurvePoint) -> int | None:
    """Give the highest figure of a point."""
    return max((count for count in (point.low, point.best, point.high) if count is not None), default=None)


def steps(edges: Sequence[float], heights: Sequence[float]) -> list[str]:
    """Give the corners of a step line; one more edge than heights."""
    corners = []
    for index, height in enumerate(heights):
        corners += [f"{edges[index]},{height}", f"{edges[index + 1]},{height}"]
    return corners


@dataclass(frozen=True, slots=True, kw_only=True)
class TieBar:
    """One field's evidence: to the right of the middle it speaks for one incident, to the left against."""

    evidence: Evidence
    x: float
    width: float


@dataclass(frozen=True, slots=True, kw_only=True)
class TieDrawing:
    """One tie with its bars."""

    tie: Tie
    bars: tuple[TieBar, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DoubtDrawing:
    """One doubt with its bars."""

    doubt: Doubt
    bars: tuple[TieBar, ...]


def doubt_drawings(doubts: Sequence[Doubt]) -> tuple[DoubtDrawing, ...]:
    """Draw all doubts on one scale."""
    strongest = strongest_of(doubts)
    return tuple(DoubtDrawing(doubt=doubt, bars=bars_of(doubt.evidence, strongest)) for doubt in doubts)


def strongest_of(drawn: Sequence[Tie] | Sequence[Doubt]) -> float:
    """Give the bits that the longest bar stands for."""
    return max((abs(part.bits) for each in drawn for part in each.evidence), default=0.0) or 1.0


def bars_of(evidence: Sequence[Evidence], strongest: float) -> tuple[TieBar, ...]:
    """Draw the evidence of one pair."""
    bars = []
    for part in evidence:
        width = round(max(0.8, abs(part.bits) / strongest * 100), 1)
        bars.append(TieBar(evidence=part, x=100.0 if part.bits >= 0 else 100.0 - width, width=width))
    return tuple(bars)


def tie_drawings(ties: Sequence[Tie]) -> tuple[TieDrawing, ...]:
    """Draw all ties on one scale, so that their bars can be compared."""
    strongest = strongest_of(ties)
    return tuple(TieDrawing(tie=tie, bars=bars_of(tie.evidence, strongest)) for tie in ties)


@dataclass(frozen=True, slots=True, kw_only=True)
class MonthBar:
    """One month's count."""

    month: date
    x: float
    width: float
    rise: float
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MonthBars:
    """Counts month by month, and the highest."""

    bars: tuple[MonthBar, ...]
    most: int


def month_bars(counts: Sequence[tuple[date, int]]) -> MonthBars | None:
    """Draw a series of months; None where it has none. A month that is not held leaves a gap."""
    if not counts:
        return None
    first = counts[0][0]
    number = {month: (month.year - first.year) * 12 + month.month - first.month for month, _ in counts}
    step = 480 / (max(number.values()) + 1)
    most = max(1, *(count for _, count in counts))
    bars = tuple(
        MonthBar(
            month=month, x=round(number[month] * step, 2), width=round(step * 0.8, 2),
            rise=round(count / most * 54, 2), label=f"{month:%B %Y}: {count:,}",
        )
        for month, count in counts
    )  # fmt: skip
    return MonthBars(bars=bars, most=most)
