"""Attacks: how they were done."""

from __future__ import annotations

import re
from functools import lru_cache

import msgspec

from sabaq.model.terms import AttackType
from sabaq.sources.prose.deeds.attackwords import PATTERNS, TYPES
from sabaq.sources.prose.text.cleaning import lower_same_length
from sabaq.sources.prose.text.cues import Cued
from sabaq.sources.prose.text.lazily import lazily

BY_FORCES_TOO = frozenset({AttackType.ARMED_ASSAULT, AttackType.DRONE, AttackType.ROCKET_MORTAR, AttackType.RAID})
# Words that tell of an attacker but not of what he did, or of any attack at all.
DONE = ("ramm", "bl", "burst", "detonat", "explod")
FAINT = lazily(
    r"att?k(?:s|ed)?|attack(?:s|ed|ers?|ing)?|gun ?m[ae]n|heavily armed|armed (?:men|assailants|militants|persons)"
    r"|clash\w*|shots|snipers|hostages?|killing .*"
)
# What somebody carried, hid, planned or lost is not how an attack was done.
UNDONE = (
    r"(?![^.;:]*\b(?:attack\w*|storm\w*|opened|fired|hit|struck|blown|bombed|killed|when|as|while|after"
    r"|in) )[^.;:]{0,60}$"
)
MEANT = (
    r"(?:leaders?|facilitators?|commanders?|he|individuals?|insurgents?|dealers?|members?|cell|who|is|was"
    r"|to) (?:(?:also|allegedly|reportedly|believed to|known to|be|have|has) )*(?:conducts?|facilitat\w+|coordinat\w+"
    r"|directs?|directed|oversees?|procures?|acquires?|distributes?|manufactur\w+|constructs?|uses?|provides?|builds?"
    r"|emplaces?|participates?|controls?|active in|linked to)|plan(?:ned|ning)(?! (?:\w+ )?(?:bombing|attack|assault"
    r"|blast)\b)|plotting|involved in|wanted (?:for|in)|(?<!claimed )responsible for|accused of|facilitat\w+"
    r"|suspected of|history of"
)
LINKED = lazily(rf"\b(?:{MEANT}){UNDONE}")
CARRIED = lazily(
    r"\b(?:armed with|equipped with|carrying|carried(?! out)|wielding|brandish\w+|recover\w*|seiz\w*|confiscat\w*"
    r"|cache|possession|(?:attackers|gunmen|militants|assailants|they) had"
    r"(?! (?:already |also |just )?(?!ten\b|seven\b|eleven\b)\w+(?:ed|en|own|id|et|it|ot|ut|nt|un|uck|ung|oke|iven"
    r"|ck)\b)|expert in|trained in|specialist in"
    rf"|manufactur\w+|unearthed|wearing|{MEANT}){UNDONE}"
)
# Types told by a verb, not by a thing that one may carry, hide or find.
HELD: dict[AttackType, re.Pattern[str] | None] = {
    AttackType.RAID: None, AttackType.ARSON: None, AttackType.ABDUCTION: None,
    AttackType.ARMED_ASSAULT: LINKED, AttackType.ASSASSINATION: LINKED,
}  # fmt: skip
RECOVERED = lazily(
    r"[^.;]{0,60}?\b(?:(?:was|were|also|been) (?:\w+ )?)?(?:recovered|seized|confiscated|defused|discovered"
    r"|disposed of)\b"
)
LISTED = lazily(
    r"(?:,? (?:and |[&+] )?(?!was|were)[\w-]+){0,8}?(?:,? (?:was|were|also|been))* (?:recovered|seized"
    r"|confiscated)[ .,]"
)
PLANTED = lazily(
    r"[^.;]{0,30}?\b(?:planted|laid|placed|fixed|buried|attached|emplaced|set up)\b[^.;]{0,20}? (?:along|on|near"
    r"|under"
    r"|beside|at|in|by|to|inside|beneath)\b"
)  # "recovered a bomb planted along the track"
MILITANTS = r"militants?|terrorists?|insurgents?|khawarij|khwarij|miscreants?"
OPERATION = Cued(
    r"\b(?:troops|army|(?<!our )forces?|military|police|ctd|rangers|isaf|coalition|jets|soldiers|levies"
    r"|commandos)\b(?! (?:were |was |are |is |have been |had been )?(?:killed|martyred|slain|dead|shaheed|captured"
    r"|abducted|wounded|injured))[^.;]{0,60}?\b(?:(?:kill(?:ed|s|ing)?|target(?:ed|ing)|gun(?:s|ned)? down|sen[dt]s?"
    r"|ambush\w*"
    r"|shot dead|engaged)\b[^.;]{0,50}?\b(?:militants?|terrorists?|khwarij|khawarij|insurgents?|taliban|individuals?"
    r"|fighters?|commanders?|suspects?|miscreants?|enem(?:y|ies)|leaders?|facilitators?|hideouts?|gunm[ae]n|bombers?"
    r"|attackers?|outlaws?|bandits?|dacoits?|infiltrators?|rebels?|infiltrating party)|eliminat\w+|apprehend\w*"
    r"|foil\w*|neutrali[sz]ed|conduct\w*|detain\w*|captur\w*|arrest\w*|raided|pounded|nabbed|smash\w*|bust\w*"
    r"|intercepted)\b|\b(?:intelligence[- ]based operations?|ibos?|(?:clearance|clearing|cleansing|search|security"
    r"|military|joint|combing|cordon[- ]and[- ]search|overnight|night|targeted|counter-?terror\w*|anti-?terror\w*"
    r"|sanitization|sanitisation|ground|special|rescue|follow-up|police|ctd|kinetic) (?:and \w+ )?(?:operations?|ops?"
    r"|raids?|search(?:es)?|actions?)|operations? (?:against|in search of|was|were|launched|conducted)|(?:during"
    r"|in) (?:an|the) operation|(?:air|precision|drone) ?-?(?:strikes?|raids?|attacks?)|closed in on|air weapons team"
    r"|called in (?:an )?air|neutrali[sz]ed (?:\d+|two|three|four|five|six|seven|eight|nine|ten|several) |(?:reached"
    r"|raided|smashed|entered) by special units?|dens? of (?:daesh|the )|crossing by|attempt(?:ed)? (?:to cross"
    r"|crossing)|shot it out|aerial (?:strikes?|bomb\w+)|gunship\w*|hide-?outs?|encounters?|shoot-?outs?|infiltrat\w+"
    r"|bomb\w* from (?:the |an? )?(?:air|sky|helicopter|aircraft|jets?|planes?)"
    r"|(?:jets|helicopters|(?:war)?planes|aircraft) (?:bomb(?:ed|s|ing)?|struck|strafed|pounded)|cross the border"
    r"|crossing the border|(?:cross|trying to cross|crossing"
    r"|cross-border movement)\b[^.;]{0,40}?\b(?:border|fence|afghanistan|pakistan)|border fence|engagements?"
    r"|(?:detained|captured|arrested|apprehended|nabbed|held) by (?:[\w-]+ ){0,6}?(?:forces?|troops|police|army"
    r"|patrol|ctd)|exchange of (?:\w+ )?fire|clash(?:es)? with (?:security|militants|police|troops|terrorists))\b"
    r"|\b(?:militants?|terrorists?|insurgents?|khawarij|khwarij|miscreants?) (?:[\w-]+ ){0,4}?(?:(?:killed|shot dead"
    r"|gunned down)\b(?! (?:at least|a|an|the|\d+|two|three|four|five|six|seven|eight|nine|ten|policem|soldiers"
    r"|people)\b)|eliminated|neutrali[sz]ed|sent to hell|slain|dead|arrested|held|apprehended)\b|\bkill(?:ed|s"
    r"|ing)? (?:[\w-]+ ){0,3}?(?:militants?"
    r"|terrorists?|khwarij|khawarij|insurgents?)\b")  # fmt: skip
