"""Framing: whether a sentence tells news or something else."""

from __future__ import annotations

import re
from functools import lru_cache

from sabaq.model.evidence import Framing
from sabaq.sources.prose.frames.occasions import (
    COURTHOUSE,
    MISHAP,
    OFFENCE,
    PAST,
    SPEAKING,
    TAKEN,
    held_by,
    settled,
    struck,
    summed,
    unfelt,
)
from sabaq.sources.prose.text.cues import Cued
from sabaq.sources.prose.text.lazily import lazily

HYPOTHETICAL = Cued(
    r"\b(?:could|would|might|(?-i:may)|can|shall) (?:\w+ ){0,2}(?:kill|die|be killed|attack|carry out|target|strike"
    r"|happen|be hurt|claim|cause|do\b|take the lives)|"
    r"\bbreeds?\b|\bgrant that\b|\b(?-i:If)\b|\bif (?:an?|the|they|we|militants|terrorists|another|one"
    r"|such|no|nothing)\b"
    r"|\b(?:mock|drills?|rehearsal|simulat\w+|scenario)\b|\bwere to\b|"
    r"\bfears? (?:of|that)\b|\bwarn(?:s|ed|ing)? (?:of|that|against)\b|\bone death\b|\bno truth\b|\brumou?rs?\b"
    r"|\bthreat (?:alert|assessment|letter)\b|\b(?:terror|security) alert\b|\b(?:is|are|was"
    r"|were) feared to (?:be )?plan"
    r"|\b(?:is|are) (?:likely|expected|set) to (?:be )?(?:attack|target|strike|kill)"
    r"|(?<!not )\b(?:answer|dismiss|reject|rubbish|refut|contradict|belie)\w* (?:as \w+ )?(?:the )?(?:media "
    r"|\w+ )?(?:reports?|rumou?rs?"
    r"|claims?|messages|posts|talk|news|speculation)"
    r"|\bforecasts?\b|\bpredict\w*\b|\bestimates? that\b|\bhypothetical\w*\b|\bimagine\b|\bsuppose\b"
    r"|\b(?:exercise|training exercise) (?:was|is|in which|involving)\b",
    re.IGNORECASE,
)
BACKGROUND = Cued(
    r"\blast year\b|\b(?:years?|months?|weeks?|decades?) (?:ago|back(?! (?:in|at|to|from)))\b|\b(?:a|one|two"
    r"|three|four|five|six|several|some|ten)"
    r" (?:(?:weeks?|months?) (?:earlier|previously|before(?=[.,;]|\Z))|years? (?:earlier|before))\b"
    r"|\blast (?:saw|such|suffered|witnessed)\b|(?<![\w,;)] )\bin the (?:deadliest|worst|bloodiest)(?: such)?(?: \w+)?,"
    r"|\banniversar\w+|\bcommemorat\w+\b(?! (?:gathering|ceremony|event"
    r"|rally))|\bin memory of\b"
    r"|\blast month [^.;]{0,70} in a similar\b|\bback in (?:19|20)\d\d|\b(?:has|have) (?:carried out"
    r"|claimed|staged|launched|mounted|conducted) (?:some|many"
    r"|most|numerous|scores|dozens|hundreds|countless|a (?:number|series|string|spate)) of\b|"
    r"\b(?:sentenced|convicted|acquitted|indicted|on trial|death penalty|verdict|inquest"
    r"|(?<!an )(?<!judicial )(?<!impartial )(?<!independent )(?<!immediate )(?<!thorough )(?<!transparent )inquiry into"
    r"|commission of inquiry"
    r"|life (?:terms?|imprisonment|sentences?)|years? in (?:jail|prison)|jailed for|handed down|challaned?"
    r"|prosecut(?:e[ds]?|ing|ions?)\b"
    r"|prosecutors?\b"
    + SPEAKING
    + r"|charge-?sheet(?:ed)?|witness(?:es)? testified|court (?:sentenced|ruled|heard|on|rejected|granted"
    r"|adjourned|awarded"
    r"|ordered|upheld|summoned|handed|acquitted|indicted|directed|framed|issued|dismissed))\b|"
    r"\b(?<=\w )years (?:(?:this|on|last|next) \w+ |ha(?:s|ve|d) (?:\w+ )?(?:passed|gone|elapsed|rolled) (?:by )?)?"
    r"(?:after|since|on|later)\b"
    r"|\b(?:on )?this day in (?:19|20)\d\d\b|\b(?:hanged|gallows|mercy petitions?|death row|convicts?|plea|bail"
    r"|remand"
    r"|acquittal|appeals? court|high court|supreme court|tribunal|(?:court|case|bail|appeal|trial|pre-trial) hearing"
    r"|hearing of)\b|"
    r"\b(?:vigils?|candle\w*|wreaths?|minute's silence|moment of silence|memorial(?! (?:hospital|trust|medical|school"
    r"|college|park|stadium|hall))|remembrance|death anniversary"
    r"|chehlum"
    r"|barsi|urs)\b|\bmark(?:s|ed|ing)? (?:the|a|one|two|\w+) (?:day|year|anniversary|month)\b"
    r"|\bto remember (?:the )?|\bpa(?:id|ys?|ying) (?:rich )?tributes?\b(?=[^.]{0,80}\b(?:19|20)\d\d\b)|"
    r"\b(?:january|february|march|april|june|july|august|september|october|november|december)"
    r" (?:attack|bombing|blast|massacre|siege|raid)s?\b[^.;]{0,40}\bhad \w+ed\b|"
    r"\b(?:has|have) (?:(?:intensified|stepped up|escalated|renewed) (?:its|their|the) (?:\w+ )?(?:campaign|attacks|war"
    r"|insurgency|fight)|(?:often|frequently|repeatedly|regularly)"
    r" (?:used|carried out|staged|targeted|attacked|claimed|struck|bombed)\b)|"
    r"\b(?:january|february|april|june|july|august|september|october|november"
    r"|december)'s (?:[\w-]+ ){0,2}?(?:attack|bombing"
    r"|blast|massacre|siege|raid)s?\b|\bhistorically\b|\bpreviously\b|\bearlier attack\b|\bin the past\b"
    r"|\bin recent (?:years|months|weeks)\b"
    r"|(?<!\bwho )(?<!\bwhich )(?<!long )(?<!route )(?<!road )(?<!vehicle )(?<!device )(?<!was )(?<!were )(?<!been )"
    r"\bused to\b|(?<!orders )(?<!ordered )\bprobe\b(?! (?:on(?=\W*\Z|[.,;])|underway|under way|launched|ordered"
    r"|begun))|\b(?:documentary|memoirs?|novel|exhibition|inaugurat\w+"
    r"|foundation stone|renamed|named (?:after|for|in hono))\b"
    r"|\bsurvivors? of the\b|\bthat year\b|\b(?:attack|bomb(?:ing)?|blast|massacre|siege|raid)s? of (?:19"
    r"|20)\d\d\b|\bthe (?:19|20)\d\d (?:\w+ ){0,3}?(?:attack|bombing|massacre|assault"
    r"|raid|blast"
    r"|siege|murder|killing|ambush|operation|insurgency|war)",
    re.IGNORECASE,
)
# From here to the end of the sentence the words tell what somebody did before or means to do; what went before is news.
CONTINUES = lazily(
    r"\A\W*(?:during|in|after) (?:the|that|this) (?:same )?(?:attack|ambush|bombing|incident|raid|assault|blast"
    r"|siege)\b"
    r"|\A\W*(?:within (?:hours|minutes|days)|(?:hours|days|minutes) (?:later|afterwards)|by (?:nightfall"
    r"|evening|night)|\w+ (?:hours|days)"
    r" (?:later|afterwards))\b"
    r"|\b(?:that (?:day|night|evening|morning|attack|assault|blast|bombing|massacre)|at the time|back then"
    r"|those killed then)\b",
    re.IGNORECASE,
)
AGGREGATE = Cued(
    r"\b(?:killed|died|martyred|injured|wounded)(?: \w+){0,2} (?:in|during) (?:19|20)\d\d\b|"
    r"\b(?:the majority|most|many|half|some) (?:of [^.;]{3,40} )?(?:were|was|are|is) (?:attributed"
    r"|perpetrated|claimed"
    r"|carried out)\b|\bin (?:those|these|such) (?:campaigns|years|wars|operations|decades|battles)\b|"
    r"\b(?:so far this year|this year|(?<!captivity )(?<!custody )(?<!missing )since (?:19|20)\d\d"
    r"|since (?:january|february|march|april|may|june|july"
    r"|august|september|october|november|december)|"
    r"\d+ (?:\w+ ){0,2}(?:attacks|incidents|bombings|blasts|ibos|raids) (?:in|during|over"
    r"|there in) (?:the )?(?:january|february"
    r"|march|april|may|june"
    r"|july|august|september|october|november|december|year|month|quarter|first|last|past|(?:19|20)\d\d)|"
    r"since the beginning|every (?:day|year|month|week)|per (?:day|year|month)|each (?:day|year|month|week)"
    r"|annually|during the (?:year|month|quarter)|"
    r"(?:during|in|over) the (?:period|half-year)|half-yearly|in the first \w+ (?:months|quarters?)"
    r"|over the (?:past|last) (?:\w+ )?(?:years?|months?|weeks?|decades?)|"
    r"in (?:19|20)\d\d alone|total of \d+ (?:attacks|incidents|ibos|operations|raids|strikes|bombings|blasts)"
    r"|between (?:19|20)\d\d and|during (?:19|20)\d\d"
    r"|decades of|war on terror|"
    r"\d+ (?:attacks|incidents|operations|bombings) (?:were|was|have|had|in|during|took)|in "
    r"(?:\w+ ){0,2}attacks across(?![^.;]{0,60}\bon \w+day)|"
    r"(?:annual|yearly|half-yearly|quarterly|monthly|weekly) (?:report"
    r"|review|summary|digest))\b",
    re.IGNORECASE,
)  # fmt: skip
FORESTALLED = lazily(r"\bbefore (?:[\w'-]+ ){1,5}\Z", re.IGNORECASE)  # "was shot before he could strike"
REHEARSED = lazily(r"mock|drill|rehears|forecast|scenario|simulat|predict", re.IGNORECASE)
WHO = lazily(  # what a claimant has long been at: "Al-Shabaab, which has fought since 2006 to topple it, said"
    r", (?:which|who) (?:has|have|had) [^.;]{3,150}?,(?= (?:said|says|claimed|told|announced|took)\b)"
)
QUESTION = lazily(r"\?[\"')]*\s*$")


