"""Relatives: days told by their distance from the anchor.

"Yesterday", "overnight" and "last night" are the day before; a weekday is the last one up to and including the anchor;
"last week" is the ISO week before.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from sabaq.model.spacetime import EARLIEST, DatePrecision, When
from sabaq.sources.prose.text.cues import Cued
from sabaq.sources.prose.text.lazily import lazily

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
NUMBERED = {name[:3]: n for n, name in enumerate(WEEKDAYS)}
COUNTED = {"a": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7}
NAME = r"(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday)"
SOME = (
    r"(?:\d+|(?:a |the )?(?:few|couple of|half)|some|several|many|two|three|four|five|six|seven|eight|nine|ten"
    r"|twelve)"
)
PATTERN = Cued(
    r"(?<![\w-])(?:"
    r"(?P<eve>the day before yesterday|the night before last)"
    r"|(?P<before>yesterday|last ?night|last evening|overnight|the (?:previous|preceding) night)"
    r"|(?P<now>today|tonight|this (?:morning|afternoon|evening)"
    r"|(?-i:earlier|later) in the day"
    rf"|(?!(?:24|48|72) hours)(?:{SOME} )?(?<!24 )(?<!48 )(?<!72 )(?:hours|minutes) ago|an hour ago)"
    r"|(?P<hours>24|48|72) hours ago"
    r"|(?P<ago>\d|a|one|two|three|four|five|six) days? (?:ago|back)"
    r"|(?P<nights>(?:over|in|during) the (?:past|last) (?P<span>two|three|four|five|six|\d) (?:days|nights))"
    r"|(?P<weekend>(?:over|at|during|on|last|this|this past) (?:the )?(?:past |last )?weekend)"
    r"|(?P<week>(?:(?:earlier |late(?:r)? |the week before )?last|the past|the previous|earlier this|this) "
    r"(?:week|month|year)(?!end))"
    r"|(?P<iso>(?:the )?week (?:no\.? )?(?P<number>\d{1,2})(?: of (?P<year>20\d\d))?)(?=[ .,;:)]|$)"
    rf"|(?P<day>{NAME})(?! (?:(?<!during Friday )(?<!after Friday )(?<!before Friday )prayer|sermon|congregation"
    r"|namaz|mosque|market|bazaar|times|guardian|magazine|(?:of|in) (?:19|20)\d\d\b))"
    r"(?:(?:,| of)? (?P<whose>last|this) week)?"
    r"|on (?P<short>mon|tues?|wed|thurs?|fri|sat|sun)"
    r"|(?-i:(?:(?<=\A)|(?<=[.;:)\n] )|(?<=\n))(?P<stamp>Mon|Tues?|Wed|Thurs?|Fri|Sat|Sun|MON|TUES?|WED|THURS?"
    r"|FRI|SAT|SUN)(?=[,:] | \d))"
    r"|(?P<part>mon|tues?|wed|thurs?|fri|sat|sun) (?:night|morning|evening|afternoon)"
    r")(?!\w)",
    re.IGNORECASE,
)
LAST_DAY = lazily(r"\b(?:last (?:\w+ )?|previous )$", re.IGNORECASE)
NO_DAY = lazily(r"\b(?:next|coming|upcoming|every|each|black|good|bloody|(?<!on )easter|palm) $", re.IGNORECASE)
LOOSE = frozenset({"overnight", "last night", "lastnight", "tonight"})


@dataclass(frozen=True, slots=True)
class Relative:
    """A stretch of days that words measure from the anchor."""

    when: When
    start: int
    end: int
    weekday: bool = False
    spoken: bool = False  # "today", "yesterday": may be the day of saying
    frame: bool = False  # a year: no day of news
    loose: bool = False  # "overnight": gives way to a named day
    by_anchor: bool = False  # a single day


def single(day: date) -> When | None:
    """Give one day."""
    return When(first=day, last=day, precision=DatePrecision.DAY) if day >= EARLIEST else None


def days(first: date, last: date) -> When | None:
    """Give a range of days."""
    if first < EARLIEST or last <= first:
        return single(first)
    return When(first=first, last=last, precision=DatePrecision.DAYS)


def month_of(year: int, month: int) -> When:
    """Give one month, to the month."""
    following = date(year + month // 12, month % 12 + 1, 1)
    return When(first=date(year, month, 1), last=following - timedelta(days=1), precision=DatePrecision.MONTH)


def iso_week(year: int, number: int) -> When | None:
    """Give one ISO week; None where the year has no such week."""
    try:
        return _week(date.fromisocalendar(year, number, 1))
    except ValueError:
        return None


def relatives(text: str, anchor: date) -> Iterator[Relative]:
    """Yield the days that a text tells by the anchor."""
    for match in PATTERN.finditer(text):
        if match["day"] or match["short"] or match["part"] or match["stamp"]:
            when = _weekday(match, text, anchor)
            if when:
                yield Relative(when, *match.span(), weekday=True, by_anchor=True)
        elif match.group("week"):
            words = match.group("week").lower()
            yield Relative(_span(words, anchor), *match.span(), frame=words.endswith("year"))
        elif when := _range(match, anchor):
            yield Relative(when, *match.span())
        elif when := _single(match, anchor):
            words = match.group(0).lower()
            yield Relative(when, *match.span(), spoken=True, loose=words in LOOSE, by_anchor=True)


def _single(match: re.Match[str], anchor: date) -> When | None:
    """Give a day that is told by how many days ago it was."""
    if match.group("ago"):
        back = number_of(match.group("ago"))
    elif match.group("hours"):
        back = int(match.group("hours")) // 24
    else:
        back = 2 if match.group("eve") else 1 if match.group("before") else 0
    return single(anchor - timedelta(days=back))


def _range(match: re.Match[str], anchor: date) -> When | None:
    """Give a weekend, an ISO week by its number, or the last few days."""
    if match.group("weekend"):
        saturday = anchor - timedelta(days=(anchor.weekday() - 5) % 7)
        if saturday == anchor and "last" in match.group(0).lower():
            saturday -= timedelta(days=7)
        return days(saturday, min(saturday + timedelta(days=1), anchor))
    if match.group("iso"):
        year, number = int(match.group("year") or anchor.year), int(match.group("number"))
        return iso_week(year, number)
    if match.group("nights"):
        return days(anchor - timedelta(days=number_of(match.group("span"))), anchor - timedelta(days=1))
    return None


def _weekday(match: re.Match[str], text: str, anchor: date) -> When | None:
    """Give the last day of that name; None for a day to come, or for a name that is not the day's."""
    before = text[max(0, match.start() - 12) : match.start()]
    if NO_DAY.search(before):
        return None
    name = (match["day"] or match["short"] or match["part"] or match["stamp"]).lower()
    number = NUMBERED[name[:3]]
    if whose := match.group("whose"):
        monday = anchor - timedelta(days=anchor.weekday() + (7 if whose.lower() == "last" else 0))
        return single(monday + timedelta(days=number))
    back = (anchor.weekday() - number) % 7
    if back == 0 and LAST_DAY.search(before):
        back = 7
    return single(anchor - timedelta(days=back))


def number_of(word: str) -> int:
    """Give a small number in words or digits."""
    return COUNTED.get(word.lower()) or int(word)


def _week(monday: date) -> When:
    """Give one ISO week."""
    return When(first=monday, last=monday + timedelta(days=6), precision=DatePrecision.WEEK)


def _span(words: str, anchor: date) -> When:
    """Give the ISO week or month that "last week" or "last month" names; a year is only a frame."""
    past = "last" in words or "past" in words or "previous" in words
    if words.endswith("week"):
        back = 14 if "before" in words else 7 if past else 0
        return _week(anchor - timedelta(days=anchor.weekday() + back))
    if words.endswith("month"):
        before = anchor.replace(day=1) - timedelta(days=1) if past else anchor
        return month_of(before.year, before.month)
    year = anchor.year - 1 if past else anchor.year
    return When(first=date(year, 1, 1), last=date(year, 12, 31), precision=DatePrecision.YEAR)
