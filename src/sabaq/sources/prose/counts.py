"""Counts: attacks and victims numbered over a period."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

import msgspec

from sabaq.sources.prose.cues import Cued
from sabaq.sources.prose.shares import NUMBER, WORD, number

I = re.IGNORECASE  # noqa: E741  the usual short name
ATTACKS = (
    r"(?:attacks|incidents|bombings|blasts|explosions|killings|assassinations|abductions|kidnappings|assaults|ambushes"
    r"|clashes|strikes|devices|bombs|ieds|shootings|beheadings|acts of (?:terror\w*|violence))"
)
TOLLS = r"(?:deaths|fatalities|casualties|injuries|victims|martyrdoms|lives)"
NAMED_MONTH = (
    r"(?:january|february|march|april|may|june|july|august|september|october|november|december)(?! \d{1,2}\b(?!\d))"
)
SPAN = r"(?:years?|months?|quarters?|decades?|half|weeks?|winter|summer|spring|autumn|season)"
SO_FAR = r"so far(?! (?:received|admitted|treated|recovered|retrieved|brought|shifted))"  # not in a hospital's count
PERIOD = Cued(
    rf"\b(?:(?:in|during|for|over|of|throughout|last|since|than|from|to|this|between|by)(?: the month of| all of| early"
    rf"| late)? (?:{NAMED_MONTH}|(?:19|20)\d\d)\b"
    rf"|(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*[-,]? (?:19|20)\d\d\b|(?:q[1-4]|h[12])\b"
    r"|(?:in|over|within|past|last) (?:the )?(?:past |last )?[\w-]+ (?:days|weeks|months|years)\b"
    r"|(?:month|quarter|week)[- ]on[- ](?:month|quarter|week)"
    rf"|(?:last|this|previous|preceding|past|first|second|third|fourth|same|next|one|other|every|each"
    rf"|whole|entire|per|a"
    rf"|the|that|current|outgoing|fiscal|calendar) (?:\w+ )?{SPAN}\b"
    rf"|{SO_FAR}|to date|annual(?:ly)?|monthly|yearly|quarterly|year[- ]on[- ]year|in figures"
    rf"|(?:logged|tallied|documented|catalogued|registered|recorded"
    rf"|counted) (?:\w+ )?{NUMBER} (?:\w+ ){{0,2}}{ATTACKS})",
    I,
)
MOST = Cued(rf"\b\w+est (?:\w+ )?\b{SPAN}\b", I)  # "the deadliest month"
SUM = Cued(
    r"\b(?:\w+est (?:year|month|quarter|week|decade)|first (?:\w+ )?(?:months|weeks|quarters?|half)|second half"
    rf"|{SO_FAR}|to date|over (?:the )?(?:past|last) (?:\w+ )?(?:years?|months?|decades?)|(?:every|each) (?:year|month)"
    r"|between (?:19|20)\d\d and|since (?:19|20)\d\d|in (?:19|20)\d\d alone|in figures|statistics|database"
    r"|think[- ]tank|institute|annual|monthly|yearly|quarterly)\b",
    I,
)
ONE_ATTACK = re.compile(
    r"\b(?:(?:in|of|from|after|by) (?:the|a|an|this|that|last \w+'s|\w+day's|yesterday's) (?:[\w'-]+ ){0,3}?"
    r"|toll[^.;]{0,40}? )(?:attack|blast|bombing|explosion|raid|ambush|incident|shooting|assault|carnage)\b",
    I,
)
ONE_DAY = re.compile(
    r"\b(?:yesterday|today|last night|overnight|tonight|(?:mon|tues|wednes|thurs|fri|satur|sun)day)\b", I
)
WHO = (
    r"(?:people|persons|civilians|soldiers|policemen|police|personnel|troops|men|women|children|terrorists|militants"
    r"|insurgents|khwarij|khawarij|members|officers|officials|others|more|schoolchildren|students|passengers)"
)
HURT = (
    r"(?:killed|dead|martyred|injured|wounded|abducted|kidnapped|slain|hurt|beheaded|assassinated|lost their lives"
    r"|died|(?:rendered|made|paid|gave|given) (?:the |their )?(?:supreme|ultimate) (?:sacrifice"
    r"|price)|(?:laid down|gave|lost)"
    r" their lives|embraced (?:martyrdom|shahadat))"
)
ANY = rf"(?:{NUMBER}|{WORD})"
MIDDLE = (
    rf"(?:(?!(?:in|of|to|on|at|by|and|or|for|were|was|with|from|per|percent|{WHO}|{WORD})\b)[A-Za-z][\w'-]* ){{0,3}}?"
)
ENDS = r"(?![\d,]*\d| ?(?:%|per\b|pc\b|percent|times|districts|provinces|years|months|days|km|am\b|pm\b|hrs|-))"
COUNT = Cued(rf"(?<![\d.,-])\b(?P<value>{ANY}) {MIDDLE}(?P<what>(?P<deeds>{ATTACKS})|{TOLLS})\b", I)
PEOPLE = Cued(
    rf"\b(?:killed|killing|claimed|claiming|injured|wounded|injuring|wounding|lost|cost|left) (?:the lives of )?"
    rf"(?:at least |some |about |over |nearly |more than |around )?(?P<value>{ANY}) (?:[A-Za-z][\w-]* ){{0,2}}?"
    rf"(?:{WHO}|lives)\b"
    rf"|(?<![\d.,-])\b(?P<other>{ANY}) (?:(?!(?:in|of|to|on|at|by|and|for|with|from|thirds|quarters|{WORD})\b)"
    rf"[A-Za-z][\w-]* ){{0,3}}?(?:(?:were|was|have been|had been|being|got) )?{HURT}\b",
    I,
)
PAIR = Cued(
    rf"(?<![\d.,-])\b(?P<value>{NUMBER}),? (?:as )?(?:against|compared (?:to|with)|versus|vs\.?|up from|down from) "
    rf"(?:just |only |about )?(?P<other>{NUMBER}){ENDS}",
    I,
)
COMPARED = Cued(
    rf"\b(?:against|compared (?:to|with)|versus|vs\.?|as opposed to|(?:up|down) from|from|than the) "
    rf"(?:just |only |about |a low of |a high of )?(?P<value>{NUMBER}){ENDS}(?: {ATTACKS}| {TOLLS})?"
    rf"(?: (?:in|during|the|a) [\w -]{{3,25}}?)?(?: to (?:just |only |about )?(?P<other>{NUMBER}){ENDS})?",
    I,
)
REACHED = Cued(
    rf"\b(?:(?:ris(?:en|es?)|rose|climb\w*|jump\w*|increas\w*|surg\w*|soar\w*|grew|fell|fallen|drop\w*|declin\w*"
    rf"|dipp?(?:ed)?|down|up|doubled|tripled|trebled|halved|number of|bringing|taking|raising|reach\w*|stood)\b"
    r"[^.;:]{0,70}? (?:to|at)|numbered|totall?(?:ed|ing)) (?:about |over |nearly |at least |just )?"
    rf"(?P<value>{NUMBER})(?P<other>){ENDS}",
    I,
)
FROM_TO = Cued(
    rf"\b(?:rose|risen|rise|climbed|jumped|increased?|grew|grown|fell|fallen|fall|dropped|drop|declined?"
    rf"|went (?:up|down)|up|down) from (?P<value>{ANY}){ENDS} (?:[\w ]{{3,25}} )?to (?P<other>{ANY})\b{ENDS}",
    I,
)
LISTED = Cued(
    rf"\b(?:{ATTACKS}|{TOLLS}|killed|injured|wounded|dead)(?: (?:recorded|logged|reported"
    rf"|counted))? ?(?:[:=-]|were|numbered) ?"
    rf"(?P<value>{NUMBER})(?P<other>){ENDS}",
    I,
)
OF_THESE = Cued(
    rf"\b(?:had|saw|recorded|accounted for|suffered|took|made up|witnessed) (?P<value>{NUMBER})(?P<other>) of"
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
PLURAL = Cued(rf"\b(?:{ATTACKS}|{TOLLS}|terrorism|violence|killed|dead|martyred|injured)\b", I)
LEAST, LEAST_IN_WORDS = 3, 5  # attacks that make a count: a pair is a double attack, "three attacks" may be listed


class Count(msgspec.Struct, frozen=True):
    """So many attacks or victims."""

    value: float
    start: int
    end: int
    moved: bool  # a difference: "rose by 12"


def counts(sentence: str, *, known: bool, summed: bool) -> Iterator[Count]:
    """Yield the attacks and victims that are counted over a period."""
    period = bool(PERIOD.search(sentence) or MOST.search(sentence))
    if not (period or known or summed or SUM.search(sentence)):
        pairs = [m for p in (EACH, FROM_TO) for m in p.finditer(sentence)]
        if pairs and PLURAL.search(sentence) and not ONE_DAY.search(sentence):
            yield from _all((m, False) for m in pairs)
        return
    attacks = [m for m in COUNT.finditer(sentence) if m["deeds"] and (period or known) and _many(m["value"])]
    victims = attacks or known or summed or (SUM.search(sentence) and not ONE_DAY.search(sentence))
    compared = [m for m in (*PAIR.finditer(sentence), *COMPARED.finditer(sentence)) if _many(m["value"])]
    compared += [m for p in (REACHED, EACH, BY, FROM_TO, LISTED, OF_THESE, PUT) for m in p.finditer(sentence)]
    plural = bool(attacks) or known or bool(PLURAL.search(sentence))
    chosen = [(m, False) for m in attacks]
    if victims or (compared and plural and period and not ONE_DAY.search(sentence)):
        chosen += [(m, False) for m in PEOPLE.finditer(sentence)]
        chosen += [(m, False) for m in COUNT.finditer(sentence) if not m["deeds"]]
    if plural and (period or known):
        chosen += [(m, m.re is BY.pattern) for m in compared]
    yield from _all(chosen)


def _all(chosen: Iterable[tuple[re.Match[str], bool]]) -> Iterator[Count]:
    """Yield both numbers of each match."""
    for match, moved in chosen:
        for name in ("value", "other"):
            if told := match.groupdict().get(name):
                yield from _count(match, name, told, moved=moved)


def _count(match: re.Match[str], name: str, told: str, *, moved: bool) -> Iterator[Count]:
    """Yield one count; a bare year is none."""
    value = number(told)
    if value and not (told.isdigit() and 1900 <= value <= 2100):
        whole = "deeds" in match.re.groupindex
        yield Count(value, match.start(name), match.end() if whole else match.end(name), moved)


def _many(told: str) -> bool:
    """Say whether so many attacks are a count."""
    return number(told) >= (LEAST if told[0].isdigit() else LEAST_IN_WORDS)
