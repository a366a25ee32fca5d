"""Counts: what may be counted, forecast and watched."""

from __future__ import annotations

from enum import StrEnum


class Level(StrEnum):
    """Which units are counted, over which periods, and what is forecast of them."""

    COUNTRY_MONTH = "country-month"
    PROVINCE_WEEK = "province-week"
    DISTRICT_WEEK = "district-week"
    DISTRICT_28_DAYS = "district-28-days"

    @property
    def unit(self) -> str:
        """The field of an incident that names its unit."""
        return self.value.split("-", 1)[0]


class Target(StrEnum):
    """What is counted."""

    DEATHS = "deaths"
    EVENTS = "events"


class Method(StrEnum):
    """How a rise is weighed."""

    TAIL = "ewma-tail"
    C1 = "ears-c1"
    C2 = "ears-c2"
    C3 = "ears-c3"
    FARRINGTON = "farrington"
    SCAN = "scan"


class Finding(StrEnum):
    """What may be said of the counts after a day."""

    HIGHER = "higher"
    LOWER = "lower"
    CANNOT_TELL = "cannot tell"