# An operation told by its outcome alone may be the answer to an attack; of the others the forces made the beginning.
ANSWER = lazily(
    rf"(?:{MILITANTS})|kill\w* (?:[\w-]+ ){{0,3}}(?:{MILITANTS})|.*(?:foil\w*|clear\w+ operation\w*|neutrali\w+|fire"
    r"|clash\w* .*)$"
)
# In the same sentence, what comes after these tells why the forces moved, or what they found.
MOVED = lazily(r"detain|captur|arrest|apprehend|nabbed|search|operation|\bibo|conduct")
PLAN = lazily(r" (?:[\w'-]+ ){0,5}?(?:bid|plot|plan|attempt|conspiracy|design|attack|terrorism|sabotage|bombing)s?\b")
HAPPENED = lazily(
    r"[^.;]{0,50}?\b(?:exploded|went off|blew|detonat\w+|hit|struck|ripped|rammed|martyr\w*|opened fire|attacked)\b"
)
FORCES = lazily(r"troops|army|security|police")
KILLED = lazily(r"\b(?:kill(?:ed|ing)|shot|slew|slain|slaughter|murder)")
POST = lazily(r"\b(?:check ?-?posts?|posts?|station|pickets?|convoy|patrol|camp)\b")
HOSTILES = (
    r"(?:militants?|terrorists?|khwarij|khawarij|gun ?m[ae]n|insurgents?|attackers?|taliban|assailants?|fighters?"
    r"|rebels?|miscreants?|extremists?|fidaye+n|mujahideen|sarmachars?|armed men|motorcyclists|separatists|daesh)"
)
ATTACKED = Cued(
    rf"\b(?:check ?-?posts?|checkpoints?|posts?|base|camp|convoy|patrol|station) attacked\b|\b(?:was"
    rf"|were|came under|comes under|come under|coming under|is|are) (?:\w+ ){{0,2}}?(?:attack(?:ed)?|fire"
    rf"|stormed|ambushed|raided|assault|shot at|fired)\b|\b{HOSTILES} (?:[\w'-]+ ){{0,5}}?(?:attack(?:ed|s|ing)?"
    r"|storm(?:ed|s)?|ambush(?:ed)?|raid(?:ed)?|tried to (?:enter|storm|break|force|get)|overran|entered"
    r"|open(?:ed)? (?:\w+ )?fire|opened|fired|hit|struck|rammed|lobbed|hurled|targeted|shot|engaged)\b|\b(?:attempt"
    rf"|bid)s?(?: by (?:[\w'-]+ ){{1,5}}?| )to (?:enter|storm|breach|overrun|break into"
    rf"|force)\b(?! (?:[\w-]+ ){{0,3}}?(?:pakistan\b|border|country|territory|afghanistan|fence))|\b(?:attack|assault"
    r"|raid|ambush|onslaught|siege)s? (?:up)?(?:on|against|at|by|in|that|which|claimed|foiled|repulsed|repelled)\b"
    r"|\b(?:the|this|an?|both|militant|terrorist|gun|insider|dawn|claimed|claims) (?:[\w-]+ )?(?:attacks?|raid"
    r"|assault|ambush)\b(?! by (?:\w+ )?(?:troops|forces|security|police|army))|\b(?:sniper|gun) (?:fire|attack)"
    r"|\bfir(?:ed|ing|e) (?:up)?on\b|\bfired at\b|\b(?:gunmen|motorcyclists)\b|\b(?:post|base|station|convoy|patrol"
    r"|camp|office|jail|headquarters|airport)s? (?:attack|raid|siege|assault|attacked|stormed|hit)\b"
)


