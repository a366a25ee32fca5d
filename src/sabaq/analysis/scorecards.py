"""Scorecards: what an organisation can still do after a day.

Everything counted is what it does; how many of it were killed or arrested is what was done to it, and no measure.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from sabaq.analysis.effects import Change, effect
from sabaq.analysis.panel import Happening, Panel, count
from sabaq.errors import BadConfig, BadRecord
from sabaq.model.counts import Finding, Level, Target

WEEKS = {3: 13, 6: 26, 12: 52, 24: 104}  # months after the day, as weeks
MADE_WITH = "scorecards@1"


class Measure(StrEnum):
    """What an organisation does, each as a count of weeks."""

    ATTACKS = "attacks"
    COMPLEX = "complex attacks"  # by a bomber or a vehicle, a raid, a drone
    REACH = "districts reached, each week"
    KILLED = "people killed"
    CIVILIANS = "attacks on civilians"
    FORCES = "attacks on security forces"
    CLAIMED = "attacks claimed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Deed:
    """One attack for which one organisation is held responsible."""

    id: str
    organisation: str
    day: date
    district: str
    killed: float
    is_complex: bool
    on: str  # civilians, forces, or neither
    claimed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """One measure over one time after the day, beside as long a time before."""

    measure: Measure
    months: int
    change: Change | None  # None: it cannot be measured
    finding: Finding | None
    detectable_fall: float  # the ratio below which a true fall would be found four times of five; 0: none would be
    reasons: tuple[str, ...]  # why it cannot be told, or measured


@dataclass(frozen=True, slots=True, kw_only=True)
class Scorecard:
    """What an organisation did after a day over what was to be expected from all others; never a proof of why."""

    organisation: str
    day: date
    attacks: int  # ever
    others: int  # organisations beside it
    unattributed: int  # attacks for which none is named: they are in no count
    cells: tuple[Cell, ...]
    rebounds: tuple[tuple[Measure, int, int], ...]  # lower at so many months, and no longer at so many
    made_with: str


def scorecard(deeds: Sequence[Deed], organisation: str, day: date, *, until: date, unattributed: int) -> Scorecard:
    """Compare what an organisation did before and after a day with what all others did, and with placebo days."""
    names = sorted({each.organisation for each in deeds})
    if organisation not in names:
        known = ", ".join(names[:8]) or "none"
        raise BadConfig(
            f"no attack is attributed to {organisation!r}; wanted an organisation by its name here: {known}"
        )
    if len(names) < 2:
        raise BadConfig("only one organisation is named, so that nothing tells what was to be expected of it")
    attacks = _panel(deeds, Measure.ATTACKS, until, like=None)
    cells: list[Cell] = []
    for measure in Measure:
        try:
            panel = attacks if measure is Measure.ATTACKS else _panel(deeds, measure, until, like=attacks)
        except BadRecord:
            reason = (f"no {measure.value} on record",)
            cells += [_blank(measure, months, reason) for months in WEEKS]
            continue
        cells += [_cell(panel, measure, organisation, day, months=months) for months in WEEKS]
    return Scorecard(
        organisation=organisation, day=day, attacks=sum(each.organisation == organisation for each in deeds),
        others=len(names) - 1, unattributed=unattributed, cells=tuple(cells), rebounds=tuple(_rebounds(cells)),
        made_with=MADE_WITH,
    )  # fmt: skip


def _cell(panel: Panel, measure: Measure, organisation: str, day: date, *, months: int) -> Cell:
    try:
        found = effect(panel, [organisation], day, window=WEEKS[months])
    except BadConfig as too_short:
        return _blank(measure, months, (str(too_short),))
    return Cell(
        measure=measure, months=months, change=found.change, finding=found.finding,
        detectable_fall=found.detectable_fall, reasons=found.reasons,
    )  # fmt: skip


def _blank(measure: Measure, months: int, reasons: tuple[str, ...]) -> Cell:
    return Cell(measure=measure, months=months, change=None, finding=None, detectable_fall=0.0, reasons=reasons)


def _rebounds(cells: Sequence[Cell]) -> Iterable[tuple[Measure, int, int]]:
    """Yield each measure that was lower, and later at or above what was to be expected."""
    for measure in Measure:
        its = [each for each in cells if each.measure is measure and each.change is not None]
        low = next((each for each in its if each.finding is Finding.LOWER), None)
        back = [
            each for each in its
            if low and each.months > low.months and each.finding is not Finding.LOWER and each.change
            and each.change.ratio >= 1
        ]  # fmt: skip
        if low and back:
            yield measure, low.months, back[0].months


def _panel(deeds: Sequence[Deed], measure: Measure, until: date, *, like: Panel | None) -> Panel:
    counted = [each for each in deeds if _counts(each, measure)]
    if measure is Measure.REACH:
        weekly = {(each.organisation, each.district, _monday(each.day)): each for each in counted if each.district}
        counted = list(weekly.values())
    told = [
        Happening(id=each.id, unit=each.organisation, day=each.day, deaths=each.killed) for each in counted
    ]  # no places: where an organisation is on average says nothing of its neighbours
    target = Target.DEATHS if measure is Measure.KILLED else Target.EVENTS
    return count(told, Level.DISTRICT_WEEK, target, until=until, like=like)


def _counts(deed: Deed, measure: Measure) -> bool:
    match measure:
        case Measure.COMPLEX:
            return deed.is_complex
        case Measure.CIVILIANS:
            return deed.on == "civilians"
        case Measure.FORCES:
            return deed.on == "forces"
        case Measure.CLAIMED:
            return deed.claimed
        case Measure.ATTACKS | Measure.REACH | Measure.KILLED:
            return True


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())