COURT = Cued(
    r"\b(?:hanged|executed at|gallows|mercy petitions?|death row|sentenced|convicted|acquitted|indicted|on trial)\b",
    re.IGNORECASE,
)
CRIME = Cued(
    r"\b(?:land|property|family|money|water|old|personal|blood|tribal|domestic|marital"
    r"|business)(?: \w+)? (?:feud|dispute"
    r"|enmity|rivalry|vendetta|row|quarrel|clash)\b|\b(?:quarrel|dispute|feud|row|brawl|scuffle|argument"
    r"|enmity) (?:over|on) "
    r"|\bover (?:a|an|the|some)? ?(?:petty |minor |old )?(?:land|plot|property|money|water|row|quarrel|dispute"
    r"|parking|cricket"
    r"|inheritance|marriage|rishta|debt|rent|mobile|cattle|loan)\b"
    r"|\bbetween two (?:families|groups|clans|tribes|sub-?tribes|factions)\b|\b(?:robber(?:y|ies|s)?|robbed"
    r"|dacoit\w*|thieves|thief|theft|poachers?|smugglers?|timber mafia|burglar\w*|land grabbers?|extramarital|eloped?"
    r"|karo-?kari|honou?r[- ]?killings?|for honou?r|in the name of (?:so-called )?honou?r|domestic (?:dispute"
    r"|violence)"
    r"|matrimonial|drug dealers?|drug peddlers?|street crimes?|mugg\w+|snatch\w*(?! (?:\w+ ){0,3}?"
    + TAKEN
    + r")|car-?lift\w*|blood money"
    r"|rape[ds]?|river(?:ine)? bandits)\b"
    r"|\b(?:firing|gunfire|shots?|shooting)(?: \w+){0,3} (?:at|during) (?:a|the|his|her) (?:wedding|marriage"
    r"|mehndi|engagement"
    r"|celebration)",
    re.IGNORECASE,
)
TERROR = Cued(
    r"\b(?:terror\w*|militants?|suicide|ied|insurgents?|separatists?|khawarij|khwarij|bomb\w*|peace committee)\b",
    re.IGNORECASE,
)
ACCIDENT = Cued(
    r"\bcollided\b|\ban accident\b|\bplunges?\b|\bpile-?up\b|\bplane crash\w*|\b(?:plane|helicopter|jet"
    r"|aircraft)\b[^.;]{0,30}\bcrash(?:ed|es)?\b"
    r"|\bgas stove\b|\bshort[- ]?circuit\w*|\b(?<=\w )fire(?=:)|\bmagnitude\b|\bburst (?:tyre|cylinder|pipe)"
    r"|\b(?:tyre|boiler|cylinder|transformer|compressor|pipeline|tank)\b[^.;]{0,40}\b(?:burst|gave way)\b"
    r"|\bcollision\b|\bderail\w*|\bdozed off\b"
    r"|\b(?:road|traffic|train|car|bus|mine|mining|boat|van|truck|highway|industrial) (?:accident|crash|mishap"
    r"|collision)"
    r"|\b(?:factory|house|hotel|plaza|market|forest|warehouse|oil depot|kitchen|shop|mill) fires?\b"
    r"|\bfire (?:broke out|erupted"
    r"|engulfed|gutted|swept)|\bgas (?:leak\w*|explosion|blast|accumulat\w*)|\bmethane\b"
    r"|\b(?:coal )?mine (?:collapse\w*"
    r"|cave\w*|explosion|blast|gas)|\bcylinder (?:blast|explo\w+)|\bboiler (?:blast|explo\w+)"
    r"|\btransformer (?:blast|fault"
    r"|explo\w+)|\b(?:floods?|flooding|flash flood|earthquake|tremor|landslide|heat ?wave|heat ?stroke"
    r"|cold wave|lightning"
    r"|rainstorm|cyclone|monsoon|torrential|dengue|cholera|covid\w*|coronavirus|measles|food poisoning"
    r"|toxic liquor|hooch"
    r"|drown(?:ed|ing|s)?|electrocut\w+|overturn(?:ed|s)|avalanche|stampede|celebratory|aerial firing"
    r"|wedding firing|plunged"
    r"|capsiz\w+|suffocat\w+|roof (?:collapse\w*|caved in|fell)|building collapse\w*|wall collapse\w*|road traffic"
    r"|traffic accident|brake failure|brakes failed|skidded|rammed into a (?:tree|wall|pole|trailer)|hit-and-run)\b",
    re.IGNORECASE,
)
FALSE = Cued(  # whatever else such a report says, nothing happened
    r"\b(?:reports?|news|claims?(?! (?:of|by) (?:the |any |some )?(?:another|other|rival|credit|responsibility"
    r"|ownership))|posts?|videos?|clips?|messages?|audio|images?)\b[^.;]{0,140}\b(?:false|fake"
    r"|untrue|baseless"
    r"|incorrect|fabricated|malicious|unfounded|years? old|old one|doctored)\b"
    r"|\b(?:den(?:ied|ies)|reject(?:ed|s)|dismiss(?:ed|es)|refut(?:ed|es)|scotche[ds]) (?:(?:the|media|press|all) )?"
    r"(?:reports?|rumou?rs?|news)\b"
    r"|\b(?:turned out|found|proved"
    r"|confirmed) to be (?:an? )?(?:false|fake|untrue"
    r"|hoax|tyre|cracker|firecracker|dummy|sound)|\bhoax\b"
    r"|\bwrongly (?:circulated|reported|shared|described) as\b"
    r"|\bit (?:was|turned out to be) (?:only |just )?(?:a |an )?(?:wedding|celebrat\w+|tyre|firecrackers?|cylinder)\b"
    r"|\bfake news\b|\b(?:mock|dummy|simulated) (?:drill|exercise|attack|casualt\w+|evacuation|raid)\b"
    r"|\b(?:mock|anti-terror\w*|evacuation|emergency|rescue|security|safety|civil defence) drills?\b"
    r"|\brumou?rs?\b[^.;]{0,80}\b(?:baseless|false|fake|unfounded|untrue)\b|\b(?:spread|spreading|circulating"
    r"|heed) (?:any )?rumou?rs?"
    r"|\btable-?top exercise\b|\binject \d|\bexercise scenario\b"
    r"|\b(?:multinational|joint|naval|military|field|annual|counter-?terrorism|training|live-fire|firing"
    r"|war) exercises?\b"
    r"|\blive-fire (?:practice|training)|\bwar ?games?\b|\brehearsals?\b"
    r"|\bno (?:such |terrorist |untoward )?(?:attack|incident|occurrence|blast|explosion|bomb"
    r"|event|thing)(?: of (?:that|this|any) kind)?"
    r" (?:(?:has |had |have )?(?:taken place|took place|occurred|happened)|was reported)\b"
    r"|\bno (?:incident|attack|event) of (?:that|this|the|any) kind\b"
    r"|\bthere (?:was|were|(?:has|have) been) no (?:bomb|attack|blast|explosion|such)\b"
    r"|\b(?:reject|rejects|rejected) the (?:claim|allegation)s?\b|\ba lie from\b|\b(?:was|were|is|are) a lie\b"
    r"|\bnot (?:from |due to |caused by |the result of )?(?:any |an? )?(?:attack|bomb|terroris[mt]\w*|sabotage)\b"
    r"|\b(?:sabotage|terrorism|terror angle|foul play) (?:was |has been |is )?ruled out\b"
    r"|\bruled out (?:sabotage|terrorism)\b"
    r"|\bnot security[- ]related\b|\bterror(?:ism)?[- ]related: (?:nil|none|no|0)\b|\bno (?:actual|real) emergency\b"
    r"|\b(?:casualty|casualties|triage|preparedness|hostage|bomb|attack|grenade"
    r"|fire) (?:management )?(?:drill|exercise)s?\b"
    r"|\bdrills? (?:was|were|is|are|has been|had been) (?:held|conducted|carried out|staged|run|organi[sz]ed)\b"
    r"|\b(?:volunteers?|students|actors|cadets|staff|people|pupils|others|men|women) (?:who )?"
    r"(?:acted|played|posed|pretended|lay(?= (?:\w+ )?as))"
    r" (?:\w+ ){0,2}?(?:as|to be|the|dead) ?(?:\w+ )?(?:injured|wounded|dead|victims?|casualt\w+|hostages?"
    r"|attackers?|terrorists?)?\b",
    re.IGNORECASE,
)
DENIED = lazily(
    r"\b(?:not|no|without|never|neither|ruled out)(?: \w+){0,4}? (?:attacks?|bombs?|terror\w*|militants?"
    r"|blasts?|sabotage)\b"
    r"|\b(?:sabotage|terrorism)(?: \w+){0,2} ruled out\b|\banti-terror\w*"
    r"|\bbomb (?:disposal )?(?:squads?|units?|experts?)\b",
    re.IGNORECASE,
)
FOUND = Cued(
    r"\b(?:bod(?:y|ies)|corpses?|skeletons?|remains)\b(?: \w+){0,4}? (?:found|washed up|fished|discovered)\b",
    re.IGNORECASE,
)
LEFT = lazily(
    r"\b(?:washed up|fished|elsewhere|separately|canal|river|nullah|well|decomposed|torture\w*|dumped"
    r"|unidentified)\b",
    re.I,
)
ATTACK = Cued(
    r"\b(?:attack\w*|bomb\w*|gunm[ae]n|militants?|terror\w*|(?:s?vb|rc)?ied|suicide|rpgs?|ambush\w*"
    r"|insurgents?|assailants?|explosives?(?:-laden)?|grenade|rocket"
    r"|(?<!gas )shell(?:ed|ing)"
    r"|taken (?:away |off )?(?:\w+ ){0,7}?by (?:armed|unknown|unidentified|masked) (?:men|persons)"
    r"|mortar|(?<!cylinder )(?<!gas )blasts?|shells?|mow(?:n|ed) down|rak(?:ed|ing) (?:the|a|an)"
    r"|saboteurs?|raiders|rebels (?:burn|torch|attack|hit|shot|fired)\w*"
    r"|separatists?|charge (?:burst|went off|exploded|blew|caught)"
    r"|bl(?:ew|owing) up (?:a|an|the) (?:\w+ ){0,3}?(?:tracks?|rail\w*|line|bridge)"
    r"|blown (?:the"
    r"|a) (?:bridge|line|track)|(?:was|were|been) mined"
    r"|operations? against"
    r"|(?:after|in|by|from) (?:an? |the )?(?!gas|boiler|cylinder|transformer)(?:\w+ )?explosion"
    r"|fir(?:ed|ing) (?:at|on|upon)(?! (?:a |the )?(?:\w+ )?(?:wedding|marriage|mehndi|engagement)))\b",
    re.IGNORECASE,
)


