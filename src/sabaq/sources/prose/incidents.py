"""Incidents: clauses are gathered by the thing they tell of.

A report of several attacks has several subjects. A clause that names a place lying elsewhere starts or rejoins another
subject; one that names none stays with the last. What is not news gets subjects of its own and never joins an incident.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from msgspec.structs import replace

from sabaq.model.evidence import Framing, Prop
from sabaq.model.spacetime import DatePrecision
from sabaq.model.terms import Group
from sabaq.sources.gazetteer import FINENESS, Place, PlaceKind
from sabaq.sources.prose.clauses import Clause
from sabaq.sources.prose.cues import Cued
from sabaq.sources.prose.mentions import Mention
from sabaq.sources.prose.parts import Part
from sabaq.sources.prose.places import PlaceMention, finest, holds
from sabaq.sources.prose.portions import portions

LATER = Cued(
    r"\b(?:succumb\w*|died of|funerals?|buried|laid to rest|claimed responsibility|statement|toll|search operation"
    r"|arrested|rescue\w*|airlifted|shifted|condemn\w*|visited)\b",
    re.IGNORECASE,
)  # what follows an attack on another day


EVENT = re.compile(
    r"\b(?:attacked|opened fire|fired (?:at|on|upon)|ambushed|stormed|raided|detonated|exploded|went off|blew"
    r"|hurled|lobbed"
    r"|targeted|planted|shot|torched|whisked|seiz(?:es?|ed)|stabbed|mow(?:n|ed) down|raked|mined|shelled|bombed|slain"
    r"|burn(?:t|ed)|gunned down|beheaded|stopped|blown up|overran|kidnapped|abducted|assassinated"
    r"|hit by|struck|detained"
    r"|captured|arrested)\b",
    re.IGNORECASE,
)


ALSO = re.compile(
    r"\A(?:\W*and,?|; ?) (?:[\w ]{0,24}(?:later|earlier|before|after),? )?(?:another|the other|(?:a|the) second) "
    r"(?:\w+ ){0,3}?(?:at|in|near|on|outside) "
)  # "one at Rohri and, an hour later, another at Nawabshah"
SINGLED = re.compile(
    r"\W*(?:in|during|at) (?:the|one of the) (?:single )?(?:deadliest|worst|bloodiest|biggest|largest|first|second|most"
    r" \w+|main|major) (?:[\w-]+ )?(?:attacks?|incidents?|assaults?|blasts?|bombings?|of (?:the|these|them))\b",
    re.IGNORECASE,
)
AGAIN = re.compile(  # what has just been told of: "The convoy was on its way when it came under attack"
    r"\W*(?:The|This|That|These|Those) (?:[\w-]+ ){0,2}?(?:attack(?:ers?)?|blasts?|explosions?|bomb(?:ing|ers?)?|raid"
    r"|ambush|assault|incident|convoy|bus|coach|vehicles?|van|car|truck|train|patrol|post|mosque|gunm[ae]n|militants"
    r"|assailants|terrorists|deceased|dead|victims?|injured|wounded|slain|device|mine)\b",
)
EITHER = Cued(
    r"\b(?:(?:in|at|from|of) (?:either|both|any|all|each)\b|both (?:attacks|blasts|incidents|places|cases)"
    r"|either (?:place"
    r"|attack|blast|incident|town|case))",
    re.IGNORECASE,
)  # what is said of every attack told so far


SPOT = FINENESS[PlaceKind.TOWN]


@dataclass(slots=True, kw_only=True)
class Told:
    """One thing that a document tells of, as far as it has been read."""

    framing: Framing
    place: Place | None = None
    roundup: bool = False  # sums up several attacks; their single figures stay with it
    clauses: list[Clause] = field(default_factory=list)

    def take(self, clause: Clause, place: Place | None) -> None:
        """Add a clause; a finer place replaces a coarser."""
        self.clauses.append(clause)
        if self.roundup:
            return
        self.roundup = clause.roundup and self.clauses[0] is clause
        finer = self.place is None or (
            place and FINENESS[place.kind] > FINENESS[self.place.kind] and holds(self.place, place)
        )
        if place and finer:
            self.place = place

    @property
    def empty(self) -> bool:
        """Say whether only places and dates were read: a setting without an event."""
        told = any(
            c.concrete
            or c.outcomes
            or c.responsibilities
            or any(a.sure for a in c.actors)
            or (c.attack and EVENT.search(c.text))
            for c in self.clauses
        )
        if told:
            return False
        set_somewhere = any(_local(c) or _days((c,)) for c in self.clauses)
        return not (set_somewhere and any(c.attack for c in self.clauses))


def gather(clauses: Iterable[Clause], *, opinion: bool) -> list[Told]:
    """Give the things told of: news first, in the order of the text, then the rest."""
    news: list[Told] = []
    rest: list[Told] = []
    shared: list[Told] = []  # those over which a toll was shared out last
    current: Told | None = None
    for clause in clauses:
        if not clause.tells and not clause.responsibilities and not clause.actors:
            continue
        if clause.framing is not Framing.NEWS and not _claims_despite_frame(clause):
            _set_aside(rest, clause)
            continue
        if opinion and not _argues_of(clause, current):
            continue
        if shares := portions(clause):
            shared = _shared_out(shares, news, current)
            current = shared[-1]
            continue
        clause = _unsummed(clause, shared)  # noqa: PLW2901
        spot = _spot(clause)
        if current is not None and _one_of_them(clause, current):
            news.remove(current)
            rest.append(current)
            current.framing, current = Framing.AGGREGATE, None
        home = None if not opinion and _opens(clause, spot, current) else _home(clause, spot, news, current)
        home = _named_again(clause, shared) or home
        if home is None:
            home = Told(framing=Framing.NEWS)
            if ALSO.match(clause.text) and current is not None:
                home.clauses.append(replace(current.clauses[-1], mentions=(), places=()))
            news.append(home)
        home.take(clause, spot.place if spot else None)
        for other in _also_of(clause, news, shared if spot is None else []) if len(news) > 1 else ():
            if other is not home:
                other.clauses.append(clause)
        current = home
    _unheaded(news)
    split = [part for told in news if not told.empty for part in _parts_of(told)]
    return split + rest


def _one_of_them(clause: Clause, current: Told) -> bool:
    """Say whether a clause singles out one of several attacks whose toll was told as one: "in the deadliest attack"."""
    if not SINGLED.match(clause.text) or (current.place and current.place.kind is not PlaceKind.PROVINCE):
        return False
    whole = _killed(current.clauses[0], Group.ALL)
    return len(current.clauses) == 1 and whole > _killed(clause, Group.ALL) > 0


def _shared_out(shares: tuple[Clause, ...], news: list[Told], current: Told | None) -> list[Told]:
    """Give one thing told of for each share of a toll; what was told before of all of them goes with each."""
    setting: list[Clause] = []
    if current is not None and current in news and _sums_up(current, shares):
        news.remove(current)
        setting = [replace(c, mentions=(), places=(), share="") for c in current.clauses]
    made: list[Told] = []
    for clause in shares:
        spot = _spot(clause)
        home = next((t for t in news if spot and t.place and t.place.id == spot.place.id), None)
        if home is None:
            home = Told(framing=clause.framing, clauses=list(setting))
            news.append(home)
        home.take(clause, spot.place if spot else None)
        made.append(home)
    return made


def _sums_up(told: Told, shares: tuple[Clause, ...]) -> bool:
    """Say whether what was told before is of all the shares together: their total, or none, and no place of its own."""
    if told.place and not all(_same(told.place, p.place) for c in shares for p in c.places[:1]):
        return False
    whole = sum(c.mentions[0].low or 0 for c in shares)
    stated = [m for c in told.clauses for m in c.mentions if m.prop is shares[0].mentions[0].prop and not m.part]
    return all(m.low == whole for m in stated)


def _named_again(clause: Clause, shared: list[Told]) -> Told | None:
    """Give the share whose place a later clause names, though no gazetteer holds it."""
    if len(shared) < 2 or clause.places:
        return None
    return next((t for t in shared if any(c.share and c.share in clause.text for c in t.clauses)), None)


def _also_of(clause: Clause, news: list[Told], shared: list[Told]) -> list[Told]:
    """Give the attacks of which a clause is said besides its own: nobody was hurt in any, or "both attacks" were."""
    every = EITHER.search(clause.text)
    if _nobody(clause):
        return news if every else shared
    return shared if every and not clause.mentions else []


def _unsummed(clause: Clause, shared: list[Told]) -> Clause:
    """Give a clause after shares of a toll without the total of them all."""
    if len(shared) < 2 or not clause.mentions:
        return clause
    wholes = {prop: sum(_counted(told, prop) for told in shared) for prop in (Prop.KILLED, Prop.WOUNDED)}
    kept = tuple(m for m in clause.mentions if m.part or not m.low or m.low != wholes.get(m.prop))
    return clause if len(kept) == len(clause.mentions) else replace(clause, mentions=kept)


def _counted(told: Told, prop: Prop) -> int:
    """Give how many people the share of one place counts."""
    return next((m.low or 0 for c in told.clauses if c.share for m in c.mentions if m.prop is prop), 0)


def _parts_of(told: Told) -> list[Told]:
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
            spot = _spot(clause)
            parts.append(
                Told(framing=told.framing, place=spot.place if spot else None, clauses=[*kept, _lent(clause, group)])
            )
        elif parts:
            parts[-1].clauses.append(clause)
    return parts


def _unheaded(news: list[Told]) -> None:
    """Take the sum out of a round-up's first words where the attacks told after it, each on its own, add up to it."""
    for n, told in enumerate(news):
        group, stated = _sum(told.clauses[0]) if told.roundup else (Group.ALL, 0)
        after = [told.clauses[1:], *(other.clauses for other in news[n + 1 :])]
        counts = [sum(_killed(clause, group) for clause in clauses) for clauses in after]
        if stated and counts[0] != stated == sum(counts):
            told.clauses[0] = replace(told.clauses[0], mentions=())
            for clauses in (told.clauses, *after[1:]):
                clauses[:] = [_lent(clause, group) for clause in clauses]


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


