"""Anchors: the day that "yesterday" counts from."""

from __future__ import annotations

import re
from datetime import date, timedelta

from sabaq.model.spacetime import DatePrecision
from sabaq.sources.prose.text.cues import Cued
from sabaq.sources.prose.text.lazily import lazily
from sabaq.sources.prose.text.segments import Segments
from sabaq.sources.prose.when.dates import DAY, MONTH, DateMention, find_dates
from sabaq.sources.prose.when.relatives import month_of

HEAD = 400  # characters in which a document shows its year
YEAR = lazily(r"(?<!\d)(?:19|20)\d\d(?!\d)")
STATED = rf"(?:{DAY} {MONTH}|{MONTH} {DAY})(?:,? (?:19|20)\d\d)?"
HEADING = Cued(rf"^ *(?:(?P<first>{STATED}): |[^\n]{{0,100}}[ ,:-] ?(?P<last>{STATED}) *$)", re.MULTILINE)
HEADED = lazily(rf" *{STATED}: ")  # "Dec. 17: Militants Detained"
NEAR = timedelta(days=7)
YEAR_FIRST = lazily(r"0\d\d-")
NUMBER = lazily(r"(?<![\d/-])(?P<year>2?0\d\d)-(?P<month>0?[1-9]|1[0-2])-[A-Z]{1,3}-\d{2,4}\b")  # 2010-09-CA-123


def anchor(text: str, segments: Segments, published: date | None) -> date | None:
    """Give the dateline's day, else the day of publication, else the day that a heading starts or ends with.

    A day without a year takes it from publication, else from the release's number or the only year that the head of
    the document shows.
    """
    if segments.dateline and segments.dateline.day:
        day = _day(segments.dateline.day, text, published)
        if day:
            return day
    stated = _heading(text, published) if published is None or HEADED.match(text) else None
    if stated is None or stated.when.precision is not DatePrecision.DAY:
        return published
    day = stated.when.first
    return day if published is None or timedelta(0) <= published - day <= NEAR else published


def latest(text: str) -> date | None:
    """Give the last day of the month in which a release was numbered: later than that its news cannot be."""
    number = NUMBER.search(text, 0, HEAD) if YEAR_FIRST.search(text, 0, HEAD) else None
    if number is None:
        return None
    year = number["year"]
    return month_of(int(year if len(year) == 4 else f"2{year}"), int(number["month"])).last


def release_day(text: str, segments: Segments, published: date | None) -> DateMention | None:
    """Give the day of an agency's release: in its line, "CITY, Country (Jan. 12, 2011)", or over its number."""
    line = segments.dateline
    if line and line.bracketed and line.day:
        at = text.find(line.day, line.start)
        stated = _stated(line.day, text, published)
        return DateMention(stated[0].when, at, at + len(line.day)) if stated and at >= 0 else None
    return _heading(text, None) if published is None and latest(text) else None


def _heading(text: str, published: date | None) -> DateMention | None:
    """Give the day that a heading starts or ends with."""
    heading = HEADING.search(text, 0, HEAD)
    if heading is None:
        return None
    name = "first" if heading["first"] else "last"
    stated = _stated(heading[name], text, published)
    return DateMention(stated[0].when, *heading.span(name)) if stated else None


def _day(words: str, text: str, published: date | None) -> date | None:
    """Give the civil day that the words name."""
    stated = _stated(words, text, published)
    return stated[0].when.first if stated and stated[0].when.precision is DatePrecision.DAY else None


def _stated(words: str, text: str, published: date | None) -> tuple[DateMention, ...]:
    """Give the date with the year of the words, of publication or of the document's head, where that is plain."""
    found = find_dates(words, published, by=latest(text))
    if found:
        return found
    years = set(YEAR.findall(text[:HEAD]))
    if len(years) != 1:
        return ()
    meant = find_dates(f"{words}, {years.pop()}", None)
    later = meant and any(d.when.first > meant[0].when.last for d in find_dates(text[:HEAD], None))
    return () if later else meant  # news does not come before what it tells