FLED = Cued(
    r"\b(?:trying|attempting|tried|attempted|while|as) (?:\w+ ){0,4}?(?:to )?(?:escap\w+|flee\w*|fled|get away"
    r"|speed\w* away)\b(?! (?:\w+ )?(?:landslides?|floods?|fires?|avalanche|collision|hospital|home|police|accident))",
    re.IGNORECASE,
)
SHOT = Cued(
    r"\b(?:targeted (?:killing|shooting|attack)s?|bullet-riddled|beheaded|assassinat\w+|ambush\w*)\b", re.IGNORECASE
)


def harmless(sentence: str) -> bool:
    """Say whether a sentence tells of an accident, of weather, of a court or of crime without an attacker."""
    quiet = _mishap(sentence) or COURT.search(sentence) or _offence(sentence) or settled(sentence)
    return bool(quiet) and not told_as_attack(sentence)


def ordinary(text: str) -> bool:
    """Say whether a whole text tells of an accident or of crime, and of no attack that it does not rule out itself."""
    quiet = _mishap(text) or CRIME.search(text) or OFFENCE.search(text) or FOUND.search(text)
    return bool(quiet) and not ATTACK.search(DENIED.sub(" ", text)) and not SHOT.search(text)


def told_as_attack(sentence: str) -> bool:
    """Say whether a sentence has a word that only attacks have."""
    return bool(ATTACK.search(sentence))


