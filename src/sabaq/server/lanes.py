"""Lanes: a replay as one step line an agency."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sabaq.learning.replays import Lane, Replay
from sabaq.server import wording

LEFT, RIGHT, HEIGHT, GAP = 170.0, 470.0, 34.0, 10.0  # of the lanes, in units of the drawing
LEAST, MOST = 0.001, 0.99  # probabilities at the foot and at the top of a lane; between them goes by log-odds


@dataclass(frozen=True, slots=True, kw_only=True)
class LaneDrawing:
    """One agency: its line, and where it crossed the threshold."""

    name: str
    base: float  # y of probability 0
    limit: float  # y of the threshold
    points: str  # of the line, for SVG
    crossed_x: float | None
    crossed_y: float
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LaneChart:
    """All agencies and all together, one under the other."""

    lanes: tuple[LaneDrawing, ...]
    height: float
    first: str
    last: str
    summary: str


def lane_chart(found: Replay) -> LaneChart:
    """Draw a replay; the last lane is that of all agencies together."""
    lanes = tuple(_lane(lane, found, number) for number, lane in enumerate(found.every))
    return LaneChart(
        lanes=lanes, height=len(lanes) * (HEIGHT + GAP) + 24, first=wording.clock(found.since),
        last=wording.clock(found.happened_at), summary="; ".join(each.words for each in lanes),
    )  # fmt: skip


def _lane(lane: Lane, found: Replay, number: int) -> LaneDrawing:
    base = (number + 1) * (HEIGHT + GAP) - GAP / 2

    def across(moment: datetime) -> float:
        whole = (found.happened_at - found.since).total_seconds()
        return round(LEFT + (RIGHT - LEFT) * (moment - found.since).total_seconds() / whole, 1)

    its = next((probability for at, probability in lane.steps if at == lane.crossed_at), 0.0)
    name = lane.agency or "All together"
    words = f"{name}: never over the threshold"
    if lane.crossed_at is not None:
        hours = (found.happened_at - lane.crossed_at).total_seconds() / 3600
        words = f"{name}: over the threshold {hours:,.1f} hours before"
    return LaneDrawing(
        name=name, base=base, limit=base - rise(found.threshold),
        points=_points([(across(at), base - rise(probability)) for at, probability in lane.steps]),
        crossed_x=across(lane.crossed_at) if lane.crossed_at else None, crossed_y=base - rise(its), words=words,
    )  # fmt: skip


def rise(probability: float) -> float:
    """Give how far above the foot of its lane a probability is drawn."""
    first, last = (math.log(each / (1 - each)) for each in (LEAST, MOST))
    kept = min(max(probability, LEAST), MOST)
    return round(HEIGHT * (math.log(kept / (1 - kept)) - first) / (last - first), 1)


def _points(steps: Sequence[tuple[float, float]]) -> str:
    """Give the corners of a line that holds each height until the next step."""
    corners: list[tuple[float, float]] = []
    for x, y in steps:
        if corners:
            corners.append((x, corners[-1][1]))
        corners.append((x, y))
    corners.append((RIGHT, corners[-1][1] if corners else 0.0))
    return " ".join(f"{x:.1f},{y:.1f}" for x, y in corners)
