"""Objects: rows as JSON lines, incidents as GeoJSON."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import BinaryIO

import msgspec

from sabaq.exchange.columns import Kind, Row, cells, moment_text, written

DISCLAIMER = (
    "Figures are what the counted sources told, with their range; none is certain. A point stands for the circle of "
    "radius_m around it. Places and boundaries imply no view on the status of any territory."
)
DEGREE_DECIMALS = 6  # 11 cm at the equator; more would be false precision (RFC 7946, section 11.2)


def write_jsonl(rows: Iterable[Row], stream: BinaryIO, *, kind: Kind, as_of: datetime | None = None) -> int:
    """Write one object a line, null where nothing is known, and give the number of rows."""
    del as_of  # the format has no place for it; every incident carries known_last
    count = 0
    for row in rows:
        stream.write(msgspec.json.encode(_plain(row, kind)) + b"\n")
        count += 1
    return count


def write_geojson(rows: Iterable[Row], stream: BinaryIO, *, kind: Kind, as_of: datetime | None = None) -> int:
    """Write a FeatureCollection (RFC 7946), one feature a line, and give the number of rows.

    `as_of` also stands in every feature, for map programs drop what stands beside the features.
    """
    stated = moment_text(as_of) if as_of else None
    head = msgspec.json.encode({"type": "FeatureCollection", "as_of": stated, "disclaimer": DISCLAIMER})
    stream.write(head[:-1] + b',"features":[')
    count = 0
    for row in rows:
        stream.write(b",\n" if count else b"\n")
        stream.write(msgspec.json.encode(_feature(_plain(row, kind), stated)))
        count += 1
    stream.write(b"\n]}\n")
    return count


def _plain(row: Row, kind: Kind) -> dict[str, str | int | float | None]:
    return {name: written(cell) for name, cell in cells(row, kind).items()}


def _feature(properties: dict[str, str | int | float | None], as_of: str | None) -> dict[str, object]:
    lat, lon = properties.pop("lat"), properties.pop("lon")
    point = None
    if isinstance(lat, int | float) and isinstance(lon, int | float):
        point = {"type": "Point", "coordinates": [round(lon, DEGREE_DECIMALS), round(lat, DEGREE_DECIMALS)]}
    return {
        "type": "Feature",
        "id": properties.pop("id"),
        "geometry": point,
        "properties": properties | {"as_of": as_of},
    }
