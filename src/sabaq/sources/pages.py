"""Pages: a row as text, and the day and place it tells."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sabaq.model.spacetime import EARLIEST, DatePrecision, When, Where
from sabaq.sources.cells import Stated, Unreadable, decimal, people, shown, stated, whole_month, whole_year, widened
from sabaq.sources.mapping import DateRule, Mapping, PlaceRule, terms

HALF_WAY_ROUND_M = 2.0e7
SLIP_DAYS = 31  # an end further before its start than a month is no slip of the day


@dataclass(frozen=True, slots=True)
class Page:
    """A row laid out as text: its filled cells, and where in the text each stands."""

    raw: str
    cells: dict[str, str]  # filled cells only
    starts: dict[str, int]


def page(cells: dict[str, str], mapping: Mapping) -> Page:
    """Lay a row out as "column: value" lines, in column order, without empty and ignored cells."""
    kept: dict[str, str] = {}
    starts: dict[str, int] = {}
    lines = []
    at = 0
    for column, cell in cells.items():
        bare = cell.strip()
        if not bare or bare in mapping.empty or column in mapping.ignore:
            continue
        kept[column] = cell
        starts[column] = at + len(column) + 2
        lines.append(f"{column}: {cell}")
        at = starts[column] + len(cell) + 1
    return Page("\n".join(lines), kept, starts)


def when_of(sheet: Page, rule: DateRule, *, today: date, faults: list[Unreadable] | None) -> When | None:
    """Give the days a row says it happened on; no date cell, no answer.

    Where `faults` is a list, an end up to a month before its start is noted there, and both days bound the range.
    """
    column = rule.first or rule.year
    if column is None or column not in sheet.cells:
        return None
    first = _first_day(sheet, rule, column)
    last = first
    if rule.last is not None and rule.last in sheet.cells:
        last = stated(sheet.cells[rule.last], rule.last, rule.formats)
        if last.last < first.first:
            fault = Unreadable(rule.last, shown(sheet.cells[rule.last]), f"a day not before {rule.first} {first.first}")
            if faults is None or (first.first - last.first).days > SLIP_DAYS:
                raise fault
            faults.append(fault)
            first, last = last, first
    _not_after(first, column, sheet, today=today)
    _not_after(last, rule.last or column, sheet, today=today)
    return _when(first, last, precision=_precision(sheet, rule))


def _not_after(day: Stated, column: str, sheet: Page, *, today: date) -> None:
    if day.first > today:
        raise Unreadable(column, shown(sheet.cells[column]), f"a day not after today, {today.isoformat()}")


def _first_day(sheet: Page, rule: DateRule, column: str) -> Stated:
    if rule.first is not None:
        return stated(sheet.cells[column], column, rule.formats)
    year = people(sheet.cells[column], column)
    month = people(sheet.cells.get(rule.month or "", "0"), rule.month or "month")
    day = people(sheet.cells.get(rule.day or "", "0"), rule.day or "day")
    if year < EARLIEST.year:
        raise Unreadable(column, shown(sheet.cells[column]), f"a year from {EARLIEST.year} on")
    try:
        if month and day:
            on = date(year, month, day)
            return Stated(on, on, DatePrecision.DAY)
        return whole_month(year, month) if month else whole_year(year)
    except ValueError as problem:
        raise Unreadable(column, f"year {year}, month {month}, day {day}", f"a date that exists ({problem})") from None


def _precision(sheet: Page, rule: DateRule) -> DatePrecision | None:
    if rule.precision is None or rule.precision not in sheet.cells:
        return None
    told = sheet.cells[rule.precision].strip()
    known = rule.precisions.get(told) or rule.precisions.get(told.casefold())
    if known is None:
        wanted = ", ".join(rule.precisions)
        raise Unreadable(rule.precision, shown(told), f"one of {wanted}")
    return DatePrecision(known)


def _when(first: Stated, last: Stated, *, precision: DatePrecision | None) -> When:
    """Join the stated days; a single day of a coarser precision stands for the days around it."""
    order = list(DatePrecision)
    told = max((first.precision, last.precision), key=order.index)
    coarsest = told if precision is None else max(told, precision, key=order.index)
    start, end = first.first, last.last
    if start == end:
        start, end = widened(start, coarsest)
        start = max(start, EARLIEST)
    elif coarsest in (DatePrecision.MINUTE, DatePrecision.HOUR, DatePrecision.DAY):
        coarsest = DatePrecision.DAYS
    at = first.at if first.at is not None and first.at.tzinfo is not None and coarsest is DatePrecision.MINUTE else None
    if coarsest is DatePrecision.MINUTE and at is None:
        coarsest = DatePrecision.DAY  # a clock time whose zone is not told cannot be placed
    return When(first=start, last=end, precision=coarsest, at=at)


def where_of(sheet: Page, rule: PlaceRule) -> tuple[str, Where] | None:
    """Give the place a row tells and the column that names it; no place cell, no answer."""
    cells = sheet.cells
    column = next((name for name in rule.names if name in cells), None)
    other = (rule.district, rule.province, rule.country, rule.lat)
    anchor = column or next((name for name in other if name is not None and name in cells), None)
    lat = _degrees(cells, rule.lat, 90)
    lon = _degrees(cells, rule.lon, 180)
    if (lat is None) != (lon is None):
        missing = rule.lon if lon is None else rule.lat
        raise Unreadable(missing, "an empty cell beside its filled partner", "both latitude and longitude, or neither")
    if anchor is None:
        return None
    where = Where(
        lat=lat,
        lon=lon,
        radius_m=_radius(cells, rule) if lat is not None else None,
        name=_told(cells, column),
        district=_told(cells, rule.district),
        province=_told(cells, rule.province),
        country=country(_told(cells, rule.country)),
    )
    return anchor, where


def _told(cells: dict[str, str], column: str | None) -> str | None:
    return None if column is None or column not in cells else cells[column].strip()


def _degrees(cells: dict[str, str], column: str | None, most: float) -> float | None:
    if column is None or column not in cells:
        return None
    return decimal(cells[column], column, low=-most, high=most)


def _radius(cells: dict[str, str], rule: PlaceRule) -> float | None:
    if rule.radius is not None and rule.radius in cells:
        return decimal(cells[rule.radius], rule.radius, low=0, high=HALF_WAY_ROUND_M)
    if rule.precision is None or rule.precision not in cells:
        return None
    code = cells[rule.precision].strip().removesuffix(".0")
    if code not in rule.radii_m:
        raise Unreadable(rule.precision, shown(code), f"one of {', '.join(rule.radii_m)}")
    return rule.radii_m[code]


def country(told: str | None) -> str | None:
    """Give a country's ISO 3166-1 alpha-2 code where its name is known, else the name as told."""
    if told is None or (len(told) == 2 and told.isupper()):
        return told
    return terms("countries").get(told.casefold(), told)
