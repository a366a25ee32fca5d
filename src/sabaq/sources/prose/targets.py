"""Targets: what was attacked, by the nearest word of attack.

Every noun that can be a target is weighed by how the sentence ties it to a word of attack: its object weighs more than
the place where it was done, that more than a place nearby, and that more than those who happened to be hurt.
"""

from __future__ import annotations

import re
from enum import IntEnum
from functools import lru_cache

import msgspec

from sabaq.model.terms import TargetClass
from sabaq.sources.prose.cleaning import lower_same_length
from sabaq.sources.prose.targetwords import Noun, nouns_in
from sabaq.sources.prose.words import listed


class Tie(IntEnum):
    """How a noun hangs on the attack, weakest first."""

    HURT = 1  # those hurt by a bomb
    NEARBY = 2
    PLACE = 3
    SHOT = 4  # those at whom a weapon was pointed
    OBJECT = 5


class Aim(msgspec.Struct, frozen=True):
    """A noun that names what was attacked; offsets count from the sentence's start."""

    noun: Noun
    tie: Tie
    start: int
    end: int
    owned: bool = False  # "their vehicle": those hurt tell whose


NOUNS_OF_ATTACK = frozenset(listed("ties", "attack"))
HITTING = frozenset(listed("ties", "hitting"))
SLAYING = frozenset(listed("ties", "slaying"))
GOING_OFF = frozenset(listed("ties", "going_off"))
AT = frozenset(listed("ties", "at"))
NEAR = frozenset(listed("ties", "near"))
CLEAR = frozenset(listed("ties", "clear"))
PULLED = frozenset(listed("ties", "pulled"))
BREAKS = frozenset(listed("ties", "breaks"))
WORD = re.compile(r"[\w'-]+|,")
REACH = 14  # words looked at before a noun
ARTICLES = frozenset(listed("ties", "articles"))
INSIDE = frozenset(listed("ties", "inside"))
ENTERING = frozenset(listed("ties", "entering"))
REMAINS = frozenset({"body", "bodies"})
PATIENT = frozenset(listed("ties", "patient"))
POINTED = frozenset(listed("ties", "pointed"))
MEANT = frozenset(listed("ties", "meant"))
INTENDED = frozenset({"meant", "intended"})
FASTENED = frozenset({"stuck", "fixed", "attached", "strapped", "glued", "clamped", "fastened", "tied"})
MUNITIONS = frozenset(listed("ties", "munitions"))
WHEELED = frozenset(listed("ties", "wheeled"))
SPEAKS = re.compile(
    r"(?:'s?)? (?:\w+ )?(?:said|says|say|told|spokes\w+|sources?|officials? sa\w+|statement|condemn\w*|confirm\w*"
    r"|term(?:ed|s)?|call(?:ed|s)?|describ\w+|believ\w+|suspect\w*|dubbed)\b"
)
ACTS = re.compile(
    r"(?:'s?)? (?:\w+ )?(?:foil\w*|repuls\w*|repel\w*|thwart\w*|respond\w*|retaliat\w*|returned|cordon\w*|reached"
    r"|arriv\w*|launch\w*|conduct\w*|arrest\w*|claim\w*|report\w*|recovered|detained|captured)\b"
)
WEAPON_BEFORE = re.compile(
    r"\b(?:(?:laden|packed|rigged|loaded|filled|borne|ramm(?:ed|ing|s)|dr(?:ove|iving|ive)|crash\w+|hidden|concealed"
    r"|fitted|parked|planted|mounted|attached|strapped|on|riding|by)(?: in| inside| on| to)?"
    r"(?: (?:a|an|the|his|their|two|parked))?(?: [\w-]+)? )$"
)
WEAPON_AFTER = re.compile(
    r"(?:[ -](?:bomb\w*|borne|laden|packed|filled|rigged)(?! with (?!(?:\w+ )?explos))"
    r"|(?: [\w-]+){0,2} (?:packed|laden|filled|rigged|loaded) with (?:[\w-]+ ){0,3}?explos\w+"
    r"|(?: [\w-]+){0,3} into\b)"
)
DONE = (
    r"attacked|hit|stormed|ambushed|targeted|bombed|shelled|struck|raided|torched|burn(?:t|ed)|blown up|destroyed"
    r"|damaged|overrun|fired (?:up)?on|fired at|shot(?: at| dead)?|set (?:on fire|ablaze|alight|afire)|set upon"
    r"|gunned down|abducted|kidnapped|hijacked|intercepted|besieged|looted|rammed|assassinated|beheaded|executed"
    r"|stabbed|dynamited|(?:taken|lifted|carried|bundled|driven)(?: off| away)? at gunpoint"
    r"|taken (?:hostage|away|captive|by (?:armed|unknown|unidentified|masked|gunmen))"
    r"|picked up|assaulted|sabotaged|stopped|halted|brought down|felled|toppled|engaged (?:by|with)|rocketed|mortared"
    r"|seized at gunpoint"
)
DENIED = (
    r"(?! (?:a|an|the|his|their|its|several|at least|two|three|four|five|six|seven|eight|nine|ten"
    r"|\d+(?! (?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)))\b)"
)
NAMES = r"(?:,? (?!and\b|when\b|as\b|while\b|after\b|who\b|that\b|killing\b|killed\b|said\b|where\b)[\w'()/-]+,?)"
PASSIVE = re.compile(
    rf"{NAMES}{{0,7}}? (?:(?:came|comes?|coming) under (?:[\w-]+ ){{0,3}}(?:attack|fire|assault|ambush)\b"
    rf"|(?:was|were|is|are|been|being|get|gets|got) (?:\w+ ){{0,2}}(?:{DONE})\b|(?:was|were"
    rf"|is) the (?:\w+ )?target\b)"
    rf"|(?: (?:in|at|near|on|of|for) [\w'-]+(?: [\w'-]+)?)?,? (?:{DONE})\b{DENIED}"
    rf"|{NAMES}{{0,5}}? (?:(?:jumped|left|leapt|came off|went off|ran off|were thrown off"
    rf"|was thrown off) the (?:rails?|tracks?)"
    rf"|(?:was |were |got )?derailed)\b"
    rf"|{NAMES}{{0,4}}? (?:hits?|struck|strikes|r[au]ns? over|drove (?:over|into)|triggered|stepped on|went over)"
    r" (?:a |an |the )?(?:[\w-]+ ){0,3}?(?:mines?|landmines?|ieds?|bombs?|explosive|device)\b"
)
BY_NAME = re.compile(r"attack|target|ambush|under|bomb|storm|raid|hit|struck")
PERSONAL = re.compile(
    r"(?:shot dead|gunned down|abducted|kidnapped|executed|beheaded|assassinated|stabbed"
    r"|picked up)$"
)
SPARED = re.compile(
    r"(?:,? [\w'-]+){0,7}? (?:(?:narrowly |luckily )?escap(?:ed|es)|surviv(?:ed|es)|(?:was|were|is) (?:\w+ )?"
    r"(?:safe|unhurt|unharmed))\b"
)
COMPOUND = re.compile(
    r"(?: (?:suicide|bomb|gun|terror|terrorist|twin|car|truck|rocket|grenade|double|militant)){0,2}[ -](?:attack"
    r"|strikes?|shelling|firing|blast|bombing|raid|assault|ambush|siege|massacre|shooting|explosion|carnage|car-bomb"
    r"|bombings|attacks|blasts|hostage|hijack\w*|standoff)\b"
)
BESIDE = re.compile(r"(?: \w+)?,(?: [\w'-]+,?){0,3}? (?:explosion|blast|firing|attack|bombing)\b")
BEREFT = re.compile(
    r"(?:,? [\w'()/-]+,?){0,9}? (?:killed|martyred|slain|dead|dies?|died|murdered|injured|wounded|hurt|shaheed"
    r"|bod(?:y|ies)"
    rf"|martyrdom|shahadat|perished|lost|inj|falls?|fell|shot dead|gunned down)\b{DENIED}"
)
WHERE = re.compile(
    r"(?:,? [\w'-]+,?){0,8}? where (?:[\w'-]+ ){0,6}?(?:struck|exploded|blew|detonated|went off|attacked|hit)\b"
)
FORCES = frozenset({TargetClass.POLICE, TargetClass.SECURITY_FORCES})
PRONOUN = re.compile(r"\b(?:his|her|their|its|whose) (?:[\w-]+ ){0,2}$")
OWNER = re.compile(
    r"(?:'s?)?,? (?:of|belonging to|carrying|transporting|used by|owned by|run by|taking|ferrying|for)"
    r" (?:(?:the|a|an|some|several|\w+) ){0,3}?$"
)
ABOARD = re.compile(r" (?:on|aboard|in|inside|of|from|off) (?:a |an |the |two |three )?(?:[\w-]+ )?$")


