"""Manners: how an incident was done and against what."""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec
from msgspec.structs import replace

from sabaq.model.evidence import Prop
from sabaq.model.terms import AttackType, Group, TargetClass
from sabaq.sources.prose.deeds.attacks import Word
from sabaq.sources.prose.deeds.targets import Aim
from sabaq.sources.prose.deeds.ties import FORCES, Tie
from sabaq.sources.prose.gathering.clauses import Clause
from sabaq.sources.prose.gathering.drafts import Draft, draft_of
from sabaq.sources.prose.gathering.told import EVENT, Told
from sabaq.sources.prose.text.cues import Cued
from sabaq.sources.prose.text.lazily import lazily

VICTIMS = {
    Group.POLICE: TargetClass.POLICE, Group.SECURITY: TargetClass.SECURITY_FORCES,
    Group.CIVILIANS: TargetClass.CIVILIANS,
    Group.WOMEN: TargetClass.CIVILIANS, Group.CHILDREN: TargetClass.CIVILIANS,
}  # fmt: skip
SUICIDE, VEHICLE, RAID, IED, ARSON = (
    AttackType.SUICIDE_BOMBING.value, AttackType.VEHICLE_BOMB.value, AttackType.RAID.value, AttackType.IED.value,
    AttackType.ARSON.value,
)  # fmt: skip
OTHER, ASSAULT, ABDUCTION = AttackType.OTHER.value, AttackType.ARMED_ASSAULT.value, AttackType.ABDUCTION.value
# What a later sentence may say more closely of what the first told.
BY_CAR = frozenset({SUICIDE, VEHICLE})
CLOSER = {
    ASSAULT: frozenset({SUICIDE, VEHICLE, RAID, AttackType.ASSASSINATION.value}),
    IED: frozenset({SUICIDE, VEHICLE}),
    RAID: frozenset({SUICIDE}),
    VEHICLE: frozenset({SUICIDE}),
}
BY_HAND = frozenset({
    ASSAULT, RAID, ABDUCTION, AttackType.ASSASSINATION.value, ARSON
})  # fmt: skip
ASIDE = 2.5  # how much less what a claim names weighs than what a sentence tells
UNCLAIMED = Cued(
    r"\b(?:no|nobody|none|neither|both|all|any)\b[^.;]{0,40}\bclaim(?:ed)?\b|\b(?:den(?:y|ies|ied)|condemn(?:s"
    r"|ed)?)\b",
    re.IGNORECASE,
)
AERIAL = Cued(
    r"\b(?:air ?-?(?:strikes?|raids?|attacks?)|from the air|aerial \w+|jets?|warplanes?|gunships?"
    r"|helicopters (?:bomb\w*|struck|hit|strafed))\b",
    re.IGNORECASE,
)
SITED = lazily(r"\b[Tt]he (?:compound|building|office|base|camp|post)\Z")
GROUPED = lazily(r"convoys?|camps?|compounds?", re.IGNORECASE)  # of anybody
RETURNED = Cued(r"\b(?:return\w* fire|retaliat\w*)\b", re.IGNORECASE)
ARMED = Cued(r"\b(?:gun ?m[ae]n|armed|fighters|militants|assailants)\b", re.IGNORECASE)
BLAST = Cued(r"\b(?:blasts?|explosions?|exploded|bomb\w*|detonat\w+)\b", re.IGNORECASE)
# An unspecified attack is an armed one on people and on posts; how a church or a court was attacked is not said by it.
STILL = frozenset({
    TargetClass.WORSHIP, TargetClass.MARKET, TargetClass.SCHOOL, TargetClass.HOSPITAL, TargetClass.GOVERNMENT,
    TargetClass.OTHER,
})  # fmt: skip
POLICE_ACT = Cued(
    r"\b(?:police(?:men)?|constables?|cops) (?:\w+ )?(?:repel|repuls|retaliat|return|respond|foil|engag|fought|beat)"
    r"|\bsub-?inspector|\bconstables?\b",
    re.IGNORECASE,
)


