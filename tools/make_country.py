"""Country: the invented land that synthetic reports tell of.

Writes src/sabaq/sources/invented.geojson: provinces, districts and towns of a country that does not exist, in the open
southern Indian Ocean. Every run gives the same bytes. Run: python tools/make_country.py
"""

from __future__ import annotations

import json
import math
import re
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.spatial import Voronoi, cKDTree

SEED = 1
CENTRE = (78.0, -32.0)  # longitude, latitude; the nearest land is more than 500 km away
HALF_WIDTH = (3.6, 2.9)  # degrees
SITES = 1500
TOWNS = 400
DISTRICTS = 40
PROVINCES = 6
TARGET = Path(__file__).parents[1] / "src" / "sabaq" / "sources" / "invented.geojson"

Points = NDArray[np.float64]
Numbers = NDArray[np.int64]
ONSETS = ("v", "l", "dr", "thr", "br", "k", "s", "n", "zh", "gl", "pl", "h", "r", "t", "ost", "erv", "ul", "yl")
VOWELS = ("e", "a", "o", "u", "ei", "y", "oa", "ie")
CODAS = ("n", "l", "r", "sk", "th", "m", "lv", "rd", "nd", "x", "st", "")
TOWN_ENDS = ("", "", "dur", "wen", "mora", "is", "oth", "a", "ay", "ul", "enna", "osk")
HARSH = re.compile(r"[^aeiouy]{4}|[aeiouy]{3}|x[^aeiouy]|th[^aeiouyr]")
REAL = frozenset({"Tunis", "Oslo", "Luxor", "Kenya", "Kursk", "Hordis", "Toledo", "Tana", "Roma", "Vienna", "Salva"})
LAND_ENDS = ("ia", "wold", "mark", "ane", "oria", "esse")


def invented_names(rng: np.random.Generator, count: int, ends: tuple[str, ...]) -> list[str]:
    """Give names of two or three syllables, no two alike."""
    names: dict[str, None] = {}
    while len(names) < count:
        syllables = [
            str(rng.choice(ONSETS)) + str(rng.choice(VOWELS)) + str(rng.choice(CODAS))
            for _ in range(rng.integers(1, 3))
        ]
        name = ("".join(syllables) + str(rng.choice(ends))).capitalize()
        if 4 <= len(name) <= 9 and not HARSH.search(name.lower()) and name not in REAL:
            names[name] = None
    return list(names)


def inside(points: Points, rng: np.random.Generator) -> NDArray[np.bool_]:
    """Say which points lie within a ragged coast around the centre."""
    x = (points[:, 0] - CENTRE[0]) / HALF_WIDTH[0]
    y = (points[:, 1] - CENTRE[1]) / HALF_WIDTH[1]
    angle = np.arctan2(y, x)
    coast = np.full(len(points), 0.82)
    for wave in range(2, 9):
        coast += rng.normal(0, 0.16 / wave) * np.cos(wave * angle + rng.uniform(0, 2 * math.pi))
    return np.hypot(x, y) < coast


def grown(sites: Points, land: Numbers, neighbours: dict[int, set[int]], seeds: Numbers) -> dict[int, int]:
    """Share the land out: each site goes to the seed that reaches it first over neighbouring sites."""
    owner = {int(seed): number for number, seed in enumerate(seeds)}
    front = sorted(owner, key=int)
    members = set(map(int, land))
    while front:
        reached = []
        for site in front:
            for near in sorted(neighbours[site], key=lambda other: float(np.hypot(*(sites[other] - sites[site])))):
                if near in members and near not in owner:
                    owner[near] = owner[site]
                    reached.append(near)
        front = reached
    return owner


def spread_out(points: Points, count: int) -> Numbers:
    """Pick points far from one another."""
    chosen = [0]
    distance = np.hypot(*(points - points[0]).T)
    while len(chosen) < count:
        chosen.append(int(distance.argmax()))
        distance = np.minimum(distance, np.hypot(*(points - points[chosen[-1]]).T))
    return np.array(chosen)


def rings(cells: list[list[int]], corners: Points) -> list[list[tuple[float, float]]]:
    """Give the outlines of joined cells, each running counter-clockwise around them."""
    edges = {(a, b) for cell in cells for a, b in zip(cell, [*cell[1:], cell[0]], strict=True)}
    following = {a: b for a, b in edges if (b, a) not in edges}
    found = []
    while following:
        start = min(following)
        ring = [start]
        while (step := following.pop(ring[-1])) != start:
            ring.append(step)
        found.append(ragged(ring, corners))
    return sorted(found, key=len, reverse=True)


