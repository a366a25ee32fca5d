"""Bearings: how one count of people stands to another."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta, tzinfo

from sabaq.learning.claimchecks_voices import (
    STRONG,
    WEAK,
    against,
    day_of,
    point,
    range_of,
    standing,
    support,
)
from sabaq.model.checks import Bearing, Counterpart, Statement
from sabaq.model.evidence import Polarity
from sabaq.model.terms import Group

NEAR_SHARE = 0.05  # honest counts of one toll differ so far: double entries, late deaths
GROWTH = 1.6  # a later figure up to so much higher is the same count grown
GROWTH_COUNT = 2
YOUNG = timedelta(days=2)  # after the incident's last day; so long a figure reads as "so far"
GROWN = timedelta(days=30)  # later than this, a higher figure is growth only from a strong voice
ONE_HOUR = timedelta(hours=1)
PARENT = {Group.POLICE: Group.SECURITY} | dict.fromkeys(
    (Group.CIVILIANS, Group.SECURITY, Group.CHILDREN, Group.WOMEN, Group.HOSTAGES, Group.UNKNOWN), Group.ALL
)


@dataclass(frozen=True, slots=True)
class Count:
    """A figure on the incident's calendar."""

    statement: Statement
    least: int
    most: int | None
    point: int
    day: date
    young: bool
    late: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Calendar:
    """When the incident was over, and in which zone days are counted."""

    last: date
    zone: tzinfo

    def place(self, statement: Statement) -> Count:
        """Give a figure with its day and whether the count was still young."""
        day = day_of(statement, self.zone)
        least, most = range_of(statement.claim)
        young, late = day <= self.last + YOUNG, day > self.last + GROWN
        return Count(statement, least, most, point(statement.claim), day, young, late)


def last_word(statements: Iterable[Statement], calendar: Calendar) -> Statement | None:
    """Give the latest of one origin's figures; within a day whose hours are not known, the highest."""
    return max(statements, key=lambda each: order(each, calendar), default=None)


def order(statement: Statement, calendar: Calendar) -> tuple[date, int, str]:
    """Give what puts the figures of one origin in order; within a day tolls mostly grow, so the lower comes first."""
    return day_of(statement, calendar.zone), point(statement.claim), statement.claim.id


def apart(one: Statement, other: Statement) -> bool:
    """Say whether two ranges have no number in common."""
    (low, high), (bottom, top) = range_of(one.claim), range_of(other.claim)
    return (top is not None and top < low) or (high is not None and high < bottom)


def counterparts(own: Statement, told: Iterable[Statement], calendar: Calendar) -> tuple[Counterpart, ...]:
    """Give the last word of every other origin on the same people, or on a part or the whole of them."""
    by_origin: dict[tuple[str, str], list[Statement]] = {}
    for each in told:
        comparable = each.claim.prop is own.claim.prop and each.claim.polarity is Polarity.ASSERTS
        if comparable and each.origin != own.origin and not each.aggregate:
            by_origin.setdefault((each.origin, each.claim.group), []).append(each)
    found: dict[str, Counterpart] = {}
    for (origin, _), its in sorted(by_origin.items(), key=lambda each: (each[0][1] != own.claim.group, each[0])):
        word = last_word(its, calendar)
        counterpart = _counterpart(calendar.place(own), calendar.place(word)) if word else None
        if counterpart and (origin not in found or counterpart.points > found[origin].points):
            found[origin] = counterpart
    return tuple(sorted(found.values(), key=weightiest))


def weightiest(counterpart: Counterpart) -> tuple[float, datetime, str]:
    """Give what puts counterparts in order: the weightiest first, then the oldest."""
    return -counterpart.points, counterpart.statement.said_at, counterpart.statement.claim.id


def _counterpart(own: Count, other: Count) -> Counterpart | None:
    group, its = own.statement.claim.group, other.statement.claim.group
    if group != its:
        bound = _bound(own, other)
        if bound is None:
            return None
        other = bound
    bearing, higher = _bearing(own, other)
    if group != its and bearing in {Bearing.MEETS, Bearing.NEAR, Bearing.SILENT}:
        return None
    points = support(other.statement) if higher is None else against(other.statement, higher=higher)
    if bearing in {Bearing.NEAR, Bearing.FAINTLY_AGAINST}:
        points = min(points / 2, WEAK)
    return Counterpart(
        statement=other.statement, bearing=bearing, points=0.0 if bearing is Bearing.SILENT else points, higher=higher
    )


