"""Counts: attacks and victims numbered over a period."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

import msgspec

from sabaq.sources.prose.frames.framing import harmless
from sabaq.sources.prose.sums.metrics import (
    ATTACKS,
    HAVE_BEEN,
    LONG_PERIOD,
    MANY_DEEDS,
    MONTH,
    MOST,
    ONE_OF_MANY,
    PERIOD,
    RECORDED,
    SINCE_THEN,
    SOURCE,
    SUM,
    TOLLS,
    told_of_a_day,
)
from sabaq.sources.prose.sums.shares import NUMBER, WORD, number
from sabaq.sources.prose.text.cues import Cued
from sabaq.sources.prose.text.lazily import lazily

I = re.IGNORECASE  # noqa: E741  the usual short name
MEASURES = (
    r"(?:hours|days|weeks|months|years|times|minutes|metres|meters|miles|kilomet\w+|rupees|dollars|per|percent|points"
    r"|districts|provinces|places|cities|towns|fingers|limbs|legs|eyes|hands|toes)"
)
WHO = (
    rf"(?!{MEASURES}\b)(?:people|police|personnel|men|women|children|lev(?:y|ies) men|khwarij|khawarij|others|more"
    r"|troops|[\w'-]{3,}(?:s|men|women|folk)|civilian lives)"
)
HURT = (
    r"(?:killed|dead|martyred|murdered|shot dead|injured|wounded|abducted|kidnapped|slain|hurt|maimed|beheaded"
    r"|assassinated|executed|lost their lives|gunned down|massacred|perished|taken hostage"
    r"|died|(?:rendered|made|paid|gave|given) (?:the |their )?(?:supreme|ultimate) (?:sacrifice"
    r"|price)|(?:laid down|gave|lost)"
    r" their lives|embraced (?:martyrdom|shahadat))"
)
ANY = rf"(?:(?!(?:19|20)\d\d\b){NUMBER}|{WORD})"  # no year
MIDDLE = (
    r"(?:(?!(?:in|of|to|on|at|by|and|or|for|were|was|with|from|per|percent|people|persons|civilians|soldiers"
    r"|policemen|police|personnel|troops|men|women|children|terrorists|militants|insurgents|members|officers|officials"
    rf"|others|students|passengers|{WORD})\b)[A-Za-z][\w'-]* (?:and (?!{WORD}\b|\d)(?=[\w-]+ (?:attacks|bombings"
    rf"|blasts))"
    rf")?){{0,3}}?"
)
ENDS = (
    r"(?!\w|[\d,]*\d|\.\d| ?(?:%|per\b|pc\b|percent|times|districts|provinces|years?|months|days|km|am\b|pm\b|hrs"
    r"|hours|m\b|met(?:re|er)s|kilomet|miles|million|billion|points|countries|nations|cents?|-"
    rf"|{MONTH}\b))"
)
SOME = r"(?:(?:at least|more than|fewer than|less than|up to|some|about|over|nearly|around|just|only|almost) )?"
COUNT = Cued(rf"(?<![\d.,-])\b(?P<value>{ANY}) {MIDDLE}(?P<what>(?P<deeds>{ATTACKS})|{TOLLS})\b", I)
DID = (
    r"(?:killed|killing|claimed|claiming|injured|wounded|injuring|wounding|lost|cost|left|buried|abducted|murdered"
    r"|maimed|executed)"
)
PEOPLE = Cued(
    rf"\b{DID} (?:or (?:injured|wounded|maimed) )?(?:the lives of )?{SOME}(?P<value>{ANY}) (?:[A-Za-z][\w-]* ){{0,2}}?"
    rf"(?:{WHO}|lives)\b"
    rf"|(?<![\d.,-])\b(?P<other>{ANY}) (?:(?!(?:in|of(?! the security forces)|to|on|at|by|and|for|with|from|thirds"
    rf"|quarters|{WORD})\b)[A-Za-z][\w-]* ){{0,5}}?(?:(?:were|was|have been|had been|being|got) )?{HURT}\b"
    rf"|(?<![\d.,-])\b(?P<third>{ANY}) (?:[\w'-]+ ){{0,3}}?{WHO}, (?:mostly|mainly|including|most of them|among them)"
    rf" [^,.;]{{3,40}}, (?:have been|had been) {HURT}\b"
    rf"|(?<![\d.,-])\b(?P<first>{ANY}) (?:[\w'-]+ ){{0,3}}?{WHO} (?:(?:on|of|in|at|from|with|and) [\w' -]{{3,40}}?"
    rf" (?:were|was|have been|had been)|(?:whom|who|that) [\w' -]{{3,40}}?) {HURT}\b",
    I,
)
THINGS = Cued(
    rf"(?<![\d.,-])\b(?P<value>{ANY}) (?!{MEASURES}\b)(?:(?!{WORD}\b)[A-Za-z][\w'-]* ){{0,2}}?[a-z-]{{3,}}s"
    r" (?:(?:were|had been|have been|being) )?(?:blown up|destroyed|torched|burnt|burned|attacked|bombed|targeted"
    r"|damaged"
    r"|set on fire|sabotaged|razed)\b",
    I,
)
PAIR = Cued(
    rf"(?<![\d.,-])\b(?P<value>{NUMBER}),? (?:as )?(?:against|compared (?:to|with)|versus|vs\.?|up from|down from) "
    rf"(?:just |only |about )?(?P<other>{NUMBER}){ENDS}",
    I,
)
COMPARED = Cued(
    rf"\b(?:against|compared (?:to|with)|versus|vs\.?|as opposed to|(?:up|down) from|from|than the) "
    rf"(?:just |only |about |a low of |a high of )?(?P<value>{ANY}){ENDS}(?! (?!{ATTACKS}|{TOLLS})[a-z]+s\b"
    rf"| to \d{{1,2}} {MONTH})"
    rf"(?: {ATTACKS}| {TOLLS})?"
    rf"(?: (?:in|during|the|a) [\w -]{{3,25}}?)?(?: to (?:just |only |about )?(?P<other>{NUMBER}){ENDS})?",
    I,
)
REACHED = Cued(
    rf"\b(?:(?:ris(?:en|es?)|rose|climb\w*|jump\w*|increas\w*|surg\w*|soar\w*|grew|fell|fallen|drop\w*|declin\w*"
    rf"|dipp?(?:ed)?|down|up|doubled|tripled|trebled|halved|number of|bringing|taking|raising|reach\w*|stood|stands?)\b"
    rf"[^.;:]{{0,70}}? (?:to|at)|number(?:ed|s)|totall?(?:ed|ing)) {SOME}(?P<value>{ANY})(?P<other>){ENDS}",
    I,
)
LEVEL = Cued(  # of attacks in the plural it needs no period: "attacks dropped to 9", "were level at 61"
    rf"\b{ATTACKS}(?: (?:[\w'-]+ ){{0,5}}?)(?:(?:rose|risen|climbed|jumped|increased|grew|fell|fallen|dropped|declined"
    rf"|dipped|shrank) to|(?:level|steady|flat|stable|unchanged|stood|stands|stand) at) {SOME}"
    rf"(?P<value>{ANY})(?P<other>){ENDS}",
    I,
)
FROM_TO = Cued(
    rf"\b(?:rose|risen|rise|climbed|jumped|increased?|grew|grown|fell|fallen|fall|dropped|drop|declined?"
    rf"|went (?:up|down)|up|down) from (?P<value>{ANY}){ENDS} (?:[\w ]{{3,25}} )?to (?P<other>{ANY})\b{ENDS}",
    I,
)
LISTED = Cued(
    rf"\b(?:{ATTACKS}|{TOLLS}|killed|injured|wounded|dead)(?: (?:recorded|logged|reported"
    rf"|counted))?(?:(?: (?:in|during|since|between|over|so|to|this|last|of) [^:.;]{{0,60}})?: ?| ?[:=-] ?|"
    rf" (?:were|numbered) )(?P<value>{NUMBER})(?P<other>){ENDS}",
    I,
)
OF_THESE = Cued(
    rf"\b(?:had|saw|recorded|accounted for|suffered|took|made up|witnessed) {SOME}(?P<value>{ANY})(?P<other>) of"
    rf" (?:these|them|those|the (?:\w+ )?(?:{ATTACKS}|{TOLLS}))\b",
    I,
)
PUT = Cued(
    rf"\bput(?:s|ting)? (?:[\w'-]+ ){{0,6}}?(?:{ATTACKS}|{TOLLS})"
    rf" (?:[\w'-]+ ){{0,5}}?at (?P<value>{NUMBER})(?P<other>){ENDS}",
    I,
)
EACH = Cued(
    rf"(?:,|;| and) (?P<value>{NUMBER})(?P<other>) in (?:one|the (?:next|first|second|other|following|previous)"
    rf"|(?:19|20)\d\d|(?-i:[A-Z])\w+)\b",
    I,
)
BY = Cued(
    rf"\b(?:rose|risen|climbed|jumped|increased|grew|fell|fallen|dropped|declined|up|down|(?:rise|increase|drop|fall"
    rf"|decline|decrease) of) (?:by )?(?P<value>{NUMBER})(?P<other>){ENDS}(?: {ATTACKS}| {TOLLS})?(?! to )(?=[ ,.;]|$)",
    I,
)
KIND = (
    r"(?:personnel|civilians|militants|terrorists|insurgents|soldiers|troops|police(?:m[ae]n| officers| officials)?"
    r"|attackers|combatants|fighters|wom[ae]n|children|minors|persons|labou?rers|volunteers|officers|passengers|members)"
)
PARTS = Cued(  # "115 people: 48 security personnel, 44 civilians and 23 militants"
    rf"(?:[:,]|\b(?:including|comprising|them|whom|and|with)) (?P<value>{ANY})(?P<other>) (?:[\w-]+ ){{0,2}}?{KIND}"
    r"(?=[,.;:)]| and\b|$| (?:were|was|have|had|in|died|lost|among)\b)",
    I,
)
BESIDE = Cued(  # "with 49 attacks, followed by Balochistan with 21", "were behind 86", "52 per cent, or 558"
    rf"\bfollowed by (?:[\w-]+ ){{1,4}}?(?:with|at|by|\() ?(?P<value>{NUMBER})(?P<other>){ENDS}"
    rf"|\b(?:behind|responsible for|accounting for|accounted for|carried out|claimed|owned) {SOME}(?P<first>{ANY})"
    r"(?=[,.;:)]|$| of (?:them|these|those|the (?:total|attacks|incidents|deaths))\b)"
    rf"|(?:per ?cent|pc|%)[^.;]{{0,40}}?, or (?P<second>{NUMBER}){ENDS}"
    rf"|\b(?:attacked|targeted|struck|hit|bombed|overrun|counted|used|recorded|seen) {SOME}(?P<third>{ANY}) times\b"
    rf"|(?<![\d.,-])\b(?P<fourth>{ANY}) of (?:the|these|those|its|all) (?:[\w-]+ ){{0,2}}?(?:{ATTACKS}|{TOLLS}"
    rf"|dead|killed)\b"
    rf"|\b(?:{ATTACKS}|{TOLLS}), at (?P<fifth>{NUMBER}),"
    rf"|\b(?:{TOLLS}|killed|injured|wounded|dead) number(?:ed)? (?P<sixth>{NUMBER}){ENDS}",
    I,
)
FOILED = Cued(
    rf"(?<![\d.,-])\b(?P<value>{ANY})(?P<other>) (?:more|further|others|(?:[\w'-]+ ){{0,3}}?"
    r"(?:bids|attempts|plots|attacks|plans))? ?(?:were|had been|have been) (?:[\w-]+ )?(?:foiled|thwarted|repulsed"
    r"|averted"
    r"|prevented|repelled|frustrated)\b",
    I,
)
BARE = Cued(  # of a list: "attacks 21; martyred 34 (forces 26); wounded 48"
    rf"\b(?:{ATTACKS}|{TOLLS}|killed|injured|wounded|dead|martyred|forces|civilians"
    rf"|police) (?P<value>{NUMBER})(?P<other>)"
    r"(?=[;.,)]| \()",
    I,
)
AMONG = Cued(
    rf"\bof (?:these|them|those),? (?P<value>{ANY}) (?:were|was) (?:[\w'-]+ ){{1,3}}?and (?P<other>{ANY}) {WHO}"
    r"|\b(?:among (?:them|these|those|the (?:dead|victims|killed|casualties))|(?:out )?of (?:these|them|those"
    r"|which|whom"
    r"|(?:the|all) (?:dead|killed|victims|those killed|total)|those killed),?)"
    rf"(?: were| was| are)? {SOME}(?P<first>{ANY}) (?=were|was|are|took|fell|fatal|struck|hit|came|killed|dead"
    rf"|occurred|happened|{WHO})(?!per\b)"
    rf"|\((?P<second>{ANY}) (?:killed|dead|deaths),? (?:and )?(?P<third>{ANY}) (?:injured|wounded|hurt|injuries)\)"
    rf"|\b(?P<fourth>{ANY}) of (?:them|these|those) in (?-i:[A-Z])"
    rf"|\b(?:target|hit|attacked|victims?|aim) in (?P<seventh>{ANY}) of (?:them|these|those)\b"
    rf"|, (?P<fifth>{ANY}) of (?:them|whom) (?:were )?(?:[\w-]+ )?{KIND}\b"
    rf"|\band (?P<sixth>{ANY}) among (?:the )?(?:[\w-]+ )?{KIND}\b",
    I,
)
# what only a sentence that goes on counting says
HAD = Cued(
    rf"\b(?:had|saw|took|suffered|witnessed|recorded|counted) {SOME}(?P<value>{ANY})(?P<other>)(?=[.;,]|$| (?:and|of"
    r" them|of these|while|but)\b)",
    I,
)
CAME_TO = Cued(
    rf"\b(?:figure|count|total|tally|toll|dead|killed|wounded|injured|it|they)\b(?: for [^.;,]{{3,40}}"
    rf"| in [^.;,]{{3,30}}"
    rf")? (?:was|were|stood at|stands at|came to|comes to|reached|numbered) {SOME}(?P<value>{ANY})(?P<other>){ENDS}"
    r"(?=[.;,]|$| (?:and|while|but|in|last)\b)",
    I,
)
OPERATIONS = Cued(  # of an armed group, which counts its attacks so; those of the forces are none
    rf"(?<![\d.,-])\b(?P<value>{ANY})(?P<other>) (?:[\w-]+ )?operations\b",
    I,
)
FIGHTERS = Cued(
    r"\b(?:mujahid\w*|sarmachars?|fighters|fidayee\w*|taliban|ttp|bla|blf|bras|shabaab|iskp|jihadists?"
    r"|majeed brigade)\b",
    I,
)
DID_SO = Cued(
    rf"\b(?:killed|injured|wounded|hurt|abducted|left) {SOME}(?P<value>{NUMBER})(?P<other>){ENDS}"
    r"(?=[.;,]|$| (?:and|more|others|dead|in|last)\b)",
    I,
)
COMPARING = Cued(r"\b(?:double|twice|thrice|triple) the (?:\w+ )?(?:figure|number|count|total)\b", I)
PLURAL = Cued(rf"\b(?:{ATTACKS}|{TOLLS}|terrorism|violence|killed|dead|martyred|injured)\b", I)
FEW, LEAST, LEAST_IN_WORDS = (
    2,
    3,
    5,
)  # attacks that make a count: a pair is a double attack, "three attacks" may be listed
WORDED = frozenset({"what", "deeds"})  # parts of a match that hold no number
OTHERWISE = lazily(r"\bhours\b|\b(?:cases|instances|reports|counts|acts) of\b", I)  # "wanted in 23 cases of"
THOUSANDS = lazily(r"\d,?\d{3}\b")
TENS = lazily(r"(?<![\d.,])(?:[2-9]\d|\d{3,})(?![\d,])|(?:twen|thir|for|fif|six|seven|eigh|nine)ty", I)
DOZENS = 20  # attacks that no one report tells one by one
MASSES = 1_000  # people
MASS = 150  # people killed over years, whom no one attack kills


class Count(msgspec.Struct, frozen=True):
    """So many attacks or victims."""

    value: float
    start: int
    end: int
    moved: bool  # a difference: "rose by 12"
    alone: bool  # without the attacks that it counts


def counts(sentence: str, *, known: bool, summed: bool) -> Iterator[Count]:
    """Yield the attacks and victims that are counted over a period."""
    if THOUSANDS.search(sentence) and not harmless(sentence):
        yield from _all(m for m in PEOPLE.finditer(sentence) if any(map(_of_masses, m.groups())))
    period = bool(PERIOD.search(sentence) or MOST.search(sentence)) or _in_many(sentence)
    if not (period or known or summed or SUM.search(sentence)):
        pairs = list(_each(sentence, EACH, FROM_TO))
        pairs = pairs if pairs and PLURAL.search(sentence) else list(LEVEL.finditer(sentence))
        yield from _all(pairs if pairs and not told_of_a_day(sentence) else ())
        return
    if known and (ONE_OF_MANY.search(sentence) or (not period and told_of_a_day(sentence))):
        return
    bounded = period or known or bool(SUM.search(sentence))
    least = FEW if LONG_PERIOD.search(sentence) else None
    attacks = [m for m in COUNT.finditer(sentence) if m["deeds"] and bounded and _many(m["value"], least)]
    if bounded and FIGHTERS.search(sentence):
        attacks += [m for m in OPERATIONS.finditer(sentence) if _many(m["value"])]
    bare = list(BARE.finditer(sentence))
    compared = [m for m in _each(sentence, PAIR, COMPARED) if _many(m["value"])]
    compared += [
        *_each(sentence, REACHED, EACH, BY, FROM_TO, LISTED, OF_THESE, PUT),
        *(bare if bare[1:] or period else ()),
    ]
    plural = bool(attacks) or known or bool(PLURAL.search(sentence))
    yield from _all(attacks)
    over_many = bool(attacks) or known or summed or _of_many(sentence, period=period)
    if over_many or (compared and plural and period and not told_of_a_day(sentence)):
        people = [
            m
            for m in _each(sentence, PEOPLE, AMONG, THINGS, CAME_TO, COUNT)
            if m.re is not COUNT.pattern or not m["deeds"]
        ]
        yield from _all(people if people and (attacks or not harmless(sentence)) else ())
    if plural and (period or known):
        yield from _all(compared)
    if over_many:
        parts = list(PARTS.finditer(sentence))
        beside = (m for m in BESIDE.finditer(sentence) if max(map(number, filter(None, m.groups()))) > 1)
        yield from _all([*beside, *(parts if parts[1:] else ())])
    if known:
        yield from _all(_each(sentence, HAD, DID_SO, FOILED))


def _each(sentence: str, *patterns: Cued) -> Iterator[re.Match[str]]:
    """Yield the matches of some patterns."""
    for pattern in patterns:
        yield from pattern.finditer(sentence)


def _of_masses(told: str | None) -> bool:
    """Say whether so many people are dead or hurt that a war or years of attacks are told."""
    return told is not None and number(told) >= MASSES


def _in_many(sentence: str) -> bool:
    """Say whether a sentence counts more attacks than one report tells."""
    return TENS.search(sentence) is not None and any(
        m["deeds"] and number(m["value"]) >= DOZENS and not OTHERWISE.search(m.group())
        for m in COUNT.finditer(sentence)
    )


def _of_many(sentence: str, *, period: bool) -> bool:
    """Say whether the people of a sentence were hurt in many attacks: over years, or in attacks at large."""
    if told_of_a_day(sentence):
        return False
    if (
        SINCE_THEN.search(sentence)
        or SUM.search(sentence)
        or (period and (MANY_DEEDS.search(sentence) or RECORDED.search(sentence)))
    ):
        return True
    if not LONG_PERIOD.search(sentence):
        return False
    if HAVE_BEEN.search(sentence) or COMPARING.search(sentence) or THINGS.search(sentence) or SOURCE.search(sentence):
        return True
    told = (value for match in _each(sentence, PEOPLE, COUNT) for value in match.groupdict().values() if value)
    return any(number(value) >= MASS for value in told if value[0].isdigit())


def _all(chosen: Iterable[re.Match[str]]) -> Iterator[Count]:
    """Yield each number of each match; a bare year is none."""
    for match in chosen:
        for name, told in match.groupdict().items():
            if (
                told
                and name not in WORDED
                and (value := number(told))
                and not (told.isdigit() and 1900 <= value <= 2100)
            ):
                whole = "deeds" in match.re.groupindex
                end = match.end() if whole else match.end(name)
                yield Count(value, match.start(name), end, moved=match.re is BY.pattern, alone=not whole)


def _many(told: str, least: int | None = None) -> bool:
    """Say whether so many attacks are a count."""
    return number(told) >= (least or (LEAST if told[0].isdigit() else LEAST_IN_WORDS))
