"""Parts: how a place name stands to the attack.

What comes before a name decides its part: "in", "at", "near" place the attack; "to", "for", "towards" after a verb of
travel is a destination; "from", "native of" an origin; a hospital's town and the dateline are neither.
"""

from __future__ import annotations

import re
from enum import IntEnum

from sabaq.sources.gazetteer import PlaceKind, fold
from sabaq.sources.prose.text.cues import Cued
from sabaq.sources.prose.text.lazily import lazily
from sabaq.sources.prose.text.triggers import NameMention
from sabaq.sources.prose.text.words import listed

DESTINATION = Cued(
    r"\b(?:travel\w*|head(?:ed|ing)|bound|en route|going|went|way|return\w*|driv\w+|leaving|left|moving"
    r"|proceeding|fled|flee\w*|escap\w+|withdr\w+|retreat\w*|"
    r"shift\w*|taken|airlifted|moved|rushed|evacuated|referred|transferred|flown)(?: \w+){0,4} (?:to|for"
    r"|towards?|back to|into)"
    r"(?: the| a)?(?: \w+){0,3} $|-bound $|\b(?:bound|headed|heading|destined) for $|\bto $|\btwds $",
    re.IGNORECASE,
)
ORIGIN = Cued(
    r"\b(?:from|natives? of|residents? of|hail\w+ from|belong\w+ to|born in|hometown(?: of)?|citizens? of|based in|"
    r"buried in|funeral in|in his hometown|trained in|hiding in|sanctuar\w+ in|training camps? in"
    r"|(?:coffins?|sit-?ins?|protests?|protested|rall(?:y|ies|ied)|round(?:s|ed)? up)(?: \w+){0,2} (?:at|in"
    r"|outside)|picked up from"
    r"|raided (?:\w+ )?(?:houses|homes) in|(?:journalists|reporters|newspapers|media) of"
    r"|rear bases? in|(?<!covered )(?<!ball )court in"
    r"|(?:diocese|bishop|bishopric) of|spokes\w+ in|operat(?:es|ed|ing)(?: \w+)? in"
    r"|operat(?:es|ed|ing) (?:out of|throughout|from)|lead(?:s|er) in)(?: the)?(?: \w+){0,2} $",
    re.IGNORECASE,
)
AWAY = Cued(
    r"\b(?:believed|known|heard|seen|denied|regarded) in $"
    r"|\b(?:training camps?|rear bases?|sanctuar\w+|hometown|born|buried|trained|(?<!covered )(?<!ball )court"
    r"|based) in(?: \w+)? $"
    r"|\b(?:coffins?|sit-?ins?|protests?|protested|round(?:s|ed)? up)(?: \w+){0,2} (?:at|in|outside) $"
    r"|\braided (?:\w+ )?(?:houses|homes) in $"
    r"|\b(?:suspects?|persons|facilitators?) (?:have been|has been|were|was) (?:picked up|arrested|detained"
    r"|held) (?:from|in|at) $"
    r"|\bby (?:\w+ ){0,2}?(?:stringers?|correspondents?|reporters?|journalists?) (?:in|at) $"
    r"|\b(?:told|rang|called|phoned|telephoned|(?:e-?)?mailed|contacted|informed|warned|alerted|notified|briefed"
    r"|(?:call|letter|message|statement|e-?mail) to)(?: \w+){0,4}? (?:reporters?|journalists?|correspondents?|newsmen"
    r"|media|newspapers?|bureau|offices?|news agenc(?:y|ies)|authorities|officials|government|commanders?|press|radio"
    r"|television|stations?|channels?|parliament|lawmakers|senators)(?: here)? (?:in|at|from)(?: the)? $",
    re.IGNORECASE,
)  # where those are who were told of it, or where somebody is at home
OPERATES = Cued(
    r"\b(?:commanders?|leaders?|facilitators?|network|group|who|which|he|she|they|also|fighters) (?:\w+ )?"
    r"operat(?:es|ed|ing)(?: \w+)? (?:in|throughout|from)(?: the)? $",
    re.IGNORECASE,
)  # where somebody is at home
HOSPITAL = Cued(
    r"\b(?:hospitals?|surgery|treatment|(?:medical|trauma|surgical|surgery|health|burns?) (?:cent(?:re|er)|complex"
    r"|facility"
    r"|ward|unit)s?|morgue|mortuary|cmh|newspaper offices?|news ?rooms?)(?: \w+){0,3} (?:in|at|of)(?: the)? $"
    r"|\b(?:hospital|medical complex), $|\b(?:succumbed|expired)(?: \w+){0,3} (?:in|at) $|\b(?:being"
    r"|been|was|were|are|is) treated,?(?: \w+){0,4} (?:in"
    r"|at) $|\b(?:lie|lying) (?:\w+ ){0,2}?(?:hurt|wounded|injured|admitted) (?:in|at) $",
    re.IGNORECASE,
)
LOCATION = Cued(
    r"\b(?:in|at|near|close to|outside|inside|within|across|around|of|on|off|through|rips?|rocks?|hits?"
    r"|jolts?|over|between"
    r"|along|beyond|outskirts of|parts of|into|passing|crossing)(?: the| downtown| central| upper| lower| city of"
    r"| town of| village of| (?:north|south|east|west)\w*(?:ern)?| restive| troubled| general| volatile"
    r"| neighbouring| neighboring"
    r"| remote| pakistan's"
    r"| afghanistan's| pak's|,)*(?: western city of| (?:port |provincial )?(?:city|capital|town"
    r"|province|district|area|region|state|department|governorate|county)(?: of)?)? $"
    r"|\b(?:place|location|where|site|spot)(?: of [a-z]+)?: ?$|\bnr\.? (?:the )?$"
    r"|\b(?:police|fc|army|levies|khasadar|security) (?:post|check ?-?post|picket|checkpoint|station|camp|fort) $",
    re.IGNORECASE,
)
CHAIN = lazily(
    r"\A(?:'s)?(?: (?:tribal|city|town|district|tehsil|area|village|province|agency|valley))*,? (?:and |in "
    r"|of )?(?:the )?(?:tehsil |district |sub-?division )?\Z",
    re.IGNORECASE,
)
UNIT_AFTER = lazily(
    r"\A(?:'s)? ?(district|tehsil|agency|province|valley|tribal (?:region|district|area|agency)|city|town|state|region"
    r"|governorate|county|department)\b",
    re.IGNORECASE,
)
NOT_THE_PLACE = lazily(
    r"\A(?:'s)?(?: zalmi| qalandars| kings\b| united| gladiators| club\b| conference| accord| agreement| declaration"
    r"| airport-bound| express\b| mail\b| bench| high court| times\b| post (?:reported|said)"
    r"| university (?:students?|professor|teacher)| bar (?:association|council)| assembly| constabulary"
    r"| (?:[a-z]+ ){0,2}(?:project|corridor|company|consortium)\b"
    r"|(?-i:(?: [A-Z]\w+)?) (?:nullah|nala|khwar|river|canal)\b)",
    re.IGNORECASE,
)
HOME = lazily(
    r"\A(?:'s)?(?:-based|-born|-origin| (?:scouts|rifles|militia)(?! (?:post|camp|fort|checkpost|convoy|vehicle|patrol"
    r"|headquarters|base|picket))\b| police chief| chief of police| mayor| media\b| taliban| chapter| government"
    r"| airport authorities| (?:ha(?:s|ve|d) )?(?:announc(?:ed?|es)|sa(?:ys?|id)|told|inform(?:ed|s)|reports|stated"
    r"|states|admit(?:ted|s)|confirm(?:ed|s)|claim(?:ed|s)|declar(?:ed?|es)|insist(?:ed|s)|den(?:ied|ies)"
    r"|sends?|acknowledg(?:ed|es)|conced(?:ed|es)|accus(?:ed|es)|blam(?:ed|es)|vow(?:ed|s))\b"
    r"(?! (?:by|as|responsibility for)))",
    re.IGNORECASE,
)  # the name only tells whose somebody is
CARERS = Cued(
    r"\b(?:doctors?|medics|surgeons?|nurses|paramedics|hospitals|clinics|wards)(?: there| here)?(?:,? and)?"
    r" (?:in|at|of)(?: nearby)? $",
    re.IGNORECASE,
)
COMPOUND = lazily(r"[A-Za-z]+[ -](?:u[lrsnz]|a[lrsz])-$")  # "Sayed ul-Shuhada": half of a name
CARE = lazily(
    r"(?:'s)? (?:\w+ ){0,3}?(?:treat(?:ed|ing|s)?|received|said|says|told|counted|put|report(?:ed|s)?|confirmed"
    r"|operat(?:ed|ing)|admitted|took in|fought|struggled|worked)\b"
)  # "Doctors there and in Bannu are treating": no attack was where they are
AHEAD = lazily(
    r"(?:'s)? (?:side|end) of |(?:'s)? (?:would|will|shall|(?:is|are|was|were) to) (?:\w+ ){0,2}?"
    r"(?:continue|go on|begin|start|end|be|last)\b"
)  # "the operation in South Waziristan would continue"
REACH = 90  # characters before a name that are looked at
STRUCK = lazily(
    r",? where (?:(?!he |she |they |doctors )[\w'-]+ ){0,6}?(?:(?:came|come) under|hits?|struck"
    r"|explod\w+|went off|blew|burst|attack(?:ed"
    r"|s)?|opened fire|fired|landed|fell|came down|ambush\w*|stormed|raided|shot|gunned|detonat\w+|abducted|bomb\w*)\b"
)  # "brought from Samarbagh, where a bomb exploded"
WARD = lazily(
    r"\A(?:'s)? (?:[Cc]ivil |[Tt]eaching |[Mm]ilitary |[Dd]istrict )?"
    r"(?:[Hh]ospitals?|[Mm]edical|DHQ|LRH|[Mm]orgue|[Mm]ortuary|[Tt]rauma [Cc]ent(?:re|er))\b"
)
SICKBED = (
    r"(?:hospitals?|clinics?|health units?|medical complex|(?:maternity )?wards?|trauma cent(?:re|er)"
    r"|health cent(?:re|er)|medical cent(?:re|er))"
)
STRIKES = (
    r"\b(?:attack(?:ed|s)?(?: on)?|assaults? on|raid(?:ed)?(?: on)?|storm(?:ed|ing)(?: of)?|struck|hit|bomb(?:ed|ing)"
    r"(?: of| at)?|blew|exploded|blasts?|explosions?|went off|detonated|opened fire|fired|target(?:ed|ing)"
    r"|broke into|entered|shelled|rammed|planted|laid|defused)(?: (?!(?:brought|taken|moved|shifted"
    r"|rushed|treat\w*|admitted|received|died"
    r"|wounded|injured|victims?|survivors?|doctors?(?! without)|said|says|dead|bod(?:y|ies)|patients"
    r"|where|and|who)\b)[\w'-]+)"
)
WARD_STRUCK = Cued(
    rf"{STRIKES}{{0,12}}? {SICKBED}(?: (?:in|at|of)(?: the)?| in (?:north|south|east|west|central)(?:ern)?"
    r"| in the (?:north|south|east|west|cent(?:re|er)) of)? $",
    re.IGNORECASE,
)  # "blew himself up at the gate of the hospital in": what was attacked is no place to which anybody was brought
STRUCK_THERE = Cued(rf"{STRIKES}{{0,12}} $", re.IGNORECASE)
WARD_HIT = lazily(
    r",? (?:was|were|has been|had been|came) (?:\w+ ){0,2}?(?:hit|struck|attacked|bombed|stormed|targeted|shelled"
    r"|destroyed|raided|under (?:attack|fire))\b"
)
LONGER = lazily(
    r"\A [A-Z][a-z]{2,}(?! ?(?:district|tehsil"
    r"|agency))\b(?<!day)(?<!District)(?<!Agency)(?<!City)(?<!Town)(?<!Tehsil)"
    r"(?<!Bazaar)(?<!Police)(?<!Area)(?<!Valley)(?<!Province)"
)  # "Khar Warsak" is another place than Khar
BROUGHT = Cued(
    r"(?<!reinforcements )(?<!reinforcements have )\b(?:received|brought|rescued|recovered|arrived"
    r"|retrieved|evacuated|shifted|reached|came in|come in)(?: [\w:]+){0,3} from(?: the)? $"
    r"|\b(?:ambulances?|rescuers|fire engines|teams?)(?: \w+){0,5}? (?:reached|(?:sent|moved|dispatched|rushed) to"
    r"|arrived (?:at|in)) $",
    re.I,
)
TAKEN_FROM = Cued(
    r"\b(?:abduct|kidnap|hijack|snatch|seiz|whisk|spirit)\w*\b[^.;:]{0,90} from(?: the)?(?: \w+ of)? $|\b(?:took|taken"
    r"|tak(?:es?|ing)|picked up|picking up|carried off|led away|marched)\b[^.;:]{0,90}? from(?: the)?(?: \w+ of)? $",
    re.IGNORECASE,
)
DIVISIONS = frozenset({"province", "state", "region", "governorate", "county", "department"})
BOUND = lazily(r"\A-bound\b", re.IGNORECASE)
STREET = lazily(
    r"\A(?:[-/][A-Z]\w+(?:[- ](?!road)[A-Z]\w+)?)?(?: [A-Z][a-z]+)? (?:[Rr]oad|[Hh]ighway"
    r"|[Rr]ail(?:way)?(?: [Tt]rack| [Ll]ine)\b|[Ee]xpressway|[Mm]otorway|[Bb]ypass|RCD"
    r"|[Gg]ate\b|[Ff]lyover|[Bb]ridge|[Tt]unnel)"
)  # a road or gate is called after the town it leads to
ROAD_IN_TOWN = lazily(r"\A [Rr]oad\b(?! (?:accident|crash|mishap))")
OFFICES = tuple(f"{name} " for name in listed("marks", "offices"))
OFFICE = lazily(
    r"(?P<at>\b(?:at|in|near|outside|inside|on|of|attacked|hit|struck|stormed|targeted|raided|entered) (?:the )?)?"
    rf"(?:[A-Z][\w.'-]* (?:of |and )?){{0,4}}?(?:{'|'.join(OFFICES)})$"
)  # "Civil Hospital Quetta", "Police Lines Quetta": where an office or a building is
WARDS = ("Hospital ", "DHQ ", "CMH ", "BMC ", "Trauma Centre ", "Trauma Center ", "Medical Complex ", "Medical Centre ")
SITES = (
    "Base ", "Airbase ", "Garrison ", "Barracks ", "Fort ", "Cantt ", "Cantonment ", "Airport ", "Jail ", "Prison ",
)  # fmt: skip
LABEL = lazily(
    r"(?: (?:region|state|province|governorate|county|department))?(?:(?:, | ?/ ?)[A-Z][\w -]{1,20})?"
    r"(?: \([^()]{1,20}\))?(?:, \d{1,2} [A-Z][a-z]{2,8})?(?::| [-–—] )|, \d"
)
ITEM = (
    r"(?:[(\[]?(?:\d{1,2}|[A-Ha-h]|[ivx]{1,4})[.)\]] |[•▪●◦*] ?|[0-2]\d[0-5]\d(?: ?hrs)?(?: [-–—])? "
    r"|[Gg]en(?:eral)? area )"
)
DATED = r"(?:(?:(?:Same|Next) \w+|[A-Z][a-z]{2,5}day|\d{1,2} [A-Z][a-z]{2,8}|[A-Z][a-z]{2,8} \d{1,2})(?:,|:| [-–—])? )"
COUNTED = lazily(rf"{ITEM}?{DATED}?\Z")  # before a label
LISTED = lazily(r"(?: \([^()]{1,20}\))?(?:, [a-z\d]|\. [A-Z\d])")  # after a label behind a number, a clock or a day
BESIDE = lazily(r"(?:: | ?/ ?|-| [-–—] |, )\Z")  # between two labels: "Swabi: Topi: ", "Farah/Pusht Rod: "
DESKS = frozenset({"islamabad", "rawalpindi", "kabul", "new delhi", "washington", "london", "geneva"})  # of newsrooms
NAMED_PERSON = Cued(
    r"\b(?:mr|ms|mrs|dr|gen|col|maj|capt|lt|sgt|cmdr|minister|leader|commander|named|mullah|maulana|mufti"
    r"|qari)\.? (?-i:[A-Z]\w+ )?$|\bspokes(?:m[ae]n|woman|person) (?-i:[A-Z]\w+ )$",
    re.IGNORECASE,
)
SETTLED = lazily(r" (?:[Bb]azaa?r|[Cc]ity|[Tt]own|[Aa]rea|[Vv]illage|[Cc]ross(?:ing)?|[Cc]hec?k ?-?post|PS|[Tt]hana)\b")
CAPITALISED_BEFORE = lazily(r"(?<![.!?:,;\"'] )(?<!\A)\b[A-Z][a-z]+ $")


