"""Target words: nouns of what can be attacked, by class."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sabaq.model.terms import TargetClass
from sabaq.sources.prose.text.cues import Cued, Family
from sabaq.sources.prose.text.lexicon import MASSES, lexicon
from sabaq.sources.prose.text.words import listed


@dataclass(frozen=True, slots=True)
class Noun:
    """What a noun says was attacked."""

    kind: TargetClass
    person: bool = False
    open: bool = False  # whose it was is not said: a post of soldiers or of police, anybody's car
    vague: bool = False  # people of any kind


POLICE = (
    r"(?:(?:traffic|highway|border|railway|elite|district|motorway|city|local|provincial|afghan"
    r"|national) )*police(?:'s|s')?"
)
FORCE = (
    r"(?:army|military|fc|sfs?|crpf|bsf|itbp|cisf|rashtriya rifles|central reserve police force|irgc"
    r"|frontier corps|frontier constabulary|gendarmerie|special forces?|levies"
    r"|khas+adars?|rangers|paramilitary|security forces?|security|navy"
    r"|naval|air ?force"
    r"|paf|coast ?guards?|border (?:guards?|force|security force)|ana|ansf|isaf|nato|coalition|foreign|us"
    r"|tochi scouts|scouts"
    r"|revolutionary guards?|national defen[cs]e(?: and security)? forces?|andsf|intelligence(?: agency| service)?"
    r"|isi|asf|anf|ssg)(?:'s|')?"
)
SITE = (
    r"(?:check ?-?posts?|checkpoints?|chowk(?:i|is|y|ies)|naka(?:s|bandi)?|booths?|points?|bcps?|check-?points?"
    r"|(?:check ?|chk ?)p(?:ts?|osts?)|pickets?|piquets?|outposts?"
    r"|posts?|bases?|camps?|stations?|head-?quarters|hq|thanas?|compounds?|forts?|garrisons?|offices?|buildings?"
    r"|barracks|lines|academy|school|college|(?:training|recruitment) (?:centre|center|school|college|base)"
    r"|facilit(?:y|ies)|installations?|bunkers?|quarters|mess|colony|hospital gate|fence party)"
)
MOVING = (
    r"(?:convoys?|apcs?|armou?red (?:personnel carriers?|vehicles?)|patrols?|patrolling \w+|vehicles?|veh|vans?"
    r"|mobiles?|trucks?|buses|bus|cars?|jeeps?|pick-?ups?"
    r"|helicopters?"
    r"|bowsers?|caravans?|motorcad\w+|tankers?|squads?|part(?:y|ies)|teams?|contingents?|columns?|units?)"
)
MEN = (
    r"(?:personnel|pers|men|man|guards?|officers?|officials?|soldiers?|troops?|recruits?|cadets?|trainees?"
    r"|chiefs?|escorts?|commandos?|members?|staff|guardsm[ae]n)"
)
ROWS: tuple[tuple[TargetClass, str, str], ...] = (
    (TargetClass.TRANSPORT, "", (
        r"(?:nato|isaf|oil|fuel|gas|coal|mineral|goods|supply|aid|relief|cargo)(?: \w+)? (?:tankers?|trucks?"
        r"|containers?|trailers?"
        r"|vehicles?)|(?:oil|fuel|aid|relief|goods|supply) convoys?|(?:army |public |girls' |women's )?(?:college"
        r"|university|school) (?:bus|buses"
        r"|vans?|wagon)"
        r"|(?:police |army )?(?:bus|train|railway|coach) (?:stations?|stands?|stops?|terminals?|depot)")),
    (TargetClass.CIVILIANS, "", (
        r"(?:relief|idp|refugee|displaced|medical|eye|party|election|protest|food relief|labou?r\w*"
        r"|workers?'?) (?:camps?|points?)|offices? of (?:a|the) (?:[\w-]+ ){0,2}part(?:y|ies)\b|(?:candidate|party"
        r"|politician|cleric|lawyer|lawmaker)'s offices?|(?:party|election|political|pti|anp|ppp|pml-?n|jui-?f"
        r"|mqm) (?:offices?|meetings?|rall(?:y|ies)"
        r"|gatherings?|camps?|conventions?)|(?:workers?'? )?conventions?")),
    (TargetClass.CIVILIANS, "p", (
        r"(?:party|election|political|pti|anp|ppp|pml-?n|jui-?f|mqm|bnp|pkmap)"
        r" (?:leaders?|workers?|activists?|candidates?)")),
    (TargetClass.POLICE, "p", (
        r"(?:guards?|escorts?|policem[ae]n) (?:of|for|with) (?:an? |the )?(?:anti-?)?polio (?:teams?|workers?"
        r"|vaccinators?)|(?:polio|vaccination|health|census)(?: \w+)?(?: team| workers?)?(?:'s|s')? (?:police "
        r"|security )?(?:guards?|escorts?)"
        r"|bomb disposal (?:squad|unit|expert)(?: (?:official|member|personnel))?s?|(?:trainee )?(?:jail"
        r"|prison) (?:wardens?|guards?|staff)")),
    (TargetClass.CIVILIANS, "p", (
        r"(?:polio|(?:anti-)?polio vaccination|vaccination|vaccinat\w+|census|survey|election|aid|medical|rescue"
        r"|media|news)(?:-\w+)? (?:teams?|workers?|vaccinators?|drops team|crew|staff|part(?:y|ies)|volunteers?)"
        r"|vaccinators?"
        r"|polio drives?|lady health workers?|lhws?|health workers?")),
    (TargetClass.WORSHIP, "", (
        r"(?:police lines |army |garrison |police )?(?:mosques?|masjids?)|imam ?barg\w+|imambar\w+|shrines?"
        r"|(?:army )?churche?s?"
        r"|cathedrals?|(?:catholic|holy|sunday|easter|christmas|midnight) mass|temples?|gurdwaras?|dargahs?"
        r"|darbars?|durbars?|prayer (?:hall|leader|congregation)s?"
        r"|places? of worship"
        r"|worship ?places?|friday (?:prayers|congregation)|eid (?:prayers|congregation)|eidgah|monastery|tombs?"
        r"|(?<=during )mass|ziarats? of|majlis|muharram (?:gathering|congregation)s?|synagogues?|chapels?")),
    (TargetClass.WORSHIP, "p", r"worshipp?ers|devotees|namazis?|the faithful"),
    (TargetClass.SCHOOL, "", (
        r"(?:army public |public |primary |middle |high |girls'? |boys'? )*schools?|colleges?|universit(?:y|ies)"
        r"|campus(?:es)?|class-?rooms?"
        r"|schoolgirls|schoolboys|schoolchildren|pupils|students|seminar(?:y|ies)|madras+?as?|madrassahs?|madaris"
        r"|academy|(?:tuition|coaching|learning|education(?:al)?) (?:centres?|centers?|academ(?:y|ies))"
        r"|(?:agriculture )?(?:training|educational) institutes?|student hostels?|teachers' training|polytechnic")),
    (TargetClass.HOSPITAL, "", (
        r"(?:rural |basic |primary )*health (?:cent(?:re|er)|unit|facility|post)s?|(?:military |army |naval "
        r"|police )?hospitals?|clinics?"
        r"|ambulances?|dispensar(?:y|ies)"
        r"|(?:medical|trauma|surgical|burns?|cancer|cardiac|treatment|feeding) cent(?:re|er)s?"
        r"|medical (?:college hospital|complex|store)s?|maternity (?:ward|home)s?|emergency wards?"
        r"|bhu|casualty ward"
        r"|dhq|blood bank|doctors? without borders")),
    (TargetClass.GOVERNMENT, "", (
        r"(?:ac|dc|presidential|prime minister'?s?|dro) (?:offices?|palace|house)|"
        r"(?:port |development |ports? )authority (?:complex|office|building)|offices? (?:compounds?|buildings?)"
        r"|government (?:offices?|buildings?|officials?|installations?|compounds?|employees)"
        r"|(?:(?:district|session|sessions|high|supreme"
        r"|sharia[ht]*|anti-terrorism|judicial|local) ?)?(?:court-?(?:houses?|s)?|court complex|judicial complex"
        r"|kacher\w+"
        r"|katcher\w+)"
        r"|district governor's (?:office|compound)|judicial complex"
        r"|(?:provincial |national )?(?:assembly|parliament|councils?)(?: building| house)?"
        r"|secretariat|ministr(?:y|ies)"
        r"|directorates?|mod building|(?:consular|diplomatic) (?:quarter|enclave|zone|area|district)"
        r"|consulates?|embass(?:y|ies)|missions?(?= in| building| compound|'s gate"
        r"|'s compound)|election (?:commission"
        r"|office)\w*|polling (?:stations?"
        r"|centres?|staff)|poll(?:ing)? offices?|nadra|national database[\w ]*authority|(?:tehsil|passport|excise"
        r"|customs|land|revenue|education"
        r"|district|union council"
        r"|administration|tax|deputy commissioner|commissioner|political agent|assistant political agent|governor"
        r"|mayor"
        r"|patwari|forest|food|agriculture)(?:'s|s')? (?:offices?|department|house|compound|complex|directorate"
        r"|building|secretariat)"
        r"|(?:central |district |sub-?)*(?:jails?|prisons?)|governor house|chief minister'?s? \w+"
        r"|customs (?:\w+ )?(?:vehicles?|patrols?|teams?|post|check ?post|house)")),
    (TargetClass.GOVERNMENT, "o", (r"(?:govt|government|official) (?:vehicles?|cars?|jeeps?|vans?)|offices?"
        r"|district (?:head-?quarters|cent(?:re|er))(?! hospital)")),
    (TargetClass.GOVERNMENT, "p", (
        r"(?:(?:deputy|assistant|acting|former) )*(?:heads?|directors?|chiefs?|managers?) of (?:the "
        r"|a )?(?:[\w-]+ ){0,3}?(?:directorate|department|ministry"
        r"|administration|commission|authority)|(?:deputy |assistant )?directors? (?=of |in )|"
        r"(?:deputy )?(?:jail superintendents?|superintendents? of (?:\w+ )?jail)|(?:district |sessions? |additional "
        r"|civil |former |senior |shariat |court |high |supreme )*judges?|magistrates?|(?:provincial |home |interior "
        r"|federal |chief |prime |law |education |health |defence )*ministers?(?:'s)?|(?:assistant |deputy "
        r"|additional )*commissioners?|governors?|(?:assistant )?political agents?|(?:district )?(?:attorneys?"
        r"|prosecutors?|nazims?|mayors?)|tehsildars?|(?:government|forest|customs|excise|education|election|senior"
        r"|nadra|wapda|revenue|food|agriculture) (?:officials?|officers?|inspectors?|superintendents?|employees?)"
        r"|(?:de facto|local|district|provincial|government|municipal) authorities|officials?|diplomats?|envoys?"
        r"|ambassadors?|consul|bureaucrats?|deputy chairman|(?:senate"
        r"|assembly)(?:'s)? (?:deputy )?(?:chairman|speaker)|officials? of the \w+ department|forest guards?"
        r"|customs (?:men|personnel)"
        r"|(?<!its )(?<!club )(?<!association )(?<!bar )(?<!party )president(?! of (?:the |a )?(?:[\w-]+ )?(?:club"
        r"|association|bar|party|union|chamber))|governor'?s")),
    (TargetClass.POLICE, "", (
        rf"(?:{POLICE}|constabulary|special branch|ctd|cid|cia|excise police)(?: (?:training|check|mobile|patrolling"
        rf"|crime|rescue|station))?(?: \w+)? (?:{SITE}|{MOVING})|(?:patrolling|station house"
        r"|thana) (?:police )?(?:post|station)s?|thanas?|ps(?= [a-z]{4})|chowk(?:i|is)|police guest house"
        r"|(?:igp?|dig|aig|ssp|sp|dsp|dpo|rpo|ccpo|cpo|sho|police chief)(?:'s)? (?:offices?|house|residence|compound)"
        rf"|hostel of (?:trainee )?\w+ wardens")),
    (TargetClass.POLICE, "p", (
        rf"{POLICE}(?: \w+)? {MEN}|(?:police(?:men|man|women|woman)|cops?|traffic (?:sergeants?|wardens?)"
        rf"|(?:head )?constables?|const(?! (?:coy|co|company|camp|work))|lhc|officers? of the special branch"
        rf"|constabulary(?: men| personnel)?|sho|dsp|asi|ssp"
        rf"|(?:deputy |assistant )?superintendent of police|(?:sub-?)?inspectors?|ctd (?:personnel|officials?|men"
        rf"|officers?)|dpo|dig"
        rf"|police\b(?! (?:say|said|sources|arrest))|special branch {MEN})")),
    (TargetClass.SECURITY_FORCES, "", (
        rf"{FORCE}(?: (?!{MEN})[\w-]+)? (?:{SITE}|{MOVING})|own (?:[\w-]+ )?(?:{SITE}|{MOVING})|(?:coy|bn|bde|wing"
        r"|unit|battalion|brigade) (?:hq|head-?quarters|post)|(?:road|rd|route) (?:opening|clearance) part(?:y|ies)"
        r"|(?:army|military|air|naval|nato|marine|commando) (?:base|head-?quarters|hospital|academy)"
        r"|border (?:posts?|fence|check ?posts?)|(?:cantonments?|cantt|garrisons?|forts?|airbases?|airfields?"
        r"|citadel)|air bases?|naval bases?|ghq|general headquarters|wall of \w+ cantonment|scouts \w+"
        r"|water bowsers?|ordnance \w+"
        r"|recruitment cent(?:re|er)|bagram|warships?|dockyard")),
    (TargetClass.SECURITY_FORCES, "p", (
        rf"{FORCE}(?: \w+)? {MEN}|revolutionary guards?|sldrs?|sep|lnk|soldiers?|troops?|troopers?|jawans?|sepoys?"
        r"|naiks?|lance naik|havildar|subedar|captain|colonel|brigadier|intelligence (?:agents?|operatives?"
        r"|officers?|officials?)|army (?:officers?|majors?)|paramilitar\w+|levies|khas+adars?|rangers|frontier corps"
        r"|fc|security ?(?:men|man|personnel)|security forces?|sappers?|army|military|armed forces|forces|marines?"
        r"|airmen|sailors?|coast ?guards?|border guards?|(?:international security assistance force |isaf "
        r"|coalition |nato )?service ?(?:members?|m[ae]n|personnel)|militiam[ae]n|(?:taliban|border|local|government"
        r"|pro-government|allied|state)(?:'s)? (?:militia|forces)"
        r"|peacekeepers")),
    (TargetClass.SECURITY_FORCES, "o", (
        r"taliban(?:'s)? (?:check ?-?posts?|checkpoints?|convoys?|vehicles?|patrols?|posts?|outposts?|pickets?"
        r"|bases?)"
        r"|(?:joint |security )?(?:check ?-?posts?|checkpoints?|check-points?|pickets?|outposts?|posts?(?! office"
        r"| code| mortem)|patrols?|patrolling part(?:y|ies)|piquets?|nakas?"
        r"|convoys?|(?<!relief )(?<!training )camps?|(?:training )?bases?|barracks|bowsers?|fence part(?:y|ies)"
        r"|bunkers?|compounds?)")),
    (TargetClass.INFRASTRUCTURE, "", (
        r"(?:gas |oil |water )?pipe-?lines?|gas (?:lines?|mains?)|(?:power|electricity|high[- ]tension|rail|rly"
        r"|transmission"
        r"|grid|gas|oil|water|railway|cement|telecom|telephone|mobile|mobile phone|cell ?phone|cellular|communication"
        r"|internet|port|hydel)[- ](?:\w+ )?(?:pylons?|lines?|pipes?|plants?|stations?|towers?|tracks?|fields?|wells?"
        r"|exchange|tanks?|suppl\w+|installations?|complex|authority|cables?|bridges?|project|reservoirs?|terminals?)"
        r"|pylons?|bridges?|(?:rail|train|down|up|main|rly) (?:tracks?|lines?)|pipes?(?= (?:of|was|were|blown))"
        r"|power ?houses?|toll plazas?|machinery|(?:main )?railway lines?|railway tracks?"
        r"|tracks?(?= (?:was |were |is )?(?:blown|bombed|blasted|hit|damaged|targeted|dynamited|mined))|wellheads?"
        r"|dams?|construction (?:sites?|camps?|compan(?:y|ies)|machinery)|grid stations?|(?:international "
        r"|karachi )?airports?|seaport|port|coal ?fields?|coal mines?|gas fields?|oil fields?|refiner(?:y|ies)"
        r"|factor(?:y|ies)|tunnels?|culverts?"
        r"|towers?|transformers?|bulldozers?|canal")),
    (TargetClass.TRANSPORT, "", (
        r"(?:passenger |private |goods |freight |mail |wedding |school |coal |mineral |cassava |marble )*(?:trains?"
        r"|buses|bus|coach(?:es)?|minibus(?:es)?"
        r"|mini-?vans?|minivans?|wagons?|rickshaws?|taxis?|trailers?)|express\b"
        r"|coasters?|hi-?aces?|town-?aces?|bogies|oil tankers?|(?:lpg|gas|oil|fuel) bowsers?|passenger (?:vans?"
        r"|vehicles?|pick-?ups?|convoys?)|oil tankers?"
        r"|tankers?|containers?|railways?"
        r"|railway (?:station|platform)s?|transport (?:headquarters|hub)|boats?|ferr(?:y|ies)"
        r"|aircraft|airliner|plane|flight")),
    (TargetClass.TRANSPORT, "p", r"truckers?|bus drivers?|truck drivers?|conductors?"),
    (TargetClass.MARKET, "", (
        r"(?:(?:cattle |weekly |village )?(?:markets?|fairs?|mandis?)|(?:barber|hairdresser|tailor)(?:'s|s') shops?"
        r"|hairdresser's|barber's|(?:hair|beauty) salons?|baza+rs?|shops?|shopping (?:malls?|cent(?:re|er)s?|plaza)"
        r"|malls?(?! road)|plazas?|(?:tea|fruit|food|snack|flag|vegetable|roadside) (?:stalls?|shops?)|stalls?"
        r"|stores?(?! house)|bakery|barber ?shops?|bank branch|banks?(?! account| of| clerk| manager| employ"
        r"| official| guard)|mandi|sabzi mandi"
        r"|vegetable market|anarkali|kiosks?)")),
    (TargetClass.OTHER, "", (
        r"(?:(?:un|united nations|unhcr|wfp|unicef|undp|unama|icrc|red cross|red crescent|msf|ngo|charity|aid agency"
        r"|newspaper|media|news|tv)(?:'s)? (?:[\w-]+ )?(?:offices?|compounds?|guest ?houses?|missions?|premises"
        r"|buildings?"
        r"|head-?quarters)|hotels?|restaurants?|guest ?houses?|stock exchange|press club|tv (?:station|channel)"
        r"|ngo(?:'s)? offices?|cinemas?|cafes?|clubs?(?= attack| blast)|bars?)")),
    (TargetClass.TRANSPORT, "o", (r"(?:double-cabin |armou?red |civilian )?(?:vehicles?|veh|cars?|vans?|trucks?"
        r"|lorr(?:y|ies)"
        r"|pick-?ups?|jeeps?|motor ?cars?|land ?cruisers?|cavalcade|motorcade)")),
    (TargetClass.CIVILIANS, "o", r"funerals?(?: prayers?| procession)?"),
    (TargetClass.CIVILIANS, "", (
        r"(?:private |tribal )?(?:houses?"
        r"|(?<!sent )(?<!went )(?<!go )(?<!going )(?<!way )(?<!return )(?<!returning )homes?|residences?|hujras?"
        r"|huts?|tents?|doors?|guest ?rooms?|living rooms?|courtyards?|football crowd|hideout of)|(?:muharram "
        r"|ashura |mourning |religious |eid milad )?processions?"
        r"|(?:public |political |election |peace |corner |tribal |protest )*(?:meetings?|rall(?:y|ies)"
        r"|gatherings?|sit-ins?|jirgas?|marches|demonstrations?|protests?|ceremony)"
        r"|weddings?(?: halls?| party| ceremony)?|snooker clubs?|farm-?houses?|bread queues?|parks?|playgrounds?"
        r"|football (?:match|ground)"
        r"|volleyball \w+|stadiums?"
        r"|cricket (?:match|ground)|christian colony|colony|villages?|neighbou?rhoods?|settlements?"
        r"|peace committees?|lashkars?(?! ?-?gah)|orphanage|ngos?|village")),
    (TargetClass.CIVILIANS, "p", (
        r"members? of (?:the )?(?:[\w-]+ )?(?:parliament|assembly|senate)"
        r"|(?:members?|heads?|chiefs?|elders?|leaders?) of (?:the |a |an? \w+ )?(?:[\w-]+ ){0,2}?(?:peace"
        r"|defen[cs]e|aman)"
        r" (?:committees?|bod(?:y|ies)|councils?|lashkars?)"
        r"|candidates? (?:for|of|to) (?:the |a )?(?:[\w-]+ ){0,2}?(?:assembly|council|senate|parliament|seat)"
        r"|(?:president|chairman) of (?:the |a )?(?:[\w-]+ )?(?:club|bar|association|union|party)|(?:press club"
        r"|bar association|bar|its) president|civilians?"
        r"|villagers?|(?:coal )?miners?|colliers?"
        r"|labou?rers?|(?:tribal )?elders?|tribesm[ae]n|politicians?|lawmakers?|senators?|mpas?|mnas?|councillors?"
        r"|pilgrims?|zaireen|passengers?|tourists?|travell?ers?|(?:chinese |foreign )?(?:engineers?|nationals"
        r"|(?<=chinese )national|(?<=foreign )national|technicians?|citizens?|workers?)|teachers?|professors?"
        r"|lecturers?|headmasters?|traders?|merchants?|shopkeepers?|employees?|singers?|candidates?|shepherds?"
        r"|famil(?:y|ies)|journalists?|reporters?|lawyers?|advocates?|clerics?|scholars?|ulema|mourners?|voters?"
        r"|activists?|(?:heads?|principals?|owners?|caretakers?) of (?:a|the) [\w-]+|(?:party|political"
        r"|tribal) leaders?|volunteers?|residents?|barbers?|tailors?|doctors?|drivers?|workers?|farmers?|fisherm[ae]n"
        r"|minorit(?:y|ies)|shias?|hazaras?(?! town| division| district)|christians?|ahmadis?|sikhs?|hindus?|sufis?"
        r"|hostages?|surveyors?|staff(?! room| quarters| college)|clerks?|managers?|chieftains?|nomads?|climbers?"
        r"|mountaineers?|convicts?|believers|mourning|commuters?|spectators?|well-wishers|students?|cyclists?"
        r"|herdsm[ae]n|herders?|goatherds?|money[- ]?changers?|vendors?|hawkers?|pedlars?|woodcutters?|cooks?|guides?"
        r"|linem[ae]n|hikers?|picnickers?|trekkers?|hunters?|loggers?|beekeepers?|electricians?|plumbers?|mechanics?"
        r"|masons?|contractors?|accountants?|bankers?|cashiers?|surgeons?|nurses?|bakers?|butchers?|grocers?"
        r"|milkm[ae]n"
        r"|(?:tea|fruit|vegetable|milk|flag)[- ]?sellers?|porters?|pastors?|monks?|harvesters?|peasants?|ranchers?"
        r"|crowds?|queues?(?= of| outside| at| in)|litigants|hakeem|homoeopath|businessm[ae]n|philanthropist"
        r"|sarpanch|malik|maliks")),
    (TargetClass.CIVILIANS, "g", (r"people|(?<!armed )(?<!masked )(?<!unknown )(?<!unidentified )men\b(?! on)"
        r"|persons?|women|woman|children|girls?|boys?|lives"
        r"|wife|wives|sons?|daughters?|brothers?")),
)  # fmt: skip
UNSURE = frozenset(listed("marks", "unsure_people"))  # which may be other things, names or taunts


def _people(*groups: str) -> str:
    """Give a pattern of every noun for people of some groups, longer ones first, with its plural in -s."""
    known = ((noun, group) for noun, group in lexicon().persons.items() if noun.isascii() and noun not in MASSES)
    found = {noun for noun, group in known if group in groups and noun.removesuffix("s") not in UNSURE}
    alone = (noun for noun in sorted(found) if noun.removesuffix("s") == noun or noun[:-1] not in found)
    return "|".join(sorted((f"{n}s?" if f"{n}s" in found else n for n in alone), key=len, reverse=True))


PEOPLE: tuple[tuple[TargetClass, str, str], ...] = (
    (TargetClass.POLICE, "p", _people("police")),
    (TargetClass.SECURITY_FORCES, "p", _people("security")),
    (TargetClass.CIVILIANS, "p", _people("civilians")),
    (TargetClass.CIVILIANS, "g", _people("women", "children")),
)  # those that nothing above knows
FLAGS = {"": (False, False, False), "p": (True, False, False), "o": (False, True, False), "g": (True, False, True)}
NOUNS = tuple(Noun(kind, *FLAGS[flag]) for kind, flag, _ in (*ROWS, *PEOPLE))
WORDS = Family(Cued(rf"(?<![\w-])(?:{words})\b") for _, _, words in (*ROWS, *PEOPLE))


def nouns_in(low: str) -> Iterator[tuple[Noun, int, int]]:
    """Yield every noun of what can be attacked, and its span."""
    for number, match in WORDS.each_in(low):
        yield NOUNS[number], match.start(), match.end()
