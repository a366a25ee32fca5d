"""Attacks: how they were done."""

from __future__ import annotations

import re
from functools import lru_cache

import msgspec

from sabaq.model.terms import AttackType
from sabaq.sources.prose.cleaning import lower_same_length
from sabaq.sources.prose.cues import Cued, Family
from sabaq.sources.prose.occasions import TAKEN

CAR = (
    r"(?:cars?|trucks?|vehicles?|vans?|lorry|tankers?|jeeps?|ambulance|taxi|minibus|pick-?ups?|humvees?|three-wheeler"
    r"|rickshaw|motor ?cycle|motorbike|tractor|trolley|dumper)"
)
EXPLOSIVE = r"(?:explosives?|bombs?|ieds?|devices?|(?:\d[\w-]* )?(?:kg|kilograms?|kilos?) of explosives?)"
VEHICLE = CAR.replace("(?:", "(?:bus|coach|", 1)
# In order: the first that is stated wins, so that suicide goes before vehicle bomb and that before a plain bomb.
TYPES: tuple[tuple[AttackType, Cued], ...] = (
    (AttackType.SUICIDE_BOMBING, Cued(
        r"\bsuicide[- ](?:[\w-]+ ){0,2}?(?:bomb\w*|blasts?|att?(?:ac)?k\w*|assaults?|raids?|explosions?|strikes?"
        r"|mission|squads?|cars?|trucks?|vehicles?|operations?)|\bsuicide bomb\w*|\bsuicide\b(?=,? (?:and|near|at|in"
        r"|on)\b)|\bbl(?:ew|ow|owing|own|ows) (?:up (?:him|her|them)sel(?:f|ves)|(?:him|her|them)sel(?:f|ves) up)"
        r"|\b(?:exploded|detonated|set|blasted|burst|blew) (?:him|her|them)sel(?:f|ves)\b|\b(?:detonat\w+|explod\w+"
        r"|blew up"
        r"|set off|triggered) (?:[\w-]+ ){0,4}?(?:vests?|jackets?|belts?)\b|\b(?:strapped|tied|wrapped) (?:to|around"
        r"|on) (?:his|her|their)\b|(?<!would-be )(?<!would be )(?<!time )(?<!petrol )\bbombers?\b(?!,? (?:jets?"
        r"|planes?|arrested|held|caught|nabbed|captured))|\bhuman bombs?\b"
        r"|\bfida[iy](?:e+n?)?\b(?![^.;]{0,90}?\b(?:entered|held|penetrated)\b)"
        r"|\bself-detonat\w+|\bmartyrdom[- ](?:seek\w+|attack|operation)"
        r"|\bwould-be (?:suicide )?bombers? (?:was|were|had been) |\bistishhadi\b|\bsvbied\b|\bخودکش")),
    (AttackType.VEHICLE_BOMB, Cued(
        rf"\b{CAR}[- ](?:bomb\w*|borne)|\bexplosives?[- ](?:\w+[- ])?(?:laden|packed|rigged|filled|loaded"
        rf"|stuffed) {VEHICLE}\b|\bbomb[- ](?:laden|rigged) {VEHICLE}\b|\bvbieds?\b|\b{EXPLOSIVE} (?:was |were "
        r"|had been |that was )?(?:hidden|packed|fitted|concealed|rigged|planted|placed|mounted|installed|kept"
        r"|stuffed|loaded) (?:in|inside|on|into) (?:a|an|the) (?!(?:\w+ )?(?:bus|coach|minibus"
        rf"|train)\b)(?:[\w-]+ ){{0,2}}?{VEHICLE}\b|\b{EXPLOSIVE} (?:[\w-]+ ){{0,3}}?(?:in|on|inside|to) (?:a|an"
        rf"|the) (?:parked [\w-]+|motor ?cycle|motorbike|rickshaw)\b|\b{VEHICLE} (?:[\w-]+ ){{0,2}}?(?:loaded|laden"
        rf"|packed|filled|rigged|stuffed|fitted) with (?:[\w-]+ ){{0,4}}?explosives?"
        rf"|\b{CAR} with (?:[\w-]+ ){{0,3}}?explosives\b|\b{VEHICLE}-(?:laden|packed"
        rf"|rigged)|\bexplosive {VEHICLE}\b|\brammed (?:[\w-]+ ){{0,4}}?{VEHICLE} (?:[\w-]+ ){{0,3}}?(?:into"
        rf"|against)\b|\b(?:parked|explosives?-?laden) {VEHICLE} (?:[\w-]+ ){{0,3}}?(?:exploded|blew up|detonated)"
        rf"|\b{VEHICLE}[- ](?:full of|carrying) (?:[\w-]+ ){{0,3}}?explosives?")),
    (AttackType.RAID, Cued(
        r"\b(?:storm(?:s|ed|ing)?(?! (?:in|hit|water|drain)\b)|(?:gangs?|gunm[ae]n|militants?|fighters) storm(?:s"
        r"|ed)? in"
        r"|took (?:the|an?|its) (?:\w+ )?(?:camp|outpost|base|barracks|post|thana|police station)(?! of)|"
        r"(?<!fire )raid(?:s|ed)?['\"]? (?:on"
        r"|by (?:militants|gunmen|terrorists))|bro(?:ke|ken|king) (?:into|through)"
        r"|break(?:s|ing)? (?:into|through)|burst into|rushed into"
        r"|overr[au]n(?:ning)?|barged into|held (?:\w+ )?parts of|(?:force|forced|fought|shot|blasted|bluffed|forcing"
        r"|fighting|shooting|blasting) (?:its|their|his) way (?:in|into|inside)|(?:tried|try|trying|tries"
        r"|attempt(?:ed|ing|s)?|bid|sought|effort|endeavou?r\w*|wanted)(?: (?:by|of) (?:[\w'-]+ ){1,5}?"
        r"| )to (?:force \w+ \w+ into|enter|infiltrate into|storm|breach|break into|break through|get into|sneak into"
        r"|intrude|penetrate|overrun)(?! (?:[\w-]+ ){0,3}?(?:pakistan\b(?! army| navy)|border|country|territory"
        r"|afghanistan|fence))|attempted entry|brazen raid|siege of|laid siege|besieged|breach(?:ed|ing)? the"
        r"|scal(?:ed|ing) (?:the|a) (?:\w+ )?(?:wall|fence)|(?:took|seized|taken) (?:over|control of)|(?:seized"
        r"|captured|capturing|seizing|occup(?:ied|ying) (?:the|a|an)) (?:(?:the|a|an|its"
        r"|their) )?(?:[\w'-]+ ){0,2}?(?:thana|police stations?|check ?-?posts?|posts?|pickets?|camps?|bases?"
        r"|outposts?|barracks)|h(?:eld|olding) (?:it|them|the (?:\w+ )?(?:base|post|station|camp|town)) for"
        r"|jail-?break|(?:gunm[ae]n|militants?|attackers?|terrorists?|assailants?|fighters|fidaye+n|mujahideen"
        r"|insurgents?|khwarij|khawarij|armed (?:men|persons)|intruders?) (?:[\w-]+ ){0,3}?(?:entered|rushed"
        r"|raid(?:ed)?))\b|\b(?:base|jail|camp|airport|school|club|mall|hotel|academy|hostel|police station"
        r"|post) (?:siege|raid)\b"
        r"|(?<!air )(?<!police )(?<!night )(?<!fire )(?<!drone )(?<!force )(?<!troops )(?<!ctd )\braid\b(?! on"
        r" (?:a |the |our |their )?(?:\w+ )?(?:hide|house|compound|den))")),
    (AttackType.DRONE, Cued(
        r"\b(?:drones?|quad-? ?copters?|hexacopters?|uavs?)\b[^.;:]{0,50}?\b(?:drop(?:s|ped|ping)?|releas(?:es|ed|ing)"
        r"|lobb(?:ed|ing)|let(?:s|ting)? (?:fall|go|down))\b|\b(?:drones?|quad-? ?copters?) bomb\w*")),
    (AttackType.IED, Cued(
        r"\b(?:rc|pp|cw|vo|rp|cp)?-?ieds?\b|\bimprovised (?:explosive|bomb|device)"
        r"|\b(?<!nuclear )(?<!atom )(?<!petrol )(?<!dirty )(?<!smoke )(?<!mortar )(?<!dropped a )(?<!drops a )"
        r"(?<!dropped"
        r" )bomb(?:s|ed|ing|ings|-planted|shell)?\b(?! (?:disposal|squad|threat|hoax|maker|making|factory|expert"
        r"|scare|shelter|victim|proof|detect))|\bland ?-?mines?\b|(?<!coal )(?<!marble )(?<!gold )\bmines? (?:blasts?"
        r"|explosions?|went off|explod\w+|(?:[\w-]+ ){1,6}?(?:went off|blew up|exploded)|(?:(?:that"
        r"|which) )?(?:(?:had|have) been |was |were )?(?:planted|laid"
        r"|buried|hidden)|attacks?|under|hits?|struck|kills?)|\b(?:roadside|highway|planted|magnetic|sticky"
        r"|anti-?tank|anti-?personnel|buried|pressure[- ]plate) mines?\b|\b(?:hit|hits|struck|strikes|r[au]ns? over"
        r"|drove (?:over|onto)|stepp?(?:ed|s)? on|trod on|triggered|by|over|with|onto) (?:an? |the |his "
        r"|her )?(?!coal|marble|gold|copper|salt)(?:[\w-]+ )?mines?\b(?! (?:workers?|owners?|labou?rers?))"
        r"|\bcharges? (?:\w+ ){0,2}?(?:went off|exploded|detonated|burst|caught|blew)|\b(?:roadside|buried|planted"
        r"|shaped) charges?\b|\b(?:road|track|path|bridge) (?:was|is|had been) mined\b|\bblown (?:a|an|the|two"
        r"|three) (?:\w+ )?(?:bridge|line|track|pylon|pipe(?:line)?|culvert|tower)s?\b|\bexplosives? (?:\w+ )?(?:left"
        r"|kept|fitted|fixed) (?:by|on|at|in|under)\b|\b(?:roadside|remote[- ]control(?:led)?|planted|magnetic|sticky"
        r"|buried|pressure[- ]plate|cycle-mounted|time|timed|concealed|home-?made|crude) (?:bombs?|devices?"
        r"|explosi\w+|blasts?)|\bexplosive (?:device|material|charge)s?|\bremote[- ]control(?:led)? (?:blast"
        r"|explosion|device|bomb)|\b(?:planted|detonated) (?:a |an |the |\w+ )?(?:device|explosives?|charge)"
        r"|\bdevices? (?:[\w-]+ ){0,6}?(?:planted|went off|exploded|detonated|hidden|buried|laid|placed|fixed|defused)"
        r"|\b(?:kg|kilos?|kilograms?)[- ]devices?\b|\bdevices? (?:of|weighing) (?:\w+\.? )?\d|\bsomething (?:buried"
        r"|planted)\b"
        r"|\bexplosives?\b[^.;]{0,40}?\b(?:went off|exploded|detonated|planted|hidden|placed|concealed)"
        r"|\b(?:bl[eo]wn?|bl[eo]wing|blow) up (?:a|an|the|two|three|\w+) |\b(?:was|were|been|track|line|pipelines?"
        r"|pylons?|tower|bridge|culvert|school|building) (?:\w+ )?blown up\b|\bdynamit\w+|\b(?:brought down|felled"
        r"|toppled|cut|destroyed|ripped) (?:[\w-]+ )?(?:by|with|using) explosives|\b(?:destroyed|demolished"
        r"|damaged) (?:with|by|using) explosives"
        r"|\bbooby[- ]trap\w*|\btoy bomb")),
    (AttackType.DRONE, Cued(r"\bdrones?\b|\bquad-? ?copters?\b|\bunmanned aerial|\buavs?\b|\bhexacopter")),
    (AttackType.GRENADE, Cued(
        r"\b(?:(?:hand[- ]?)?gren(?:ade)?s?|hg)\b(?! launcher)(?<!propelled grenade)(?<!propelled grenades)"
        r"|\bcrackers? (?:attacks?|blasts?|explo\w+)|\b(?:threw|hurled|lobbed|tossed|throw\w*"
        r"|hurl\w*) (?:[\w-]+ ){0,3}?crackers?\b"
        r"|\bcrackers? (?:[\w-]+ ){0,2}?(?:thrown|lobbed|hurled|tossed)")),
    (AttackType.ARMED_ASSAULT, Cued(
        r"\b(?:saf|small[- ]arms(?: fire)?|rifles?|kalashnikovs?|machine ?guns?|light weapons)(?:,| and| &| \+|/)"
        r" ?(?:rpgs?|rockets?|heavy|rocket|mortars?|rl)\b")),
    (AttackType.ROCKET_MORTAR, Cued(
        r"\b(?:rockets?(?:-propelled)?|mortars?|mor (?:fire|shells?|rds|rounds)|missiles?|shelling|(?:mortar"
        r"|artillery|stray|gun) shells?|rkts?|shells? (?:fired|landed|fell|hits?|struck|strikes"
        r"|exploded|lobbed)|fired (?:[\w-]+ ){0,2}?shells?|shelled|rpgs?|artillery)\b")),
    (AttackType.ASSASSINATION, Cued(
        r"\bassassinat\w+|\btarget(?:ed)?[- ]kill(?!ers?\b)\w+|\btarget(?:ed)? (?:killing|shooting|firing)"
        r"|\bbeheaded\b|\b(?:slit|cut) (?:his|her|their) throats?|\bthroats? (?:\w+ ){0,2}?(?:slit|cut)|\b(?:killed"
        r"|martyred|shot dead|gunned down|murdered) (?:[\w-]+ ){0,3}?in (?:an? )?(?:apparent )?targeted attack"
        r"|\b(?:captiv\w+|hostage|kidnapped|abducted|captive|prisoners?|captured)\b[^.;]{0,60}\b(?:executed"
        r"|put to death|hanged|beheaded)|\bexecut(?:ed|ing|ion of) (?:[\w-]+ ){0,5}?(?:captives?|hostages?|abducted"
        r"|kidnapped|prisoners?"
        r"|captured)")),
    (AttackType.ABDUCTION, Cued(
        rf"\b(?:abduct|kidnap|hijack)\w*|\bsnatched (?=(?:\w+ ){{0,3}}?{TAKEN})"
        r"|(?<!arms )(?<!weapons )(?<!rifles )(?<!guns )(?<!smgs )\b(?:took|taken|take|whisked|taking|drove"
        r"|led) (?:(?!arms|weapons|rifles"
        rf"|guns)[\w-]+ ){{0,4}}?(?<!arms )(?<!weapons )(?<!rifles )(?<!guns )(?:away(?! (?:the |all |its |their "
        r"|some |several )?(?:arms|weapons|rifles|guns|ammunition|equipment|vehicles?)\b)|captive|hostage|prisoner"
        rf"|at gunpoint)\b|\b(?:seized|taken|lifted|picked up|carried|bundled|driven)(?: off| away)? at gun-?point\b"
        rf"|\b(?:seized|taken) (?:by (?:[\w-]+ ){{0,2}}?(?:armed|unknown|unidentified"
        rf"|masked|gunmen|militants))\b|\bheld (?:[\w-]+ ){{0,3}}?hostage\b|\b(?:took|marched"
        rf"|led) (?:[\w-]+ ){{0,4}}?{TAKEN} (?:of (?:[\w'-]+ ){{1,4}})?(?:from|with them)\b|\bin our (?:hands|custody"
        rf"|captivity)\b|\bpicked up by (?:[\w-]+ ){{0,2}}?(?:armed|unknown|unidentified|masked|gunmen|militants"
        rf"|men)\b|\btaken (?:by (?:[\w-]+ ){{1,3}})?from (?:his|her|their|a|the) (?:\w+ )?(?:vehicles?|cars?"
        r"|lorr(?:y|ies)|trucks?|house|homes?|bus|village|office|shop|camp)\b|\bseiz(?:ed?|es"
        rf"|ing) (?:[\w-]+ ){{0,2}}?(?:employees|workers|labou?rers|engineers|staff|officials|teachers|elders"
        r"|passengers|doctors|guards|soldiers|policemen|miners|tourists|villagers|girls|students)\b"
        r"|\bheld captive\b|\bhostages?\b")),
    (AttackType.ARSON, Cued(
        r"\b(?:torch(?:ed|ing|es)?|arson|(?:set|put)(?:s|ting)? (?:[\w-]+ ){0,6}?(?:on fire|ablaze|alight|afire)"
        r"|set(?:s|ting)? fire to|burn(?:t|ed|ing)? down|burns? (?:\w+ )?(?:villages?|houses|homes|huts|shops"
        r"|church(?:es)?|schools?|vehicles|trucks)|petrol bombs?|burning (?:of )?(?:[\w-]+ ){0,3}?(?:trucks?"
        r"|vehicles?|tankers?|houses?|homes|schools?|machinery|buses|shops?)|(?:reduced|burnt) to ashes|burn(?:t"
        r"|ed) (?:\d+|two|three|four|five|six|seven|several|a|an|the) [\w-]+"
        r"|(?:shops?|vehicles?|trucks?|houses?|tankers?|school|tower|machinery|trailers?|lorr(?:y|ies)|bus(?:es)?"
        r"|offices?"
        r"|bank) (?:[\w-]+ ){0,4}?burn(?:t|ed)|to (?:the )?fire (?:was |were )?g(?:iven|ave))\b")),
    (AttackType.ARMED_ASSAULT, Cued(
        r"\b(?:gun ?m[ae]n|gun attack|gun-?fire|open(?:ed|ing|s)? (?:[\w-]+ )?fire|ambush\w*"
        r"|shot(?:s)? (?:(?:[\w-]+ ){0,4}?dead|and|at|by|fired|\d+|two|three|four|five|six|seven|eight|nine|ten|an?"
        r"|the|several|were fired|him|her|them|in the head)|gunn?ed down|mow(?:n|ed) down|rak(?:ed|ing) (?:the|a|an)"
        r"|gunners hit|shot (?:twice|outside|near|on the|in the (?:back|chest|face|neck|leg|legs))|shootings?"
        r"|armed (?:attack|assault|men|assailants|motorcyclists|militants|persons|raiders)|(?:come|came|coming"
        r"|comes) under (?:[\w-]+ )?(?:fire|attack|assault)|(?:was|were) shot\b|sprayed (?:[\w-]+ ){0,4}?(?:bullets"
        r"|with)|riddled|bullet-riddled|hail of bullets|shots|snip(?:er|ing)|gun ?battles?|gun-?fights?|fire-?fights?"
        r"|la(?:y|in) in wait|(?:fighters|militants|gunmen|terrorists|insurgents|rebels|raiders|sarmachars"
        r"|mujahideen) (?:with (?:[\w-]+ ){1,3})?(?:hit|struck)|(?:men|miscreants|assailants|militants|riders"
        r"|gunmen) fire"
        r" (?:up)?(?:at|on)|then fired|(?:men|riders|fighters|motorcycles|motorbikes) came (?:up)?on (?:the "
        r"|an? )?(?:\w+ )?"
        r"(?:farms?|farmers|pits?|people|villagers?|fields?|herders|miners|worshippers)|hit (?:a|an"
        r"|the) (?:[\w-]+ ){0,2}?(?:columns?|convoys?|patrols?|posts?"
        r"|pickets?)|small[- ]arms|\bsaf\b|opened up (?:on|at|with)|laser(?:ed|-?sight\w*)|snip(?:ed|es)|waylaid"
        r"|bursts? of fire|(?:fighters|m[ae]n|gunmen|militants|raiders) fell (?:up)?on|gun(?:s|ned)? down"
        r"|fired (?:[\w-]+ )?(?:up)?(?:on|at|into|from)|fire raid|heavily armed|insider attack|turned (?:his"
        r"|their) (?:gun|rifle|weapon)|stabbed|hacked|lynched|slain by|clash(?:es|ed)?|skirmish\w*|onslaught"
        r"|assaults?(?! (?:rifle|charge|case))|assaulted|att?k(?:s|ed)?|attack(?:s|ed|ers?|ing)?|firing|(?:militants"
        r"|terrorists|gunmen|men on motorcycles?|motorcyclists|assailants|pillion riders|unknown (?:men"
        r"|persons)) (?:[\w-]+ ){0,2}?(?:killed|fired|shot)|(?:killed|martyred"
        r"|slain) (?:[\w-]+ ){0,8}?by (?:[\w-]+ ){0,3}?(?:militants|terrorists|gunmen|assailants|men on motorcycles?"
        r"|motorcyclists|attackers))\b|\bkilling (?:of )?(?:[\w-]+ ){0,3}?(?:constables|policem[ae]n|soldiers?"
        r"|personnel|labou?rers?|workers?|miners?|passengers?|travell?ers?|elders?|teachers?|traders?|engineers?"
        r"|vaccinators?|journalists?|clerics?|farmers?|villagers?|shopkeepers?|wardens?|correspondents?|guards?"
        r"|drivers?|doctors?"
        r"|lawyers?|judges?|activists?|barbers?|tribesm[ae]n|pilgrims?|vendors?|officials?|officers?|men)\b")),
)  # fmt: skip
PATTERNS = Family(pattern for _, pattern in TYPES)
BY_FORCES_TOO = frozenset({AttackType.ARMED_ASSAULT, AttackType.DRONE, AttackType.ROCKET_MORTAR, AttackType.RAID})
# Words that tell of an attacker but not of what he did, or of any attack at all.
FAINT = re.compile(
    r"att?k(?:s|ed)?|attack(?:s|ed|ers?|ing)?|gun ?m[ae]n|heavily armed|armed (?:men|assailants|militants|persons)"
    r"|clash\w*|shots|hostages?|killing .*"
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
LINKED = re.compile(rf"\b(?:{MEANT}){UNDONE}")
CARRIED = re.compile(
    r"\b(?:armed with|equipped with|carrying|carried(?! out)|wielding|brandish\w+|recover\w*|seiz\w*|confiscat\w*"
    r"|cache|possession|(?:attackers|gunmen|militants|assailants|they) had|expert in|trained in|specialist in"
    rf"|manufactur\w+|unearthed|wearing|{MEANT}){UNDONE}"
)
# Types told by a verb, not by a thing that one may carry, hide or find.
HELD: dict[AttackType, re.Pattern[str] | None] = {
    AttackType.RAID: None, AttackType.ARSON: None, AttackType.ABDUCTION: None,
    AttackType.ARMED_ASSAULT: LINKED, AttackType.ASSASSINATION: LINKED,
}  # fmt: skip
RECOVERED = re.compile(
    r"[^.;]{0,60}?\b(?:(?:was|were|also|been) (?:\w+ )?)?(?:recovered|seized|confiscated|defused|discovered"
    r"|disposed of)\b"
)
LISTED = re.compile(
    r"(?:,? (?:and |[&+] )?(?!was|were)[\w-]+){0,8}?(?:,? (?:was|were|also|been))* (?:recovered|seized"
    r"|confiscated)[ .,]"
)
MILITANTS = r"militants?|terrorists?|insurgents?|khawarij|khwarij|miscreants?"
OPERATION = Cued(
    r"\b(?:troops|army|forces?|military|police|ctd|rangers|isaf|coalition|jets|soldiers|levies"
    r"|commandos)\b[^.;]{0,60}?\b(?:(?:kill(?:ed|s|ing)?|target(?:ed|ing)|gun(?:s|ned)? down|sen[dt]s?|ambush\w*"
    r"|shot dead|engaged)\b[^.;]{0,50}?\b(?:militants?|terrorists?|khwarij|khawarij|insurgents?|taliban|individuals?"
    r"|fighters?|commanders?|suspects?|miscreants?|enem(?:y|ies)|leaders?|facilitators?|hideouts?|gunm[ae]n|bombers?"
    r"|attackers?|outlaws?|bandits?|dacoits?|infiltrators?|rebels?|infiltrating party)|eliminat\w+|apprehend\w*"
    r"|foil\w*|neutrali[sz]ed|conduct\w*|detain\w*|captur\w*|arrest\w*|raided|pounded|nabbed|smash\w*|bust\w*"
    r"|intercepted)\b|\b(?:intelligence[- ]based operations?|ibos?|(?:clearance|clearing|cleansing|search|security"
    r"|military|joint|combing|cordon[- ]and[- ]search|overnight|night|targeted|counter-?terror\w*|anti-?terror\w*"
    r"|sanitization|sanitisation|ground|special|rescue|follow-up|police|ctd|kinetic) (?:and \w+ )?(?:operations?|ops?"
    r"|raids?|search(?:es)?|actions?)|operations? (?:against|in search of|was|were|launched|conducted)|(?:during"
    r"|in) (?:an|the) operation|(?:air|precision|drone) ?-?(?:strikes?|raids?|attacks?)|closed in on|air weapons team"
    r"|called in (?:an )?air|aerial (?:strikes?|bomb\w+)|gunship\w*|hide-?outs?|encounters?|shoot-?outs?|infiltrat\w+"
    r"|cross the border|crossing the border|(?:cross|trying to cross|crossing"
    r"|cross-border movement)\b[^.;]{0,40}?\b(?:border|fence|afghanistan|pakistan)|border fence|engagements?"
    r"|(?:detained|captured|arrested|apprehended|nabbed|held) by (?:[\w-]+ ){0,6}?(?:forces?|troops|police|army"
    r"|patrol|ctd)|exchange of (?:\w+ )?fire|clash(?:es)? with (?:security|militants|police|troops|terrorists))\b"
    r"|\b(?:militants?|terrorists?|insurgents?|khawarij|khwarij|miscreants?) (?:[\w-]+ ){0,4}?(?:(?:killed|shot dead"
    r"|gunned down)\b(?! (?:at least|a|an|the|\d+|two|three|four|five|six|seven|eight|nine|ten|policem|soldiers"
    r"|people)\b)|eliminated|neutrali[sz]ed|sent to hell|slain|dead|arrested|held|apprehended)\b|\bkill(?:ed|s"
    r"|ing)? (?:[\w-]+ ){0,3}?(?:militants?"
    r"|terrorists?|khwarij|khawarij|insurgents?)\b")  # fmt: skip
# An operation told by its outcome alone may be the answer to an attack; of the others the forces made the beginning.
ANSWER = re.compile(
    rf"(?:{MILITANTS})|kill\w* (?:[\w-]+ ){{0,3}}(?:{MILITANTS})|.*(?:foil\w*|clear\w+ operation\w*|neutrali\w+|fire"
    r"|clash\w* .*)$"
)
# In the same sentence, what comes after these tells why the forces moved, or what they found.
MOVED = re.compile(r"detain|captur|arrest|apprehend|nabbed|search|operation|\bibo|conduct")
PLAN = re.compile(
    r" (?:[\w'-]+ ){0,5}?(?:bid|plot|plan|attempt|conspiracy|design|attack|terrorism|sabotage|bombing)s?\b"
)
HAPPENED = re.compile(
    r"[^.;]{0,50}?\b(?:exploded|went off|blew|detonat\w+|hit|struck|ripped|rammed|martyr\w*|opened fire|attacked)\b"
)
FORCES = re.compile(r"troops|army|security|police")
POST = re.compile(r"\b(?:check ?-?posts?|posts?|station|pickets?|convoy|patrol|camp)\b")
HOSTILES = (
    r"(?:militants?|terrorists?|khwarij|khawarij|gun ?m[ae]n|insurgents?|attackers?|taliban|assailants?|fighters?"
    r"|rebels?|miscreants?|extremists?|fidaye+n|mujahideen|sarmachars?|armed men|motorcyclists|separatists|daesh)"
)
ATTACKED = Cued(
    rf"\b(?:was|were|came under|comes under|come under|coming under|is|are) (?:\w+ ){{0,2}}?(?:attack(?:ed)?|fire"
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
        if held and held.search(low, max(0, match.start() - 90), match.start()):
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
            and found.value == AttackType.ARSON.value
            and (word.firm or (POST.search(low) and "attack" in match.group()))
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
