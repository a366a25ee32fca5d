"""Attacks: how it was done, what was hit, what it is called."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from sabaq.model.terms import AttackType, TargetClass
from sabaq.sources.prose.cleaning import lower_same_length
from sabaq.sources.prose.cues import Cued

I = re.IGNORECASE  # noqa: E741  the usual short name
# In order: the first that is stated wins, so that suicide goes before vehicle bomb and that before a plain bomb.
TYPES: tuple[tuple[AttackType, Cued], ...] = (
    (AttackType.SUICIDE_BOMBING, Cued(
        r"\bsuicide (?:\w+ )?(?:bomb\w*|blasts?|attack\w*|explosion|strike|vest|jacket|mission)|\bsuicide "
        r"(?:car|truck|vehicle)|\bblew (?:him|her|them)sel(?:f|ves) up|\bbombers?\b|\bfidayee?n\b"
        r"|\bself-detonat\w+")),
    (AttackType.VEHICLE_BOMB, Cued(
        r"\b(?:car|truck|vehicle|van|motorcycle|motorbike|rickshaw|vehicle-borne)[ -](?:bomb\w*|borne"
        r"|laden)|\bexplosive[s]?[- ](?:laden|packed|rigged|filled) (?:vehicle|car|truck|van|motorcycle)"
        r"|\bvbied\b|\b(?:bombs?|explosives?) (?:hidden|packed|fitted|concealed|rigged) (?:in|on|to) (?:a|an"
        r"|the) (?:\w+ ){0,2}"
        r"(?:car|truck|tanker|van|vehicle|motorcycle|motorbike|rickshaw)\b|\b(?:humvee|car|truck|vehicle|tanker"
        r"|van|pick-?up)"
        r" (?:loaded|laden|packed|filled|rigged) with (?:\w+ ){0,3}explosives?")),
    (AttackType.IED, Cued(
        r"\bieds?\b|\bimprovised explosive|\bbomb(?:s|ed|ing|ings|-planted)?\b(?! (?:disposal|squad|threat"
        r"|hoax|maker|making|factory))|\b(?:land ?mines?|landmine)\b|\bmines? (?:blasts?|explosions?|went off"
        r"|exploded)|\b(?:roadside"
        r"|remote[- ]controlled|planted) (?:bomb|device|explosi\w+)|\bexplosive device|\bremote[- ]controlled "
        r"(?:blast|explosion)")),
    (AttackType.DRONE, Cued(r"\bdrones?\b|\bquad ?copters?\b|\bunmanned aerial")),
    (AttackType.GRENADE, Cued(
        r"\b(?:hand[- ])?grenades?\b(?! launcher)(?<!propelled grenade)(?<!propelled grenades)")),
    (AttackType.ROCKET_MORTAR, Cued(
        r"\b(?:rockets?|mortars?|missiles?|shelling|rocket-propelled|rpgs?|artillery)\b")),
    (AttackType.ASSASSINATION, Cued(
        r"\bassassinat\w+|\btarget(?:ed)?[- ]kill\w+|\btarget killing|\bbeheaded\b")),
    (AttackType.RAID, Cued(
        r"\b(?:storm(?:s|ed|ing)?(?! in\b)|raid(?:s|ed)?['\"]? (?:on|by (?:militants|gunmen|terrorists))"
        r"|broke into|burst into|overran|overrun|held parts of"
        r"|barged into|tried to enter|attempt(?:ed|ing)? to (?:enter|infiltrate into|storm|breach)|brazen raid"
        r"|siege|breach(?:ed|ing) the)\b|\bthe raid should\b")),
    (AttackType.ABDUCTION, Cued(r"\b(?:abduct|kidnap|hijack)\w*|\b(?:took|taken) away\b|\btaken hostage"
    r"|\bhostages?\b")),
    (AttackType.ARSON, Cued(
        r"\b(?:torch(?:ed|ing)|arson|set (?:\w+ ){0,5}(?:on fire|ablaze|alight)|burn(?:t|ed) down)\b")),
    (AttackType.ARMED_ASSAULT, Cued(
        r"\b(?:gun(?:men|man)|gun attack|gun-?fire|open(?:ed|ing) fire|ambush\w*|shot (?:dead|and killed)"
        r"|gunned down|shooting|armed (?:attack|assault)|(?:come|came|coming) under (?:fire|attack)"
        r"|posts?(?: \w+){0,4} (?:was|were) attacked|firing (?:on|at|incident)|fired (?:on|at|upon)|sniper"
        r"|gun battle|armed militants|heavily armed)\b|\bfiring\b|\battack(?:ed|s)? (?:on )?(?:a|the|an|two"
        r"|three)? ?(?:\w+ ){0,3}(?:post|check ?-?post|checkpoint|headquarters|camp|office|base|station|patrol"
        r"|convoy|vehicle|party|team|van"
        r"|personnel)")),
)  # fmt: skip
BY_FORCES_TOO = frozenset({AttackType.ARMED_ASSAULT, AttackType.DRONE, AttackType.ROCKET_MORTAR, AttackType.RAID})
OPERATION = Cued(
    r"\b(?:troops|army|forces?|military|police|ctd|rangers|isaf|coalition)\b[^.;]{0,60}\b"
    r"(?:kill(?:ed|s|ing)?|eliminat\w+|apprehend\w*|target(?:ed|ing)|foil\w*|gunned down|neutrali[sz]ed"
    r"|conduct\w*|detain\w*|captur\w*|arrest\w*"
    r"|raided)\b|"
    r"\b(?:intelligence-based operation|ibo|clearance operation|search operation|security operation"
    r"|military operation|joint operation|(?:overnight|clearing) operation|operation in search of"
    r"|air ?strikes?|encounter|shootout with police|anti-terror raid|infiltrat\w+"
    r"|(?:detained|captured|arrested|apprehended) by (?:\w+[ -]){0,6}?(?:forces?|troops|police|army|patrol)"
    r"|exchange of fire|clash(?:es)? with (?:security|militants|police|troops))\b|"
    r"\b(?:militants?|terrorists?|insurgents?|khawarij) (?:\w+ ){0,3}(?:killed|shot dead|gunned down"
    r"|eliminated|neutrali[sz]ed)\b")  # fmt: skip
ATTACKED = Cued(
    r"\b(?:was|were|came under|comes under) (?:\w+ )?(?:attack(?:ed)?|fire|stormed|ambushed|raided)\b"
    r"|\b(?:militants?|terrorists?|khwarij|gunmen|insurgents?|attackers?|taliban) (?:\w+ ){0,3}"
    r"(?:attack(?:ed)?|storm(?:ed)?|ambush(?:ed)?|raid(?:ed)?|tried|overran|entered)\b"
)
HIT_BEFORE = re.compile(
    r"\b(?:attack\w*|blast\w*|bomb\w*|explo\w+|raid\w*|assault|storm\w*|target\w*|hits?|rip\w* through"
    r"|ambush\w*|struck"
    r"|strikes?|rammed|opened fire|fir(?:ed|ing)|hurled|lobbed|landed|detonat\w+|blew|planted|kill(?:s|ed|ing)"
    r"|shot dead"
    r"|gunned down|boarded|offloaded|set (?:alight|ablaze|fire to|on fire)|torched|burnt|overran|entered"
    r"|burst into|tore through"
    r"|stopped|intercepted|took|executed|grenade|rockets?|mortar|abducted|kidnapped|dropped)\b[^.;:]{0,70}$"
)
HIT_NEXT = re.compile(
    r"\b(?:attack|raid|assault|bombing|blast|ambush)s? (?:on|at|against|outside|inside|near) (?:\w+ ){0,2}$"
)
NOT_HIT = re.compile(
    r"\b(?:died|treated|taken|shifted|rushed|brought|admitted|moved|said|told|by|wounded) (?:\w+ ){0,3}$"
)
SPEAKS = re.compile(r"'?s? (?:\w+ )?(?:said|says|say|told|spokes\w+|sources|foil\w*|repuls\w*|thwart\w*)\b")
HIT_AFTER = re.compile(
    r"(?: [\w,'-]+){0,8}? (?:came under|was|were|is|are|comes under|has been|have been)"
    r"(?: [\w-]+){0,2} (?:attack\w*|hit|set|burnt|torched|overrun|targeted|bombed|stormed|ambushed|struck|raided"
    r"|fire|destroyed|torched"
    r"|assault)\b"
    r"| (?:attack|blast|bombing|bomb|raid|assault|ambush|siege|massacre|shooting|explosion)\b"
)
TARGETS: tuple[tuple[TargetClass, str], ...] = (
    (TargetClass.WORSHIP, (
        r"mosques?|imambarg\w+|imambar\w+|shrines?|church(?:es)?|temples?|gurdwaras?"
        r"|worshipp?ers|friday prayers")),
    (TargetClass.TRANSPORT, r"(?:army |college |university )?school (?:bus|van)"),
    (TargetClass.SCHOOL, r"schools?|colleges?|universit(?:y|ies)|students|seminar(?:y|ies)|madrass?as?"),
    (TargetClass.HOSPITAL, (r"(?:rural |basic )?health (?:cent(?:re|er)|unit|facility)|hospitals?|clinics?"
    r"|ambulances?|health (?:cent(?:re|er)|unit)")),
    (TargetClass.CIVILIANS, (
        r"polio (?:team|worker|vaccinat)\w*|civilians?|villagers?|labou?rers?|coal miners?|miners|elders?"
        r"|tribal elders?|politicians?|(?:party|election|political) (?:office|leaders?|workers?|rally"
        r"|gathering|convention|camp)|poll office|pilgrims?|passengers?|tourists?|hotel|restaurant|house|home"
        r"|processions?|rally|rallies|corner meeting|gathering|(?:vaccination|polio) teams?"
        r"|(?:chinese )?engineers?|teachers?"
        r"|workers?|traders?|employees|women|singer|candidate\w*|convicts?|trader|shepherds?|workers"
        r"|family|jirga|peace committee|lashkar|wedding|funeral|journalists?|singer|lawyers?|cleric")),
    (TargetClass.POLICE, (
        r"police (?:mobile|picket|station|post|check ?-?post|van|vehicle|lines|patrol|mobile"
        r"|headquarters|training|party|office|team|officers?)|karachi police office|cops?|constables?|sho\b"
        r"|dsp\b|police(?:men|man)?|(?:trainee )?(?:jail|prison) wardens?")),
    (TargetClass.SECURITY_FORCES, (
        r"(?:training|air|naval|army|military) base|fort\b|patrol\b|(?:border |army |levies )posts?|posts?\b"
        r"|levies \w+|wall of \w+ cantonment"
        r"|sappers?|security men|securitymen|(?:security )?(?:check ?-?posts?|checkpoints?)|security (?:forces?"
        r"|personnel|post|convoy|facility"
        r"|forces' \w+)|army|military|soldiers?|troops?|(?:army|military|fc|frontier corps|levies|rangers"
        r"|paramilitary|security|coast guard|navy|naval|air force|isaf|coalition|border)(?: \w+)? (?:\w+ )?"
        r"(?:convoy|post|camp|base|vehicle|check ?-?post|checkpoint|patrol|headquarters|personnel|soldiers?"
        r"|men|troops|fort|installation|checkposts|outpost|facility|forces?)|airbase|air base|cantonment"
        r"|frontier corps|levies|khasadars?|rangers|convoy")),
    (TargetClass.TRANSPORT, (
        r"trains?|buses|bus|railway (?:station|track|line)|express|passenger (?:van|coach|bus|train)|railway"
        r"|coach(?:es)?|trucks?|tankers?|containers?|oil tankers?|airport|transport (?:headquarters|hub)|wagon"
        r"|rickshaw")),
    (TargetClass.MARKET, r"markets?|bazaars?|bazars?|shops?|mall|stock exchange|plaza"),
    (TargetClass.GOVERNMENT, (
        r"government (?:office|building|official)s?|courts?|judges?|officials?|assembly|minister'?s?"
        r"|secretariat|deputy commissioner|assistant commissioner|consulate|embassy|election commission|nadra"
        r"|tehsil office|governor|mayor")),
    (TargetClass.INFRASTRUCTURE, (
        r"(?:gas )?pipelines?|power (?:pylons?|lines?|plants?|stations?)|pylons?|bridges?|mobile towers?"
        r"|(?:gas|oil) (?:field|well)\w*|wellheads?|railway tracks?|transmission (?:line|tower)s?|dams?"
        r"|construction site|electricity|grid station|transmission")),
)  # fmt: skip
ALTERNATIVES = "|".join(f"(?P<{kind.value}__{n}>{words})" for n, (kind, words) in enumerate(TARGETS))
TARGET_WORDS = Cued(rf"\b(?:{ALTERNATIVES})\b")


@dataclass(frozen=True, slots=True)
class Word:
    """A term and the words that state it."""

    value: str
    start: int  # in the sentence
    end: int


@lru_cache(maxsize=1024)
def attack_type(sentence: str) -> Word | None:
    """Give how the attack was done, where the sentence says so; an operation by the forces is other."""
    low = lower_same_length(sentence)
    operation = OPERATION.search(low)
    for kind, pattern in TYPES:
        match = pattern.search(low)
        if match is None:
            continue
        if operation and kind in BY_FORCES_TOO and not ATTACKED.search(low):
            break
        return Word(kind.value, match.start(), match.end())
    return Word(AttackType.OTHER.value, operation.start(), operation.end()) if operation else None


def _kind(match: re.Match[str]) -> str:
    """Give the class whose words matched; one class may stand in several rows."""
    return (match.lastgroup or TargetClass.OTHER.value).partition("__")[0]


def target(sentence: str) -> Word | None:
    """Give what was hit: the first thing named after a word of attack, or of which an attack is told."""
    low = lower_same_length(sentence)
    for match in TARGET_WORDS.finditer(low):
        before = low[max(0, match.start() - 90) : match.start()]
        if HIT_NEXT.search(before):
            return Word(_kind(match), match.start(), match.end())
        if NOT_HIT.search(before) or SPEAKS.match(low, match.end()):
            continue
        if HIT_BEFORE.search(before) or HIT_AFTER.match(low, match.end(), match.end() + 120):
            return Word(_kind(match), match.start(), match.end())
    return None