def _bound(own: Count, other: Count) -> Count | None:
    """Give what a count of a part says of the whole (at least so many), or of the whole about a part (at most)."""
    group, its = own.statement.claim.group, other.statement.claim.group
    if _within(its, group):
        return Count(other.statement, other.least, None, other.least, other.day, other.young, other.late)
    if _within(group, its) and other.most is not None:
        return Count(other.statement, 0, other.most, other.most, other.day, other.young, other.late)
    return None


def _within(part: str, whole: str) -> bool:
    above = PARENT.get(Group(part)) if part in set(Group) else None
    return above is not None and (above == whole or _within(above, whole))


def _bearing(own: Count, other: Count) -> tuple[Bearing, bool | None]:
    """Give how another figure stands to one's own, and whether it is higher; `None` where it meets it."""
    higher = _higher(own, other)
    if higher is None:
        return Bearing.MEETS, None
    low, high = sorted((own.point, other.point))
    near = high <= max(GROWTH * low, low + GROWTH_COUNT)
    if not higher and other.most is None:  # "at least" so many, and one's own figure is more: no contradiction
        return (Bearing.NEAR if near else Bearing.SILENT), False
    if higher and own.most == 0:
        return Bearing.AGAINST, True
    return _by_time(own, other, near=near, higher=higher), higher


def _by_time(own: Count, other: Count, *, near: bool, higher: bool) -> Bearing:
    """Give how two figures that differ stand, by which came first."""
    lower, upper = (own, other) if higher else (other, own)
    match _when(lower, upper):
        case "same hour":
            return Bearing.NEAR if near else Bearing.AGAINST
        case "same day" if lower.young:
            return _same_day(other, near=near)
        case "same day":
            return Bearing.FAINTLY_AGAINST
        case "before" if lower.young:
            return _grown(own, other, near=near, higher=higher)
        case _:  # a lower figure that came last, or a higher one long after: the later speaks firmly
            return Bearing.AGAINST if other is _later(own, other) else Bearing.FAINTLY_AGAINST


def _later(one: Count, two: Count) -> Count:
    return max(one, two, key=lambda each: (each.day, each.statement.said_at))


def _grown(own: Count, other: Count, *, near: bool, higher: bool) -> Bearing:
    """Give how an early figure and a later, higher one stand: as one count, unless the later comes too late."""
    late = other.late if higher else own.late
    if not late:
        return Bearing.NEAR if near else Bearing.SILENT
    if higher:
        return Bearing.SILENT
    strong = standing(own.statement.voice, own.statement.claim.prop) >= STRONG
    if not strong:
        return Bearing.FAINTLY_AGAINST
    return Bearing.NEAR if near else Bearing.SILENT


def _same_day(other: Count, *, near: bool) -> Bearing:
    """Give how figures of one day stand whose order is not known: far apart, only a strong voice speaks against."""
    if near:
        return Bearing.NEAR
    strong = standing(other.statement.voice, other.statement.claim.prop) >= STRONG
    return Bearing.FAINTLY_AGAINST if strong else Bearing.SILENT


def _higher(own: Count, other: Count) -> bool | None:
    """Say whether the other figure is higher or lower than one's own, or None where the two meet."""
    if own.most is None and other.point >= own.least * (1 - NEAR_SHARE):
        return None
    if other.most is None and other.point <= own.point and own.point - other.point > NEAR_SHARE * own.point:
        return False
    top = own.most if own.most is not None else own.least
    roof = other.most if other.most is not None else other.point
    if other.least > top:
        return True if other.least - top > NEAR_SHARE * other.least else None
    if roof < own.least:
        return False if own.least - roof > NEAR_SHARE * own.least else None
    return None


def _when(lower: Count, upper: Count) -> str:
    """Say when the lower figure was said, beside the higher one."""
    if lower.day != upper.day:
        return "before" if lower.day < upper.day else "after"
    one, two = lower.statement, upper.statement
    if one.day_only or two.day_only:
        return "same day"
    if abs(one.said_at - two.said_at) <= ONE_HOUR:
        return "same hour"
    return "before" if one.said_at < two.said_at else "after"