class Part(IntEnum):
    """How a name stands to the attack; higher is nearer."""

    NOT_A_PLACE = 0
    ORIGIN = 1
    ROAD = 2  # "on the Kulachi road": the attack was on the way there
    DESTINATION = 3
    HOSPITAL = 4
    MODIFIER = 5
    LABEL = 6  # "Hangu: ..." may be the district in which a later name lies
    LOCATION = 7


def part_of(
    text: str, name: NameMention, span: tuple[int, int], joined: tuple[Part, int] | None, *, held: bool
) -> Part:
    """Give what the words around a name make of it."""
    first = max(span[0], name.start - REACH)
    before, after = text[first : name.start], text[name.end : name.end + 40]
    settled = _part_around(text, first, name)
    if settled is None:
        settled = _part_after(before, after, careful=name.careful)
    if settled is not None or NAMED_PERSON.search(text, first, name.start):
        return settled or Part.NOT_A_PLACE
    if joined and _shared(text, name, joined):
        return joined[0]
    if name.start - span[0] < 24 and _labels(text, span[0], name):
        filed = name.start < 4 and fold(text[name.start : name.end]) in DESKS
        return Part.ORIGIN if filed else Part.LABEL
    told = Part.LOCATION if STRUCK.match(text, name.end) else _part_before(text, first, name.start)
    if told is None and not UNIT_AFTER.match(after):
        return _bare(text, name, span, before, held=held)
    return Part.MODIFIER if told is None else told


