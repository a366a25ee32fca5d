"""Areas: a map of units, each hatched as its interval is wide."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TypedDict

import msgspec

from sabaq.analysis.outlooks import Span, UnitOutlook
from sabaq.server.rendering import STATIC

WIDTH, TALLEST = 720.0, 640.0  # of the drawing
LEAST, MOST = 3.0, 22.0  # radius of a mark
NOTHING = 2.0  # of one where even the interval holds none
MARGIN = 1.2  # degrees about the outermost units
OPEN = (1.0, 3.0, 6.0)  # widths of the interval over what is expected, between the kinds of hatching
FINEST = 0.8  # units of the drawing below which two corners are one
Box = tuple[float, float, float, float]  # west, south, east, north


class Shape(TypedDict):
    """A geometry of the shipped outlines."""

    type: str
    coordinates: list[object]


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """One unit."""

    unit: str
    x: float
    y: float
    radius: float
    openness: int  # 0: an interval narrower than the figure; up to 3
    quiet: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class AreaMap:
    """Outlines, and marks with the largest first, so that none hides a smaller one."""

    width: float
    height: float
    land: str
    borders: dict[str, str]  # by kind: country, province, contested
    marks: tuple[Mark, ...]
    sizes: tuple[tuple[float, str], ...]  # radius and count, for the legend
    unplaced: int


def area_map(units: Sequence[UnitOutlook], spans: Sequence[Span]) -> AreaMap | None:
    """Draw units by what is expected of each; None where no place of any is known."""
    placed = [(unit, span) for unit, span in zip(units, spans, strict=True) if unit.lat is not None]
    if not placed:
        return None
    box = _box([(unit.lon or 0.0, unit.lat or 0.0) for unit, _ in placed])
    frame = _frame(box)
    most = max(1.0, *(span.mean for _, span in placed))

    def radius(count: float, high: float = 1.0) -> float:
        return round(LEAST + (MOST - LEAST) * math.sqrt(count / most), 1) if high >= 1 else NOTHING

    marks = [
        Mark(
            unit=unit.unit, x=frame.across(unit.lon or 0.0), y=frame.down(unit.lat or 0.0),
            radius=radius(span.mean, span.high), openness=openness(span), quiet=unit.quiet,
        )
        for unit, span in placed
    ]  # fmt: skip
    land, borders = outlines(box)
    return AreaMap(
        width=WIDTH, height=frame.height, land=land, borders=borders,
        marks=tuple(sorted(marks, key=lambda mark: (-mark.radius, mark.unit))),
        sizes=tuple((radius(count), f"{count:.2g}") for count in (most / 16, most / 4, most)),
        unplaced=len(units) - len(placed),
    )  # fmt: skip


def openness(span: Span) -> int:
    """Say how wide an interval is over what is expected, from 0 (narrower) to 3."""
    wide = (span.high - span.low) / max(span.mean, 0.25)
    return sum(wide > edge for edge in OPEN)


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """Degrees to the drawing: equal distances about the middle latitude."""

    box: Box
    scale: float  # units of the drawing in a degree of latitude
    squeeze: float  # of a degree of longitude

    @property
    def height(self) -> float:
        """How tall the drawing is."""
        return round((self.box[3] - self.box[1]) * self.scale, 1)

    def across(self, lon: float) -> float:
        """Give x."""
        return round((lon - self.box[0]) * self.squeeze * self.scale, 1)

    def down(self, lat: float) -> float:
        """Give y."""
        return round((self.box[3] - lat) * self.scale, 1)


def _box(spots: Sequence[tuple[float, float]]) -> Box:
    """Give a box about all spots, no taller than the drawing may be."""
    lons, lats = zip(*spots, strict=True)
    west, east = min(lons) - MARGIN, max(lons) + MARGIN
    south, north = max(min(lats) - MARGIN, -85.0), min(max(lats) + MARGIN, 85.0)
    squeeze = math.cos(math.radians((south + north) / 2))
    lacking = (north - south) * WIDTH / TALLEST - (east - west) * squeeze
    if lacking > 0:
        west, east = west - lacking / squeeze / 2, east + lacking / squeeze / 2
    return round(west, 1), round(south, 1), round(east, 1), round(north, 1)


def _frame(box: Box) -> Frame:
    squeeze = math.cos(math.radians((box[1] + box[3]) / 2))
    return Frame(box=box, squeeze=squeeze, scale=WIDTH / ((box[2] - box[0]) * squeeze))


@lru_cache(maxsize=16)
def outlines(box: Box) -> tuple[str, dict[str, str]]:
    """Give land, and borders by kind, within a box as paths for SVG."""
    frame = _frame(box)
    land = "".join(_path(ring, frame, closed=True) for _, shape in _shapes("land") for ring in _lines(shape))
    borders: dict[str, str] = {}
    for kind, shape in _shapes("borders"):
        borders[kind] = borders.get(kind, "") + "".join(_path(line, frame, closed=False) for line in _lines(shape))
    return land, borders


@cache
def _shapes(name: str) -> tuple[tuple[str, Shape], ...]:
    """Read a shipped outline: of which kind each of its features is, and its shape."""
    read = msgspec.json.decode((STATIC / "vendor" / f"{name}.geojson").read_bytes())
    told = ((each["properties"], each["geometry"]) for each in read["features"])
    return tuple(("contested" if its.get("contested") else its.get("level", name), shape) for its, shape in told)


def _lines(shape: Shape) -> Iterator[list[tuple[float, float]]]:
    """Yield every line or ring of a shape, however deep it lies."""
    waiting = list(shape["coordinates"])
    if shape["type"] == "LineString":
        waiting = [waiting]
    while waiting:
        each = waiting.pop()
        if isinstance(each, list) and each and isinstance(each[0][0], list):
            waiting.extend(each)
        elif isinstance(each, list):
            yield each


def _path(line: Sequence[tuple[float, float]], frame: Frame, *, closed: bool) -> str:
    """Give a line as a path; nothing where no part of it can be seen. Corners far outside are drawn in to the rim."""
    west, south, east, north = frame.box
    lons, lats = [lon for lon, _ in line], [lat for _, lat in line]
    if max(lons) < west or min(lons) > east or max(lats) < south or min(lats) > north:
        return ""
    wide, tall = east - west, north - south
    corners: list[tuple[float, float]] = []
    for lon, lat in line:
        near = min(max(lon, west - wide), east + wide), min(max(lat, south - tall), north + tall)
        corner = frame.across(near[0]), frame.down(near[1])
        if not corners or math.dist(corner, corners[-1]) >= FINEST:
            corners.append(corner)
    if len(corners) < 2:
        return ""
    return "M" + "L".join(f"{x:g},{y:g}" for x, y in corners) + ("Z" if closed else "")
