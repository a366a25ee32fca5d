"""Ties: how a noun hangs on a word of attack."""

from __future__ import annotations

import re
from enum import IntEnum

from sabaq.model.terms import TargetClass
from sabaq.sources.prose.deeds.targetwords import Noun
from sabaq.sources.prose.text.lazily import lazily
from sabaq.sources.prose.text.words import listed


class Tie(IntEnum):
    """How a noun hangs on the attack, weakest first."""

    HURT = 1  # those hurt by a bomb
    NEARBY = 2
    PLACE = 3
    SHOT = 4  # those at whom a weapon was pointed
    OBJECT = 5


NOUNS_OF_ATTACK = frozenset(listed("ties", "attack"))
HITTING = frozenset(listed("ties", "hitting"))
SLAYING = frozenset(listed("ties", "slaying"))
GOING_OFF = frozenset(listed("ties", "going_off"))
AT = frozenset(listed("ties", "at"))
NEAR = frozenset(listed("ties", "near"))
CLEAR = frozenset(listed("ties", "clear"))
PULLED = frozenset(listed("ties", "pulled"))
BREAKS = frozenset(listed("ties", "breaks"))
WORD = lazily(r"[\w'-]+|,")
WAITING = frozenset({"ambush", "wait", "waited", "waiting", "lay", "lain", "sat", "stood"})
UNTO = frozenset({"fire", "siege"})  # "fire to the post"
BENEATH = frozenset({"under", "beneath", "underneath", "below"})
BURSTS = frozenset({"blast", "blasts", "explosion", "explosions"})
REACH = 14  # words looked at before a noun
COUNTED = lazily(
    r"\b(?:at (?:the )?(?:very )?(?:least|most)|as many as|up to|no(?:t)? (?:less|fewer"
    r"|more) than) "
)
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
SPEAKS = lazily(
    r"(?:'s?)? (?:\w+ )?(?:said|says|say|told|spokes\w+|sources?|officials? sa\w+|statement|condemn\w*|confirm\w*"
    r"|term(?:ed|s)?|call(?:ed|s)?|describ\w+|believ\w+|suspect\w*|dubbed)\b"
)
ACTS = lazily(
    r"(?:'s?)? (?:\w+ )?(?:foil\w*|repuls\w*|repel\w*|thwart\w*|respond\w*|retaliat\w*|returned|cordon\w*|reached"
    r"|arriv\w*|launch\w*|conduct\w*|arrest\w*|claim\w*|report\w*|recovered|detained|captured)\b"
)
RECEIVES = lazily(
    r"(?: (?:in|at|of) [\w'-]+(?: [\w'-]+)?)? (?:has |have |had |is |was )?(?:receiv(?:ed|es|ing)|took in|taken in"
    r"|admitted"
    r"|treat(?:ed|s|ing))\b"
)
WEAPON_BEFORE = lazily(
    r"\b(?:(?:laden|packed|rigged|loaded|filled|borne|ramm(?:ed|ing|s)|dr(?:ove|iving|ive)|crash\w+|hidden|concealed"
    r"|fitted|parked|planted|mounted|attached|strapped|on|riding|by)(?: in| inside| on| to)?"
    r"(?: (?:a|an|the|his|their|two|parked))?(?: [\w-]+)? )$"
)
HIDDEN = lazily(
    r"\b(?:explosives?|bomb|device|ied) (?:[\w-]+ ){0,2}?(?:hidden|packed|concealed|stuffed|loaded|kept|fitted"
    r"|placed)"
    r" (?:in|inside|into|on) (?:an? |the )?(?:[\w-]+ ){0,2}?$"
)
BURST = lazily(r"[ -](?:bombing|blast|explosion)")  # in what was hit
WEAPON_AFTER = lazily(
    r"(?:[ -](?:bomb\w*|blasts?|explosions?|borne|laden|packed|filled|rigged"
    r"|full of (?:[\w-]+ )?explosives?)(?! with (?!(?:\w+ )?explos))"
    r"|(?: [\w-]+){0,2} (?:packed|laden|filled|rigged|loaded) with (?:[\w-]+ ){0,3}?explos\w+"
    r"|(?: [\w-]+){0,3} into\b)"
)
DONE = (
    r"attacked|hit|stormed|ambushed|targeted|bombed|shelled|struck|raided|torched|burn(?:t|ed)|blown (?:up|out)"
    r"|destroyed"
    r"|damaged|overrun|fired (?:up)?on|fired at|shot(?: at| dead)?|set (?:on fire|ablaze|alight|afire)|set upon"
    r"|gunned down|abducted|kidnapped|hijacked|intercepted|besieged|looted|rammed|assassinated|beheaded|executed"
    r"|stabbed|dynamited|(?:carried|led|marched|whisked|driven) (?:away|off)|lifted|given to the (?:fire|torch"
    r"|flames)|put to the torch"
    r"|taken (?:hostage|away|off|captive|at gun ?point|from (?:his|her|their)|by (?:armed|unknown|unidentified"
    r"|masked|gunmen))"
    r"|picked up|assaulted|sabotaged|stopped|halted|brought down|felled|toppled|engaged (?:by|with)|rocketed|mortared"
    r"|seized at gunpoint"
)
DENIED = (
    r"(?! (?:a|an|the|his|their|its|several|at least|two|three|four|five|six|seven|eight|nine|ten"
    r"|\d+(?! (?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)))\b)"
)
NAMES = r"(?:,? (?!and\b|when\b|as\b|while\b|after\b|who\b|that\b|killing\b|killed\b|said\b|where\b)[\w'()/-]+,?)"
PASSIVE = lazily(
    rf"{NAMES}{{0,7}}? (?:(?:came|comes?|coming) under (?:[\w-]+ ){{0,3}}(?:attack|fire|assault|ambush|saf|idf"
    rf"|shelling)\b"
    rf"|(?:was|were|is|are|been|being|get|gets|got) (?:\w+ ){{0,2}}(?:{DONE})\b|(?:was|were"
    rf"|is) the (?:\w+ )?target\b)"
    rf"|(?: (?:in|at|near|on|of|for) [\w'-]+(?: [\w'-]+)?| (?:with"
    rf"|by) (?:[\w-]+ ){{0,3}}?explos\w+(?: material)?)?,? (?:{DONE})\b{DENIED}"
    rf"|{NAMES}{{0,5}}? (?:went up in flames|caught fire)\b|{NAMES}{{0,5}}? (?:(?:jumped|left|leapt|came off"
    rf"|went off|ran off|were thrown off"
    rf"|was thrown off) the (?:rails?|tracks?)"
    rf"|(?:was |were |got )?derailed)\b"
    rf"|{NAMES}{{0,4}}? (?:hits?|struck|strikes|r[au]ns? over|roll(?:s|ed) over|passed over|drove (?:over|into)"
    rf"|triggered|stepped on|went over)"
    r" (?:a |an |the )?(?:[\w-]+ ){0,3}?(?:mines?|landmines?|ieds?|bombs?|explosive|device)\b"
    rf"|{NAMES}{{0,7}}? (?:hit|struck|attacked|targeted|ambushed|caught|torn|blown|overrun|burnt|burned|entered"
    rf"|captured|seized|led away|carried away"
    r"|taken away|destroyed|cut down|mown down|picked off|hacked|butchered|shot up)(?: (?:up|apart"
    r"|off))? by (?!their|his|her|its|the help|a stray|stray)"
)
BY_NAME = lazily(r"attack|target|ambush|under|bomb|storm|raid|hit|struck")
PERSONAL = lazily(
    r"(?:shot dead|gunned down|abducted|kidnapped|executed|beheaded|assassinated|stabbed"
    r"|picked up)$"
)
SPARED = lazily(
    r"(?:,? [\w'-]+){0,7}? (?:(?:narrowly |luckily )?escap(?:ed|es)|surviv(?:ed|es)|(?:was|were|is) (?:\w+ )?"
    r"(?:safe|unhurt|unharmed))\b"
)
TELEGRAM = lazily(
    r"\W*(?:\(?[\da-z]{1,2}[.)]\W*)?(?:\d+ x )?(?:(?:rc|vb|pp)?ied|firing|(?:hand )?grenade|hg|(?:land)?mine|rockets?"
    r"|mortar|bomb|blast|explosion|ambush|sniper(?: fire)?|(?:armed )?attack|raid|suicide (?:attack|bombing|blast)"
    r"|drone"
    r"|arson)(?: attack| blast)?, (?:on |at |upon )?"
)  # "IED, FC foot patrol, Tirah"
UPON = lazily(r"\b(?:up)?on (?!\w+day\b|\d)(?:the |a |an |our |its )?(?:[\w'-]+ ){0,2}$")
MADE = lazily(
    r"(?:,? (?!(?:was|were|is|had|has|said|which|who)\b)[\w'()-]+,?){0,11}? (?:attacks?|assault|firing|fire|raid"
    r"|blast"
    r"|explosion|grenades?|rockets?|shells?|bombs?)(?: of [^.;,]{1,30}?)?(?: (?:was|were|has been|had been|is)"
    r")?(?: (?:made|done|did|fired|thrown|hurled|lobbed|opened|took place|taken place|carried|conducted|thwarted"
    r"|repulsed|foiled)\b|\s*(?=[,;.]|$))"
)  # "upon the post an attack was made", as papers translate
SLAIN = lazily(r"'s? (?:\w+ )?(?:killing|murder|slaying|assassination|beheading|abduction|kidnapping)\b")
COMPOUND = lazily(
    r"(?: (?:suicide|bomb|gun|terror|terrorist|twin|car|truck|rocket|grenade|double|militant)){0,2}[ -](?:attack"
    r"|strikes?|shelling|firing|blast|bombing|raid|assault|ambush|siege|massacre|shooting|explosion"
    r"|carnage|incident|tragedy|(?:car|truck|van|lorry|vehicle|suicide|motorcycle|roadside)[ -]bomb(?:er|ing)?s?"
    r"|bombings|attacks|blasts|hostage|hijack\w*|standoff)\b"
)
SHUT = lazily(
    r"(?:,? [\w'()-]+){0,11}? (?:closed|shut(?: down)?|reopen(?:s|ed)|evacuated|out of service|damaged|in ruins)"
    r" (?:[\w-]+ )?(?:after|since|following|by) (?:an?|the|[\w']+) (?:[\w'-]+ ){0,2}?"
    r"(?:(?:air ?)?strikes?|attack|bombing|blast|raid|explosion|shelling)\b"
)
AS = lazily(
    r"\b(?:as|when|while) (?:the |a |an |some |hundreds of |dozens of |scores of |thousands of )?(?:[\w-]+ ){0,1}?$"
)
GOING = lazily(
    r" (?:(?:was|were|had|began|started|are) )?(?:just )?(?:leaving|left|leav|pass(?:ed|ing|es)|com(?:e|ing) out"
    r"|came out"
    r"|emerg\w+|gather\w*|queu\w+|lin(?:ed|ing) up|waiting|waited|enter\w*|offer\w*|pray\w*|arriv\w+|return\w*"
    r"|stream\w+|mov\w+|pour\w+|ran out|celebrat\w+|watch\w*|shop\w*|cross\w*|assembl\w+)\b"
)
STRUCK = lazily(r"\b(?:struck|exploded|blew|went off|detonated|blast|explosion|bomb\w*|attack\w*)\b")
WRECKING = frozenset({"fire", "damaging", "destroying", "flattening", "setting", "wrecking", "demolishing", "gutting"})
WRECKED = lazily(
    r"\b(?:exploded|blew|went off|detonated|blast|explosion)\b[^;]*\b"
    r"(?:setting|damaging|destroying|flattening|wrecking|demolishing|gutting)\b"
)  # what a bomb burnt or broke where it went off
BESIDE = lazily(r"(?: \w+)?,(?: [\w'-]+,?){0,3}? (?:explosion|blast|firing|attack|bombing)\b")
BEREFT = lazily(
    r"(?:,? [\w'()/-]+,?){0,9}? (?:killed|martyred|slain"
    r"|(?<!also among the )(?<!was among the )(?<!were among the )dead|dies?|died|murdered|injured|wounded|hurt"
    r"|shaheed"
    r"|bod(?:y|ies)"
    rf"|martyrdom|shahadat|perished|lost|inj|falls?|fell|shot dead|gunned down|mown down|cut down|picked off|hacked"
    rf"|butchered"
    rf"|slaughtered|massacred|lynched|torn apart|blown apart|blown to|target-killed|beheaded)\b{DENIED}"
)
WHERE = lazily(
    r"(?:,? [\w'-]+,?){0,8}? where (?:[\w'-]+ ){0,6}?(?:struck|exploded|blew|detonated|went off|attacked|hit)\b"
)
FORCES = frozenset({TargetClass.POLICE, TargetClass.SECURITY_FORCES})
ABBREVIATED = lazily(r"\b(?:[a-z]\.){1,3} ")  # "the U.S. embassy"


