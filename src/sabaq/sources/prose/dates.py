"""Dates: stated days become civil dates, never padded.

A weekday is the last such day up to and including the anchor; a day without a year is its last occurrence; the anchor
is the dateline's day, else publication. Day comes before month unless the text is plainly American.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from sabaq.model.spacetime import EARLIEST, DatePrecision, When
from sabaq.sources.prose.cues import Cued

MONTHS = {
    name[:3]: number
    for number, name in enumerate(
        ("january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
            "november",
         "december"), start=1)
}  # fmt: skip
MONTH = r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\.?"  # noqa: E501  one alternation is read faster than its parts
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
PATTERN = Cued(
    r"(?<![\w-])(?:"
    r"(?P<iso>(?:19|20)\d\d-\d\d-\d\d)(?!\d)"
    rf"|(?P<d1>\d{{1,2}})(?:st|nd|rd|th)?(?:[-–/]| to | and | or )(?P<d2>\d{{1,2}})(?:st|nd|rd|th)? "
    rf"(?P<m1>{MONTH})(?!\w)(?:,? (?P<y1>(?:19|20)\d\d))?(?!\d)"
    rf"|(?P<d3>\d{{1,2}})(?:st|nd|rd|th)?[ -](?:of )?(?P<m3>{MONTH})(?!\w)(?:[ ,-]{{1,2}}(?P<y3>(?:19"
    rf"|20)\d\d))?(?!\d)"
    rf"|(?P<m4>{MONTH}) (?P<d4>\d{{1,2}})(?:st|nd|rd|th)?(?![\d:])(?:-(?P<d5>\d{{1,2}}))?(?:,? (?P<y4>(?:19"
    rf"|20)\d\d))?(?!\d)"
    rf"|(?P<m6>{MONTH})(?!\w)(?:,| of)? (?P<y6>(?:19|20)\d\d)(?!\d)"
    rf"|\b[Ii]n (?:early |late |mid-)?(?P<m9>{MONTH})(?= |,|\.)(?! \d)"
    r"|(?P<n7>\d{1,2})[/.](?P<n8>\d{1,2})[/.](?P<y7>(?:19|20)?\d\d)(?![\d/]|\.\d)"
    r"|(?P<ago>[Yy]esterday|[Tt]oday|[Tt]his (?:morning|afternoon|evening)|[Ll]ast night|[Oo]vernight"
    r"|[Tt]onight|earlier in the day)"
    r"|(?P<week>(?:[Ll]ast|the past|[Ee]arlier this|[Tt]his) (?:week|month|year)(?!end))"
    r"|(?P<day>(?i:monday|tuesday|wednesday|thursday|friday|saturday"
    r"|sunday))(?! (?:(?<!during Friday )(?<!after Friday )(?<!before Friday )prayer|sermon|congregation"
    r"|namaz|mosque|market|bazaar))"
    r")(?!\w)"
)  # fmt: skip
LAST_DAY = re.compile(r"\blast (?:\w+ )?$", re.IGNORECASE)
LOOSE = frozenset({"overnight", "last night", "tonight"})
SPOKEN = re.compile(  # the day of the saying, not of what is told
    r"\b(?:confirm(?:ed|s)?|announc(?:ed|es)|revealed|disclosed|stated) (?:\w+ )?(?:today|yesterday)\b"
    r"|\b(?:today|yesterday) (?:\w+ )?(?:confirm(?:ed|s)|announc(?:ed|es)|revealed|disclosed|stated)\b",
    re.IGNORECASE,
)
US_MARKS = re.compile(r"\b(?:U\.S\. (?:Army|Navy|Marine)|ISAF)\b")


@dataclass(frozen=True, slots=True)
class DateMention:
    """A date as a sentence states it."""

    when: When
    start: int
    end: int
    background: bool = False  # "last year", "this year": a frame, not the day of news
    loose: bool = False  # "overnight": gives way to a named day
    told_by_anchor: bool = False  # "yesterday", "Friday"


def find_dates(text: str, anchor: date | None) -> tuple[DateMention, ...]:
    """Give the dates that a sentence states, in order."""
    return tuple(_found(text, anchor))


def _found(text: str, anchor: date | None) -> Iterator[DateMention]:
    """Yield every mention that names a real day."""
    for match in PATTERN.finditer(text):
        if match.group("week"):
            when = _relative_span(match.group("week").lower(), anchor)
            background = match.group("week").lower().endswith("year")
        else:
            background = False
            when = _when(match, text, anchor)
        if when is not None:
            ago, day = (match.group("ago") or "").lower(), match.group("day")
            spoken = bool(ago) and bool(SPOKEN.search(text, max(0, match.start() - 24), match.end() + 24))
            yield DateMention(
                when, match.start(), match.end(), background or spoken, ago in LOOSE, told_by_anchor=bool(ago or day)
            )


def _when(match: re.Match[str], text: str, anchor: date | None) -> When | None:
    """Give the civil date of one match."""
    part = match.groupdict()
    if part["m6"]:
        return month_of(int(part["y6"]), int(_month(part["m6"])))
    if part["ago"] or part["day"] or part["m9"]:
        return _from_anchor(match, text, anchor) if anchor else None
    return _calendar(part, text, anchor)


def _calendar(part: dict[str, str | None], text: str, anchor: date | None) -> When | None:
    """Give a day, or a range of days, that is named by its number in a month."""
    if iso := part["iso"]:
        return _day(iso[:4], iso[5:7], iso[8:], anchor)
    for month, first, last, year in (("m1", "d1", "d2", "y1"), ("m3", "d3", "", "y3"), ("m4", "d4", "d5", "y4")):
        name, day = part[month], part[first]
        if name and day:
            second = part[last] if last else None
            if second:
                return _range(part[year], name, (day, second), anchor)
            return _day(part[year], _month(name), day, anchor)
    return _slashed(part, text, anchor)


def _slashed(part: dict[str, str | None], text: str, anchor: date | None) -> When | None:
    """Give 30/1/2023, day first unless the text is plainly American or no month has that number."""
    first, second, last = part["n7"] or "", part["n8"] or "", part["y7"] or ""
    year = last if len(last) == 4 else f"20{last}"
    american = int(second) > 12 or (int(first) <= 12 and bool(US_MARKS.search(text)))
    return _day(year, first, second, anchor) if american else _day(year, second, first, anchor)


def _from_anchor(match: re.Match[str], text: str, anchor: date) -> When | None:
    """Give a day or month that is told by its distance from the anchor."""
    if match.group("m9"):
        month = int(_month(match.group("m9")))
        return month_of(anchor.year - (month > anchor.month), month)
    if match.group("ago"):
        before = match.group("ago").lower() in {"yesterday", "last night", "overnight"}
        return single(anchor - timedelta(days=1) if before else anchor)
    days = (anchor.weekday() - WEEKDAYS.index(match.group("day").lower())) % 7
    if days == 0 and LAST_DAY.search(text[max(0, match.start() - 12) : match.start()]):
        days = 7
    return single(anchor - timedelta(days=days))


def _month(name: str) -> str:
    """Give the month's number."""
    return str(MONTHS[name[:3].lower()])


