"""Dates: stated days become civil dates, never padded.

A weekday is the last such day up to and including the anchor; a day without a year is its last occurrence; the anchor
is the dateline's day, else publication. Day comes before month unless the text is plainly American.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

import msgspec

from sabaq.model.spacetime import DatePrecision, When
from sabaq.sources.prose.text.cues import Cued
from sabaq.sources.prose.text.lazily import lazily
from sabaq.sources.prose.text.words import listed
from sabaq.sources.prose.when.bearings import Bearing, bearing
from sabaq.sources.prose.when.relatives import Relative, days, iso_week, month_of, relatives, single

NAMES = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
MONTHS = {name[:3].lower(): number for number, name in enumerate(NAMES, start=1)}


def _month_names() -> str:
    """Give one alternation of the months, in full or cut short, in title or upper case: "may" is also a verb."""
    made = []
    for name in NAMES:
        short, rest = (4, "t") if name == "September" else (3, "")
        for style in (name, name.upper()):
            long = style[short:]
            made.append(style[:3] + (f"(?:{style[3]}(?:{long})?)?" if rest else f"(?:{long})?" if long else ""))
    return "(?:" + "|".join(made) + r")(?![A-Za-z])\.?"


MONTH = _month_names()
DAY = r"\d{1,2}(?:st|nd|rd|th)?"
YEAR = r"(?:19|20)\d\d(?! ?(?:hrs?|hours)\b| ?(?:to|-) ?[0-2]\d{3}\b)"  # "2000 hrs" is no year
TILL = r"(?: ?[-/&] ?|,? and | to | or | till | until | through )"
# "May 12: Afghan-ISAF Operations in Helmand": the day of the document
HEADING = r": (?:[\w,-]+ ){0,6}?(?-i:Operations|Operational|Updates?|Bulletin|Summary|Release|NEWS RELEASE)\b"
NAMED = Cued(
    r"(?<![\w-])(?<!\d[.,:/])(?:"
    rf"(?P<d0>[0-3]\d)(?:[0-2]\d[0-5]\d) ?(?:hrs?|[A-Z])? ?(?P<m0>{MONTH})(?: ?(?P<z0>(?:20)?\d\d)(?![\d:]))?"
    rf"|(?P<d1>{DAY})(?:, {DAY}){{0,4}}{TILL}(?:the )?(?P<d2>{DAY}) (?:of )?"
    rf"(?P<m1>{MONTH})(?:,? (?P<y1>{YEAR}))?(?!\d)"
    rf"|(?P<d3>{DAY})[ -]?(?:of )?(?P<m3>{MONTH})(?:[ ,-]{{1,2}}(?P<y3>{YEAR})|(?:-| ?')(?P<z3>\d\d)(?![\d:]))?(?!\d)"
    rf"|(?P<m4>{MONTH}) ?(?P<d4>{DAY})(?!\d|:\d|,\d{{3}}|{HEADING})(?:{TILL}(?P<d5>{DAY})(?![\d:]| [A-Z][a-z]{{2}}))?"
    rf"(?:,? (?P<y4>{YEAR}))?(?!\d)"
    rf"|(?P<m6>{MONTH})(?:,| of)? (?P<y6>{YEAR})(?!\d)"
    r"|(?:(?<=[Tt]he )(?=\w+ (?:attack|assault|bombing|blast|massacre|raid|siege)\b)|(?<=[Ii]n )"
    r"|(?<=[Ll]ast )|(?<=[Dd]uring )|(?<= early )|(?<= late ))(?:mid-)?"
    rf"(?P<m9>{MONTH})(?P<y9>)(?= |,|\.|;|$)"
    r")(?!\w)"
)  # fmt: skip
BARE = Cued(
    r"(?<![\w-])(?<!\d[.,:/])(?:(?P<year>(?:19|20)\d\d)-(?P<month>\d\d)-(?P<day>\d\d)(?!\d)"
    r"|(?P<of>20\d\d)-W(?P<week>[0-5]\d)"
    r"|(?P<one>\d{1,2})(?:(?P<sign>[/.])|-)(?P<two>\d{1,2})(?(sign)[/.]|-)(?P<last>(?(sign)(?:19|20)?|20)\d\d)"
    r"(?![\d/-]|\.\d)"
    r"|(?P<dd>[0-3]\d) ?/ ?(?P<mm>0[1-9]|1[0-2])(?! ?/|-?\d|\.\d))(?!\w)"
)
LATELY = timedelta(days=45)
NTH = Cued(
    r"\b(?:(?:[Oo]n|[Nn]ight of|[Ee]vening of|[Mm]orning of|[Aa]fternoon of|[Ee]arly hours of|[Dd]awn of) the"
    r"|[Oo]n(?= \d\w+ inst)) (?P<nth>\d{1,2})(?:st|nd|rd|th)"
    r"(?=[.,;:)]| (?:and|at|in|near|when|inst|instant|of (?:the|this) month)\b|$)"
)
ORDINALS = {word: number for number, word in enumerate(listed("numbers", "ordinals"), start=1)}
NTHS = "|".join(sorted(ORDINALS, key=len, reverse=True)).replace(" ", "[ -]")
WORDED = Cued(
    rf"\b(?P<nth>{NTHS}) (?:day )?of (?P<month>{MONTH})"
    rf"(?:,? (?P<year>{YEAR}))?"
)  # "the first of May"  # fmt: skip
PEOPLE = lazily(r" (?!at |in |on |by |and |near |from |of |when |for )[a-z]")  # "in May 12 soldiers"
IN = ("in ", "In ")
SHAPES = (
    ("m1", "y1", "y1", "d1", "d2"),
    ("m4", "y4", "y4", "d4", "d5"),
    ("m3", "y3", "z3", "d3", "y9"),
    ("m0", "y9", "z0", "d0", "y9"),
)  # month, year, year of two digits, first and last day
US_MARKS = lazily(r"\b(?:U\.S\. (?:Army|Navy|Marine)|ISAF)\b")
GAP = lazily(r"(?: (?:night|evening|morning|afternoon))?[ ,(]{0,3}(?:the |a |dated |on |i\.e\. )?")
AND = lazily(r"(?: (?:night|evening|morning))?(?:,? and | to | through | till | until |-|/| - | or )(?:on )?")
NUMBERED = frozenset({DatePrecision.DAY, DatePrecision.DAYS})


class DateMention(msgspec.Struct, frozen=True, gc=False):
    """A date as a sentence states it."""

    when: When
    start: int
    end: int
    background: bool = False  # "last year", "this year": a frame, not the day of news
    other: bool = False  # perhaps of the saying, or of an attack before: gives way to any other
    loose: bool = False  # "overnight": gives way to a named day
    told_by_anchor: bool = False  # "yesterday", "Friday"


def find_dates(text: str, anchor: date | None, *, by: date | None = None) -> tuple[DateMention, ...]:
    """Give the dates that a sentence states, in order; `by` is the last day that one without a year may be."""
    found = [(m, _named(m, text, anchor or by)) for m in NAMED.finditer(text)]
    found += [(m, _bare(m, text, anchor)) for m in BARE.finditer(text)]
    found += [(m, _nth(m["nth"], anchor)) for m in NTH.finditer(text)]
    for m in WORDED.finditer(text):
        found.append((m, _day(m["year"], _month(m["month"]), str(ORDINALS[m["nth"].replace("-", " ")]), anchor or by)))
    numbered = [Relative(when, *m.span()) for m, when in found if when]
    told = list(relatives(text, anchor)) if anchor else []
    if not (numbered or told):
        return ()
    return tuple(_merged(text, numbered, told))


def _merged(text: str, numbered: list[Relative], told: list[Relative]) -> Iterator[DateMention]:
    """Yield both kinds in order; a weekday beside a numbered day is that day, two joined weekdays are a range.

    Beside the day by which a deed is named ("Monday's ambush") those before it are others.
    """
    apart = sorted((*numbered, *_joined(text, told)), key=lambda d: d.start)
    apart = [one for one in apart if one in numbered or not any(_beside(text, one, day) for day in numbered)]
    bearings = [bearing(text, one.start, one.end, spoken=one.spoken) for one in apart]
    named = max((n for n, bears in enumerate(bearings) if bears is Bearing.NAMED), default=0)
    for n, (one, bears) in enumerate(zip(apart, bearings, strict=True)):
        yield DateMention(
            one.when,
            one.start,
            one.end,
            background=one.frame or bears is Bearing.NEITHER,
            other=bears is Bearing.OTHER or (bears is Bearing.DEED and n < named),
            loose=one.loose,
            told_by_anchor=one.by_anchor,
        )


def _joined(text: str, told: list[Relative]) -> Iterator[Relative]:
    """Yield the relative days, "Friday and Saturday" as one range."""
    last = None
    for one in told:
        if last and last.weekday and one.weekday and AND.fullmatch(text, last.end, one.start):
            one = _range_of(last, one)  # noqa: PLW2901  the same day, wider
        elif last:
            yield last
        last = one
    if last:
        yield last


def _beside(text: str, told: Relative, day: Relative) -> bool:
    """Say whether a relative day only repeats a numbered one: "Tuesday, 14 May", "May 14 (Tuesday)"."""
    if told.start < day.end and day.start < told.end:
        return True
    if not told.weekday or day.when.precision not in NUMBERED:
        return False
    first, last = sorted(((told.start, told.end), (day.start, day.end)))
    return 0 <= last[0] - first[1] <= 16 and bool(GAP.fullmatch(text, first[1], last[0]))


def _range_of(one: Relative, other: Relative) -> Relative:
    """Give "Friday and Saturday" as a range of days that ends on the later name."""
    first, last = one.when.first, other.when.first
    if last < first:
        first -= timedelta(days=7)
    return replace(one, when=days(first, last) or one.when, end=other.end)


def _named(match: re.Match[str], text: str, anchor: date | None) -> When | None:
    """Give the day, range of days or month that is told with the month's name."""
    part = match.groupdict()
    if part["m6"]:
        return month_of(int(part["y6"]), _month(part["m6"]))
    if part["m9"]:
        past = anchor and anchor.replace(day=1) - timedelta(days=1)  # "last June", said in June
        return _last_month(part["m9"], past if text[: match.start()].endswith("ast ") else anchor)
    if part["m4"] and not part["y4"] and text.endswith(IN, 0, match.start()) and PEOPLE.match(text, match.end()):
        return _last_month(part["m4"], anchor)
    for month, year, short, first, last in SHAPES:
        if part[month]:
            return _range(part[year] or _century(part[short]), _month(part[month]), (part[first], part[last]), anchor)
    return None


