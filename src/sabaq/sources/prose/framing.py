"""Framing: whether a sentence tells news or something else."""

from __future__ import annotations

import re

from sabaq.model.evidence import Framing
from sabaq.sources.prose.cues import Cued

HYPOTHETICAL = Cued(
    r"\b(?:could|would|might|(?-i:may)|can|shall) (?:\w+ ){0,2}(?:kill|die|be killed|attack|carry out|target|strike"
    r"|happen"
    r"|be hurt|claim|cause)|"
    r"\bbreeds?\b|\bif (?:an?|the|they|we|militants)\b|\b(?:mock|drills?|rehearsal|simulat\w+|scenario)\b"
    r"|\bwere to\b|"
    r"\bfears? (?:of|that)\b|\bwarn(?:s|ed|ing)? (?:of|that|against)\b|\bone death\b|\bno truth\b|\brumou?rs?\b"
    r"|\bfalse reports?\b|\b(?:reports?|news|claims?) (?:that|of|running)\b[^.;]{0,120}\b(?:false|fake|untrue"
    r"|baseless|incorrect)\b"
    r"|\bdenied (?:the )?(?:reports?|rumou?rs?|news)\b|\b(?:turned out|found) to be (?:false|fake|untrue"
    r"|a hoax)\b|\bhoax\b"
    r"|\b(?:exercise|training exercise) (?:was|is|in which|involving)\b",
    re.IGNORECASE,
)
BACKGROUND = Cued(
    r"\blast year\b|\b(?:years?|months?|weeks?) ago\b|\banniversar\w+|\bcommemorat\w+|\bin memory of\b"
    r"|\bback in (?:19|20)\d\d|"
    r"\b(?:sentenced|convicted|acquitted|indicted|on trial|death penalty|verdict|inquiry into|commission of inquiry"
    r"|challan|court (?:sentenced|ruled|heard|on|rejected|granted|adjourned))\b|"
    r"\b\w+ years (?:after|since|on)\b|\b(?:hanged|gallows|mercy petitions?|death row|convicts?|plea|bail|remand"
    r"|acquittal"
    r"|appeals? court|high court|supreme court|tribunal|hearing)\b|"
    r"\bhistorically\b|\bpreviously\b|\bearlier attack\b|\bin the past\b|\bin recent (?:years|months|weeks)\b"
    r"|\bused to\b|\bmemorial\b|\bprobe\b",
    re.IGNORECASE,
)
# From here to the end of the sentence the words tell what somebody did before or means to do; what went before is news.
ASIDE = Cued(
    r", (?:taking|bringing|raising) the (?:total |overall )?(?:number|toll|count|tally)[^,.;]{0,80}\b(?:this year"
    r"|since|so far"
    r"|this month|in (?:19|20)\d\d)\b|\b(?:wanted|responsible|linked|sought|accused|involved"
    r"|suspected(?! (?:militants?|terrorists?|insurgents?|fighters|members|gunm[ae]n|bombers?))|believed"
    r"|known|charged)"
    r"(?: \w+){0,4}? (?:for|in|to|of|with) (?:[\w'\"-]+ ){0,8}?(?:kill\w*|attacks?|murder\w*|bombings?"
    r"|deaths?|assassinat\w+)|"
    r"\b(?:who|which|that|and) (?:also )?(?:(?:has|have|had) )?(?:led|directed|planned|plotted|oversaw"
    r"|oversees|coordinated"
    r"|reportedly|allegedly|participated|took part)\b|"
    r"\b(?:plan(?:s|ned|ning)?|plot(?:s|ted|ting)?|threat(?:en\w*|s)?|intend\w*|conspir\w+|vow\w*|prepar\w+"
    r"|wants?|aim\w*)"
    r" (?:\w+ ){0,3}?(?:to|on|for|of) (?:\w+ ){0,2}?(?:kill|attack|target|strike|bomb|carry|blow|assassinat"
    r"|abduct)\w*|"
    r"\b(?:planning|plotting) (?:\w+ ){0,3}?(?:attacks?|assassinations?|bombings?)|\bhistory of\b"
    r"|\boversees?\b|\boversaw\b",
    re.IGNORECASE,
)
CONTINUES = re.compile(
    r"\A\W*(?:during|in|after) (?:the|that|this) (?:same )?(?:attack|ambush|bombing|incident|raid)\b", re.IGNORECASE
)
AGGREGATE = Cued(
    r"\b(?:killed|died|martyred|injured|wounded)(?: \w+){0,2} (?:in|during) (?:19|20)\d\d\b|"
    r"\b(?:so far this year|this year|(?<!captivity )(?<!custody )(?<!missing )since (?:19|20)\d\d"
    r"|since (?:january|february|march|april|may|june|july"
    r"|august|september|october|november|december)|"
    r"\d+ (?:\w+ ){0,2}(?:attacks|incidents|bombings|blasts) (?:in|during|over) (?:the )?(?:january|february"
    r"|march|april|may|june"
    r"|july|august|september|october|november|december|year|month|quarter|first|last|past|(?:19|20)\d\d)|"
    r"since the beginning|every (?:day|year|month|week)|per (?:day|year|month)|each (?:day|year|month|week)"
    r"|annually|during the (?:year|month|quarter)|"
    r"in the first \w+ (?:months|quarters?)|over the (?:past|last) (?:\w+ )?(?:years?|months?|weeks?|decades?)|"
    r"in (?:19|20)\d\d alone|total of \d+ (?:attacks|incidents)|between (?:19|20)\d\d and|during (?:19|20)\d\d"
    r"|decades of|war on terror|"
    r"\d+ (?:attacks|incidents|operations|bombings) (?:were|was|have|had|in|during|took)|in "
    r"(?:\w+ ){0,2}attacks across|annual report|monthly report)\b",
    re.IGNORECASE,
)  # fmt: skip
QUESTION = re.compile(r"\?[\"')]*\s*$")