def before(low: str, noun: Noun, start: int) -> Tie | None:
    """Give how the words before a noun tie it to an attack: the nearest word of attack and the preposition after it."""
    line = low[max(0, start - 110) : start]
    if start <= len(line) and TELEGRAM.fullmatch(line):
        return Tie.OBJECT
    line = ABBREVIATED.sub(lambda m: m.group().replace(".", "_"), line)
    cut = max(line.rfind(mark) for mark in (". ", ";", ": "))
    near: str | None = None
    later = ""
    for word in reversed(WORD.findall(COUNTED.sub("", line[cut + 1 :]))[-REACH:]):
        if near and word in PATIENT:
            pass  # "an assault by gunmen upon the campus"
        elif moved := _preposition(word, near, later, noun):
            near = moved
        elif word in BREAKS or (word == "," and near is None) or (noun.kind is TargetClass.HOSPITAL and _lying(word)):
            return None
        elif near == "to" and word not in UNTO:
            return Tie.OBJECT if word in FASTENED else None
        elif near in CLEAR:
            if word in PULLED or word in HITTING or word in GOING_OFF:
                return Tie.OBJECT if word in PULLED else None
        elif tie := _hung(word, near, later, noun):
            return Tie.HURT if tie is Tie.OBJECT and word in WRECKING and WRECKED.search(line) else tie
        later = word
    return None


