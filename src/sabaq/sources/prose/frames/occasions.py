"""Occasions: what deaths are told of besides a fresh attack.

A court, a day of mourning, a cheque for the heirs, an exercise, an alarm or a list over years speaks of attacks that
are none of today's. A sentence that then tells a deed of armed men with its day is news all the same.
"""

from __future__ import annotations

import re
import sys

from sabaq.sources.prose.frames.courts import attacked
from sabaq.sources.prose.text.cues import Cued, Family
from sabaq.sources.prose.text.lazily import lazily

TAKEN = (
    r"(?:employees|workers|labou?rers|engineers?|officials?|polic\w+|soldiers?|personnel|passengers|teachers?|elders?"
    r"|doctors?|drivers|tourists?|people|persons|men\b|tribesm[ae]n|villagers|technicians?"
    r"|surveyors?|journalists?|staff)"
)  # who is snatched; phones and purses are, too
MANY = r"(?:\d+|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|several|few|many|some)"
BEREAVED = (
    r"(?:widows?|orphans?|heirs?|next of kin|(?:fathers?|mothers?|parents|sons?|brothers?|husbands?|wives)"
    r" (?:of(?! the (?:soil|nation|motherland))|who lost)|bereaved)"
)
SPEAKING = (  # a prosecutor who tells news, as in countries where they lead the search
    r"(?!(?:'s office)?,? (?:of \w+ )?(?:said|says|sees?|put|told|believe[sd]?|announced|suspects?|confirmed|named))"
)
MATTER = Cued(  # a court, a jail, a prosecutor
    r"\b(?:death|life) (?:sentences?|penalt(?:y|ies)|terms?|warrants?|imprisonment)\b"
    r"|\b(?:prosecution|(?<!them )(?<!including )prosecutors?\b"
    + SPEAKING
    + r"|defence (?:lawyer|counsel)|sessions judge|(?:the|constitutional|larger|full|division|member) bench"
    r"|trial of (?:those|the|two|three|four|five) (?:\w+ )?accused|judge"
    r" (?:sentenc|award|gave|hand|convict|acquit|reject)\w*|court reporter|court diary|cause list|main accused"
    r"|atc (?:[A-Z]\w+ )?(?:judge|court|award|sentenc|hand|gave|jail|acquit|convict|indict|adjourn|grant|send|sent"
    r"|remand)\w*)\b"
    r"|\bsent to (?:jail|prison) for\b|\b(?:jailed|imprisoned) (?:\d+|two|three|four|five|six|for)\b"
    r"|\bhand(?:ed|s) (?:down )?(?:\w+ ){0,3}?(?:years?|terms?|death)\b|\bimprisonment\b"
    r"|\bforensic (?:results?|reports?)\b|\bset aside the\b|\b(?:guilty|verdict|conviction|testif\w+"
    r"|cross-examin\w*|decapitation case|murder case|carnage case|shrine case|bus case|blast case"
    r"|attack case|bombing case|massacre case|killing case)\b",
    re.IGNORECASE,
)
MOURNING = Cued(  # days of mourning, and what the living do about the dead
    rf"\b{BEREAVED}\b[^.;]{{0,60}}?\b(?:told|said|says|asks?|asked|writes?|wrote|wait\w*|receiv\w+|given|get|got"
    r"|remember\w*|recall\w*|pension|cheques?|compensation|plots?|jobs?|martyrs?|martyred|killed|slain|attack"
    r"|siege)\b"
    rf"|\b(?:cheques?|compensation|ex-?gratia|shuhada package|martyrs'? package|pensions?|plots?"
    rf"|jobs?)\b[^.;]{{0,60}}?"
    rf"\b(?:for|to|of|among) (?:the |all )?(?:\w+ ){{0,3}}?(?:{BEREAVED}|families|legal heirs|victims|sons|daughters"
    r"|children)\b"
    r"|\bwhose (?:fathers?|sons?|husbands?|brothers?|mothers?|daughters?|wives|parents|relatives"
    r"|colleagues) (?:was|were"
    r"|had|died|lost)\b|\b(?:martyrs'? day|youm-e-\w+|day of (?:mourning|the martyrs|remembrance)|quran khwani|fateha"
    r"|fatiha|roll of honou?r|would have (?:been|turned) \d\d|a tribute:|in remembrance|fell silent|monument"
    r"|plaque|unveiled?|minute of silence|two-minute silence"
    r"|first anniversary|sons of martyrs|martyrs' families|families of martyrs|shuhada families)\b"
    r"|\b(?:the|a) (?:film|book|play|song|poem|painting|serial|podcast|series|mural|exhibition) (?:\w+ )?(?:tells"
    r"|recalls|depicts|shows|is about|on|about|recounts)\b"
    r"|\b(?:trauma cent(?:re|er)|hospital|ward|school|police station|unit) (?:was|were"
    r"|has been) (?:\w+ )?(?:opened|built"
    r"|inaugurated|equipped|upgraded)\b|\b(?:trained|recruited|enlisted|hired|inducted|trains|recruits) (?:\d[\d,]*"
    r"|more|new|young)\b|\bwere (?:enlisted|recruited|inducted|promoted|honou?red|decorated)\b",
    re.IGNORECASE,
)
PAST = Cued(  # a span of years
    rf"\b(?:in|within|over) (?:the (?:past|last|previous) )?{MANY}(?:teen)? (?:years|months"
    rf"|decades)\b(?! (?:of age|old|ago"
    r"|later|jail|in))"
    r"|\bin the (?:past|last|previous) (?:\w+ )?(?:years?|months?|decades?|quarter|half-year)\b"
    r"|\b(?:between|from) (?:19|20)\d\d\b|\bin (?:19|20)\d\d (?:and|to) (?:19|20)\d\d\b"
    r"|\b(?:unions?|associations?|federations?|commission|body|board|watchdog|monitor|report|bar)\b"
    r"(?: \w+){0,3}? (?:lists?|counts?|counted|tallies|documented|recorded|has a list|keeps a list)\b",
    re.IGNORECASE,
)
RANKED = lazily(
    r"\b(?:no ?(?:one|body)?|not a|never) [^,.;]{0,40}? since \w+|"
    r"\b(?:second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|\d+(?:st|nd|rd|th)|first|latest|last|worst"
    r"|deadliest|bloodiest|biggest|largest|heaviest|highest|most \w+|another)\b[^.;,]{0,60}?\b(?:this (?:year"
    r"|month|week)"
    r"|since (?:\w+ )?(?:19|20)?\d\d|since \w+|(?:in|for|over|within) (?:the (?:past|last) )?[\w-]+"
    r" (?:days|weeks|months|years|decades)|so far this year|of (?:the|this) (?:year|month)|in (?:19|20)\d\d)",
    re.IGNORECASE,
)  # "the fourth such attack this year" tells of one attack
DRILL = Cued(
    r"\b(?:championship|competition|contest|marksmen took part|tournament|prize distribution|passing-?out"
    r")\b"
    r"|\b(?:mock|staged|enact\w*|re-?enact\w*|simulat\w*|imagin(?:ed|ary)|played(?: out)?|pretend\w*|practis(?:e|ed)|"
    r"rehears\w*) (?:an? |the )?(?:\w+ ){0,2}?(?:bomb|blast|explosion|attack|hostage|raid|assault|scenario"
    r"|rescue|siege"
    r"|hijack\w*|emergency|casualt\w+|evacuation)\b"
    r"|\b(?:evacuation|security|rescue|disaster|emergency|counter-?terror\w*|anti-?terror\w*|preparedness|fire"
    r"|joint|combat"
    r"|commando|response) (?:exercise|drill|rehearsal|simulation|demonstration)s?\b|\bdress rehearsal\b"
    r"|\bpainted wounds\b"
    r"|\btraining bomb\b|\bdummy (?:bomb|device|casualt\w+|explosive\w*)\b|\bas (?:part of"
    r"|planned) (?:\w+ ){0,2}exercise"
    r"|\bin which (?:a|an|the) \w+ (?:is|are) (?:ambushed|attacked|bombed|stormed|hit|hijacked)\b",
    re.IGNORECASE,
)
ALARM = Cued(
    r"\b(?:(?<!\d )may|might|could|likely to|possibly|plan(?:s|ning)? to|planned to|intends? to|preparing to|tasked to"
    r"|ordered to) (?:\w+ ){0,2}?(?:target|hit|strike|attack|bomb|storm|enter|carry out|abduct|kidnap)\b"
    r"|\b(?:attacks?|strikes?|suicide|sabotage|bombing|ied)\b[^.;]{0,40}?\b(?:possible|expected|likely|feared"
    r"|apprehended)\b"
    r"|\b(?:over|in|within|for) (?:the )?(?:next|coming) (?:\w+ )?(?:hrs|hours|days|week|weeks|month)\b"
    r"|\b(?:has|have|had) (?:sent|dispatched|tasked|assigned|moved|readied) (?:\w+ ){0,3}?(?:suicide )?(?:bombers?"
    r"|attackers?|fidayeen)\b|\b(?:bombers?|terrorists|militants|vehicle"
    r"|explosives?) (?:\w+ ){0,2}?(?:reported to have"
    r"|suspected to have|believed to have|said to have|has|have) entered\b|\bexplosive-laden vehicle has\b"
    r"|\b(?:promis|vow|threaten)\w* (?:\w+ ){0,3}?(?:blood|revenge|more attacks|war|to (?:burn|kill|avenge|punish))\b"
    r"|\bor (?:the|your|their|they|we|it|he) (?:\w+ )?will (?:be )?(?:burn|die|kill|pay|blown|shot|attacked|hit)\w*"
    r"|\b(?:high|red) alert\b|\bon the loose\b"
    r"|\b(?:advisory|alert|warning|letter) (?:\w+ ){0,3}?(?:says|said|issued|warns|states)\b",
    re.IGNORECASE,
)
LETTER = Cued(
    r"\byour (?:editorial|report|correspondent|article|story|paper|newspaper|columnist|issue|leader|edition"
    r"|coverage)\b",
    re.IGNORECASE,
)
LORE = Cued(
    r"\b(?:(?:old|the|a) saying|saying goes|proverb|as they say|question was asked|lesson of|fiction|legend"
    r"|in the novel)\b",
    re.I,
)
CALM = Cued(
    r"\b(?:ntr|nothing to report|nil report|no untoward|all quiet|situation (?:is |was |remained )?(?:peaceful|calm"
    r"|normal)|routine (?:day|patrol\w*|duties)|no (?:act|incident) of terror\w*|no incident (?:was )?report\w*)\b",
    re.IGNORECASE,
)
TAKEN_FOR = Cued(
    r"\b(?:first|initially|wrongly|earlier|mistakenly|at first|briefly|widely|residents|people|many|some|locals|what"
    r"(?: \w+){1,3}) (?:\w+ )?(?:took|taken|feared|thought|believed|reported|suspected|said|described|mistook"
    r"|mistaken"
    r"|called)(?: \w+){0,3}? (?:a|an|for a|for an|as a|as an) (?:(?!gas|cylinder|boiler|tyre"
    r"|transformer)\w+ ){0,2}?(?:bomb\w*|blast|attack|explosion|strike"
    r"|ied|shell|rocket|drone|suicide|terror\w*|grenade|gunfire)\b"
    r"|\bsuspect(?:ed)? (?:bomb|device|package|bag|object|ied|explosives?)\b[^.;]{0,60}?\b(?:was|were"
    r"|turned out|proved"
    r"|contained|held) (?:to be )?(?:a |an |only |just )*(?:bag|box|clothes|empty|toy|tyre|nothing|harmless|fake|sand"
    r"|cracker|books|fruit|rubbish)\b",
    re.IGNORECASE,
)
INNOCENT = Cued(
    r"\b(?:accident(?:al|ally)?|mishap|lightning|thunder\w*|sonic boom|tyre|tire|cylinder|transformer|boiler"
    r"|generator"
    r"|compressor|fire ?cracker|fireworks|short[- ]circuit|quarry\w*|gas leak\w*|stove|heater|electric\w*"
    r"|quarrel|prank"
    r"|hoax|bag of|scrap|no trace of explosives?|false alarm|battery|crackers? fired|wedding)\b",
    re.IGNORECASE,
)
RULED_OUT = Cued(
    r"\bno (?:sign of )?attack from outside\b"
    r"|\bno (?:act of |signs? of |evidence of |traces? of |indications? of |proof of |hint of |question of"
    r" |link (?:to|with) |suspicion of )(?:any )?(?:an? )?(?:suicide attack|terror\w*|sabotage|foul play|militan\w+"
    r"|an? attack|an? bomb|explosives?|arson)\b"
    r"|\bno (?:sabotage|foul play|terrorism|terror angle|terror link|militant hand) (?:is|was|has been|had been)\b"
    r"|\b(?:rul(?:e|ed|es|ing) out|discount\w*|excluded?) (?:any |a |an |the )?(?:possibility of |act of "
    r"|use of )?(?:terror\w*"
    r"|sabotage|militan\w+|foul|attack|bomb|explosives?|explosive material)\b"
    r"|\bnot (?:an act of )?(?:terror\w*|sabotage|terrorism-related"
    r"|terror-related)\b"
    r"|\b(?:reports?|news|word|talk|posts?|claims?) of (?:an? |the )?(?:\w+ ){0,3}?(?:attack|blast|bombing|explosion"
    r"|firing|bomb)\b[^.;]{0,40}?\b(?:is|are|was|were) (?:wrong|untrue|not true|incorrect|false|exaggerated"
    r"|baseless)\b"
    r"|\b(?:reject|dismiss|rubbish|brand|describ|term)(?:s|es|ed)? as (?:\w+ )?(?:fake|false"
    r"|baseless|propaganda|untrue)\b"
    r"|\bnothing of the (?:kind|sort) (?:took place|happened|occurred)\b|\b(?:word"
    r"|talk) on social media of [^.;]{0,60}?\b(?:is|was|are) (?:wrong|untrue|false)\b"
    r"|\b(?:blasts?|explosions?|bangs?|gunshots)\b[^.;]{0,60}?\b(?:was|were|caused by|due to|came from|put down to)"
    r" (?:a |an |the )?(?:\w+ )?(?:gas leak|quarry|cylinder|boiler|tyre|fireworks|transformer"
    r"|short[- ]circuit|sonic)\w*"
    r"|\bwrong to (?:speak of"
    r"|talk of|call it) (?:an )?"
    r"(?:terror\w*|attack|sabotage)\b|\bno truth in\b|, which the (?:army|military|police|government"
    r"|ministry|authorities) (?:has |have )?(?:denied|denies|deny)\b"
    r"|\bdenied that any (?:\w+ ){0,2}?(?:attack|blast|firing|bomb\w*"
    r"|explosion|incident|clash|soldiers?|policem[ae]n|persons?|bod(?:y|ies)|militants?|one|such|of)\b"
    r"|\bno (?:fighting|firing|attack|blast|such incident) (?:took place|occurred|happened|was reported)\b",
    re.IGNORECASE,
)
MISHAP = Cued(
    r"\b(?:house|building|mine|roof|wall|bridge|tunnel|ceiling|shed|school|shaft)(?: of (?:an? |the )?\w+)?"
    r" (?:collapse\w*|caves?\b|caved|fell (?:in|down)\b)|\b(?:motor)?(?:bike|cycle) (?:slip\w*|skid\w*)"
    r"|\b(?:quarry|pit) (?:collapse\w*|slides?\b)|\b(?:land|mud|rock|hill|snow)[- ]?slides?\b|\broof falls?\b"
    r"|\bfire-?damp\b|\boff the rails\b|\bcyl(?:inder)? burst\b|\bobituar(?:y|ies)\b"
    r"|\bburst (?:gas )?(?:cylinder|boiler|tank|tyre)\b|\bgas (?:from|filled|heater|fumes|poison\w*|suffocat\w*"
    r"|geyser)"
    r"|\btrapped (?:in|inside|under)\b|\bcrush(?:ed|es)? (?:\w+ ){0,3}?(?:to death|under)\b|\b(?:dumper"
    r"|speeding|overspeed\w*"
    r"|overload\w*|head-on|rash driving)\b|\b(?:boat|ferry|launch|vessel|dinghy) (?:\w+ )?(?:sank|sinks|capsiz\w+)"
    r"|\bsnake[- ]?bite|\b(?:leopard|wolf|wolves|bear|bull|stray dogs?|jackal|snake|crocodile|boar)s?\b[^.;]{0,30}?"
    r"\b(?:attack\w*|maul\w*|injur\w*|kill\w*|bit|gor\w+)\b|\biron rod\b|\bheat(?:wave|stroke)?\b(?! of)"
    r"|\bdehydrat\w+"
    r"|\b(?:unclaimed (?:bod|corpse|remain)\w*|heirless|drug addicts?|addicts)\b"
    r"|\bfighting (?:the )?(?:flames|fires?|blaze)\b"
    r"|\b(?:forest|bush|wild) ?fires?\b|\b(?:fire|flames|blaze) (?:that |which )?(?:gutted"
    r"|engulfed|broke"
    r"|razed|swept)|\bbegan in the engine\b|\bfire\w* works? (?:store|shop|factory)\b|\bscrap(?: (?:yard|dealer"
    r"|shop))\b"
    r"|\bpatients? (?:died|dies)\b|\b(?:virus|infection|fever|cancer|heart attack|cardiac arrest|kidney|malnutrition"
    r"|hepatitis|typhoid|poliovirus|diarrhoea|pneumonia)\b|\bbatons?\b|\bbaton[- ]charge\w*|\btear ?gas\w*"
    r"|\bwater cannons?\b|\bchild(?:ren)? (?:\w+ )?fell\b|\bfell (?:in|into|from|off) (?:a |an "
    r"|the )?(?:\w+ )?(?:ravine"
    r"|gorge|river|indus|canal|well|roof|manhole|nullah|ditch|stream)\b|\bfuel (?:truck|tanker) fire\b"
    r"|\b(?<=\()accident\)|\brta\b|\b(?:wickets|innings|batsm[ae]n|batters)\b|\bself-?immolat\w*"
    r"|\bsuicide by\b|\bcommitted suicide\b|\bhung (?:him|her)self\b",
    re.IGNORECASE,
)
OFFENCE = Cued(
    r"\b(?:robbers?|robbery|dacoits?|burglars?|bank heist|heist|snatch(?:ed|ers?|ing)(?! (?:\w+ ){0,3}?"
    + TAKEN
    + r")|extortionists?"
    r"|honou?r[- ]killings?"
    r"|in the name of hono[u]?r|karo-?kari|brawl|fight over|rival (?:clans?|families|tribes|groups of"
    r" villagers|parties in)|clans|inmates?|in-laws|drunk\w*|kite-?flying|aerial firing|katcha"
    r"|(?:bullets?|shots?|firing|gunfire|fired) from a wedding|land grabbers?|drug (?:dealers?"
    r"|peddlers?)|gambl\w+|smugglers?|step-?(?:father|mother"
    r"|brother|son)"
    r"|(?:father|husband|son|brother|mother|wife|man|woman|uncle|cousin|nephew|boy) (?:shot|shoots?"
    r"|kill(?:s|ed)|stabbed"
    r"|murder(?:s|ed)|strangl\w+|axed|hacked|poison\w+)(?: dead)? (?:his|her"
    r"|their) (?:own )?(?:\w+ )?(?:wife|husband|sisters?"
    r"|daughters?|brothers?|father|mother|sons?|cousins?|nephews?|uncle|fianc\w+|lover|parents|children|family)"
    r"|family feud|domestic (?:violence|dispute|quarrel)|eloped|over (?:a|an|the|some) (?:\w+ )?(?:well|canal"
    r"|road|timber|pasture"
    r"|cattle|goats?|tree|marriage|match|game|water ?course|right of way|loan|debt))\b",
    re.IGNORECASE,
)
HOSTILES = (
    r"(?:militants?|terrorists?|khwarij|khawarij|gun ?m[ae]n|insurgents?|attackers?|taliban|assailants?|armed (?:men"
    r"|motorcyclists)|motorcyclists|separatists?|martyrdom[- ]seekers?|fidayee\w*|(?:suicide )?bombers?"
    r"|(?:car |suicide |roadside "
    r"|twin )?(?:bomb|blast"
    r"|ied|mine|landmine|explosion|grenade|rocket|ambush)s?)"
)
WEAPONS = r"(?:rockets?|(?:mortar )?shells?|mortars?|bombs?|grenades?|charges?|mines?|ied|devices?|missiles?|drones?)"
VICTIMS = (
    r"(?:passengers|workers|labou?rers|hunters|cadets|soldiers|troops|policem[ae]n|constables?|villagers|people"
    r"|travell?ers|pilgrims|worshippers|students|miners|teachers?|drivers?|guards?|officers?|men|women|children)"
)
STRUCK = Cued(
    rf"\b{HOSTILES}\b(?: who| that| which)?(?: (?!had\b)[\w'-]+){{0,4}}? (?:attacked|struck|hit|stormed"
    r"|ambushed|shot|killed|thrown|tossed"
    r"|opened|fired|hurled|lobbed|threw|tore|ripped|rocked|exploded|went off|detonated|blew|raided|targeted"
    r"|kills?|hits?"
    r"|strikes?|injured|wounded|burst into|gunned|abducted|left)\b"
    r"|\b(?:forces|troops|police|army|soldiers|ctd) (?:[\w'-]+ ){0,12}?(?:killed|shot dead|gunned down|destroyed)\b"
    r"|\b(?:was|were|been) (?:[\w-]+ ){0,2}?(?:shot|gunned down|ambushed|attacked|bombed|mined"
    r"|stabbed|shelled|mown down"
    r"|fired (?:up)?on|fired at|blown up|abducted|kidnapped|dragged)\b"
    rf"|\b{WEAPONS}\b[^.;]{{0,60}}?\b(?:landed|dropped|fell|burst|holed|caught|hit|struck|went off"
    rf"|gone off|exploded|tore"
    r"|killed|wounded|destroyed)\b"
    rf"|\b{VICTIMS} (?:shot|mow(?:n|ed) down|slain|killed|hit|gunned down|ambushed|abducted) (?:by|on"
    rf"|at|in|near|outside"
    r"|when|as)\b"
    r"|\b(?:killed|martyred|died|lost their lives|fell) in (?:an? |the )?(?:[\w'-]+ ){0,3}?"
    r"(?:blast|attack|bombing|ambush|explosion|raid|firing)\b"
    r"|, (?:who (?:was|were) )?(?:shot dead|gunned down|killed) (?:by|in|at|near|outside|when)\b"
    r"|\b(?:was|were) (?:shot|gunned down|killed|martyred|ambushed|attacked|injured|wounded|abducted)\b[^.;]{0,60}?"
    rf"\b(?:by|when|as|in) (?:[\w'-]+ ){{0,3}}?{HOSTILES}\b",
    re.IGNORECASE,
)
OF_A_YEAR = lazily(r"[^,.;]{0,60}?\b(?:19|20)\d\d\b")
RELATIVE = lazily(r"\b(?:in which|where|whose|who) \Z", re.IGNORECASE)
AT = lazily(
    r"\b(?:at|near|outside|inside|on|upon|into|hit|struck|attacked|targeted)(?: (?:a|an|the))?(?: \w+){0,2} \Z",
    re.IGNORECASE,
)
FRESH = lazily(
    r"(?<!\bthat )(?<!\bago )\b(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day(?:'s)?|yesterday(?:'s)?|today(?:'s)?"
    r"|last night|overnight|(?:half an hour|an hour|(?:\w+ )?(?:minutes|hours)) (?:earlier|before)"
    r"|this (?:morning|afternoon|evening|noon)|on (?:the (?:night|morning|evening"
    r"|afternoon) of )?(?:\d{1,2} )?(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov"
    r"|dec)\w*(?: \d{1,2}(?!\d))?(?=,))\b",
    re.IGNORECASE,
)  # the last: "On 30 April, a bomb killed two"
COURTHOUSE = Cued(
    r"\b(?:outside|near|at|inside|in front of|into|entered|stormed|attacked|hit|struck|targeted|close to"
    r"|of) (?:the |a |an )?"
    r"(?:[\w'-]+ ){0,2}?(?:high|supreme|district|sessions|city|judicial|local|lower|anti-terrorism|kutcherry)? ?"
    r"(?:courts?|judicial complex|tribunal|bar)\b",
    re.IGNORECASE,
)
VIOLENT = Cued(  # beside the words of attack that the one pass looks for
    r"\b(?:gun\w*|shot|martyr\w*|shaheed|shahadat|kidnap\w*|abduct\w*|behead\w*|massacre\w*|execut\w+"
    r"|assassin\w+|bullets?|snip\w+|mines?|ops?|khwarij|khawarij|khariji|separatis\w+|taliban|rebels?|slain|slay\w*"
    r"|murder\w*|kill\w*|slaughter\w*|troops|soldiers?|sepoys?|policem[ae]n|police|constables?|levies|rangers"
    r"|personnel|fc|mow(?:n|ed) down|rak(?:ed|ing)|saboteurs?|bloodshed|bloodbath|carnage|fuses?"
    r"|detonators?|strafed|gunners?"
    r"|charge (?:burst|went off|exploded|blew|caught)"
    r"|army|stabb\w+|toll|struck|jihad\w*|mujahid\w*|fidayee\w*|sabotage\w*|derail\w*|burnt|armed|commanders?"
    r"|crossfire"
    r"|s?vbied|rcied|bl(?:ow|ew|own|ows|owing) (?:him|her|them)sel(?:f|ves) up"
    r"|splinter|jets?|hamla\w*|dhamak\w+|violence|unrest|the dead|the deceased|wounded"
    r"|دھماک\w*|حملہ|حملے|فائرنگ|شہید|ہلاک|خودکش|بم)\b",
    re.IGNORECASE,
)