def _before(low: str, noun: Noun, start: int) -> Tie | None:
    """Give how the words before a noun tie it to an attack: the nearest word of attack and the preposition after it."""
    line = low[max(0, start - 110) : start]
    cut = max(line.rfind(mark) for mark in (". ", ";", ": "))
    near: str | None = None
    later = ""
    for word in reversed(WORD.findall(line[cut + 1 :])[-REACH:]):
        if near and word in PATIENT:
            pass  # "an assault by gunmen upon the campus"
        elif word == "by" and not noun.person and later in ARTICLES:
            near = word
        elif word in BREAKS or (word == "," and near is None):
            return None
        elif near is None and (word in AT or word in NEAR or word in CLEAR or word in {"to", "for"}):
            near = word
        elif near == "to" and word in NEAR:
            near = word  # "close to"
        elif near == "to" and word != "fire":
            return Tie.OBJECT if word in FASTENED else None
        elif near in CLEAR:
            if word in PULLED:
                return Tie.OBJECT
            if word in HITTING or word in GOING_OFF:
                return None
        else:
            meant = near == "for" and word in (MEANT if noun.kind in FORCES else INTENDED)
            tie = Tie.OBJECT if meant else _tie(word, "of" if later == "of" and not near else near, person=noun.person)
            if tie is not None:
                return tie
        later = word
    return None


