"""When and where: civil dates and places that keep precision."""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from sabaq.errors import BadRecord

EARTH_KM = 6371.0
EARLIEST = date(1900, 1, 1)  # older "dates" in event lists are typing errors, e.g. year 0 or 0203


class DatePrecision(StrEnum):
    """The finest unit a date was stated in; a date is never padded to a finer one."""

    MINUTE = "minute"
    HOUR = "hour"
    DAY = "day"
    DAYS = "days"  # a stated range of days
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"


@dataclass(frozen=True, slots=True, kw_only=True)
class When:
    """The civil days, at the place, within which something happened."""

    first: date
    last: date  # inclusive
    precision: DatePrecision
    at: datetime | None = None  # aware; only for minute and hour precision

    def __post_init__(self) -> None:
        if self.first < EARLIEST:
            raise BadRecord(f"date {self.first.isoformat()} is before {EARLIEST.year}; check the column's format")
        if self.last < self.first:
            raise BadRecord(f"a range ends on {self.last.isoformat()}, before it starts on {self.first.isoformat()}")
        if self.at is not None and self.at.tzinfo is None:
            raise BadRecord(f"time {self.at.isoformat()} has no zone; say which, e.g. +05:00")


@dataclass(frozen=True, slots=True, kw_only=True)
class Where:
    """A place as precisely as it was told: a circle, a name, the units that hold it."""

    lat: float | None = None  # degrees WGS 84
    lon: float | None = None
    radius_m: float | None = None  # the true spot lies within, in about 9 of 10 cases
    name: str | None = None
    district: str | None = None
    province: str | None = None
    country: str | None = None  # ISO 3166-1 alpha-2 where known, else as told

    def __post_init__(self) -> None:
        if (self.lat is None) != (self.lon is None):
            raise BadRecord("a latitude needs a longitude, and the other way round; one of them is empty")
        if self.lat is not None and not -90 <= self.lat <= 90:
            raise BadRecord(f"latitude {self.lat} is outside -90..90; are the columns swapped?")
        if self.lon is not None and not -180 <= self.lon <= 180:
            raise BadRecord(f"longitude {self.lon} is outside -180..180; are the columns swapped?")
        if self.radius_m is not None and not 0 <= self.radius_m <= 2.1e7:
            raise BadRecord(f"radius {self.radius_m} m is not between 0 and half way round the earth")


def distance_km(a: tuple[float, float], b: tuple[float, float]) -> float:
    """Give the great-circle distance of two (lat, lon) points."""
    phi, psi = math.radians(a[0]), math.radians(b[0])
    half = math.sin((psi - phi) / 2) ** 2 + math.cos(phi) * math.cos(psi) * math.sin(math.radians(b[1] - a[1]) / 2) ** 2
    return 2 * EARTH_KM * math.asin(min(1.0, math.sqrt(half)))
