"""Clocks: the hour or minute of an attack on a stated day.

A clock time is taken only where it stands beside the attack's one day, once, in a country whose time is known. "Last
night at 1:30 am" is left alone: it names two days.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, datetime, time
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from sabaq.model.spacetime import DatePrecision, When
from sabaq.sources.prose.text.cues import Cued
from sabaq.sources.prose.text.lazily import lazily

ZONES = {"PK": "Asia/Karachi", "AF": "Asia/Kabul", "IN": "Asia/Kolkata", "IR": "Asia/Tehran"}
CLOCK = Cued(
    r"(?<![\d.,:-])\b(?:(?P<hour>\d{1,2})(?:[:.](?P<minute>[0-5]\d))? ?(?P<half>[ap])\.?m\b\.?"
    r"|(?P<military>[0-2]\d:?[0-5]\d) ?(?:hrs?|hours)\b"
    r"|[0-3]\d(?P<group>[0-2]\d[0-5]\d)(?: ?hrs?| ?(?P<zulu>Z)| ?[A-Y])? ?"
    r"(?=(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec))"
    r"|(?<=at )(?P<plain>[0-2]?\d:[0-5]\d)(?![\d:]| ?[ap]\.?m))",
    re.IGNORECASE,
)
STATUS = lazily(
    r"\b(?:by|as of|till|until|up to|upto|since|updated|before|after|between|from)(?: about| around)? $",
    re.IGNORECASE,
)
NIGHT = lazily(r"\b(?:night|overnight)\b", re.IGNORECASE)
MORNING = time(8)  # a "night" whose clock is before this may belong to the next day


def timed(when: When, clause: str, *, country: str | None) -> When:
    """Give the day with its clock time, where the clause states just one."""
    found = list(CLOCK.finditer(clause))
    if len(found) != 1 or when.precision is not DatePrecision.DAY or country not in ZONES:
        return when
    [match] = found
    told = _time(match)
    if told is None or STATUS.search(clause, max(0, match.start() - 24), match.start()):
        return when
    if told < MORNING and NIGHT.search(clause):
        return when
    try:
        at = datetime.combine(when.first, told, UTC if match["zulu"] else ZoneInfo(ZONES[country]))
    except ZoneInfoNotFoundError:  # a system without a table of zones
        return when
    exact = match["minute"] or match["military"] or match["plain"] or match["group"]
    return replace(when, precision=DatePrecision.MINUTE if exact else DatePrecision.HOUR, at=at)


def _time(match: re.Match[str]) -> time | None:
    """Give the time of day; None for none such."""
    if stated := match["military"] or match["plain"] or match["group"]:
        hour, minute = int(stated.replace(":", "")[:-2]), int(stated[-2:])
    else:
        hour, minute = int(match["hour"]), int(match["minute"] or 0)
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if match["half"].lower() == "p" else 0)
    return time(hour, minute) if hour < 24 else None