PAST_MATTERS, UNFELT = Family((MATTER, MOURNING, LORE)), Family((DRILL, ALARM))


def struck(sentence: str, start: int = 0, end: int = sys.maxsize) -> bool:
    """Say whether a stretch of a sentence tells a deed of armed men with its day."""
    return any(
        FRESH.search(sentence, max(start, deed.start() - 30), deed.end() + 80)
        and not RELATIVE.search(sentence, max(start, deed.start() - 12), deed.start())
        and not OF_A_YEAR.match(sentence, deed.end())
        for deed in STRUCK.finditer(sentence, start, end)
    )


def held_by(cue: Cued, sentence: str) -> bool:
    """Say whether a cue rules a sentence: no fresh deed is told before it, after it or at what it names."""
    match = next((m for m in cue.finditer(sentence) if not attacked(sentence, m)), None)
    if match is None:
        return False
    if AT.search(sentence, max(0, match.start() - 40), match.start()) and struck(sentence):
        return False
    return not struck(sentence, 0, match.start()) and not struck(sentence, match.end())


def _any_holds(cues: Family, sentence: str) -> bool:
    here = cues.those_in(sentence)
    return bool(here) and any(held_by(cues[n], sentence) for n in here)


def settled(sentence: str) -> bool:
    """Say whether a sentence is about a court, mourning, help for the bereaved, a letter or an old saying."""
    return bool(LETTER.search(sentence)) or _any_holds(PAST_MATTERS, sentence)


def unfelt(sentence: str) -> bool:
    """Say whether a sentence is about an exercise, a contest or what may yet happen."""
    return _any_holds(UNFELT, sentence)


def summed(sentence: str, cue: Cued) -> bool:
    """Say whether a sentence sums up a span of time; "the fourth this year" tells of one attack."""
    return bool(cue.search(sentence)) and bool(cue.search(RANKED.sub(" ", sentence)))


def mistaken(text: str) -> bool:
    """Say whether a text tells that what was heard or feared was no attack."""
    return bool(RULED_OUT.search(text)) or (bool(TAKEN_FOR.search(text)) and bool(INNOCENT.search(text)))