def ragged(ring: list[int], corners: Points) -> list[tuple[float, float]]:
    """Bend each edge the same way from either side, so that neighbours still share it."""
    line = []
    for a, b in zip(ring, [*ring[1:], ring[0]], strict=True):
        start, end = corners[a], corners[b]
        low, high = min(a, b), max(a, b)
        bend = 0.18 * math.sin(12.9898 * low + 78.233 * high) * (1 if a < b else -1)
        across = np.array([-(end - start)[1], (end - start)[0]])
        line += [tuple(start), tuple((start + end) / 2 + bend * across)]
    line.append(line[0])
    return [(round(float(x), 4), round(float(y), 4)) for x, y in line]


def counter_clockwise(cell: list[int], corners: Points) -> list[int]:
    """Order a cell's corners against the clock."""
    x, y = corners[cell].T
    area = np.sum(x * np.roll(y, -1) - np.roll(x, -1) * y)
    return cell if area > 0 else cell[::-1]


def feature(geometry: dict[str, object], **properties: object) -> dict[str, object]:
    """Wrap a geometry."""
    return {"type": "Feature", "properties": properties, "geometry": geometry}


def polygon(cells: list[list[int]], corners: Points) -> dict[str, object]:
    """Give joined cells as a polygon, or several where they do not touch."""
    lines = rings(cells, corners)
    return {"type": "MultiPolygon", "coordinates": [[line] for line in lines]}


def make() -> dict[str, object]:
    """Make the whole country."""
    rng = np.random.default_rng(SEED)
    spread = np.array(HALF_WIDTH) * 1.25
    sites = np.array(CENTRE) + rng.uniform(-1, 1, (SITES, 2)) * spread
    for _ in range(3):  # Lloyd's relaxation, so that cells are of like size
        diagram = Voronoi(sites)
        centres = [diagram.vertices[diagram.regions[region]] for region in diagram.point_region]
        middle = np.array(
            [np.clip(corners, np.array(CENTRE) - spread, np.array(CENTRE) + spread).mean(0) for corners in centres]
        )
        sites = middle
    diagram = Voronoi(sites)
    bounded = np.array([-1 not in diagram.regions[region] for region in diagram.point_region])
    land = np.flatnonzero(inside(sites, rng) & bounded)
    neighbours: dict[int, set[int]] = {number: set() for number in range(SITES)}
    for a, b in diagram.ridge_points:
        neighbours[int(a)].add(int(b))
        neighbours[int(b)].add(int(a))
    cells = {int(n): counter_clockwise(diagram.regions[diagram.point_region[n]], diagram.vertices) for n in land}
    district_seeds = land[spread_out(sites[land], DISTRICTS)]
    district_of = grown(sites, land, neighbours, district_seeds)
    capitals = sites[district_seeds][spread_out(sites[district_seeds], PROVINCES)]
    province_of = cKDTree(capitals).query(sites[district_seeds])[1]
    return collection(Shares(sites, cells, diagram.vertices, district_of, province_of), rng)


@dataclass(frozen=True, slots=True)
class Shares:
    """The land in cells, and who holds each."""

    sites: Points
    cells: dict[int, list[int]]  # site -> corners
    corners: Points
    district_of: dict[int, int]  # site -> district
    province_of: Numbers  # by district


def collection(shares: Shares, rng: np.random.Generator) -> dict[str, object]:
    """Name everything and put it together."""
    sites, cells, corners = shares.sites, shares.cells, shares.corners
    district_of, province_of = shares.district_of, shares.province_of
    provinces = invented_names(rng, PROVINCES, LAND_ENDS)
    districts = invented_names(rng, DISTRICTS, TOWN_ENDS)
    towns = invented_names(rng, TOWNS, TOWN_ENDS)
    features = []
    for number, name in enumerate(provinces):
        joined = [cells[site] for site, district in sorted(district_of.items()) if province_of[district] == number]
        features.append(feature(polygon(joined, corners), level="province", name=name))
    for number, name in enumerate(districts):
        joined = [cells[site] for site, district in sorted(district_of.items()) if district == number]
        province = provinces[province_of[number]]
        features.append(feature(polygon(joined, corners), level="district", name=name, province=province))
    chosen = rng.choice(sorted(district_of), TOWNS, replace=False)
    for rank, (site, name) in enumerate(zip(map(int, chosen), towns, strict=True), 1):
        district = district_of[site]
        lon, lat = (round(float(degree), 4) for degree in sites[site])
        features.append(
            feature(
                {"type": "Point", "coordinates": [lon, lat]},
                level="town",
                name=name,
                district=districts[district],
                province=provinces[province_of[district]],
                people=int(1_400_000 / rank**0.85),
            )
        )
    note = "An invented country: any likeness to a real place or name is chance."
    return {"type": "FeatureCollection", "name": "Velmara", "note": note, "features": features}


def text() -> str:
    """Give the file's text, one feature a line."""
    whole = json.dumps(make(), ensure_ascii=False, separators=(",", ":"))
    return whole.replace('{"type":"Feature",', '\n{"type":"Feature",') + "\n"


def main() -> None:
    """Write the file."""
    TARGET.write_text(text(), encoding="utf-8")
    print(f"{TARGET.name}: {TARGET.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