def _lying(word: str) -> bool:
    """Say whether a word before a hospital tells who lies there."""
    return word in SLAYING and "kill" not in word


def _preposition(word: str, near: str | None, later: str, noun: Noun) -> str | None:
    """Give a word before a noun if it tells where that was to the attack: "close to" is "close"."""
    if word == "by" and not noun.person and later in ARTICLES:
        return word
    if word in BREAKS:
        return None
    if near is None:
        return word if word in AT or word in NEAR or word in CLEAR or word in {"to", "for"} else None
    return word if near == "to" and word in NEAR else None


def _hung(word: str, near: str | None, later: str, noun: Noun) -> Tie | None:
    """Give how a word of attack ties a noun, by the preposition between them and by what was meant."""
    meant = near == "for" and (word in WAITING or word in (MEANT if noun.kind in FORCES else INTENDED))
    below = near in BENEATH and (word in GOING_OFF or word in FASTENED)
    if meant or (below and noun.kind is not TargetClass.INFRASTRUCTURE):
        return Tie.OBJECT
    return _tie(word, "of" if later == "of" and not near else near, person=noun.person)


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
    elif word in BURSTS and near == "of":
        tie = None if person else Tie.PLACE
    elif word in GOING_OFF and near not in {None, "of"}:
        tie = Tie.OBJECT if word in MUNITIONS and near in {"at", "on", "upon", "into"} else Tie.PLACE
    return tie