def attack_of(told: Told, *, opinion: bool) -> tuple[Clause, Word] | None:
    """Give how the attack was done: what is told first, unless a later sentence says it more closely."""
    best: tuple[Clause, Word] | None = None
    blast = any(BLAST.search(clause.text) for clause in told.clauses)
    for clause in told.clauses:
        word = clause.attack
        if word is None or not (clause.concrete or not opinion):
            continue
        if not word.firm and word.value == ASSAULT and blast:
            continue  # "nobody claimed the attack" says nothing of how a blast was caused
        if best is None:
            best = (clause, word)
            continue
        held = best[1]
        if held.value == OTHER:
            better = not held.firm and word.value != OTHER and not RETURNED.search(clause.text)
        else:
            better = word.value in CLOSER.get(held.value, ()) and word.firm
            left = best[0].mentions or any(m.prop is Prop.KILLED and m.low for m in clause.mentions)
            taken = word.value == ABDUCTION and left  # those an attack left alive
            burnt = word.value == ARSON and any(
                m.low for c in told.clauses for m in c.mentions
            )  # what they left behind
            better = better or (not held.firm and word.firm and word.value != OTHER and not (taken or burnt))
        if better:
            best = (clause, word)
    return best


def manner(told: Told, *, opinion: bool) -> Iterator[Draft]:
    """Yield how it was done and against what."""
    attack = attack_of(told, opinion=opinion)
    how = attack[1].value if attack else None
    mark = _mark(told, how, opinion=opinion)
    if how == OTHER and not (mark and _from_the_air(told, attack)):
        mark = None
    bare = attack is not None and how == ASSAULT and not attack[1].firm
    quiet = bare and mark is not None and mark.still and not _armed(told)
    if attack and not quiet:
        clause, word = attack
        yield draft_of(told, Prop.ATTACK_TYPE, word.value, span=(clause.start + word.start, clause.start + word.end))
    if mark:
        rule = "target_of_victims" if mark.hurt else None
        yield draft_of(told, Prop.TARGET, mark.kind.value, span=(mark.start, mark.end), rule=rule)


def _armed(told: Told) -> bool:
    """Say whether the attackers are told to have come with arms, or several to have died in the fight."""
    several = (m for c in told.clauses for m in c.mentions if m.group is Group.ATTACKERS and m.prop is Prop.KILLED)
    return any(ARMED.search(c.text) for c in told.clauses) or any((m.low or 0) > 1 for m in several)


def _only_claims(clause: Clause) -> bool:
    """Say whether a clause names an attack only to say whose it was: "no group has claimed the hospital attack"."""
    return bool(clause.responsibilities or UNCLAIMED.search(clause.text)) and not EVENT.search(clause.text)


def _from_the_air(told: Told, attack: tuple[Clause, Word] | None) -> bool:
    """Say whether forces hit something from the air, without a word of militants killed."""
    aerial = attack and AERIAL.search(attack[0].text)
    return bool(aerial) and not any(m.group is Group.ATTACKERS for c in told.clauses for m in c.mentions)


class Mark(msgspec.Struct, frozen=True):
    """What was attacked and the words that say so, in the text's offsets."""

    kind: TargetClass
    start: int
    end: int
    person: bool = False
    hurt: bool = False  # told only by who was hurt

    @property
    def still(self) -> bool:
        """Whether an attack on it, without more, may have been of any kind."""
        return self.kind in STILL or (self.kind is TargetClass.CIVILIANS and not (self.person or self.hurt))


