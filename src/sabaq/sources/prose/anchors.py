"""Anchors: the day that "yesterday" counts from."""

from __future__ import annotations

import re
from datetime import date

from sabaq.model.spacetime import DatePrecision
from sabaq.sources.prose.dates import MONTH, DateMention, find_dates
from sabaq.sources.prose.segments import Segments

HEAD = 400  # characters in which a document shows its year
YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
DAY = rf"(?:\d{{1,2}} {MONTH}|{MONTH} \d{{1,2}})(?:,? (?:19|20)\d\d)?"
HEADING = re.compile(rf"^ *(?:(?P<first>{DAY}): |[^\n]{{0,100}}[ ,:-] ?(?P<last>{DAY}) *$)", re.MULTILINE)


def anchor(text: str, segments: Segments, published: date | None) -> date | None:
    """Give the dateline's day, else the day of publication, else the day that a heading starts or ends with.

    A day without a year takes it from publication, else from the only year that the head of the document shows.
    """
    if segments.dateline and segments.dateline.day:
        day = _day(segments.dateline.day, text, published)
        if day:
            return day
    if published is None:
        heading = HEADING.search(text, 0, HEAD)
        if heading:
            return _day(heading.group("first") or heading.group("last"), text, None)
    return published


def release_day(text: str, segments: Segments, published: date | None) -> DateMention | None:
    """Give the day in the brackets of an agency's release line, "CITY, Country (Jan. 12, 2011)", in its place."""
    line = segments.dateline
    if line is None or not line.bracketed or line.day is None:
        return None
    at = text.find(line.day, line.start)
    stated = _stated(line.day, text, published)
    return DateMention(stated[0].when, at, at + len(line.day)) if stated and at >= 0 else None


def _day(words: str, text: str, published: date | None) -> date | None:
    """Give the civil day that the words name."""
    stated = _stated(words, text, published)
    return stated[0].when.first if stated and stated[0].when.precision is DatePrecision.DAY else None


def _stated(words: str, text: str, published: date | None) -> tuple[DateMention, ...]:
    """Give the date with the year of the words, of publication or of the document's head, where that is plain."""
    found = find_dates(words, published)
    if found:
        return found
    years = set(YEAR.findall(text[:HEAD]))
    return find_dates(f"{words}, {years.pop()}", None) if len(years) == 1 else ()
