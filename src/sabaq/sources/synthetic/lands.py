"""Lands: the invented country, as wide as it must be."""

from __future__ import annotations

import json
from dataclasses import dataclass
from importlib import resources

import numpy as np
from numpy.typing import NDArray

COUNTRY = "Velmara"
COPIES_MOST = 16  # further copies would reach land that exists
STEP = (7.4, 6.0)  # degrees between copies
VARIANTS = 4  # spellings of a name, the first is its own
PLACES_OF_COPY = ((0, 0), (1, 0), (-1, 0), (0, -1), (0, 1), (1, 1), (-1, 1), (1, -1), (-1, -1), (2, 0), (-2, 0))
PLACES_FARTHER = ((2, 1), (-2, 1), (2, -1), (-2, -1), (0, 2))
_SWAPS = (("ei", "ai"), ("ie", "i"), ("y", "i"), ("k", "q"), ("oa", "o"), ("x", "ks"), ("u", "oo"), ("e", "a"))

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Words = NDArray[np.object_]


@dataclass(frozen=True, slots=True, kw_only=True)
class Land:
    """Towns and the units that hold them; every array has one entry a town unless said otherwise."""

    lat: Floats
    lon: Floats
    weight: Floats  # how much happens there; sums to 1
    names: Words  # (towns, VARIANTS)
    district: Ints
    province: Ints
    district_names: Words  # (districts, VARIANTS)
    district_lat: Floats  # by district: the mean of its towns
    district_lon: Floats
    province_names: Words  # by province


def land(copies: int) -> Land:
    """Give the country, laid out `copies` times side by side with names of its own in each copy."""
    text = resources.files("sabaq.sources").joinpath("invented.geojson").read_text(encoding="utf-8")
    features = json.loads(text)["features"]
    towns = [feature for feature in features if feature["properties"]["level"] == "town"]
    districts = [f["properties"]["name"] for f in features if f["properties"]["level"] == "district"]
    provinces = [f["properties"]["name"] for f in features if f["properties"]["level"] == "province"]
    spots = np.array([town["geometry"]["coordinates"] for town in towns])
    told = [town["properties"] for town in towns]
    district = np.array([districts.index(one["district"]) for one in told])
    province = np.array([provinces.index(one["province"]) for one in told])
    people = np.array([one["people"] for one in told], dtype=float) ** 0.7  # attacks grow slower than towns
    places = (PLACES_OF_COPY + PLACES_FARTHER)[:copies]
    lon, lat = (np.concatenate([spots[:, axis] + STEP[axis] * place[axis] for place in places]) for axis in (0, 1))
    district = np.concatenate([district + copy * len(districts) for copy in range(copies)])
    size = np.bincount(district)
    return Land(
        lat=lat,
        lon=lon,
        weight=np.tile(people, copies) / people.sum() / copies,
        names=_spelt([name for copy in range(copies) for name in _of_copy([one["name"] for one in told], copy)]),
        district=district,
        province=np.concatenate([province + copy * len(provinces) for copy in range(copies)]),
        district_names=_spelt([name for copy in range(copies) for name in _of_copy(districts, copy)]),
        district_lat=np.bincount(district, lat) / size,
        district_lon=np.bincount(district, lon) / size,
        province_names=np.array([n for copy in range(copies) for n in _of_copy(provinces, copy)], dtype=object),
    )


def _of_copy(names: list[str], copy: int) -> list[str]:
    """Turn names into others that sound like them, no two alike, in a way that only this copy has."""
    if copy == 0:
        return names
    vowels, turned = "aeiou", "aeiou"[copy % 5 :] + "aeiou"[: copy % 5]
    swaps = str.maketrans(vowels + "lrnmdkst", turned + ("rlmntsgz", "nmlrgtkd", "mnrlszdk", "lrdknmzt")[copy // 5 % 4])
    seen: dict[str, None] = {}
    for name in names:
        new = name.lower().translate(swaps).capitalize()
        while new in seen:
            new += "a"
        seen[new] = None
    return list(seen)


def _spelt(names: list[str]) -> Words:
    """Give each name in its own spelling and three that others use."""
    table = np.empty((len(names), VARIANTS), dtype=object)
    for row, name in enumerate(names):
        found = [name]
        for old, new in _SWAPS[row % 3 :] + _SWAPS[: row % 3]:
            if old in name[1:] and len(found) < VARIANTS:
                found.append(name[0] + name[1:].replace(old, new, 1))
        doubled = [name[:at] + name[at] + name[at:] for at in range(2, len(name)) if name[at] in "lnrstm"]
        found += doubled[: VARIANTS - len(found)]
        table[row] = [found[at] if at < len(found) else name for at in range(VARIANTS)]
    return table


def thrown(spot: tuple[Floats, Floats], distance_m: Floats, bearing: Floats) -> tuple[Floats, Floats]:
    """Give the latitudes and longitudes so many metres away in a direction (small distances)."""
    lat = spot[0] + distance_m * np.cos(bearing) / 111_195
    lon = spot[1] + distance_m * np.sin(bearing) / (111_195 * np.cos(np.radians(spot[0])))
    return lat, lon
