"""Claim checks: what becomes of each statement on an incident.

The same rules hold for every speaker, offices, papers, critics and militants alike; none of them finds a lie.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta, tzinfo
from itertools import groupby

from sabaq.learning.claimchecks_bearings import Calendar, apart, counterparts, order, weightiest
from sabaq.learning.claimchecks_blame import judge
from sabaq.learning.claimchecks_grades import Scales, grade_of, without_support
from sabaq.learning.claimchecks_voices import (
    PLAIN,
    STRONG,
    Known,
    against,
    day_of,
    nobody,
    range_of,
    standing,
    statements_of,
    support,
)
from sabaq.learning.claimchecks_words import described, range_words, sentence_of
from sabaq.learning.outcomes import WIDEST, WITH_VICTIMS, WITHOUT_VICTIMS, asserted_by, victims_of
from sabaq.model.checks import (
    Bearing,
    CheckGrade,
    CheckVerdict,
    ClaimCheck,
    Counterpart,
    IncidentChecks,
    OutcomeSpan,
    Statement,
)
from sabaq.model.evidence import COUNTS, Polarity, Prop
from sabaq.model.incident import IncidentFile

MADE_WITH = "claimchecks@1"
COOLING = timedelta(hours=24)


@dataclass(frozen=True, slots=True)
class Found:
    """A verdict with its rule, before it is put into words."""

    verdict: CheckVerdict
    rule: str
    grade: CheckGrade
    grade_rule: str
    beside: tuple[Counterpart, ...] = ()
    asserted: str = ""
    borne: str = ""
    loosest: CheckVerdict | None = None
    cools_until: datetime | None = None


def check_incident(incident: IncidentFile, *, moment: datetime, zone: tzinfo, known: Known = nobody) -> IncidentChecks:
    """Give a check of every statement that was known at the moment, oldest first."""
    told = statements_of(incident, known)
    first = min((day_of(each, zone) for each in told), default=moment.date())
    calendar = Calendar(last=incident.incident.last or first, zone=zone)
    return IncidentChecks(
        incident=incident.incident.id,
        title=incident.incident.title,
        checks=tuple(_check(each, told, calendar, moment) for each in told),
        made_with=MADE_WITH,
        as_of=moment,
    )


def _check(own: Statement, told: Sequence[Statement], calendar: Calendar, moment: datetime) -> ClaimCheck:
    if own.aggregate:
        found = Found(CheckVerdict.NOT_CHECKABLE, "sum-over-incidents", *_alone(own))
    elif own.claim.prop in COUNTS:
        found = _cooled(_of_count(own, told, calendar), own, moment)
    elif own.claim.prop is Prop.OUTCOME:
        found = _cooled(_of_outcome(own, told, calendar), own, moment)
    else:
        found = _of_blame(own, told)
    return ClaimCheck(
        statement=own, verdict=found.verdict, grade=found.grade, rule=found.rule, grade_rule=found.grade_rule,
        asserted=found.asserted or described(own), borne=found.borne or _borne(found.beside),
        sentence=sentence_of(own, found.verdict, found.rule, found.beside), counterparts=found.beside,
        loosest=found.loosest, cools_until=found.cools_until,
    )  # fmt: skip


def _cooled(found: Found, own: Statement, moment: datetime) -> Found:
    """Hold `contradicted` back for a day after the last of statement and evidence, so that the speaker may correct."""
    if found.rule != "others-contradict":
        return found
    decisive = [each.statement.said_at for each in found.beside if each.bearing is Bearing.AGAINST and each.points]
    until = max(own.said_at, min(decisive)) + COOLING
    if until <= moment:
        return found
    return replace(found, verdict=CheckVerdict.UNRESOLVED, rule="cooling", cools_until=until)


def _alone(own: Statement) -> tuple[CheckGrade, str]:
    """Give the grade of a statement beside which nobody else stands: that of its own voice."""
    if without_support(own, ()):
        return CheckGrade.DISCOUNTED, "party-alone"
    if own.claim.prop in COUNTS and not own.aggregate and support(own) >= STRONG:
        return CheckGrade.FAIR, "one-strong-or-two"
    return CheckGrade.WEAK, "little-weight"


def _of_count(own: Statement, told: Sequence[Statement], calendar: Calendar) -> Found:
    if own.claim.polarity is Polarity.DENIES or range_of(own.claim) == (0, None):
        return Found(CheckVerdict.NOT_CHECKABLE, "nothing-asserted", *_alone(own))
    later = _own_later(own, told, calendar)
    if later is not None:
        record = Counterpart(statement=later, bearing=Bearing.AGAINST, points=0.0)
        return Found(CheckVerdict.REVISED, "own-later-word", *_own_record(own, later, calendar), (record,))
    beside = counterparts(own, told, calendar)
    scales = Scales.of(beside, own=support(own))
    if not scales.for_it and not scales.against_it:
        return Found(CheckVerdict.UNRESOLVED, "nobody-else", *_alone(own), beside)
    if scales.contradicted:
        return Found(CheckVerdict.CONTRADICTED, "others-contradict", *grade_of(own, scales, against_it=True), beside)
    if scales.agreed:
        return Found(CheckVerdict.CONSISTENT, "others-agree", *grade_of(own, scales), beside)
    return Found(CheckVerdict.CONTESTED, "voices-apart", *_contested(own, beside), beside)


def _own_later(own: Statement, told: Sequence[Statement], calendar: Calendar) -> Statement | None:
    """Give the last of one origin's later figures on the same people that leaves no number in common."""
    later = [
        each for each in told
        if each.origin == own.origin and each.claim.prop is own.claim.prop and each.claim.group == own.claim.group
        and each.claim.polarity is Polarity.ASSERTS and not each.aggregate
        and _after(each, own, calendar) and apart(own, each)
    ]  # fmt: skip
    return max(later, key=lambda each: order(each, calendar), default=None)


