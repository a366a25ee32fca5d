"""Explanations: which duty accounts for an access."""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Iterable
from datetime import date, datetime, timedelta

from sabaq.model.uses import GRACE, Context, Duty, DutyKind, Use

AUTHORITY = "authority"
NAMING = frozenset({AUTHORITY, DutyKind.CASE.value, DutyKind.TASKING.value})  # explanations that name the record
ROTA = timedelta(days=14)  # whoever had a shift on record within it is expected to have one now
DAY = timedelta(days=1)


def plain(text: str) -> str:
    """Give a text so that two spellings that people take for one are one."""
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split())


class Explanations:
    """Answers what explains an access; a duty counts only if it was on record before the access."""

    def __init__(self, context: Context) -> None:
        self._known_as = {record: frozenset(map(plain, {*names, record})) for record, names in context.known_as.items()}
        self._found: dict[str, frozenset[str]] = {}
        self._duties: dict[tuple[str, date], list[tuple[Duty, frozenset[str]]]] = defaultdict(list)
        for duty in context.duties:
            told = (duty, frozenset(map(plain, duty.scope)))
            for day in _days(duty.starts - GRACE, duty.ends + GRACE):
                self._duties[_holder(duty), day].append(told)

    def of(self, use: Use) -> frozenset[str]:
        """Give the kinds of what explains which record was touched; empty: nothing does."""
        if use.act not in self._found:
            kinds = {duty.kind.value for duty in self._covering(use) if duty.recorded_at <= use.at}
            self._found[use.act] = frozenset(kinds | ({AUTHORITY} if use.authority else set()))
        return self._found[use.act]

    def afterwards(self, use: Use) -> Duty | None:
        """Give a duty that would explain an access, had it been on record before."""
        return next((duty for duty in self._covering(use) if duty.recorded_at > use.at), None)

    def on_shift(self, use: Use) -> bool | None:
        """Say whether somebody was on shift; None: no shift of theirs is on record these two weeks."""
        for duty, _ in self._held(use, use.at.date()):
            known = duty.kind is DutyKind.SHIFT and duty.recorded_at <= use.at
            if known and duty.starts - GRACE <= use.at < duty.ends + GRACE:
                return True
        days = (use.at.date() - DAY * back for back in range(ROTA.days))
        expected = any(
            duty.kind is DutyKind.SHIFT and duty.recorded_at <= use.at
            for day in days
            for duty, _ in self._held(use, day)
        )
        return False if expected else None

    def _covering(self, use: Use) -> Iterable[Duty]:
        names = self._known_as.get(use.record) or frozenset({plain(use.record)})
        for duty, scope in self._held(use, use.at.date()):
            own = plain(duty.given_by) == plain(use.actor)  # nobody explains themselves
            if duty.starts <= use.at < duty.ends and scope & names and not own:
                yield duty

    def _held(self, use: Use, day: date) -> Iterable[tuple[Duty, frozenset[str]]]:
        yield from self._duties.get((f"person {plain(use.actor)}", day), ())
        if use.unit:
            yield from self._duties.get((f"unit {plain(use.unit)}", day), ())


def _holder(duty: Duty) -> str:
    return f"person {plain(duty.actor)}" if duty.actor else f"unit {plain(duty.unit)}"


def _days(first: datetime, last: datetime) -> Iterable[date]:
    day = first.date()
    while day <= last.date():
        yield day
        day += DAY