def _part_around(text: str, first: int, name: NameMention) -> Part | None:
    """Give what the words on both sides of a name make of it, if anything."""
    if _ward_struck(text, first, name):
        return Part.LOCATION
    if COMPOUND.search(text, first, name.start):
        return Part.NOT_A_PLACE
    if CARE.match(text, name.end) and CARERS.search(text, first, name.start):
        return Part.HOSPITAL
    return Part.ORIGIN if AHEAD.match(text, name.end) else None


def _ward_struck(text: str, first: int, name: NameMention) -> bool:
    """Say whether a hospital in or of this name was itself attacked."""
    ward = WARD.match(text[name.end : name.end + 40])
    if ward:
        return bool(WARD_HIT.match(text, name.end + ward.end()) or STRUCK_THERE.search(text, first, name.start))
    if WARD_STRUCK.search(text, first, name.start):
        return True
    return bool(HOSPITAL.search(text, first, name.start) and WARD_HIT.match(text, name.end))


def names_road(text: str, name: NameMention) -> bool:
    """Say whether a road within a town bears the name: "on Sariab Road", not "the Bannu road", which leads there."""
    led = text[max(0, name.start - 4) : name.start].lower()
    return led != "the " and bool(ROAD_IN_TOWN.match(text[name.end : name.end + 16]))


