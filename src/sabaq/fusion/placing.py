"""Placing: positions for names that other reports have placed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from sabaq.fusion.mentions import real

Whole = npt.NDArray[np.int32]
Rows = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]

KM_PER_DEGREE = 111.2
DIGIT = 16  # bits that are sorted by in one go, without comparing
LEVELS = (("place", 25.0), ("district", 70.0), ("province", 250.0))  # widest spread, in km, at which a name tells
LEAST_KM = {"place": 3.0, "district": 15.0, "province": 60.0}
DEFAULT_KM = {"place": 8.0, "district": 35.0, "province": 120.0, "none": 25.0}  # where a position has no radius


def place_by_name(mentions: pa.Table, codes: Mapping[str, Whole]) -> tuple[Floats, Floats, Floats]:
    """Give latitude, longitude and radius in km: of mentions without a position, the middle and spread of their name's.

    What other reports of the same ledger say of a name is evidence enough to compare by; it is never shown as told.
    """
    lat, lon, radius_km = _told(mentions, codes)
    told = ~np.isnan(lat)
    for level, widest in LEVELS:
        key = _keys(codes, level)
        middle_lat, middle_lon, spread = _middles(key, lat, lon, told & (radius_km <= DEFAULT_KM[level]))
        spread = np.maximum(spread, LEAST_KM[level])
        fill = np.isnan(lat) & (key >= 0) & (spread <= widest)
        lat, lon = np.where(fill, middle_lat, lat), np.where(fill, middle_lon, lon)
        radius_km = np.where(fill, spread, radius_km)
    return lat, lon, radius_km


@dataclass(frozen=True, slots=True, kw_only=True)
class Learned:
    """Where the names of a ledger are: latitude, longitude, spread in km, by level, name's code and country's code."""

    spots: dict[tuple[str, int, int], tuple[float, float, float]]

    def find(self, units: Sequence[int]) -> tuple[float, float, float] | None:
        """Give where the finest known name is, of the codes for place, district, province and country."""
        for (level, _), code in zip(LEVELS, units, strict=False):
            spot = self.spots.get((level, code, units[3]))
            if code >= 0 and spot is not None:
                return spot
        return None


def learned_places(mentions: pa.Table, codes: Mapping[str, Whole]) -> Learned:
    """Give the places by which `place_by_name` places these mentions, for others that come later."""
    lat, lon, radius_km = _told(mentions, codes)
    span = int(codes["country"].max(initial=0)) + 2
    spots = {}
    for level, widest in LEVELS:
        told = ~np.isnan(lat) & (radius_km <= DEFAULT_KM[level])
        names, middle = _learned(_keys(codes, level), lat, lon, told)
        middle[2] = np.maximum(middle[2], LEAST_KM[level])
        for name, (north, east, spread) in zip(names.tolist(), middle.T.tolist(), strict=True):
            if spread <= widest:
                spots[level, name // span, name % span - 1] = (north, east, spread)
    return Learned(spots=spots)


def _told(mentions: pa.Table, codes: Mapping[str, Whole]) -> tuple[Floats, Floats, Floats]:
    """Give the told latitude, longitude and radius in km; a position without a radius has the usual one."""
    lat, lon, radius_km = (real(mentions, name) for name in ("lat", "lon", "radius_m"))
    radius_km = radius_km / 1000.0
    return lat, lon, np.where(~np.isnan(lat) & np.isnan(radius_km), _told_level(codes), radius_km)


def _keys(codes: Mapping[str, Whole], level: str) -> Rows:
    """Give one number for each name of a level in its country; -1 for none."""
    country = codes["country"].astype(np.int64)
    return np.where(codes[level] < 0, -1, codes[level].astype(np.int64) * (country.max(initial=0) + 2) + country + 1)


def _told_level(codes: Mapping[str, Whole]) -> Floats:
    """Give the usual radius of the finest unit a mention names."""
    named = [codes[level] >= 0 for level, _ in LEVELS]
    return np.select(named, [DEFAULT_KM[level] for level, _ in LEVELS], default=DEFAULT_KM["none"])


def _middles(key: Rows, lat: Floats, lon: Floats, told: npt.NDArray[np.bool_]) -> tuple[Floats, Floats, Floats]:
    """Give for each row the middle of its key's told positions, and the distance that holds 9 of 10; nan without."""
    out = np.full((3, len(key)), np.nan)
    names, middle = _learned(key, lat, lon, told)
    if len(names):
        place = np.minimum(np.searchsorted(names, key), len(names) - 1)
        known = names[place] == key
        out[:, known] = middle[:, place[known]]
    return out[0], out[1], out[2]


def _learned(key: Rows, lat: Floats, lon: Floats, told: npt.NDArray[np.bool_]) -> tuple[Rows, Floats]:
    """Give the distinct keys of told positions, and the middle and spread of each."""
    rows = np.flatnonzero(told & (key >= 0))
    if not len(rows):
        return np.empty(0, dtype=np.int64), np.empty((3, 0))
    names, group = np.unique(key[rows], return_inverse=True)
    middle_lat, middle_lon = (_share_of(each[rows], group, 0.5) for each in (lat, lon))
    north = (lat[rows] - middle_lat[group]) * KM_PER_DEGREE
    east = (lon[rows] - middle_lon[group]) * KM_PER_DEGREE * np.cos(np.radians(middle_lat[group]))
    return names, np.stack([middle_lat, middle_lon, _share_of(np.hypot(north, east), group, 0.9)])


def _share_of(values: Floats, group: Rows, share: float) -> Floats:
    """Give for each group the value that this share of its values does not exceed."""
    order = np.argsort(values)
    held = group.take(order)
    digits = [(held >> by).astype(np.uint16) for by in range(0, int(group.max()).bit_length() or 1, DIGIT)]
    ordered = values.take(order.take(np.lexsort(digits)))
    size = np.bincount(group)
    start = np.cumsum(size) - size
    return np.asarray(ordered[start + np.ceil(share * (size - 1)).astype(np.int64)])