ELSEWHERE = lazily(
    r"\A\W*[A-Z][\w' ]{2,20}(?::|, (?:same|also|on)\b)|\b(?:in|at|near|from|outside|on) (?:the )?[A-Z]"
    r"|\b(?:[Ss]eparate|[Ee]lsewhere|[Aa]nother|[Mm]eanwhile|[Ff]ound)"
)  # than where the attack was
BYGONE = lazily(
    r"\b(?:(?:into|in|from|with|under) which|who|which|that) (?:(?!kill|attack|bomb|died|dead|injur|wound|shot|blast"
    r"|claim"
    r"|hit)[\w'-]+ ){1,8}?(?:years?|months?|decades?) ago\b(?=[^.;]{3,90}\b(?:\w+day|today|last night|this \w+ing)\b)|"
    r", wh(?:ich|o|ose)\b[^,.;]{3,90}\b(?:last year|(?:years?|months?) ago|in (?:19|20)\d\d),"
    r"|, (?:even )?(?:as|while|hours after|hours before|days before)\b[^,.;]{3,60}\b(?:anniversar\w+|commemorat\w+"
    r"|remembrance)\b[^,.;]{0,40},"
)


@lru_cache(maxsize=256)
def of_old(sentence: str) -> bool:
    """Say whether a sentence is about a matter settled or mourned, and tells no fresh deed."""
    bare = BYGONE.sub(",", sentence) if ", " in sentence or " ago" in sentence else sentence
    if COURTHOUSE.search(sentence) and ATTACK.search(sentence):
        bare = re.sub(COURTHOUSE.source, " ", bare, flags=re.IGNORECASE)
    return held_by(BACKGROUND, bare) or settled(bare)