def _labels(text: str, first: int, name: NameMention) -> bool:
    """Say whether a name opens an item of a list, "0940 Turbat, bus hit" or a text, "Quetta: ..."."""
    if COUNTED.match(text, first, name.start):
        return bool(LABEL.match(text, name.end) or (name.start > first and LISTED.match(text, name.end)))
    return False


def _shared(text: str, name: NameMention, joined: tuple[Part, int]) -> bool:
    """Say whether a name has the part of the one before it: beside it, or below it in a label, "Swabi: Topi: "."""
    between = text[joined[1] : name.start]
    if len(between) < 30 and CHAIN.match(between):
        return True
    return joined[0] is Part.LABEL and bool(BESIDE.match(between) and LABEL.match(text, name.end))


def _part_after(before: str, after: str, *, careful: bool) -> Part | None:
    """Give the part that the words after a name settle, None where they settle nothing."""
    if NOT_THE_PLACE.match(after) or (careful and LONGER.match(after)):
        return Part.NOT_A_PLACE
    if WARD.match(after):
        return Part.HOSPITAL
    if BOUND.match(after):
        return Part.DESTINATION
    if STREET.match(after):
        return Part.ROAD if before.endswith(("on the ", "along the ")) else Part.ORIGIN
    return Part.ORIGIN if HOME.match(after) else None