def _bare(match: re.Match[str], text: str, anchor: date | None) -> When | None:
    """Give 2023-01-30 or 30/1/2023; day first unless the text is plainly American or no month has that number.

    "30/01" is a day only where it is one of the last weeks: it may also be a share.
    """
    if match["dd"]:
        day = None if PEOPLE.match(text, match.end()) else _day(None, int(match["mm"]), match["dd"], anchor)
        return day if day and anchor and timedelta(0) <= anchor - day.first <= LATELY else None
    if match["year"]:
        return _day(match["year"], int(match["month"]), match["day"], None)
    if match["of"]:
        return iso_week(int(match["of"]), int(match["week"]))
    first, second, year = match["one"], match["two"], _century(match["last"])
    american = int(second) > 12 or (int(first) <= 12 and bool(US_MARKS.search(text)))
    return _day(year, int(first), second, None) if american else _day(year, int(second), first, None)


def _century(year: str | None) -> str | None:
    """Give a year of two digits in full."""
    return f"20{year}" if year and len(year) == 2 else year


def _month(name: str) -> int:
    """Give the month's number."""
    return MONTHS[name[:3].lower()]


def _last_month(name: str, anchor: date | None) -> When | None:
    """Give the last month of that name."""
    number = _month(name)
    return month_of(anchor.year - (number > anchor.month), number) if anchor else None


def _nth(day: str, anchor: date | None) -> When | None:
    """Give the last day of that number in a month, up to the anchor."""
    if anchor is None:
        return None
    before = anchor.replace(day=1) - timedelta(days=1)
    month = anchor if int(day) <= anchor.day else before
    return _day(str(month.year), month.month, day, anchor)


def _day(year: str | None, month: int, day: str, anchor: date | None) -> When | None:
    """Give a day; without a year its last occurrence up to a week after the anchor; None for no such day."""
    try:
        number = int(re.sub(r"\D", "", day))
        if year:
            return single(date(int(year), month, number))
        if anchor is None:
            return None
        stated = date(anchor.year, month, number)
        return single(stated if stated <= anchor + timedelta(days=7) else stated.replace(year=anchor.year - 1))
    except ValueError:
        return None


def _range(year: str | None, month: int, numbers: tuple[str, str | None], anchor: date | None) -> When | None:
    """Give a stated range of days in one month; a later day before the first is no part of it."""
    first = _day(year, month, numbers[0], anchor)
    last = _day(year, month, numbers[1], anchor) if numbers[1] else None
    if first is None or last is None or last.first <= first.first:
        return first
    return days(first.first, last.first)
