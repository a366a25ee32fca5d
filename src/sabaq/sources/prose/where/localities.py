"""Localities: named spots that no gazetteer holds.

A capitalised name after "near" or before "area" is the spot that the text means; it stands in the district that the
text names beside it, with that district's circle, so that the name is kept and nothing finer is pretended. Where
nothing known stands beside it, as in countries of which no places are listed, it is a name without a position.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from sabaq.sources.gazetteer import Place, PlaceKind
from sabaq.sources.prose.text.cues import Cued
from sabaq.sources.prose.text.lazily import lazily
from sabaq.sources.prose.text.words import listed
from sabaq.sources.prose.where.parts import Part, headline
from sabaq.sources.prose.where.places import PlaceMention
from sabaq.sources.prose.where.unlisted import in_district, place_alone, place_inside

WORD = r"[A-Z](?:['’][A-Z]|[A-Z])?[^\W\d_A-Z](?:(?!['’]s\b)[\w'’-])*"
NAME = rf"{WORD}(?:[ -](?:(?:de|del|la|las|los|el|al|du|des|wa|o|e|i)[ -])?(?:{WORD}|\d{{1,2}}\b)){{0,2}}"
KIND = (
    r"(?:area|locality|village|neighbou?rhood|bazaar|bazar|sub-?division|suburb|hamlet|quarter|valley|district|county"
    r"|mohalla|tehsil|town|sector|municipality|department|region|prefecture|state|province|governorate|commune|parish"
    r"|mountains?|hills|forest|desert|island|beach|ward|LGA)"
)
POST = (
    r"(?:check[- ]?post|checkpoint|post|picket|police (?:station|post|check ?post)|thana|fort|gas (?:plant|field)"
    r"|oil field|coal ?fields?|base(?: camp)?|compound"
    r"|(?:army|security|levies|military) (?:camp|post|check ?post)|sector|airport|airstrip"
    r"|barracks|garrison|junction|crossing|roundabout|square|cantonment|gate)"
)
NOT_TOWNS = (
    r"(?:hospital|mosque|school|college|church|shrine|airport|university|hotel|road|bridge|highway|stadium|prison"
    r"|building|headquarters|office|embassy|consulate|ministry|clinic|morgue)"
)
WARDS = lazily(
    r"(?:,? (?:and )?(?:the )?[A-Z][\w.-]*(?: [A-Z][\w.-]*){0,3}){1,4}? (?:[Hh]ospitals|[Cc]linics|[Uu]niversities"
    r"|[Ss]chools|[Cc]olleges|[Mm]osques)\b"
)  # "in the Watan and EMERGENCY hospitals"
SITE = (
    r"(?:police station|sub-?station|station|terminal|bazaar|market|chowk|square|main street|outskirts|edge|suburbs?"
    r"|gates?|entrance|villages?|towns?|city|port|municipality|neighbou?rhood|hamlet|settlement|commune|camp|barracks"
    r"|mountains?|hills|forests?|north|south|east|west)"
)
THEN = (
    r"(?:on|late|early|when|where|which|that|who|whose|while|today|yesterday|tonight|overnight|by|and|or|but|last"
    r"|this|next|after|before|at|during|as|with|without|to|for|from|since|until|near|around|about|over|under|between"
    r"|because|was|were|is|are|in|of|into|earlier|later|shortly|soon|again|now|not|then|so|if|just|kills?|hits?"
    r"|leaves?|injures?|wounds?|claims?|dead|[a-z]{2,}(?:ed|ing)|left|shot|went|took|came|fell|blew|rode|drove|broke"
    r"|cut|hit|burnt|missed)\b"
)
ENDED = rf" ?[,.;:)]|['’]s [a-z]|\s*\Z| \(| [-–—] | {THEN}"
END = rf"(?={ENDED})"
IN = (
    r"(?:[Ii]n|at|[Nn]ear|nr|[Oo]utside|[Ii]nside|around|into|[Cc]lose to|outskirts of|beside|beyond|through"
    r"|[Bb]etween)"
)
STRUCK = r"(?:attacked|hit|struck|stormed|targeted|raided|entered|torched|razed|sacked|invaded|overran|looted|besieged)"
PATTERNS = (
    Cued(rf"\b(?:in|at|near|of|from|on|into|around|outside)(?: the)?(?: general area)? (?P<name>{NAME}) {KIND}\b"),
    Cued(
        rf"\b{IN} (?:the )?(?:(?:crowded|busy|congested|upscale|posh|remote|troubled|restive|nearby) )?(?P<name>{NAME})"
        rf"{END}(?! (?:[\w'-]+ )?{NOT_TOWNS}\b)"
    ),
    Cued(rf"\b(?:[Nn]ear|nr|[Oo]utside) (?P<name>{NAME})(?= [a-z])(?! (?:[\w'-]+ )?{NOT_TOWNS}\b)"),
    Cued(
        rf"\b(?:{IN}|on) (?:the )?[A-Z][\w-]+['’]s (?:[a-z-]+ ){{0,2}}(?P<name>{NAME})"
        rf"(?: {KIND}| {POST})?(?={ENDED})"
    ),
    Cued(
        rf"\b(?:on|along|at|near|from)(?: the)? (?P<name>(?:(?:[A-Z]\. ?){{1,2}}|[A-Z]{{2}} )?{NAME}(?<= Road))"
        r"(?= [a-z(]|[,.;:)]|\s*\Z)"
    ),
    Cued(rf"\bon the (?P<name>{WORD})(?:[- –]{WORD})? (?:road|highway|axis|track|route|stretch)\b"),
    Cued(rf"\b[Gg]en(?:eral)? area (?P<name>{NAME})"),
    Cued(rf"\b{SITE} of (?P<name>{NAME}){END}"),
    Cued(rf"\b(?:[Tt]ehsil|[Vv]illage(?: of)?|[Mm]ohalla|[Ss]ub-?[Dd]ivision|[Tt]own of) (?P<name>{NAME})"),
    Cued(
        rf"(?:\b(?:attacked|hit|struck|stormed|targeted|raided|at|on|near)|:) (?:the |a )?(?P<name>{NAME}"
        rf"|[A-Z]{{1,2}}-?\d{{1,2}}) {POST}\b"
    ),
    Cued(rf"\b(?:at gun-?point|abducted|kidnapped|snatched) from (?:the )?(?P<name>{NAME}){END}"),
    Cued(
        rf"\b(?:{STRUCK}|enter|attack|storm|raid|hit|target|strike) (?:the )?"
        rf"(?P<name>{NAME}(?:(?<= Colony)|(?<= Market)|(?<= Bazaar)|(?<= Village)))\b"
    ),
    Cued(rf"\b(?:{STRUCK}|surrounded) (?P<name>{NAME})(?=, (?:in the|a|near) )"),
    Cued(rf"\b{STRUCK} (?:the )?(?P<name>{NAME}) (?:village|town|market|bazaar|island|camp|settlement)\b"),
)  # fmt: skip
CAPITAL = lazily(r" [A-Z]")
LEADS = lazily(
    r"(?:\b(?:[Ii]n|at|[Nn]ear|nr|[Oo]utside|[Ii]nside|around|into|to|beside|beyond|through|of|from|on|area|attacked"
    r"|hit|struck|stormed|targeted|raided|entered|torched|razed|sacked|invaded|overran|looted|besieged"
    r"|[Bb]etween|[Tt]ehsil|[Vv]illage|[Mm]ohalla|[Dd]ivision)(?: the| a)?|'s|[,:])\Z"
)  # what every pattern below needs before a capital, and before no other name
LONGEST_LEAD = len("division the")
OWNED = lazily(rf"'s (?P<name>{NAME})(?! (?:[Rr]oad|[Mm]osque|[Cc]hurch))")
LABELLED = lazily(
    rf"(?:, | - |: | ?/ ?|-)(?:\d{{1,2}} [A-Z][a-z]{{2,8}}, )?(?P<name>{NAME})(?: \([^()]{{1,20}}\))?(?=:| - | – )"
)
NOT_SPOTS = frozenset(listed("marks", "not_spots"))  # days, feasts, countries, offices
STREET = lazily(
    r"\b(?:Tower|Towers|Gate|Expressway|Highway|Bridge|Street|Mosque|Masjid|Church|Shrine|Hotel|Plaza|Square"
    r"|Mall|Avenue|Flyover|Stadium|Park|Station|Canal|Building|House|Chowrangi|Crossing|Exchange|Airport|Base|Prison"
    r"|Jail|Line|Lines|Office|Day|Way|Hall|Club|Bank|Tunnel|Railway)\Z"
)  # a street or a building is no settlement
URBAN = lazily(r"\b(?:Chowk|Chowrangi|Road|Bazaa?r|Colony|Street|Town|Phase|Block|Sector|Morr?|Market|Adda)\b")
QUARTER = lazily(r" (?:Colony|Market|Bazaar|Town)\Z")
AREA = lazily(r" (?:area|locality|neighbou?rhood)\b")
CAPITALISED = lazily(r" (?:\w+ ){0,2}[A-Z]")
ROAD = lazily(r"\b(?:Road|Bypass)\Z")
INSTITUTION = lazily(
    r"\b(?:Hospital|University|College|Court|Police|Army|Corps|Force|Forces|Department|Ministry|Brigade|Council|Party"
    r"|Front|Rangers|Levies|Taliban|Assembly|Authority|Operation|Movement|Complex|Centre|Center|School|Command"
    r"|Minister|Operations|Embassy|Consulate|Africa|Continental|Intercontinental|Serena|Marriott|Hilton|Zallaqa"
    r"|Amaq|Andalus|Telegram|WhatsApp)\b"
)


AFTERWARDS = lazily(
    r"\b(?:coffins?|sit-?ins?|protest\w*|picked up|round(?:s|ed)? up)(?: \w+){0,2} (?:at|in|outside|from|on) \Z"
)
UNITS = frozenset({PlaceKind.PROVINCE, PlaceKind.DISTRICT, PlaceKind.TOWN})
BESIDE = lazily(r".{1,3}|,? (?:[Dd]istrict|[Dd]istt?\.?|[Tt]ehsil|[Aa]gency) ")  # "Nag, District Washuk"


def localities(
    text: str,
    span: tuple[int, int],
    known: tuple[PlaceMention, ...],
    *,
    around: tuple[Place | None, Place | None],
    taken: tuple[tuple[int, int], ...],
) -> tuple[PlaceMention, ...]:
    """Give the spots of one clause that the gazetteer lacks, inside the known place beside them or around them.

    `around` are the place of the sentences before and the city that a report was filed from, in which its streets lie.
    """
    found: dict[int, PlaceMention] = {}
    free = (m.start() for m in CAPITAL.finditer(text, *span) if not any(a < m.end() <= b for a, b in taken))
    if not any(LEADS.search(text, max(span[0], at - LONGEST_LEAD), at) for at in free):
        return ()
    placed = any(m.part >= Part.MODIFIER and m.place.kind is not PlaceKind.COUNTRY for m in known)
    for match in _named(text, span, known):
        first, last = match.span("name")
        name = match.group("name")
        street = STREET.search(name) and not AREA.match(text, last)
        usual = (
            (name.split()[0].lower() in NOT_SPOTS and not QUARTER.search(name)) or INSTITUTION.search(name) or street
        )
        if (
            usual
            or WARDS.match(text, last)
            or AFTERWARDS.search(text, span[0], first)
            or (CAPITALISED.match(text, last) and headline(text, span))
            or any(a < last and first < b for a, b in taken)
        ):
            continue
        holder = _holder(text, known, first, last) or around[URBAN.search(name) is not None] or around[0]
        if ROAD.search(name) and _elsewhere(known, holder):
            continue
        if holder is not None:
            place = in_district(text, last, place_inside(name, holder))
            found.setdefault(first, PlaceMention(place, Part.LOCATION, first, last))
        elif not placed:
            found.setdefault(first, PlaceMention(place_alone(name), Part.LOCATION, first, last))
    return tuple(found.values())


def _elsewhere(known: tuple[PlaceMention, ...], holder: Place | None) -> bool:
    """Say whether a road is not worth naming: its town is named as the place, or only its province is known."""
    wide = {PlaceKind.COUNTRY, PlaceKind.PROVINCE}
    return (holder is not None and holder.kind in wide) or any(
        m.part is Part.LOCATION and m.place.kind not in wide for m in known
    )


def _named(text: str, span: tuple[int, int], known: tuple[PlaceMention, ...]) -> Iterator[re.Match[str]]:
    """Yield what may be the name of a spot."""
    for pattern in PATTERNS:
        yield from pattern.finditer(text, *span)
    for mention in known:
        if mention.start >= span[0] and mention.place.kind in {PlaceKind.DISTRICT, PlaceKind.TOWN}:
            owned = OWNED.match(text, mention.end, span[1])
            if owned is None and mention.part is Part.LABEL:
                owned = LABELLED.match(text, mention.end, span[1])
            if owned:
                yield owned


def _holder(text: str, known: tuple[PlaceMention, ...], first: int, last: int) -> Place | None:
    """Give the place named right after a spot, else the nearest district, town or province that places the attack."""
    after = (m for m in known if m.start > last and m.place.kind is not PlaceKind.COUNTRY)
    beside = next((m.place for m in after if BESIDE.fullmatch(text, last, m.start)), None)
    units = (m for m in known if m.place.kind in UNITS or (m.place.abroad and m.place.kind is not PlaceKind.COUNTRY))
    fit = (m for m in units if m.part >= Part.MODIFIER)
    nearest = min(fit, key=lambda m: (m.place.kind is PlaceKind.PROVINCE, abs(m.start - first)), default=None)
    return beside or (nearest.place if nearest else None)
