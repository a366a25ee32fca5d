"""Targets: what was attacked, by the nearest word of attack.

Every noun that can be a target is weighed by how the sentence ties it to a word of attack: its object weighs more than
the place where it was done, that more than a place nearby, and that more than those who happened to be hurt.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

import msgspec

from sabaq.model.terms import TargetClass
from sabaq.sources.prose.deeds.targetwords import Noun, nouns_in
from sabaq.sources.prose.deeds.ties import FORCES, WEAPON_AFTER, Tie, acts, after, before, carried, passing
from sabaq.sources.prose.text.cleaning import lower_same_length
from sabaq.sources.prose.text.lazily import lazily

THINGS = frozenset({TargetClass.INFRASTRUCTURE, TargetClass.MARKET, TargetClass.OTHER})  # that tell what people do
POSTED = lazily(
    r"(?:.* )?(?:check.*|pickets?|piquets?|outposts?|posts?|patrols?|patrolling .*|nakas?|barracks"
    r"|bunkers?)"
)
PRONOUN = lazily(r"\b(?:his|her|their|its|whose|our) (?:[\w-]+ ){0,2}$")
OWNER = lazily(
    r"(?:'s?)?,? (?:of|belonging to|carrying|transporting|used by|owned by|run by|taking|ferrying|for)"
    r" (?:(?:the|a|an|some|several|\w+) ){0,3}?$"
)
ABOARD = lazily(r" (?:on|aboard|in|inside|of|from|off) (?:a |an |the |two |three )?(?:[\w-]+ )?$")
CROWD = lazily(r"\b(?:gathering|crowd|queue|group|line)s?$")
OF = lazily(r" of (?:the |some |several )?")
WITHIN = lazily(
    r" (?:at|in|inside|of) (?!front|line)(?:the |a |an )?(?:[\w'-]+ ){0,4}$"
)  # "the crowd at the Sufi shrine"
RUN = lazily(
    r"-(?:run|owned|led|backed|built|funded|held|controlled|managed|administered|contracted"
    r"|sponsored)\b"
)
MOURNED = lazily(r" (?:of|for) (?:a|an|the|one)(?: [\w-]+)* ?")  # whom the mourners bury
ITS_GATE = lazily(
    r"\b(?:blew|exploded|detonated|went off|attacked|fired|opened fire|struck)\b(?: [\w'-]+){0,6}? (?:at|outside"
    r"|near|by|inside"
    r"|in front of) its (?:[\w-]+ )?(?:gates?|entrance|doors?|walls?|lobby|courtyard|premises|compound)\b"
)
OWNING = lazily(r"'s? (?!(?:\w+ )?(?:convoy|house|home|car|van|vehicle)s?\b)\w")  # "a vendor's cart"


class Aim(msgspec.Struct, frozen=True):
    """A noun that names what was attacked; offsets count from the sentence's start."""

    noun: Noun
    tie: Tie
    start: int
    end: int
    owned: bool = False  # "their vehicle": those hurt tell whose


@lru_cache(maxsize=1024)
def aims(sentence: str) -> tuple[Aim, ...]:
    """Give every noun that the sentence ties to an attack, in order."""
    low = lower_same_length(sentence)
    found: list[Aim] = []
    seen: list[tuple[Noun, int, int]] = []
    for word, first, end in _heads(low):
        noun, start = word, first
        prior = seen[-1] if seen else None
        gap = low[prior[2] : start] if prior else None
        if prior and gap in {" ", "' ", "'s "} and prior[0].person:
            if found and found[-1].start == prior[1]:
                found.pop()  # a modifier: "a Sikh temple", "engineers' convoy"
            if noun.open:
                noun = Noun(prior[0].kind)
            start, prior = prior[1], seen[-2] if len(seen) > 1 else None
            gap = low[prior[2] : start] if prior else None
        seen.append((noun, start, end))
        last = found[-1] if found and prior and found[-1].end == prior[2] else None
        if last and gap is not None and (_belongs(last, noun, gap) or _gathered(low, last, noun, gap)):
            found[-1] = Aim(noun, last.tie, last.start, end, last.owned)
            continue
        if RUN.match(low, end) or acts(low, noun, end) or carried(low, noun, start, end):
            continue
        led = before(low, noun, start)
        if led is Tie.PLACE and noun.person and OWNING.match(low, end):
            led = None
        ties = [tie for tie in (led, after(low, noun, start, end)) if tie]
        if not ties and (by := passing(low, noun, start, end)):
            ties = [by]
        if ties:
            owned = (noun.open or noun.kind is TargetClass.TRANSPORT) and bool(
                PRONOUN.search(low, max(0, start - 40), start)
            )
            owner = next((n for n, _, _ in seen if n.person and not n.vague), None) if owned and noun.open else None
            found.append(Aim(owner or noun, max(ties), start, end, owned))
    told = any(not one.noun.person for one in found)
    return (*found, *(() if told else _at_its_gate(low, seen)))


def _at_its_gate(low: str, seen: list[tuple[Noun, int, int]]) -> tuple[Aim, ...]:
    """Give the building named before an attack that was done at "its gate"."""
    struck = ITS_GATE.search(low)
    named = [one for one in seen if not (one[0].person or one[0].open) and struck and one[2] <= struck.start()]
    return (Aim(named[-1][0], Tie.NEARBY, named[-1][1], named[-1][2]),) if named else ()


def _heads(low: str) -> Iterator[tuple[Noun, int, int]]:
    """Yield the nouns; of two that stand together the last is meant, and its class unless that is open."""
    held: tuple[Noun, int, int] | None = None
    for noun, start, end in nouns_in(low):
        if held and low[held[2] : start] == " " and not held[0].person and _heads_on(low, held[0], noun, end):
            kind = noun if noun.person or POSTED.fullmatch(low, start, end) else Noun(held[0].kind)
            held = (kind, held[1], end)
            continue
        if held:
            yield held
        held = (noun, start, end)
    if held:
        yield held


def _heads_on(low: str, thing: Noun, noun: Noun, end: int) -> bool:
    """Say whether a noun is what is meant by itself and the thing before it: "dam engineers", "school compound"."""
    if noun.open:
        return not WEAPON_AFTER.match(low, end, end + 60)
    return noun.person and not noun.vague and thing.kind in THINGS


def _gathered(low: str, last: Aim, noun: Noun, gap: str) -> bool:
    """Say whether the next noun tells of whom a crowd was, soldiers or police, or in what it stood."""
    if not CROWD.search(low, last.start, last.end):
        return False
    if noun.kind in FORCES:
        return bool(OF.fullmatch(gap))
    stood = not noun.person and not noun.open and noun.kind not in {TargetClass.INFRASTRUCTURE, TargetClass.CIVILIANS}
    return stood and bool(WITHIN.fullmatch(gap))


def _belongs(last: Aim, noun: Noun, gap: str) -> bool:
    """Say whether the next noun tells whose the last was, or in what its people sat."""
    if OWNER.match(gap):
        if last.noun.kind is TargetClass.CIVILIANS and last.noun.open:
            return noun.kind in FORCES and not MOURNED.fullmatch(gap)  # a funeral of theirs
        if last.noun.open:
            return noun.kind is not TargetClass.TRANSPORT or last.noun.kind is TargetClass.SECURITY_FORCES
        return last.noun.kind is TargetClass.TRANSPORT and noun.kind in FORCES
    sat = noun.kind is TargetClass.TRANSPORT and not noun.open and last.noun.person
    return sat and last.noun.kind not in FORCES and bool(ABOARD.fullmatch(gap))