def _bare(text: str, name: NameMention, span: tuple[int, int], before: str, *, held: bool) -> Part:
    """Give the part of a name that no word places: beside an office, in a headline, or a part of another name."""
    office = OFFICE.search(before) if before.endswith(OFFICES) else None
    if office:
        if before.endswith(WARDS):
            return Part.HOSPITAL
        return Part.LOCATION if office.group("at") else Part.MODIFIER if before.endswith(SITES) else Part.ORIGIN
    odd = CAPITALISED_BEFORE.search(before) and not before.isupper() and not headline(text, span)
    doubtful = name.careful and not held and not SETTLED.match(text, name.end)
    return Part.NOT_A_PLACE if odd or doubtful else Part.MODIFIER


def _part_before(text: str, first: int, last: int) -> Part | None:
    """Give the part that the words before a name settle, None where they settle nothing."""
    if HOSPITAL.search(text, first, last):
        return Part.HOSPITAL
    if AWAY.search(text, first, last):
        return Part.ORIGIN
    at = text[first:last].lower().removesuffix("the ").endswith(("in ", "at ", "near ")) and not OPERATES.search(
        text, first, last
    )
    if LOCATION.search(text, first, last) and (at or not ORIGIN.search(text, first, last)):
        return Part.LOCATION
    if BROUGHT.search(text, first, last) or TAKEN_FROM.search(text, first, last):
        return Part.MODIFIER
    if DESTINATION.search(text, first, last):
        return Part.DESTINATION
    return Part.ORIGIN if ORIGIN.search(text, first, last) else None


def headline(text: str, span: tuple[int, int]) -> bool:
    """Say whether a sentence capitalises most of its words, so that a capital means nothing."""
    words = [w for w in text[span[0] : span[1]].split() if len(w) > 3]
    return bool(words) and sum(w[0].isupper() for w in words) > 0.6 * len(words)


def unit_word(text: str, name: NameMention) -> PlaceKind | None:
    """Give the kind that the word after a name says."""
    match = UNIT_AFTER.match(text[name.end : name.end + 24])
    if match is None:
        return None
    word = match.group(1).lower()
    if word in DIVISIONS:
        return PlaceKind.PROVINCE
    return None if word in {"city", "town"} else PlaceKind.DISTRICT