def frame(sentence: str, *, title: bool = False, told: bool = False) -> Framing:
    """Give how a sentence frames what it tells; a headline's question or plan is no news either.

    `told`: an attack has been told, so that inmates or patients who died in no place of their own are its victims.
    """
    supposed = HYPOTHETICAL.search(sentence)
    if (supposed and not _done(sentence, supposed)) or (QUESTION.search(sentence) and not title):
        return Framing.HYPOTHETICAL
    if unfelt(sentence):
        return Framing.HYPOTHETICAL
    bare = WHO.sub("", sentence) if ", wh" in sentence else sentence
    if summed(bare, AGGREGATE) or summed(bare, PAST):
        return Framing.AGGREGATE
    goes_on = told and not (ELSEWHERE.search(sentence) or ACCIDENT.search(sentence))
    if (not goes_on and _offence(sentence)) or of_old(sentence):
        return Framing.BACKGROUND
    found = _mishap(sentence) or (FOUND.search(sentence) and LEFT.search(sentence) and not SHOT.search(sentence))
    return Framing.BACKGROUND if found and not goes_on and not ATTACK.search(sentence) else Framing.NEWS


def _done(sentence: str, supposed: re.Match[str]) -> bool:
    """Say whether what is supposed was forestalled, or a fresh deed is told before it, or after a drill or forecast."""
    if FORESTALLED.search(sentence, 0, supposed.start()):
        return True
    after = REHEARSED.match(supposed.group()) and struck(sentence, supposed.end())
    return bool(after) or struck(sentence, 0, supposed.start())


def _mishap(text: str) -> bool:
    """Say whether a text tells of an accident, and of none on the way out of an attack."""
    return bool(ACCIDENT.search(text) or MISHAP.search(text)) and not FLED.search(text)


def _offence(text: str) -> bool:
    """Say whether a text tells of crime and of no militant; not where it told of an attack before a semicolon."""
    first, _, more = text.partition(";")
    told = first if more and told_as_attack(first) else text
    return bool(CRIME.search(told) or OFFENCE.search(told)) and not TERROR.search(text)
