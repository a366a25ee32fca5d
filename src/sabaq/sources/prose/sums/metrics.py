"""Metrics: what statistics count, and over which spans."""

from __future__ import annotations

import re

from sabaq.sources.prose.sums.shares import NUMBER
from sabaq.sources.prose.text.cues import Cued
from sabaq.sources.prose.text.lazily import lazily

I = re.IGNORECASE  # noqa: E741  the usual short name
ATTACKS = (
    r"(?:attacks|incidents|bombings|blasts|explosions|killings|murders|assassinations|abductions|kidnappings|assaults"
    r"|ambushes|clashes|strikes|devices|bombs|ieds|shootings|beheadings|executions|massacres|hijackings|shellings"
    r"|detonations|stabbings|hostage[- ]takings|raids on|attempts (?:on|at|against)"
    r"|(?:violent|security|militant|insurgent|terror\w*) events"
    r"|(?:acts|cases|instances|events|allegations|reports|counts) of (?:terror\w*|violence|sabotage|arson|aggression"
    r"|harm|abduction|kidnapping|murder|torture|assault|killing|attack|intimidation))"
)
TOLLS = r"(?:deaths|fatalities|casualties|injuries|victims|martyrdoms|lives)"
ABOUT = (
    rf"(?:attacks?|violence|incidents?|terrorism|terrorist|militan\w+|killings?|deaths?|fatalit\w+|casualt\w+"
    rf"|bombings?|suicide|bombs|devices|blasts?|martyr\w+|victims?|abductions?|kidnappings?|insurgen\w+|civilians"
    rf"|killed"
    rf"|dead|injured|wounded|ambushes|assaults|ieds|assassinations?|lives|bloodshed|harm(?:ed)?|hurt|slain|fallen"
    rf"|died|attacked|abducted|kidnapped|ambushed|murdered|perished"
    rf"|injuries|unclaimed|raids|sabotage|{ATTACKS})"
)
ABOUT_ATTACKS = Cued(rf"\b{ABOUT}\b", I)
NAMED_MONTH = (
    r"(?:january|february|march|april|may|june|july|august|september|october|november|december)(?! \d{1,2}\b(?!\d))"
)
SPAN = r"(?:years?|months?|quarters?|decades?|half|weeks?|winter|summer|spring|autumn|season)"
SO_FAR = r"so far (?:this|in|since|of)\b"  # not "27 militants killed so far", of one attack
MONTH = r"(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*"
PERIOD = Cued(
    rf"\b(?:week (?:\d{{1,2}}\b|ending\b)|year's end\b|\d{{1,2}} ?- ?\d{{1,2}} {MONTH}\b"
    rf"|(?:since|between|from) \d{{1,2}} {MONTH}\b|from \d{{1,2}} to \d{{1,2}} {MONTH}\b"
    rf"|{NAMED_MONTH} (?:saw|was|brought|had|witnessed|closed|ended)\b"
    r"|since (?:the|its|their) (?:\w+ ){0,2}?(?:takeover|truce|ceasefire|withdrawal|operation|deportations|elections?"
    r"|start|beginning|fall|merger|pact)\b"
    rf"|(?:in|during|for|over|of|throughout|last|since|than|from|to|this|between|by)(?: the month of| all of| early"
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
LONG_PERIOD = Cued(  # more than weeks, so that what is counted in it is seldom one attack
    r"\b(?:(?:in|during|throughout|(?<!captivity )(?<!custody )since|over|between|by|of)(?: all of| early"
    r"| late)? (?:19|20)\d\d\b"
    r"|(?:in|over|during|within|for) (?:the )?(?:(?:past|last|first|preceding|final|previous) )?"
    r"(?:\d+|[a-z]+) (?:months|quarters|years|decades)\b"
    r"|(?:last|this|that|the|outgoing|previous|past|each|every|fiscal|calendar) (?:\w+ )?(?:years?|quarters?|decades?"
    r"|half)\b"
    rf"|between (?:\d{{1,2}} )?{NAMED_MONTH} |since (?:\d{{1,2}} )?{MONTH}\b|from {NAMED_MONTH} (?:to|till|until)"
    rf"|{SO_FAR}|to date)",
    I,
)
MOST = Cued(rf"\b\w+est (?:\w+ )?\b{SPAN}\b", I)  # "the deadliest month"
SUM = Cued(
    r"\b(?:\w+est (?:year|month|quarter|week|decade)|first (?:\w+ )?(?:months|weeks|quarters?|half)|second half"
    rf"|{SO_FAR}|to date|over (?:the )?(?:past|last) (?:\w+ )?(?:years?|months?|decades?)|(?:every|each) (?:year|month)"
    r"|between (?:19|20)\d\d and|(?<!captivity )(?<!custody )since (?:19|20)\d\d|in (?:19|20)\d\d alone|in figures"
    r"|statistics|database"
    r"|in (?:19|20)\d\d\b[^.]{5,90}[;,] (?:and |but )?in (?:19|20)\d\d\b"
    r"|think[- ]tank|institute(?! of (?:medical|cardio\w+|neuro\w+|health))|annual|monthly|yearly"
    r"|quarterly|yearbook|infographic|at a glance|in numbers)\b",
    I,
)
ONE_ATTACK = lazily(
    r"\A\W*(?:in (?:\w+ )?(?:19|20)\d\d,? |last (?:year|month),? )?(?:an?|another) (?:[\w'-]+ ){0,4}?(?:attack|bombing"
    r"|blast|explosion|raid|ambush|assault|bomb|mine)\b(?!s)"
    r"|\b(?:an?|another) (?:[\w'-]+ ){0,3}?(?:attack|bombing|blast|explosion|ambush"
    r"|assault)\b(?: [\w'-]+){0,12}? (?:killed"
    r"|left|claimed)\b"
    r"|\ban? (?:suicide )?(?:attacker|bomber|gunman) (?:\w+ )?(?:blew|detonated|opened|shot)\b"
    r"|\bwhen (?:an?|the) [^.;]{2,40}? (?:was|were) (?:attacked|bombed|hit|ambushed|blown up)\b|"
    r"\b(?:(?:in|of|from|after|by|for) (?:the|a|an|this|that|last \w+'s|\w+day's|yesterday's) (?:[\w'-]+ ){0,3}?"
    r"|toll[^.;]{0,40}? )(?:attack|blast|bombing|explosion|raid|ambush|incident|shooting|assault|carnage)\b",
    I,
)
ONE_DAY = lazily(
    r"\b(?:yesterday|(?<!and )(?<!till )(?<!until )(?<!to )today(?! (?:released|published|said|launched|told|issued))"
    rf"|on (?:the (?:night|morning|evening|afternoon) of )?(?:{MONTH} \d{{1,2}}|\d{{1,2}} {MONTH})\b(?! (?:to|and|-))"
    r"|last night|overnight|tonight|(?:mon|tues|wednes|thurs|fri|satur|sun)day)\b",
    I,
)
ONE_OF_MANY = lazily(  # "the heaviest came on 29 May, when ..."
    r"\b(?:heaviest|worst|deadliest|bloodiest|gravest|costliest|latest|biggest|largest|most (?:serious|recent|deadly)"
    r"|last|first)(?::| (?:\w+ ){0,3}?(?:came|was|struck|hit|took place|occurred|happened|followed|on)\b)"
    rf"|\b\d{{1,2}} {MONTH}\b(?! (?:to|and|-))[^.;]{{0,40}}?, when\b|\A\W*{MONTH} \d{{1,2}},",
    I,
)
MANY_DEEDS = Cued(  # of which people are counted
    rf"(?<!twin )(?<!double )(?<!two )(?<!three )(?<!triple )(?<!these )(?<!those )(?<!the )(?<!both )(?<!separate )"
    rf"\b(?!(?:bombs|devices|ieds)\b)(?:{ATTACKS}|violence|terrorism|militancy|insurgency|extremism)\b",
    I,
)
HAVE_BEEN = Cued(r"\b(?:have|has) (?:been |already |now )?(?:\w+ed|slain|shot|lost|died|buried|fallen)\b", I)
SINCE = r"(?<!captivity )(?<!custody )\bsince (?!last \w+|\w+day|yesterday|then)"
SINCE_THEN = Cued(rf"{SINCE}[^.;]{{3,90}}?\b(?:have|has|had) been\b|\b(?:have|has|had) been\b[^.;]{{0,90}}?{SINCE}", I)
RECORDED = Cued(
    r"\b(?:recorded|documented|registered|verified|logged|tallied|catalogued|counted|counts|count|listed|treated"
    r"|received|took in|admitted) (?:at least |some |about |over |nearly |more than )?\d",
    I,
)
SOURCE = Cued(
    r"\b(?:commission|mission|ministry|department|data|figures|network|union|monitors?|monitoring|observatory|records"
    r"|files|federation|survey|study|council|parliament|assembly|watchdog|yearbook|registry|researchers|trackers?)\b"
    r"(?!.*\b(?:when|in which|after)\b)",
    I,
)
SAYING = lazily(
    r"\b(?:said|says|told|announced|released|published|launched|reported|report|statement|issued|briefing|conference"
    r"|presented)\b[^.;,]{0,30}\Z",
    I,
)  # the day of what is said, not of an attack


MOST_VIOLENT = Cued(rf"\b{SPAN}\b[^.;]{{0,30}} (?:was|is) the (?:most|least) (?:violent|deadly|lethal|peaceful)\b", I)
PERIODIC = lazily(
    r"\W*(?:monthly|quarterly|annual|yearly|half-yearly) (?:review|summary|digest|report|bulletin|brief|figures)\b",
    I,
)  # at the head of what counts


def told_of_a_day(sentence: str) -> bool:
    """Say whether a sentence names a day, and not that on which somebody spoke."""
    days = ONE_DAY.finditer(sentence)
    return any(not SAYING.search(sentence, max(0, day.start() - 50), day.start()) for day in days)


def sums_up(sentence: str) -> bool:
    """Say whether a sentence opens a count over many attacks: "Monthly review", "August was the deadliest month"."""
    most = MOST.search(sentence) or MOST_VIOLENT.search(sentence)
    return PERIODIC.match(sentence) is not None or (most is not None and not told_of_a_day(sentence))
