"""Rules: what in the acts of a person's day asks for a look.

No rule reads who or what was looked at: records and classes are only told apart from one another, so that swapping
all of them changes nothing. No rule reads what came later than the day it speaks of.
"""

from __future__ import annotations

import re
import statistics
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from scipy.stats import binom

from sabaq.analysis.misuse_explanations import NAMING, Explanations, plain
from sabaq.model.uses import Context, Rule, Use

MONTH = timedelta(days=30)
OFTEN_DAYS = 4  # on which one record is opened within a month, nothing explaining it
OFTEN_OWN_DAYS = 12  # the same for a record in the place that one was given
BATCH_LEAST, BATCH_TIMES, BATCH_DAYS = 25, 3.0, 60  # records in a day; times the usual one; days that tell it
SAME_REASON = 5  # different records within a month
RETRY = timedelta(days=1)
EMERGENCIES = 3  # by one person within a month
DRIFT_WEEKS, DRIFT_BASE, DRIFT_LEAST, DRIFT_SHARE, DRIFT_CHANCE = 8, 100, 30, 0.12, 1e-5
GIVEN = re.compile(r"(?s).*?: (.+)")  # what a person gave as reason stands after what sabaq wrote before it
WRITTEN = frozenset({"link", "retract", "apply", "rule", "contest", "lift", "review", "erase", "publish"})
Key = tuple[str, str, date]  # person (empty: the unit), unit, first day
Day = tuple[str, date]


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What one rule has to say of one person's day or one unit's week."""

    rule: Rule
    key: Key
    uses: tuple[Use, ...]
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class History:
    """All acts whose actor is known, in order, by person and day; and what explains them."""

    uses: tuple[Use, ...]
    by_day: dict[Day, list[Use]]
    explanations: Explanations
    context: Context
    over: date  # weeks that end later are not over yet

    def __post_init__(self) -> None:
        for use in self.uses:
            self.by_day[use.actor, use.at.date()].append(use)


def history(uses: tuple[Use, ...], context: Context, over: date) -> History:
    """Put acts in order; those that nobody is named for any more are left out."""
    known = sorted((use for use in uses if use.actor), key=lambda use: (use.at, use.act))
    return History(
        uses=tuple(known), by_day=defaultdict(list), explanations=Explanations(context), context=context, over=over
    )


def seen(uses: list[Use]) -> list[Use]:
    """Give those in which one record was really touched."""
    return [use for use in uses if use.allowed and use.record]


def unexplained(of: History) -> Iterator[Found]:
    """Ask about records that no duty on record led to, and apart about those that one was recorded for later."""
    for day, uses in of.by_day.items():
        touched = seen(uses)
        bare = [use for use in touched if not of.explanations.of(use)]
        late = [use for use in bare if of.explanations.afterwards(use)]
        never = [use for use in bare if use not in late]
        if never:
            told = f"no case, tasking, place or authority on record explains {len(never)} of {len(touched)}"
            yield _found(Rule.UNEXPLAINED, day, never, told)
        if late:
            duty = of.explanations.afterwards(late[0])
            told = f"{duty.kind.value} {duty.id} covers it, recorded {duty.recorded_at:%Y-%m-%d %H:%M}" if duty else ""
            yield _found(Rule.AFTERWARDS, day, late, f"{told}: after the access")


def off_shift(of: History) -> Iterator[Found]:
    """Ask about what was done outside the shifts of those whose shifts are on record."""
    for day, uses in of.by_day.items():
        off = [use for use in uses if of.explanations.on_shift(use) is False]
        if off:
            yield _found(Rule.OFF_SHIFT, day, off, f"{len(off)} of {len(uses)} outside the shifts on record, "
                                                   f"the first at {off[0].at:%H:%M} UTC")  # fmt: skip


def repeated(of: History) -> Iterator[Found]:
    """Ask about one record that one person opens on many days, where neither case nor tasking names it."""
    opened: dict[tuple[str, str, bool], list[date]] = defaultdict(list)
    for day, uses in of.by_day.items():
        again: dict[str, Use] = {}
        most = 0
        placed = {use.act: bool(kinds) for use in seen(uses) if not (kinds := of.explanations.of(use)) & NAMING}
        for record, own in dict.fromkeys((use.record, placed[use.act]) for use in seen(uses) if use.act in placed):
            its = opened[day[0], record, own]
            its.append(day[1])
            lately = sum(at > day[1] - MONTH for at in its)
            if lately >= (OFTEN_OWN_DAYS if own else OFTEN_DAYS):
                again |= {use.act: use for use in uses if use.record == record and placed.get(use.act) is own}
                most = max(most, lately)
        if again:
            told = f"the same record on {most} days of 30; no case or tasking names it"
            yield _found(Rule.REPEATED, day, list(again.values()), told)


def batch(of: History) -> Iterator[Found]:
    """Ask about a day with far more records than the person's other days, and than the unit's day."""
    sizes = {day: len({use.record for use in seen(uses)}) for day, uses in of.by_day.items()}
    own: dict[str, list[tuple[date, int]]] = defaultdict(list)
    units: dict[tuple[str, date], dict[str, int]] = defaultdict(dict)
    for (actor, day), size in sizes.items():
        units[of.by_day[actor, day][0].unit, day][actor] = size
    for (actor, day), size in sizes.items():
        before = [each for at, each in own[actor] if at > day - timedelta(days=BATCH_DAYS)]
        own[actor].append((day, size))
        usual = statistics.median(before) if len(before) >= 5 else 0.0
        unit = units[of.by_day[actor, day][0].unit, day]
        others = statistics.median([each for other, each in unit.items() if other != actor] or [0])
        if size >= max(BATCH_LEAST, BATCH_TIMES * usual, 2 * others):
            told = f"{size} different records; on {len(before)} days before, {usual:g} in the middle"
            yield _found(Rule.BATCH, (actor, day), seen(of.by_day[actor, day]), told)


def canary(of: History) -> Iterator[Found]:
    """Ask about every touch of a record that nobody's work leads to."""
    traps = {plain(each.record): each.recorded_at for each in of.context.canaries}
    for day, uses in of.by_day.items():
        caught = [use for use in uses if use.record and traps.get(plain(use.record), use.at) < use.at]
        if caught:
            yield _found(Rule.CANARY, day, caught, "a record that nobody's work leads to")


