"""Cells: one cell to a number, a day, a degree or nothing."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import lru_cache

from sabaq.errors import BadRecord
from sabaq.model.spacetime import EARLIEST, DatePrecision

MOST_PEOPLE = 10_000_000  # more dead in one event than any recorded; such a cell is a phone number or a typing error
_WHOLE = re.compile(r"\d+(?:\.0*)?", re.ASCII)
_DECIMAL = re.compile(r"[-+]?\d+(?:\.\d*)?(?:[eE][-+]?\d{1,3})?", re.ASCII)
_ISO = re.compile(
    r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2})"
    r"(?:[T ](\d{1,2}):(\d{2})(?::(\d{2})(?:\.\d{1,9})?)?\s*(Z|[+-]\d{2}:?\d{2})?)?)?)?",
    re.ASCII,
)


class Unreadable(BadRecord):
    """One cell of a row is not what its column holds."""

    def __init__(self, column: str | None, seen: str, wanted: str) -> None:
        super().__init__(f"column {column}: saw {seen}; wanted {wanted}")
        self.column = column
        self.seen = seen
        self.wanted = wanted


@dataclass(frozen=True, slots=True)
class Stated:
    """A date as a cell states it: its first and last possible day, and the time where one is given."""

    first: date
    last: date
    precision: DatePrecision
    at: datetime | None = None  # naive unless the cell gives a zone


def shown(text: str) -> str:
    """Give a cell for a message, cut to a length that can be read."""
    return repr(text if len(text) <= 80 else text[:77] + "...")


def people(text: str, column: str) -> int:
    """Read a count of people: a whole number, not negative, below MOST_PEOPLE."""
    bare = text.strip()
    if _WHOLE.fullmatch(bare):
        if len(bare) > 20 or float(bare) > MOST_PEOPLE:
            raise Unreadable(column, shown(text), f"a count of people up to {MOST_PEOPLE:,}")
        return int(float(bare))
    if bare.startswith("-"):
        raise Unreadable(column, shown(text), "a count of people, 0 or more; leave the cell empty where it is unknown")
    raise Unreadable(column, shown(text), "a whole number without separators, e.g. 1200")


def decimal(text: str, column: str, *, low: float, high: float) -> float:
    """Read a decimal number within bounds."""
    bare = text.strip()
    if not _DECIMAL.fullmatch(bare):
        hint = "; write the decimal comma as a point" if "," in bare else ""
        raise Unreadable(column, shown(text), f"a number such as 34.015{hint}")
    number = float(bare)
    if not low <= number <= high:
        raise Unreadable(column, shown(text), f"a number from {low:g} to {high:g} (are two columns swapped?)")
    return number


def stated(text: str, column: str, formats: tuple[str, ...]) -> Stated:
    """Read a date in the first format that fits."""
    try:
        found = _stated(text.strip(), formats)
    except ValueError as problem:
        raise Unreadable(column, shown(text), f"a date that exists ({problem})") from None
    if found is None:
        wanted = " or ".join("YYYY-MM-DD" if form == "iso" else form for form in formats)
        raise Unreadable(column, shown(text), f"a date as {wanted}")
    if found.first < EARLIEST:
        raise Unreadable(column, shown(text), f"a date from {EARLIEST.year} on; check the column's format")
    return found


@lru_cache(maxsize=4096)
def _stated(text: str, formats: tuple[str, ...]) -> Stated | None:
    for form in formats:
        if form == "iso":
            if match := _ISO.fullmatch(text):
                return _from_iso(match)
            continue
        try:
            moment = datetime.strptime(text, form)  # noqa: DTZ007 - a civil date at the place; its zone is not told
        except ValueError:
            continue
        if "%H" in form or "%I" in form:
            return Stated(moment.date(), moment.date(), DatePrecision.MINUTE, moment)
        if "%d" in form or "%j" in form or "%x" in form or "%c" in form:
            return Stated(moment.date(), moment.date(), DatePrecision.DAY)
        return (
            whole_month(moment.year, moment.month) if "%m" in form or "%b" in form.lower() else whole_year(moment.year)
        )
    return None


def _from_iso(match: re.Match[str]) -> Stated:
    year, month, day, hour, minute, second, zone = match.groups()
    if int(year) < 1:
        raise ValueError("year 0 is out of range")
    if month is None:
        return whole_year(int(year))
    if day is None:
        return whole_month(int(year), int(month))
    on = date(int(year), int(month), int(day))
    if hour is None or (int(hour) == int(minute) == int(second or 0) == 0 and zone is None):
        return Stated(on, on, DatePrecision.DAY)  # midnight without a zone is how programs write a bare day
    clock = f"{on.isoformat()}T{int(hour):02}:{minute}:{second or '00'}{(zone or '').replace('Z', '+00:00')}"
    return Stated(on, on, DatePrecision.MINUTE, datetime.fromisoformat(clock))


def whole_month(year: int, month: int) -> Stated:
    """Give the span of a month."""
    if not 1 <= month <= 12:
        raise ValueError("month must be in 1..12")
    last = calendar.monthrange(year, month)[1]
    return Stated(date(year, month, 1), date(year, month, last), DatePrecision.MONTH)


def whole_year(year: int) -> Stated:
    """Give the span of a year."""
    return Stated(date(year, 1, 1), date(year, 12, 31), DatePrecision.YEAR)


def widened(day: date, precision: DatePrecision) -> tuple[date, date]:
    """Give the days that one stated day of a coarser precision may stand for."""
    match precision:
        case DatePrecision.MINUTE | DatePrecision.HOUR | DatePrecision.DAY:
            return day, day
        case DatePrecision.DAYS:
            return day - timedelta(days=1), day + timedelta(days=1)
        case DatePrecision.WEEK:
            return day - timedelta(days=3), day + timedelta(days=3)
        case DatePrecision.MONTH:
            month = whole_month(day.year, day.month)
            return month.first, month.last
        case DatePrecision.YEAR:
            year = whole_year(day.year)
            return year.first, year.last
