"""Episodes: misuse of each kind, committed in an office."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

import numpy as np

from sabaq.model.uses import DutyKind
from sabaq.sources.synthetic.desks import FIRST, Desk
from sabaq.sources.synthetic.rotas import AREAS, DAY, HOUR, PEOPLE, UNITS, area

MINUTE = timedelta(minutes=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Episode:
    """Somebody who is about to do wrong: when, on which of their working days, with which records."""

    desk: Desk
    name: str
    person: int
    first: int
    on: list[int]
    away: list[int]  # records of other units' areas
    traps: tuple[int, ...]

    @property
    def rng(self) -> np.random.Generator:
        """The chance of the office."""
        return self.desk.rng

    def any_away(self) -> int:
        """Give a record that is none of this person's business."""
        return int(self.rng.choice(self.away))

    def any_own(self, day: int) -> int:
        """Give a record of the person's own area."""
        return int(self.rng.choice(self.desk.recent((self.person // PEOPLE) % AREAS, day, 40)))

    def moment(self, day: int) -> datetime:
        """Give a moment of the person's shift."""
        return self.desk.moment(self.person, day)

    def do(self, at: datetime, record: int, **more: object) -> None:
        """Do what should not be done."""
        self.desk.do(self.person, at, record, self.name, **more)


def begin(desk: Desk, name: str, traps: tuple[int, ...]) -> Episode:
    """Choose who does wrong, and from which day on."""
    person = int(desk.rng.integers(0, UNITS * PEOPLE))
    first = int(desk.rng.integers(desk.days // 4, desk.days - desk.days // 6))
    return Episode(
        desk=desk, name=name, person=person, first=first, traps=traps,
        on=[day for day in range(first, desk.days) if desk.rota.works(person, day)],
        away=[each for each in range(desk.records) if area(each) != (person // PEOPLE) % AREAS],
    )  # fmt: skip


def same_record(its: Episode) -> None:
    """Follow one record for days."""
    record = its.any_away()
    for day in its.on[: int(its.rng.integers(6, 13))]:
        its.do(its.moment(day), record)


def at_night(its: Episode) -> None:
    """Come back half a day after the shift, and read what is one's own."""
    for day in its.on[:3]:
        start = FIRST + day * DAY + its.desk.rota.starts(its.person, day) + 12 * HOUR
        for minute in its.rng.integers(0, 120, int(its.rng.integers(4, 12))):
            its.do(start + int(minute) * MINUTE, its.any_own(day))


def bulk(its: Episode) -> None:
    """Read all there is of one's own area, one after another."""
    start = FIRST + its.on[0] * DAY + its.desk.rota.starts(its.person, its.on[0]) + HOUR
    its_place = (its.person // PEOPLE) % AREAS
    old = its.desk.places[its_place][: len(its.desk.places[its_place]) // 3]
    for number in range(int(its.rng.integers(60, 160))):
        its.do(start + number * MINUTE, int(its.rng.choice(old)))


def trapped(its: Episode) -> None:
    """Look round where one has no business, and touch a canary."""
    for record in (*its.rng.choice(its.away, 6), its.rng.choice(its.traps)):
        its.do(its.moment(its.on[0]), int(record))


def shopping(its: Episode) -> None:
    """Be refused, and name another purpose."""
    for day in its.on[:2]:
        at, record = its.moment(day), its.any_away()
        its.do(at, record, purpose="BORDER", allowed=False)
        its.do(at + 5 * MINUTE, record, purpose="PROTECT")


def diverted(its: Episode) -> None:
    """Let a unit look at what is not its own for two weeks, under a case that was written to cover it."""
    desk, unit = its.desk, its.person // PEOPLE
    monday, records = its.first - its.first % 7, its.rng.choice(desk.records, 6, replace=False)
    starts = FIRST + monday * DAY
    desk.give(DutyKind.CASE, scope=tuple(f"i_{each:05d}" for each in records), starts=starts,
              ends=starts + 14 * DAY, unit=f"unit-{unit}")  # fmt: skip
    for person in range(unit * PEOPLE, (unit + 1) * PEOPLE):
        for day in range(monday, min(monday + 14, desk.days)):
            for _ in range(int(its.rng.poisson(3)) if desk.rota.works(person, day) else 0):
                record = int(its.rng.choice(records))
                desk.do(person, desk.moment(person, day), record, its.name, purpose="CT-ORG")


def copied(its: Episode) -> None:
    """Give one and the same reason for everything."""
    for day in its.on[: int(its.rng.integers(6, 11))]:
        what = f"authority {its.rng.integers(1000)}"
        why = "apply for X-1: needed for the inquiry"
        its.do(its.moment(day), 0, operation="apply", reason=why, what=what)


def one_by_one(its: Episode) -> None:
    """Read one record now and then that is none of one's business."""
    for day in its.on[:20:4]:
        its.do(its.moment(day), its.any_away())


def covered_later(its: Episode) -> None:
    """Read first, and have a tasking written for it days afterwards."""
    at, record = its.moment(its.on[0]), its.any_away()
    for number in range(4):
        its.do(at + number * 20 * MINUTE, record)
    its.desk.give(DutyKind.TASKING, scope=(f"i_{record:05d}",), starts=at - HOUR, ends=at + DAY,
                  actor=f"person-{its.person:02d}", recorded_at=at + 3 * DAY)  # fmt: skip


KINDS = {
    "same-record": same_record, "at-night": at_night, "bulk": bulk, "canary": trapped, "purpose-shopping": shopping,
    "diverted-unit": diverted, "copied-reason": copied, "one-by-one": one_by_one, "covered-later": covered_later,
}  # fmt: skip
