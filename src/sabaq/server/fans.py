"""Fans: past windows of one unit, and the spread of the next."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sabaq.analysis.outlooks import Counted, Span, UnitOutlook
from sabaq.server import wording

LEFT, RIGHT, TOP, FOOT = 44.0, 512.0, 10.0, 130.0  # of the plot, in units of the drawing


@dataclass(frozen=True, slots=True, kw_only=True)
class Tick:
    """A count on the scale."""

    y: float
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Fan:
    """Past counts as dots on a line, then bands of 90 and 50 in a hundred about the middle."""

    lines: tuple[str, ...]  # stretches without a gap, as points for SVG
    dots: tuple[tuple[float, float], ...]
    wide: str  # the band of 5 % to 95 %, as a path
    half: str  # of 25 % to 75 %
    middle: str
    known_until: float  # x of the line between what was counted and what is expected
    ticks: tuple[Tick, ...]
    first: str
    last: str
    summary: str


def fan(unit: UnitOutlook, last: str) -> Fan:
    """Draw one unit; `last` names the end of the last window that is forecast."""
    many = len(unit.past) + len(unit.ahead)
    step = (RIGHT - LEFT) / many
    told = [each.count for each in unit.past if each.count is not None]
    most = max([1.0, *told, *(span.high for span in unit.ahead)])

    def down(count: float) -> float:
        return round(FOOT - (FOOT - TOP) * count / most, 1)

    until = round(LEFT + step * len(unit.past), 1)
    lines, dots = _counted(
        unit.past, step, down=[0.0 if each.count is None else down(each.count) for each in unit.past]
    )
    edges = [(round(until + step * n, 1), round(until + step * (n + 1), 1), span) for n, span in enumerate(unit.ahead)]
    its = unit.ahead[0]
    return Fan(
        lines=lines, dots=dots, known_until=until,
        wide=_band([(a, b, down(span.low), down(span.high)) for a, b, span in edges]),
        half=_band([(a, b, down(span.low_half), down(span.high_half)) for a, b, span in edges]),
        middle=" ".join(f"M{a},{down(span.middle)}H{b}" for a, b, span in edges),
        ticks=tuple(Tick(y=down(count), label=f"{count:,.0f}") for count in sorted({0.0, round(most / 2), most})),
        first=wording.day(unit.past[0].first) if unit.past else "", last=last,
        summary=f"{len(told)} past windows with {min(told, default=0):,.0f} to {max(told, default=0):,.0f}; "
        f"next: {spread(its)}",
    )  # fmt: skip


def spread(its: Span) -> str:
    """Give a count that is expected in words, with its interval."""
    return f"{its.middle:,.0f}, {its.low:,.0f}–{its.high:,.0f}"


def _counted(
    past: Sequence[Counted], step: float, *, down: Sequence[float]
) -> tuple[tuple[str, ...], tuple[tuple[float, float], ...]]:
    stretches: list[list[tuple[float, float]]] = [[]]
    for number, (each, y) in enumerate(zip(past, down, strict=True)):
        if each.count is None:
            stretches.append([])
        else:
            stretches[-1].append((round(LEFT + step * (number + 0.5), 1), y))
    lines = tuple(" ".join(f"{x},{y}" for x, y in each) for each in stretches if len(each) > 1)
    return lines, tuple(dot for each in stretches for dot in each)


def _band(steps: Sequence[tuple[float, float, float, float]]) -> str:
    """Give a path about steps of left, right, low and high; so thin that it would vanish, it is a hair wide."""
    parts = []
    for left, right, low, high in steps:
        top = min(high, low - 1.0)
        parts.append(f"M{left},{low}H{right}V{top}H{left}Z")
    return " ".join(parts)
