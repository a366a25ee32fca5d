"""Placing: positions for names that other reports have placed."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import numpy.typing as npt
import pyarrow as pa

Whole = npt.NDArray[np.int32]
Rows = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]

KM_PER_DEGREE = 111.2
LEVELS = (("place", 25.0), ("district", 70.0), ("province", 250.0))  # widest spread, in km, at which a name tells
LEAST_KM = {"place": 3.0, "district": 15.0, "province": 60.0}
DEFAULT_KM = {"place": 8.0, "district": 35.0, "province": 120.0, "none": 25.0}  # where a position has no radius


def place_by_name(mentions: pa.Table, codes: Mapping[str, Whole]) -> tuple[Floats, Floats, Floats]:
    """Give latitude, longitude and radius in km: of mentions without a position, the middle and spread of their name's.

    What other reports of the same ledger say of a name is evidence enough to compare by; it is never shown as told.
    """
    lat, lon, radius_km = (_real(mentions, name) for name in ("lat", "lon", "radius_m"))
    radius_km = radius_km / 1000.0
    country = codes["country"].astype(np.int64)
    radius_km = np.where(~np.isnan(lat) & np.isnan(radius_km), _told_level(codes), radius_km)
    told = ~np.isnan(lat)
    for level, widest in LEVELS:
        key = np.where(codes[level] < 0, -1, codes[level].astype(np.int64) * (country.max(initial=0) + 2) + country + 1)
        middle_lat, middle_lon, spread = _middles(key, lat, lon, told & (radius_km <= DEFAULT_KM[level]))
        spread = np.maximum(spread, LEAST_KM[level])
        fill = np.isnan(lat) & (key >= 0) & (spread <= widest)
        lat, lon = np.where(fill, middle_lat, lat), np.where(fill, middle_lon, lon)
        radius_km = np.where(fill, spread, radius_km)
    return lat, lon, radius_km


def _real(table: pa.Table, name: str) -> Floats:
    return np.asarray(table[name].to_numpy(zero_copy_only=False), dtype=np.float64)


def _told_level(codes: Mapping[str, Whole]) -> Floats:
    """Give the usual radius of the finest unit a mention names."""
    named = [codes[level] >= 0 for level, _ in LEVELS]
    return np.select(named, [DEFAULT_KM[level] for level, _ in LEVELS], default=DEFAULT_KM["none"])


def _middles(key: Rows, lat: Floats, lon: Floats, told: npt.NDArray[np.bool_]) -> tuple[Floats, Floats, Floats]:
    """Give for each row the middle of its key's told positions, and the distance that holds 9 of 10; nan without."""
    out = np.full((3, len(key)), np.nan)
    rows = np.flatnonzero(told & (key >= 0))
    if not len(rows):
        return out[0], out[1], out[2]
    names, group = np.unique(key[rows], return_inverse=True)
    middle_lat, middle_lon = (_share_of(each[rows], group, 0.5) for each in (lat, lon))
    north = (lat[rows] - middle_lat[group]) * KM_PER_DEGREE
    east = (lon[rows] - middle_lon[group]) * KM_PER_DEGREE * np.cos(np.radians(middle_lat[group]))
    middle = np.stack([middle_lat, middle_lon, _share_of(np.hypot(north, east), group, 0.9)])
    place = np.minimum(np.searchsorted(names, key), len(names) - 1)
    known = names[place] == key
    out[:, known] = middle[:, place[known]]
    return out[0], out[1], out[2]


def _share_of(values: Floats, group: Rows, share: float) -> Floats:
    """Give for each group the value that this share of its values does not exceed."""
    ordered = values[np.lexsort((values, group))]
    size = np.bincount(group)
    start = np.cumsum(size) - size
    return np.asarray(ordered[start + np.ceil(share * (size - 1)).astype(np.int64)])