def passing(low: str, noun: Noun, start: int, end: int) -> Tie | None:
    """Give how those who came by just as it happened are tied: "the bomber struck as the crowd was leaving"."""
    led = AS.search(low, max(0, start - 60), start)
    if led and GOING.match(low, end, end + 40) and STRUCK.search(low, max(0, led.start() - 200), led.start()):
        return Tie.NEARBY if noun.kind in FORCES else Tie.HURT
    return None


def after(low: str, noun: Noun, start: int, end: int) -> Tie | None:
    """Give how the words after a noun tell that it was attacked."""
    last = end + 130
    suffered = PASSIVE.match(low, end, last)
    if suffered and (noun.person or not PERSONAL.search(suffered.group())):
        return Tie.SHOT if noun.person and not BY_NAME.search(suffered.group()) else Tie.OBJECT
    if not noun.person and SHUT.match(low, end, last):
        return Tie.OBJECT
    if COMPOUND.match(low, end, last):
        raids = noun.kind in FORCES and noun.person and re.match(r" (?:raid|assault|siege)", low[end : end + 9])
        return None if raids else Tie.OBJECT
    if not noun.vague and UPON.search(low, max(0, start - 40), start) and MADE.match(low, end, last):
        return Tie.OBJECT
    return _lost(low, end, last) if noun.person else _beside(low, noun, end, last)


def _lost(low: str, end: int, last: int) -> Tie | None:
    """Give how the words after people tell that they were killed, hurt or spared."""
    if SLAIN.match(low, end, last) or BEREFT.match(low, end, last):
        return Tie.SHOT
    return Tie.PLACE if SPARED.match(low, end, last) else None


def _beside(low: str, noun: Noun, end: int, last: int) -> Tie | None:
    """Give how the words after a place tell that an attack was done there."""
    if WHERE.match(low, end, last):
        return Tie.PLACE
    reports = noun.kind is TargetClass.HOSPITAL  # on "the explosion"
    return Tie.NEARBY if not reports and BESIDE.match(low, end, last) else None


def carried(low: str, noun: Noun, start: int, end: int) -> bool:
    """Say whether a vehicle is the bomb's or the attackers' own."""
    if weapon := WEAPON_AFTER.match(low, end, end + 60):
        return noun.open or (low[start:end] in WHEELED and not BURST.match(weapon.group()))
    if low[start:end] in WHEELED and HIDDEN.search(low, max(0, start - 80), start):
        return True
    wheels = noun.open and noun.kind is TargetClass.TRANSPORT
    return wheels and bool(WEAPON_BEFORE.search(low, max(0, start - 60), start))


def acts(low: str, noun: Noun, end: int) -> bool:
    """Say whether what follows is what a noun's people say or do themselves."""
    if noun.kind is TargetClass.HOSPITAL and RECEIVES.match(low, end, end + 90):
        return True
    return bool(SPEAKS.match(low, end)) or (noun.kind in FORCES and noun.person and bool(ACTS.match(low, end)))