def _claims_despite_frame(clause: Clause) -> bool:
    """Say whether a clause holds an official's outcome word, which is evidence in an op-ed too."""
    return bool(clause.outcomes)


def _argues_of(clause: Clause, current: Told | None) -> bool:
    """Say whether an op-ed's clause tells of a thing that happened: one of its own, or the one its paragraph is on."""
    numbered = any(not m.vague for m in clause.mentions)
    if numbered or clause.outcomes or (clause.concrete and not clause.mentions):
        return True
    near = current is not None and current.clauses[-1].paragraph == clause.paragraph
    return near and bool(clause.mentions or clause.responsibilities or clause.targets or clause.attack)


def _nobody(clause: Clause) -> bool:
    """Say whether a clause tells only that nobody was hurt."""
    return bool(clause.mentions) and all(m.low == m.high == 0 for m in clause.mentions)


def _local(clause: Clause) -> bool:
    """Say whether a clause names a place finer than a country."""
    return any(p.place.kind is not PlaceKind.COUNTRY and p.part >= Part.MODIFIER for p in clause.places)


def _spot(clause: Clause) -> PlaceMention | None:
    """Give the place a clause puts its attack in, countries left out."""
    local = tuple(p for p in clause.places if p.place.kind is not PlaceKind.COUNTRY)
    return finest(local)


