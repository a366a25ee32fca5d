"""Round-ups: what is told of several attacks together."""

from __future__ import annotations

import re

from msgspec.structs import replace

from sabaq.model.evidence import Polarity, Prop
from sabaq.model.terms import Group
from sabaq.sources.gazetteer import PlaceKind
from sabaq.sources.prose.gathering.clauses import Clause
from sabaq.sources.prose.gathering.told import Told, spot_of
from sabaq.sources.prose.people.mentions import Mention
from sabaq.sources.prose.text.lazily import lazily
from sabaq.sources.prose.where.places import holds

SINGLED = lazily(
    r"\W*(?:in|during|at) (?:the|one of the) (?:single )?(?:deadliest|worst|bloodiest|biggest|largest|first|second|most"
    r" \w+|main|major) (?:[\w-]+ )?(?:attacks?|incidents?|assaults?|blasts?|bombings?|of (?:the|these|them))\b",
    re.IGNORECASE,
)


def one_of_them(clause: Clause, current: Told) -> bool:
    """Say whether a clause singles out one of several attacks whose toll was told as one: "in the deadliest attack"."""
    if not SINGLED.match(clause.text) or (current.place and current.place.kind is not PlaceKind.PROVINCE):
        return False
    whole = _killed(current.clauses[0], Group.ALL)
    return len(current.clauses) == 1 and whole > _killed(clause, Group.ALL) > 0


def shared_out(shares: tuple[Clause, ...], news: list[Told], current: Told | None) -> list[Told]:
    """Give one thing told of for each share of a toll; what was told before of all of them goes with each."""
    setting: list[Clause] = []
    if current is not None and current in news and _sums_up(current, shares):
        news.remove(current)
        setting = [replace(c, mentions=(), places=(), share="") for c in current.clauses]
        shares = tuple(_lent(clause, _sum(current.clauses[0])[0]) for clause in shares)
    made: list[Told] = []
    for clause in shares:
        spot = spot_of(clause)
        home = next((t for t in news if spot and t.place and t.place.id == spot.place.id), None)
        if home is None:
            home = Told(framing=clause.framing, clauses=list(setting))
            news.append(home)
        home.take(clause, spot.place if spot else None)
        made.append(home)
    return made


def _sums_up(told: Told, shares: tuple[Clause, ...]) -> bool:
    """Say whether what was told before is of all the shares together: their total, or none, and no place of its own."""
    if told.place and not all(holds(told.place, p.place) for c in shares for p in c.places[:1]):
        return False
    whole = sum(c.mentions[0].low or 0 for c in shares)
    stated = [m for c in told.clauses for m in c.mentions if m.prop is shares[0].mentions[0].prop and not m.part]
    return all(m.low == whole for m in stated)


def unsummed(clause: Clause, shared: list[Told]) -> Clause:
    """Give a clause after shares of a toll without the total of them all."""
    if len(shared) < 2 or not clause.mentions:
        return clause
    wholes = {prop: sum(_counted(told, prop) for told in shared) for prop in (Prop.KILLED, Prop.WOUNDED)}
    kept = tuple(m for m in clause.mentions if m.part or not m.low or m.low != wholes.get(m.prop))
    return clause if len(kept) == len(clause.mentions) else replace(clause, mentions=kept)


def _counted(told: Told, prop: Prop) -> int:
    """Give how many people the share of one place counts."""
    return next((m.low or 0 for c in told.clauses if c.share for m in c.mentions if m.prop is prop), 0)


def parts_of(told: Told) -> list[Told]:
    """Give a round-up as the attacks it sums up, where their tolls add up to the one it states; else as it is."""
    if not told.roundup:
        return [told]
    first = told.clauses[0]
    group, stated = _sum(first)
    details = [clause for clause in told.clauses[1:] if _killed(clause, group)]
    if len(details) < 2 or not stated or sum(_killed(clause, group) for clause in details) != stated:
        return [told]
    parts: list[Told] = []
    for clause in told.clauses[1:]:
        if clause in details:
            kept = [] if parts else [replace(first, mentions=())]
            spot = spot_of(clause)
            parts.append(
                Told(framing=told.framing, place=spot.place if spot else None, clauses=[*kept, _lent(clause, group)])
            )
        elif parts:
            parts[-1].clauses.append(clause)
    return parts


def unheaded(news: list[Told]) -> None:
    """Take the sum out of a round-up's first words where the attacks told after it, each on its own, add up to it."""
    for n, told in enumerate(news):
        group, stated = _sum(told.clauses[0]) if told.roundup else (Group.ALL, 0)
        after = [told.clauses[1:], *(other.clauses for other in news[n + 1 :])]
        counts = [sum(_killed(clause, group) for clause in clauses) for clauses in after]
        if stated and counts[0] != stated == sum(counts):
            told.clauses[0], told.place = replace(told.clauses[0], mentions=()), None
            for clauses in (told.clauses, *after[1:]):
                clauses[:] = [_lent(clause, group) for clause in clauses]


def announced(news: list[Told]) -> list[Told]:
    """Give the attacks without a first sentence that only says in which provinces those after it were, or whose."""
    if len(news) < 2 or len(news[0].clauses) > 1:
        return news
    first = news[0].clauses[0]
    if (
        not first.order
        and not (first.mentions or first.dates or first.struck)
        and _claimed(first) & _claimed(*news[1].clauses)
    ):
        # "The BLA accepts responsibility for the action near Mach." is told out in what follows
        news[1].clauses.insert(0, replace(first, places=()))
        return news[1:]
    spots = [p.place for p in first.places if p.place.kind is PlaceKind.PROVINCE]
    apart = len({place.province for place in spots}) > 1 and not (first.mentions or first.outcomes)
    after = len(news) > 2 and all(told.place and any(holds(place, told.place) for place in spots) for told in news[1:])
    return news[1:] if apart and after else news


def _claimed(*clauses: Clause) -> set[str]:
    """Give the groups that claim an attack in some clauses."""
    return {
        one.name for c in clauses for one in c.responsibilities if one.polarity is Polarity.ASSERTS and not one.blamed
    }


def _lent(clause: Clause, group: Group) -> Clause:
    """Give a clause whose killed of no stated kind are of the kind that a sum of them tells."""
    bare = any(m.prop is Prop.KILLED and m.group is Group.ALL and not m.part for m in clause.mentions)
    return replace(clause, mentions=tuple(_of_kind(m, group) for m in clause.mentions)) if bare else clause


def _of_kind(mention: Mention, group: Group) -> Mention:
    """Give the killed of no stated kind a kind."""
    bare = mention.prop is Prop.KILLED and mention.group is Group.ALL and not mention.part
    return replace(mention, group=group) if bare else mention


def _sum(clause: Clause) -> tuple[Group, int]:
    """Give how many people of which one kind a clause says were killed; of any where it tells of several kinds."""
    kinds = {m.group for m in clause.mentions if m.prop is Prop.KILLED and not m.part}
    group = kinds.pop() if len(kinds) == 1 else Group.ALL
    return group, _killed(clause, group)


def _killed(clause: Clause, group: Group) -> int:
    """Give how many people of a kind, or of no stated kind, a clause says were killed, parts left out."""
    told = (m for m in clause.mentions if m.prop is Prop.KILLED and not m.part)
    return sum(m.low or 0 for m in told if group is Group.ALL or m.group in {group, Group.ALL})