COURT = Cued(
    r"\b(?:hanged|executed at|gallows|mercy petitions?|death row|sentenced|convicted|acquitted|indicted|on trial)\b",
    re.IGNORECASE,
)
CRIME = Cued(
    r"\b(?:land|property|family|money|water|old|personal|blood|tribal)(?: \w+)? (?:feud|dispute|enmity|rivalry"
    r"|vendetta)\b"
    r"|\bbetween two (?:families|groups|clans|tribes|sub-?tribes|factions)\b|\b(?:robber(?:y|ies|s)?|robbed"
    r"|dacoit\w*|thieves|thief|poachers?|over property|timber mafia|burglar\w*"
    r"|honou?r killing|in the name of honou?r|domestic (?:dispute|violence)|matrimonial|over a (?:petty )?(?:row"
    r"|quarrel|dispute)"
    r"|drug dealers?|street crime|mugg\w+|snatch\w*)\b",
    re.IGNORECASE,
)
TERROR = Cued(
    r"\b(?:terror\w*|militants?|suicide|ied|insurgents?|separatists?|khawarij|khwarij|bomb\w*)\b", re.IGNORECASE
)
ACCIDENT = Cued(
    r"\bcollided\b|\bplunges?\b|\bpile-?up\b|\bplane crash\w*|\bplane\b[^.;]{0,30}\bcrashed\b|\bgas stove\b"
    r"|\bshort[- ]circuit"
    r"|\b\w+ fire(?=:)|\bmagnitude\b|\bburst (?:tyre|cylinder)|\bcollision\b|\bderail\w*|\bdozed off\b|\b(?:road"
    r"|traffic|train|car|bus|mine"
    r"|mining) (?:accident|crash|mishap|collision)|\b(?:factory|house"
    r"|hotel|plaza) fire\b"
    r"|\bgas leak\w*|\bcylinder (?:blast|explo\w+)|\b(?:floods?|earthquake|landslide|heat ?wave|lightning"
    r"|drowned|electrocut\w+"
    r"|overturned|avalanche|stampede|celebratory|aerial firing|wedding firing|plunged|capsized|roof collapse\w*)\b",
    re.IGNORECASE,
)
FALSE = Cued(  # whatever else such a report says, nothing happened
    r"\b(?:reports?|news|claims?) (?:that|of|running)\b[^.;]{0,120}\b(?:false|fake|untrue|baseless|incorrect)\b"
    r"|\bdenied (?:the )?(?:reports?|rumou?rs?|news)\b|\b(?:turned out|found) to be (?:false|fake|untrue|a hoax)\b"
    r"|\bfake news\b|\bmock (?:drill|exercise|attack)\b|\brumou?rs?\b[^.;]{0,80}\b(?:baseless|false|fake"
    r"|unfounded|untrue)\b"
    r"|\btable-?top exercise\b|\binject \d|\bexercise scenario\b",
    re.IGNORECASE,
)
ATTACK = Cued(
    r"\b(?:attack\w*|bomb\w*|gunm[ae]n|militants?|terror\w*|ied|suicide|ambush\w*|insurgents?|grenade|rocket"
    r"|mortar|(?<!cylinder )(?<!gas )blasts?)\b",
    re.IGNORECASE,
)


def aside(sentence: str) -> int | None:
    """Give where a sentence leaves its news for what somebody did before or means to do; None where it does not."""
    match = ASIDE.search(sentence)
    return match.start() if match else None


def harmless(sentence: str) -> bool:
    """Say whether a sentence tells of an accident, of weather, of a court or of crime without an attacker."""
    quiet = (
        ACCIDENT.search(sentence) or COURT.search(sentence) or (CRIME.search(sentence) and not TERROR.search(sentence))
    )
    return bool(quiet) and not told_as_attack(sentence)


def told_as_attack(sentence: str) -> bool:
    """Say whether a sentence has a word that only attacks have."""
    return bool(ATTACK.search(sentence))


def frame(sentence: str, *, title: bool = False) -> Framing:
    """Give how a sentence frames what it tells; a headline's question or plan is no news either."""
    if HYPOTHETICAL.search(sentence) or (QUESTION.search(sentence) and not title):
        return Framing.HYPOTHETICAL
    if AGGREGATE.search(sentence):
        return Framing.AGGREGATE
    if CRIME.search(sentence) and not TERROR.search(sentence):
        return Framing.BACKGROUND
    if BACKGROUND.search(sentence) or (ACCIDENT.search(sentence) and not ATTACK.search(sentence)):
        return Framing.BACKGROUND
    return Framing.NEWS