def _home(clause: Clause, spot: PlaceMention | None, news: list[Told], current: Told | None) -> Told | None:
    """Give the thing that a clause goes on telling of; None starts another."""
    if clause.another and current is not None:
        own = clause.concrete and not current.roundup and bool(clause.mentions or _struck_anew(clause, spot))
        same = (told for told in news if spot and told.place and _same(told.place, spot.place))
        return None if own else next(same, None)
    if spot is None or current is None or current.place is None or current.roundup:
        return current
    if _same(current.place, spot.place):
        return None if _apart(clause, spot, current) else current
    if not clause.mentions and AGAIN.match(clause.text):
        return current
    known = next((told for told in reversed(news) if told.place and _same(told.place, spot.place)), None)
    if known:
        return known
    if clause.mentions and all(m.additional for m in clause.mentions) and clause.attack is None:
        return current  # one more of those told of died elsewhere
    strong = spot.part >= Part.LABEL or any(not m.part for m in clause.mentions)
    return None if ALSO.match(clause.text) or (strong and clause.concrete) else current


def _struck_anew(clause: Clause, spot: PlaceMention | None) -> bool:
    """Say whether a clause names a spot and how it was hit."""
    return bool(spot and spot.part >= Part.LABEL and clause.struck)


def _apart(clause: Clause, spot: PlaceMention, current: Told) -> bool:
    """Say whether two spots of one district are two attacks: each was hit in its own way."""
    mine, theirs = spot.place, current.place
    if theirs is None or mine.name == theirs.name or min(FINENESS[one.kind] for one in (mine, theirs)) < SPOT:
        return False
    here, there = clause.attack, next((c.attack for c in current.clauses if c.attack and c.attack.firm), None)
    return bool(here and there and here.firm and here.value != there.value and spot.part >= Part.LABEL)


def _opens(clause: Clause, spot: PlaceMention | None, current: Told | None) -> bool:
    """Say whether a clause plainly starts another thing: as an item of a list, or on another day."""
    item = clause.item and (spot is not None or (clause.concrete and clause.attack is not None))
    return item or (current is not None and spot is not None and _other_day(clause, current))


def _other_day(clause: Clause, current: Told) -> bool:
    """Say whether a clause tells of an attack on another day than the one told so far."""
    if clause.attack is None or not (clause.mentions or clause.concrete) or LATER.search(clause.text):
        return False
    mine, theirs = _days((clause,)), _days(current.clauses)
    return bool(mine and theirs) and not mine & theirs


def _days(clauses: Iterable[Clause]) -> set[date]:
    """Give the days that clauses state of what they tell."""
    full = {DatePrecision.DAY, DatePrecision.DAYS}
    return {d.when.first for c in clauses for d in c.dates if not d.background and d.when.precision in full}


def _same(one: Place, other: Place) -> bool:
    """Say whether two places may be one spot; a whole country or province is not a spot to rejoin by."""
    return holds(one, other)


def _set_aside(rest: list[Told], clause: Clause) -> None:
    """Keep what is not news by paragraph and frame."""
    if clause.framing is Framing.HYPOTHETICAL or not (clause.mentions or clause.outcomes):
        return  # what could happen has no toll, not even a tagged one
    last = rest[-1] if rest else None
    if last is None or last.framing is not clause.framing or last.clauses[-1].paragraph != clause.paragraph:
        last = Told(framing=clause.framing)
        rest.append(last)
    spot = _spot(clause)
    last.take(clause, spot.place if spot else None)