def other_purpose(of: History) -> Iterator[Found]:
    """Ask about what was refused for one purpose and then allowed for another."""
    refused: dict[tuple[str, str, str], list[Use]] = defaultdict(list)
    for day, uses in of.by_day.items():
        turned: list[Use] = []
        told = ""
        for use in uses:
            key = (use.actor, use.operation, use.what)
            if not use.allowed:
                refused[key].append(use)
                continue
            before = [each for each in refused[key] if use.at - RETRY <= each.at and each.purpose != use.purpose]
            if before:
                turned.append(use)
                told = told or f"refused for {before[-1].purpose}, then done for {use.purpose}"
        if turned:
            yield _found(Rule.OTHER_PURPOSE, day, turned, told)


def boilerplate(of: History) -> Iterator[Found]:
    """Ask about one reason given again and again, for things that differ."""
    given: dict[tuple[str, str], list[tuple[date, str]]] = defaultdict(list)
    for day, uses in of.by_day.items():
        alike: list[Use] = []
        most = 0
        for use in uses:
            text = _reason(use)
            if not text:
                continue
            given[use.actor, text].append((day[1], use.what))
            count = len({what for at, what in given[use.actor, text] if at > day[1] - MONTH})
            if count >= SAME_REASON:
                alike.append(use)
                most = max(most, count)
        if alike:
            yield _found(
                Rule.BOILERPLATE, day, alike, f"one and the same reason for {most} different things in 30 days"
            )


def emergencies(of: History) -> Iterator[Found]:
    """Ask about one person's many emergencies; each single one is reviewed anyway."""
    broken: dict[str, list[date]] = defaultdict(list)
    for day, uses in of.by_day.items():
        today = [use for use in uses if use.allowed and use.break_glass]
        broken[day[0]] += [day[1]] if today else []
        count = sum(at > day[1] - MONTH for at in broken[day[0]])
        if today and count >= EMERGENCIES:
            yield _found(Rule.EMERGENCIES, day, today, f"emergencies on {count} days of 30")


def drift(of: History) -> Iterator[Found]:
    """Ask about a unit whose week went to a kind of subject or a purpose that its weeks before did not."""
    weeks: dict[str, dict[date, list[Use]]] = defaultdict(lambda: defaultdict(list))
    for use in of.uses:
        if use.allowed and use.unit:
            weeks[use.unit][use.at.date() - timedelta(days=use.at.weekday())].append(use)
    for unit, its in weeks.items():
        for monday, uses in its.items():
            if monday + timedelta(days=7) > of.over:
                continue
            first = monday - timedelta(weeks=DRIFT_WEEKS)
            base = Counter(_kind(use) for week, some in its.items() if first <= week < monday for use in some)
            if base.total() < DRIFT_BASE or len(uses) < DRIFT_LEAST:
                continue
            for kind, count in Counter(map(_kind, uses)).items():
                usual = (base[kind] + 1) / (base.total() + 2)
                if count / len(uses) - usual < DRIFT_SHARE or binom.sf(count - 1, len(uses), usual) > DRIFT_CHANCE:
                    continue
                words = (f"{count} of {len(uses)} acts of the week were on {kind[0]} for {kind[1]}; "
                         f"in {DRIFT_WEEKS} weeks before, {usual:.0%}")  # fmt: skip
                chosen = tuple(use for use in uses if _kind(use) == kind)
                yield Found(rule=Rule.DRIFT, key=("", unit, monday), uses=chosen, words=words)


RULES: tuple[Callable[[History], Iterator[Found]], ...] = (
    unexplained, off_shift, repeated, batch, canary, other_purpose, boilerplate, emergencies, drift,
)  # fmt: skip


def _found(rule: Rule, day: Day, uses: list[Use], words: str) -> Found:
    return Found(rule=rule, key=(day[0], uses[0].unit, day[1]), uses=tuple(uses), words=words)


def _kind(use: Use) -> tuple[str, str]:
    return use.subject_class, use.purpose


def _reason(use: Use) -> str:
    """Give what a person gave as reason, without what is different each time; empty: the act asks for none.

    The words of a refusal are ours.
    """
    if not use.allowed or (use.operation not in WRITTEN and not use.break_glass):
        return ""
    found = GIVEN.fullmatch(use.reason)
    words = plain(found[1] if found else "").split(". ")[0].split()
    return " ".join(word for word in words if not any(letter.isdigit() for letter in word))