def single(day: date) -> When | None:
    """Give one day."""
    return When(first=day, last=day, precision=DatePrecision.DAY) if day >= EARLIEST else None


def month_of(year: int, month: int) -> When:
    """Give one month, to the month."""
    following = date(year + month // 12, month % 12 + 1, 1)
    return When(first=date(year, month, 1), last=following - timedelta(days=1), precision=DatePrecision.MONTH)


def _day(year: str | None, month: str, day: str, anchor: date | None) -> When | None:
    """Give a day; without a year its last occurrence up to a week after the anchor; None for no such day."""
    try:
        if year:
            return single(date(int(year), int(month), int(day)))
        if anchor is None:
            return None
        stated = date(anchor.year, int(month), int(day))
        return single(stated if stated <= anchor + timedelta(days=7) else date(anchor.year - 1, int(month), int(day)))
    except ValueError:
        return None


def _range(year: str | None, month: str, days: tuple[str, str], anchor: date | None) -> When | None:
    """Give a stated range of days in one month."""
    first = _day(year, _month(month), days[0], anchor)
    last = _day(year, _month(month), days[1], anchor)
    if first is None or last is None or last.first <= first.first:
        return first
    return When(first=first.first, last=last.last, precision=DatePrecision.DAYS)


def _relative_span(words: str, anchor: date | None) -> When | None:
    """Give the ISO week or month that "last week" or "last month" names; a year is only a frame."""
    if anchor is None:
        return None
    past = words.startswith(("last", "the past"))
    if words.endswith("week"):
        monday = anchor - timedelta(days=anchor.weekday() + (7 if past else 0))
        return When(first=monday, last=monday + timedelta(days=6), precision=DatePrecision.WEEK)
    if words.endswith("month"):
        before = anchor.replace(day=1) - timedelta(days=1) if past else anchor
        return month_of(before.year, before.month)
    year = anchor.year - 1 if past else anchor.year
    return When(first=date(year, 1, 1), last=date(year, 12, 31), precision=DatePrecision.YEAR)