def _after(later: Statement, own: Statement, calendar: Calendar) -> bool:
    if not (later.day_only or own.day_only):
        return later.said_at > own.said_at
    return order(later, calendar) > order(own, calendar)


def _own_record(own: Statement, later: Statement, calendar: Calendar) -> tuple[CheckGrade, str]:
    sure = day_of(own, calendar.zone) != day_of(later, calendar.zone) or not (own.day_only or later.day_only)
    if sure:
        return CheckGrade.CONFIRMED, "own-record"
    return CheckGrade.FAIR, "own-record-same-day"


def _contested(own: Statement, beside: Sequence[Counterpart]) -> tuple[CheckGrade, str]:
    if without_support(own, beside):
        return CheckGrade.DISCOUNTED, "party-alone"
    differing = [each for each in beside if each.bearing in {Bearing.AGAINST, Bearing.FAINTLY_AGAINST}]
    if any(against(each.statement, higher=bool(each.higher)) >= PLAIN for each in differing):
        return CheckGrade.CONTESTED, "sides-of-weight"
    return CheckGrade.WEAK, "little-weight"


def _of_outcome(own: Statement, told: Sequence[Statement], calendar: Calendar) -> Found:
    """Set an outcome word against the victims that anybody counts, at whatever hour: the dead do not come back."""
    asserted = asserted_by(own.claim.value or "")
    some, none = victims_of(told)
    left = _left(some, none)
    strict = _word(own, told, calendar, denies=asserted.high <= WITHOUT_VICTIMS.high)
    loosest = _word(own, told, calendar, denies=False)
    return replace(strict, asserted=str(asserted), borne=str(left), loosest=loosest.verdict)


def _left(some: Sequence[Statement], none: Sequence[Statement]) -> OutcomeSpan:
    """Give the outcomes that the evidence leaves; nothing held tells whether a perimeter was breached."""
    if any(against(each, higher=True) >= PLAIN for each in some):
        return WITH_VICTIMS
    return WITHOUT_VICTIMS if none and not some else WIDEST


def _word(own: Statement, told: Sequence[Statement], calendar: Calendar, *, denies: bool) -> Found:
    """Give the verdict on an outcome word; `denies`: it asserts that there were no victims."""
    some, none = victims_of(told)
    mine = [each for each in some if each.origin == own.origin and not _partial(each)]
    if denies and mine:
        return _own_victims(own, mine, calendar)
    words = [each for each in told if each.claim.prop is Prop.OUTCOME and each.origin != own.origin]
    beside: list[Counterpart] = []
    for each in _one_of_each(some, own):
        if denies:
            points = against(each, higher=True)
            bearing = Bearing.AGAINST if points else Bearing.SILENT
            beside.append(Counterpart(statement=each, bearing=bearing, points=points, higher=True))
        else:
            beside.append(Counterpart(statement=each, bearing=Bearing.MEETS, points=support(each)))
    with_victims = {each.origin for each in some}
    agreeing = [*_one_of_each([each for each in none if each.origin not in with_victims], own)]
    agreeing += _one_of_each([each for each in words if each.origin not in with_victims], own)
    beside += [
        Counterpart(statement=each, bearing=Bearing.MEETS, points=_agreement(each))
        for each in {each.origin: each for each in reversed(agreeing)}.values()
    ]
    return _weighed(own, tuple(sorted(beside, key=weightiest)))


