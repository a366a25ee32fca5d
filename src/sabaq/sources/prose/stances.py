"""Stances: words of claiming, denying and blaming.

Each says where its holder stands: before it ("the TTP claimed"), after it ("claimed by the TTP"), or behind "we".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from sabaq.sources.prose.cues import Cued

I = re.IGNORECASE  # noqa: E741  the usual short name


class Kind(StrEnum):
    """What somebody does about an attack."""

    CLAIM = "claim"
    DENIAL = "denial"
    BLAME = "blame"
    NOBODY = "nobody"  # "no group claimed", "neither confirmed nor denied"


class Side(StrEnum):
    """Where the group stands that a stance is about."""

    BEFORE = "before"
    AFTER = "after"
    WE = "we"


@dataclass(frozen=True, slots=True)
class Stance:
    """One stance and where its words stand in the sentence."""

    kind: Kind
    side: Side
    start: int
    end: int
    told: bool  # in a speaker's mouth: "said it had done it"


DEED = (
    r"(?:[\w-]+-)?(?:attacks?|(?:\w*bomb(?:ings?|s)?)|blasts?|killings?|murders?|raids?|assaults?|ambush(?:es)?"
    r"|explosions?|abductions?|kidnapp?ings?|shootings?|massacres?|assassinations?|strikes?|operations?|incidents?"
    r"|(?:gun|rocket |mortar )?fire|firing|shelling|hijack(?:ing)?|carnage|beheadings?|executions?|sieges?|sabotage"
    r"|storming|onslaughts?|martyrdom operation|offensive)\b"
)
DID = (
    r"(?:did|done|attack(?:s|ed)?|target(?:s|ed)?|kill(?:s|ed)?|carr(?:y|ies|ied) (?:it |this |that |them )?out"
    r"|str(?:uck|ike|ikes)"
    r"|storm(?:s|ed)?|ambush(?:es|ed)?|detonat(?:e|es|ed)|bl[eo]wn?|shot|hit|fired?|opened|stopped|sent"
    r"|execut(?:e|es|ed)"
    r"|destroy(?:s|ed)?|plant(?:s|ed)?|conduct(?:s|ed)?|seiz(?:e|es|ed)|abduct(?:s|ed)?|captur(?:e|es|ed)"
    r"|kidnap(?:s|ped)?"
    r"|bomb(?:s|ed)?|launch(?:es|ed)?|raid(?:s|ed)?|eliminat(?:e|es|ed)|behead(?:s|ed)?|snip(?:es|ed)|drove"
    r"|rammed|overr[au]n"
    r"|hurled|lobbed|threw|thrown|burn(?:t|ed)|torched|set|took|taken|hold(?:s|ing)?|held|engag(?:es|ed)"
    r"|neutrali[sz]ed"
    r"|inflict(?:s|ed)?|slaughter(?:s|ed)?|slain|slew|hijack(?:s|ed)?|assassinat(?:e|es|ed)|gunned|mounted|staged?"
    r"|perpetrat(?:es|ed)|performed|martyred|entered|broke|dispatched|used|clashed|undert(?:ook|aken)"
    r"|orchestrat(?:es|ed)"
    r"|masterminded|assault(?:s|ed)?|explod(?:e|es|ed)|wounded|injured|placed|blocked|occupied|assaulted|repuls"
    r"|exploded"
    r"|accomplish(?:es|ed)?|inflicted|shelled|rained|laid|slit|executed|downed|intercepted|trapped|murder(?:s|ed)?)\b"
)
AUX = (
    r"(?:(?:had|have|has|also|successfully|jointly|themselves|himself|itself|now|recently|earlier|then|all"
    r"|already|today"
    r"|yesterday|tonight|this \w+|on \w+day|last night) )*"
)
MEN = (
    r"(?:fighters?|m[ae]n|members?|bombers?|militants|mujahid(?:s|een)?|mujahed[ei]+n|cadres?|units?|squads?"
    r"|gunmen|soldiers?"
    r"|sarmachars?|comrades|companions|fid[ae]i?y?e+n?s?|snipers?|commandos|guerrillas?|brigade|lions?"
    r"|martyrdom[- ]seekers?"
    r"|attackers?|martyrs?|brothers|lads|freedom fighters|youths?|volunteers|friends|wing|raiders|assailants?"
    r"|operatives"
    r"|suicide bombers?|istishhadi|group|teams?)"
)
INSIDERS = (
    r"(?:mujahid(?:s|een)?|mujahed[ei]+n|mujahidin|sarmachars?|fid[ae]i?y?e+n|freedom fighters|martyrdom[- ]seekers?)"
)
SAY = (
    r"(?:say|says|said|saying|announc(?:e[sd]?|ing)|stat(?:e[sd]|ing)|add(?:s|ed)|declar(?:e[sd]|ing)|assert(?:s"
    r"|ed|ing)?"
    r"|report(?:s|ed)|writes?|wrote|post(?:s|ed)|insist(?:s|ed)|boast(?:s|ed|ing)|maintain(?:s|ed)|claim(?:s|ed|ing)?"
    r"|acknowledg(?:es?|ed|ing)|admit(?:s|ted|ting)?|confirm(?:s|ed|ing)|tweet(?:s|ed)|told|tells|phoned"
    r"|statement|message"
    r"|note|communique|according to|informed)"
)
FEW = r"(?:[\w',.()-]+ ){0,8}?"
PLAIN = r"(?:(?!(?:in|by|from|after|during|but|while|when)\b)[\w'-]+ ){0,6}?"
IT = r"(?:it|they|he|the (?:group|outfit|organi[sz]ation|movement|militants|faction))"
LIVES = r"(?! (?:(?:at least|the|some|over|more than|about|up to|as many as|dozens of|\w+) ){0,3}?(?:lives|life)\b)"

PASSIVE = (  # the group comes after
    rf"\bclaimed (?:[\w'-]+ ){{0,6}}?by\b|\bresponsibility\b[^.;]{{0,70}}\b(?:claimed|accepted|taken|owned"
    rf"|acknowledged"
    rf"|assumed|admitted)\b(?: (?:[\w'-]+ ){{0,5}}?by)?|\b(?:accepted|owned|acknowledged|admitted) by\b"
    rf"|\bclaims? (?:of responsibility )?(?:[\w'-]+ ){{0,4}}?(?:by|from|on behalf of|in the name of)\b"
    rf"|\bclaim of responsibility\b[^.;]{{0,50}}\bby\b|\b(?:accepting|claiming|admitting) responsibility for"
    rf" {PLAIN}came from\b"
    rf"|\b(?:so|as) did\b"
)
ACTIVE = (
    rf"\b(?:claim|assert|accept|t[ao]k|took|own|acknowledg|admit|assum|avow|shoulder|bear|bore)(?:e|es|s|ed|d|ted"
    rf"|ting|ing|en)?"
    rf" {FEW}(?:responsibility|credit|ownership)\b"
    rf"|\bclaim(?:s|ed|ing)?{LIVES} {PLAIN}(?:{DEED}|deaths?\b)"
    rf"|\bclaim(?:s|ed|ing)? (?:it|them|both|all|each|having|to have|to be behind|to hold|that (?:its|their|it"
    rf"|they)|its|their"
    rf"|kill\w+|behead\w+|captur\w+|target\w+|\d+ (?:soldiers|police\w*|personnel|troops))\b"
    rf"|\b(?:hereby )?own(?:s|ed|ing)? (?:up to )?(?:{PLAIN}{DEED}|(?:it|both)\b)|\bown(?:s|ed|ing)? up to (?:it"
    rf"|them|both|having|the)\b"
    rf"|\b(?:accept|acknowledg|admit|avow|confess)(?:e|es|s|ed|ted|ting|ing)? (?:to )?{PLAIN}(?:{DEED}|carrying"
    rf" out|kill(?:ing|ed)"
    rf"|being behind|involvement|role|its hand|having (?:carried|done|killed|attacked|planted|sent))"
    rf"|\b(?:publish|releas|post|circulat|issu|shar|carr)\w* {PLAIN}(?:photo\w*|pictures?|images?|videos?|footage"
    rf"|names?|identit\w+)"
    rf" (?:of|showing) (?:[\w'-]+ ){{0,4}}?(?:attackers?|bombers?|fidayee\w*|assailants?|raiders|men it|the"
    rf" (?:attack|raid|bombing"
    rf"|ambush))\b"
    rf"|\bclaims?\W*\Z|\bclaims? (?:on|via|through|in a)\b"
)
TOLD = (  # "said it had done it", "its fighters had carried out"
    rf"\b{SAY}(?:,? [^.;:\"]{{0,90}}?)?,? (?:that )?(?:"
    rf"{IT} {AUX}{DID}|{IT} (?:was|were|is|are|had been|stood) (?:also )?(?:behind|responsible)"
    rf"|{IT} {AUX}(?:was|were|is) (?:(?:its|their|our) (?:work|doing|operation)|(?:a|an|the) (?:[\w-]+"
    rf" ){{0,3}}{DEED}[^.;]{{0,80}}"
    rf" by (?:its|their|our)\b|aimed at|directed at|meant for|intended for|targeting)"
    rf"|(?:(?:\w+ )?of )?(?:its|their|our|his|the \w+'s) (?:own )?(?:[\w-]+ ){{0,3}}?{MEN},?(?: (?:in|from|on|of"
    rf"|with|armed|near)"
    rf" [^.;,]{{1,50}}?)? {AUX}{DID}"
    rf"|(?:the |\w+ )?(?:\w+ )?(?:{INSIDERS}|fighters|insurgents|militants)(?: of [^.;,]{{1,40}}?)?(?: (?:in|on"
    rf"|near) [^.;,]{{1,40}}?)? {AUX}{DID}"
    rf"|(?:the |this |these |both |all |\w+'s )?(?:[\w-]+ ){{0,2}}{DEED}(?: (?:on|in|at|against|near|outside|of)"
    rf" [^.;,]{{1,60}}?)? (?:was|were|had been|is) (?:also )?(?:\w+ )?(?:in )?"
    rf"(?:revenge|retaliation|retribution|response|reprisal|to avenge|avenged|(?:carried out|conducted|done"
    rf"|executed|staged"
    rf"|launched|mounted) by (?:its|their|our|the mujahid)|its work|the work of its|its doing)\b"
    rf"|(?:[\w'-]+ ){{1,12}}?(?:have|had|has) been (?:executed|killed|abducted|attacked|targeted|beheaded"
    rf"|destroyed|bombed)"
    rf"(?: [\w'-]+){{0,8}}? (?:to avenge|in revenge|in retaliation|as revenge))"
)
FIRST = (
    rf"\bwe {AUX}(?:(?:hereby|gladly|proudly|fully|openly) )?(?:{DID}|claim|accept|own|take|took|acknowledge|admit"
    rf"|have claimed)\b"
    rf"|\b(?:of )?our (?:own )?(?:[\w-]+ ){{0,3}}?{MEN}(?: (?:in|from|on|of|with|armed|near) [^.;,]{{1,50}}?)?"
    rf" {AUX}{DID}"
    rf"|\b(?:is|was|were|are) (?:ours|our (?:work|doing|operation|handiwork))\b"
    rf"|\bresponsibility\b[^.;]{{0,80}}\bis ours\b|\bhereby (?:claim|accept|own|take)s?\b"
)
DENY = (
    r"\b(?:den(?:y|ies|ied|ying)|disown\w*|disavow\w*|reject(?:s|ed|ing)?|refut(?:es|ed|ing)|repudiat\w+"
    r"|dismiss(?:es|ed)"
    r"|disclaim\w*|rul(?:ed|es) out|contradict(?:s|ed))"
)
DENIES = (
    rf"{DENY} {PLAIN}(?:part|involve\w*|responsib\w+|role|hand|links?|{DEED}|being|behind|connection|having"
    rf"|complicity|blame"
    rf"|knowledge)\b"
    rf"|{DENY} (?:that )?(?:it|them|both|all|this|its|their|they|the group|the claims?|this claim|such claims?)\b"
    rf"|{DENY} {PLAIN}(?:reports?|claims?|allegations?|accusations?|charges?|impression"
    rf"|statements?)\b[^.;]{{0,110}}?\b(?:attack\w*"
    rf"|kill\w*|bomb\w*|blast\w*|involve\w*|behind|responsib\w*|hand|role|abduct\w*|raid\w*|explo\w*|blown|shot"
    rf"|murder\w*"
    rf"|plant(?:ed|ing)|ambush\w*|massacre)\b"
    rf"|\b(?:distanc|dissociat|disassociat)\w+ (?:it|them|him|our)sel(?:f|ves)\b|\bwash\w* (?:its|their) hands\b"
    rf"|\b(?:nothing to do with|(?:no|any) (?:[\w-]+ )?(?:hand|role|part|involvement|links?|connection|relation"
    rf"|responsibility)"
    rf"(?: whatsoever| of any kind)? (?:in|with|to|for)|no responsibility)\b"
    rf"|\b(?:not|n't|never) (?:\w+ )?(?:behind|responsible|involved|our (?:work|doing)|its (?:work|doing)|their"
    rf" (?:work|doing)"
    rf"|the work of|connected (?:to|with)|linked to|to blame)\b"
    rf"|\b(?:was|were|had) (?:not|never) (?:been )?(?:carried out|done|conducted|planted|staged|attacked|killed"
    rf"|ordered|sent)\b"
    rf"|\b(?:did|does|do) not (?:\w+ )?(?:carry|plant|attack|kill|do |conduct|target|send|fire|bomb|shoot|take"
    rf" part|perpetrat"
    rf"|launch|order|commit|storm|abduct|harm|strike)\w*"
    rf"|\bnone of (?:its|our|their) (?:\w+ )?{MEN}\b"
    rf"|\bneither\b[^.;]{{0,90}}\bnor\b[^.;]{{0,60}}?\b(?:kill\w*|attack\w*|carr\w+|behind|responsible|involved"
    rf"|planted|did|target\w*"
    rf"|part|hand)\b|\bhad no (?:hand|part|role)\b"
)
BLAMES = (
    r"\bblam(?:e|ed|es|ing) (?:(?!for\b)[\w'-]+ ){0,6}?on\b|\bblam(?:e|ed|es|ing)\b|\baccus(?:e|ed|es|ing)\b"
    r"|\bpoint(?:s|ed|ing)? (?:the |a |their )?(?:finger )?(?:at|to|towards)\b|\bheld responsible\b|\bholds?\b(?="
    r" [^.;]{2,40} responsible)"
    r"|\battribut\w+ (?:(?!by\b)[\w'-]+ ){0,5}?to\b|\b(?:traced|linked|ascribed|pinned) (?:[\w'-]+ ){0,3}?(?:to|on)\b"
    r"|\bsuspicion (?:\w+ )?(?:fell|falls|fallen|rests?) on\b|\bsuspects?\b(?= (?:the|banned|that)\b)|\b(?:the"
    r" )?(?:work|handiwork) of\b|\bsuspect(?:s|ed)?\b(?= [^.;]{2,40} behind)"
    r"|\b(?:is|was|were|are|be|been) (?:\w+ )?(?:behind|responsible for|blamed|accused|suspected of)\b|\bto be"
    r" behind\b"
)
NONE = (
    r"\b(?:no|none|nobody|neither|nor|not|n't|yet|never|without|unclear|whether|if|could|may|might|would|expected"
    r"|usually|often|routinely|regularly|frequently|typically|refus\w+"
    r"|declin\w+|await\w*|any)(?! only| just)\b(?: [\w',-]+){0,6}? ?\Z"
)
NONE += r"|\b(?:will|shall) (?:\w+ )?\Z"
HABIT = re.compile(
    r"\b(?:such|similar|several|many|previous|past|other|most|numerous|dozens of|scores of|a number of|a series"
    r" of|earlier)\b",
    I,
)
RELATIVE = re.compile(r"\b(?:which|that|who)(?: \w+){0,3} \Z", I)
NONE_BEFORE = re.compile(NONE, I)
NOBODY_AFTER = re.compile(
    r"\A(?: [\w'-]+){0,3}? (?:no ?body|no[- ]one|no (?:\w+ ){0,3}?(?:group|outfit|organi[sz]ation|militant)|none"
    r"|any ?one"
    r"|any (?:\w+ ){0,2}?(?:group|outfit))\b", I,
)  # fmt: skip
UNDENIED = re.compile(r"\b(?:not|never|nor|n't|refus\w+ to|without|neither|yet to)(?: \w+){0,2} ?\Z", I)
# the words are of somebody's losses or of talks, not of an attack
OTHERWISE = re.compile(
    r"\A[^.;]{0,60}?\b(?:of its|of their|its|their|our|\w+'s)(?: \w+){0,3} (?:fighters?|m[ae]n|members?"
    r"|commanders?|leaders?|chief)"
    r"\b[^.;]{0,40}\b(?:was|were|been|being)\b|\A[^.;]{0,60}\b(?:ceasefire|truce|talks|negotiat\w+|surrender\w*"
    r"|split|extortion)\b",
    I,
)
NOT_OURS = re.compile(
    r" (?:(?:was|were|had been|is) (?!(?:\w+ )?(?:in )?(?:revenge|retaliation|response|to avenge|carried out by"
    r" (?:its|their)"
    r"|its|their))|(?:had|has) (?:failed|been foiled|been staged))", I,
)  # fmt: skip

CLAIM_PASSIVE, CLAIM_ACTIVE, CLAIM_TOLD = Cued(PASSIVE, I), Cued(ACTIVE, I), Cued(TOLD, I)
CLAIM_FIRST, DENIAL, DENIED_BY = Cued(FIRST, I), Cued(DENIES, I), Cued(r"\b(?:denied|disowned|rejected) by\b", I)
CLAIM_NOUN = Cued(
    r"(?<=[a-zA-Z)])'s? (?:\w+ )?claims? (?:of responsibility|of being behind|to have|that it|for the)\b", I
)
BLAME = Cued(BLAMES, I)
WE_BEFORE = re.compile(r"\bwe(?: \w+){0,3} \Z|\bour \w+(?: \w+){0,2} \Z", I)
WE = re.compile(r"\b(?:we|our|ours)\b", I)


def stances(sentence: str) -> tuple[Stance, ...]:
    """Give the stances of a sentence in order; of two that overlap the surer one stands."""
    found: list[Stance] = []
    for one in _all(sentence):
        if not any(one.start < other.end and other.start < one.end for other in found):
            found.append(one)
    return tuple(sorted((one for one in found if one.kind is not Kind.NOBODY), key=lambda one: one.start))


def _all(sentence: str) -> Iterator[Stance]:
    """Yield every stance, the surer ones first; those of nobody only keep others away."""
    for match in CLAIM_NOUN.finditer(sentence):
        yield Stance(Kind.CLAIM, Side.BEFORE, *match.span(), told=False)
    for match in DENIED_BY.finditer(sentence):
        yield Stance(Kind.DENIAL, Side.AFTER, *match.span(), told=True)
    for match in DENIAL.finditer(sentence):
        yield _denial(sentence, match)
    for pattern, side, told in (
        (CLAIM_PASSIVE, Side.AFTER, False),
        (CLAIM_FIRST, Side.WE, True),
        (CLAIM_ACTIVE, Side.BEFORE, False),
        (CLAIM_TOLD, Side.BEFORE, True),
    ):
        for match in pattern.finditer(sentence):
            if _of_nobody(sentence, *match.span()):
                yield Stance(Kind.NOBODY, side, *match.span(), told=told)
            elif not (side is Side.BEFORE and NOT_OURS.match(sentence, match.end())):
                yield Stance(Kind.CLAIM, side, *match.span(), told=told)
    for match in BLAME.finditer(sentence):
        yield Stance(Kind.BLAME, Side.AFTER, *match.span(), told=True)


def _of_nobody(sentence: str, start: int, end: int) -> bool:
    """Say whether the words claim nothing: "no group claimed", "which often claims such attacks"."""
    before = sentence[max(0, start - 70) : start]
    habit = RELATIVE.search(before) and HABIT.search(sentence, start, end + 25)
    return bool(habit or NONE_BEFORE.search(before) or NOBODY_AFTER.match(sentence[end : end + 60]))


def _denial(sentence: str, match: re.Match[str]) -> Stance:
    """Give the denial, or nobody's where it is itself denied or is about losses or talks."""
    words = match.group(0).lower()
    before = sentence[max(0, match.start() - 40) : match.start()]
    verb = words.startswith(("den", "dis", "rej", "ref"))
    void = verb and (UNDENIED.search(before) or OTHERWISE.match(sentence[match.start() : match.start() + 160]))
    plain = words.startswith(
        ("not", "n't", "never", "did", "does", "do ", "was", "were", "had not", "nothing", "no ", "none")
    )
    first = WE.search(words) or WE_BEFORE.search(before)
    side = Side.AFTER if words.startswith("neither") else Side.WE if first else Side.BEFORE
    return Stance(Kind.NOBODY if void else Kind.DENIAL, side, *match.span(), told=not plain)