class Word(msgspec.Struct, frozen=True):
    """A term and the words that state it."""

    value: str
    start: int  # in the sentence
    end: int
    firm: bool = True  # the words tell how it was done, not only that it was


def _stated(kind: AttackType, pattern: Cued, low: str, *, operation: re.Match[str] | None) -> re.Match[str] | None:
    """Give the first words of a type that tell of a deed rather than of something carried, found or planned."""
    held = HELD.get(kind, CARRIED)
    moved = operation.start() if operation and MOVED.search(operation.group()) else None
    faint = None
    for match in pattern.finditer(low):
        carried = (
            held and not match.group().startswith(DONE) and held.search(low, max(0, match.start() - 90), match.start())
        )
        if carried and not PLANTED.match(low, match.end()):
            continue
        if (operation and RECOVERED.match(low, match.end())) or (held is CARRIED and LISTED.match(low, match.end())):
            continue
        if moved is not None and match.start() > moved and not HAPPENED.match(low, match.end()):
            continue
        if not FAINT.fullmatch(match.group()):
            return match
        faint = faint or match
    return faint


def _operation(low: str) -> re.Match[str] | None:
    """Give the words that tell of an operation; to foil somebody's plan is none without more."""
    first = OPERATION.search(low)
    if first and "foil" in first.group() and PLAN.match(low, first.end()):
        return OPERATION.search(low, first.end())
    return first


@lru_cache(maxsize=1024)
def attack_type(sentence: str) -> Word | None:
    """Give how the attack was done, where the sentence says so; an operation by the forces is other."""
    low = lower_same_length(sentence)
    operation = _operation(low)
    found: Word | None = None
    for number in PATTERNS.those_in(low):
        kind, pattern = TYPES[number]
        match = _stated(kind, pattern, low, operation=operation)
        if match is None:
            continue
        if operation and kind in BY_FORCES_TOO and not ATTACKED.search(low):
            if kind is AttackType.DRONE and not FORCES.search(operation.group()):
                return Word(kind.value, match.start(), match.end())
            break
        word = Word(kind.value, match.start(), match.end(), not FAINT.fullmatch(match.group()))
        if (
            found
            and found.value == AttackType.ARSON.value != word.value
            and (
                word.firm
                or ("attack" in match.group() and (POST.search(low) or KILLED.search(low, match.end(), found.start)))
            )
        ):
            return word  # a post attacked and set ablaze; travellers shot and their cars burnt
        if word.firm and kind is not AttackType.ARSON:
            return word
        found = found or word
    if found:
        return found
    if operation is None:
        return None
    firm = not ANSWER.match(operation.group())
    return Word(AttackType.OTHER.value, operation.start(), operation.end(), firm)