def _agreement(statement: Statement) -> float:
    own = standing(statement.voice, statement.claim.prop)
    return support(statement) if statement.claim.prop in COUNTS else own


def _partial(statement: Statement) -> bool:
    return against(statement, higher=True) == 0


def _weighed(own: Statement, beside: tuple[Counterpart, ...]) -> Found:
    scales = Scales.of(beside, own=standing(own.voice, Prop.OUTCOME))
    if not scales.for_it and not scales.against_it:
        return Found(CheckVerdict.UNRESOLVED, "nobody-else", CheckGrade.WEAK, "little-weight", beside)
    if scales.contradicted:
        return Found(CheckVerdict.CONTRADICTED, "others-contradict", *grade_of(own, scales, against_it=True), beside)
    if scales.agreed:
        return Found(CheckVerdict.CONSISTENT, "others-agree", *grade_of(own, scales), beside)
    return Found(CheckVerdict.CONTESTED, "voices-apart", *_contested(own, beside), beside)


def _own_victims(own: Statement, mine: Sequence[Statement], calendar: Calendar) -> Found:
    """Give the verdict where the speaker's own origin tells of victims: later words revise, others contradict."""
    same = [each for each in mine if each.claim.report == own.claim.report]
    later = [each for each in mine if _day_after(each, own, calendar)]
    cited = (same or later or mine)[-1]
    beside = (Counterpart(statement=cited, bearing=Bearing.AGAINST, points=support(cited), higher=True),)
    if same or not later:
        return Found(CheckVerdict.CONTRADICTED, "own-words", CheckGrade.FAIR, "one-strong-or-two", beside)
    return Found(CheckVerdict.REVISED, "own-later-word", *_own_record(own, cited, calendar), beside)


def _day_after(later: Statement, own: Statement, calendar: Calendar) -> bool:
    if later.day_only or own.day_only:
        return day_of(later, calendar.zone) >= day_of(own, calendar.zone)
    return later.said_at > own.said_at


def _one_of_each(statements: Sequence[Statement], own: Statement) -> list[Statement]:
    """Give the weightiest statement of each other origin."""
    others = sorted((each for each in statements if each.origin != own.origin), key=lambda each: each.origin)
    return [
        max(
            its,
            key=lambda each: (against(each, higher=True), each.claim.prop is Prop.KILLED, each.said_at, each.claim.id),
        )
        for _, its in groupby(others, key=lambda each: each.origin)
    ]


def _of_blame(own: Statement, told: Sequence[Statement]) -> Found:
    others = [each for each in told if each.claim.prop is Prop.RESPONSIBILITY and each.origin != own.origin]
    verdict, grade, rule, grade_rule, cited = judge(own, others)
    bearing = Bearing.MEETS if verdict is CheckVerdict.CONSISTENT else Bearing.AGAINST
    beside = tuple(
        Counterpart(statement=each, bearing=bearing, points=min(standing(each.voice, Prop.RESPONSIBILITY), STRONG))
        for each in cited
    )
    return Found(verdict, rule, grade, grade_rule, beside, borne="; ".join(dict.fromkeys(map(described, cited))))


def _borne(beside: Sequence[Counterpart]) -> str:
    """Give the range of all the figures of the same people that other origins stand by."""
    heard = [each.statement for each in beside if each.points > 0 or each.bearing is Bearing.SILENT]
    if not heard:
        return ""
    ranges = [range_of(each.claim) for each in heard]
    tops = [most for _, most in ranges if most is not None]
    least = min(low for low, _ in ranges)
    open_ended = not tops or max(low for low, _ in ranges) > max(tops)
    return range_words(least, None if open_ended else max(tops))