def _mark(told: Told, how: str | None, *, opinion: bool) -> Mark | None:
    """Give what was attacked: what hangs closest on the attack, else those who were hurt."""
    best: tuple[float, Clause, Aim] | None = None
    people: list[Mark] = []
    for n, clause in enumerate(told.clauses):
        for aim in clause.targets if clause.concrete or not opinion else ():
            weight = _weight(aim, how) - (ASIDE if n and _only_claims(clause) else 0)
            if aim.noun.person:
                people.append(_of(clause, aim))
            if (best is None or weight > best[0]) and not (best and _again(clause, aim, best[2], best[0])):
                best = (weight, clause, aim)
    victims = _victims(told)
    if best is None:
        return victims
    weight, clause, aim = best
    mark = _of(clause, aim)
    if how == ABDUCTION and aim.noun.open and people:
        return people[0]  # who was taken, not from what
    by_chance = weight < Tie.HURT and (victims or how not in BY_HAND)  # people of any kind, whom a bomb may hit
    if by_chance or (weight <= Tie.NEARBY and victims and victims.kind in FORCES):
        return victims
    grouped = GROUPED.fullmatch(clause.text, aim.start, aim.end)
    if grouped and victims and victims.kind is TargetClass.CIVILIANS:
        return victims  # "a convoy" in which engineers died
    if aim.owned and (aim.noun.open or aim.noun.kind is TargetClass.TRANSPORT):
        return _theirs(mark, people, victims) if aim.noun.open else _riders(people, victims) or mark
    return _owned(told, mark, people, victims) if aim.noun.open else mark


def _again(clause: Clause, aim: Aim, before: Aim, weight: float) -> bool:
    """Say whether a noun speaks again of the place named before: "the compound" of the police office."""
    sited = weight >= Tie.NEARBY and not (before.noun.open or before.noun.person)
    return sited and aim.noun.open and bool(SITED.search(clause.text, 0, aim.end))


def _theirs(mark: Mark, people: list[Mark], victims: Mark | None) -> Mark:
    """Give those whose car or post it was."""
    return next(iter(people), None) or victims or mark


def _riders(people: list[Mark], victims: Mark | None) -> Mark | None:
    """Give the soldiers or police in whose bus or tanker it happened."""
    return next((p for p in (*people, *((victims,) if victims else ())) if p.kind in FORCES), None)


def _owned(told: Told, mark: Mark, people: list[Mark], victims: Mark | None) -> Mark:
    """Give a post, a convoy or a car the class of those hurt at it, where they are soldiers or police."""
    forces = people[0] if people and all(p.kind in FORCES for p in people) else None
    owner = victims if victims and victims.kind in FORCES else forces if not victims else None
    if owner:
        return replace(mark, kind=owner.kind)
    fallen = {m.group for c in told.clauses for m in c.mentions if m.group in {Group.POLICE, Group.SECURITY}}
    act = fallen == {Group.POLICE} or any(POLICE_ACT.search(c.text) for c in told.clauses)
    police = mark.kind is TargetClass.SECURITY_FORCES and act
    return replace(mark, kind=TargetClass.POLICE) if police else mark


def _of(clause: Clause, aim: Aim) -> Mark:
    """Give the noun in the text's offsets."""
    return Mark(aim.noun.kind, clause.start + aim.start, clause.start + aim.end, aim.noun.person)


def _weight(aim: Aim, how: str | None) -> float:
    """Give how much a noun's tie counts: people count little where a bomb may have hit anybody."""
    if aim.noun.vague and aim.tie >= Tie.PLACE and aim.tie is not Tie.SHOT:
        return float(Tie.HURT)
    if aim.noun.vague or (how in BY_CAR and aim.noun.open and aim.noun.kind is TargetClass.TRANSPORT):
        return 0.5
    return float(Tie.HURT if aim.tie is Tie.SHOT and how not in BY_HAND else aim.tie)


def _victims(told: Told) -> Mark | None:
    """Give the class of those hurt, where they are people of one kind."""
    hurt = [
        (clause, m) for clause in told.clauses for m in clause.mentions if m.low != 0 and m.group is not Group.ATTACKERS
    ]
    kinds = {VICTIMS.get(m.group) for _, m in hurt if not m.part}
    if len(kinds) != 1 or (kind := kinds.pop()) is None:
        return None
    clause, mention = hurt[0]
    return Mark(kind, clause.start + mention.start, clause.start + mention.end, hurt=True)
