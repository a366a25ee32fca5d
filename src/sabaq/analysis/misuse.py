"""Misuse: acts that a second reader should look at, in order.

Explanation-based auditing (Fabbri and LeFevre, VLDB 2011): what a duty on record accounts for is ordinary; what nothing
accounts for comes first. Beside the rules a lot is drawn every day, whatever the rules say.
"""

from __future__ import annotations

import hashlib
import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta

from sabaq.analysis.misuse_rules import RULES, Found, History, Key, history, seen
from sabaq.model.ids import content_id
from sabaq.model.uses import Context, Item, Reason, Rule, Tally, Use, UseRuling, Verdict

MADE_WITH = "misuse@1"
LOT_SHARE = 0.01  # of all acts, beside the one that every day gives
BITS = {
    Rule.CANARY: 8.0, Rule.OTHER_PURPOSE: 3.0, Rule.REPEATED: 5.0, Rule.BATCH: 5.0, Rule.AFTERWARDS: 3.0,
    Rule.OFF_SHIFT: 3.0, Rule.UNEXPLAINED: 2.0, Rule.DRIFT: 5.0, Rule.BOILERPLATE: 5.0, Rule.EMERGENCIES: 4.0,
    Rule.LOT: 0.0,
}  # fmt: skip


def queue(uses: Sequence[Use], context: Context, *, over: date) -> tuple[Item, ...]:
    """Give the items, those with most to explain first; only days before `over` are whole."""
    told = history(tuple(uses), context, over)
    groups: dict[Key, list[Found]] = defaultdict(list)
    for rule in (*RULES, drawn):
        for found in rule(told):
            groups[_home(told, found.key)].append(found)
    items = [_item(told, key, found) for key, found in groups.items()]
    return tuple(sorted(items, key=lambda item: (-item.bits, item.day, item.id)))


def drawn(of: History) -> Iterator[Found]:
    """Draw a sample of each day by a number that nobody knew that day, so that nobody can choose it."""
    days: dict[date, list[Use]] = defaultdict(list)
    for use in of.uses:
        if use.allowed:
            days[use.at.date()].append(use)
    for day, uses in days.items():
        seed = of.context.lots.get(day)
        if seed is None:
            continue
        for place, (lot, use) in enumerate(sorted(((_lot(seed, use), use) for use in uses), key=lambda each: each[0])):
            if place == 0 or lot < LOT_SHARE:
                key = (use.actor, use.unit, day)
                yield Found(rule=Rule.LOT, key=key, uses=(use,), words="drawn by lot, whatever the rules say")


def explained_share(uses: Sequence[Use], context: Context) -> tuple[int, int]:
    """Give how many accesses to single records something explains, and of how many."""
    told = history(tuple(uses), context, date.max)
    touched = seen(list(told.uses))
    return sum(bool(told.explanations.of(use)) for use in touched), len(touched)


def with_rulings(items: Iterable[Item], rulings: Iterable[UseRuling]) -> tuple[Item, ...]:
    """Give items with what was found of each."""
    by_item: dict[str, list[UseRuling]] = defaultdict(list)
    for ruling in rulings:
        by_item[ruling.item].append(ruling)
    return tuple(replace(item, rulings=tuple(by_item.get(item.id, ()))) for item in items)


def tallies(rulings: Iterable[UseRuling]) -> tuple[Tally, ...]:
    """Give for each rule what its items turned out to be, by the last ruling on each."""
    last = {ruling.item: ruling for ruling in sorted(rulings, key=lambda each: each.at)}
    verdicts: Mapping[str, list[Verdict]] = defaultdict(list)
    for ruling in last.values():
        for rule in ruling.rules:
            verdicts[rule].append(ruling.verdict)
    return tuple(
        Tally(
            rule=rule, items=len(found), explained=found.count(Verdict.EXPLAINED),
            misuse=found.count(Verdict.MISUSE), unclear=found.count(Verdict.UNCLEAR),
        )
        for rule, found in sorted(verdicts.items())
    )  # fmt: skip


def _home(of: History, key: Key) -> Key:
    """Give the one day of a person that findings belong to, even where they changed units that day."""
    actor, _, day = key
    return (actor, of.by_day[actor, day][0].unit, day) if actor else key


def _lot(seed: bytes, use: Use) -> float:
    digest = hashlib.sha256(seed + use.act.encode()).digest()
    return int.from_bytes(digest[:8]) / 2**64


def _item(of: History, key: Key, found: list[Found]) -> Item:
    actor, unit, day = key
    asked = {use.act: use for each in found for use in each.uses}
    acts = tuple(sorted(asked.values(), key=lambda use: (use.at, use.act)))
    first = of.by_day[actor, day][0].act if actor else f"{unit} {day.isoformat()}"
    bare = sum(len(each.uses) for each in found if each.rule is Rule.UNEXPLAINED)
    bits = sum(BITS[rule] for rule in {each.rule for each in found}) + math.log2(1 + bare)
    return Item(
        id=content_id("q", "day" if actor else "week", first)[:18],
        actors=tuple(sorted({use.actor for use in acts})),
        unit=unit, day=day, days=1 if actor else timedelta(weeks=1).days, acts=acts, bits=round(bits, 2),
        reasons=tuple(
            Reason(rule=each.rule, acts=tuple(use.act for use in each.uses), words=each.words) for each in found
        ),
    )  # fmt: skip