def _tie(word: str, near: str | None, *, person: bool) -> Tie | None:
    """Give how a word of attack and the preposition after it tie the noun that follows."""
    tie: Tie | None = None
    if near == "for":
        return None
    if near in NEAR:
        tie = Tie.NEARBY if word in HITTING or word in GOING_OFF or word in NOUNS_OF_ATTACK else None
    elif word in REMAINS:
        tie = Tie.SHOT if person and near == "of" else None
    elif word in SLAYING or (person and near in {None, "of"} and word in PULLED):
        direct = near in {None, "of"}
        tie = None if direct != person else Tie.SHOT if direct else Tie.PLACE
    elif word in NOUNS_OF_ATTACK:
        tie = Tie.PLACE if near in INSIDE or near == "at" else Tie.OBJECT
    elif word in ENTERING:
        tie = Tie.OBJECT if near in {"into", "inside", "through"} else None
    elif word in HITTING:
        tie = Tie.PLACE if near in INSIDE or (near == "at" and word not in POINTED) else Tie.OBJECT
    elif word in GOING_OFF and near not in {None, "of"}:
        tie = Tie.OBJECT if word in MUNITIONS and near in {"at", "on", "upon", "into"} else Tie.PLACE
    return tie


def _after(low: str, noun: Noun, end: int) -> Tie | None:
    """Give how the words after a noun tell that it was attacked."""
    last = end + 130
    suffered = PASSIVE.match(low, end, last)
    if suffered and (noun.person or not PERSONAL.search(suffered.group())):
        return Tie.SHOT if noun.person and not BY_NAME.search(suffered.group()) else Tie.OBJECT
    if COMPOUND.match(low, end, last):
        raids = noun.kind in FORCES and noun.person and re.match(r" (?:raid|assault|siege)", low[end : end + 9])
        return None if raids else Tie.OBJECT
    if noun.person:
        if BEREFT.match(low, end, last):
            return Tie.SHOT
        return Tie.PLACE if SPARED.match(low, end, last) else None
    if WHERE.match(low, end, last):
        return Tie.PLACE
    reports = noun.kind is TargetClass.HOSPITAL  # on "the explosion"
    return Tie.NEARBY if not reports and BESIDE.match(low, end, last) else None


def _carried(low: str, noun: Noun, start: int, end: int) -> bool:
    """Say whether a vehicle is the bomb's or the attackers' own."""
    if WEAPON_AFTER.match(low, end, end + 60):
        return noun.open or low[start:end] in WHEELED
    wheels = noun.open and noun.kind is TargetClass.TRANSPORT
    return wheels and bool(WEAPON_BEFORE.search(low, max(0, start - 60), start))


def _acts(low: str, noun: Noun, end: int) -> bool:
    """Say whether what follows is what a noun's people say or do themselves."""
    return bool(SPEAKS.match(low, end)) or (noun.kind in FORCES and noun.person and bool(ACTS.match(low, end)))


@lru_cache(maxsize=1024)
def aims(sentence: str) -> tuple[Aim, ...]:
    """Give every noun that the sentence ties to an attack, in order."""
    low = lower_same_length(sentence)
    found: list[Aim] = []
    seen: list[tuple[Noun, int, int]] = []
    for word, first, end in nouns_in(low):
        noun, start = word, first
        before = seen[-1] if seen else None
        gap = low[before[2] : start] if before else None
        if before and gap in {" ", "' ", "'s "} and before[0].person:
            if found and found[-1].start == before[1]:
                found.pop()  # a modifier: "a Sikh temple", "engineers' convoy"
            if noun.open:
                noun = Noun(before[0].kind)
            start = before[1]
        seen.append((noun, start, end))
        last = found[-1] if found and before and found[-1].end == before[2] else None
        if last and gap is not None and _belongs(last, noun, gap):
            found[-1] = Aim(noun, last.tie, last.start, end, last.owned)
            continue
        if _acts(low, noun, end) or _carried(low, noun, start, end):
            continue
        ties = [tie for tie in (_before(low, noun, start), _after(low, noun, end)) if tie]
        if ties:
            owned = noun.open and bool(PRONOUN.search(low, max(0, start - 40), start))
            owner = next((n for n, _, _ in seen if n.person and not n.vague), None) if owned else None
            found.append(Aim(owner or noun, max(ties), start, end, owned))
    return tuple(found)


def _belongs(last: Aim, noun: Noun, gap: str) -> bool:
    """Say whether the next noun tells whose the last was, or in what its people sat."""
    if OWNER.match(gap):
        if last.noun.open:
            return noun.kind is not TargetClass.TRANSPORT or last.noun.kind is TargetClass.SECURITY_FORCES
        return last.noun.kind is TargetClass.TRANSPORT and noun.kind in FORCES
    sat = noun.kind is TargetClass.TRANSPORT and not noun.open and last.noun.person
    return sat and last.noun.kind not in FORCES and bool(ABOARD.fullmatch(gap))
