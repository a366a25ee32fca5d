"""Offices: months of accesses, with misuse at known places."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np

from sabaq.model.ids import ActId
from sabaq.model.uses import Canary, Context, DutyKind, Use
from sabaq.sources.synthetic.desks import FIRST, LEAD, Desk
from sabaq.sources.synthetic.episodes import KINDS, begin
from sabaq.sources.synthetic.rotas import AREAS, DAY, HOUR, PEOPLE, UNITS, area, district, rota

EACH = 2  # episodes of each kind in an office


@dataclass(frozen=True, slots=True, kw_only=True)
class Office:
    """What an office did, what its people were given to do, and the truth: the episode of each act of misuse."""

    uses: tuple[Use, ...]
    context: Context
    truth: dict[ActId, str]  # act -> kind and number of its episode; other acts are ordinary
    first: date
    last: date


def office(*, seed: int, days: int = 182, records: int = 3000, misuse: bool = True) -> Office:
    """Make an office of some fifty people; the same seed makes the same acts."""
    rng = np.random.default_rng(seed)
    places = [[each for each in range(records) if area(each) == place] for place in range(AREAS)]
    desk = Desk(rng=rng, rota=rota(days, rng), days=days, records=records, places=places)
    _areas(desk)
    _shifts(desk)
    cases = _cases(desk)
    for day in range(days):
        for person in range(UNITS * PEOPLE):
            if desk.rota.works(person, day):
                _work(desk, person, day, cases)
    old = round(records * (LEAD - 20) / (days + LEAD))  # before anybody's first day at work, and forgotten
    traps = tuple(int(each) for each in rng.choice(old, 12, replace=False))
    for kind, commit in KINDS.items() if misuse else ():
        for number in range(EACH):
            commit(begin(desk, f"{kind} {number}", traps))
    return _office(desk, traps)


def _office(desk: Desk, traps: tuple[int, ...]) -> Office:
    ordered = sorted(desk.acts, key=lambda each: each[0])
    uses = tuple(
        Use(act=ActId(f"{place:08d}"), at=at, **told)  # type: ignore[arg-type]
        for place, (at, told, _) in enumerate(ordered)
    )
    truth = {use.act: episode for use, (_, _, episode) in zip(uses, ordered, strict=True) if episode}
    known = {f"i_{each:05d}": frozenset({f"i_{each:05d}", district(each), f"area {area(each)}"})
             for each in range(desk.records)}  # fmt: skip
    canaries = tuple(
        Canary(id=f"n_{each}", record=f"i_{each:05d}", set_by="an auditor", why="set", recorded_at=FIRST - DAY)
        for each in traps
    )
    drawing = {
        (FIRST + day * DAY).date(): desk.rng.bytes(32) for day in range(desk.days)
    }  # fmt: skip
    context = Context(duties=tuple(desk.duties), canaries=canaries, known_as=known, lots=drawing)
    last = (FIRST + desk.days * DAY).date()
    return Office(uses=uses, context=context, truth=truth, first=FIRST.date(), last=last)


def _areas(desk: Desk) -> None:
    for unit in range(UNITS):
        for first in range(-7, desk.days, 84):
            starts = FIRST + first * DAY
            desk.give(DutyKind.PLACE, scope=(f"area {unit % AREAS}",), starts=starts, ends=starts + 84 * DAY,
                      unit=f"unit-{unit}")  # fmt: skip


def _shifts(desk: Desk) -> None:
    for person in range(UNITS * PEOPLE):
        for day in range(desk.days):
            if desk.rota.planned(person, day):
                starts = FIRST + day * DAY + desk.rota.planned_start(person, day)
                desk.give(DutyKind.SHIFT, scope=(), starts=starts, ends=starts + 8 * HOUR,
                          actor=f"person-{person:02d}", recorded_at=starts - 7 * DAY)  # fmt: skip


def _cases(desk: Desk) -> dict[int, list[tuple[int, int, tuple[int, ...]]]]:
    """Open cases, each with people of several units; give for each person first day, last day and records."""
    held: dict[int, list[tuple[int, int, tuple[int, ...]]]] = {}
    for _ in range(desk.days):
        first, lasts = int(desk.rng.integers(0, desk.days)), int(desk.rng.integers(7, 60))
        pool = [each for place in range(AREAS) for each in desk.recent(place, first, 30)]
        if not pool:
            continue
        its = tuple(int(each) for each in desk.rng.choice(pool, min(len(pool), int(desk.rng.integers(1, 6)))))
        starts = FIRST + first * DAY
        for person in desk.rng.choice(UNITS * PEOPLE, int(desk.rng.integers(1, 4)), replace=False):
            held.setdefault(int(person), []).append((first + 1, first + lasts, its))
            desk.give(DutyKind.CASE, scope=tuple(f"i_{each:05d}" for each in its), starts=starts,
                      ends=starts + (lasts + 1) * DAY, actor=f"person-{person:02d}")  # fmt: skip
    return held


def _work(desk: Desk, person: int, day: int, cases: dict[int, list[tuple[int, int, tuple[int, ...]]]]) -> None:
    """Let somebody do a day's work: mostly what the duties say, now and then what nobody wrote down."""
    rng, own = desk.rng, (person // PEOPLE) % AREAS
    busy = 4.0 if desk.rota.busy(own, day) else 1.0
    mine = [each for first, last, its in cases.get(person, ()) if first <= day <= last for each in its]
    pool = desk.recent(own, day)
    for _ in range(int(rng.poisson(6 * busy))):
        at, luck = desk.moment(person, day), rng.uniform()
        if mine and luck < 0.25:
            desk.do(person, at, int(rng.choice(mine)))
        elif luck < 0.03:  # asked by a colleague, and nobody wrote it down
            desk.do(person, at, int(rng.integers(0, desk.records)))
        elif pool:
            desk.do(person, at, int(rng.choice(pool)))
    if rng.uniform() < 0.05:
        _tasked(desk, person, day, late=bool(rng.uniform() < 0.1))
    if rng.uniform() < 0.004 and pool:  # first for the wrong purpose, then for the right one
        at, record = desk.moment(person, day), int(rng.choice(pool))
        desk.do(person, at, record, purpose="ADMIN", allowed=False)
        desk.do(person, at + timedelta(minutes=2), record)
    for _ in range(int(rng.poisson(0.3)) if pool else 0):
        a, b = rng.choice(pool, 2)
        why = f"1 links: {WHYS[int(rng.integers(len(WHYS)))]} {ENDINGS[int(rng.integers(len(ENDINGS)))]}"
        desk.do(
            person, desk.moment(person, day), int(a), operation="link", what=f"i_{a:05d} same i_{b:05d}", reason=why
        )


WHYS = ("same place and", "one blast told twice, see", "the names agree, and", "a copy of the wire's",
        "the toll grew with", "both tell of the raid by", "as the hospital says,", "one bridge, in")  # fmt: skip
ENDINGS = ("same day", "the second report", "the hour", "first line", "the wounded who died", "the police statement",
           "the rescue service's list", "the map", "the local paper", "the evening bulletin")  # fmt: skip


def _tasked(desk: Desk, person: int, day: int, *, late: bool) -> None:
    at, record = desk.moment(person, day), int(desk.rng.integers(0, desk.records))
    written = at + 4 * HOUR if late else at - HOUR
    desk.give(DutyKind.TASKING, scope=(f"i_{record:05d}",), starts=at - HOUR, ends=at + 2 * DAY,
              actor=f"person-{person:02d}", recorded_at=written)  # fmt: skip
    for _ in range(int(desk.rng.integers(1, 4))):
        desk.do(person, at + timedelta(minutes=int(desk.rng.integers(0, 60))), record)
