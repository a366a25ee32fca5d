"""Questions: a stated change, read out of words or options."""

from __future__ import annotations

import re
from calendar import month_abbr, month_name
from datetime import date

from sabaq.errors import BadConfig
from sabaq.model.series import DAY, Metric, StatedChange, Window, month_of

MONTHS = {name.casefold(): n for names in (month_name, month_abbr) for n, name in enumerate(names) if name}
MONTH = "(?:" + "|".join(sorted(MONTHS, key=len, reverse=True)) + ")"
PERIOD = rf"(?:(?:{MONTH})\.?,? (?:\d{{4}})|(?:{MONTH})\b|\d{{4}}-\d{{2}}-\d{{2}}|\d{{4}}-\d{{2}}|\d{{4}})"
NUMBER = r"(?P<number>\d{1,4}(?:\.\d{1,2})?)[ -]?(?:per ?cent\b|pct?\b|%)"
PERCENT = re.compile(NUMBER, re.IGNORECASE)
DOWN = re.compile(r"\b(?:fell|fall\w*|declin\w*|decreas\w*|drop\w*|reduc\w*|down|lower|fewer|less)\b", re.IGNORECASE)
SINCE = re.compile(rf"\b(?:since|after) (?P<when>{PERIOD})", re.IGNORECASE)
FROM_TO = re.compile(rf"\b(?:from|between) (?P<a>{PERIOD}) (?:to|and|until) (?P<b>{PERIOD})", re.IGNORECASE)
AGAINST = re.compile(
    rf"\b(?:in|during) (?P<b>{PERIOD})\b.*?\b(?:compared (?:to|with)|over|against|than in|than|from) (?P<a>{PERIOD})",
    re.IGNORECASE,
)
IN = re.compile(rf"\b(?:in|during) (?P<b>{PERIOD})", re.IGNORECASE)
WOUNDED = re.compile(r"\b(?:wounded|injured|injur\w+)\b", re.IGNORECASE)
KILLED = re.compile(r"\b(?:killed|deaths?|dead|died|fatalit\w*|lives)\b", re.IGNORECASE)
HALF = re.compile(r"(\d{4})h([12])", re.IGNORECASE)
WANTED = "a month (2023-07), a year (2023), a half (2023H1) or two days (2020-08-15..2021-08-14)"


def read_window(text: str) -> Window:
    """Give the window that an option names."""
    told = text.strip()
    first, dots, last = told.partition("..")
    if dots:
        return Window(first=read_window(first).first, last=read_window(last).last)
    if half := HALF.fullmatch(told):
        year = int(half[1])
        if half[2] == "2":
            return Window(first=date(year, 7, 1), last=date(year, 12, 31))
        return Window(first=date(year, 1, 1), last=date(year, 6, 30))
    window = _period(told, None)
    if window is None:
        raise BadConfig(f"{text!r} is no window; wanted {WANTED}")
    return window


def read_metric(text: str) -> Metric:
    """Give what a text counts: the wounded or the killed where it speaks of them, else attacks."""
    if WOUNDED.search(text):
        return Metric.WOUNDED
    return Metric.KILLED if KILLED.search(text) else Metric.ATTACKS


def read_question(
    words: str, *, said_at: date, metric: Metric | None = None, before: Window | None = None,
    after: Window | None = None,
) -> StatedChange:  # fmt: skip
    """Give the change that words state; windows given win over those read."""
    found = PERCENT.search(words)
    percent = float(found["number"]) * (-1 if DOWN.search(words) else 1) if found else None
    read = _windows(words, said_at)
    earlier, later = before or (read[0] if read else None), after or (read[1] if read else None)
    if later is not None and earlier is None:
        earlier = _as_long_before(later)
    if earlier is None or later is None:
        raise BadConfig(f"{words!r} does not say which times it compares; give --before and --after, each {WANTED}")
    assumed = read[2] if read and before is None and after is None else ""
    return StatedChange(
        words=words, percent=percent, before=earlier, after=later, metric=metric or read_metric(words),
        assumed=assumed, said_at=said_at,
    )  # fmt: skip


def _windows(words: str, said_at: date) -> tuple[Window, Window, str] | None:
    for pattern in (FROM_TO, AGAINST):
        if told := pattern.search(words):
            later = _period(told["b"], None)
            earlier = _period(told["a"], later.first.year if later else None)
            if later is None and earlier is not None:
                later = _period(told["b"], earlier.first.year)
            if earlier and later:
                return earlier, later, ""
    if since := SINCE.search(words):
        begins = _period(since["when"], said_at.year)
        if begins and begins.first <= said_at:
            month = month_of(said_at)
            ends = month.last if month.last == said_at or begins == month else month.first - DAY
            later = Window(first=begins.first, last=max(ends, begins.last))
            earlier = _as_long_before(later)
            return earlier, later, f"{later} against as long a time before it, {earlier}"
    if told := IN.search(words):
        later = _period(told["b"], said_at.year)
        if later:
            earlier = _as_long_before(later)
            return earlier, later, f"{later} against {earlier}, the time before it"
    return None


def _as_long_before(window: Window) -> Window:
    if window.whole_months:
        return window.moved(-len(list(window.months())))
    return Window(first=window.first - window.days * DAY, last=window.first - DAY)


def _period(text: str, year: int | None) -> Window | None:
    """Give the month, year or day that a text names; a month without its year takes `year`."""
    told = re.sub(r"[.,]", "", text).strip().casefold()
    try:
        if re.fullmatch(r"\d{4}-\d{2}-\d{2}", told):
            day = date.fromisoformat(told)
            return Window(first=day, last=day)
        if re.fullmatch(r"\d{4}-\d{2}", told):
            return month_of(date.fromisoformat(f"{told}-01"))
        if re.fullmatch(r"\d{4}", told):
            return Window(first=date(int(told), 1, 1), last=date(int(told), 12, 31))
    except ValueError:
        return None
    name, _, number = told.partition(" ")
    within = int(number) if number.isdigit() else year
    return month_of(date(within, MONTHS[name], 1)) if name in MONTHS and within else None
